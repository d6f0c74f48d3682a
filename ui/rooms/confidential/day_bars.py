"""How often something happened on each day: a bar a day with its figure, days off in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.marks import Glyph, paint_glyph
from ui.kit.punctuation import phrases
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import SMALL

_LINE, _MARGIN, _WIDEST = 18, 12, 34


@dataclass(frozen=True, slots=True)
class DayCount:
    """One day: its figure, and the word below it, as 四 or 休."""

    day: date
    count: int
    word: str
    is_off: bool = False
    #: A look was refused on it: a cross stands over the bar.
    refused: bool = False


class DayBars(QWidget):
    """The bars."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DayCount, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(190, 110))
        theme().changed.connect(self.update)

    def show_days(self, days: Sequence[DayCount]) -> None:
        """Show other figures."""
        self._days = tuple(days)
        self.setAccessibleDescription(phrases(f"{d.day:%m-%d} {d.count}" for d in self._days))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 170)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        painter = QPainter(self)
        painter.setFont(font(SMALL))
        base = self.height() - 2 * _LINE - _MARGIN / 2
        top = _MARGIN / 2 + _LINE
        step = (self.width() - 2 * _MARGIN) / len(self._days)
        wide = min(_WIDEST, step * 0.6)
        high = max(*(one.count for one in self._days), 1)
        for place, one in enumerate(self._days):
            left = _MARGIN + place * step
            tall = (base - top) * one.count / high
            painter.fillRect(
                QRectF(left + (step - wide) / 2, base - tall, wide, tall), colour("accent_mid")
            )
            middle = Qt.AlignmentFlag.AlignCenter
            painter.setPen(colour("text" if one.count else "text2"))
            painter.drawText(QRectF(left, base - tall - _LINE, step, _LINE), middle, str(one.count))
            if one.refused:
                cross = QRectF(left + step / 2 + 8, base - tall - _LINE + 3, 12, 12)
                paint_glyph(painter, Glyph.NO, cross)
            painter.setPen(colour("text3" if one.is_off else "text2"))
            day = f"{one.day.month}/{one.day.day}"
            painter.drawText(QRectF(left, base + 2, step, _LINE), middle, day)
            painter.drawText(QRectF(left, base + _LINE, step, _LINE), middle, one.word)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(int(_MARGIN), int(base), int(self.width() - _MARGIN), int(base))
