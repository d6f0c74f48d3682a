"""时限表: the clocks of a case on A4 across, each counted day a numbered cell on one axis."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from reportlab.lib.units import mm

from cases.law.clock import ClockState
from cases.law.counting import Unit
from cases.law.facts import FactKind
from cases.papers.clock_sheet import ClockBar, ClockSheet, OffDay
from cases.records.times import local
from reports import formats
from reports.layout.blocks import Rule, Slice, Type, Words, gap, paragraph
from reports.layout.breaking import Align, lines, text_width
from reports.layout.drawing import Pdf
from reports.layout.faces import Style
from reports.layout.page import A4, DEMO, Furniture, Geometry
from reports.layout.paging import pages

_HEIGHT, _WIDTH = A4
_SHEET = Geometry(_WIDTH, _HEIGHT, 18 * mm, _WIDTH - 15 * mm, _HEIGHT - 20 * mm, 16 * mm)
_TITLE = Type(Style.TITLE, 18, 28, Align.CENTRE)
_UNDER = Type(Style.SANS, 10.5, 20, Align.LEFT)
_SMALL = Type(Style.SANS, 8, 14, Align.LEFT)
#: Room for title, article and trigger; for the words behind the axis; height of a row.
_NAMES, _STATES, _ROW, _HEAD = 212.0, 108.0, 30.0, 30.0
#: Days of the axis at most; beyond, it keeps to the days around today.
_SPAN = 92
#: Height of the cell of a day, and the width from which its number fits.
_CELL, _NUMBERED = 10.0, 7.0
_DAY = timedelta(days=1)
_WAITING = frozenset({ClockState.NOT_STARTED, ClockState.NOT_COVERED})
_LENGTHS = {
    Unit.WORKING: "{n} 个工作日",
    Unit.CALENDAR: "{n} 日",
    Unit.MONTHS: "{n} 个月",
    Unit.HOURS: "{n} 小时",
    Unit.AT_ONCE: "立即",
}


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date
    room: float

    @property
    def width(self) -> float:
        return self.room / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        """Return where a day begins; days outside stand at the edges."""
        inside = min(max(day, self.first), self.last + _DAY)
        return _NAMES + (inside - self.first).days * self.width

    def shows(self, day: date) -> bool:
        return self.first <= day <= self.last


def clock_sheet(
    sheet: ClockSheet, facts: Mapping[FactKind, str], states: Mapping[ClockState, str]
) -> bytes:
    """Return the clocks of a case as PDF.

    Args:
        sheet: What to print.
        facts: Chinese words of the triggers.
        states: Chinese words of how a clock stands.
    """
    width = _SHEET.body_width
    axis = _axis(sheet, width - _NAMES - _STATES)
    head = _head(sheet, axis, width)
    slices: list[Slice] = [
        *paragraph(f"{sheet.number} 时限表", _TITLE, width),
        *paragraph(f"{sheet.organ}　　{formats.day(sheet.today)}", _UNDER, width),
        head,
    ]
    for bar in sheet.bars:
        words = "预计" if bar.projected else states[bar.state]
        slices.append(_row(bar, axis, width, sheet.today, facts[bar.trigger], words, head))
    if not sheet.bars:
        slices += paragraph("本案尚无时限。", _UNDER, width)
    made = f"打印 {sheet.printed_by} {formats.stamp(sheet.printed_at)}"
    note = "方格为计入的日，数字为第几日；横线上无方格的日不计；竖线为今天。"
    slices += [gap(6), *paragraph(f"{note}{made}", _SMALL, width)]
    pdf = Pdf(f"{sheet.number} 时限表", sheet.organ)
    mark, across = DEMO if sheet.is_demo else ("", "")
    running = f"{sheet.number} 时限表"
    furniture = Furniture(_SHEET, mark=mark, across=across, always_numbered=True, running=running)
    pdf.add(pages(slices, _SHEET.body_height), furniture)
    return pdf.finished()


def _axis(sheet: ClockSheet, room: float) -> _Axis:
    days = [day for bar in sheet.bars for day in (bar.start, bar.due) if day is not None]
    first, last = min([sheet.today, *days]), max([sheet.today, *days])
    if (last - first).days > _SPAN:
        first = max(first, sheet.today - timedelta(days=_SPAN // 2))
        last = min(last, first + timedelta(days=_SPAN))
    return _Axis(first, max(last, first + timedelta(days=13)), room)


def _head(sheet: ClockSheet, axis: _Axis, width: float) -> Slice:
    words, rules = [], [Rule(0, _HEAD, width, _HEAD, 0.8)]
    day = axis.first
    while day <= axis.last:
        if day.weekday() == 0:
            words.append(_words(axis.x(day), 11, f"{day.month}/{day.day}", 8))
            rules.append(Rule(axis.x(day), 14, axis.x(day), _HEAD, 0.3))
        day += _DAY
    for first, name in _runs(sheet.off, axis):
        words.append(_words(axis.x(first), 25, name, 7))
    words += [_words(0, 20, "时限", 9.5), _words(width - _STATES + 6, 20, "到期与状态", 9.5)]
    return Slice(_HEAD, tuple(words), tuple(rules), keep=True)


def _runs(off: tuple[OffDay, ...], axis: _Axis) -> list[tuple[date, str]]:
    """Return where a run of named days off begins, and worked weekends."""
    found: list[tuple[date, str]] = []
    before: OffDay | None = None
    for one in off:
        goes_on = (
            before is not None
            and (before.name, before.works) == (one.name, one.works)
            and one.day - before.day == _DAY
        )
        if axis.shows(one.day) and not goes_on and (one.works or one.name):
            found.append((one.day, "班" if one.works else one.name.removesuffix("节")))
        before = one
    return found


def _row(
    bar: ClockBar,
    axis: _Axis,
    width: float,
    today: date,
    trigger: str,
    state: str,
    head: Slice,
) -> Slice:
    middle = _ROW / 2
    under = " · ".join(filter(None, (bar.article, trigger, _length(bar))))
    words = [_words(0, 12, bar.title, 10, Style.STRONG), _words(0, 24, under, 7)]
    rules = [Rule(0, _ROW, width, _ROW, 0.3)]
    cells = {day: n for n, day in enumerate(bar.counted, 1) if axis.shows(day)}
    if bar.state in _WAITING or bar.start is None or bar.due is None:
        cells = {}
    else:
        rules += _line(bar.start, bar.due, cells, axis, middle)
    if axis.shows(today):
        rules += _today(axis.x(today) + axis.width / 2, middle, inside=today in cells)
    for day, number in cells.items():
        left = axis.x(day) + 0.5
        rules += _cell(left, middle, axis.width - 1)
        if axis.width >= _NUMBERED:
            wide = text_width(str(number), Style.SANS, 6)
            x = left + (axis.width - 1 - wide) / 2
            words.append(_words(x, middle + 2.2, str(number), 6))
    beyond = width - _STATES + 6
    words += [_words(beyond, 12, _due(bar), 9.5, Style.STRONG), _words(beyond, 24, state, 8)]
    return Slice(_ROW, tuple(words), tuple(rules), head=head)


def _line(
    start: date, due: date, cells: Mapping[date, int], axis: _Axis, middle: float
) -> list[Rule]:
    """Return the line of a period, broken where a cell stands."""
    found, day = [], start
    while day <= due:
        if axis.shows(day) and day not in cells:
            found.append(Rule(axis.x(day), middle, axis.x(day + _DAY), middle, 0.8))
        day += _DAY
    return found


def _today(x: float, middle: float, *, inside: bool) -> list[Rule]:
    """Return the line of today, broken where a cell stands."""
    if not inside:
        return [Rule(x, 0, x, _ROW, 0.9)]
    return [
        Rule(x, 0, x, middle - _CELL / 2, 0.9),
        Rule(x, middle + _CELL / 2, x, _ROW, 0.9),
    ]


def _cell(left: float, middle: float, width: float) -> list[Rule]:
    top, bottom, right = middle - _CELL / 2, middle + _CELL / 2, left + width
    return [
        Rule(left, top, right, top, 0.5),
        Rule(left, bottom, right, bottom, 0.5),
        Rule(left, top, left, bottom, 0.5),
        Rule(right, top, right, bottom, 0.5),
    ]


def _due(bar: ClockBar) -> str:
    if bar.due is None:
        return "—"
    if bar.due_at is not None:
        return formats.stamp(local(bar.due_at))
    return f"{bar.due.isoformat()}{'（暂定）' if bar.provisional else ''}"


def _length(bar: ClockBar) -> str:
    return "" if bar.unit is None else _LENGTHS[bar.unit].format(n=bar.length)


def _words(x: float, y: float, text: str, size: float, style: Style = Style.SANS) -> Words:
    room = _NAMES - 8 if x == 0 else 600
    while text_width(text, style, size) > room:
        text = f"{text.rstrip('…')[:-1]}…"
    return Words(x, y, lines(text, style, size, room + 20)[0])
