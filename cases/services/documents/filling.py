"""What the case already knows, filled into a paper: organ, officers, accident, parties."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.law.notice import last_change_day
from cases.papers.blocks import DocRef, PartyBlock
from cases.papers.codec import hints
from cases.papers.forms import PAPERS, Paper
from cases.papers.kinds import FormKind, StartEvent
from cases.records.times import day_of
from cases.services.documents.appraising import known_for
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, FactRow, PartyRow, PowerRow, TeamRow, VehicleRow
from cases.store.rows.mediation import (
    MediationRow,
    MediationSideRow,
    SessionMediationRow,
    SessionRow,
)
from cases.store.rows.unit import OfficerRow, RoomRow, UnitRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: As papers call the sides of the settlement's other participants.
_CAPACITIES = {
    "insurer": "保险公司",
    "owner": "车辆所有人",
    "manager": "车辆管理人",
    "next_of_kin": "近亲属",
    "guardian": "监护人",
    "agent": "代理人",
}
_SIDES = "甲乙丙丁戊己庚辛壬癸"
_STARTS = {
    "death": StartEvent.BURIAL_ENDED,
    "injury": StartEvent.TREATMENT_ENDED,
    "disability": StartEvent.DISABILITY_GRADED,
    "property": StartEvent.LOSS_FIXED,
}


def filled(
    session: StoreSession,
    desk: "Desk",
    kind: FormKind,
    case_id: int,
    *,
    mediation_id: int | None = None,
    session_id: int | None = None,
) -> Paper:
    """Return a paper of this kind with everything the case, mediation and session know."""
    values = common(session, desk, case_id)
    if mediation_id is None and session_id is not None:
        mediation_id = session.scalar(
            select(SessionMediationRow.mediation_id)
            .where(SessionMediationRow.session_id == session_id)
            .limit(1)
        )
    values |= known_for(session, kind, case_id)
    if mediation_id is not None:
        values |= _of_mediation(session, mediation_id)
    if session_id is not None:
        values |= _of_session(session, desk, session_id, values["organ"])
    if kind in {FormKind.RIGHT_TO_SUE, FormKind.COMMITTEE_REFERRAL}:
        unit = session.scalars(select(UnitRow)).one()
        values |= {"court": unit.court, "committee": unit.committee, "told_on": desk.today()}
    known = hints(PAPERS[kind])
    return PAPERS[kind](**{name: value for name, value in values.items() if name in known})


def common(session: StoreSession, desk: "Desk", case_id: int) -> dict[str, Any]:
    """Return the fields every paper of a case has."""
    unit = session.scalars(select(UnitRow)).one()
    accident = session.get(AccidentRow, case_id)
    return {
        "organ": unit.organ,
        "phone": unit.phone,
        "officers": _officers(session, desk, case_id),
        "accident_at": accident.occurred_at if accident else None,
        "accident_place": accident.place if accident else "",
        "accident": accident.brief.rstrip("。") if accident else "",
        "parties": tuple(party_block(session, row) for row in parties(session, case_id)),
        "determination": _determination(session, case_id),
    }


def parties(session: StoreSession, case_id: int) -> list[PartyRow]:
    """Return the parties who take part in the settlement, those on a side first."""
    rows = session.scalars(
        select(PartyRow)
        .where(
            PartyRow.case_id == case_id,
            PartyRow.removed_at.is_(None),
            PartyRow.kind.not_in(("agent", "deceased")),
        )
        .order_by(PartyRow.id)
    )
    return sorted(rows, key=lambda row: side_order(row.side))


def side_order(side: str) -> int:
    """Return the place of a side among 甲, 乙, 丙 …; those on no side come last."""
    place = _SIDES.find(side[:1])
    return place if side and place >= 0 else len(_SIDES)


def party_block(session: StoreSession, row: PartyRow) -> PartyBlock:
    """Return a party as papers name him."""
    vehicle = session.get(VehicleRow, row.vehicle_id) if row.vehicle_id else None
    powers = session.scalars(
        select(PowerRow)
        .where(PowerRow.principal_id == row.id, PowerRow.revoked_on.is_(None))
        .order_by(PowerRow.id)
    )
    return PartyBlock(
        name=row.name,
        capacity=_CAPACITIES.get(row.kind, "当事人"),
        side=row.side,
        sex=_SEXES.get(row.sex, row.sex),
        born_on=row.born_on,
        id_kind=_ID_KINDS.get(row.id_kind, row.id_kind),
        id_number=row.id_number,
        phone=row.phone,
        address=row.address,
        vehicle=" ".join(filter(None, (vehicle.plate, vehicle.kind))) if vehicle else "",
        liability=row.liability,
        agent="、".join(power_words(session, power) for power in powers),
    )


def power_words(session: StoreSession, power: PowerRow) -> str:
    """Return an agent with how far he may go, as papers name him."""
    name = session.get_one(PartyRow, power.agent_id).name
    return f"{name}（{'特别授权' if power.may_agree else '一般代理'}）"


_SEXES = {"male": "男", "female": "女", "m": "男", "f": "女"}
_ID_KINDS = {
    "resident": "居民身份证",
    "id_card": "居民身份证",
    "passport": "护照",
    "credit_code": "统一社会信用代码",
}


def _officers(session: StoreSession, desk: "Desk", case_id: int) -> tuple[str, ...]:
    """The one who acts, then the others who handle the case; at most two sign."""
    names = session.scalars(
        select(OfficerRow.name)
        .join(TeamRow, TeamRow.officer_id == OfficerRow.id)
        .where(
            TeamRow.case_id == case_id,
            TeamRow.until_at.is_(None),
            TeamRow.role.in_(("lead", "assist", "mediator")),
        )
        .order_by(TeamRow.role != "lead", TeamRow.id)
    )
    return tuple(dict.fromkeys((desk.officer.name, *names)))[:2]


def _determination(session: StoreSession, case_id: int) -> DocRef | None:
    fact = session.scalars(
        select(FactRow)
        .where(
            FactRow.case_id == case_id,
            FactRow.kind == FactKind.DETERMINATION_MADE.value,
            FactRow.replaced_at.is_(None),
        )
        .order_by(FactRow.id.desc())
        .limit(1)
    ).first()
    if fact is None:
        return None
    more = fact.more or {}
    return DocRef(
        title=more.get("title") or "道路交通事故认定书",
        number=more.get("number") or fact.note,
        dated=day_of(fact.happened_at),
    )


def _of_mediation(session: StoreSession, mediation_id: int) -> dict[str, Any]:
    row = session.get(MediationRow, mediation_id)
    if row is None:
        return {}
    values: dict[str, Any] = {
        "applied_on": row.applied_on,
        "received_on": day_of(row.received_at) if row.received_at else row.applied_on,
        "accepted_on": day_of(row.decided_at) if row.decided_at else None,
        "started_on": row.started_on,
        "start_event": StartEvent(row.start_event) if row.start_event else _STARTS.get(row.harm),
        "tenth_day": row.due_on,
        "is_public": row.is_public,
    }
    sides = session.scalars(
        select(MediationSideRow.party_id).where(MediationSideRow.mediation_id == mediation_id)
    ).all()
    if sides:
        values["parties"] = tuple(
            party_block(session, party)
            for party in parties(session, row.case_id)
            if party.id in sides
        )
    return values


def _of_session(session: StoreSession, desk: "Desk", session_id: int, organ: str) -> dict[str, Any]:
    row = session.get(SessionRow, session_id)
    if row is None:
        return {}
    room = session.get(RoomRow, row.room_id)
    held_on = day_of(row.starts_at)
    return {
        "session_no": session_number(session, row),
        "session_at": row.starts_at,
        "started_at": row.opened_at or row.starts_at,
        "ended_at": row.closed_at,
        "place": (room.address or f"{organ}{room.name}") if room else organ,
        "change_by": last_change_day(held_on, desk.calendar()).due,
        "is_public": row.is_public,
        "recorder": row.recorder,
        "auxiliary": row.auxiliary,
        "recording": row.recording,
    }


def session_number(session: StoreSession, row: SessionRow) -> int:
    """Return which session of its mediation it is; those called off or moved do not count."""
    mediations = select(SessionMediationRow.mediation_id).where(
        SessionMediationRow.session_id == row.id
    )
    earlier = session.scalars(
        select(SessionRow.id)
        .join(SessionMediationRow, SessionMediationRow.session_id == SessionRow.id)
        .where(
            SessionMediationRow.mediation_id.in_(mediations),
            SessionRow.starts_at < row.starts_at,
            SessionRow.state.not_in(("called_off", "moved")),
        )
        .distinct()
    )
    return len(earlier.all()) + 1
