"""Lists of cases: by scope, text and order, a page at a time."""

from collections.abc import Mapping, Sequence
from datetime import date
from sys import intern
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, select

from cases.mediation.kinds import MediationState
from cases.records.cases import CaseFilter, CaseKind, CaseLine, CasePage, CaseState, Order, Scope
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, CaseRow, TeamRow
from cases.store.rows.mediation import MediationRow
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar
    from cases.services.desk import Desk

_IN_MEDIATION = (
    MediationState.APPLIED.value,
    MediationState.WAITING.value,
    MediationState.RUNNING.value,
)

_OVER = tuple(state.value for state in CaseState if state.is_over)


def page(desk: "Desk", wanted: CaseFilter, offset: int, limit: int) -> CasePage:
    """Return a page of the cases the officer may see, and how many there are in all."""
    with desk.reading() as session:
        chosen = _narrowed(desk, select(CaseRow.case_id), wanted)
        if wanted.text.strip():
            chosen = chosen.where(CaseRow.case_id.in_(desk.search.matching(session, wanted.text)))
        total = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
        ids = session.scalars(_ordered(chosen, _order(wanted)).offset(offset).limit(limit)).all()
        lines = _lines(desk, session, ids)
    return CasePage(tuple(lines[case_id] for case_id in ids), total)


def line_of(desk: "Desk", case_id: CaseId) -> CaseLine | None:
    """Return the line of one case, or None when it is hidden or not there."""
    with desk.reading() as session:
        return _lines(desk, session, (case_id,)).get(case_id)


def counts(desk: "Desk") -> Mapping[Scope, int]:
    """Return how many cases each scope holds for this officer."""
    found: dict[Scope, int] = {}
    with desk.reading() as session:
        for scope in scopes_of(desk):
            chosen = _narrowed(desk, select(CaseRow.case_id), CaseFilter(scope=scope))
            found[scope] = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
    return found


def scopes_of(desk: "Desk") -> tuple[Scope, ...]:
    """Return the scopes that make sense for this officer, in the order of the list."""
    leader = desk.officer.holds(Role.SQUAD_LEADER)
    return tuple(scope for scope in Scope if scope is not Scope.UNASSIGNED or leader)


def _lines(desk: "Desk", session: StoreSession, ids: Sequence[int]) -> dict[int, CaseLine]:
    rows = session.execute(
        select(
            CaseRow,
            AccidentRow.place,
            AccidentRow.occurred_at,
            OfficerRow.name,
        )
        .outerjoin(AccidentRow, AccidentRow.case_id == CaseRow.case_id)
        .outerjoin(OfficerRow, OfficerRow.id == CaseRow.lead_officer_id)
        .where(CaseRow.case_id.in_(ids))
    ).all()
    mediated = set(
        session.scalars(
            select(MediationRow.case_id).where(
                MediationRow.case_id.in_(ids), MediationRow.state.in_(_IN_MEDIATION)
            )
        )
    )
    calendar, today = desk.calendar(), desk.today()
    return {
        row.CaseRow.case_id: _line(row, calendar, today, row.CaseRow.case_id in mediated)
        for row in rows
    }


def _narrowed(desk: "Desk", query: Select[Any], wanted: CaseFilter) -> Select[Any]:
    query = query.where(*_in_scope(desk, wanted.scope))
    if wanted.kind is not None:
        query = query.where(CaseRow.kind == wanted.kind)
    if wanted.lead_officer_id is not None:
        query = query.where(CaseRow.lead_officer_id == wanted.lead_officer_id)
    return query


def _in_scope(desk: "Desk", scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a scope; only `CLOSED` and `AWAY` show those that are over."""
    if scope is Scope.CLOSED:
        return (CaseRow.state == CaseState.CLOSED,)
    if scope is Scope.AWAY:
        return (CaseRow.state == CaseState.TRANSFERRED,)
    mine = select(TeamRow.case_id).where(
        TeamRow.officer_id == desk.officer.id, TeamRow.until_at.is_(None)
    )
    mediated = select(MediationRow.case_id).where(MediationRow.state.in_(_IN_MEDIATION))
    further: dict[Scope, tuple[ColumnElement[bool], ...]] = {
        Scope.MINE: (CaseRow.case_id.in_(mine),),
        Scope.SQUAD: (),
        Scope.HIT_AND_RUN: (CaseRow.hit_and_run.is_(True),),
        Scope.MEDIATION: (CaseRow.case_id.in_(mediated),),
        Scope.OVERDUE: (CaseRow.next_due_on < desk.today(),),
        Scope.TODAY: (CaseRow.next_due_on == desk.today(),),
        Scope.UNASSIGNED: (CaseRow.lead_officer_id.is_(None),),
    }
    return (CaseRow.state.not_in(_OVER), *further[scope])


def _order(wanted: CaseFilter) -> Order:
    """Return the order; nothing is due in closed cases, which an index has by number."""
    closed = wanted.scope is Scope.CLOSED and wanted.order is Order.DUE
    return Order.NUMBER if closed else wanted.order


def _ordered(query: Select[Any], order: Order) -> Select[Any]:
    match order:
        case Order.DUE:
            return query.order_by(
                CaseRow.next_due_on.is_(None), CaseRow.next_due_on, CaseRow.number
            )
        case Order.NUMBER:
            return query.order_by(CaseRow.number)
        case Order.NEWEST:
            return query.order_by(CaseRow.opened_at.desc(), CaseRow.case_id.desc())


def _line(row: Any, calendar: "WorkCalendar", today: date, in_mediation: bool) -> CaseLine:  # noqa: FBT001 - one call
    case: CaseRow = row.CaseRow
    due = case.next_due_on
    return CaseLine(
        CaseId(case.case_id),
        case.number,
        CaseKind(case.kind),
        CaseState(case.state),
        case.hit_and_run,
        intern(row.name or ""),  # a few officers lead a hundred thousand cases
        row.place or "",
        row.occurred_at,
        due,
        case.next_rule or "",
        None if due is None else calendar.working_days(today, due),
        in_mediation,
    )
