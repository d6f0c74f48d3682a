"""What a page is made of: paragraphs, tables, signatures, each cut into slices.

A slice is the least that cannot be parted by a page break. Its marks are placed from its own top
left corner, y downwards, so that a slice can be drawn on any page.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from reports.layout.breaking import Align, Line, lines
from reports.layout.faces import Style


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; y is its baseline."""

    x: float
    y: float
    line: Line


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float = 0.6


@dataclass(frozen=True, slots=True)
class Square:
    """A QR code; x and y are its lower left corner."""

    x: float
    y: float
    side: float
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph, JPEG; x and y are its lower left corner."""

    x: float
    y: float
    width: float
    height: float
    content: bytes


@dataclass(frozen=True, slots=True)
class Slice:
    """A strip of the page over its whole width."""

    height: float
    words: tuple[Words, ...] = ()
    rules: tuple[Rule, ...] = ()
    squares: tuple[Square, ...] = ()
    #: Must stand on the same page as the next slice.
    keep: bool = False
    #: Repeated on top of a page that starts with this slice.
    head: "Slice | None" = None
    #: Drawn only when it is the last of its page.
    foot: Rule | None = None
    #: Dropped at the top of a page.
    is_gap: bool = False
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set."""

    style: Style = Style.BODY
    size: float = 16
    leading: float = 28
    align: Align = Align.JUSTIFY
    #: Of the first line, in characters.
    indent: float = 0


def paragraph(text: str, kind: Type, width: float, *, keep: bool = False) -> list[Slice]:
    """Return the lines of a text; the first two and the last two stay together.

    With `keep` the whole paragraph stays together, and with what follows.
    """
    found = []
    for part in text.split("\n"):
        set_lines = lines(part, kind.style, kind.size, width, kind.indent * kind.size, kind.align)
        last = len(set_lines) - 1
        baseline = _baseline(kind)
        found += [
            Slice(
                kind.leading,
                (Words(0, baseline, line),),
                keep=keep or (n == 0 and last > 0) or (n == last - 1),
            )
            for n, line in enumerate(set_lines)
        ]
    return found


def gap(height: float, *, keep: bool = False) -> Slice:
    """Return an empty strip, which vanishes at the top of a page."""
    return Slice(height, keep=keep, is_gap=True)


#: Begins a line of a cell that stands at the right, as the line where somebody signs.
TO_RIGHT = "\t"


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a grid."""

    #: Lines parted by `\n`; one that begins with `TO_RIGHT` stands at the right.
    text: str
    #: Number of columns it takes.
    span: int = 1
    align: Align = Align.LEFT
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with strokes around every cell."""

    #: Widths of the columns, in points.
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    head: tuple[Cell, ...] = ()
    size: float = 12
    leading: float = 18
    padding: float = 4
    #: Least height of a row.
    least: float = 0
    x: float = 0
    _edges: tuple[float, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        edges = [self.x]
        for width in self.widths:
            edges.append(edges[-1] + width)
        object.__setattr__(self, "_edges", tuple(edges))

    def slices(self, tallest: float) -> list[Slice]:
        """Return a slice for each row; a row taller than half of `tallest` is parted by lines."""
        found: list[Slice] = []
        head = self._row(self.head, keep=True) if self.head else None
        if head:
            found.append(head)
        for cells in self.rows:
            row = self._row(cells, repeated=head)
            if row.height <= tallest / 2:
                found.append(row)
            else:
                found += self._parted(cells, head)
        return found

    def _row(
        self, cells: tuple[Cell, ...], *, keep: bool = False, repeated: Slice | None = None
    ) -> Slice:
        columns = self._columns(cells)
        most = max(len(set_lines) for _, _, set_lines in columns)
        height = max(self.least, most * self.leading + 2 * self.padding)
        words = []
        for left, _, set_lines in columns:
            top = (height - len(set_lines) * self.leading) / 2
            words += [
                Words(left + self.padding, top + n * self.leading + self._base(), line)
                for n, line in enumerate(set_lines)
            ]
        rules = self._box(columns, height, top=True, bottom=True)
        return Slice(height, tuple(words), rules, keep=keep, head=repeated)

    def _parted(self, cells: tuple[Cell, ...], head: Slice | None) -> list[Slice]:
        columns = self._columns(cells)
        most = max(len(set_lines) for _, _, set_lines in columns)
        found = []
        for n in range(most):
            words = tuple(
                Words(left + self.padding, self._base(), set_lines[n])
                for left, _, set_lines in columns
                if n < len(set_lines)
            )
            rules = self._box(columns, self.leading, top=n == 0, bottom=n == most - 1)
            foot = Rule(columns[0][0], self.leading, columns[-1][1], self.leading)
            found.append(
                Slice(self.leading, words, rules, keep=n == most - 2, head=head, foot=foot)
            )
        return found

    def _columns(self, cells: tuple[Cell, ...]) -> list[tuple[float, float, tuple[Line, ...]]]:
        found = []
        at = 0
        for cell in cells:
            left, right = self._edges[at], self._edges[at + cell.span]
            at += cell.span
            room = right - left - 2 * self.padding
            set_lines = tuple(
                line
                for part in cell.text.split("\n")
                for line in lines(
                    part.lstrip(TO_RIGHT),
                    cell.style,
                    self.size,
                    room,
                    0,
                    Align.RIGHT if part.startswith(TO_RIGHT) else cell.align,
                )
            )
            found.append((left, right, set_lines))
        return found

    def _box(
        self,
        columns: list[tuple[float, float, tuple[Line, ...]]],
        height: float,
        *,
        top: bool,
        bottom: bool,
    ) -> tuple[Rule, ...]:
        left, right = columns[0][0], columns[-1][1]
        rules = [Rule(left, 0, left, height), Rule(right, 0, right, height)]
        rules += [Rule(one[1], 0, one[1], height) for one, _ in pairwise(columns)]
        if top:
            rules.append(Rule(left, 0, right, 0))
        if bottom:
            rules.append(Rule(left, height, right, height))
        return tuple(rules)

    def _base(self) -> float:
        return (self.leading - self.size) / 2 + self.size * 0.86


def _baseline(kind: Type) -> float:
    # Chinese faces stand from -120 to 880 of the em.
    return (kind.leading - kind.size) / 2 + kind.size * 0.86
