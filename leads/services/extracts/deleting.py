"""Deleting an extract: by an officer of the case with a reason, or by the program in time."""

from sqlalchemy import delete, select

from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.store.engine import StoreSession
from cases.store.rows.extracts import ExtractBlockRow, ExtractRow
from leads.registers.records import ExtractId
from leads.services.extracts.rows import AtExtracts


class Deleting(AtExtracts):
    """Deleting. The head stays: what it was, for what, until when, who used it."""

    def delete(self, extract_id: ExtractId, why: str) -> None:
        """Delete the rows of an extract before its day, as when the vehicle has been found.

        Raises:
            Refusal: no reason, no such extract, deleted already, not an investigator of the case.
        """
        if not why.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.reading() as session:
            case_id = session.scalar(select(ExtractRow.case_id).where(ExtractRow.id == extract_id))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        with self.desk.act("extract.delete", case_id) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = deed.session.get_one(ExtractRow, extract_id)
            if row.deleted_at is not None:
                raise Refusal(Reason.EXTRACT_OVER, until=row.until_on)
            row.deleted_by = self.desk.officer.id
            self._empty(deed.session, row, why.strip())
            deed.note(extract=row.id, extract_source=row.source, rows_gone=row.rows, reason=why)

    def delete_due(self) -> int:
        """Delete every extract whose last day has passed; return how many there were.

        Run by the program at each start, whoever signs in: an extract must not outlive its day
        because its officers are away. So it goes past the guard, and its entry belongs to no case
        and names nothing but numbers of extracts.
        """
        today = self.desk.today()
        due = select(ExtractRow.id).where(
            ExtractRow.deleted_at.is_(None), ExtractRow.until_on < today
        )
        with self.desk.past_guard() as session:
            if not session.scalars(due.limit(1)).all():
                return 0
        with self.desk.act("extract.delete_due", door=True) as deed:
            rows = deed.session.scalars(
                select(ExtractRow).where(ExtractRow.id.in_(due)).order_by(ExtractRow.id)
            ).all()
            for row in rows:
                self._empty(deed.session, row, "保存期限届满")
            deed.note(extracts=[row.id for row in rows])
            return len(rows)

    def _empty(self, session: StoreSession, row: ExtractRow, why: str) -> None:
        session.execute(delete(ExtractBlockRow).where(ExtractBlockRow.extract_id == row.id))
        row.deleted_at, row.deleted_why = self.desk.now(), why
        row.unread = []
