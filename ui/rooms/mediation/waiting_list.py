"""The list at the left: mediations in hand, their days left and their miss counters."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget
from typing_extensions import override

from cases.mediation.kinds import MediationState
from cases.records.mediation import Waiting
from ui.kit.i18n import _
from ui.kit.marks import paint_glyph, paint_miss
from ui.kit.theme import colour, font
from ui.kit.tokens import BODY, SMALL
from ui.rooms.mediation import words

Index = QModelIndex | QPersistentModelIndex
#: What a dragged mediation is known by.
MIME = "application/x-anjie-mediation"
ROW = 52
WaitingRole = int(Qt.ItemDataRole.UserRole)


class WaitingModel(QAbstractListModel):
    """Mediations in hand, as they were read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Waiting, ...] = ()

    def show_lines(self, lines: Sequence[Waiting]) -> None:
        """Show other mediations."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == WaitingRole:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            missed = _("缺席 {counted} / {threshold}").format(
                counted=line.missed, threshold=line.threshold
            )
            told = (line.case_number, words.detail(line), words.left(line)[0], missed)
            return " ".join(filter(None, (*told, words.stage(line))))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        base = super().flags(index)
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else base

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        line = self.lines[indexes[0].row()]
        data.setData(MIME, str(line.id).encode())
        return data


class WaitingDelegate(QStyledItemDelegate):
    """Paints a mediation on two lines: number and days left, parties and counter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: Number of the mediation that is being dragged.
        self.dragged: int | None = None

    @override
    def sizeHint(self, option: Any, index: Index) -> QSize:
        return QSize(200, ROW)

    @override
    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        line: Waiting = index.data(WaitingRole)
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "sel" if chosen else "surface"
        if option.state & QStyle.StateFlag.State_MouseOver and not chosen:
            ground = "hover"
        if self.dragged == line.id:
            ground = "sunken"
        painter.fillRect(box, colour(ground))
        painter.setPen(QPen(colour("line_subtle"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), colour("sel_line"))
        paint_glyph(painter, words.glyph(line), QRectF(box.left() + 12, box.top() + 9, 12, 14))
        self._first(painter, box, line)
        self._second(painter, box, line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("sel_line"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _first(self, painter: QPainter, box: QRect, line: Waiting) -> None:
        top = QRect(box.left() + 30, box.top() + 6, box.width() - 42, 20)
        painter.setFont(font(BODY, bold=True))
        painter.setPen(colour("text"))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, line.case_number)
        text, role = words.left(line)
        painter.setFont(font(SMALL))
        painter.setPen(colour(role))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(top, right, text)

    def _second(self, painter: QPainter, box: QRect, line: Waiting) -> None:
        low = QRect(box.left() + 30, box.top() + 27, box.width() - 42, 18)
        painter.setFont(font(SMALL))
        painter.setPen(colour("text2"))
        edge = low.right()
        if line.state is MediationState.RUNNING or line.missed:
            places = max(line.missed, line.threshold)
            width = round(places * 10 * 4 / 3)
            edge -= width
            paint_miss(
                painter,
                line.missed,
                line.threshold,
                QRectF(edge + 3, low.top(), width, low.height()),
                10,
            )
            edge -= 4
        stage = _("拖动中") if self.dragged == line.id else words.stage(line)
        wide = painter.fontMetrics().horizontalAdvance(stage) + 4
        painter.drawText(
            QRect(edge - wide, low.top(), wide, low.height()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            stage,
        )
        room = QRect(low.left(), low.top(), edge - wide - low.left() - 6, low.height())
        text = painter.fontMetrics().elidedText(
            words.detail(line), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


class WaitingList(QListView):
    """Mediations in hand; one is chosen, dragged to the calendar, or booked by Enter.

    Signals:
        chosen: with a Waiting, when another one is current.
        drag_begun: with a Waiting; `drag_ended` follows in any case.
        booking_wanted: with a Waiting, by Enter or double click.
    """

    chosen = Signal(object)
    drag_begun = Signal(object)
    drag_ended = Signal()
    booking_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = WaitingModel(self)
        self._delegate = WaitingDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("调解列表"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.activated.connect(self._want_booking)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def lines(self) -> tuple[Waiting, ...]:
        """The mediations shown."""
        return self._model.lines

    def show_lines(self, lines: Sequence[Waiting]) -> None:
        """Show other mediations and keep the current one."""
        kept = self.current()
        blocked = self.selectionModel().blockSignals(True)
        self._model.show_lines(lines)
        self.selectionModel().blockSignals(blocked)
        if kept is not None:
            self.choose(int(kept.id))

    def current(self) -> Waiting | None:
        """Return the mediation that is current."""
        index = self.currentIndex()
        line: Waiting | None = index.data(WaitingRole) if index.isValid() else None
        return line

    def choose(self, mediation_id: int) -> bool:
        """Make a mediation current, if it is in the list."""
        for row, line in enumerate(self._model.lines):
            if line.id == mediation_id:
                self.setCurrentIndex(self._model.index(row))
                return True
        return False

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        line = self.current()
        if line is None:
            return
        self._delegate.dragged = line.id
        self.viewport().update()
        self.drag_begun.emit(line)
        super().startDrag(Qt.DropAction.CopyAction)
        self._delegate.dragged = None
        self.viewport().update()
        self.drag_ended.emit()

    def _want_booking(self, index: QModelIndex) -> None:
        self.booking_wanted.emit(index.data(WaitingRole))

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.data(WaitingRole))
