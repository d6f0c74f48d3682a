"""A paper and its template, made into the slices of a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import assert_never

from cases.papers.codec import hints
from cases.papers.forms import Paper
from cases.papers.kinds import NumberSource
from reports import formats
from reports.layout.blocks import TO_RIGHT, Cell, Grid, Rule, Slice, Type, Words, gap, paragraph
from reports.layout.breaking import Align, lines, text_width
from reports.layout.faces import Style
from reports.layout.paging import kept_with_tail
from reports.template import (
    Block,
    EachBlock,
    GridBlock,
    Place,
    SealBlock,
    SignBlock,
    TableBlock,
    Template,
    TextBlock,
    TickBlock,
)
from reports.template_reader import scalar
from reports.values import Values

#: Struck through a field that is not needed (GA 40 3.1.1).
STRUCK = "—"
#: Ends the text where nothing may be added below.
NOTHING_BELOW = "（以下空白）"

_TICKED, _OPEN = "■", "□"
#: From this size of the running text down everything around it is set closer too.
_CLOSE = 12


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paper is set: width of the text, size of the body, how it is dated."""

    width: float
    height: float
    size: float
    numerals: bool = False

    @property
    def body(self) -> Type:
        """Type of the running text."""
        return _body_type(self.size)


@dataclass(slots=True)
class Composed:
    """A paper as slices, with all its words and the fields that were found empty."""

    slices: list[Slice] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)


def compose(paper: Paper, template: Template, values: Values, setting: Setting) -> Composed:
    """Return the slices of a paper: heading, text, and the signatures that are never alone."""
    writer = _Writer(paper, template, values, setting)
    body = writer.heading()
    for block in template.body:
        body += writer.block(block)
    if template.tail_blank:
        body += writer.text(NOTHING_BELOW, Place.PLAIN)
    tail: list[Slice] = []
    for block in template.tail:
        tail += writer.block(block)
    writer.found.slices = kept_with_tail(body, tail) if tail else body
    return writer.found


def holds(paper: Paper, when: str) -> bool:
    """Tell whether a condition of a template holds: `field`, `!field`, or `field=value`."""
    if not when:
        return True
    name, _, wanted = when.lstrip("!").partition("=")
    value = getattr(paper, name)
    met = str(value) == wanted if wanted else value not in {None, "", ()}
    return met != when.startswith("!")


@cache
def _body_type(size: float) -> Type:
    # 28 points for the official size, a little closer for the smaller ones.
    leading = {16.0: 28.0, 15.0: 25.5, 14.0: 22.5, 13.0: 20.5}.get(size, round(size * 1.5, 1))
    return Type(Style.BODY, size, leading, Align.JUSTIFY, 2)


class _Writer:
    """Writes one paper block by block, remembering its words."""

    def __init__(self, paper: Paper, template: Template, values: Values, setting: Setting) -> None:
        self.found = Composed()
        self._paper = paper
        self._template = template
        self._values = values
        self._setting = setting
        self._width = setting.width

    def heading(self) -> list[Slice]:
        """Return organ, title and number."""
        form = self._template.form
        paper = self._paper
        # Closer where the whole paper is: a line won here may save a page.
        is_close = self._setting.size <= _CLOSE
        organ = Type(Style.TITLE, 17, 23 if is_close else 26, Align.CENTRE)
        title = Type(Style.TITLE, 22, 30 if is_close else 34, Align.CENTRE)
        size = min(22.0, 22 * (self._width - 8) / max(1, text_width(form.title, Style.TITLE, 22)))
        title = replace(title, size=round(size, 1))
        found = self._set(form.title, title)
        if self._template.is_official:
            found = [*self._set(self._need(paper.organ, "organ"), organ), *found]
        if form.number_source is not NumberSource.NONE:
            kind = Type(Style.BODY, 14, 21 if is_close else 26, Align.RIGHT)
            number = paper.number or form.number_pattern.format(unit="", year="    ", n="  ")
            found += self._set(number, kind)
        if paper.corrects is not None:
            kind = Type(Style.BODY, 12, 20, Align.RIGHT)
            found += self._set(f"更正{formats.reference(paper.corrects)}", kind)
        found.append(gap(6))
        return found

    def text(self, text: str, place: Place) -> list[Slice]:
        """Return a paragraph."""
        body = self._setting.body
        match place:
            case Place.BODY:
                return self._set(text, body)
            case Place.PLAIN:
                return self._set(text, replace(body, indent=0))
            case Place.HEADING:
                return self._set(text, replace(body, indent=2), keep=True)
            case Place.CENTRE:
                return self._set(text, replace(body, indent=0, align=Align.CENTRE), keep=True)

    def block(self, block: Block) -> list[Slice]:
        """Return the slices of a block; none when its condition does not hold."""
        if not holds(self._paper, block.when):
            return []
        found: list[Slice]
        match block:
            case TextBlock():
                text = block.text.filled(self._look_up, self.found.blanks)
                found = self.text(text, block.place) if text else []
            case EachBlock():
                found = self._each(block)
            case TableBlock():
                found = self._table(block)
            case GridBlock():
                found = self._grid(block)
            case TickBlock():
                found = self._tick(block)
            case SignBlock():
                found = self._sign(block)
            case SealBlock():
                found = self._seal()
            case _:
                assert_never(block)
        return found

    def _each(self, block: EachBlock) -> list[Slice]:
        found = []
        for n, item in enumerate(getattr(self._paper, block.field), 1):
            look_up = self._values.of_item(item, n, self._look_up)
            text = block.text.filled(look_up, self.found.blanks)
            found += self.text(text, Place.BODY)
        return found

    def _table(self, block: TableBlock) -> list[Slice]:
        weights = [column.weight for column in block.columns]
        widths = tuple(self._width * weight / sum(weights) for weight in weights)
        aligns = [Align.RIGHT if column.right else Align.LEFT for column in block.columns]
        head = tuple(Cell(column.title, align=Align.CENTRE) for column in block.columns)
        rows = []
        for n, item in enumerate(getattr(self._paper, block.field), 1):
            look_up = self._values.of_item(item, n, self._look_up)
            texts = [column.text.filled(look_up, [], "") or STRUCK for column in block.columns]
            rows.append(self._cells(texts, aligns))
        if block.total:
            texts = [text.filled(self._look_up, self.found.blanks) for text in block.total]
            rows.append(self._cells(texts, aligns))
        if not rows:
            rows.append(self._cells([STRUCK] * len(weights), aligns))
        leading = round(block.size * 1.45, 1)
        inside = 3 if self._setting.size <= _CLOSE else 4
        grid = Grid(widths, tuple(rows), head, block.size, leading, inside, block.least)
        return [*grid.slices(self._setting.height), gap(6)]

    def _cells(self, texts: Sequence[str], aligns: Sequence[Align]) -> tuple[Cell, ...]:
        self.found.texts += texts
        return tuple(Cell(text, align=align) for text, align in zip(texts, aligns, strict=True))

    def _grid(self, block: GridBlock) -> list[Slice]:
        total = sum(block.widths)
        widths = tuple(self._width * weight / total for weight in block.widths)
        strikes = holds(self._paper, self._template.strike_when)
        rows = []
        for texts in block.rows:
            cells = []
            for n, wording in enumerate(texts):
                is_last = n == len(texts) - 1
                blanks: list[str] = []
                text = wording.filled(self._look_up, blanks)
                if blanks:
                    text = STRUCK if strikes and blanks != ["hand"] else ""
                self.found.texts.append(text.replace(TO_RIGHT, ""))
                span = len(widths) - n if is_last else 1
                is_label = not wording.names()
                cells.append(Cell(text, span, Align.CENTRE if is_label else Align.LEFT))
            rows.append(tuple(cells))
        leading = round(block.size * 1.5, 1)
        grid = Grid(widths, tuple(rows), (), block.size, leading, 5, block.least)
        return grid.slices(self._setting.height)

    def _tick(self, block: TickBlock) -> list[Slice]:
        kind = scalar(hints(type(self._paper))[block.field])
        assert issubclass(kind, StrEnum)
        chosen = getattr(self._paper, block.field)
        boxes = [
            f"{_TICKED if value is chosen else _OPEN}{self._values.words(value)}" for value in kind
        ]
        return self.text(block.lead + "　".join(boxes), Place.PLAIN)

    def _sign(self, block: SignBlock) -> list[Slice]:
        """Return lines to be signed, two beside each other unless a name is too long for that."""
        names = self._signers(block)
        size = min(self._setting.size, 14)
        kind = Type(Style.BODY, size, size * 2.1, Align.LEFT)
        label = f"{block.label}："
        self.found.texts += [label, *names]
        indent = text_width(label, Style.BODY, size)
        room = (self._width - indent) / 2
        slots = [(name, text_width(name, Style.BODY, size) + 4 if name else 0.0) for name in names]
        rows: list[list[tuple[str, float]]] = []
        # Names that need a line of their own come last, so that the others share theirs.
        for slot in sorted(slots, key=lambda one: one[1] > room / 2):
            is_long = slot[1] > room / 2
            if rows and len(rows[-1]) == 1 and not is_long and rows[-1][0][1] <= room / 2:
                rows[-1].append(slot)
            else:
                rows.append([slot])
        found = []
        base = kind.leading - 6
        for n, row in enumerate(rows):
            words = [] if n else [Words(0, base, lines(label, kind.style, size, self._width)[0])]
            rules = []
            for at, (name, wide) in enumerate(row):
                left = indent + at * room
                end = self._width if wide > room / 2 else left + room
                if name:
                    words.append(Words(left, base, lines(name, kind.style, size, 999)[0]))
                rules.append(Rule(left + wide, base + 3, end - 10, base + 3))
            found.append(Slice(kind.leading, tuple(words), tuple(rules)))
        return found

    def _signers(self, block: SignBlock) -> list[str]:
        match block.per:
            case "":
                return [""]
            case "officers":
                # They sign by hand; how many lines there are is all that is printed.
                return [""] * max(2, len(self._paper.officers))
            case "parties":
                named = self._paper.addressees or tuple(one.name for one in self._paper.parties)
                return [name if len(name) <= 20 else f"{name[:19]}…" for name in named] or [""]
            case _:
                return [self._values.words(one) for one in getattr(self._paper, block.per)]

    def _seal(self) -> list[Slice]:
        paper = self._paper
        kind = Type(Style.BODY, self._setting.size, self._setting.size * 1.74, Align.RIGHT)
        issued = paper.issued_on
        written = formats.day_in_numerals if self._setting.numerals else formats.day
        dated = written(issued) if issued else "　　　　年　　月　　日"
        organ = self._set(f"{paper.organ}　", kind, keep=True) if paper.organ else []
        # Room for the seal above its organ, less where the whole paper is set closer.
        above = gap(10 if self._setting.size <= _CLOSE else 22, keep=True)
        return [above, *organ, *self._set(f"{dated}　　", kind, keep=True), gap(8)]

    def _set(self, text: str, kind: Type, *, keep: bool = False) -> list[Slice]:
        self.found.texts.append(text)
        return paragraph(text, kind, self._width, keep=keep)

    def _need(self, text: str, name: str) -> str:
        if not text:
            self.found.blanks.append(name)
        return text

    def _look_up(self, name: str) -> str:
        say = self._template.say.get(name)
        if say is None:
            return self._values.of_paper(name)
        key = "text"
        if say.by:
            value = getattr(self._paper, say.by)
            if value is None:
                return ""
            key = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        return say.texts[key].filled(self._look_up, self.found.blanks)
