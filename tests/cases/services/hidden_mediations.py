"""The doors of mediations, asked about the hidden case."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.law.facts import Harm
from cases.mediation.ending import Evidence
from cases.mediation.kinds import Choice, Ending, Presence
from cases.papers.kinds import Manner, Outcome, RefusalGround
from cases.records.ids import (
    RoomId,
)
from cases.records.mediation import AgreementEntry, Booking, NewMediation, SeatEntry, SideEntry
from cases.records.times import at
from cases.services.desk import Desk
from tests.cases.services.hidden_documents import SESSION, told

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

_FIRST, _LAST = date(2026, 9, 1), date(2026, 9, 30)


def _booking(ids: "Ids") -> Booking:
    return Booking(
        room_id=RoomId(1),
        starts_at=at(date(2026, 9, 23), 9),
        ends_at=at(date(2026, 9, 23), 10),
        mediator_id=ids.lead,
    )


def _agreement(ids: "Ids") -> AgreementEntry:
    return AgreementEntry(
        facts="事实",
        amounts=(),
        total=Decimal(0),
        shares=(),
        manner=Manner.ONCE,
        agreed_on=SESSION,
        signatures={ids.driver: None},
    )


def _new_mediation(ids: "Ids") -> NewMediation:
    sides = (SideEntry(ids.driver, "甲方"), SideEntry(ids.rider, "乙方"))
    return NewMediation(
        case_id=ids.case, claimant_id=ids.driver, harms=frozenset({Harm.PROPERTY}), sides=sides
    )


MEDIATIONS: dict[str, Callable[[Desk, "Ids"], object]] = {
    "without_mediator": lambda d, _: d.mediations.without_mediator(),
    "hand_sessions": lambda d, i: d.mediations.hand_sessions(d.officer.id),
    "accept": lambda d, i: d.mediations.accept(i.mediation),
    "add_recording": lambda d, i: d.mediations.add_recording(i.session, "录像1号"),
    "agents": lambda d, i: d.mediations.agents(i.mediation),
    "agree": lambda d, i: d.mediations.agree(i.mediation, _agreement(i)),
    "attend": lambda d, i: d.mediations.attend(i.session, i.driver, Presence.ATTENDED),
    "book_session": lambda d, i: d.mediations.book_session((i.mediation,), _booking(i)),
    "booking_hint": lambda d, i: d.mediations.booking_hint((i.mediation,), _booking(i)),
    "calendar": lambda d, _: d.mediations.calendar(_FIRST, _LAST),
    "call_off": lambda d, i: d.mediations.call_off(i.session, "取消"),
    "case_numbered": lambda d, i: d.mediations.case_numbered(i.number),
    "change_sides": lambda d, i: d.mediations.change_sides(
        i.mediation, (SideEntry(i.driver, "甲方"),)
    ),
    "check_agreement": lambda d, i: d.mediations.check_agreement(i.mediation, _agreement(i)),
    "close_session": lambda d, i: d.mediations.close_session(i.session, Outcome.ADJOURNED),
    "confirm": lambda d, i: d.mediations.confirm(i.person, "电话"),
    "days": lambda d, i: d.mediations.days(i.mediation, _FIRST, _LAST),
    "decide": lambda d, i: d.mediations.decide(i.mediation, i.driver, Choice.END_NOW, "终止"),
    "draft_application": lambda d, i: d.mediations.draft_application(i.mediation),
    "draft_changes": lambda d, i: d.mediations.draft_changes(i.session),
    "draft_notices": lambda d, i: d.mediations.draft_notices(i.session),
    "end": lambda d, i: d.mediations.end(i.mediation, Ending.NO_AGREEMENT, Evidence(facts="无")),
    "give_reason": lambda d, i: d.mediations.give_reason(i.attendance, "病", d.now()),
    "mediators": lambda d, i: d.mediations.mediators(i.mediation),
    "move_session": lambda d, i: d.mediations.move_session(i.session, _booking(i), "改期"),
    "notify": lambda d, i: d.mediations.notify(told(i)),
    "of_case": lambda d, i: d.mediations.of_case(i.case),
    "open": lambda d, i: d.mediations.open(_new_mediation(i)),
    "open_session": lambda d, i: d.mediations.open_session(i.session),
    "opine": lambda d, i: d.mediations.opine(i.attendance, counts=True, text="计"),
    "people": lambda d, i: d.mediations.people(i.case),
    "prepare_termination": lambda d, i: d.mediations.prepare_termination(
        i.mediation, Ending.NO_AGREEMENT, Evidence(facts="无")
    ),
    "receive": lambda d, i: d.mediations.receive(i.mediation, d.now()),
    "refuse": lambda d, i: d.mediations.refuse(i.mediation, RefusalGround.LATE, "逾期"),
    "request_change": lambda d, i: d.mediations.request_change(
        i.session, i.driver, d.now(), "改期"
    ),
    "return_from_committee": lambda d, i: d.mediations.return_from_committee(
        i.mediation, SESSION, "函"
    ),
    "rule": lambda d, i: d.mediations.rule(i.attendance, good_cause=True, text="有"),
    "set_people": lambda d, i: d.mediations.set_people(i.session, (SeatEntry(i.driver),)),
    "settled_by_committee": lambda d, i: d.mediations.settled_by_committee(
        i.mediation, SESSION, "函"
    ),
    "sheet": lambda d, i: d.mediations.sheet(i.session),
    "sign": lambda d, i: d.mediations.sign(i.mediation, i.driver, SESSION),
    "view": lambda d, i: d.mediations.view(i.mediation),
    "waiting": lambda d, _: d.mediations.waiting(),
}
