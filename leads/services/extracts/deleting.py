"""Deleting an extract: by an officer of the case with a reason, or by the program in time."""

from sqlalchemy import select

from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.store.rows.extracts import ExtractRow
from leads.registers.records import ExtractId
from leads.services import expiry
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
            expiry.empty(deed.session, row, why.strip(), self.desk.now())
            deed.note(extract=row.id, extract_source=row.source, rows_gone=row.rows, reason=why)

    def delete_due(self) -> int:
        """Delete every extract whose last day has passed, as the program does at its start."""
        return expiry.delete_due(self.desk)
