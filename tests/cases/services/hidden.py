"""A case that nobody but its lead handles, in a real station, and one question for every door."""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import text

from cases.law.facts import FactKind, Harm
from cases.mediation.ending import Evidence
from cases.mediation.kinds import Choice, Ending, Presence
from cases.papers.forms import MediationNotice
from cases.papers.kinds import FormKind, Manner, Outcome, RefusalGround, ServiceMethod
from cases.records.cases import CaseFilter, CaseKind, FactEntry, Intake, Order, Report, Scope
from cases.records.documents import (
    CopyState,
    DocumentFilter,
    OpinionStep,
    Outside,
    RegisterKind,
    Serving,
)
from cases.records.ids import (
    CaseId,
    DocumentId,
    FactId,
    MediationId,
    OfficerId,
    PartyId,
    PowerId,
    RoomId,
    ServiceId,
    SessionId,
    VehicleId,
)
from cases.records.ledger import ImportId
from cases.records.mediation import AgreementEntry, Booking, NewMediation, SeatEntry, SideEntry
from cases.records.officers import OF_OFFICERS, Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind, PowerEntry, VehicleEntry
from cases.records.station import NewOfficer
from cases.records.times import at
from cases.records.unit import Unit
from cases.services.calendars import UnitCalendar
from cases.services.desk import Desk
from cases.services.station import Station
from cases.store import engine
from cases.store.guard import Acting, guarded_tables
from cases.store.rows import Row
from reports.press import OfficePress
from reports.preview import page_count, page_text
from tests.cases.services import (
    hidden_access,
    hidden_approvals,
    hidden_disclosure,
    hidden_holding,
    hidden_outsiders,
    hidden_packets,
    hidden_practice,
    hidden_proof,
    hidden_summons,
    mediating,
)
from tests.cases.services.hidden_approvals import APPROVALS
from tests.cases.services.stations import PASSWORD, QUICK
from tests.conftest import Clock
from tests.leads.services import hidden_leads

UNIT = Unit("澄州市公安局交通警察支队临江大队", "事故中队", "澄临", "澄州市", phone="0000-8640122")
LEAD = NewOfficer("030417", "王砚秋", frozenset({Role.INVESTIGATOR, Role.MEDIATOR}))
#: One officer for each role, none of whom handles the hidden case.
OUTSIDERS: Mapping[Role, NewOfficer] = {
    role: NewOfficer(
        f"0305{n:02d}",
        name,
        frozenset({role}),
        committee=hidden_packets.COMMITTEE if role is Role.PEOPLES_MEDIATOR else "",
    )
    for n, (role, name) in enumerate(zip(Role, "甲乙丙丁戊己庚辛壬癸", strict=True))
}
#: Helped with the case once and was taken off it.
FORMER = NewOfficer("030601", "申退之", frozenset({Role.INVESTIGATOR, Role.MEDIATOR}))
#: The moment at which everybody asks: the second session is still ahead.
MOMENT = at(date(2026, 9, 18), 11)
SESSION = date(2026, 9, 17)
NUMBER = "2026-0163"
#: Words that occur nowhere but in the hidden case.
SECRETS = (
    hidden_practice.SECRET,
    *("卢建平", "华澄财险", "宋巧云", "宋一帆", "滨河路", "柳荫街", "第116号"),
    *("110101199003078814", "11010119850101742X", "13900000000", "苏Z7H35K", "护理费凭据"),
    *("记错时间", "澄临公交调通字〔2026〕1号"),
    *hidden_summons.SECRETS,
    *hidden_holding.SECRETS,
    *hidden_approvals.SECRETS,
    *hidden_access.SECRETS,
    *hidden_leads.SECRETS,
    *hidden_disclosure.SECRETS,
    *hidden_outsiders.SECRETS,
)


#: What an outsider types to find the case, and what would find none.
WORDS = ("卢建平", "ljp", "苏Z7H35K", "滨河路", "柳荫", NUMBER, "2026-01", "调通字")
VOID = ("无此人", "qqq", "苏Z9Y99Y", "无此路", "无处", "2026-8163", "2026-81", "无此字")


@dataclass(frozen=True)
class Ids:
    """Everything of a case that a door can be asked for."""

    case: CaseId
    number: str
    words: tuple[str, ...]
    driver: PartyId
    insurer: PartyId
    rider: PartyId
    agent: PartyId
    power: int
    vehicle: VehicleId
    loss: int
    fact: FactId
    mediation: MediationId
    session: SessionId
    person: int
    attendance: int
    issued: DocumentId
    draft: DocumentId
    service: ServiceId
    lead: OfficerId
    other: OfficerId


def nowhere(known: Ids) -> Ids:
    """Return ids of a case that does not exist."""
    kept = {"lead", "other"}
    changed = {
        one.name: getattr(known, one.name) + 900_000
        for one in fields(known)
        if one.name not in kept and isinstance(getattr(known, one.name), int)
    }
    return replace(known, number="2026-9163", words=VOID, **changed)


def make_station(folder: Path, clock: Clock) -> Ids:
    """Make a station with an officer for each role and one case that only its lead handles."""
    clock.go_to(at(date(2026, 9, 3), 9))
    first = NewOfficer("030102", "郝建勋", frozenset({Role.ADMINISTRATOR}))
    station, _code = Station.create(folder, UNIT, first, PASSWORD, now=clock, cost=QUICK)
    press = OfficePress()
    admin = station.sign_in(first.number, PASSWORD, press=press, now=clock)
    for name in ("一室", "二室"):
        admin.unit.add_room(name)
    for one in (LEAD, FORMER, *OUTSIDERS.values()):
        admin.officers.add(one, PASSWORD)
        station.put_slot(one.number, one.name, PASSWORD, initial=False)
    desks = {
        one.number: Desk(admin.store, one, clock, press, UnitCalendar(admin.store))
        for one in admin.officers.active()
    }
    investigator = desks[OUTSIDERS[Role.INVESTIGATOR].number]
    ids = _hide(desks[LEAD.number], desks[FORMER.number], investigator.officer.id, clock)
    investigator.cases.open_case(INTAKE)
    clock.go_to(MOMENT)
    station.close()
    return ids


#: The outsider's own case, so that his lists are not empty.
INTAKE = Intake(
    number="2026-0201",
    kind=CaseKind.PROPERTY,
    occurred_at=datetime(2026, 9, 16, 0, 15, tzinfo=UTC),
    place="学府路农贸市场门前",
    brief="两车相撞",
    report=Report(method="电话报警", reported_at=datetime(2026, 9, 16, 0, 20, tzinfo=UTC)),
    parties=(PartyEntry(name="尤立军", kind=PartyKind.DRIVER, side="甲方"),),
    vehicles=(),
    drives=(None,),
)


def _hide(lead: Desk, former: Desk, other: OfficerId, clock: Clock) -> Ids:
    found = mediating.scene(lead.store, lead, NUMBER)
    vehicle = lead.parties.add_vehicle(found.case_id, VehicleEntry(plate="苏Z·7H35K", kind="轿车"))
    loss = lead.parties.add_loss(
        found.case_id, found.rider, "护理费", Decimal("1200.00"), "护理费凭据"
    )
    power = mediating.power(lead.store, lead, found, found.driver, may_agree=True)
    lead.assignment.join(found.case_id, former.officer.id, TeamRole.ASSIST, "协助")
    lead.assignment.leave(found.case_id, former.officer.id, TeamRole.ASSIST, "调离")
    mediation = mediating.accepted(lead, found, clock)
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, SESSION))
    issued = lead.mediations.draft_notices(session)[0]
    lead.documents.issue(issued)
    for party in (found.driver, found.rider):
        mediating.told(lead, session, party, lead.now())
    attendance = mediating.held(lead, session, found, clock, SESSION)
    lead.mediations.give_reason(attendance, "记错时间", lead.now())
    hidden_approvals.hide(lead, found.case_id, former.officer.id)
    clock.go_to(MOMENT - timedelta(minutes=30))
    draft = lead.documents.draft(MediationNotice(accident_place="滨河路"), found.case_id)
    hidden_summons.hide(lead, found.case_id, found.driver)
    hidden_holding.hide(lead, found.case_id, found.driver)
    hidden_practice.hide(lead, found.case_id, found.driver)
    hidden_leads.hide(lead, found.case_id, found.driver)
    hidden_outsiders.hide(lead, found.case_id)
    hidden_access.hide(lead, found.case_id)
    hidden_disclosure.hide(lead, found.case_id, found.driver)
    case = lead.cases.open_file(found.case_id)
    return Ids(
        case=found.case_id,
        number=NUMBER,
        words=WORDS,
        driver=found.driver,
        insurer=found.insurer,
        rider=found.rider,
        agent=found.agent,
        power=power,
        vehicle=vehicle,
        loss=loss,
        fact=case.facts[0].id,
        mediation=mediation,
        session=session,
        person=_first(lead, "session_people", found.case_id),
        attendance=attendance,
        issued=issued,
        draft=draft,
        service=lead.documents.services(found.case_id)[0].id,
        lead=lead.officer.id,
        other=other,
    )


def _first(desk: Desk, table: str, case_id: CaseId) -> int:
    with desk.past_guard() as session:
        found: int = session.execute(
            text(f"SELECT min(id) FROM {table} WHERE case_id=:case"),
            {"case": case_id},
        ).scalar_one()
        return found


def rows_of(desk: Desk, case_id: CaseId) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the case as the store holds it, read past the guard."""
    acting = Acting(desk.officer.id, desk.now(), door=True)
    with engine.session(desk.store.door, acting) as session:
        raw = engine.driver(session)
        asked = "SELECT * FROM main.{} WHERE case_id=? ORDER BY rowid"
        return {
            table: list(raw.execute(asked.format(table), (case_id,)))
            for table in _tables_of_cases()
        }


@cache
def _tables_of_cases() -> tuple[str, ...]:
    tables = {mapper.class_.__tablename__: mapper.columns for mapper in Row.registry.mappers}
    return tuple(name for name in guarded_tables() if "case_id" in tables[name])


class Rows:
    """The rows of a case, read anew only when somebody has written to the station."""

    def __init__(self, desk: Desk, case_id: CaseId) -> None:
        self._desk, self._case_id = desk, case_id
        # Another connection is told of every commit, whoever made it and past whatever guard.
        self._watcher = engine.connect(desk.store.path, desk.store.key[0])
        self._first = self._version = self._written()
        self._rows = rows_of(desk, case_id)

    def now(self) -> dict[str, list[tuple[Any, ...]]]:
        if self._version != (version := self._written()):
            self._version, self._rows = version, rows_of(self._desk, self._case_id)
        return self._rows

    @property
    def untouched(self) -> bool:
        """Whether nothing at all was written since the desk was opened."""
        return self._written() == self._first

    def close(self) -> None:
        self._watcher.close()

    def _written(self) -> int:
        version: int = self._watcher.execute("PRAGMA data_version").fetchone()[0]
        return version


def said(value: object) -> Iterator[str]:
    """Yield every text in an answer, however deep; of a PDF what is printed on it."""
    match value:
        case str():
            yield value
        case bytes() if value.startswith(b"%PDF"):
            yield from (page_text(value, page) for page in range(page_count(value)))
        case bytes():
            yield value.decode("utf-8", "replace")
        case Mapping():
            for key, one in value.items():
                yield from said(key)
                yield from said(one)
        case tuple() | list() | set() | frozenset():
            for one in value:
                yield from said(one)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for part in fields(value):
                yield from said(getattr(value, part.name))
        case _:
            yield str(value)


def drained(value: object) -> object:
    """Return the result of long work done to its end; anything else as it is."""
    if not isinstance(value, Generator):
        return value
    while True:
        try:
            next(value)
        except StopIteration as end:
            return end.value


# --- one question for every door --------------------------------------------------------------

Ask = Callable[[Desk, Ids], object]

_SCENE = FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=at(date(2026, 9, 4), 9))
_PARTY = PartyEntry(name="外人", kind=PartyKind.OTHER)
_OUTSIDE = Outside("澄州市公安局交通警察支队", "沈某", "〔2026〕2号", date(2026, 9, 10))


def _booking(ids: Ids) -> Booking:
    return Booking(
        room_id=RoomId(1),
        starts_at=at(date(2026, 9, 23), 9),
        ends_at=at(date(2026, 9, 23), 10),
        mediator_id=ids.lead,
    )


def _told(ids: Ids) -> Serving:
    return Serving(
        party_id=ids.driver,
        method=ServiceMethod.ORAL,
        tried_at=at(SESSION, 9),
        served_at=at(SESSION, 9),
        session_id=ids.session,
        receiver="本人",
        proof="记录第1页",
        place="电话",
    )


def _agreement(ids: Ids) -> AgreementEntry:
    return AgreementEntry(
        facts="事实",
        amounts=(),
        total=Decimal(0),
        shares=(),
        manner=Manner.ONCE,
        agreed_on=SESSION,
        signatures={ids.driver: None},
    )


def _new_mediation(ids: Ids) -> NewMediation:
    sides = (SideEntry(ids.driver, "甲方"), SideEntry(ids.rider, "乙方"))
    return NewMediation(
        case_id=ids.case, claimant_id=ids.driver, harms=frozenset({Harm.PROPERTY}), sides=sides
    )


def _ledger(desk: Desk, ids: Ids) -> Path:
    assert desk.station is not None
    file = desk.station.folder.parent / "台账.csv"
    file.write_text(f"案号,事故时间,事故地点\n{ids.number},2026-09-01 08:00,某处\n", "utf-8")
    return file


def _brought_in(desk: Desk, ids: Ids) -> object:
    file = desk.ledger.inspect(_ledger(desk, ids))
    return desk.ledger.bring_in(file, file.mapping())


def _previewed(desk: Desk, ids: Ids) -> object:
    file = desk.ledger.inspect(_ledger(desk, ids))
    return desk.ledger.preview(file, file.mapping())


def _matching(desk: Desk, ids: Ids) -> object:
    with desk.reading() as session:
        return [desk.search.matching(session, word) for word in ids.words]


def _pages(desk: Desk, ids: Ids) -> object:
    wanted = [CaseFilter(scope=scope, order=order) for scope in Scope for order in Order]
    wanted += [CaseFilter(scope=Scope.SQUAD, text=word) for word in ids.words]
    wanted.append(CaseFilter(scope=Scope.SQUAD, lead_officer_id=ids.lead))
    return [desk.cases.page(one) for one in wanted]


def _registers(desk: Desk, ids: Ids) -> object:
    wanted = [DocumentFilter(), DocumentFilter(case_id=ids.case), DocumentFilter(unserved=True)]
    wanted += [DocumentFilter(text=word) for word in ids.words]
    wanted.append(DocumentFilter(form=FormKind.MEDIATION_NOTICE))
    wanted.append(DocumentFilter(waiting_for_me=True))
    return [desk.documents.register(one) for one in wanted]


_FIRST, _LAST = date(2026, 9, 1), date(2026, 9, 30)

CASES: dict[str, Ask] = {
    "cases.close": lambda d, i: d.cases.close(i.case, "结案"),
    "cases.correct_accident": lambda d, i: d.cases.correct_accident(
        i.case,
        occurred_at=at(date(2026, 8, 3), 8),
        place="某处",
        brief="某事",
        national_number="",
        report=Report(),
        reason="改",
    ),
    "cases.counts": lambda d, _: d.cases.counts(),
    "cases.head": lambda d, i: d.cases.head(i.case),
    "cases.journal": lambda d, i: d.cases.journal(i.case),
    "cases.lines": lambda d, i: d.cases.lines([i.case]),
    "cases.open_case": lambda d, i: d.cases.open_case(replace(INTAKE, number=i.number)),
    "cases.open_file": lambda d, i: d.cases.open_file(i.case),
    "cases.page": _pages,
    "cases.revision": lambda d, i: d.cases.revision(i.case),
    "parties.add": lambda d, i: d.parties.add(i.case, _PARTY),
    "parties.add_loss": lambda d, i: d.parties.add_loss(i.case, i.rider, "误工费", Decimal(1)),
    "parties.add_power": lambda d, i: d.parties.add_power(
        i.case,
        PowerEntry(
            principal_id=i.rider, agent_id=i.agent, matters="调解", may_agree=True, signed_on=_FIRST
        ),
    ),
    "parties.add_vehicle": lambda d, i: d.parties.add_vehicle(i.case, VehicleEntry(plate="苏Z1")),
    "parties.correct": lambda d, i: d.parties.correct(i.case, i.driver, _PARTY, "改"),
    "parties.correct_vehicle": lambda d, i: d.parties.correct_vehicle(
        i.case, i.vehicle, VehicleEntry(plate="苏Z1"), "改"
    ),
    "parties.remove_vehicle": lambda d, i: d.parties.remove_vehicle(i.case, i.vehicle, "误"),
    "parties.known_person": lambda d, _: d.parties.known_person("110101199003078814"),
    "parties.known_vehicle": lambda d, _: d.parties.known_vehicle("苏Z·7H35K"),
    "parties.remove": lambda d, i: d.parties.remove(i.case, i.driver, "误"),
    "parties.remove_loss": lambda d, i: d.parties.remove_loss(i.case, i.loss, "误"),
    "parties.revoke_power": lambda d, i: d.parties.revoke_power(
        i.case, PowerId(i.power), SESSION, "撤"
    ),
    "facts.correct": lambda d, i: d.facts.correct(i.fact, _SCENE, "改"),
    "facts.preview": lambda d, i: d.facts.preview(i.case, _SCENE, i.fact),
    "facts.record": lambda d, i: d.facts.record(i.case, _SCENE),
    "facts.withdraw": lambda d, i: d.facts.withdraw(i.fact, "误"),
    "assignment.assign": lambda d, i: d.assignment.assign(i.case, i.other, "改派"),
    "assignment.hand_over": lambda d, i: d.assignment.hand_over(i.case, i.other, "移交"),
    "assignment.join": lambda d, i: d.assignment.join(i.case, i.other, TeamRole.ASSIST, "协办"),
    "assignment.leave": lambda d, i: d.assignment.leave(i.case, i.lead, TeamRole.ASSIST, "退"),
    "clocks.sheet": lambda d, i: d.clocks.sheet(i.case),
    "clocks.calendar_file": lambda d, i: d.clocks.calendar_file(i.case),
    "digest.read": lambda d, _: d.digest.read(),
    "digest.mark_read": lambda d, _: d.digest.mark_read(),
    "digest.sheet": lambda d, _: d.digest.sheet(d.digest.read()),
    "agenda.day_sheet": lambda d, _: d.agenda.day_sheet(d.agenda.today()),
    "agenda.today": lambda d, _: d.agenda.today(),
    "agenda.within": lambda d, _: d.agenda.within(60),
    "search.catch_up": lambda d, _: d.search.catch_up(),
    "search.pick": lambda d, i: d.search.pick(i.case, "卢建平"),
    "search.find": lambda d, i: [replace(d.search.find(word), text="") for word in i.words],
    "search.matching": _matching,
    "ledger.inspect": lambda d, i: d.ledger.inspect(_ledger(d, i)),
    "ledger.preview": _previewed,
    "ledger.bring_in": _brought_in,
    "ledger.imports": lambda d, _: d.ledger.imports(),
    "ledger.take_back": lambda d, _: d.ledger.take_back(ImportId(1)),
}

MEDIATIONS: dict[str, Ask] = {
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
    "notify": lambda d, i: d.mediations.notify(_told(i)),
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

DOCUMENTS: dict[str, Ask] = {
    "agree": lambda d, i: d.documents.agree(i.draft, "同意"),
    "asks_review": lambda d, _: d.documents.asks_review(FormKind.TERMINATION),
    "batch": lambda d, i: d.documents.batch((i.issued,), "补打"),
    "case_choices": lambda d, _: d.documents.case_choices(),
    "check": lambda d, i: d.documents.check(i.draft),
    "correct": lambda d, i: d.documents.correct(i.issued, "更正"),
    "correct_service": lambda d, i: d.documents.correct_service(i.service, _told(i), "更正"),
    "discard": lambda d, i: d.documents.discard(i.draft),
    "draft": lambda d, i: d.documents.draft(MediationNotice(), i.case, session_id=i.session),
    "draft_power": lambda d, i: d.documents.draft_power(i.case, PowerId(i.power)),
    "draft_receipt": lambda d, i: d.documents.draft_receipt((i.service,)),
    "exported": lambda d, _: d.documents.exported(0),
    "issue": lambda d, i: d.documents.issue(i.draft),
    "issued_on": lambda d, _: d.documents.issued_on(mediating.ACCEPTED_ON),
    "month": lambda d, _: [d.documents.month(kind, 2026, 9) for kind in RegisterKind],
    "move_copy": lambda d, i: d.documents.move_copy(i.issued, 1, CopyState.RETURNED),
    "numbers": lambda d, _: [d.documents.numbers(form, 2026) for form in FormKind],
    "occasions": lambda d, i: d.documents.occasions(i.case),
    "of_case": lambda d, i: d.documents.of_case(i.case),
    "open": lambda d, i: d.documents.open(i.issued),
    "opened": lambda d, i: d.documents.opened(i.issued),
    "paper": lambda d, i: d.documents.paper(i.issued),
    "parties_to_serve": lambda d, i: d.documents.parties_to_serve(i.case),
    "pdf": lambda d, i: d.documents.pdf(i.issued),
    "prepared": lambda d, i: d.documents.prepared(
        FormKind.MEDIATION_NOTICE, i.case, session_id=i.session
    ),
    "print_copies": lambda d, i: d.documents.print_copies(i.issued, (1,), "补打"),
    "record_outside": lambda d, i: d.documents.record_outside(
        i.draft, OpinionStep.REVIEW, _OUTSIDE
    ),
    "register": _registers,
    "reviewed": lambda d, _: d.documents.reviewed(),
    "revise": lambda d, i: d.documents.revise(i.draft, MediationNotice(place="某室")),
    "send_back": lambda d, i: d.documents.send_back(i.draft, "退回"),
    "serve": lambda d, i: d.documents.serve(replace(_told(i), documents=(i.issued,))),
    "services": lambda d, i: d.documents.services(i.case, document_id=i.issued),
    "spoil_number": lambda d, _: d.documents.spoil_number(FormKind.REFUSAL, "写错"),
    "submit": lambda d, i: d.documents.submit(i.draft, reviewer=i.other),
    "take_back": lambda d, i: d.documents.take_back(i.draft),
    "void": lambda d, i: d.documents.void(i.issued, "作废"),
    "years": lambda d, _: d.documents.years(),
}

STATION: dict[str, Ask] = {
    "officers.active": lambda d, _: d.officers.active(),
    "officers.add": lambda d, _: d.officers.add(
        NewOfficer("030777", "新来", frozenset({Role.INVESTIGATOR})), PASSWORD
    ),
    "officers.change_password": lambda d, _: d.officers.change_password(
        PASSWORD, "另一个-Mima-2026"
    ),
    "officers.list": lambda d, _: d.officers.list(retired=True),
    "officers.new_recovery_sheet": lambda d, _: d.officers.new_recovery_sheet(witness="某"),
    "officers.rename": lambda d, i: d.officers.rename(i.lead, phone="0000"),
    "officers.reset_password": lambda d, i: d.officers.reset_password(
        i.lead, "另一个-Mima-2026", witness="某"
    ),
    "officers.set_roles": lambda d, i: d.officers.set_roles(i.lead, OF_OFFICERS),
    "officers.retire": lambda d, i: d.officers.retire(i.lead, "调离"),
    "unit.add_room": lambda d, _: d.unit.add_room("三室"),
    "unit.calendar": lambda d, _: d.unit.calendar().is_working(SESSION),
    "unit.change_room": lambda d, _: d.unit.change_room(RoomId(1), address="一楼", closed=False),
    "unit.decide": lambda d, _: d.unit.decide(
        "mediation.missed_sessions",
        2,
        in_force_from=date(2026, 10, 1),
        reference="〔2026〕3号",
        approved_by="沈岳",
        approved_on=date(2026, 9, 1),
    ),
    "unit.decisions": lambda d, _: d.unit.decisions("mediation.missed_sessions"),
    "unit.draft": lambda d, _: d.unit.draft("case"),
    "unit.drafts": lambda d, _: d.unit.drafts(),
    "unit.drop_draft": lambda d, _: d.unit.drop_draft("case"),
    "unit.drop_filter": lambda d, _: d.unit.drop_filter(1),
    "unit.enter_year": lambda d, _: d.unit.enter_year(2027, {}, "某号"),
    "unit.filters": lambda d, _: d.unit.filters(),
    "unit.fix_day": lambda d, _: d.unit.fix_day(date(2026, 11, 2), working=False, name="某日"),
    "unit.fixed_days": lambda d, _: d.unit.fixed_days(),
    "unit.policies": lambda d, _: d.unit.policies(),
    "unit.policy": lambda d, _: d.unit.policy("mediation.missed_sessions"),
    "unit.release_day": lambda d, _: d.unit.release_day(date(2026, 11, 2)),
    "unit.rooms": lambda d, _: d.unit.rooms(),
    "unit.save_draft": lambda d, _: d.unit.save_draft("case", {"place": "某处"}),
    "unit.save_filter": lambda d, _: d.unit.save_filter("我的", {"scope": "mine"}),
    "unit.save_setting": lambda d, _: d.unit.save_setting("own.look", "dark"),
    "unit.exported": lambda d, _: d.unit.exported("cases", 0),
    "unit.save_unit": lambda d, _: d.unit.save_unit(replace(UNIT, phone="0000")),
    "unit.setting": lambda d, _: d.unit.setting("own.look"),
    "unit.unit": lambda d, _: d.unit.unit(),
    "unit.years": lambda d, _: d.unit.years(),
    "backups.daily": lambda d, _: d.backups.daily(),
    "backups.is_due": lambda d, _: d.backups.is_due(),
    "backups.list": lambda d, _: d.backups.list(),
    "backups.make": lambda d, _: d.backups.make(),
}

ASKED: Mapping[str, Ask] = {
    **CASES,
    **{f"mediations.{name}": ask for name, ask in MEDIATIONS.items()},
    **{f"documents.{name}": ask for name, ask in DOCUMENTS.items()},
    **APPROVALS,
    **hidden_practice.PRACTICE,
    **hidden_summons.SUMMONING,
    **hidden_holding.HOLDING,
    **hidden_leads.LEADS,
    **hidden_proof.PROOF,
    **hidden_disclosure.DISCLOSURE,
    **hidden_access.ACCESS,
    **hidden_outsiders.OUTSIDE,
    **hidden_packets.ASKED,
    **STATION,
}
