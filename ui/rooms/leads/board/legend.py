"""How lines are to be read: solid, broken, dotted with a cross."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leads.graph.nodes import LinkStatus
from ui.kit.i18n import _
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import SMALL
from ui.labels.leads import status_words
from ui.rooms.leads.board.ink import of_window
from ui.rooms.leads.board.strokes import line_pen

_LINE, _GAP = 22, 6


class Legend(QWidget):
    """The three kinds of lines with their words."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = "; ".join(status_words(status) for status in LinkStatus)
        self.setAccessibleName(_("图例：{words}").format(words=words))
        theme().changed.connect(self.update)
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(SMALL))
        wide = sum(
            _LINE + _GAP + metrics.horizontalAdvance(status_words(status)) + 12
            for status in LinkStatus
        )
        return QSize(wide, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL))
        metrics = QFontMetrics(font(SMALL))
        ink, x, middle = of_window(), 0.0, self.height() / 2
        for status in LinkStatus:
            painter.setPen(line_pen(ink, status, on_path=False))
            painter.drawLine(QLineF(x, middle, x + _LINE, middle))
            if status is LinkStatus.REFUTED:
                centre = x + _LINE / 2
                painter.setPen(colour("red_fill"))
                painter.drawLine(QLineF(centre - 4, middle - 4, centre + 4, middle + 4))
                painter.drawLine(QLineF(centre - 4, middle + 4, centre + 4, middle - 4))
            words = status_words(status)
            wide = metrics.horizontalAdvance(words)
            painter.setPen(colour("text2"))
            box = QRectF(x + _LINE + _GAP, 0, wide + 2, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            x += _LINE + _GAP + wide + 12
