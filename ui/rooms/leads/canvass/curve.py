"""How much is found by when: in the order proposed, and stairwell by stairwell."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from leads.canvass.route import Moment, found_at
from ui.kit.i18n import _
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import SMALL
from ui.labels.canvass import share_text

#: At which minute the two are compared.
COMPARED = 40
_MARGIN = (48.0, 14.0, 18.0, 38.0)
_NICE = (10, 20, 30, 60, 120, 240, 480)


class CurveView(QWidget):
    """Two curves over the minutes of an evening."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ours: Sequence[Moment] = ()
        self._plain: Sequence[Moment] = ()
        self.setMinimumHeight(150)
        self.setAccessibleName(_("找到的概率 / 分钟"))
        theme().changed.connect(self.update)

    def show_curves(self, ours: Sequence[Moment], plain: Sequence[Moment]) -> None:
        """Show the order proposed against going stairwell by stairwell."""
        self._ours, self._plain = ours, plain
        at = compared_at(ours, plain)
        self.setAccessibleDescription(
            _("{n} 分钟时，建议次序 {ours}，逐单元 {plain}").format(
                n=at, ours=share_text(found_at(ours, at)), plain=share_text(found_at(plain, at))
            )
        )
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, 260)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL))
        if not self._ours:
            painter.setPen(colour("text3"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("没有可试的门"))
            return
        left, top, right, bottom = _MARGIN
        box = QRectF(left, top, self.width() - left - right, self.height() - top - bottom)
        last = max(self._ours[-1].minutes, self._plain[-1].minutes if self._plain else 0.0)
        every = next((one for one in _NICE if last / one <= 8), _NICE[-1])
        long = max(every * -(-int(last + 1) // every), every)
        high = max(self._ours[-1].found, 0.05) * 1.12
        self._axes(painter, box, long, every, high)
        for moments, role, dashed in ((self._plain, "text3", True), (self._ours, "accent", False)):
            pen = QPen(colour("accent_text" if role == "accent" else role), 1.6 if dashed else 2.2)
            if dashed:
                pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawPolyline(_line(moments, box, long, high))
        self._compare(painter, box, long, high)

    def _axes(self, painter: QPainter, box: QRectF, long: float, every: int, high: float) -> None:
        step = next(one for one in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1) if high / one <= 8)
        share = 0.0
        while share <= high:
            y = box.bottom() - box.height() * share / high
            painter.setPen(QPen(colour("line_subtle"), 1))
            painter.drawLine(QLineF(box.left(), y, box.right(), y))
            painter.setPen(colour("text2"))
            painter.drawText(
                QRectF(0, y - 9, box.left() - 8, 18),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                share_text(share),
            )
            share += step
        for minute in range(0, int(long) + 1, every):
            x = box.left() + box.width() * minute / long
            painter.drawText(
                QRectF(x - 24, box.bottom() + 4, 48, 16), Qt.AlignmentFlag.AlignCenter, str(minute)
            )
        painter.setPen(colour("text3"))
        where = QRectF(box.right() - 80, box.bottom() + 19, 92, 16)
        painter.drawText(where, Qt.AlignmentFlag.AlignRight, _("分钟"))

    def _compare(self, painter: QPainter, box: QRectF, long: float, high: float) -> None:
        at = compared_at(self._ours, self._plain)
        x = box.left() + box.width() * at / long
        pen = QPen(colour("line_strong"), 1)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.drawLine(QLineF(x, box.top(), x, box.bottom()))
        painter.setPen(colour("text2"))
        painter.drawText(QPointF(x + 6, box.top() + 10), _("{n} 分钟时").format(n=at))
        ours, plain = found_at(self._ours, at), found_at(self._plain, at)
        for share, role, words, filled in (
            (ours, "accent_text", _("建议次序 {p}").format(p=share_text(ours)), True),
            (plain, "text2", _("逐单元 {p}").format(p=share_text(plain)), False),
        ):
            point = QPointF(x, box.bottom() - box.height() * share / high)
            painter.setPen(QPen(colour(role), 1.6))
            painter.setBrush(colour(role) if filled else colour("surface"))
            painter.drawEllipse(point, 4, 4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setFont(font(SMALL, bold=filled))
            painter.setPen(colour(role))
            wide = painter.fontMetrics().horizontalAdvance(words)
            before = filled and x - wide - 10 > box.left()
            # Not over the words at the top, nor over the minutes below.
            above = point.y() - 36 > box.top() if filled else point.y() + 18 > box.bottom()
            offset = QPointF(-wide - 8 if before else 8, -8 if above else 16)
            painter.drawText(point + offset, words)


def compared_at(ours: Sequence[Moment], plain: Sequence[Moment]) -> int:
    """Return the minute at which the two are compared: 40, or half of a shorter evening."""
    last = max((one[-1].minutes for one in (ours, plain) if one), default=0.0)
    return COMPARED if last > COMPARED else max(1, round(last / 2))


def _line(moments: Sequence[Moment], box: QRectF, long: float, high: float) -> QPolygonF:
    points = [QPointF(box.left(), box.bottom())]
    points += [
        QPointF(
            box.left() + box.width() * one.minutes / long,
            box.bottom() - box.height() * one.found / high,
        )
        for one in moments
    ]
    return QPolygonF(points)
