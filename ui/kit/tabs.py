"""Tabs as drawn: words with a count, an underline below the current one."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.theme import colour, font, theme
from ui.kit.tokens import BODY

#: Pixels around the words of a tab, the gap to the next one included: least and most.
_CLOSE, _APART = 12, 28


class TabStrip(QWidget):
    """A row of tabs; Left and Right move.

    Signals:
        chosen: with the key of the tab.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: list[tuple[str, str]] = []
        self._counts: dict[str, int] = {}
        self._current = 0
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self.update)

    def offer(self, tabs: dict[str, str]) -> None:
        """Show these tabs, key to words."""
        self._tabs = list(tabs.items())
        self._current = min(self._current, max(0, len(self._tabs) - 1))
        self._named()

    def count(self, counts: dict[str, int]) -> None:
        """Show counts behind the words."""
        self._counts = counts
        self.update()

    @property
    def key(self) -> str:
        """Key of the current tab."""
        return self._tabs[self._current][0]

    def choose(self, key: str) -> None:
        """Go to a tab and tell."""
        keys = [known for known, _words in self._tabs]
        if key in keys:
            self._current = keys.index(key)
            self._named()
            self.chosen.emit(key)

    def _named(self) -> None:
        self.setAccessibleName(self._tabs[self._current][1] if self._tabs else "")
        self.update()

    def _boxes(self) -> list[QRect]:
        metrics, x, boxes = QFontMetrics(font(BODY, bold=True)), 0, []
        widths = [metrics.horizontalAdvance(self._words(key, words)) for key, words in self._tabs]
        # Closer together where the strip is narrow, so that no tab falls off its end.
        spare = (self.width() - sum(widths)) // max(1, len(widths))
        around = max(_CLOSE, min(_APART, spare))
        for width in widths:
            boxes.append(QRect(x, 0, width + around - 4, self.height()))
            x += width + around
        return boxes

    def _words(self, key: str, words: str) -> str:
        count = self._counts.get(key)
        return f"{words} {count}" if count else words

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(BODY, bold=True))
        words = (metrics.horizontalAdvance(self._words(*tab)) for tab in self._tabs)
        return QSize(sum(width + _APART for width in words), 36)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, ((key, words), box) in enumerate(zip(self._tabs, self._boxes(), strict=True)):
            current = index == self._current
            painter.setFont(font(BODY, bold=current))
            painter.setPen(colour("accent_text" if current else "text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words(key, words))
            if current:
                painter.fillRect(box.adjusted(4, box.height() - 2, -4, 0), colour("sel_line"))
                if self.hasFocus():
                    painter.setPen(QPen(colour("sel_line"), 2))
                    painter.drawRect(box.adjusted(1, 1, -1, -3))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for (key, _words), box in zip(self._tabs, self._boxes(), strict=True):
            if box.contains(event.position().toPoint()):
                self.choose(key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._tabs:
            super().keyPressEvent(event)
            return
        self.choose(self._tabs[(self._current + step) % len(self._tabs)][0])
