"""What stands above and behind the bars: the days of the axis, its holidays, today, the legend."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from cases.law.calendar import DayKind
from ui.kit.i18n import EN, _, day_month, language
from ui.kit.marks import paint_hatch
from ui.kit.theme import colour, font
from ui.kit.tokens import SMALL
from ui.labels.law import DAY_KINDS, short_name
from ui.rooms.case.axis import Axis, Run

#: Height of the head, and of a row of the chart.
HEAD, ROW = 44, 40
#: Letters of a holiday's name below which it says nothing.
_READABLE = 4


def paint_days(
    painter: QPainter, axis: Axis, runs: Iterable[Run], today: date, rows: QRectF
) -> None:
    """Draw what stands behind the bars: hatches, week lines, today."""
    painter.setOpacity(0.75)
    for run in runs:
        if run.kind is not DayKind.MAKEUP:
            days = (run.last - run.first).days + 1
            box = QRectF(axis.x(run.first), rows.top(), days * axis.width, rows.height())
            paint_hatch(painter, box)
    painter.setOpacity(1.0)
    painter.setPen(QPen(colour("line_subtle"), 1))
    for monday in axis.mondays():
        x = round(axis.x(monday)) + 0.5
        painter.drawLine(QLineF(x, rows.top(), x, rows.bottom()))
    painter.setPen(QPen(colour("amber_fill"), 2))
    x = axis.x(today) + axis.width / 2
    painter.drawLine(QLineF(x, rows.top(), x, rows.bottom()))


def paint_head(
    painter: QPainter, axis: Axis, runs: Iterable[Run], today: date, left: float
) -> None:
    """Draw the weeks, the holidays with their names, the made-up days and today.

    Args:
        painter: Whose origin is the left end of the axis, scrolled as the chart is.
        axis: Where each day stands.
        runs: The days off and the made-up days of the axis.
        today: Marked.
        left: Where the visible part begins; a day cut there is left out.
    """
    painter.fillRect(QRectF(0, 0, axis.length, HEAD - 1), colour("surface"))
    painter.setFont(font(SMALL))
    for monday in axis.mondays():
        x = round(axis.x(monday)) + 0.5
        painter.setPen(QPen(colour("line_subtle"), 1))
        painter.drawLine(QLineF(x, 0, x, HEAD))
        if x + 3 < left:
            continue
        painter.setPen(colour("text2"))
        box = QRectF(x + 3, 2, 70, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, day_month(monday))
    # To the left of its column, clear of a holiday that begins tomorrow.
    half = QFontMetrics(font(SMALL, bold=True)).horizontalAdvance(_("今天")) / 2 + 2
    middle = axis.x(today) + axis.width - half
    for run in runs:
        _paint_run(painter, axis, run, middle - half)
    _paint_plate(painter, _("今天"), middle, "amber_bg", "amber", bold=True)


def _paint_run(painter: QPainter, axis: Axis, run: Run, today_from: float) -> None:
    days = (run.last - run.first).days + 1
    middle = axis.x(run.first) + days * axis.width / 2
    if run.kind is DayKind.MAKEUP:
        words = _(DAY_KINDS[DayKind.MAKEUP])
        half = QFontMetrics(font(SMALL, bold=True)).horizontalAdvance(words) / 2 + 2
        if middle < today_from < middle + half:
            middle = today_from - half
        _paint_plate(painter, words, middle, "sel", "accent_text", bold=True)
    elif run.name:
        name = run.name_en if language() == EN else short_name(run.name)
        wide = days * axis.width - 2
        metrics = QFontMetrics(font(SMALL))
        words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(wide))
        if words != name and len(words) <= _READABLE:
            words = ""
        _paint_plate(painter, words, middle, "grey_bg", "grey", width=wide)


def _paint_plate(
    painter: QPainter,
    words: str,
    middle: float,
    ground: str,
    ink: str,
    *,
    bold: bool = False,
    width: float = 0.0,
) -> None:
    face = font(SMALL, bold=bold)
    wide = max(width, QFontMetrics(face).horizontalAdvance(words) + 4.0)
    box = QRectF(middle - wide / 2, 22, wide, 18)
    painter.fillRect(box, colour(ground))
    painter.setFont(face)
    painter.setPen(colour(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def paint_legend(painter: QPainter) -> None:
    """Say in the empty corner what the cells of a bar mean."""
    painter.setFont(font(SMALL))
    words = (_("已过"), _("剩余"), _("预计"), _("不计"))
    for place, meaning in enumerate(words):
        box = QRectF(14 + place % 2 * 96, 6 + place // 2 * 19, 12, 12)
        if place < 2:
            painter.fillRect(box, colour("accent_mid" if place else "accent"))
        elif place == 2:
            pen = QPen(colour("grey_fill"), 1.2)
            pen.setDashPattern([2, 1.8])
            painter.setPen(pen)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.setPen(QPen(colour("line_strong"), 2))
            painter.drawLine(QLineF(box.left(), box.center().y(), box.right(), box.center().y()))
        painter.setPen(colour("text2"))
        where = QRectF(box.right() + 6, box.top() - 3, 76, 18)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, meaning)
