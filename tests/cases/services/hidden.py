"""A case that nobody but its lead handles, in a real station, and one question for every door."""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import text

from cases.papers.forms import MediationNotice
from cases.records.ids import (
    CaseId,
    DocumentId,
    FactId,
    MediationId,
    OfficerId,
    PartyId,
    ServiceId,
    SessionId,
    VehicleId,
)
from cases.records.officers import Role, TeamRole
from cases.records.parties import VehicleEntry
from cases.records.station import NewOfficer
from cases.records.times import at
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
    hidden_cases,
    hidden_disclosure,
    hidden_documents,
    hidden_holding,
    hidden_mediations,
    hidden_outsiders,
    hidden_packets,
    hidden_practice,
    hidden_proof,
    hidden_summons,
    mediating,
)
from tests.cases.services.hidden_approvals import APPROVALS
from tests.cases.services.hidden_cases import INTAKE, UNIT
from tests.cases.services.hidden_documents import SESSION
from tests.cases.services.stations import PASSWORD, QUICK
from tests.conftest import Clock
from tests.leads.services import hidden_leads

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


ASKED: Mapping[str, Ask] = {
    **hidden_cases.CASES,
    **{f"mediations.{name}": ask for name, ask in hidden_mediations.MEDIATIONS.items()},
    **{f"documents.{name}": ask for name, ask in hidden_documents.DOCUMENTS.items()},
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
    **hidden_cases.STATION,
}
