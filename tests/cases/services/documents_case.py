"""A small case with two sides, an insurer, a mediation and a session, for tests of its papers."""

from dataclasses import dataclass
from datetime import date, timedelta

from cases.papers.blocks import DocRef, PartyBlock
from cases.papers.forms import MediationNotice, Termination
from cases.papers.kinds import StartEvent, TerminationGround
from cases.records.ids import CaseId, MediationId, PartyId, SessionId
from cases.records.officers import TeamRole
from cases.records.times import at, day_of
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import AccidentRow, CaseRow, FactRow, PartyRow, PowerRow, TeamRow
from cases.store.rows.mediation import (
    MediationRow,
    MediationSideRow,
    SessionMediationRow,
    SessionRow,
)


@dataclass(frozen=True, slots=True)
class ACase:
    """Its ids."""

    case: CaseId
    driver: PartyId
    rider: PartyId
    insurer: PartyId
    agent: PartyId
    power: int
    mediation: MediationId
    session: SessionId


def put_case(desk: Desk, number: str = "2026-0163") -> ACase:
    """Put a case into the store that the officer of the desk leads."""
    now, me = desk.now(), desk.officer.id
    with engine.session(desk.store.door, Acting(me, now, door=True)) as session:
        case = CaseRow(
            number=number,
            kind="injury",
            state="open",
            lead_officer_id=me,
            opened_at=now,
            opened_by=me,
        )
        session.add(case)
        session.flush()
        case_id = case.case_id

        def party(name: str, kind: str, side: str, id_number: str = "") -> PartyRow:
            row = PartyRow(
                case_id=case_id,
                name=name,
                kind=kind,
                side=side,
                sex="女" if kind == "injured" else "男",
                id_number=id_number,
                address=f"澄州市临江区{name}家",
                phone="13000000000",
                more={},
                entered_at=now,
                entered_by=me,
            )
            session.add(row)
            session.flush()
            return row

        driver = party("卢建平", "driver", "甲方", "110101199003077774")
        rider = party("宋巧云", "injured", "乙方", "110101198506150027")
        insurer = party("华澄财险", "insurer", "丙方")
        agent = party("贺明", "agent", "")
        power = PowerRow(
            case_id=case_id,
            principal_id=driver.id,
            agent_id=agent.id,
            matters="代收文书",
            may_agree=False,
            signed_on=date(2026, 9, 1),
            until_on=date(2026, 9, 20),
            entered_at=now,
            entered_by=me,
        )
        mediation = MediationRow(
            case_id=case_id,
            claimant_id=rider.id,
            harm="injury",
            harms=["injury"],
            state="running",
            start_event="accepted",
            applied_on=date(2026, 9, 10),
            received_at=at(date(2026, 9, 10), 9),
            decided_at=at(date(2026, 9, 11), 9),
            started_on=date(2026, 9, 11),
            due_on=date(2026, 9, 25),
            opened_at=now,
            opened_by=me,
        )
        session.add_all(
            [
                power,
                mediation,
                TeamRow(
                    case_id=case_id,
                    officer_id=me,
                    role=TeamRole.LEAD.value,
                    from_at=now,
                    assigned_by=me,
                ),
                AccidentRow(
                    case_id=case_id,
                    occurred_at=at(date(2026, 8, 3), 8, 15),
                    place="环城北路与青石街路口",
                    brief="卢建平驾驶小型轿车与宋巧云驾驶的电动自行车相撞，造成宋巧云受伤。",
                    report={},
                ),
                FactRow(
                    case_id=case_id,
                    part="mediation",
                    kind="determination_made",
                    happened_at=at(date(2026, 9, 3), 10),
                    note="澄临公交认字〔2026〕36号",
                    more={},
                    entered_at=now,
                    entered_by=me,
                ),
            ]
        )
        session.flush()
        session.add(
            FactRow(
                case_id=case_id,
                part="mediation",
                kind="treatment_ended",
                happened_at=at(date(2026, 9, 10), 12),
                party_id=rider.id,
                more={},
                entered_at=now,
                entered_by=me,
            )
        )
        for row in (driver, rider, insurer):
            session.add(
                MediationSideRow(
                    case_id=case_id,
                    mediation_id=mediation.id,
                    party_id=row.id,
                    side=row.side,
                    capacity="insurer" if row is insurer else "party",
                )
            )
        held = SessionRow(
            case_id=case_id,
            room_id=1,
            starts_at=at(date(2026, 9, 30), 9, 30),
            ends_at=at(date(2026, 9, 30), 11),
            mediator_id=me,
            state="planned",
            booked_at=now,
            booked_by=me,
        )
        session.add(held)
        session.flush()
        session.add(
            SessionMediationRow(case_id=case_id, session_id=held.id, mediation_id=mediation.id)
        )
        return ACase(
            CaseId(case_id),
            PartyId(driver.id),
            PartyId(rider.id),
            PartyId(insurer.id),
            PartyId(agent.id),
            power.id,
            MediationId(mediation.id),
            SessionId(held.id),
        )


def notice(desk: Desk) -> MediationNotice:
    """Return a notice with every field an issued one must have."""
    return MediationNotice(
        organ="澄州市公安局交通警察支队临江大队",
        officers=("王砚秋", "周敏"),
        phone="0000-1234567",
        accident_at=at(date(2026, 8, 3), 8, 15),
        accident_place="环城北路与青石街路口",
        parties=(
            PartyBlock(name="卢建平", side="甲方", capacity="当事人"),
            PartyBlock(name="宋巧云", side="乙方", capacity="当事人"),
        ),
        session_no=1,
        session_at=at(date(2026, 9, 30), 9, 30),
        place="临江大队调解一室",
        change_by=day_of(desk.now()) + timedelta(days=4),
        is_public=True,
    )


def termination() -> Termination:
    """Return a termination for want of agreement that lacks its place and facts."""
    return Termination(
        organ="澄州市公安局交通警察支队临江大队",
        officers=("王砚秋", "周敏"),
        accident_at=at(date(2026, 8, 3), 8, 15),
        accident="卢建平驾驶小型轿车与宋巧云驾驶的电动自行车相撞",
        parties=(
            PartyBlock(name="卢建平", sex="男", id_number="110101199003077774", address="临江区"),
            PartyBlock(name="宋巧云", sex="女", id_number="110101198506150027", address="临江区"),
        ),
        determination=DocRef(title="道路交通事故认定书", number="澄临公交认字〔2026〕36号"),
        applied_on=date(2026, 9, 10),
        accepted_on=date(2026, 9, 11),
        started_on=date(2026, 9, 11),
        start_event=StartEvent.ACCEPTED,
        ground=TerminationGround.EXPIRED,
        tenth_day=date(2026, 9, 24),
        ended_on=date(2026, 9, 24),
    )
