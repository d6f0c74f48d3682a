"""The recovery sheets: one half of the code on each, to be sealed and kept apart."""

from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm

from cases.records.recovery import Half, RecoveryCode, check_mark
from cases.records.times import local
from reports.layout.blocks import Rule, Slice, Words
from reports.layout.breaking import Align, lines
from reports.layout.drawing import Pdf
from reports.layout.faces import Style
from reports.layout.page import Furniture, Strip, unframed
from reports.layout.paging import Placed

_COLUMNS = 4
_NAMES = {Half.A: ("甲", 1), Half.B: ("乙", 2)}
_KEEPING = {
    Half.A: "第 1 份（甲）封入信封，存大队保险柜。",
    Half.B: "第 2 份（乙）封入信封，交上级法制部门或者另一处保管。",
}


@dataclass(frozen=True, slots=True)
class SheetText:
    """What a sheet says besides the code."""

    organ: str
    squad: str
    made_at: datetime


def recovery_sheets(code: RecoveryCode, text: SheetText) -> bytes:
    """Return both sheets as PDF, half A on the first page, half B on the second."""
    pdf = Pdf("案结 恢复单")
    for half in Half:
        pdf.add(((Placed(0, _sheet(code, half, text)),),), _around(code, half))
    return pdf.finished()


def _around(code: RecoveryCode, half: Half) -> Furniture:
    groups = code.half(half)
    mark = f"校验码 {check_mark(groups)}"
    lines_ = (mark, "二维码与上面十六组内容相同，恢复时可以扫描。", "本单不存入计算机。")
    return Furniture(unframed(strip=True), strip=Strip(lines_, " ".join(groups)))


def _sheet(code: RecoveryCode, half: Half, text: SheetText) -> Slice:
    geometry = unframed(strip=True)
    width = geometry.body_width
    name, number = _NAMES[half]
    day = local(text.made_at)
    words: list[Words] = []
    rules: list[Rule] = []

    def put(
        what: str,
        y: float,
        style: Style = Style.SANS,
        size: float = 11,
        align: Align = Align.LEFT,
        x: float = 0,
        room: float = width,
    ) -> float:
        """Set a text from this baseline; return the next baseline."""
        for line in lines(what, style, size, room, 0, align):
            words.append(Words(x, y, line))
            y += size * 1.65
        return y

    put("案结 · 恢复单", 10 * mm, Style.TITLE, 22, Align.CENTRE)
    y = put(f"{text.organ} {text.squad}", 20 * mm, align=Align.CENTRE)
    y = put(
        f"{day.year}年{day.month}月{day.day}日 · 第 {number} 份（{name}），共 2 份",
        y,
        align=Align.CENTRE,
    )

    top = y + 2 * mm
    bottom = top + 64 * mm
    for x0, y0, x1, y1 in (
        (0, top, width, top),
        (0, bottom, width, bottom),
        (0, top, 0, bottom),
        (width, top, width, bottom),
    ):
        rules.append(Rule(x0, y0, x1, y1, 0.9))
    step = width / _COLUMNS
    for index, group in enumerate(code.half(half)):
        row, column = divmod(index, _COLUMNS)
        x, y = column * step + 5 * mm, top + 12 * mm + row * 15 * mm
        put(str(index + 1), y, size=9, x=x, room=8 * mm)
        put(" ".join(group), y, Style.STRONG, 17, x=x + 7 * mm, room=step)

    y = bottom + 12 * mm
    for sentence in (
        "两份合用，可以在全部管理员口令遗失时为一名管理员重设口令；只有一份打不开任何数据。",
        "恢复本身不打开任何案件，并且记入日志。两份由不同的人保管，不得放在一处。",
        "每组最后一位用于核对，抄错时程序会指出是哪一组。重新生成恢复单后，本单随即作废。",
    ):
        y = put(sentence, y)
    y = put(f"保管：{_KEEPING[half]}", y + 3 * mm, Style.STRONG)
    y += 8 * mm
    half_width = width / 2
    for index, label in enumerate(("打印人", "保管人", "见证人", "封存日期")):
        row, column = divmod(index, 2)
        x, at = column * half_width, y + row * 20 * mm
        put(label, at, x=x)
        rules.append(Rule(x, at + 10 * mm, x + half_width - 8 * mm, at + 10 * mm, 0.6))
    return Slice(geometry.body_height, tuple(words), tuple(rules))
