"""What mediation adds to the agenda: notices still to be served, and the counter of absences."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.articles import article
from cases.mediation import terms
from cases.mediation.kinds import MediationState, Presence, SessionState
from cases.mediation.notice import is_valid
from cases.records.officers import Part
from cases.records.policies import MISSED_SESSIONS
from cases.records.times import day_of
from cases.services.mediations.counting import checked_notice, score_at
from cases.services.mediations.finding import (
    counted_parties,
    mediations_of,
    parties,
    powers,
    sides,
)
from cases.store.engine import StoreSession
from cases.store.rows.cases import DueRow, PowerRow
from cases.store.rows.mediation import AttendanceRow, MediationRow, SessionRow
from cases.store.rows.unit import PolicyRow

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar

_NOTICE = "mediation.notice"
_PERIOD = "mediation.period"


def notices_due(
    session: StoreSession,
    case_id: int,
    names: Mapping[int, str],
    calendar: "WorkCalendar",
    now: datetime,
) -> list[DueRow]:
    """Return a duty for each party who has to be told of a coming session and was not.

    Law: Order 146 art. 88 para. 1.
    """
    planned = session.scalars(
        select(SessionRow).where(
            SessionRow.case_id == case_id,
            SessionRow.state == SessionState.PLANNED,
            SessionRow.starts_at > now,
        )
    ).all()
    held_powers = powers(session, case_id) if planned else {}
    return [
        _duty(row, served[0], party, names.get(party, ""), calendar)
        for row in planned
        for served in [mediations_of(session, row.id)]
        for party in _untold(session, row, served, held_powers, calendar)
    ]


def tell_misses(
    session: StoreSession, rows: Sequence[DueRow], calendar: "WorkCalendar", now: datetime
) -> None:
    """Add the counter of absences to the duties of mediations in which somebody was absent."""
    wanted = {row.mediation_id: row for row in rows if row.rule == _PERIOD and row.mediation_id}
    if not wanted:
        return
    absent = session.scalars(
        select(AttendanceRow.id)
        .where(
            AttendanceRow.case_id == rows[0].case_id,
            AttendanceRow.presence == Presence.ABSENT,
            AttendanceRow.replaced_at.is_(None),
        )
        .limit(1)
    ).first()
    number = threshold(session, now)
    for key, row in wanted.items():
        missed = 0
        if absent is not None:
            found = score_at(session, session.get_one(MediationRow, key), number, calendar)
            missed = max((len(tally.counted) for tally in found.tallies), default=0)
        row.values = {**row.values, "missed": missed, "threshold": number}


def threshold(session: StoreSession, now: datetime) -> int:
    """Return the number of missed sessions at which the unit ends a mediation."""
    value = session.scalar(
        select(PolicyRow.value)
        .where(PolicyRow.key == MISSED_SESSIONS.key, PolicyRow.in_force_from <= day_of(now))
        .order_by(PolicyRow.in_force_from.desc(), PolicyRow.id.desc())
        .limit(1)
    )
    return max(1, int(MISSED_SESSIONS.default if value is None else value))


def _untold(
    session: StoreSession,
    row: SessionRow,
    served: Sequence[MediationRow],
    held_powers: dict[int, PowerRow],
    calendar: "WorkCalendar",
) -> list[int]:
    live = [
        one.id for one in served if one.state in {MediationState.WAITING, MediationState.RUNNING}
    ]
    wanted = dict.fromkeys(side.party_id for side in counted_parties(sides(session, live)))
    found = parties(session, wanted)
    return [
        party
        for party in wanted
        if not is_valid(checked_notice(session, row, found[party], held_powers, calendar).points)
    ]


def _duty(
    row: SessionRow, served: MediationRow, party: int, name: str, calendar: "WorkCalendar"
) -> DueRow:
    last = terms.notice_days(day_of(row.starts_at), calendar)
    cited = article("146.88")
    return DueRow(
        case_id=row.case_id,
        part=Part.MEDIATION,
        rule=_NOTICE,
        party_id=party,
        mediation_id=served.id,
        session_id=row.id,
        due_on=last.lenient,
        values={
            "title": "调解通知",
            "title_en": "Notice of mediation",
            "party": name,
            "article_key": "146.88",
            "started_on": "",
        },
        article=f"{cited.law} {cited.number}",
        provisional=last.provisional,
    )
