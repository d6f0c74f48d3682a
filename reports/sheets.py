"""Sheets that are no forms: what is to be done today, and the code that opens the station."""

from collections.abc import Iterable

from reportlab.lib.units import mm

from cases.papers.plain import DayGroup, DaySheet, RecoverySheet
from reports import formats
from reports.layout.blocks import (
    Cell,
    Grid,
    Rule,
    Slice,
    Square,
    Type,
    Words,
    gap,
    paragraph,
)
from reports.layout.breaking import Align, lines, text_width
from reports.layout.drawing import Pdf
from reports.layout.faces import Style
from reports.layout.page import A4, DEMO, Furniture, Geometry
from reports.layout.paging import pages

_WIDTH, _HEIGHT = A4
_SHEET = Geometry(_WIDTH, _HEIGHT, 22 * mm, _WIDTH - 22 * mm, _HEIGHT - 24 * mm, 18 * mm)
_TITLE = Type(Style.TITLE, 20, 32, Align.CENTRE)
_LINE = Type(Style.SANS, 10.5, 18, Align.CENTRE)
_TEXT = Type(Style.SANS, 10.5, 18, Align.LEFT)
_GROUP = Type(Style.STRONG, 12, 22, Align.LEFT)
_SMALL = Type(Style.SANS, 8, 14, Align.LEFT)


def day_sheet(sheet: DaySheet) -> bytes:
    """Return what one officer must do, as PDF; a day without work says so."""
    width = _SHEET.body_width
    slices = [
        *paragraph(sheet.title, _TITLE, width),
        *paragraph(f"{sheet.organ}　{sheet.officer}　{formats.day(sheet.day)}", _LINE, width),
        gap(8),
    ]
    for group in sheet.groups:
        slices += _group(group, width)
    if not any(group.lines for group in sheet.groups):
        slices += paragraph("今日没有到期事项。", _LINE, width)
    slices += paragraph(f"打印 {formats.stamp(sheet.printed_at)}", _SMALL, width)
    pdf = Pdf(sheet.title, sheet.organ)
    mark, across = DEMO if sheet.is_demo else ("", "")
    furniture = Furniture(_SHEET, mark=mark, across=across, always_numbered=True)
    pdf.add(pages(slices, _SHEET.body_height), furniture)
    return pdf.finished()


def recovery(halves: Iterable[RecoverySheet]) -> bytes:
    """Return the halves of the recovery code, each on a page to be sealed by itself."""
    pdf = Pdf("案结 · 恢复单")
    for half in halves:
        pdf.add(pages(_half(half), _SHEET.body_height), Furniture(_SHEET))
    return pdf.finished()


def _group(group: DayGroup, width: float) -> list[Slice]:
    if not group.lines:
        return []
    weights = (8, 14, 44, 16, 18)
    widths = tuple(width * weight / sum(weights) for weight in weights)
    rows = tuple(
        tuple(
            Cell(text, style=Style.SANS)
            for text in (line.time, line.case_number, line.text, line.article, line.due)
        )
        for line in group.lines
    )
    grid = Grid(widths, rows, (), 9.5, 14, 4)
    title = paragraph(f"{group.title}（{len(group.lines)}）", _GROUP, width, keep=True)
    return [*title, *grid.slices(_SHEET.body_height), gap(10)]


def _half(half: RecoverySheet) -> list[Slice]:
    width = _SHEET.body_width
    own = half.half.upper()
    other = "B" if own == "A" else "A"
    number = f" · 第 {half.sheet} 号" if half.sheet else ""
    return [
        gap(20),
        *paragraph("案结 · 恢复单", _TITLE, width),
        *paragraph(half.organ, _LINE, width),
        *paragraph(f"{formats.day(half.made_on)}{number} · {own} 半", _LINE, width),
        gap(10),
        _groups(half.groups, width),
        gap(14),
        _words(half, own, other, width),
        gap(18),
        *(_signatures(left, right, width) for left, right in _SIGNED),
    ]


_SIGNED = (("打印人", "保管人"), ("见证人", "封存日期"))


def _groups(groups: tuple[str, ...], width: float) -> Slice:
    """Return the code in numbered groups, four in a row, in a frame."""
    per_row, row = 4, 34.0
    rows = -(-len(groups) // per_row)
    height = rows * row + 30
    words = []
    for n, group in enumerate(groups):
        x = 18 + n % per_row * (width - 20) / per_row
        y = 15 + (n // per_row + 0.68) * row
        label = lines(str(n + 1), Style.SANS, 9, 30)[0]
        words.append(Words(x, y, label))
        words.append(Words(x + 16, y, lines(group, Style.STRONG, 17, 200)[0]))
    box = (
        Rule(0, 0, width, 0),
        Rule(0, height, width, height),
        Rule(0, 0, 0, height),
        Rule(width, 0, width, height),
    )
    return Slice(height, tuple(words), box)


def _words(half: RecoverySheet, own: str, other: str, width: float) -> Slice:
    side = 34 * mm
    code = f"ANJIE {own}{half.sheet}\n{' '.join(half.groups)}"
    texts = (
        f"本单是恢复码的 {own} 半，与 {other} 半合用，可以在全部口令遗失时重新打开本站。",
        "单独一半不能打开本站；打开后仍须指定管理员，不能由此查看任何案件。",
        "A、B 两半应当分别封存，由不同的人保管。",
        "本单不存入计算机，关闭此页后不再显示；重新生成后旧单失效。",
        f"校验码 {half.check}",
    )
    words = []
    y = 12.0
    left = side + 14
    for text in texts:
        for line in lines(text, Style.SANS, 10.5, width - left):
            words.append(Words(left, y, line))
            y += 17
    return Slice(max(side, y), tuple(words), squares=(Square(0, side, side, code),))


def _signatures(left: str, right: str, width: float) -> Slice:
    column = (width - 16) / 2
    words, rules = [], []
    for n, label in enumerate((left, right)):
        x = n * (column + 16)
        words.append(Words(x, 14, lines(label, Style.SANS, 10.5, column)[0]))
        begin = x + text_width(label, Style.SANS, 10.5) + 6
        rules.append(Rule(begin, 18, x + column, 18))
    return Slice(44, tuple(words), tuple(rules))
