"""The sheet of an exhibit printed: numbered, for a named receiver, its bytes kept."""

from collections.abc import Callable
from hashlib import sha256

from sqlalchemy import func, select

from cases.records.ids import AttachmentId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.attachments import keep
from cases.services.names import officer_names
from cases.store import journal
from cases.store.engine import StoreSession, driver
from cases.store.rows.attachments import AttachmentRow
from cases.store.rows.cases import CaseRow
from cases.store.rows.exhibits import ExhibitPrintRow, ExhibitRow
from cases.store.rows.unit import UnitRow
from leads.exhibits.pictures import PAPER, reduced
from leads.exhibits.records import Exhibit, ExhibitId
from leads.exhibits.sheet import ExhibitSheet, SheetPhoto
from leads.services.exhibits.reading import Reading

#: Makes a sheet into PDF bytes.
SheetPress = Callable[[ExhibitSheet], bytes]


class Printing(Reading):
    """Sheets on paper."""

    def print_sheet(self, exhibit_id: ExhibitId, receiver: str, press: SheetPress) -> bytes:
        """Print the sheet of an exhibit for somebody; from then on the bytes are the sheet.

        Raises:
            Refusal: nobody is named, or a character cannot be printed.
        """
        if not receiver.strip():
            raise Refusal(Reason.FIELD_MISSING, field="receiver")
        case_id = self._case_of(exhibit_id)
        with self.desk.act("exhibits.print", case_id, receiver=receiver.strip()) as deed:
            session = deed.session
            row = session.get(ExhibitRow, exhibit_id)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            require_place(session, self.desk, row.case_id, INVESTIGATES)
            exhibit = self._exhibit(session, row, officer_names(session))
            last = session.scalar(
                select(func.max(ExhibitPrintRow.copy_no)).where(
                    ExhibitPrintRow.exhibit_id == row.id
                )
            )
            unit = session.scalars(select(UnitRow)).one()
            head = journal.head(driver(session))
            copy_no = (last or 0) + 1
            made = press(
                ExhibitSheet(
                    organ=unit.organ,
                    case_number=session.get_one(CaseRow, row.case_id).number,
                    exhibit=exhibit,
                    photos=_photos(session, exhibit),
                    copy_no=copy_no,
                    receiver=receiver.strip(),
                    printed_by=self.desk.officer.name,
                    printed_at=self.desk.now(),
                    journal_seq=head.seq,
                    journal_head=head.hash,
                    is_demo=unit.is_demo,
                )
            )
            kept = keep(deed, self.desk, row.case_id, f"物证{row.n}登记表-{copy_no}.pdf", made)
            session.add(
                ExhibitPrintRow(
                    case_id=row.case_id,
                    exhibit_id=row.id,
                    copy_no=copy_no,
                    receiver=receiver.strip(),
                    attachment_id=kept,
                    sha256=sha256(made).hexdigest(),
                    printed_at=self.desk.now(),
                    printed_by=self.desk.officer.id,
                )
            )
            deed.note(exhibit=row.n, copy_no=copy_no)
            return made

    def printed_sheet(self, attachment_id: AttachmentId) -> bytes:
        """Return a sheet that was printed, byte for byte; that it was looked at is recorded."""
        return self.desk.attachments.read(attachment_id)


def _photos(session: StoreSession, exhibit: Exhibit) -> tuple[SheetPhoto, ...]:
    """Return the photographs as paper shows them."""
    found = []
    for photo in exhibit.photos:
        content: bytes | None = session.get_one(AttachmentRow, photo.attachment_id).content
        if content is None:
            raise Refusal(Reason.COVERED)
        if sha256(content).hexdigest() != photo.sha256:
            raise Refusal(Reason.DATABASE_DAMAGED)
        small = reduced(photo.name, content, PAPER)
        found.append(SheetPhoto(small, photo.caption, photo.name, photo.sha256))
    return tuple(found)
