"""Photographs of exhibits: kept with the case byte for byte, shown small in lists."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.ids import AttachmentId
from cases.refusals import Reason, Refusal
from cases.services.attachments import LIMIT, keep
from cases.store.engine import StoreSession
from cases.store.rows.attachments import AttachmentRow
from cases.store.rows.exhibits import ExhibitPhotoRow, ExhibitRow
from cases.store.rows.holding import ThingPhotoRow
from leads.exhibits.pictures import SCREEN, examine, reduced
from leads.exhibits.records import ExhibitId, Photo
from leads.services.exhibits.rows import AtExhibits

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


class Photos(AtExhibits):
    """Adding photographs and looking at them."""

    def add_photo(
        self, exhibit_id: ExhibitId, name: str, content: bytes, caption: str = ""
    ) -> AttachmentId:
        """Keep a photograph of an exhibit with the case.

        Raises:
            Refusal: the file is too large, is no photograph, or is damaged.
        """
        if not content or len(content) > LIMIT:
            raise Refusal(Reason.FILE_TOO_LARGE, name=name.strip(), limit=LIMIT // 1024 // 1024)
        examine(name.strip(), content)
        case_id = self._case_of(exhibit_id)
        with self.desk.act("exhibits.add_photo", case_id, photo=name.strip()) as deed:
            row = self._worked_on(deed, exhibit_id)
            kept = keep(deed, self.desk, case_id, name, content)
            file = deed.session.get_one(AttachmentRow, kept)
            put_photo(deed, self.desk, row, kept, file, caption)
            deed.note(exhibit=row.n)
            return kept

    def picture(self, attachment_id: AttachmentId) -> bytes:
        """Return a photograph as the screen shows it; that it was looked at is recorded.

        Raises:
            Refusal: it is hidden, or its bytes are not those that were added.
        """
        return reduced("", self.desk.attachments.read(attachment_id), SCREEN)


def added_to_thing(
    session: StoreSession, row: ExhibitRow, names: Mapping[int, str]
) -> Iterator[Photo]:
    """Yield the photographs put on the thing held since it became an exhibit.

    They have no small picture of their own kept, so it is made; what is no photograph is passed.
    """
    kept = select(ExhibitPhotoRow.attachment_id).where(ExhibitPhotoRow.exhibit_id == row.id)
    found = session.execute(
        select(ThingPhotoRow, AttachmentRow)
        .join(AttachmentRow, AttachmentRow.id == ThingPhotoRow.attachment_id)
        .where(
            ThingPhotoRow.thing_id == row.thing_id,
            AttachmentRow.id.not_in(kept),
            AttachmentRow.content.is_not(None),
        )
        .order_by(ThingPhotoRow.id)
    )
    for photo, file in found:
        try:
            seen = examine(file.name, file.content)
        except Refusal:
            continue
        yield Photo(
            AttachmentId(file.id),
            file.name,
            photo.caption,
            seen.width,
            seen.height,
            file.sha256,
            seen.thumbnail,
            names.get(photo.entered_by, ""),
            photo.entered_at,
        )


def put_photo(
    deed: "Deed",
    desk: "Desk",
    row: ExhibitRow,
    attachment_id: AttachmentId,
    file: AttachmentRow,
    caption: str,
) -> None:
    """Put a file of the case among the photographs of an exhibit.

    Raises:
        Refusal: it is no photograph.
    """
    seen = examine(file.name, file.content)
    deed.session.add(
        ExhibitPhotoRow(
            case_id=row.case_id,
            exhibit_id=row.id,
            attachment_id=attachment_id,
            caption=caption.strip(),
            width=seen.width,
            height=seen.height,
            thumbnail=seen.thumbnail,
            entered_at=desk.now(),
            entered_by=desk.officer.id,
        )
    )
