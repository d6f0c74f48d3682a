"""Who may see a case and through which rule, asked of the guard's own predicate; who has looked."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.access import GrantKind, Knower, Rule, Seeing
from cases.records.cases import CaseState
from cases.records.ids import CaseId, GrantId, OfficerId
from cases.records.officers import Part, Role, TeamRole
from cases.records.packets import PacketState
from cases.refusals import Reason, Refusal
from cases.services.access.reading import kind_of
from cases.services.assignment import places_of
from cases.services.packets.shown import shown
from cases.store.effective import parts_of
from cases.store.engine import StoreSession, driver, whole
from cases.store.rows.access import GrantNoteRow
from cases.store.rows.cases import CaseRow, GrantRow, TeamRow
from cases.store.rows.committee import PacketRow
from cases.store.rows.unit import OfficerRoleRow, OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

_WIDTH = (Part.HEAD, Part.MEDIATION, Part.INVESTIGATION)
#: What a place in the team opens; a mediator has the mediation alone.
_OPENS = {TeamRole.MEDIATOR: Part.MEDIATION}


class Knowing:
    """The table of who sees what."""

    desk: "Desk"

    def who_sees(self, case_id: CaseId) -> tuple[Knower, ...]:
        """Return every officer who may see something of a case, the widest part first.

        Those who have looked and may no more are listed too, without a rule.

        Raises:
            Refusal: hidden or not there, or the officer has neither a place in it nor leads the
                squad.
        """
        with self.desk.looking(case_id, "who_sees") as session:
            case = session.get(CaseRow, case_id)
            if case is None:
                raise Refusal(Reason.NOT_FOUND)
            leads = self.desk.officer.holds(Role.SQUAD_LEADER)
            if not leads and not places_of(session, self.desk, case_id):
                raise Refusal(Reason.NOT_ALLOWED)
            with whole(session):
                return _knowers(session, case_id, self.desk.now())


def _knowers(session: StoreSession, case_id: int, now: datetime) -> tuple[Knower, ...]:
    raw = driver(session)
    is_closed = session.get_one(CaseRow, case_id).state == CaseState.CLOSED
    officers = {row.id: row for row in session.scalars(select(OfficerRow))}
    roles: dict[int, set[Role]] = {}
    for officer, role in session.execute(select(OfficerRoleRow.officer_id, OfficerRoleRow.role)):
        roles.setdefault(officer, set()).add(Role(role))
    seen = parts_of(raw, case_id, officers, now)
    rules, handed = _rules(session, case_id, now), _handed(session, case_id, now)
    looked = {
        officer: (count, datetime.fromisoformat(last))
        for officer, count, last in raw.execute(
            "SELECT officer_id, count(*), max(at) FROM main.journal"
            " WHERE case_id=? AND act='case.read' GROUP BY officer_id",
            (case_id,),
        )
    }
    found = []
    for officer, row in officers.items():
        part, is_leader, in_squad = seen[officer]
        by = list(rules.get(officer, ())) if part is not None else []
        if is_leader and not is_closed:
            by.append(Seeing(Rule.LEADER, Part.HEAD))
            part = part or Part.HEAD
        if in_squad and is_closed:
            covered = part is not Part.INVESTIGATION
            by.append(Seeing(Rule.CONCLUDED, Part.INVESTIGATION, is_covered=covered))
            part = Part.INVESTIGATION
        if officer in handed:
            by, part = [handed[officer]], Part.HEAD
        looks, last = looked.get(officer, (0, None))
        if part is None and not looks:
            continue
        known = frozenset(roles.get(officer, ()))
        found.append(
            Knower(OfficerId(officer), row.name, row.number, known, part, tuple(by), looks, last)
        )
    return tuple(sorted(found, key=lambda one: (-_place(one.part), one.number)))


def _rules(session: StoreSession, case_id: int, now: datetime) -> dict[int, list[Seeing]]:
    found: dict[int, list[Seeing]] = {}
    for place in session.scalars(
        select(TeamRow).where(TeamRow.case_id == case_id, TeamRow.until_at.is_(None))
    ):
        part = _OPENS.get(TeamRole(place.role), Part.INVESTIGATION)
        found.setdefault(place.officer_id, []).append(Seeing(place.role, part, reason=place.reason))
    granted = (
        select(GrantRow, GrantNoteRow)
        .outerjoin(GrantNoteRow, GrantNoteRow.grant_id == GrantRow.id)
        .where(GrantRow.case_id == case_id, GrantRow.until_at > now)
    )
    for row, note in session.execute(granted):
        kind: GrantKind = kind_of(row, note)
        found.setdefault(row.officer_id, []).append(
            Seeing(kind.value, Part(row.part), GrantId(row.id), row.until_at, row.reason)
        )
    return found


def _handed(session: StoreSession, case_id: int, now: datetime) -> dict[int, Seeing]:
    """Return who outside the unit has a packet of the case now; it is less than any part."""
    rows = session.scalars(select(PacketRow).where(PacketRow.case_id == case_id))
    out = {PacketState.OUT, PacketState.ANSWERED}
    return {
        int(one.guest.id): Seeing(
            Rule.PACKET, Part.HEAD, until_at=one.until_at, reason=one.content.number
        )
        for one in shown(session, rows, now)
        if one.state in out
    }


def _place(part: Part | None) -> int:
    return -1 if part is None else _WIDTH.index(part)
