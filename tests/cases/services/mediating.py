"""A case ready for mediation, put into a real store, and a driver for its sessions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cases.law.facts import FactKind, Harm
from cases.mediation.kinds import Capacity, Presence
from cases.papers.kinds import Outcome, ServiceMethod
from cases.records.documents import Serving
from cases.records.ids import CaseId, MediationId, OfficerId, PartyId, RoomId, SessionId
from cases.records.mediation import Booking, NewMediation, SideEntry
from cases.records.officers import Part, TeamRole
from cases.records.times import at
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import AccidentRow, CaseRow, FactRow, PartyRow, PowerRow, TeamRow
from tests.conftest import Clock

#: Fridays to Wednesdays of the demonstration month.
ACCEPTED_ON = date(2026, 9, 11)


@dataclass
class Scene:
    """A case with a driver and his insurer on one side, a hurt rider on the other."""

    case_id: CaseId
    driver: PartyId
    insurer: PartyId
    rider: PartyId
    agent: PartyId


def scene(store: engine.Store, lead: Desk, number: str = "2026-0163") -> Scene:
    """Put a case into the store whose determination is served and whose treatment has ended."""
    now = lead.now()
    with engine.session(store.door, Acting(lead.officer.id, now, door=True)) as session:
        case = CaseRow(
            number=number,
            kind="injury",
            state="open",
            lead_officer_id=lead.officer.id,
            opened_at=at(date(2026, 8, 3), 9),
            opened_by=lead.officer.id,
        )
        session.add(case)
        session.flush()
        team(session, case.case_id, lead.officer.id, TeamRole.LEAD)
        session.add(
            AccidentRow(
                case_id=case.case_id,
                occurred_at=at(date(2026, 8, 3), 7, 40),
                place="滨河路与柳荫街路口",
                brief="卢建平驾驶小型轿车与宋巧云驾驶的电动自行车相撞，造成宋巧云受伤",
            )
        )
        ids = []
        for name, kind, side, id_number in (
            ("卢建平", "driver", "甲方", "110101199003078814"),
            ("华澄财险", "insurer", "甲方", "91990000MA00000000"),
            ("宋巧云", "injured", "乙方", "11010119850101742X"),
            ("宋一帆", "agent", "", "110101199203047510"),
        ):
            row = PartyRow(
                case_id=case.case_id,
                name=name,
                kind=kind,
                side=side,
                sex="" if kind == "insurer" else "male",
                id_kind="credit_code" if kind == "insurer" else "resident",
                id_number=id_number,
                phone="13900000000",
                address="澄州市临江区",
                entered_at=now,
                entered_by=lead.officer.id,
            )
            session.add(row)
            session.flush()
            ids.append(row.id)
        found = Scene(CaseId(case.case_id), *map(PartyId, ids))
        fact(session, lead, found, FactKind.DETERMINATION_MADE, date(2026, 8, 31), note="第116号")
        for party in (found.driver, found.rider):
            fact(session, lead, found, FactKind.DETERMINATION_SERVED, date(2026, 9, 2), party)
        fact(session, lead, found, FactKind.TREATMENT_ENDED, date(2026, 9, 4), found.rider)
    return found


def team(session: engine.StoreSession, case_id: int, officer: int, role: TeamRole) -> None:
    """Put an officer on a case."""
    session.add(
        TeamRow(
            case_id=case_id,
            officer_id=officer,
            role=role,
            from_at=at(date(2026, 8, 3), 9),
            assigned_by=officer,
        )
    )


def fact(
    session: engine.StoreSession,
    desk: Desk,
    found: Scene,
    kind: FactKind,
    day: date,
    party: PartyId | None = None,
    note: str = "",
) -> None:
    """Enter a fact as the case service would."""
    session.add(
        FactRow(
            case_id=found.case_id,
            part=Part.MEDIATION,
            kind=kind,
            happened_at=at(day, 9),
            day_only=True,
            party_id=party,
            note=note,
            entered_at=desk.now(),
            entered_by=desk.officer.id,
        )
    )


def power(
    store: engine.Store, desk: Desk, found: Scene, principal: PartyId, *, may_agree: bool
) -> int:
    """Enter a power of attorney for the agent of the scene."""
    with engine.session(store.door, Acting(desk.officer.id, desk.now(), door=True)) as session:
        row = PowerRow(
            case_id=found.case_id,
            principal_id=principal,
            agent_id=found.agent,
            matters="参加调解",
            may_agree=may_agree,
            signed_on=date(2026, 9, 1),
            until_on=date(2026, 12, 31),
            entered_at=desk.now(),
            entered_by=desk.officer.id,
        )
        session.add(row)
        session.flush()
        return row.id


def sides(found: Scene) -> tuple[SideEntry, ...]:
    """Return who takes part."""
    return (
        SideEntry(found.driver, "甲方"),
        SideEntry(found.insurer, "甲方", Capacity.INSURER),
        SideEntry(found.rider, "乙方"),
    )


def opened(desk: Desk, found: Scene) -> MediationId:
    """Open the rider's mediation."""
    return desk.mediations.open(
        NewMediation(
            case_id=found.case_id,
            claimant_id=found.rider,
            harms=frozenset({Harm.INJURY}),
            sides=sides(found),
        )
    )


def accepted(desk: Desk, found: Scene, clock: Clock) -> MediationId:
    """Open, sign, receive and accept on 2026-09-11; the tenth working day is 2026-09-24."""
    clock.go_to(at(ACCEPTED_ON, 9))
    mediation = opened(desk, found)
    for party in (found.driver, found.rider):
        desk.mediations.sign(mediation, party, date(2026, 9, 10))
    desk.mediations.receive(mediation, at(ACCEPTED_ON, 8, 30))
    desk.mediations.accept(mediation)
    return mediation


def booking(desk: Desk, day: date, hour: int = 9, room: int = 1, **more: Any) -> Booking:
    """Return a session of ninety minutes, led by the officer at the desk."""
    values: dict[str, Any] = {
        "room_id": RoomId(room),
        "starts_at": at(day, hour, 30),
        "ends_at": at(day, hour + 2),
        "mediator_id": OfficerId(desk.officer.id),
    }
    return Booking(**{**values, **more})


def told(desk: Desk, session: SessionId, party: PartyId, when: datetime, **more: Any) -> None:
    """Record a notice that was spoken and entered in the record."""
    names = {seat.party_id: seat.name for seat in desk.mediations.sheet(session).seats}
    values: dict[str, Any] = {
        "party_id": party,
        "method": ServiceMethod.ORAL,
        "tried_at": when,
        "served_at": when,
        "session_id": session,
        "proof": "调解记录第1页",
        "place": "电话",
        "receiver": names[party],
    }
    desk.mediations.notify(Serving(**{**values, **more}))


def held(
    desk: Desk,
    session: SessionId,
    found: Scene,
    clock: Clock,
    day: date,
    *,
    driver: Presence = Presence.ABSENT,
    close: bool = True,
) -> int:
    """Open the session on its day, record who came, and return the driver's attendance."""
    clock.go_to(at(day, 10, 30))
    desk.mediations.open_session(session)
    attendance = desk.mediations.attend(session, found.driver, driver)
    desk.mediations.attend(session, found.rider, Presence.ATTENDED, at=at(day, 9, 15))
    desk.mediations.attend(session, found.insurer, Presence.ATTENDED, at=at(day, 9, 22))
    if close:
        outcome = Outcome.PARTY_ABSENT if driver is Presence.ABSENT else Outcome.NOT_AGREED
        desk.mediations.close_session(session, outcome)
    return attendance
