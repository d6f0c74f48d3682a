"""What the printed sheet of an exhibit says: what it is, its chain, its photographs."""

from dataclasses import dataclass
from datetime import datetime

from leads.exhibits.records import Exhibit


@dataclass(frozen=True, slots=True)
class SheetPhoto:
    """A photograph on the sheet, with the hash of the whole one."""

    picture: bytes
    caption: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ExhibitSheet:
    """物证保管链登记表 of one exhibit, one copy for one receiver."""

    organ: str
    case_number: str
    exhibit: Exhibit
    photos: tuple[SheetPhoto, ...]
    copy_no: int
    receiver: str
    printed_by: str
    printed_at: datetime
    journal_seq: int
    journal_head: str
    is_demo: bool = False
