"""What printing must be able to do for the desk, and the words between the two."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from cases.papers.blocks import Recipient
from cases.papers.forms import Paper
from cases.papers.kinds import FormKind, Layout, NumberSource, RecipientKind, SealKind
from cases.records.disclosure import Cover, MadePackage, PackagePlan
from cases.records.progress import Progress


@dataclass(frozen=True, slots=True)
class Form:
    """What a form declares about itself."""

    kind: FormKind
    title: str
    #: Short name in a register, as 终结.
    short: str
    number_source: NumberSource
    #: With the placeholders {unit}, {year} and {n}; empty when the source is not the unit.
    number_pattern: str
    #: Who gets copies, in the order in which they are numbered.
    copies: tuple[RecipientKind, ...]
    seal: SealKind
    #: Cross-page seal when there is more than one page.
    cross_page_seal: bool
    layout: Layout
    #: The ministry fixes the layout, so that nothing may be added to the page.
    fixed: bool
    #: Whether the margin strip is printed unless the unit says otherwise.
    strip: bool
    #: Names of the fields an issued paper must have whatever its ground.
    required: tuple[str, ...]
    #: The wording is the unit's own, not the shipped draft.
    replaced: bool

    def number(self, unit: str, year: int, n: int) -> str:
        """Return the n-th number of the year as it is printed."""
        return self.number_pattern.format(unit=unit, year=year, n=n)


@dataclass(frozen=True, slots=True)
class Trace:
    """What the margin strip says about one copy of an issued paper."""

    number: str
    copy_no: int
    copies: int
    recipient: str
    recipient_kind: RecipientKind
    officer: str
    printed_at: datetime
    journal_seq: int
    journal_head: str
    #: SHA-256 of the content (`codec.content_hash`).
    document_hash: str


class Level(StrEnum):
    """What a fault does to the paper."""

    #: It cannot be issued.
    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class MissingField:
    """A field that an issued paper must have and this one lacks."""

    #: Path in the paper, as sessions[1].place.
    field: str
    #: Chinese name of the field.
    label: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong on a paper, as the checks of the case review name it."""

    #: Number of the check, as K23.
    code: str
    level: Level
    #: Path in the paper; empty when it concerns the paper as a whole.
    field: str
    #: What is wrong, in Chinese.
    detail: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One copy to be printed in a batch; what follows it belongs to the same set."""

    paper: Paper
    trace: Trace | None
    #: The proof of service that goes with the copy.
    proof: Paper | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of a stored PDF; a count of zero means all from the first on."""

    pdf: bytes
    first: int = 0
    count: int = 0


class Press(Protocol):
    """Turns papers into pages; `reports.press` is the one the program uses."""

    def form(self, kind: FormKind) -> Form:
        """Return what the form declares about itself."""
        ...

    def edition(self) -> str:
        """Return a hash of all that decides how papers look; equal ones print alike."""
        ...

    def recipients(self, paper: Paper) -> tuple[Recipient, ...]:
        """Return who gets a copy, in the order of the copy numbers, beginning with one."""
        ...

    def missing(self, paper: Paper) -> tuple[MissingField, ...]:
        """Return the required fields the paper lacks; with one of them it cannot be issued."""
        ...

    def faults(self, paper: Paper) -> tuple[Fault, ...]:
        """Return what is wrong with the fields that are there."""
        ...

    def render(self, paper: Paper, *, draft: bool, trace: Trace | None = None) -> bytes:
        """Return the paper as PDF; the same arguments give the same bytes."""
        ...

    def page_count(self, paper: Paper) -> int:
        """Return how many pages the paper takes."""
        ...

    def batch(self, sheets: Iterable[Sheet]) -> Generator[Progress, None, bytes]:
        """Print many copies as one PDF, each followed by its proof of service."""
        ...

    def collate(self, parts: Sequence[Part]) -> Generator[Progress, None, bytes]:
        """Put pages that were printed before into one PDF, unchanged."""
        ...

    def evidence_pages(self, content: bytes, count: int | None) -> bytes:
        """Return a file as the pages it would have: a PDF, or a picture on a sheet."""
        ...

    def covers(self, pdf: bytes, words: Sequence[str]) -> tuple[Cover, ...]:
        """Return where words stand on pages."""
        ...

    def package(self, plan: PackagePlan) -> MadePackage:
        """Put evidence together for parties, with what must be withheld taken out."""
        ...
