"""漆层比对表: two paint layer systems side by side on A4, drawn strips and what they support."""

from io import BytesIO

from PIL import Image
from reportlab.lib.units import mm

from cases.refusals import Reason, Refusal
from leads.evidence.kinds import Finish, Layer, Origin, Role
from leads.evidence.layers import Conclusion, Fit, LayerPair
from leads.evidence.paint_sheet import PaintSheet, PaintSide
from leads.evidence.photographed import on_screen
from reports import formats
from reports.layout.blocks import Cell, Grid, Picture, Rule, Slice, Type, Words, gap, paragraph
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
#: Shares of the width: layer, difference, layer.
_SIDE, _MIDDLE = 0.39, 0.22
#: Height of a row; of the strip in it.
_ROW, _STRIP = 46.0, 20.0
ROLES = {
    Role.CLEARCOAT: "清漆",
    Role.TOPCOAT: "面漆",
    Role.PRIMER: "中涂、底漆",
    Role.FILLER: "腻子",
    Role.ELECTROCOAT: "电泳底漆",
}
FINISHES = {
    Finish.SOLID: "素色",
    Finish.METALLIC: "金属漆",
    Finish.PEARL: "珠光漆",
    Finish.CLEAR: "透明",
    Finish.UNKNOWN: "光泽不明",
}
ORIGINS = {Origin.OEM: "原厂", Origin.REFINISH: "修补", Origin.UNKNOWN: "来历不明"}
FITS = {
    Fit.SAME: "一致",
    Fit.CLOSE: "相近，须复测",
    Fit.DIFFERENT: "不同",
    Fit.UNMEASURED: "未测色",
    Fit.RESPRAY: "单侧重喷",
    Fit.NOT_PRESERVED: "未附着",
    Fit.MISSING: "缺原厂层",
}
CONCLUSIONS = {
    Conclusion.ALIKE: "漆层同型，支持同一来源，不能证明同一。",
    Conclusion.ALIKE_BUT_RESPRAYED: "除单侧重喷外漆层同型，不排除同一来源。",
    Conclusion.OPEN: "所测不足，不能判断。",
    Conclusion.DIFFERENT: "漆层不同，不支持同一来源。",
}
CANNOT = (
    "同一车型、同一批次的车辆可以有相同的漆层，漆层同型不能认定是同一辆车。",
    "未附着的内层没有比较；单侧多出的修补层只说明重新喷过漆，不是差异。",
)
VISUAL = "金属漆、珠光漆只在一个角度测过，该层只反映目测外观。"


def paint_sheet(sheet: PaintSheet) -> bytes:
    """Return the comparison as PDF.

    Raises:
        Refusal: it holds a character that no font can print.
    """
    _refuse_unprintable(sheet)
    width = _SHEET.body_width
    told = sheet.comparison
    limits = sheet.limits
    cannot = [*CANNOT, *([VISUAL] if told.visual_only else [])]
    slices: list[Slice] = [
        *paragraph("漆层比对表", _TITLE, width),
        *paragraph(f"{sheet.organ}　　案号 {sheet.case_number}", _UNDER, width),
        gap(2),
        *_heads(sheet, width),
        *(_row(number, pair, width) for number, pair in enumerate(told.pairs, 1)),
        gap(6),
        *paragraph("支持什么", _GROUP, width, keep=True),
        *paragraph(CONCLUSIONS[told.conclusion], _TEXT, width),
        gap(4),
        *paragraph("不能说明什么", _GROUP, width, keep=True),
        *(one for words in cannot for one in paragraph(words, _TEXT, width)),
        gap(4),
        *paragraph(
            f"色差按 CIEDE2000（D65、10°）：不大于 {limits.same:g} 为一致，"
            f"不小于 {limits.different:g} 为不同。{limits.source}",
            _SMALL,
            width,
        ),
        gap(6),
        *_signed(width),
        gap(4),
        *paragraph(_trace(sheet), _SMALL, width),
    ]
    pdf = Pdf("漆层比对表", sheet.organ)
    mark, across = DEMO if sheet.is_demo else ("", "")
    running = f"{sheet.case_number} 漆层比对"
    furniture = Furniture(_SHEET, mark=mark, across=across, always_numbered=True, running=running)
    pdf.add(pages(slices, _SHEET.body_height), furniture)
    return pdf.finished()


def _heads(sheet: PaintSheet, width: float) -> list[Slice]:
    widths = (width * _SIDE, width * _MIDDLE, width * _SIDE)
    head = (_side(sheet.left), Cell("ΔE00", align=Align.CENTRE, style=Style.STRONG))
    cells = (*head, _side(sheet.right))
    return Grid(widths, (cells,), (), 10, 15, 4, 24).slices(_SHEET.body_height)


def _side(one: PaintSide) -> Cell:
    return Cell("\n".join(filter(None, (one.title, one.source))), align=Align.CENTRE)


def _row(number: int, pair: LayerPair, width: float) -> Slice:
    """Return a row: a strip in its colour for each side, what is measured below, the difference."""
    side, middle = width * _SIDE, width * _MIDDLE
    words: list[Words] = []
    rules: list[Rule] = [Rule(0, _ROW, width, _ROW)]
    pictures: list[Picture] = []
    for x, layer in ((0.0, pair.left), (side + middle, pair.right)):
        inner = side - 8
        frame = (x + 4, 4.0, x + 4 + inner, 4.0 + _STRIP)
        rules += _framed(frame)
        if layer is None:
            words.append(_centred("—", x + 4, 4 + _STRIP * 0.7, inner, 10))
            continue
        if layer.lab is not None:
            pictures.append(Picture(x + 4, 4 + _STRIP, inner, _STRIP, _strip(layer.lab)))
        name = layer.name or ROLES[layer.role]
        told = f"{name} · {FINISHES[layer.finish]} · {ORIGINS[layer.origin]}"
        words.append(_centred(told, x + 4, _STRIP + 14, inner, 8.5))
        words.append(_centred(measured(layer), x + 4, _STRIP + 24, inner, 7.5))
    value = "—" if pair.difference is None else f"{pair.difference:.2f}"
    words.append(_centred(f"{number}. {value}", side, 18, middle, 11))
    words.append(_centred(FITS[pair.fit], side, 32, middle, 9))
    if pair.visual_only:
        words.append(_centred("仅目测", side, 42, middle, 7.5))
    return Slice(_ROW, tuple(words), tuple(rules), pictures=tuple(pictures))


def measured(layer: Layer) -> str:
    """Return the measured colour and thickness of a layer."""
    thick = "" if layer.thickness is None else f" · {layer.thickness:g} μm"
    if layer.lab is None:
        return f"未测色{thick}"
    light, green, blue = layer.lab
    return f"L* {light:.1f}  a* {green:.1f}  b* {blue:.1f} · {layer.angles} 个角度{thick}"


def _framed(box: tuple[float, float, float, float]) -> list[Rule]:
    left, top, right, bottom = box
    return [
        Rule(left, top, right, top),
        Rule(left, bottom, right, bottom),
        Rule(left, top, left, bottom),
        Rule(right, top, right, bottom),
    ]


def _centred(text: str, x: float, y: float, room: float, size: float) -> Words:
    line = lines(text, Style.BODY, size, room, align=Align.CENTRE)[0]
    return Words(x, y, line)


def _strip(lab: tuple[float, float, float]) -> bytes:
    """Return a picture of one colour."""
    rgb = tuple(round(255 * one) for one in on_screen(lab))
    out = BytesIO()
    Image.new("RGB", (8, 8), rgb).save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue()


def _signed(width: float) -> list[Slice]:
    widths = tuple(width * share / 12 for share in (2, 3.2, 2, 2, 1.1, 1.7))
    names = ("比对人（签名）", "复核人（签名）", "日期")
    row = tuple(
        cell
        for name in names
        for cell in (Cell(name, align=Align.CENTRE, style=Style.STRONG), Cell(""))
    )
    return Grid(widths, (row,), (), 9.5, 14, 4, 34).slices(_SHEET.body_height)


def _trace(sheet: PaintSheet) -> str:
    head = " ".join(sheet.journal_head[n : n + 4] for n in range(0, 16, 4))
    made = f"打印 {sheet.made_by} {formats.stamp(sheet.made_at)}"
    return f"{made} · 日志 #{sheet.journal_seq} · {head}"


def _refuse_unprintable(sheet: PaintSheet) -> None:
    sides = (sheet.left, sheet.right)
    said = [text for side in sides for text in (side.title, side.source)]
    said += [layer.name for side in sides for layer in side.layers]
    for char in uncovered("".join(said)):
        code = f"U+{ord(char):04X}"
        raise Refusal(Reason.CHARACTER_UNPRINTABLE, character=char, code=code)
