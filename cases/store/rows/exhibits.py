"""Rows: exhibits, their photographs and the chain of their custody."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row
from cases.store.rows.triggers import made_with


class ExhibitRow(Row):
    """An exhibit of a case; where it is stands in its chain."""

    __tablename__ = "exhibits"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("case_id", "n"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: Its number within the case, as 物证 3; never given again.
    n: Mapped[int]
    #: cases.records.exhibits.ExhibitKind.
    kind: Mapped[str]
    name: Mapped[str]
    quantity: Mapped[str] = mapped_column(default="")
    features: Mapped[str] = mapped_column(default="")
    found_at: Mapped[datetime]
    found_where: Mapped[str]
    found_by: Mapped[str]
    packing: Mapped[str] = mapped_column(default="")
    #: Number of the seal set when it was taken.
    seal: Mapped[str] = mapped_column(default="")
    #: Admiralty grade, as B2; None: nobody has graded it.
    grade: Mapped[str | None]
    #: The thing held that it is; its chain is then written in both places as one.
    thing_id: Mapped[int | None] = mapped_column(ForeignKey("things.id"), unique=True)
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class ExhibitStepRow(Row):
    """One step of the chain of custody; never changed, a wrong one is replaced by a new one."""

    __tablename__ = "exhibit_steps"
    __part__ = Part.INVESTIGATION
    __table_args__ = (Index("ix_exhibit_steps_act_at", "act", "at"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    exhibit_id: Mapped[int] = mapped_column(ForeignKey("exhibits.id"), index=True)
    #: cases.records.exhibits.CustodyAct.
    act: Mapped[str]
    #: When it began; `until`, where it took its time, when the exhibit had arrived.
    at: Mapped[datetime]
    until: Mapped[datetime | None]
    #: By whom.
    person: Mapped[str]
    from_place: Mapped[str] = mapped_column(default="")
    #: How it was moved: carried in a sealed bag, by post.
    manner: Mapped[str] = mapped_column(default="")
    #: Where it is now; empty: in the hands of whoever moved it.
    place: Mapped[str] = mapped_column(default="")
    holder: Mapped[str] = mapped_column(default="")
    #: Who opened it; empty: it was not opened.
    opened_by: Mapped[str] = mapped_column(default="")
    #: The seal as it was found; empty: as it had been left.
    seal_found: Mapped[str] = mapped_column(default="")
    seal_broken: Mapped[bool] = mapped_column(default=False)
    #: Number of the new seal; empty: none was set.
    seal_after: Mapped[str] = mapped_column(default="")
    witness: Mapped[str] = mapped_column(default="")
    #: Number of the paper that proves it.
    number: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    #: The step that this one puts right, and why.
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("exhibit_steps.id"))
    reason: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class ExhibitPhotoRow(Row):
    """A photograph of an exhibit, among the attachments of the case."""

    __tablename__ = "exhibit_photos"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("exhibit_id", "attachment_id"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    exhibit_id: Mapped[int] = mapped_column(ForeignKey("exhibits.id"), index=True)
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachments.id"))
    caption: Mapped[str] = mapped_column(default="")
    width: Mapped[int]
    height: Mapped[int]
    #: A small JPEG for lists.
    thumbnail: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class ExhibitPrintRow(Row):
    """A sheet of an exhibit that was printed: to whom, and which bytes."""

    __tablename__ = "exhibit_prints"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("exhibit_id", "copy_no"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    exhibit_id: Mapped[int] = mapped_column(ForeignKey("exhibits.id"), index=True)
    copy_no: Mapped[int]
    receiver: Mapped[str]
    #: The sheet itself, among the attachments of the case.
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachments.id"))
    sha256: Mapped[str]
    printed_at: Mapped[datetime]
    printed_by: Mapped[ByOfficer]


#: What stays as it was written, whatever SQL is sent; the migration makes these too.
TRIGGERS = {
    ExhibitStepRow: (
        """CREATE TRIGGER exhibit_steps_stay BEFORE UPDATE ON exhibit_steps
        BEGIN SELECT RAISE(ABORT, 'a step of custody does not change'); END""",
        """CREATE TRIGGER exhibit_steps_no_delete BEFORE DELETE ON exhibit_steps
        BEGIN SELECT RAISE(ABORT, 'a step of custody is not deleted'); END""",
    ),
    ExhibitPhotoRow: (
        """CREATE TRIGGER exhibit_photos_no_delete BEFORE DELETE ON exhibit_photos
        BEGIN SELECT RAISE(ABORT, 'a photograph of an exhibit is not deleted'); END""",
    ),
    ExhibitPrintRow: (
        """CREATE TRIGGER exhibit_prints_stay BEFORE UPDATE ON exhibit_prints
        BEGIN SELECT RAISE(ABORT, 'a printed sheet does not change'); END""",
        """CREATE TRIGGER exhibit_prints_no_delete BEFORE DELETE ON exhibit_prints
        BEGIN SELECT RAISE(ABORT, 'a printed sheet is not deleted'); END""",
    ),
    ExhibitRow: (
        """CREATE TRIGGER exhibits_no_delete BEFORE DELETE ON exhibits
        BEGIN SELECT RAISE(ABORT, 'an exhibit is not deleted'); END""",
    ),
}

for _row, _statements in TRIGGERS.items():
    made_with(_row, *_statements)
