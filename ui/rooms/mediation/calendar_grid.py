"""Days with rooms as columns: sessions, busy intervals, the time now, and where one may drop."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from cases.mediation.booking import DayAnswer
from cases.records.mediation import Block, BookingHint, Waiting, Week
from ui.kit.i18n import _, clock_time, day_short
from ui.kit.punctuation import clauses
from ui.kit.tips import as_tip
from ui.rooms.mediation import words
from ui.rooms.mediation.calendar_picture import CalendarPicture
from ui.rooms.mediation.hint import HintCard
from ui.rooms.mediation.layout import (
    AXIS,
    TOP,
    Spot,
    hours_of,
    on_day,
    spot,
)
from ui.rooms.mediation.waiting_list import MIME


class CalendarGrid(CalendarPicture):
    """The calendar of some days; a mediation is dropped on a slot, a session is opened.

    Signals:
        session_chosen: with a Block of the officer's own cases.
        hint_wanted: with a Spot, while a mediation is held over it.
        dropped: with a Spot.
    """

    session_chosen = Signal(object)
    hint_wanted = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = HintCard(self)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("调解日历"))
        self.setMinimumSize(420, 440)

    def show_week(self, week: Week, now: datetime) -> None:
        """Show other days."""
        self._week, self._now, self._focused = week, now, -1
        self._hours = hours_of(week.blocks)
        self.setMinimumHeight(max(440, self._hours.least))
        self.setAccessibleDescription(
            clauses(_told(block) for block in week.blocks) or _("没有调解会")
        )
        self.update()

    def choose(self, session_id: int | None) -> None:
        """Mark a session as the one whose sheet is shown."""
        self._selected = session_id
        self.update()

    def consider(self, line: Waiting | None, answers: Sequence[DayAnswer] = ()) -> None:
        """Show where a mediation may be put, or nothing of the kind any more."""
        self._dragged = line
        self._answers = {answer.day: answer for answer in answers}
        if line is None:
            self._aim(None)
        self.update()

    def hint(self, aimed: Spot, said: BookingHint | None) -> None:
        """Show what stands for and against the slot, if it is still the one aimed at."""
        if self._dragged is None or aimed != self._target or said is None:
            return
        number = self._dragged.case_number.rpartition("-")[2]
        when = f"{day_short(on_day(aimed.starts_at))} {clock_time(aimed.starts_at)}"
        self._card.say(f"{number} → {when} {aimed.room.name}", said)
        self._place_card()

    # --- mouse, keys, dragging ------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        block = self._under(event.position().toPoint())
        if block is not None and not block.hidden:
            self._focused = self._own().index(block)
            self.session_chosen.emit(block)
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = self._own()
        forward = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in forward and own:
            start = -1 if self._focused < 0 and forward[Qt.Key(event.key())] > 0 else self._focused
            self._focused = (start + forward[Qt.Key(event.key())]) % len(own)
            self.update()
            return
        block = self._focus_block()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and block:
            self.session_chosen.emit(block)
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._focused < 0 and self._own():
            self._focused = 0
        self.update()
        super().focusInEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            block = self._under(self.mapFromGlobal(self.cursor().pos()))
            if block is not None:
                QToolTip.showText(self.cursor().pos(), as_tip(_told(block)), self)
                return True
        return super().event(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        point = event.position()
        where = (point.x(), point.y())
        laid, rooms = self._strips(), self._week.rooms
        self._aim(spot(where, laid, rooms, self.height(), self._hours))
        allowed = self._target is not None and self._allows(self._target)
        event.setAccepted(allowed)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(None)
        super().dragLeaveEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        aimed = self._target
        if aimed is not None and self._allows(aimed):
            event.acceptProposedAction()
            self.dropped.emit(aimed)
        self._aim(None)

    def _under(self, point: QPoint) -> Block | None:
        for block, box in reversed(self._boxes(self._strips())):
            if box.contains(point):
                return block
        return None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_card()
        super().resizeEvent(event)

    def _allows(self, aimed: Spot) -> bool:
        answer = self._answers.get(on_day(aimed.starts_at))
        return answer is not None and answer.allowed

    def _aim(self, aimed: Spot | None) -> None:
        if aimed == self._target:
            return
        self._target = aimed
        self._card.say("", None)
        if aimed is not None:
            self.hint_wanted.emit(aimed)
        self.update()

    def _place_card(self) -> None:
        box = self._target_box(self._strips())
        if box is None:
            return
        size = self._card.size()
        left = box.left() - size.width() - 8
        if left < AXIS:
            left = min(box.right() + 8, self.width() - size.width() - 4)
        top = min(
            max(TOP + 4.0, box.center().y() - size.height()), self.height() - size.height() - 60
        )
        self._card.move(int(max(4, left)), int(max(TOP, top)))
        self._card.raise_()


def _told(block: Block) -> str:
    """Return a session in words, for the tool tip and for readers."""
    when = f"{day_short(on_day(block.starts_at))} {clock_time(block.starts_at)}"
    if block.hidden:
        return f"{when} {_('房间占用')}"
    return f"{when} {block.case_number} {block.name} {words.told(block)}"
