"""The rail of rooms: an icon, a word, and a count of what needs me."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.i18n import EN, language
from ui.kit.icons import paint_icon
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import SMALL

ITEM = 56


class Rail(QWidget):
    """The rooms one below the other; Up and Down move, the current one is marked.

    Signals:
        chosen: with the key of a room.
    """

    chosen = Signal(str)

    def __init__(
        self, rooms: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        """Show rooms given as key, icon and word."""
        super().__init__(parent)
        self._rooms = tuple(rooms)
        self._badges: dict[str, int] = {}
        self._current = self._rooms[0][0]
        self._hovered = -1
        self.setFixedWidth(84 if language() == EN else 64)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme().changed.connect(self.update)
        self._named()

    def mark(self, key: str) -> None:
        """Mark a room as the current one."""
        self._current = key
        self._named()

    def badge(self, key: str, count: int) -> None:
        """Show how much in a room needs me; zero shows nothing."""
        self._badges[key] = count
        self._named()

    def _named(self) -> None:
        words = [
            f"{word} {self._badges.get(key) or ''}".strip() for key, _icon, word in self._rooms
        ]
        self.setAccessibleName(words[self._place()])
        self.setAccessibleDescription("; ".join(words))
        self.update()

    def _place(self) -> int:
        return [key for key, _icon, _word in self._rooms].index(self._current)

    def _box(self, place: int) -> QRect:
        return QRect(0, 8 + place * ITEM, self.width() - 1, ITEM)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width(), 8 + len(self._rooms) * ITEM)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("rail"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        for place, (key, icon, word) in enumerate(self._rooms):
            box = self._box(place)
            current = key == self._current
            if current:
                painter.fillRect(box, colour("surface"))
                painter.fillRect(QRect(0, box.top(), 3, ITEM), colour("sel_line"))
            elif place == self._hovered:
                painter.fillRect(box, colour("hover"))
            role = "accent_text" if current else "text2"
            middle = box.center().x() + 1
            paint_icon(painter, icon, QRectF(middle - 10, box.top() + 8, 20, 20), role)
            painter.setFont(font(SMALL, bold=current))
            painter.setPen(colour(role))
            words = QRect(box.left(), box.top() + 30, box.width(), 20)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, word)
            if self._badges.get(key):
                self._paint_badge(painter, box, str(min(99, self._badges[key])))
            if current and self.hasFocus():
                painter.setPen(QPen(colour("sel_line"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _paint_badge(self, painter: QPainter, box: QRect, text: str) -> None:
        width = max(16, QFontMetrics(font(SMALL)).horizontalAdvance(text) + 8)
        where = QRectF(box.right() - width - 4, box.top() + 4, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(where, 8, 8)
        painter.setPen(colour("on_accent"))
        painter.setFont(font(SMALL))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int((event.position().y() - 8) // ITEM)
        if 0 <= place < len(self._rooms):
            self.chosen.emit(self._rooms[place][0])

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = int((event.position().y() - 8) // ITEM)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = (self._place() + step) % len(self._rooms)
        self.chosen.emit(self._rooms[place][0])
