"""What the issue of a summons certificate asks for, and what it leaves.

The documents call it for every paper they issue; papers of others pass untouched.
"""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.approvals import Approving
from cases.law.summons import require_suspect
from cases.papers.paper import Paper
from cases.papers.summoning import SummonsCertificate
from cases.records.summons import Branch, SummonsState, Suspicion, item_of
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import spend
from cases.services.summons.finding import party_of, suspicion_of
from cases.services.summons.showing import entry_rows, state_of
from cases.store.engine import StoreSession
from cases.store.rows.papers import DocumentRow
from cases.store.rows.summons import SummonsRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


def certificate_issued(deed: "Deed", desk: "Desk", document: DocumentRow, paper: Paper) -> None:
    """Use the approval of a summons when its certificate is issued, and start waiting for him.

    Raises:
        Refusal: no approval, no longer a suspect, another text than was approved, or a
            certificate that no planned summons stands behind.

    Law: 行政程序 art. 67 para. 1.
    """
    if not isinstance(paper, SummonsCertificate):
        return
    row = _summons_of(deed.session, document)
    if row is None:
        raise Refusal(Reason.OWN_SERVICE_ONLY, article="admin.67")
    corrects = document.corrects_id is not None
    if state_of(row) is not (SummonsState.ISSUED if corrects else SummonsState.PLANNED):
        raise Refusal(Reason.SUMMONS_STEP)
    party = party_of(deed.session, row.case_id, row.party_id)
    found = suspicion_of(deed.session, row.case_id, row.party_id)
    kind = None if found is None else Suspicion(found.kind)
    require_suspect(kind, Branch(row.branch), party.name)
    planned = (party.name, row.charge, row.called_for, row.place)
    if (paper.person, paper.charge, paper.called_for, paper.place) != planned:
        raise Refusal(Reason.OWN_SERVICE_ONLY, article="admin.67")
    if paper.force_warning and not _force_allowed(deed.session, row):
        raise Refusal(Reason.NOT_ALLOWED, article="admin.67")
    if row.called_for is not None and row.called_for <= desk.now():
        raise Refusal(Reason.TIMES_INVERTED, field="called_for")
    spend(deed, desk, row.case_id, Approving.SUMMONS, subject=item_of(row.n))
    row.document_id, row.issued_at = document.id, desk.now()
    deed.note(summons=row.id)


def _summons_of(session: StoreSession, document: DocumentRow) -> SummonsRow | None:
    """Return the summons behind a certificate, or behind the one it corrects."""
    known = [one for one in (document.id, document.corrects_id) if one is not None]
    return session.scalars(
        select(SummonsRow)
        .where(SummonsRow.case_id == document.case_id, SummonsRow.document_id.in_(known))
        .limit(1)
    ).first()


def _force_allowed(session: StoreSession, row: SummonsRow) -> bool:
    said = [one.allows for one in entry_rows(session, row.id) if one.allows is not None]
    return bool(said and said[-1])
