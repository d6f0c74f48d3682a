"""People of a session by side: notice and its proof, presence, and what can be done for each."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from cases.mediation.kinds import Presence, SessionState
from cases.records.mediation import Seat, Sheet
from ui.kit.buttons import IconButton
from ui.kit.i18n import _, clock_time
from ui.kit.layout import boxed, label, row
from ui.kit.marks import Glyph
from ui.kit.small import GlyphMark
from ui.labels import mediation as labels
from ui.rooms.mediation import words

_WIDTHS = (70, 78, 96, 60, 28)


class SeatTable(QWidget):
    """The people of a session, each side under its own header.

    Signals:
        notice_wanted: with a Seat; so with the others.
        change_wanted: with a Seat.
        confirm_wanted: with a Seat.
        points_wanted: with a Seat, to see every point of its notice.
    """

    notice_wanted = Signal(object)
    change_wanted = Signal(object)
    confirm_wanted = Signal(object)
    points_wanted = Signal(object)

    def __init__(self, sheet: Sheet, *, may_act: bool) -> None:
        super().__init__()
        self._may_act = may_act and sheet.state not in {
            SessionState.CALLED_OFF,
            SessionState.MOVED,
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(0)
        for place, width in enumerate(_WIDTHS):
            self._grid.setColumnMinimumWidth(place, width)
        self._grid.setColumnStretch(2, 1)
        captions = (_("参加人"), _("身份"), _("通知与证明"), _("到场"), "")
        self._head(captions)
        line = 1
        for side, seats in groupby(sheet.seats, key=lambda seat: seat.side):
            line = self._side(line, side, list(seats), sheet.people_per_side)

    def _head(self, captions: Iterable[str]) -> None:
        for place, caption in enumerate(captions):
            words_ = label(caption, "small")
            words_.setMinimumWidth(1)
            words_.setFixedHeight(24)
            self._grid.addWidget(words_, 0, place)

    def _side(self, line: int, side: str, seats: list[Seat], most: int) -> int:
        taken = _("{n} / {most}").format(n=len(seats), most=most)
        head = boxed(row(8, label(side), label(taken, "small"), None, spacing=6), "sunken")
        head.setFixedHeight(26)
        self._grid.addWidget(head, line, 0, 1, len(_WIDTHS))
        for number, seat in enumerate(seats, start=line + 1):
            self._seat(number, seat)
        return line + 1 + len(seats)

    def _seat(self, line: int, seat: Seat) -> None:
        name = label(seat.name, "bold" if seat.presence is Presence.ABSENT else "")
        name.setToolTip(seat.name)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        name.setMinimumHeight(28)
        self._grid.addWidget(name, line, 0)
        capacity = label(words.seat_capacity(seat), "small")
        capacity.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        capacity.setToolTip(capacity.text())
        self._grid.addWidget(capacity, line, 1)
        mark, told = words.notice(seat.notice)
        self._grid.addLayout(self._marked(mark, told), line, 2)
        self._grid.addLayout(self._presence(seat), line, 3)
        self._grid.addWidget(self._tools(seat), line, 4)

    def _marked(self, mark: Glyph, text: str, kind: str = "small") -> QHBoxLayout:
        told = label(text, kind)
        told.setToolTip(text)
        told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return row(GlyphMark(mark, text), told, spacing=4)

    def _presence(self, seat: Seat) -> QHBoxLayout:
        if seat.presence is None:
            if seat.confirmed_at is not None:
                return self._marked(Glyph.RUNNING, _("已确认"))
            return self._marked(Glyph.NONE, "")
        if seat.presence is Presence.ATTENDED:
            when = clock_time(seat.came_at) if seat.came_at else _("到场")
            return self._marked(Glyph.DONE, when)
        return self._marked(Glyph.NO, _(labels.PRESENCES[seat.presence]), "error")

    def _tools(self, seat: Seat) -> QToolButton:
        button = IconButton("more", _("{name}：更多").format(name=seat.name))
        menu = QMenu(button)
        if self._may_act:
            self._add(menu, _("记录通知…"), self.notice_wanted, seat)
            self._add(menu, _("记录变更请求…"), self.change_wanted, seat)
            if seat.confirmed_at is None:
                self._add(menu, _("已确认出席"), self.confirm_wanted, seat)
        self._add(menu, _("通知是否有效…"), self.points_wanted, seat)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _add(self, menu: QMenu, text: str, signal: SignalInstance, seat: Seat) -> None:
        action = menu.addAction(text)
        action.triggered.connect(lambda: signal.emit(seat))
