"""What the file of a form says, taken apart and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cases.papers.press import Form
from reports.wording import Wording


class Place(StrEnum):
    """How a paragraph stands."""

    #: Indented by two characters.
    BODY = "body"
    PLAIN = "plain"
    HEADING = "heading"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph."""

    text: Wording
    place: Place
    when: str


@dataclass(frozen=True, slots=True)
class EachBlock:
    """A paragraph for every item of a list."""

    field: str
    text: Wording
    when: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    text: Wording
    weight: int
    right: bool


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A row for every item of a list, and perhaps a row of totals."""

    field: str
    columns: tuple[Column, ...]
    total: tuple[Wording, ...]
    size: float
    #: Least height of a row, as where somebody signs in it.
    least: float
    when: str


@dataclass(frozen=True, slots=True)
class GridBlock:
    """Cells with labels; the last cell of a row takes the rest of its width."""

    rows: tuple[tuple[Wording, ...], ...]
    widths: tuple[int, ...]
    size: float
    least: float
    when: str


@dataclass(frozen=True, slots=True)
class TickBlock:
    """All values of an enum, the chosen one marked."""

    field: str
    lead: str
    when: str


@dataclass(frozen=True, slots=True)
class SignBlock:
    """Lines to be signed: one, or one for each of a list."""

    label: str
    per: str
    when: str


@dataclass(frozen=True, slots=True)
class SealBlock:
    """Organ and day, with room for the seal; its name is not printed."""

    when: str


Block = TextBlock | EachBlock | TableBlock | GridBlock | TickBlock | SignBlock | SealBlock


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence chosen by the value of a field, or one that is always the same."""

    by: str
    texts: Mapping[str, Wording]


@dataclass(frozen=True, slots=True)
class Demand:
    """Fields that are required when a condition holds."""

    when: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """Everything a form's file says."""

    form: Form
    copies_line: Wording
    #: False for a paper the parties make: no organ stands above its title.
    is_official: bool
    sizes: tuple[float, ...]
    numbered: bool
    #: Before a line to be signed on every page but the last; empty: none.
    page_sign: str
    tail_blank: bool
    strike_when: str
    demands: tuple[Demand, ...]
    words: Mapping[str, Mapping[str, str]]
    say: Mapping[str, Say]
    body: tuple[Block, ...]
    tail: tuple[Block, ...]
