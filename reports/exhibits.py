"""物证登记表: an exhibit on A4, its chain of custody as a table, its photographs below."""

from collections.abc import Iterator
from dataclasses import fields
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from cases.papers.exhibits import ACTS, KINDS
from cases.records.exhibits import CustodyAct
from cases.records.times import local
from cases.refusals import Reason, Refusal
from leads.exhibits.records import Exhibit, Flag, FlagKind, Step, StepEntry, StepId
from leads.exhibits.sheet import ExhibitSheet, SheetPhoto
from reports import formats
from reports.layout.blocks import Cell, Grid, Picture, Slice, Type, Words, gap, paragraph
from reports.layout.breaking import Align, lines
from reports.layout.drawing import Pdf
from reports.layout.faces import Style, uncovered
from reports.layout.page import A4, DEMO, Furniture, Geometry
from reports.layout.paging import pages

_WIDTH, _HEIGHT = A4
_SHEET = Geometry(_WIDTH, _HEIGHT, 20 * mm, _WIDTH - 18 * mm, _HEIGHT - 22 * mm, 18 * mm)
_TITLE = Type(Style.TITLE, 20, 32, Align.CENTRE)
_UNDER = Type(Style.BODY, 11, 20, Align.LEFT)
_GROUP = Type(Style.STRONG, 11.5, 22, Align.LEFT)
_TEXT = Type(Style.BODY, 10.5, 17, Align.LEFT)
_SMALL = Type(Style.SANS, 8, 13, Align.LEFT)
#: Shares of the width: caption and value, twice.
_FACTS = (11, 33, 11, 33)
#: The five questions, who opened it, the seal, what proves it.
_CHAIN = (3, 16, 9, 13, 13, 15, 13, 12)
_HEAD = ("步", "何事、何时", "何人", "自何处", "如何移动", "现在何处", "启封、封签", "凭据、说明")
#: Highest a photograph is printed; between two beside each other.
_TALLEST, _BETWEEN = 170.0, 10.0
#: Flags as a paper says them.
_FLAGS = {
    FlagKind.NO_CHAIN: "没有保管记录",
    FlagKind.PLACE_GAP: "上一步留在“{left}”，本步自“{found}”取走，相隔 {days} 天",
    FlagKind.UNACCOUNTED: "{days} 天没有入库或者交接记录",
    FlagKind.OVERLAP: "与上一步时间重叠",
    FlagKind.SEAL_BROKEN: "原封签“{left}”，所见“{found}”，未记启封人",
    FlagKind.UNSEALED: "启封后未重新封装",
    FlagKind.BEFORE_FOUND: "早于发现时间",
    FlagKind.AFTER_LEFT: "离库以后又有记录",
    FlagKind.TRIED_BEFORE_TRACES: "提取痕迹以前已经试用",
}


def exhibit_sheet(sheet: ExhibitSheet) -> bytes:
    """Return the sheet of an exhibit as PDF.

    Raises:
        Refusal: it holds a character that no font can print.
    """
    _refuse_unprintable(sheet)
    exhibit, width = sheet.exhibit, _SHEET.body_width
    title = f"物证登记表（物证 {exhibit.n}）"
    slices: list[Slice] = [
        *paragraph("物证登记表", _TITLE, width),
        *paragraph(f"{sheet.organ}　　案号 {sheet.case_number}　　物证 {exhibit.n}", _UNDER, width),
        gap(2),
        *_facts(exhibit, width),
        gap(6),
        *paragraph("保管链", _GROUP, width, keep=True),
        *_chain(exhibit, width),
        gap(4),
        *paragraph(_checked(exhibit), _TEXT, width),
        gap(6),
        *_photos(sheet.photos, width),
        *_signed(width),
        gap(4),
        *paragraph(_trace(sheet), _SMALL, width),
    ]
    pdf = Pdf(title, sheet.organ)
    mark, across = DEMO if sheet.is_demo else ("", "")
    running = f"{sheet.case_number} 物证 {exhibit.n}"
    furniture = Furniture(_SHEET, mark=mark, across=across, always_numbered=True, running=running)
    pdf.add(pages(slices, _SHEET.body_height), furniture)
    return pdf.finished()


def _facts(exhibit: Exhibit, width: float) -> list[Slice]:
    widths = tuple(width * share / sum(_FACTS) for share in _FACTS)
    grade = str(exhibit.grade) if exhibit.grade is not None else "未评定"
    where = " ".join(filter(None, (exhibit.holder, exhibit.place)))
    pairs = (
        (("名称", exhibit.name), ("种类", KINDS[exhibit.kind])),
        (("数量", exhibit.quantity or "—"), ("等级", grade)),
        (("发现时间", formats.moment(exhibit.found_at)), ("提取人", exhibit.found_by)),
        (("包装", exhibit.packing or "—"), ("现封签", exhibit.seal or "—")),
    )
    rows: list[tuple[Cell, ...]] = [
        (_name(left[0]), Cell(left[1]), _name(right[0]), Cell(right[1])) for left, right in pairs
    ]
    rows += [
        (_name("发现地点"), Cell(exhibit.found_where, 3)),
        (_name("特征"), Cell(exhibit.features or "—", 3)),
        (_name("现在何处"), Cell(where or "—", 3)),
    ]
    return Grid(widths, tuple(rows), (), 10.5, 16, 4, 24).slices(_SHEET.body_height)


def _name(text: str) -> Cell:
    return Cell(text, align=Align.CENTRE, style=Style.STRONG)


def _chain(exhibit: Exhibit, width: float) -> list[Slice]:
    widths = tuple(width * share / sum(_CHAIN) for share in _CHAIN)
    numbers = {step.id: n for n, step in enumerate(exhibit.steps, 1)}
    rows = tuple(_step(step, numbers, exhibit) for step in exhibit.steps)
    head = tuple(Cell(text, align=Align.CENTRE, style=Style.STRONG) for text in _HEAD)
    if not rows:
        rows = ((Cell("没有保管记录", len(_CHAIN), Align.CENTRE),),)
    return Grid(widths, rows, head, 8.5, 12.5, 3, 20).slices(_SHEET.body_height)


def _step(step: Step, numbers: dict[StepId, int], exhibit: Exhibit) -> tuple[Cell, ...]:
    entry = step.entry
    later = {one.replaces: numbers[one.id] for one in exhibit.steps if one.replaces is not None}
    over = [f"已由第 {later[step.id]} 步更正" if step.id in later else ""]
    if step.replaces is not None:
        over.append(f"更正第 {numbers[step.replaces]} 步：{step.reason}")
    seal = (
        entry.opened_by and f"启封 {entry.opened_by}",
        entry.seal_found and f"所见 {entry.seal_found}",
        "破损" if entry.seal_broken else "",
        entry.seal_after and f"新封 {entry.seal_after}",
    )
    told = (*over, entry.number, entry.witness and f"见证 {entry.witness}", entry.words)
    when = f"{local(entry.at):%Y-%m-%d %H:%M}"
    if entry.until is not None:
        when += f"\n至 {local(entry.until):%Y-%m-%d %H:%M}"
    away = entry.act is CustodyAct.WITHDRAWN
    texts = (
        str(numbers[step.id]),
        f"{ACTS[entry.act]}\n{when}",
        entry.person,
        "" if away else entry.from_place,
        entry.manner,
        "" if away else "\n".join(filter(None, (entry.place, entry.holder))),
        "\n".join(filter(None, seal)),
        "\n".join(filter(None, told)),
    )
    first, *rest = texts
    return (Cell(first, align=Align.CENTRE), *(Cell(text) for text in rest))


def _checked(exhibit: Exhibit) -> str:
    """Return what the check of the chain found, in sentences."""
    if not exhibit.flags:
        return "核对：各步相接，未见空档、时间重叠或者封签异常。"
    numbers = {step.id: n for n, step in enumerate(exhibit.steps, 1)}
    return "核对：" + "；".join(_flag(flag, numbers) for flag in exhibit.flags) + "。"


def _flag(flag: Flag, numbers: dict[StepId, int]) -> str:
    found = flag.found or ("破损" if flag.kind is FlagKind.SEAL_BROKEN else "（未填）")
    words = _FLAGS[flag.kind].format(left=flag.left or "—", found=found, days=flag.days)
    return f"第 {numbers[flag.step]} 步{words}" if flag.step is not None else words


def _photos(photos: tuple[SheetPhoto, ...], width: float) -> Iterator[Slice]:
    """Return the photographs two in a row, each over its caption and its hash."""
    if photos:
        yield from paragraph(f"照片（{len(photos)} 张）", _GROUP, width, keep=True)
    room = (width - _BETWEEN) / 2
    for n in range(0, len(photos), 2):
        pair = photos[n : n + 2]
        sizes = [_fitted(photo.picture, room) for photo in pair]
        tall = max(size[1] for size in sizes)
        pictures, words = [], []
        for place, (photo, (wide, high)) in enumerate(zip(pair, sizes, strict=True)):
            x = place * (room + _BETWEEN)
            pictures.append(Picture(x, tall, wide, high, photo.picture))
            told = f"{n + place + 1}. {photo.caption or photo.name}"
            below = [lines(told, Style.BODY, 9.5, room)[0]]
            below += lines(f"SHA-256 {photo.sha256}", Style.SANS, 6.5, room)[:2]
            words += [Words(x, tall + 13 + row * 10, line) for row, line in enumerate(below)]
        yield Slice(tall + 42, tuple(words), pictures=tuple(pictures))


def _fitted(content: bytes, room: float) -> tuple[float, float]:
    wide, high = ImageReader(BytesIO(content)).getSize()
    scale = min(room / wide, _TALLEST / high)
    return wide * scale, high * scale


def _signed(width: float) -> list[Slice]:
    widths = tuple(width * share / 12 for share in (2, 2.6, 2, 2.6, 1.1, 1.7))
    names = ("交付人（签名）", "接收人（签名）", "日期")
    row = tuple(cell for name in names for cell in (_name(name), Cell("")))
    return Grid(widths, (row,), (), 9.5, 14, 4, 34).slices(_SHEET.body_height)


def _trace(sheet: ExhibitSheet) -> str:
    head = " ".join(sheet.journal_head[n : n + 4] for n in range(0, 16, 4))
    made = f"打印 {sheet.printed_by} {formats.stamp(sheet.printed_at)}"
    copy = f"第 {sheet.copy_no} 份 · 交付 {sheet.receiver}"
    return f"{copy} · {made} · 日志 #{sheet.journal_seq} · {head}"


def _refuse_unprintable(sheet: ExhibitSheet) -> None:
    """Refuse what no font can print; on the page it would be one blank box like another."""
    exhibit = sheet.exhibit
    said = [sheet.receiver, *_texts(exhibit)]
    said += [text for step in exhibit.steps for text in (*_texts(step.entry), step.reason)]
    said += [text for photo in sheet.photos for text in (photo.caption, photo.name)]
    for char in uncovered("".join(said)):
        code = f"U+{ord(char):04X}"
        raise Refusal(Reason.CHARACTER_UNPRINTABLE, character=char, code=code)


def _texts(record: Exhibit | StepEntry) -> list[str]:
    values = (getattr(record, one.name) for one in fields(record))
    return [value for value in values if isinstance(value, str)]
