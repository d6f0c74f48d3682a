"""线索工作报告: the history of the leads on A4 across, one table after the other.

The one for the file says no probability; the internal one has the mark on every page.
"""

import unicodedata
from dataclasses import replace

from reportlab.lib.units import mm

from leads.telling.history import LeadHistory, Part, Variant
from reports import formats
from reports.layout.blocks import Cell, Grid, Slice, Type, gap, paragraph
from reports.layout.breaking import Align
from reports.layout.drawing import Pdf
from reports.layout.faces import Style, uncovered
from reports.layout.page import A4, DEMO, Furniture, Geometry
from reports.layout.paging import pages

_HEIGHT, _WIDTH = A4
_SHEET = Geometry(_WIDTH, _HEIGHT, 18 * mm, _WIDTH - 15 * mm, _HEIGHT - 22 * mm, 16 * mm)
_TITLE = Type(Style.TITLE, 20, 32, Align.CENTRE)
_UNDER = Type(Style.BODY, 11, 20, Align.LEFT)
_GROUP = Type(Style.STRONG, 12, 24, Align.LEFT)
_HINT = Type(Style.BODY, 9.5, 15, Align.LEFT)
_SMALL = Type(Style.SANS, 8, 13, Align.LEFT)
#: On every page of the internal one: in the corner, and pale across it.
MARK = "概率为办案参考，不作证据，不入卷"
_ACROSS = "内部参考 不入卷"


def lead_history(history: LeadHistory) -> bytes:
    """Return the history as PDF; a character that no font can print is named by its code."""
    history, marked = _printable(history)
    width = _SHEET.body_width
    internal = history.variant is Variant.INTERNAL
    title = "线索工作报告（内部）" if internal else "线索工作报告"
    when = formats.moment(history.occurred_at) if history.occurred_at is not None else ""
    about = f"{history.organ}　　案号 {history.case_number}　　{when}　{history.place}"
    slices: list[Slice] = [
        *paragraph(title, _TITLE, width),
        *paragraph(about, _UNDER, width),
        *(paragraph(f"{MARK}。", _GROUP, width) if internal else ()),
        gap(4),
    ]
    for part in history.parts:
        slices += _part(part, width)
    if marked:
        slices += paragraph(_told(marked), _HINT, width)
    slices += paragraph(_trace(history), _SMALL, width)
    pdf = Pdf(title, history.organ)
    pdf.add(pages(slices, _SHEET.body_height), _furniture(history, title))
    return pdf.finished()


def _furniture(history: LeadHistory, title: str) -> Furniture:
    mark, across = DEMO if history.is_demo else ("", "")
    if history.variant is Variant.INTERNAL:
        mark = " · ".join(filter(None, (MARK, mark)))
        across = across or _ACROSS
    return Furniture(
        _SHEET,
        mark=mark,
        across=across,
        always_numbered=True,
        running=f"{history.case_number} {title}",
    )


def _part(part: Part, width: float) -> list[Slice]:
    total = sum(share for _, share in part.columns)
    widths = tuple(width * share / total for _, share in part.columns)
    head = tuple(Cell(name, align=Align.CENTRE, style=Style.STRONG) for name, _ in part.columns)
    rows = tuple(tuple(Cell(text) for text in row) for row in part.rows)
    if not rows:
        rows = ((Cell("无", len(widths), Align.CENTRE),),)
    return [
        *paragraph(part.title, _GROUP, width, keep=True),
        *(paragraph(part.hint, _HINT, width, keep=True) if part.hint else ()),
        *Grid(widths, rows, head, 9, 13, 3.5, 20).slices(_SHEET.body_height),
        gap(8),
    ]


def _trace(history: LeadHistory) -> str:
    head = " ".join(history.journal_head[n : n + 4] for n in range(0, 16, 4))
    made = f"打印 {history.printed_by} {formats.stamp(history.printed_at)}"
    copy = f"第 {history.copy_no} 份 · 交付 {history.receiver} · " if history.copy_no else "预览 · "
    return f"{copy}{made} · 日志 #{history.journal_seq} · {head}"


def _printable(history: LeadHistory) -> tuple[LeadHistory, dict[str, str]]:
    """Return the history with marks for what no font can print, and where each stands.

    On the page it would be one blank box like another. This paper is read within the unit and
    quotes what others typed, so that one emoji must not keep the rest from being printed; papers
    for parties, where a name must be exact, are refused instead.
    """
    places: dict[str, list[str]] = {}

    def said(text: str, place: str) -> str:
        for char in uncovered(text):
            if place not in places.setdefault(char, []):
                places[char].append(place)
            text = text.replace(char, _mark(char))
        return text

    parts = tuple(
        replace(
            part, rows=tuple(tuple(said(text, part.title) for text in row) for row in part.rows)
        )
        for part in history.parts
    )
    shown = replace(
        history,
        parts=parts,
        place=said(history.place, "事故地点"),
        receiver=said(history.receiver, "交付对象"),
    )
    return shown, {char: "；".join(found) for char, found in places.items()}


def _mark(char: str) -> str:
    return f"〔U+{ord(char):04X}〕"


def _told(places: dict[str, str]) -> str:
    """Say which characters are marked, and in which table they stand."""
    named = (
        f"{_mark(char)}{unicodedata.name(char, '')}（{place}）" for char, place in places.items()
    )
    return "字库没有的字符以其编码标示：" + "，".join(named) + "。"
