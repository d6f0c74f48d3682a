"""The picture of the calendar: days, folded days off, hours, sessions, the time now, the target."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.mediation import Block, Waiting, Week
from ui.kit.i18n import _, clock_time
from ui.kit.marks import Glyph, paint_glyph, paint_hatch
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import SMALL
from ui.rooms.mediation import words
from ui.rooms.mediation.calendar_blocks import paint_block, paint_target
from ui.rooms.mediation.calendar_days import paint_fold, paint_head
from ui.rooms.mediation.layout import (
    AXIS,
    HEAD,
    TOP,
    USUAL,
    Spot,
    Strip,
    on_day,
    room_left,
    strips,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from cases.mediation.booking import DayAnswer

_LUNCH = (12, 14)


class CalendarPicture(QWidget):
    """Some days with their rooms, as they are painted; what one does with them is the grid's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week = Week((), (), ())
        self._hours = USUAL
        self._now: datetime | None = None
        self._selected: int | None = None
        self._focused = -1
        self._dragged: Waiting | None = None
        self._answers: dict[date, DayAnswer] = {}
        self._target: Spot | None = None
        theme().changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(700, 760)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        laid = self._strips()
        for strip in laid:
            self._strip(painter, strip)
        self._axis(painter, laid)
        for strip in laid:
            self._edges(painter, strip)
        focused = self._focus_block() if self.hasFocus() else None
        for block, box in self._boxes(laid):
            chosen = block.session_id is not None and block.session_id == self._selected
            paint_block(painter, block, box, chosen=chosen, focused=block is focused)
        self._now_line(painter, laid)
        if self._dragged is not None:
            for strip in laid:
                self._note(painter, strip)
            aimed = self._target_box(laid)
            if aimed is not None and self._target is not None:
                paint_target(painter, self._dragged, self._target, aimed)

    def _strip(self, painter: QPainter, strip: Strip) -> None:
        if strip.folded:
            paint_fold(painter, strip, self.height())
            return
        now = self._now if self._now is not None and strip.day == on_day(self._now) else None
        body = QRectF(strip.left, TOP, strip.width, self.height() - TOP)
        answer = self._answers.get(strip.day)
        if self._dragged is not None and answer is not None and not answer.allowed:
            painter.fillRect(body, colour("red_bg"))
            if now is not None:
                past = self._hours.y_of(now, self.height())
                painter.fillRect(
                    QRectF(strip.left, TOP, strip.width, past - TOP), colour("surface")
                )
        else:
            self._ground(painter, strip, body)
        paint_head(painter, strip, is_today=now is not None)
        self._rooms(painter, strip)

    def _ground(self, painter: QPainter, strip: Strip, body: QRectF) -> None:
        """Shade a day off whole, and of a working day the hours of lunch."""
        if strip.is_off:
            paint_hatch(painter, body)
            return
        top, low = (self._hours.y(hour, self.height()) for hour in _LUNCH)
        painter.fillRect(QRectF(strip.left, top, strip.width, low - top), colour("window"))

    def _rooms(self, painter: QPainter, strip: Strip) -> None:
        painter.setFont(font(SMALL))
        painter.setPen(colour("text2"))
        for room in self._week.rooms:
            found = room_left(strip, self._week.rooms, room.id)
            assert found is not None
            box = QRect(int(found[0]) + 2, HEAD, int(found[1]) - 4, TOP - HEAD)
            text = painter.fontMetrics().elidedText(
                room.name, Qt.TextElideMode.ElideRight, box.width()
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _axis(self, painter: QPainter, laid: Sequence[Strip]) -> None:
        painter.setFont(font(SMALL))
        for hour in self._hours.lines():
            y = self._hours.y(hour, self.height())
            painter.setPen(QPen(colour("line_subtle"), 1))
            for strip in laid:
                if not strip.folded:
                    painter.drawLine(QLineF(strip.left, y, strip.left + strip.width, y))
            painter.setPen(colour("text2"))
            # The last hour may be the lower edge itself.
            box = QRectF(0, min(y - 8, self.height() - 16), AXIS - 8, 16)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, f"{hour:02d}:00")
        if self._dragged is None and laid:
            return
        lunch = next((one for one in laid if not one.folded), None)
        if lunch is not None:
            painter.setPen(colour("text3"))
            y = self._hours.y(sum(_LUNCH) / 2, self.height())
            box = QRectF(lunch.left + 8, y - 8, lunch.width - 16, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _("午休 12:00–14:00"))

    def _edges(self, painter: QPainter, strip: Strip) -> None:
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QLineF(strip.left, 0, strip.left, self.height()))
        if strip.folded:
            return
        right = strip.left + strip.width
        painter.drawLine(QLineF(right, 0, right, self.height()))
        painter.setPen(QPen(colour("line_subtle"), 1))
        painter.drawLine(QLineF(strip.left, HEAD, right, HEAD))
        for room in self._week.rooms[1:]:
            found = room_left(strip, self._week.rooms, room.id)
            if found is not None:
                painter.drawLine(QLineF(found[0], HEAD + 4, found[0], self.height()))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QLineF(strip.left, TOP, right, TOP))

    def _now_line(self, painter: QPainter, laid: Sequence[Strip]) -> None:
        if self._now is None:
            return
        today = next((one for one in laid if one.day == on_day(self._now)), None)
        y = self._hours.y_of(self._now, self.height())
        if today is None or y < TOP or today.folded:
            return
        painter.setPen(QPen(colour("amber_fill"), 2))
        painter.drawLine(QLineF(AXIS, y, today.left + today.width, y))
        painter.fillRect(QRectF(2, y - 9, AXIS - 4, 18), colour("surface"))
        painter.setPen(colour("amber"))
        painter.setFont(font(SMALL, bold=True))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, y - 8, AXIS - 6, 16), right, clock_time(self._now))

    def _note(self, painter: QPainter, strip: Strip) -> None:
        """Say under a day whether notice can still be in time."""
        answer = self._answers.get(strip.day)
        if answer is None or strip.folded or self._now is None:
            return
        first, second = words.day_note(answer, on_day(self._now))
        top = self.height() - 52
        role = "accent_text" if answer.allowed else "red"
        glyph = Glyph.RUNNING if answer.allowed else Glyph.NO
        paint_glyph(painter, glyph, QRectF(strip.left + 6, top + 12, 12, 12))
        painter.setFont(font(SMALL))
        painter.setPen(colour(role))
        box = QRectF(strip.left + 22, top, strip.width - 26, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, first)
        painter.drawText(box.translated(0, 18), Qt.AlignmentFlag.AlignVCenter, second)

    # --- where things are -----------------------------------------------------------------

    def _strips(self) -> list[Strip]:
        # a day off on which a session is held is shown like any other
        busy = frozenset(on_day(block.starts_at) for block in self._week.blocks)
        return strips(self._week, self.width(), unfolded=busy)

    def _boxes(self, laid: Sequence[Strip]) -> list[tuple[Block, QRectF]]:
        found = []
        by_day = {strip.day: strip for strip in laid if not strip.folded}
        for strip in laid:
            for column in strip.columns:
                by_day.setdefault(column.day, strip)
        for block in self._week.blocks:
            own = by_day.get(on_day(block.starts_at))
            place = None if own is None else room_left(own, self._week.rooms, block.room_id)
            if place is None:
                continue
            top = self._hours.y_of(block.starts_at, self.height())
            low = self._low(block.starts_at, block.ends_at)
            found.append((block, QRectF(place[0] + 2, top, place[1] - 4, max(20.0, low - top))))
        return found

    def _target_box(self, laid: Sequence[Strip]) -> QRectF | None:
        if self._target is None:
            return None
        day = on_day(self._target.starts_at)
        strip = next((one for one in laid if one.day == day), None)
        place = None if strip is None else room_left(strip, self._week.rooms, self._target.room.id)
        if place is None:
            return None
        top = self._hours.y_of(self._target.starts_at, self.height())
        low = self._low(self._target.starts_at, self._target.ends_at)
        return QRectF(place[0] + 2, top, place[1] - 4, low - top)

    def _low(self, starts_at: "datetime", ends_at: "datetime") -> float:
        """Return how far down a session reaches; one past midnight to the end of its day."""
        if on_day(ends_at) != on_day(starts_at):
            return self._hours.y(self._hours.last, self.height())
        return self._hours.y_of(ends_at, self.height())

    def _own(self) -> list[Block]:
        return [block for block, _box in self._boxes(self._strips()) if not block.hidden]

    def _focus_block(self) -> Block | None:
        own = self._own()
        return own[self._focused] if 0 <= self._focused < len(own) else None
