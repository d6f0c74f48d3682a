"""The middle of the room: which days, week or month, which rooms, and the calendar itself."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QMenu, QScrollArea, QStackedWidget, QWidget

from cases.records.ids import RoomId
from cases.records.mediation import Column, RoomLine, Week
from cases.records.times import day_of
from ui.kit.buttons import Button, IconButton, Segmented
from ui.kit.flow import FlowRow
from ui.kit.i18n import _, day_month, language, ngettext
from ui.kit.layout import boxed, column, label, row
from ui.rooms.mediation.calendar_grid import CalendarGrid
from ui.rooms.mediation.month_grid import MonthGrid, month_days

_DAYS = 7
#: How far a run of days off is followed beyond the last day.
_BEYOND = 10


class CalendarPane(QWidget):
    """The calendar with its tool bar.

    Signals:
        days_wanted: with the first and the last day to be read.
    """

    days_wanted = Signal(object, object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._today = today, today
        self._hidden: set[RoomId] = set()
        self._week = Week((), (), ())
        self._now: datetime | None = None
        self.grid = CalendarGrid()
        self.month = MonthGrid()
        self._stack = QStackedWidget()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.grid)
        self._stack.addWidget(area)
        self._stack.addWidget(self.month)
        back = IconButton("left", _("前一周"))
        back.clicked.connect(self.back)
        on = IconButton("right", _("后一周"))
        on.clicked.connect(self.forward)
        self._span = label("", "bold")
        self._count = label("", "small")
        home = Button(_("今天"))
        home.clicked.connect(self.go_to_today)
        self._view = Segmented({"week": _("周"), "month": _("月")})
        self._view.chosen.connect(self._switch)
        self._rooms = Button("", "columns")
        self._menu = QMenu(self._rooms)
        self._rooms.clicked.connect(self._offer_rooms)
        tools = FlowRow(back, on, self._span, self._count, home)
        for tool in (self._view, self._rooms):
            tools.add_right(tool)
        bar = row(tools)
        bar.setContentsMargins(8, 9, 12, 9)
        head = boxed(bar, "header")
        self.setLayout(column(head, self._stack, spacing=0))
        self.month.day_chosen.connect(self.show_day)

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day to be read."""
        if self._view.key == "month":
            return month_days(self._first)
        return self._first, self._first + timedelta(days=_DAYS - 1 + _BEYOND)

    @property
    def rooms(self) -> tuple[RoomLine, ...]:
        """Every room, hidden ones too."""
        return self._week.rooms

    def show_week(self, week: Week, now: datetime) -> None:
        """Show what was read of the days asked for."""
        self._week, self._now = week, now
        self._today = day_of(now)
        self._paint()

    def drop(self) -> None:
        """Forget what is shown."""
        self._week = Week((), (), ())
        self._paint()

    def show_day(self, day: date) -> None:
        """Show the week that begins with a day."""
        self._first = day
        self._view.choose("week")
        self._switch("week")

    def show_month(self) -> None:
        """Show the whole month."""
        self._view.choose("month")
        self._switch("month")

    def back(self) -> None:
        """Show the days before."""
        self._go(-1)

    def forward(self) -> None:
        """Show the days after."""
        self._go(1)

    def go_to_today(self) -> None:
        """Show today first."""
        self._first = self._today
        self._ask()

    def _go(self, way: int) -> None:
        if self._view.key == "month":
            middle = self._first.replace(day=15) + timedelta(days=30 * way)
            self._first = middle.replace(day=1)
        else:
            self._first += timedelta(days=_DAYS * way)
        self._ask()

    def _switch(self, key: str) -> None:
        self._stack.setCurrentIndex(0 if key == "week" else 1)
        self._ask()

    def _ask(self) -> None:
        self.days_wanted.emit(*self.span)

    def _paint(self) -> None:
        week = self._week
        rooms = tuple(room for room in week.rooms if room.id not in self._hidden)
        self._rooms.setText(_("房间 {n}").format(n=len(rooms)))
        shown = Week(week.columns, rooms, week.blocks)
        if self._view.key == "month":
            self.month.show_month(shown, self._today)
            self._span.setText(_month(self._first))
            self._count.setText("")
            return
        columns = _unbroken(week.columns)
        last = self._first + timedelta(days=_DAYS - 1)
        self._span.setText(f"{_named(self._first)} – {_named(last)}")
        inside = sum(one.working for one in week.columns if self._first <= one.day <= last)
        self._count.setText(ngettext("{n} 个工作日（一）", "{n} 个工作日", inside).format(n=inside))
        if self._now is not None:
            days = {one.day for one in columns}
            blocks = tuple(block for block in week.blocks if day_of(block.starts_at) in days)
            self.grid.show_week(Week(columns, rooms, blocks), self._now)

    def _offer_rooms(self) -> None:
        self._menu.clear()
        for room in self._week.rooms:
            action = self._menu.addAction(room.name)
            action.setCheckable(True)
            action.setChecked(room.id not in self._hidden)
            action.triggered.connect(lambda _on=False, one=room.id: self._toggle(one))
        self._menu.popup(self._rooms.mapToGlobal(self._rooms.rect().bottomLeft()))

    def _toggle(self, room: RoomId) -> None:
        self._hidden ^= {room}
        if len(self._hidden) == len(self._week.rooms):
            self._hidden.clear()
        self._paint()


def _unbroken(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return a week of days, and all of the days off that follow it at once."""
    kept = list(columns[:_DAYS])
    for column_ in columns[_DAYS:]:
        if column_.working:
            break
        kept.append(column_)
    return tuple(kept)


def _named(day: date) -> str:
    if language() == "zh":
        return f"{day.month}月{day.day}日"
    return day_month(day)


def _month(day: date) -> str:
    if language() == "zh":
        return f"{day.year}年{day.month}月"
    return QDate(day.year, day.month, 1).toString("MMMM yyyy")
