"""Rows of what is kept with a case as it came: scans, photographs, recordings of short length."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column

from cases.store.rows.base import ByOfficer, Key, OfCase, Row
from cases.store.rows.triggers import made_with


class AttachmentRow(Row):
    """A file of a case, byte for byte as it was added; it never changes."""

    __tablename__ = "attachments"
    __part_column__ = "part"

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    part: Mapped[str]
    #: Name of the file, as 批准中止.pdf.
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
    sha256: Mapped[str]
    added_by: Mapped[ByOfficer]
    added_at: Mapped[datetime]


#: What was added stays as it is, whatever SQL is sent; the migration makes these too.
TRIGGERS = (
    """CREATE TRIGGER attachments_stay BEFORE UPDATE ON attachments
        BEGIN SELECT RAISE(ABORT, 'an attachment does not change'); END""",
    """CREATE TRIGGER attachments_no_delete BEFORE DELETE ON attachments
        BEGIN SELECT RAISE(ABORT, 'an attachment is not deleted'); END""",
)

made_with(AttachmentRow, *TRIGGERS)
