"""Rows: evidence meetings, inspections, packages, and where numbered copies went."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from cases.records.officers import Part, Role
from cases.store.rows.base import ByOfficer, Key, OfCase, Row
from cases.store.rows.triggers import made_with


class CopyNumberRow(Row):
    """A number of the unit's one series of copies; it says nothing of what was copied."""

    __tablename__ = "copy_numbers"
    __table_args__ = (UniqueConstraint("year", "n"),)

    id: Mapped[Key]
    year: Mapped[int]
    n: Mapped[int]


class _Leaving:
    """What both kinds of numbered copies tell: what left, which way, to whom, its fate."""

    #: cases.records.copies.CopyKind and CopyWay.
    kind: Mapped[str]
    way: Mapped[str]
    title: Mapped[str]
    receiver: Mapped[str]
    #: cases.records.copies.Purpose, and in words what it does not say.
    purpose: Mapped[str]
    purpose_note: Mapped[str] = mapped_column(default="")
    pages: Mapped[int] = mapped_column(default=0)
    #: Of the bytes as they left the program, its mark included.
    sha256: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    #: Last day on which it is to come back; None: it need not.
    return_by: Mapped[date | None] = mapped_column(index=True)
    #: cases.records.copies.CopyFate.
    fate: Mapped[str] = mapped_column(index=True)
    fate_at: Mapped[datetime | None]
    #: Who brought it back, or destroyed it together with whom.
    fate_who: Mapped[str] = mapped_column(default="")
    fate_note: Mapped[str] = mapped_column(default="")


class NumberedCopyRow(_Leaving, Row):
    """A copy of something of one case that left the program."""

    __tablename__ = "numbered_copies"
    __part_column__ = "part"

    id: Mapped[Key]
    number_id: Mapped[int] = mapped_column(ForeignKey("copy_numbers.id"), unique=True)
    case_id: Mapped[OfCase]
    part: Mapped[str]
    made_by: Mapped[ByOfficer]
    #: The issued document, and which of its copies.
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), index=True)
    copy_no: Mapped[int | None]


class NumberedListRow(_Leaving, Row):
    """A list, register or sheet of no single case that left the program."""

    __tablename__ = "numbered_lists"
    __persons__: ClassVar[tuple[str, ...]] = ("made_by",)
    __open_to__: ClassVar[tuple[Role, ...]] = (Role.INSPECTOR, Role.DISCIPLINE)

    id: Mapped[Key]
    number_id: Mapped[int] = mapped_column(ForeignKey("copy_numbers.id"), unique=True)
    made_by: Mapped[ByOfficer]


class EvidencePackageRow(Row):
    """Pages put together to be shown or copied, with what must be withheld taken out."""

    __tablename__ = "evidence_packages"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("case_id", "n"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    n: Mapped[int]
    #: cases.records.disclosure.Showing: meeting or inspection.
    showing: Mapped[str]
    #: Every thing offered, in its order: source, title, treatment, grounds, covered parts.
    items: Mapped[Any] = mapped_column(JSON)
    pages: Mapped[int]
    pdf: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
    sha256: Mapped[str]
    #: Copies handed out so far; each has its own number among them (第 x 份).
    shares: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    made_by: Mapped[ByOfficer]


class EvidenceMeetingRow(Row):
    """A meeting at which the evidence is shown before the determination (art. 63)."""

    __tablename__ = "evidence_meetings"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("case_id", "n"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    n: Mapped[int]
    #: cases.records.disclosure.MeetingState.
    state: Mapped[str]
    #: Why it is held: a death, or what makes an injury case complex.
    ground: Mapped[str]
    ground_note: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str]
    host: Mapped[str]
    recorder: Mapped[str] = mapped_column(default="")
    package_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_packages.id"))
    held_from: Mapped[datetime | None]
    held_until: Mapped[datetime | None]
    #: What else happened.
    events: Mapped[str] = mapped_column(default="")
    recording: Mapped[str] = mapped_column(default="")
    cancelled_reason: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    called_at: Mapped[datetime]
    called_by: Mapped[ByOfficer]


class EvidenceAttendanceRow(Row):
    """One party of a meeting: told when and how, came or not, and what he said."""

    __tablename__ = "evidence_attendances"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("meeting_id", "party_id"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("evidence_meetings.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    told_at: Mapped[datetime | None]
    #: By telephone, in person, in writing; to whom.
    told_how: Mapped[str] = mapped_column(default="")
    #: None: the meeting has not been held.
    came: Mapped[bool | None]
    #: Who came for the party; empty: himself.
    by_whom: Mapped[str] = mapped_column(default="")
    #: Why he did not come, as he said; empty: he gave none.
    reason: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")


class InspectionRow(Row):
    """A party, agent or lawyer read or copied the evidence after service (art. 65)."""

    __tablename__ = "inspections"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: Whose right it is.
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    #: cases.records.disclosure.Visitor: the party, an agent, a lawyer.
    visitor: Mapped[str]
    name: Mapped[str]
    #: The paper that showed who it is.
    id_shown: Mapped[str]
    #: The power of attorney and, of a lawyer, the letter of his firm that were checked.
    power: Mapped[str] = mapped_column(default="")
    package_id: Mapped[int] = mapped_column(ForeignKey("evidence_packages.id"))
    #: Numbers of the items that were read, copied, excerpted.
    seen: Mapped[Any] = mapped_column(JSON)
    copied: Mapped[Any] = mapped_column(JSON)
    excerpted: Mapped[Any] = mapped_column(JSON)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    words: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


#: What stays as it was written, whatever SQL is sent; the migration makes these too.
TRIGGERS: dict[type[Row], tuple[str, ...]] = {
    CopyNumberRow: (
        """CREATE TRIGGER copy_numbers_stay BEFORE UPDATE ON copy_numbers
        BEGIN SELECT RAISE(ABORT, 'a copy number does not change'); END""",
        """CREATE TRIGGER copy_numbers_no_delete BEFORE DELETE ON copy_numbers
        BEGIN SELECT RAISE(ABORT, 'a copy number is not deleted'); END""",
    ),
    NumberedCopyRow: (
        """CREATE TRIGGER numbered_copies_no_delete BEFORE DELETE ON numbered_copies
        BEGIN SELECT RAISE(ABORT, 'a numbered copy is not deleted'); END""",
    ),
    NumberedListRow: (
        """CREATE TRIGGER numbered_lists_no_delete BEFORE DELETE ON numbered_lists
        BEGIN SELECT RAISE(ABORT, 'a numbered copy is not deleted'); END""",
    ),
    EvidencePackageRow: (
        """CREATE TRIGGER evidence_packages_stay BEFORE UPDATE OF items, pdf, sha256, pages
        ON evidence_packages
        BEGIN SELECT RAISE(ABORT, 'a package does not change'); END""",
        """CREATE TRIGGER evidence_packages_no_delete BEFORE DELETE ON evidence_packages
        BEGIN SELECT RAISE(ABORT, 'a package is not deleted'); END""",
    ),
}

for _row, _statements in TRIGGERS.items():
    made_with(_row, *_statements)
