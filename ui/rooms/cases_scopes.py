"""The filters beside the list of cases: those of the program with counts, and the officer's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from cases.records.cases import CaseFilter, CaseKind, Order, Scope
from cases.records.unit import NamedFilter
from ui.kit.i18n import _
from ui.kit.icons import paint_icon
from ui.kit.painting import place_of, state_of
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import BODY
from ui.labels.cases import SCOPES

ROW = 28
_FILTER = Qt.ItemDataRole.UserRole + 1
_ICONS = {Scope.OVERDUE: "warning", Scope.MEDIATION: "mediation", Scope.TODAY: "clock"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """One line of the filters: a scope of the program, or one the officer keeps."""

    words: str
    icon: str
    wanted: CaseFilter
    count: int | None = None
    #: Set for a filter of the officer's own.
    own_id: int | None = None


def to_values(wanted: CaseFilter) -> dict[str, str]:
    """Return a filter as it is kept."""
    return {
        "scope": wanted.scope.value,
        "kind": wanted.kind.value if wanted.kind else "",
        "text": wanted.text,
        "order": wanted.order.value,
    }


def from_values(values: Mapping[str, str]) -> CaseFilter:
    """Return a kept filter."""
    return CaseFilter(
        scope=Scope(values.get("scope") or Scope.MINE),
        kind=CaseKind(values["kind"]) if values.get("kind") else None,
        text=values.get("text", ""),
        order=Order(values.get("order") or Order.DUE),
    )


def shelves(counts: Mapping[Scope, int], own: tuple[NamedFilter, ...]) -> tuple[Shelf, ...]:
    """Return the lines of the filters in their order."""
    given = (
        Shelf(_(SCOPES[scope]), _ICONS.get(scope, "folder"), CaseFilter(scope=scope), count)
        for scope, count in counts.items()
    )
    kept = (Shelf(one.name, "filter", from_values(one.values), None, one.id) for one in own)
    return (*given, *kept)


def _is_same(one: Shelf, other: Shelf) -> bool:
    return (one.words, one.own_id) == (other.words, other.own_id)


class ScopeList(QListWidget):
    """The filters.

    Signals:
        chosen: another filter, as a Shelf.
        drop_wanted: forget the officer's own filter with this number.
    """

    chosen = Signal(object)
    drop_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("筛选"))
        self.currentItemChanged.connect(self._tell)
        theme().changed.connect(self.viewport().update)

    def show_shelves(self, lines: tuple[Shelf, ...], first: Scope, own: str = "") -> None:
        """Show these filters, the same one current as before.

        Args:
            lines: The filters in their order.
            first: Which scope is current when none was before.
            own: Name of an own filter that is to be current instead.
        """
        before = self.current()
        self.blockSignals(True)
        self.clear()
        current = 0
        for place, shelf in enumerate(lines):
            count = "" if shelf.count is None else str(shelf.count)
            item = QListWidgetItem(f"{shelf.words} {count}".strip())
            item.setData(_FILTER, shelf)
            self.addItem(item)
            if before is None and shelf.own_id is None and shelf.wanted.scope is first:
                current = place
            is_new = bool(own) and shelf.own_id is not None and shelf.words == own
            if is_new or (not own and before is not None and _is_same(before, shelf)):
                current = place
        self.setCurrentRow(current)
        self.blockSignals(False)
        self.setFixedHeight(min(12, max(1, len(lines))) * ROW + 8)

    def current(self) -> Shelf | None:
        """Return the filter in force."""
        shelf: Shelf | None = self.currentIndex().data(_FILTER)
        return shelf

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_FILTER))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shelf = self.current()
        delete = event.key() == Qt.Key.Key_Delete
        if delete and shelf is not None and shelf.own_id is not None:
            self.drop_wanted.emit(shelf.own_id)
            return
        super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, ROW)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shelf: Shelf = index.data(_FILTER)
        where = place_of(option)
        state = state_of(option)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(where, colour("sel" if chosen else "hover" if hovered else "surface"))
        ink = "accent_text" if chosen else "text2"
        icon_box = QRectF(where.left() + 14, where.top() + 6, 16, 16)
        alarm = shelf.wanted.scope is Scope.OVERDUE and bool(shelf.count)
        paint_icon(painter, shelf.icon, icon_box, "red" if alarm else ink)
        box = where.adjusted(38, 0, -12, 0)
        painter.setFont(font(BODY, bold=chosen))
        painter.setPen(colour("accent_text" if chosen else "text"))
        count = "" if shelf.count is None else str(shelf.count)
        metrics = QFontMetrics(font(BODY))
        room = box.width() - metrics.horizontalAdvance(count) - 8
        words = metrics.elidedText(shelf.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(font(BODY))
        painter.setPen(colour("red" if alarm else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.restore()
