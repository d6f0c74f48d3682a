"""The rows of extracts: found, checked before every use, each use written down."""

from typing import TYPE_CHECKING

from cases.records.cases import CaseState
from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.extracts import ExtractRow, ExtractUseRow
from leads.registers.fields import ExtractKind
from leads.registers.records import ExtractId, ExtractState, UseKind

if TYPE_CHECKING:
    from datetime import date

    from cases.services.desk import Deed, Desk


class AtExtracts:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def _usable(self, extract_id: ExtractId) -> tuple[CaseId, ExtractKind]:
        """Return case and kind of an extract that may be used now, by an officer of its case."""
        with self.desk.reading() as session:
            row = usable(session, self.desk, extract_id)
            return CaseId(row.case_id), ExtractKind(row.kind)


def usable(session: StoreSession, desk: "Desk", extract_id: ExtractId) -> ExtractRow:
    """Return an extract that may be used.

    Raises:
        Refusal: there is none, the officer does not investigate its case, its last day has
            passed, or its case is concluded and with it the purpose it was given for.
    """
    row = session.get(ExtractRow, extract_id)
    case = session.get(CaseRow, row.case_id) if row is not None else None
    if row is None or case is None:
        raise Refusal(Reason.NOT_FOUND)
    require_place(session, desk, row.case_id, INVESTIGATES)
    if state_of(row, desk.today()) is not ExtractState.USABLE or CaseState(case.state).is_over:
        raise Refusal(Reason.EXTRACT_OVER, article="admin.28", until=row.until_on)
    return row


def state_of(row: ExtractRow, today: "date") -> ExtractState:
    """Return whether an extract may be used on a day; its last day counts."""
    if row.deleted_at is not None:
        return ExtractState.DELETED
    return ExtractState.EXPIRED if row.until_on < today else ExtractState.USABLE


def use_extract(
    deed: "Deed",
    desk: "Desk",
    extract_id: ExtractId,
    kind: UseKind,
    words: str = "",
    count: int = 0,
) -> ExtractRow:
    """Write a use of an extract down inside another act, such as a ranking, and return it.

    Raises:
        Refusal: as `usable`.
    """
    row = usable(deed.session, desk, extract_id)
    deed.session.add(
        ExtractUseRow(
            case_id=row.case_id,
            extract_id=row.id,
            kind=kind.value,
            at=desk.now(),
            by=desk.officer.id,
            words=words,
            count=count,
        )
    )
    deed.note(extract=row.id, extract_source=row.source, extract_use=kind)
    if words:
        deed.note(extract_words=words)
    if count:
        deed.note(rows_found=count)
    return row
