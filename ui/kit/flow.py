"""A row that goes on below where the window is narrow, so that no button is cut."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override


class FlowRow(QWidget):
    """Widgets in rows: some from the left, some kept at the right end of the first row."""

    def __init__(self, *widgets: QWidget, spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = Flow(self, spacing)
        for widget in widgets:
            self._flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a widget behind the others."""
        self._flow.addWidget(widget)

    def add_right(self, widget: QWidget) -> None:
        """Add a widget that stands at the right end of its row."""
        self._flow.from_right.add(widget)
        self._flow.addWidget(widget)


class Flow(QLayout):
    """The layout of a FlowRow; its rows are as high as their highest widget."""

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._items: list[QLayoutItem] = []
        #: What stands at the right end.
        self.from_right: set[QWidget] = set()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override] # Qt asks past the end
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = sum(item.sizeHint().width() for item in shown)
        wide += self.spacing() * max(0, len(shown) - 1)
        return QSize(wide, self._highest())

    @override
    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(widest, self._highest())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _highest(self) -> int:
        return max((item.sizeHint().height() for item in self._shown()), default=0)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the widgets row by row; return the height of all rows."""
        y, row = rect.y(), list[QLayoutItem]()
        wide = 0
        for item in self._shown():
            needed = item.sizeHint().width() + (self.spacing() if row else 0)
            if row and wide + needed > rect.width():
                y += self._place(row, rect, y, move=move) + self.spacing()
                row, wide, needed = [], 0, item.sizeHint().width()
            row.append(item)
            wide += needed
        if row:
            y += self._place(row, rect, y, move=move)
        return y - rect.y()

    def _place(self, row: list[QLayoutItem], rect: QRect, y: int, *, move: bool) -> int:
        tall = max(item.sizeHint().height() for item in row)
        if not move:
            return tall
        left, right = rect.left(), rect.right() + 1
        for item in row:
            size = QSize(min(item.sizeHint().width(), rect.width()), item.sizeHint().height())
            down = y + (tall - size.height()) // 2
            if item.widget() in self.from_right:
                continue
            item.setGeometry(QRect(QPoint(left, down), size))
            left += size.width() + self.spacing()
        for item in reversed(row):
            if item.widget() in self.from_right:
                size = item.sizeHint()
                right -= size.width()
                down = y + (tall - size.height()) // 2
                item.setGeometry(QRect(QPoint(right, down), size))
                right -= self.spacing()
        return tall
