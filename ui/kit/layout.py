"""Rows, columns, panels and headers with the margins of the house."""

from collections.abc import Iterable
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

Item = QWidget | QLayout | int | None
_Box = TypeVar("_Box", QHBoxLayout, QVBoxLayout)


def label(text: str, kind: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label: kind "", title, bold, small, muted, error, good, link."""
    made = QLabel(text)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return made


def row(*items: Item, spacing: int = 8, margins: int = 0) -> QHBoxLayout:
    """Return a horizontal layout; an int is a gap, None takes what is left."""
    made = QHBoxLayout()
    return _fill(made, items, spacing, margins)


def column(*items: Item, spacing: int = 8, margins: int = 0) -> QVBoxLayout:
    """Return a vertical layout; an int is a gap, None takes what is left."""
    made = QVBoxLayout()
    return _fill(made, items, spacing, margins)


def _fill(made: _Box, items: Iterable[Item], spacing: int, margins: int) -> _Box:
    made.setContentsMargins(margins, margins, margins, margins)
    made.setSpacing(spacing)
    for item in items:
        if item is None:
            made.addStretch(1)
        elif isinstance(item, int):
            made.addSpacing(item)
        elif isinstance(item, QLayout):
            made.addLayout(item)
        else:
            made.addWidget(item)
    return made


def boxed(layout: QLayout, kind: str = "surface") -> QFrame:
    """Return a frame of a kind (panel, surface, header, note, alarm ...) around a layout."""
    frame = QFrame()
    frame.setProperty("kind", kind)
    frame.setLayout(layout)
    return frame


def rule() -> QFrame:
    """Return a line of one pixel."""
    frame = QFrame()
    frame.setProperty("kind", "rule")
    frame.setFixedHeight(1)
    return frame


def edge() -> QFrame:
    """Return an upright line of one pixel between two panes."""
    frame = QFrame()
    frame.setProperty("kind", "rule")
    frame.setFixedWidth(1)
    return frame


def scrolled(inner: QWidget, name: str = "") -> QScrollArea:
    """Return the widget in a vertical scroll area without a frame, named for screen readers."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


class Tall(QFrame):
    """What is scrolled: never lower than its wrapped sentences need at its width."""

    def __init__(self, body: QLayout) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setLayout(body)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            body = self.layout()
            if body is not None and body.hasHeightForWidth():
                self.setMinimumHeight(body.totalHeightForWidth(self.width()))
        return done


def height_of(body: QLayout, width: int) -> int:
    """Return how high a layout is at a width, its wrapped sentences whole."""
    body.activate()
    needed = body.totalHeightForWidth(width) if body.hasHeightForWidth() else 0
    return max(needed, body.sizeHint().height())


class Panel(QFrame):
    """A framed panel: a header of 36 px with title, muted count and tools, and a body."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._title = label(title, "bold")
        self._hint = label("", "small")
        self.tools = row(spacing=4)
        self._header = QFrame()
        self._header.setProperty("kind", "header")
        self._header.setFixedHeight(36)
        self._header.setLayout(row(12, self._title, self._hint, None, self.tools, 8, spacing=8))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._header)
        whole.addLayout(self.body, 1)

    def set_hint(self, text: str) -> None:
        """Show a count or a hint beside the title."""
        self._hint.setText(text)


def room_header(title: str, *items: Item) -> QFrame:
    """Return the 48 px header of a room: title, then items; None pushes what follows right."""
    frame = boxed(row(16, label(title, "title"), *items, 16, spacing=12), "header")
    frame.setFixedHeight(48)
    frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return frame


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        widget = cast(QWidget | None, item.widget())
        inner = cast(QLayout | None, item.layout())
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
