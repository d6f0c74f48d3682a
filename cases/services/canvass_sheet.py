"""What cases owe to a canvass: its sheet is issued on one approval, its residents are forgotten.

The documents call the first for every paper they issue; papers of others pass untouched.
"""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.approvals import Approving, rule_of
from cases.papers.canvassing import CanvassSheet
from cases.papers.paper import Paper
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import spend
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow
from cases.store.rows.canvass import CanvassOutingRow, CanvassResidentRow
from cases.store.rows.papers import DocumentRow
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


def canvass_issued(deed: "Deed", desk: "Desk", document: DocumentRow, paper: Paper) -> None:
    """Use the approval of an outing up when its sheet is issued.

    Law: 行政程序 art. 82. The sheet says what was reviewed and approved, word for word.

    Raises:
        Refusal: no outing stands behind it, it says something else than was approved, nobody
            reviewed it, its hours are over, or the approval is missing or has lapsed.
    """
    if not isinstance(paper, CanvassSheet):
        return
    article = rule_of(Approving.CANVASS).article
    row = deed.session.scalars(
        select(CanvassOutingRow).where(CanvassOutingRow.document_id == document.id)
    ).first()
    if row is None or row.printed_at is not None or row.dropped_at is not None:
        raise Refusal(Reason.OWN_SERVICE_ONLY, article=article)
    approved = (
        outing_item(row),
        row.from_at,
        row.until_at,
        _names(deed.session, row),
        row.recording,
        row.warrant,
        [plain_stair(one) for one in row.scope],
    )
    said = (
        paper.outing,
        paper.from_at,
        paper.until_at,
        paper.canvassers,
        paper.recording,
        paper.warrant,
        list(paper.scope),
    )
    if said != approved or any(not _within(one.place, paper.scope) for one in paper.doors):
        raise Refusal(Reason.OWN_SERVICE_ONLY, article=article)
    if row.until_at <= desk.now():
        raise Refusal(Reason.TIMES_INVERTED, field="until_at")
    used = spend(deed, desk, row.case_id, Approving.CANVASS, outing_item(row), act="canvass.print")
    require_reviewed(deed.session.get_one(ApprovalRow, used), row)
    row.printed_at = desk.now()
    deed.note(outing=row.n)


def require_reviewed(approval: ApprovalRow, row: CanvassOutingRow) -> None:
    """Refuse an approval that names something else than the outing, or that nobody reviewed."""
    if approval.matter != row.matter or not approval.opinion:
        rule = rule_of(Approving.CANVASS)
        raise Refusal(Reason.CANVASS_UNREVIEWED, article=rule.article)


def outing_item(row: CanvassOutingRow) -> str:
    """Return how approvals name an outing."""
    return f"走访{row.canvass_id}-{row.n}"


def plain_stair(code: str) -> str:
    """Return a stairwell as papers name it: 6-2 is 6栋2单元."""
    building, _dash, stairwell = code.rpartition("-")
    return f"{building}栋{stairwell}单元"


def forget_residents(deed: "Deed", case_id: int) -> None:
    """Delete what is known of people who answered at doors; the doors themselves stay."""
    rows = deed.session.scalars(
        select(CanvassResidentRow).where(CanvassResidentRow.case_id == case_id)
    ).all()
    for row in rows:
        deed.session.delete(row)
    if rows:
        deed.note(residents_deleted=len(rows))


def _within(place: str, scope: tuple[str, ...]) -> bool:
    return any(place.startswith(stair) for stair in scope)


def _names(session: StoreSession, row: CanvassOutingRow) -> tuple[str, ...]:
    officers = (row.first_officer, row.second_officer)
    found = {
        one.id: one.name
        for one in session.scalars(select(OfficerRow).where(OfficerRow.id.in_(officers)))
    }
    return tuple(found.get(one, "") for one in officers)
