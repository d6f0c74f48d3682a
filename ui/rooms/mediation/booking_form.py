"""Booking a session with the keyboard, or confirming the slot a mediation was dropped on."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.ids import MediationId, OfficerId, RoomId, SessionId
from cases.records.mediation import (
    AgentChoice,
    Booking,
    BookingHint,
    OfficerChoice,
    RoomLine,
    SeatEntry,
    Sheet,
    Waiting,
)
from ui.kit.fields import CheckField, ChoiceField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.layout import label
from ui.kit.punctuation import bracketed
from ui.rooms.mediation.form import ActDialog
from ui.rooms.mediation.hint import HintCard

if TYPE_CHECKING:
    from cases.services.mediations import MediationService

_PAUSE_MS = 250


#: Minutes that are offered.
_LENGTHS = (60, 90, 120, 180)


class BookDialog(ActDialog):
    """A session as it will be booked, with what stands for and against it.

    Signals:
        hint_wanted: with a Booking, whenever room, time or people have changed.
    """

    hint_wanted = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        mediations: Sequence[Waiting],
        rooms: Sequence[RoomLine],
        officers: Sequence[OfficerChoice],
        today: date,
        joint: Sequence[Waiting] = (),
        moving: Sheet | None = None,
    ) -> None:
        super().__init__(parent, title, _("改到新时间") if moving else _("排期"), width=560)
        self._ids = tuple(one.id for one in mediations)
        self._moving = moving
        names = {OfficerId(one.id): one.name for one in officers}
        self.room = self.add(
            _("调解室"), ChoiceField({room.id: room.name for room in rooms}), required=True
        )
        self.starts_at = self.add(
            _("开会时间"), MomentField(today=today), required=True, key="starts_at"
        )
        # A session that is moved keeps its length, whatever it is.
        lengths = {*_LENGTHS, *([] if moving is None else [_length(moving)])}
        self.minutes = self.add(
            _("时长"),
            ChoiceField({n: _("{n} 分钟").format(n=n) for n in sorted(lengths)}),
        )
        self.minutes.set_value(90)
        self.mediator = self.add(_("调解员"), ChoiceField(names), required=True)
        self.second = self.add(_("第二名民警"), ChoiceField({None: _("无")} | names))
        self.auxiliary = self.add(_("警务辅助人员（须全程录音录像）"), TextField())
        self.recorder = self.add(_("记录人"), TextField())
        self.closed = self.add(_("公开"), CheckField(_("不公开进行（须有当事人申请）")))
        self._together: dict[MediationId, CheckField] = {}
        for one in joint:
            tick = CheckField(_("与 {name} 的调解合并进行").format(name=one.names[0]))
            self._together[one.id] = self.add(_("合并"), tick, key=f"joint:{one.id}")
        self.reason: TextField | None = None
        if moving is not None:
            self.reason = self.add(_("改期原因"), TextField(), required=True, key="reason")
            self._fill(moving)
        self.card = HintCard()
        # above the fields, so that it is seen while they are changed
        self.body.insertWidget(3, self.card)
        self.body.addWidget(label(_("排期不等于通知：排好后请逐人送达通知。"), "small", wrap=True))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        for field in (self.room, self.starts_at, self.minutes, self.mediator, self.second):
            field.edited.connect(self._pause.start)
        for tick in self._together.values():
            tick.edited.connect(self._pause.start)
        self.fit(800)

    @property
    def mediation_ids(self) -> tuple[MediationId, ...]:
        """The mediations that sit together."""
        more = tuple(key for key, tick in self._together.items() if tick.value())
        return self._ids + more

    @property
    def session_id(self) -> SessionId | None:
        """The session whose place the new one takes."""
        return None if self._moving is None else self._moving.id

    def aim(self, room: RoomId, starts_at: datetime) -> None:
        """Fill in a slot and ask for its hint."""
        self.room.set_value(room)
        self.starts_at.set_value(starts_at)
        self._ask()

    def show_hint(self, hint: BookingHint) -> None:
        """Show what stands for and against the slot."""
        self.card.say("", hint)

    def booking(self) -> Booking | None:
        """Return the session as typed, or None while the time is missing."""
        starts_at = self.starts_at.value()
        if starts_at is None or self.room.value() is None or self.mediator.value() is None:
            return None
        return Booking(
            room_id=self.room.value(),
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=self.minutes.value()),
            mediator_id=self.mediator.value(),
            second_officer_id=self.second.value(),
            auxiliary=self.auxiliary.value(),
            recorder=self.recorder.value(),
            is_public=not self.closed.value(),
        )

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        booked, ids = self.booking(), self.mediation_ids
        assert booked is not None
        if self._moving is not None and self.reason is not None:
            old, why = self._moving.id, self.reason.value()
            return lambda: service.move_session(old, booked, why)
        return lambda: service.book_session(ids, booked)

    def _fill(self, sheet: Sheet) -> None:
        self.room.set_value(sheet.room_id)
        self.starts_at.set_value(sheet.starts_at)
        self.minutes.set_value(_length(sheet))
        self.mediator.set_value(sheet.mediator_id)
        self.second.set_value(sheet.second_officer_id)
        self.auxiliary.set_value(sheet.auxiliary)
        self.recorder.set_value(sheet.recorder)
        self.closed.set_value(not sheet.is_public)

    def _ask(self) -> None:
        booked = self.booking()
        if booked is not None:
            self.hint_wanted.emit(booked)


def _length(sheet: Sheet) -> int:
    """Return how many minutes a session was booked for."""
    return int((sheet.ends_at - sheet.starts_at).total_seconds() // 60)


class PeopleDialog(ActDialog):
    """Who comes to a session: each party himself, or an agent in his place or beside him."""

    def __init__(self, parent: QWidget, sheet: Sheet, agents: Sequence[AgentChoice]) -> None:
        super().__init__(parent, _("参加人"), _("记录"))
        self._session = sheet.id
        self.note.say(_("每方最多 {n} 人。").format(n=sheet.people_per_side))
        self._kept: list[tuple[CheckField, SeatEntry]] = []
        for seat in sheet.seats:
            tick = CheckField(bracketed(seat.name, seat.side))
            tick.set_value(value=True)
            entry = SeatEntry(seat.party_id, "" if seat.power_id else seat.name, seat.power_id)
            self._kept.append((self.add(_("参加"), tick, key=f"seat:{seat.id}"), entry))
        seated = {seat.power_id for seat in sheet.seats}
        names = {seat.party_id: seat.name for seat in sheet.seats if seat.power_id is None}
        for agent in agents:
            if agent.power_id in seated or agent.principal_id not in names:
                continue
            words = _("{agent}，代理 {name}").format(
                agent=agent.agent, name=names[agent.principal_id]
            )
            tick = CheckField(words)
            entry = SeatEntry(agent.principal_id, "", agent.power_id)
            self._kept.append((self.add(_("代理人"), tick, key=f"agent:{agent.power_id}"), entry))
        staff = {seat.party_id: seat.name for seat in sheet.seats}
        self._of = self.add(_("另加一人，属于"), ChoiceField({None: _("不加")} | staff))
        self._name = self.add(_("姓名"), TextField())
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        people = [entry for tick, entry in self._kept if tick.value()]
        if self._of.value() is not None and self._name.value():
            people.append(SeatEntry(self._of.value(), self._name.value()))
        session, listed = self._session, tuple(people)
        return lambda: service.set_people(session, listed)
