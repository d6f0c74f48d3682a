"""Files lent out (案卷借阅): to whom, why, until when, and back."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select, true

from cases.records.hand_overs import FileLoan, LoanEntry
from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.practice import FileLoanRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class LoanService:
    """Loans of files."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def lend(self, case_id: CaseId, entry: LoanEntry) -> int:
        """Record that a file was lent: to whom, on what paper, for what, until when."""
        for name in ("borrower", "authority", "purpose", "volumes"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        if entry.return_by < self.desk.today():
            raise Refusal(Reason.FIELD_INVALID, field="return_by")
        with self.desk.act("loan.lend", case_id, loan=asdict(entry)) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = FileLoanRow(
                case_id=case_id,
                **asdict(entry),
                lent_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            return row.id

    def take_back(self, loan: int, state: str) -> None:
        """Record that a file came back, and in what state."""
        if not state.strip():
            raise Refusal(Reason.FIELD_MISSING, field="state")
        with self.desk.reading() as session:
            row = session.get(FileLoanRow, loan)
            if row is None or row.returned_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            case_id = row.case_id
        with self.desk.act("loan.take_back", case_id, state=state.strip()) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = deed.session.get_one(FileLoanRow, loan)
            row.returned_at, row.state_on_return = self.desk.now(), state.strip()

    def out(self) -> tuple[FileLoan, ...]:
        """Return the files lent out in every case the officer may see, the longest first."""
        with self.desk.reading() as session:
            return _loans(session, FileLoanRow.returned_at.is_(None))

    def of_case(self, case_id: CaseId) -> tuple[FileLoan, ...]:
        """Return the loans of a case, the oldest first."""
        with self.desk.looking(case_id, "loans") as session:
            return _loans(session, true() & (FileLoanRow.case_id == case_id))


def _loans(session: StoreSession, wanted: ColumnElement[bool]) -> tuple[FileLoan, ...]:
    rows = session.execute(
        select(FileLoanRow, CaseRow.number)
        .join(CaseRow, CaseRow.case_id == FileLoanRow.case_id)
        .where(wanted)
        .order_by(FileLoanRow.lent_at, FileLoanRow.id)
    )
    return tuple(
        FileLoan(
            row.id,
            CaseId(row.case_id),
            number,
            LoanEntry(
                borrower=row.borrower,
                authority=row.authority,
                purpose=row.purpose,
                volumes=row.volumes,
                return_by=row.return_by,
            ),
            row.lent_at,
            row.returned_at,
            row.state_on_return,
        )
        for row, number in rows
    )
