"""What the issue of a notice of assistance, or of its withdrawal, asks for and leaves.

The documents call it for every paper they issue; papers of others pass untouched.
"""

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.law.pursuit import NOTICE, require_same_scope
from cases.papers.paper import Paper
from cases.papers.summoning import AssistanceNotice, AssistanceWithdrawal
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import spend
from cases.services.pursuit.finding import record
from cases.services.pursuit.secrets import named_on, require_sealed
from cases.services.pursuit.showing import units
from cases.store.engine import StoreSession
from cases.store.rows.papers import DocumentRow
from cases.store.rows.summons import AssistanceRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


def assistance_issued(deed: "Deed", desk: "Desk", document: DocumentRow, paper: Paper) -> None:
    """Use the approval of a notice, or hold a withdrawal to the scope of its notice.

    Raises:
        Refusal: no approval, somebody is named who must not be, or the recipients are not the
            same.

    Law: Order 146 art. 44, 46.
    """
    if not isinstance(paper, AssistanceNotice | AssistanceWithdrawal):
        return
    row = _notice_of(deed.session, document)
    if row is None:
        raise Refusal(Reason.OWN_SERVICE_ONLY, article=NOTICE)
    named = named_on(deed.session, row.id)
    require_sealed(deed.session, row.case_id, paper, named)
    item = f"assistance {row.n}"
    if isinstance(paper, AssistanceNotice):
        if row.withdrawal_id is not None:
            raise Refusal(Reason.NOTICE_STEP)
        spend(deed, desk, row.case_id, Approving.ASSISTANCE_NOTICE, subject=item)
        row.document_id, row.issued_at = document.id, desk.now()
        row.recipients, row.valid_until = "\n".join(paper.recipients), paper.valid_until
        kind = FactKind.ASSISTANCE_ISSUED
    else:
        require_same_scope(paper.recipients, units(row.recipients))
        row.withdrawal_id, row.withdrawn_at = document.id, desk.now()
        kind = FactKind.ASSISTANCE_WITHDRAWN
    record(deed.session, desk, row.case_id, kind, desk.now(), item)
    deed.note(notice=row.id, recipients=list(paper.recipients))


def _notice_of(session: StoreSession, document: DocumentRow) -> AssistanceRow | None:
    """Return the notice behind a paper, or behind the one it corrects."""
    known = [one for one in (document.id, document.corrects_id) if one is not None]
    return session.scalars(
        select(AssistanceRow)
        .where(
            AssistanceRow.case_id == document.case_id,
            or_(AssistanceRow.document_id.in_(known), AssistanceRow.withdrawal_id.in_(known)),
        )
        .limit(1)
    ).first()
