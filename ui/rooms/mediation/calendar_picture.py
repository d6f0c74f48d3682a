"""The picture of the calendar: days, folded days off, hours, sessions, the time now, the target."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.mediation.kinds import SessionState
from cases.records.mediation import Block, Waiting, Week
from cases.records.times import at
from ui.kit.i18n import _, clock_time, day_month, language, weekday
from ui.kit.marks import Glyph, Tone, chip_width, paint_chip, paint_glyph, paint_hatch
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import BODY, SMALL
from ui.rooms.mediation import words
from ui.rooms.mediation.layout import (
    AXIS,
    HEAD,
    TOP,
    Spot,
    Strip,
    hour_height,
    hours,
    on_day,
    room_left,
    strips,
    y_of,
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
        self._hours(painter, laid)
        for strip in laid:
            self._edges(painter, strip)
        for block, box in self._boxes(laid):
            self._block(painter, block, box)
        self._now_line(painter, laid)
        if self._dragged is not None:
            for strip in laid:
                self._note(painter, strip)
            self._target_frame(painter, laid)

    def _strip(self, painter: QPainter, strip: Strip) -> None:
        box = QRectF(strip.left, 0, strip.width, self.height())
        if strip.folded:
            self._fold(painter, strip, box)
            return
        is_today = self._now is not None and strip.day == on_day(self._now)
        body = QRectF(strip.left, TOP, strip.width, self.height() - TOP)
        answer = self._answers.get(strip.day)
        if self._dragged is not None and answer is not None and not answer.allowed:
            painter.fillRect(body, colour("red_bg"))
            if is_today:
                past = y_of(self._now, self.height())  # type: ignore[arg-type]
                painter.fillRect(
                    QRectF(strip.left, TOP, strip.width, past - TOP), colour("surface")
                )
        else:
            top, low = (y_of(at(strip.day, hour), self.height()) for hour in _LUNCH)
            painter.fillRect(QRectF(strip.left, top, strip.width, low - top), colour("window"))
        painter.fillRect(
            QRectF(strip.left, 0, strip.width, TOP), colour("sel" if is_today else "surface")
        )
        head = QRect(int(strip.left) + 8, 0, int(strip.width) - 16, HEAD)
        painter.setPen(colour("text"))
        painter.setFont(font(BODY, bold=True))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, day_month(strip.day))
        wide = painter.fontMetrics().horizontalAdvance(day_month(strip.day)) + 8
        painter.setFont(font(BODY))
        painter.drawText(
            head.adjusted(wide, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, weekday(strip.day)
        )
        wide += painter.fontMetrics().horizontalAdvance(weekday(strip.day)) + 8
        if is_today:
            painter.setFont(font(SMALL, bold=True))
            painter.setPen(colour("accent_text"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(head, right, _("今天"))
        elif strip.columns[0].makeup:
            text = _("补班")
            if head.width() - wide >= chip_width(text):
                paint_chip(
                    painter, text, Tone.OUTLINE, QRect(head.left() + wide, 8, chip_width(text), 20)
                )
        self._rooms(painter, strip)

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

    def _fold(self, painter: QPainter, strip: Strip, box: QRectF) -> None:
        paint_hatch(painter, box)
        named = next((one for one in strip.columns if one.name), None)
        name = _("周末")
        if named is not None:
            name = named.name if language() == "zh" else named.name_en
        days = len(strip.columns)
        painter.setFont(font(SMALL))
        if language() == "zh":
            text = "\n".join([*name, str(days), "天"])
            lines = text.count("\n") + 1
            plate = QRectF(box.left() + 4, TOP + 8, box.width() - 8, lines * 16 + 8)
            self._plate(painter, plate)
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
            return
        text = f"{name} ({days})"
        long = painter.fontMetrics().horizontalAdvance(text) + 12
        plate = QRectF(box.left() + 4, TOP + 8, box.width() - 8, long)
        self._plate(painter, plate)
        painter.save()
        painter.translate(plate.center())
        painter.rotate(-90)
        painter.drawText(QRectF(-long / 2, -10, long, 20), Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _plate(self, painter: QPainter, plate: QRectF) -> None:
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRect(plate)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colour("text2"))

    def _hours(self, painter: QPainter, laid: Sequence[Strip]) -> None:
        painter.setFont(font(SMALL))
        for hour in hours():
            y = TOP + (hour - 8.5) * hour_height(self.height())
            painter.setPen(QPen(colour("line_subtle"), 1))
            for strip in laid:
                if not strip.folded:
                    painter.drawLine(QLineF(strip.left, y, strip.left + strip.width, y))
            painter.setPen(colour("text2"))
            box = QRectF(0, y - 8, AXIS - 8, 16)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, f"{hour:02d}:00")
        if self._dragged is None and laid:
            return
        lunch = next((one for one in laid if not one.folded), None)
        if lunch is not None:
            painter.setPen(colour("text3"))
            y = TOP + (13 - 8.5) * hour_height(self.height())
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

    def _block(self, painter: QPainter, block: Block, box: QRectF) -> None:
        chosen = block.session_id is not None and block.session_id == self._selected
        ground = "window" if block.hidden else "surface"
        if chosen or block.state is SessionState.OPEN:
            ground = "sel"
        painter.setPen(QPen(colour("line_strong"), 1))
        painter.setBrush(colour(ground))
        painter.drawRect(box)
        edge = QRectF(box.left(), box.top(), 3, box.height())
        painter.fillRect(edge, colour("grey_fill" if block.hidden else "accent"))
        inner = box.adjusted(8, 3, -3, -3)
        painter.setClipRect(box)
        lines = [(_("房间占用"), True)]
        if not block.hidden:
            state = words.told(block)
            if block.state is not SessionState.PLANNED:
                state = _("进行中") if block.state is SessionState.OPEN else _("已开")
            lines = [
                (block.case_number.rpartition("-")[2], True),
                (block.name, False),
                (state, False),
            ]
        for number, (text, bold) in enumerate(lines):
            painter.setFont(font(SMALL, bold=bold))
            painter.setPen(colour("text2" if block.hidden else "text"))
            row = QRectF(inner.left(), inner.top() + number * 18, inner.width(), 16)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(row.width())
            )
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setClipping(False)
        if self.hasFocus() and self._focus_block() is block:
            painter.setPen(QPen(colour("sel_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _now_line(self, painter: QPainter, laid: Sequence[Strip]) -> None:
        if self._now is None:
            return
        today = next((one for one in laid if one.day == on_day(self._now)), None)
        y = y_of(self._now, self.height())
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

    def _target_frame(self, painter: QPainter, laid: Sequence[Strip]) -> None:
        box = self._target_box(laid)
        if box is None or self._target is None or self._dragged is None:
            return
        pen = QPen(colour("sel_line"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour("sel"))
        painter.drawRect(box.adjusted(1, 1, -1, -1))
        lines = (
            (self._dragged.case_number.rpartition("-")[2], True),
            (self._dragged.names[0] if self._dragged.names else "", False),
            (clock_time(self._target.starts_at), False),
        )
        for number, (text, bold) in enumerate(lines):
            painter.setFont(font(SMALL, bold=bold))
            painter.setPen(colour("text"))
            row = QRectF(box.left() + 8, box.top() + 4 + number * 18, box.width() - 10, 16)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, text)

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
            top = y_of(block.starts_at, self.height())
            low = y_of(block.ends_at, self.height())
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
        top = y_of(self._target.starts_at, self.height())
        low = y_of(self._target.ends_at, self.height())
        return QRectF(place[0] + 2, top, place[1] - 4, low - top)

    def _own(self) -> list[Block]:
        return [block for block, _box in self._boxes(self._strips()) if not block.hidden]

    def _focus_block(self) -> Block | None:
        own = self._own()
        return own[self._focused] if 0 <= self._focused < len(own) else None
