"""Registers (台账) on A4 across, the head of the table on every page."""

from reportlab.lib.units import mm

from cases.papers.plain import RegisterPage
from reports import formats
from reports.layout.blocks import Cell, Grid, Slice, Type, gap, paragraph
from reports.layout.breaking import Align
from reports.layout.drawing import Pdf
from reports.layout.faces import Style
from reports.layout.page import A4, DEMO, Furniture, Geometry
from reports.layout.paging import pages

_HEIGHT, _WIDTH = A4
_SHEET = Geometry(_WIDTH, _HEIGHT, 18 * mm, _WIDTH - 15 * mm, _HEIGHT - 20 * mm, 16 * mm)
_TITLE = Type(Style.TITLE, 18, 28, Align.CENTRE)
_UNDER = Type(Style.BODY, 12, 22, Align.LEFT)
_SMALL = Type(Style.SANS, 8, 14, Align.LEFT)


def register(page: RegisterPage) -> bytes:
    """Return a register as PDF; an empty one says so in its only row."""
    width = _SHEET.body_width
    total = sum(column.weight for column in page.columns)
    widths = tuple(width * column.weight / total for column in page.columns)
    head = tuple(Cell(column.title, align=Align.CENTRE) for column in page.columns)
    aligns = [Align.RIGHT if column.right else Align.LEFT for column in page.columns]
    rows = tuple(
        tuple(Cell(text, align=align) for text, align in zip(row, aligns, strict=True))
        for row in page.rows
    )
    if not rows:
        rows = ((Cell("本期无记录", len(widths), Align.CENTRE),),)
    grid = Grid(widths, rows, head, 9.5, 13.5, 3.5, 21)
    slices: list[Slice] = [
        *paragraph(page.title, _TITLE, width),
        *paragraph(f"{page.organ}　　{page.period}", _UNDER, width),
        *grid.slices(_SHEET.body_height),
        gap(4),
        *paragraph(page.summary, _UNDER, width, keep=True),
        *paragraph(_trace(page), _SMALL, width),
    ]
    pdf = Pdf(page.title, page.organ)
    mark, across = DEMO if page.is_demo else ("", "")
    running = f"{page.title} {page.period}"
    furniture = Furniture(_SHEET, mark=mark, across=across, always_numbered=True, running=running)
    pdf.add(pages(slices, _SHEET.body_height), furniture)
    return pdf.finished()


def _trace(page: RegisterPage) -> str:
    head = " ".join(page.journal_head[n : n + 4] for n in range(0, 16, 4))
    made = f"制表 {page.printed_by} {formats.stamp(page.printed_at)}"
    return f"{made} · 日志 #{page.journal_seq} · {head}"
