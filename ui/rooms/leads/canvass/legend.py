"""What the marks and shades of the grid mean, on one line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from leads.canvass.records import Mark
from ui.kit.i18n import _
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import SMALL
from ui.labels.canvass import MARKS
from ui.rooms.leads.canvass.marks import paint_mark, shades

_HIGH, _GAP = 20, 10


class Legend(QWidget):
    """Marks with their words, the frame of the next door, the scale of shades."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("图例"))
        self.setFont(font(SMALL))
        self.setFixedHeight(_HIGH)
        theme().changed.connect(self.update)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, _HIGH)

    @override
    def sizeHint(self) -> QSize:
        wide = sum(self._wide(words) + 14 + _GAP for words in self._words())
        return QSize(wide + 5 * 13 + self._wide(_("概率低 → 高")) + 12, _HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(SMALL))
        x = 0.0
        for mark, words in zip((*Mark, None), self._words(), strict=True):
            if x + 14 + self._wide(words) > self.width():
                return
            box = QRectF(x, 4, 12, 12)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if mark is Mark.UNTRIED:
                painter.setPen(QPen(colour("line_strong"), 1))
                painter.drawRect(box)
            elif mark is None:
                painter.setPen(QPen(colour("amber_fill"), 2))
                painter.drawRect(box)
            else:
                paint_mark(painter, mark, box)
            painter.setPen(colour("text2"))
            painter.drawText(
                QRectF(x + 16, 0, 200, _HIGH),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                words,
            )
            x += 14 + self._wide(words) + _GAP
        if x + 5 * 13 + self._wide(_("概率低 → 高")) > self.width():
            return
        painter.setPen(QPen(colour("line"), 1))
        for one in shades():
            painter.setBrush(one)
            painter.drawRect(QRectF(x, 4, 12, 12))
            x += 13
        painter.setPen(colour("text2"))
        painter.drawText(
            QRectF(x + 5, 0, 200, _HIGH),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            _("概率低 → 高"),
        )

    def _words(self) -> tuple[str, ...]:
        return (*(_(MARKS[mark]) for mark in Mark), _("下一扇"))

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words) + 4
