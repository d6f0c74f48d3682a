"""Lists of cases: by scope, text and order, a page at a time."""

from collections.abc import Mapping, Sequence
from datetime import date
from sys import intern
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_

from cases.mediation.kinds import MediationState
from cases.records.cases import (
    CaseFilter,
    CaseKind,
    CaseLine,
    CasePage,
    CaseState,
    Order,
    PageEnd,
    Scope,
)
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

#: Cases named in one statement; the database takes no more than some ten thousand.
_AT_ONCE = 1000
#: Named, so that an index finds them: what is over is a hundred times as much.
_STANDING = tuple(state.value for state in CaseState if not state.is_over)


def page(desk: "Desk", wanted: CaseFilter, after: PageEnd | None, limit: int) -> CasePage:
    """Return a page of the cases the officer may see, and how many there are in all.

    It is found by the place where the page before ended, so that the last page of a long list
    takes no longer than the second.
    """
    with desk.reading() as session:
        chosen = _narrowed(desk, select(CaseRow.case_id), wanted)
        if wanted.text.strip():
            chosen = chosen.where(CaseRow.case_id.in_(desk.search.matching(session, wanted.text)))
        order = _order(wanted)
        if after is None:
            total = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
        else:
            total = after.total
            chosen = chosen.where(_behind(after, order))
        found = session.scalars(_ordered(chosen, order).limit(limit))
        ids = [CaseId(case_id) for case_id in found]
        lines = _lines(desk, session, ids)
        last = session.get_one(CaseRow, ids[-1]) if len(ids) == limit else None
        end = None if last is None else _end(last, total)
    return CasePage(tuple(lines[case_id] for case_id in ids), total, end)


def lines_of(desk: "Desk", ids: Sequence[CaseId]) -> Mapping[CaseId, CaseLine]:
    """Return the lines of some cases in their order; those hidden or not there are left out."""
    found: dict[CaseId, CaseLine] = {}
    with desk.reading() as session:
        for begin in range(0, len(ids), _AT_ONCE):
            some = ids[begin : begin + _AT_ONCE]
            lines = _lines(desk, session, some)
            found |= {case_id: lines[case_id] for case_id in some if case_id in lines}
    return found


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


def _lines(desk: "Desk", session: StoreSession, ids: Sequence[int]) -> dict[CaseId, CaseLine]:
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
        CaseId(row.CaseRow.case_id): _line(row, calendar, today, row.CaseRow.case_id in mediated)
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
    return (CaseRow.state.in_(_STANDING), *further[scope])


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


def _end(last: CaseRow, total: int) -> PageEnd:
    return PageEnd(CaseId(last.case_id), last.number, last.next_due_on, last.opened_at, total)


def _behind(end: PageEnd, order: Order) -> ColumnElement[bool]:
    """Return the condition that a case comes behind the end of a page."""
    match order:
        case Order.DUE if end.next_due_on is None:
            return and_(CaseRow.next_due_on.is_(None), CaseRow.number > end.number)
        case Order.DUE:
            return or_(
                CaseRow.next_due_on.is_(None),
                tuple_(CaseRow.next_due_on, CaseRow.number) > (end.next_due_on, end.number),
            )
        case Order.NUMBER:
            return CaseRow.number > end.number
        case Order.NEWEST:
            return tuple_(CaseRow.opened_at, CaseRow.case_id) < (end.opened_at, end.case_id)


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
