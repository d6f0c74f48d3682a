"""People of a session by side: notice and its proof, presence, and what can be done for each."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from cases.mediation.kinds import Presence, SessionState
from cases.records.mediation import Seat, Sheet
from ui.kit.buttons import IconButton
from ui.kit.elided import FewLines
from ui.kit.i18n import _, clock_time
from ui.kit.layout import boxed, label, row, rule
from ui.kit.marks import Glyph
from ui.kit.small import GlyphMark
from ui.labels import mediation as labels
from ui.rooms.mediation import words

#: Name, capacity, notice, presence, tools: what each has at least, and its share of the rest.
_WIDTHS = (74, 66, 96, 60, 28)
_SHARES = (3, 3, 4, 0, 0)
_ROW = 32


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
        for place, (width, share) in enumerate(zip(_WIDTHS, _SHARES, strict=True)):
            self._grid.setColumnMinimumWidth(place, width)
            self._grid.setColumnStretch(place, share)
        self._line = 0
        self._head((_("参加人"), _("身份"), _("通知与证明"), _("到场")))
        for side, seats in groupby(sheet.seats, key=lambda seat: seat.side):
            self._side(side, list(seats), sheet.people_per_side)

    def _head(self, captions: Iterable[str]) -> None:
        self._band(QFrame())
        for place, caption in enumerate(captions):
            told = FewLines(caption, "small", most=1)
            told.setContentsMargins(8 if place == 0 else 0, 0, 0, 0)
            self._grid.addWidget(told, self._line - 2, place)

    def _side(self, side: str, seats: list[Seat], most: int) -> None:
        taken = _("{n} / {most}").format(n=len(seats), most=most)
        self._band(boxed(row(8, label(side), label(taken, "small"), None, spacing=6)))
        for seat in seats:
            self._seat(seat)
            self._under()

    def _band(self, band: QFrame) -> None:
        """Put a shaded row across the table, with a line under it."""
        band.setProperty("kind", "sunken")
        band.setFixedHeight(26)
        self._grid.addWidget(band, self._line, 0, 1, len(_WIDTHS))
        self._line += 1
        self._under()

    def _under(self) -> None:
        self._grid.addWidget(rule(), self._line, 0, 1, len(_WIDTHS))
        self._line += 1

    def _seat(self, seat: Seat) -> None:
        line = self._line
        self._grid.setRowMinimumHeight(line, _ROW)
        name = FewLines(seat.name, "bold" if seat.presence is Presence.ABSENT else "")
        self._grid.addLayout(row(8, name, spacing=0), line, 0)
        self._grid.addWidget(FewLines(words.seat_capacity(seat), "small"), line, 1)
        mark, told = words.notice(seat.notice)
        self._grid.addLayout(self._marked(mark, told), line, 2)
        self._grid.addLayout(self._presence(seat), line, 3)
        self._grid.addWidget(self._tools(seat), line, 4)
        self._line += 1

    def _marked(self, mark: Glyph, text: str, kind: str = "small") -> QHBoxLayout:
        return row(GlyphMark(mark, text), FewLines(text, kind), spacing=4)

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
