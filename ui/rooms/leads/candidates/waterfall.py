"""The waterfall of a candidate: what speaks for it by size, then what speaks against it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from leads.evidence.grade import Grade
from leads.ranking.counting import Counting
from leads.ranking.explaining import Bar, Explanation
from ui.kit.i18n import _
from ui.kit.punctuation import clauses, headed
from ui.kit.theme import colour, font, theme
from ui.kit.tips import as_tip
from ui.kit.tokens import SMALL
from ui.labels.candidates import COUNTINGS, called
from ui.rooms.leads.board.ink import of_window
from ui.rooms.leads.board.strokes import draw_badge

ROW = 24
_AXIS = 22
_GRADE = 26
#: Widest share of the widget that names take.
_NAMES = 0.42


@dataclass(frozen=True, slots=True)
class Piece:
    """What a bar stands for."""

    title: str
    grade: Grade | None


class Waterfall(QWidget):
    """The steps from nothing to the total weight, in log10 of the likelihood ratio."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._total = 0.0
        self._pieces: Mapping[str, Piece] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("证据权重 log10 LR"))
        theme().changed.connect(self.update)

    def show_explanation(self, explanation: Explanation, pieces: Mapping[str, Piece]) -> None:
        """Show why a candidate stands where it stands; `pieces` by item of the explanation."""
        self._bars = tuple(
            bar for bar in explanation.bars if bar.counted.counting is not Counting.SILENT
        )
        self._total = explanation.total
        self._pieces = pieces
        lines = [headed(self._title(bar), _signed(bar.weight)) for bar in self._bars]
        self.setAccessibleDescription(clauses([*lines, headed(_("合计"), _signed(self._total))]))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, _AXIS + ROW * (len(self._bars) + 1) + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = int((event.pos().y() - _AXIS) // ROW)
            if 0 <= place < len(self._bars):
                told = as_tip(self._told(self._bars[place]))
                QToolTip.showText(event.globalPos(), told, self)
                return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL))
        names = min(self.width() * _NAMES, 150.0)
        left = names + _GRADE + 8
        axis = QRectF(left, 0, self.width() - left - 4, self.height())
        low, high = self._span()
        # Room for a value beside the longest bar.
        scale = (axis.width() - 38) / (high - low)
        zero = axis.left() - low * scale
        self._draw_axis(painter, zero, scale, low, high)
        top = float(_AXIS)
        for bar in self._bars:
            self._draw_bar(painter, bar, QRectF(0, top, names, ROW), zero, scale)
            top += ROW
        painter.setPen(QPen(colour("line_strong"), 1))
        painter.drawLine(QLineF(0, top + 0.5, self.width(), top + 0.5))
        painter.setFont(font(SMALL, bold=True))
        painter.setPen(colour("text"))
        painter.drawText(QRectF(0, top, left, ROW), _MIDDLE, _("合计 log10 LR"))
        frame = _box(zero, zero + self._total * scale, top)
        painter.setPen(QPen(colour("accent_text"), 1.5))
        painter.drawRect(frame)
        self._draw_value(painter, self._total, frame, left, "text")

    def _span(self) -> tuple[float, float]:
        ends = [0.0, self._total, *(bar.end for bar in self._bars)]
        return float(floor(min(ends))), float(max(1, ceil(max(ends))))

    def _draw_axis(
        self, painter: QPainter, zero: float, scale: float, low: float, high: float
    ) -> None:
        every = next((one for one in (1, 2, 5, 10, 20) if scale * one >= 22), 50)
        for tick in range(int(low), int(high) + 1):
            if tick % every:
                continue
            x = zero + tick * scale
            painter.setPen(QPen(colour("line_subtle"), 1))
            painter.drawLine(QLineF(x, _AXIS - 4, x, self.height() - 2))
            painter.setPen(colour("text2"))
            painter.drawText(
                QRectF(x - 16, 0, 32, _AXIS - 4), Qt.AlignmentFlag.AlignCenter, str(tick)
            )

    def _draw_bar(
        self, painter: QPainter, bar: Bar, name: QRectF, zero: float, scale: float
    ) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(colour("text"))
        painter.drawText(
            name,
            _MIDDLE,
            metrics.elidedText(
                self._title(bar), Qt.TextElideMode.ElideRight, int(name.width()) - 4
            ),
        )
        piece = self._pieces.get(bar.item)
        if piece is not None:
            badge = str(piece.grade) if piece.grade is not None else ""
            where = QPointF(name.right() + _GRADE / 2, name.center().y())
            draw_badge(painter, of_window(), badge, where)
            painter.setFont(font(SMALL))
        box = _box(zero + bar.begin * scale, zero + bar.end * scale, name.top())
        is_for = bar.weight >= 0
        if is_for:
            painter.fillRect(box, colour("accent"))
        else:
            painter.setPen(QPen(colour("neg_fill"), 1.5))
            painter.drawRect(box)
        running = zero + bar.end * scale
        dashes = QPen(colour("text3"), 1)
        dashes.setDashPattern([2, 2])
        painter.setPen(dashes)
        painter.drawLine(QLineF(running, box.bottom(), running, box.bottom() + ROW - box.height()))
        before = name.right() + _GRADE
        self._draw_value(painter, bar.weight, box, before, "accent_text" if is_for else "neg")

    def _draw_value(
        self, painter: QPainter, weight: float, box: QRectF, left: float, role: str
    ) -> None:
        """Write a value right of its bar, or left of it where there is no room."""
        words = _signed(weight)
        wide = painter.fontMetrics().horizontalAdvance(words)
        x = box.right() + 4
        if x + wide > self.width() - 1 and box.left() - wide - 4 >= left:
            x = box.left() - wide - 4
        painter.setPen(colour(role))
        painter.drawText(QRectF(x, box.top() - 4, wide + 2, box.height() + 8), _MIDDLE, words)

    def _title(self, bar: Bar) -> str:
        piece = self._pieces.get(bar.item)
        return bar.item if piece is None else piece.title

    def _told(self, bar: Bar) -> str:
        words = [headed(self._title(bar), _signed(bar.weight)), called(bar.verbal)]
        if bar.counted.counting is not Counting.FULL:
            words.append(_(COUNTINGS[bar.counted.counting]))
        return clauses(words)


_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _box(begin: float, end: float, top: float) -> QRectF:
    """Return the bar between two places; a weight of nearly nothing is still seen."""
    left, right = min(begin, end), max(begin, end)
    return QRectF(left, top + 6, max(right - left, 2.0), ROW - 12)


def _signed(weight: float) -> str:
    """Return a weight with its sign, a true minus for what speaks against."""
    return f"{weight:+.2f}".replace("-", "−")
