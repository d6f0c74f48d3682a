"""The whole history of the leads of a case as it is printed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Variant(StrEnum):
    """For whom the history is printed."""

    #: For the case file: facts, evidence, links, exclusions, inquiries; no probability.
    FILE = "file"
    #: For the squad: with probabilities, and the mark on every page.
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the history; one without rows says so."""

    title: str
    #: Head of each column and its share of the width.
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]
    #: A sentence below the title.
    hint: str = ""


@dataclass(frozen=True, slots=True)
class LeadHistory:
    """The history of the leads of one case, one copy for one receiver.

    Attributes:
        copy_no: 0 for one that is only looked at.
    """

    variant: Variant
    organ: str
    case_number: str
    place: str
    occurred_at: datetime | None
    parts: tuple[Part, ...]
    copy_no: int
    receiver: str
    printed_by: str
    printed_at: datetime
    journal_seq: int
    journal_head: str
    is_demo: bool = False
