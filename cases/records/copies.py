"""Numbered copies: what left the program on paper or as a file, to whom, what for, its fate."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.records.ids import CaseId, DocumentId
from cases.records.officers import Part


class CopyKind(StrEnum):
    """What was copied."""

    #: An issued document.
    DOCUMENT = "document"
    DRAFT = "draft"
    #: A register (台账).
    REGISTER = "register"
    #: What a list on the screen showed.
    LIST = "list"
    #: A sheet made for the moment: of clocks, of a day, of an exhibit.
    SHEET = "sheet"
    #: A picture: a board, a diagram.
    CHART = "chart"
    #: Data for another program.
    DATA = "data"
    #: A file kept with the case, as it came.
    ATTACHMENT = "attachment"
    #: Evidence put together for parties (arts 63, 65).
    PACKAGE = "package"
    #: A part of the journal.
    JOURNAL = "journal"


class CopyWay(StrEnum):
    """How it left."""

    PRINTER = "printer"
    PDF = "pdf"
    TABLE = "table"
    FILE = "file"


class Purpose(StrEnum):
    """What a copy is for."""

    #: To be served on its recipient.
    SERVICE = "service"
    #: To be filed in the case file.
    FILING = "filing"
    #: For the officer's own work on the case.
    WORK = "work"
    #: Put before a reviewer or leader.
    REVIEW = "review"
    #: Shown at an evidence meeting (art. 63).
    MEETING = "meeting"
    #: Read or copied by a party (art. 65).
    INSPECTION = "inspection"
    #: Figures and registers of the unit.
    STATISTICS = "statistics"
    #: Handed to another unit or authority.
    HAND_OVER = "hand_over"
    #: Looked through by inspectors.
    OVERSIGHT = "oversight"
    OTHER = "other"


class CopyFate(StrEnum):
    """What became of a copy."""

    OUT = "out"
    RETURNED = "returned"
    DESTROYED = "destroyed"
    #: It was numbered and never came into being: the printer was out of paper.
    VOID = "void"


#: What a copy of each kind is for unless the officer says otherwise, so that he is not asked.
PRESETS = {
    CopyKind.DOCUMENT: Purpose.SERVICE,
    CopyKind.DRAFT: Purpose.REVIEW,
    CopyKind.REGISTER: Purpose.STATISTICS,
    CopyKind.LIST: Purpose.WORK,
    CopyKind.SHEET: Purpose.WORK,
    CopyKind.CHART: Purpose.WORK,
    CopyKind.DATA: Purpose.WORK,
    CopyKind.ATTACHMENT: Purpose.WORK,
    CopyKind.PACKAGE: Purpose.MEETING,
    CopyKind.JOURNAL: Purpose.OVERSIGHT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Something that is about to leave; each gets a number of its own."""

    kind: CopyKind
    way: CopyWay
    title: str
    case_id: CaseId | None = None
    part: Part = Part.INVESTIGATION
    #: Empty: the officer himself.
    receiver: str = ""
    #: None: what the officer last said for this kind, else the preset.
    purpose: Purpose | None = None
    purpose_note: str = ""
    pages: int = 0
    #: Of bytes that leave as they are, for they bear no mark.
    sha256: str = ""
    return_by: date | None = None
    document_id: DocumentId | None = None
    #: Which of the document's copies.
    copy_no: int | None = None


@dataclass(frozen=True, slots=True)
class CopyMark:
    """The number of one copy, and what every page of it says.

    Only the service of copies makes one, when it has entered the copy in register and journal;
    what writes files or prints asks for it.
    """

    id: int
    #: As 2026-0128.
    number: str
    title: str
    receiver: str
    officer: str
    officer_number: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """Pages of a PDF that are one copy."""

    mark: CopyMark
    first: int
    #: None: to the last.
    count: int | None = None


@dataclass(frozen=True, slots=True)
class NumberedCopy:
    """A line of the register."""

    #: Place in the series of the unit.
    id: int
    number: str
    kind: CopyKind
    way: CopyWay
    #: Empty where the reader may not know what was copied.
    title: str
    case_id: CaseId | None
    case_number: str
    receiver: str
    purpose: Purpose
    purpose_note: str
    pages: int
    sha256: str
    officer: str
    officer_number: str
    made_at: datetime
    return_by: date | None
    fate: CopyFate
    fate_at: datetime | None
    fate_who: str
    fate_note: str

    def overdue(self, today: date) -> bool:
        """Tell whether it should have come back and has not."""
        return self.fate is CopyFate.OUT and self.return_by is not None and self.return_by < today


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFilter:
    """Which copies a list shows."""

    first: date | None = None
    last: date | None = None
    kind: CopyKind | None = None
    fate: CopyFate | None = None
    only_overdue: bool = False
    case_id: CaseId | None = None
    #: In number, title, receiver, officer or number of the case.
    text: str = ""


@dataclass(frozen=True, slots=True)
class CopyPage:
    """Lines of the register, the newest first, and whether there are more."""

    lines: tuple[NumberedCopy, ...]
    out: int
    overdue: int
    more: bool
