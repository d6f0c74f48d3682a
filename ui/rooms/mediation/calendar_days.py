"""How a day is headed on the calendar, and how days off look: folded, or open for a session."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from cases.records.mediation import Column
from ui.kit.i18n import _, day_month, language, weekday
from ui.kit.marks import Tone, chip_width, paint_chip, paint_hatch
from ui.kit.theme import colour, font
from ui.kit.tokens import BODY, SMALL
from ui.rooms.mediation.layout import HEAD, TOP, Strip


def paint_head(painter: QPainter, strip: Strip, *, is_today: bool) -> None:
    """Paint date and weekday, and at the right what is special about the day."""
    painter.fillRect(
        QRectF(strip.left, 0, strip.width, TOP), colour("sel" if is_today else "surface")
    )
    head = QRect(int(strip.left) + 8, 0, int(strip.width) - 16, HEAD)
    wide = _words(painter, head, 0, day_month(strip.day), bold=True)
    beside = QFontMetrics(font(SMALL, bold=True)).horizontalAdvance(_("今天")) if is_today else 0
    if (
        wide + QFontMetrics(font(SMALL)).horizontalAdvance(weekday(strip.day)) + beside
        < head.width()
    ):
        wide = _words(painter, head, wide, weekday(strip.day), bold=False)
    if is_today:
        painter.setFont(font(SMALL, bold=True))
        painter.setPen(colour("accent_text"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(head, right, _("今天"))
    elif strip.columns[0].makeup:
        _chip(painter, head, wide, _("补班"), Tone.OUTLINE)
    elif strip.is_off:
        _chip(painter, head, wide, name_of(strip.columns[0]), Tone.GREY)


def paint_fold(painter: QPainter, strip: Strip, height: float) -> None:
    """Paint a run of days off as a narrow hatched strip with its name."""
    box = QRectF(strip.left, 0, strip.width, height)
    paint_hatch(painter, box)
    named = next((one for one in strip.columns if one.name), strip.columns[0])
    name, days = name_of(named), len(strip.columns)
    painter.setFont(font(SMALL))
    if language() == "zh":
        text = "\n".join([*name, str(days), "天"])
        lines = text.count("\n") + 1
        plate = QRectF(box.left() + 4, TOP + 8, box.width() - 8, lines * 16 + 8)
        _plate(painter, plate)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
        return
    text = f"{name} ({days})"
    long = painter.fontMetrics().horizontalAdvance(text) + 12
    plate = QRectF(box.left() + 4, TOP + 8, box.width() - 8, long)
    _plate(painter, plate)
    painter.save()
    painter.translate(plate.center())
    painter.rotate(-90)
    painter.drawText(QRectF(-long / 2, -10, long, 20), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def name_of(column: Column) -> str:
    """Return what a day off is called."""
    if not column.name:
        return _("周末")
    return column.name if language() == "zh" else column.name_en


def _words(painter: QPainter, head: QRect, left: int, text: str, *, bold: bool) -> int:
    painter.setPen(colour("text"))
    painter.setFont(font(BODY, bold=bold))
    painter.drawText(head.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
    return left + painter.fontMetrics().horizontalAdvance(text) + 8


def _chip(painter: QPainter, head: QRect, left: int, text: str, tone: Tone) -> None:
    wide = chip_width(text)
    if head.width() - left >= wide:
        paint_chip(painter, text, tone, QRect(head.left() + left, 8, wide, 20))


def _plate(painter: QPainter, plate: QRectF) -> None:
    painter.setPen(QPen(colour("line"), 1))
    painter.setBrush(colour("surface"))
    painter.drawRect(plate)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(colour("text2"))
