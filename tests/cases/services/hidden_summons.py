"""The doors of questioning, summoning and pursuit, asked about the hidden case."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from cases.records.ids import CaseId, FactId, PartyId
from cases.records.pursuit import AssistanceId, FirstStep, SurrenderEntry, WatchId
from cases.records.roadside import (
    IncomingEntry,
    IncomingId,
    IncomingStep,
    NextStep,
    NoteEntry,
    NoteId,
)
from cases.records.summons import (
    Branch,
    EntryKind,
    FamilyNotice,
    FamilyWay,
    Guardian,
    InquiryEntry,
    InquiryId,
    NoticeOutcome,
    NoticeWay,
    OralSummons,
    Signed,
    SummonsId,
    SummonsPlan,
    Suspicion,
    SuspicionEntry,
    SuspicionId,
    Venue,
)
from cases.records.times import at
from cases.services.desk import Desk
from cases.services.summons.holding import Which
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.summons import AssistanceRow, SummonsEntryRow, WatchRow

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

OF_CASES = {"summons", "pursuit"}
#: Words that occur nowhere but in what is hidden here.
SECRETS = ("涉嫌逆行", "现场监控可证", "河东大队查缉组")
THEN, SOON = at(date(2026, 9, 17), 15), at(date(2026, 9, 21), 9)


def hide(lead: Desk, case: CaseId, driver: PartyId) -> None:
    """Put a suspicion, a notice, a summons, a watch and a notice of assistance into the case."""
    lead.summons.name_suspect(case, _suspicion(driver))
    lead.summons.notify(case, _notice(driver))
    summons = lead.summons.prepare(case, _plan(driver))
    assert summons == 1
    acting = Acting(lead.officer.id, lead.now(), door=True)
    with engine.session(lead.store.door, acting) as session:
        session.add(
            SummonsEntryRow(
                case_id=case,
                summons_id=summons,
                kind=EntryKind.OTHER.value,
                began_at=lead.now(),
                entered_at=lead.now(),
                entered_by=lead.officer.id,
            )
        )
        common = {"case_id": case, "n": 1, "entered_by": lead.officer.id}
        session.add(WatchRow(**common, target=SECRETS[2], set_at=lead.now()))
        session.add(AssistanceRow(**common, recipients=SECRETS[2], entered_at=lead.now()))


def _suspicion(party: PartyId) -> SuspicionEntry:
    return SuspicionEntry(
        party_id=party, kind=Suspicion.CRIME, charge=SECRETS[0], basis=SECRETS[1], since=THEN
    )


def _notice(party: PartyId) -> InquiryEntry:
    return InquiryEntry(
        party_id=party,
        way=NoticeWay.PHONE,
        venue=Venue.OFFICE,
        place="一室",
        wanted_at=SOON,
        given_at=THEN,
        receiver="本人",
        proof="录音",
    )


def _plan(party: PartyId) -> SummonsPlan:
    return SummonsPlan(
        party_id=party, charge="违法", place="一室", called_for=SOON, area="临江区", grounds="未到"
    )


def _oral(party: PartyId) -> OralSummons:
    return OralSummons(
        party_id=party,
        charge="违法",
        found_at=THEN,
        found_how="当场发现",
        card_shown=True,
        second_officer="周敏",
        told_at=THEN,
        place="一室",
        arrived_at=THEN,
        branch=Branch.ADMINISTRATIVE,
    )


def _row(ids: "Ids") -> int:
    """The first row of each table is the hidden one; of a case that is nowhere there is none."""
    return 1 if ids.case < 900_000 else 900_001


def _summons(ids: "Ids") -> SummonsId:
    return SummonsId(_row(ids))


_FAMILY = FamilyNotice(way=FamilyWay.PHONE, name="家属", relation="配偶", told_at=THEN)
_NOTE = NoteEntry(happened_at=THEN, place="东环路", offence="闯红灯", plate="苏Z8K21F")
_INCOMING = IncomingEntry(sender="北塘大队", received_at=THEN, features="白色货车")

SUMMONING: dict[str, Callable[[Desk, "Ids"], object]] = {
    "summons.name_suspect": lambda d, i: d.summons.name_suspect(i.case, _suspicion(i.driver)),
    "summons.end_suspicion": lambda d, i: d.summons.end_suspicion(SuspicionId(_row(i)), "误"),
    "summons.notify": lambda d, i: d.summons.notify(i.case, _notice(i.driver)),
    "summons.close_notice": lambda d, i: d.summons.close_notice(
        InquiryId(_row(i)), NoticeOutcome.MOVED, THEN
    ),
    "summons.withdraw_notice": lambda d, i: d.summons.withdraw_notice(InquiryId(_row(i)), "误"),
    "summons.prepare": lambda d, i: d.summons.prepare(i.case, _plan(i.driver)),
    "summons.report": lambda d, i: d.summons.report(i.case, i.driver, SOON, "一室"),
    "summons.ask_approval": lambda d, i: d.summons.ask_approval(_summons(i)),
    "summons.issue_criminal": lambda d, i: d.summons.issue_criminal(_summons(i), "9号"),
    "summons.withdraw": lambda d, i: d.summons.withdraw(_summons(i), "误"),
    "summons.summon_orally": lambda d, i: d.summons.summon_orally(i.case, _oral(i.driver)),
    "summons.arrive": lambda d, i: d.summons.arrive(_summons(i), THEN, Signed.SIGNED),
    "summons.tell_reason": lambda d, i: d.summons.tell_reason(_summons(i), THEN),
    "summons.miss": lambda d, i: d.summons.miss(_summons(i), THEN),
    "summons.ask_extension": lambda d, i: d.summons.ask_extension(
        _summons(i), "复杂", complex_case=True, detention=True
    ),
    "summons.extend": lambda d, i: d.summons.extend(_summons(i)),
    "summons.leave": lambda d, i: d.summons.leave(_summons(i), THEN, Signed.SIGNED),
    "summons.correct_time": lambda d, i: d.summons.correct_time(
        _summons(i), Which.ARRIVED, THEN, "误"
    ),
    "summons.tell_family": lambda d, i: d.summons.tell_family(_summons(i), _FAMILY),
    "summons.draft_family_notice": lambda d, i: d.summons.draft_family_notice(_summons(i)),
    "summons.note_guardian": lambda d, i: d.summons.note_guardian(
        _summons(i), Guardian(absence="无法通知")
    ),
    "summons.note": lambda d, i: d.summons.note(_summons(i), EntryKind.FOOD, THEN),
    "summons.end_entry": lambda d, i: d.summons.end_entry(_summons(i), 1, THEN),
    "summons.give_opinion_on_force": lambda d, i: d.summons.give_opinion_on_force(
        _summons(i), "不可", allows=False
    ),
    "summons.of_case": lambda d, i: d.summons.of_case(i.case),
    "summons.held_now": lambda d, _: d.summons.held_now(),
    "pursuit.enter": lambda d, i: d.pursuit.enter(i.case, FirstStep.PLAN, THEN),
    "pursuit.strike": lambda d, i: d.pursuit.strike(i.case, 1, "误"),
    "pursuit.first_hour_list": lambda d, i: d.pursuit.first_hour_list(i.case),
    "pursuit.set_watch": lambda d, i: d.pursuit.set_watch(i.case, "车", THEN),
    "pursuit.lift_watch": lambda d, i: d.pursuit.lift_watch(WatchId(_row(i)), THEN, "回执"),
    "pursuit.surrender": lambda d, i: d.pursuit.surrender(
        i.case,
        SurrenderEntry(who="邢某", at=THEN, place="大队", received_by="王砚秋"),
    ),
    "pursuit.take_back_surrender": lambda d, i: d.pursuit.take_back_surrender(
        i.case, FactId(1), "误登"
    ),
    "pursuit.draft_notice": lambda d, i: d.pursuit.draft_notice(i.case, ("北塘大队",)),
    "pursuit.ask_approval": lambda d, i: d.pursuit.ask_approval(AssistanceId(_row(i)), "协查"),
    "pursuit.discard_notice": lambda d, i: d.pursuit.discard_notice(AssistanceId(_row(i))),
    "pursuit.draft_withdrawal": lambda d, i: d.pursuit.draft_withdrawal(AssistanceId(_row(i))),
    "pursuit.prove_withdrawal": lambda d, i: d.pursuit.prove_withdrawal(
        AssistanceId(_row(i)), THEN, "传真"
    ),
    "pursuit.of_case": lambda d, i: d.pursuit.of_case(i.case),
    "roadside.write": lambda d, _: d.roadside.write(_NOTE),
    "roadside.hand_over": lambda d, i: d.roadside.hand_over(NoteId(900), i.other, THEN),
    "roadside.decide": lambda d, _: d.roadside.decide(NoteId(900), NextStep.WATCH, THEN, "布控"),
    "roadside.waiting": lambda d, _: d.roadside.waiting(),
    "roadside.notes": lambda d, _: d.roadside.notes(),
    "roadside.receive": lambda d, _: d.roadside.receive(_INCOMING),
    "roadside.take_step": lambda d, _: d.roadside.take_step(
        IncomingId(900), IncomingStep.ACTED, THEN
    ),
    "roadside.withdrawn": lambda d, _: d.roadside.withdrawn(IncomingId(900), THEN, "来函"),
    "roadside.incoming": lambda d, _: d.roadside.incoming(),
}
