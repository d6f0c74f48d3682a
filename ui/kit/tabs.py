"""Tabs as drawn: words with a count, an underline below the current one, the rest under "more"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.i18n import _
from ui.kit.icons import paint_icon
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import BODY

#: Pixels around the words of a tab, the gap to the next one included: least and most.
_CLOSE, _APART = 12, 28
#: Pixels of the arrow behind "more".
_ARROW = 16


@dataclass(frozen=True, slots=True)
class Fitting:
    """Which tabs of a strip are drawn and which lie in its menu, by their places."""

    shown: tuple[int, ...]
    kept: tuple[int, ...]


def fitting(widths: Sequence[int], room: int, current: int, more: int) -> Fitting:
    """Decide which tabs are drawn: the first ones that fit, and the current one always.

    Args:
        widths: Least pixels of each tab.
        room: Pixels of the strip.
        current: Place of the current tab.
        more: Pixels of the way into the menu, needed only when something is kept there.
    """
    if sum(widths) <= room:
        return Fitting(tuple(range(len(widths))), ())
    left = room - more
    shown: list[int] = []
    for place, width in enumerate(widths):
        if width > left:
            break
        shown.append(place)
        left -= width
    if current not in shown:
        while shown and widths[current] > left:
            left += widths[shown.pop()]
        shown.append(current)
    return Fitting(tuple(shown), tuple(at for at in range(len(widths)) if at not in shown))


class TabStrip(QWidget):
    """A row of tabs; Left and Right move, Down opens the menu of those that do not fit.

    Signals:
        chosen: with the key of the tab.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: list[tuple[str, str]] = []
        self._counts: dict[str, int] = {}
        self._current = 0
        self._menu = QMenu(self)
        self._menu.setAccessibleName(_("更多"))
        self._menu.aboutToHide.connect(self.update)
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self.update)

    def offer(self, tabs: dict[str, str]) -> None:
        """Show these tabs, key to words; the current one stays if it is still there."""
        former = self._tabs[self._current][0] if self._tabs else ""
        self._tabs = list(tabs.items())
        keys = list(tabs)
        self._current = keys.index(former) if former in keys else 0
        self._named()

    def count(self, counts: dict[str, int]) -> None:
        """Show counts behind the words."""
        self._counts = counts
        self._named()

    @property
    def least(self) -> int:
        """Pixels below which some tabs lie in the menu."""
        return sum(width + _CLOSE for width in self._widths())

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

    # --- where things are ------------------------------------------------------------------

    def box(self, key: str) -> QRect | None:
        """Return where a tab is drawn; None if it lies in the menu."""
        return self._boxes().get(key)

    def more_box(self) -> QRect | None:
        """Return where the way into the menu is drawn; None if every tab fits."""
        if not self._fitting().kept:
            return None
        end = max((box.right() for box in self._boxes().values()), default=0)
        return QRect(end + 5, 0, self._more_width() - 4, self.height())

    def open_menu(self) -> None:
        """Offer the tabs that do not fit."""
        where = self.more_box()
        if where is None:
            return
        self._menu.clear()
        for place in self._fitting().kept:
            key, _words = self._tabs[place]
            action = self._menu.addAction(self._words(*self._tabs[place]))
            action.triggered.connect(partial(self.choose, key))
        self._menu.setActiveAction(self._menu.actions()[0])
        self._menu.popup(self.mapToGlobal(where.bottomLeft()))

    def _named(self) -> None:
        self.setAccessibleName(self._words(*self._tabs[self._current]) if self._tabs else "")
        words = [self._words(*tab) for tab in self._tabs]
        self.setAccessibleDescription("; ".join(words))
        self.update()

    def _fitting(self) -> Fitting:
        least = [width + _CLOSE for width in self._widths()]
        return fitting(least, self.width(), self._current, self._more_width())

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(font(BODY, bold=True))
        return [metrics.horizontalAdvance(self._words(*tab)) for tab in self._tabs]

    def _more_width(self) -> int:
        return QFontMetrics(font(BODY, bold=True)).horizontalAdvance(_("更多")) + _ARROW + _CLOSE

    def _boxes(self) -> dict[str, QRect]:
        fits, widths = self._fitting(), self._widths()
        shown = [widths[place] for place in fits.shown]
        room = self.width() - (self._more_width() if fits.kept else 0)
        # Closer together where the strip is narrow, so that no tab falls off its end.
        around = max(_CLOSE, min(_APART, (room - sum(shown)) // max(1, len(shown))))
        x, boxes = 0, {}
        for place, width in zip(fits.shown, shown, strict=True):
            boxes[self._tabs[place][0]] = QRect(x, 0, width + around - 4, self.height())
            x += width + around
        return boxes

    def _words(self, key: str, words: str) -> str:
        count = self._counts.get(key)
        return f"{words} {count}" if count else words

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(width + _APART for width in self._widths()), 36)

    # --- drawing ---------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = dict(self._tabs)
        for key, box in self._boxes().items():
            current = key == self.key
            painter.setFont(font(BODY, bold=current))
            painter.setPen(colour("accent_text" if current else "text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words(key, words[key]))
            if current:
                painter.fillRect(box.adjusted(4, box.height() - 2, -4, 0), colour("sel_line"))
                if self.hasFocus():
                    painter.setPen(QPen(colour("sel_line"), 2))
                    painter.drawRect(box.adjusted(1, 1, -1, -3))
        more = self.more_box()
        if more is not None:
            self._paint_more(painter, more)

    def _paint_more(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._menu.isVisible():
            painter.fillRect(box.adjusted(0, 4, 0, -4), colour("hover"))
        painter.setFont(font(BODY))
        painter.setPen(colour("text2"))
        words = box.adjusted(4, 0, -_ARROW, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _("更多"))
        where = QRectF(box.right() - _ARROW - 1, box.center().y() - 6, 14, 14)
        paint_icon(painter, "down", where, "text2")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        for key, box in self._boxes().items():
            if box.contains(at):
                self.choose(key)
                return
        more = self.more_box()
        if more is not None and more.contains(at):
            self.open_menu()
            self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._fitting().kept:
            self.open_menu()
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._tabs:
            super().keyPressEvent(event)
            return
        self.choose(self._tabs[(self._current + step) % len(self._tabs)][0])
