"""Leave as it is shown: numbers, names, what this officer may do about it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.access import Grant, GrantKind, Verdict
from cases.records.ids import CaseId, GrantId, OfficerId
from cases.records.officers import Part, Role, TeamRole
from cases.services.assignment import places_of
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.access import GrantNoteRow
from cases.store.rows.cases import CaseRow, GrantRow
from cases.store.rows.unit import OfficerRoleRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Who reviews emergencies.
REVIEWS = (Role.APPROVER, Role.INSPECTOR, Role.DISCIPLINE)
#: By these words leave is known as that of a task; `mark` of approvals and recusals writes them.
_OF_TASKS = ("（审批", "回避申请（")


def grants_in(
    session: StoreSession, desk: "Desk", rows: Iterable[tuple[GrantRow, GrantNoteRow | None]]
) -> tuple[Grant, ...]:
    """Return leave as it is shown, in the order given."""
    listed = list(rows)
    cases = {row.case_id for row, _ in listed}
    listed_cases = select(CaseRow.case_id, CaseRow.number).where(CaseRow.case_id.in_(cases))
    numbers = {row.case_id: row.number for row in session.execute(listed_cases)}
    names = officer_names(session)
    roles: dict[int, set[Role]] = {}
    for officer, role in session.execute(select(OfficerRoleRow.officer_id, OfficerRoleRow.role)):
        roles.setdefault(officer, set()).add(Role(role))
    rights = {case: may_give(session, desk, case) for case in cases}
    return tuple(
        _grant(desk, row, note, numbers, names, roles, gives=rights[row.case_id])
        for row, note in listed
    )


def may_give(session: StoreSession, desk: "Desk", case_id: int) -> bool:
    """Tell whether this officer may open the case to somebody else, and end such leave."""
    if desk.officer.holds(Role.SQUAD_LEADER):
        return True
    return not places_of(session, desk, case_id).isdisjoint({TeamRole.LEAD, TeamRole.APPROVER})


def kind_of(row: GrantRow, note: GrantNoteRow | None) -> GrantKind:
    """Return how leave came about."""
    if note is not None:
        return GrantKind(note.kind)
    of_task = any(words in row.reason for words in _OF_TASKS)
    return GrantKind.TASK if of_task else GrantKind.GIVEN


def _grant(
    desk: "Desk",
    row: GrantRow,
    note: GrantNoteRow | None,
    numbers: dict[int, str],
    names: dict[int, str],
    roles: dict[int, set[Role]],
    *,
    gives: bool,
) -> Grant:
    me, kind, runs = desk.officer.id, kind_of(row, note), desk.now() < row.until_at
    stops = gives or row.officer_id == me or desk.officer.holds(*REVIEWS)
    return Grant(
        GrantId(row.id),
        CaseId(row.case_id),
        numbers.get(row.case_id, ""),
        OfficerId(row.officer_id),
        names.get(row.officer_id, ""),
        frozenset(roles.get(row.officer_id, ())),
        Part(row.part),
        kind,
        row.reason,
        OfficerId(row.given_by),
        names.get(row.given_by, ""),
        row.given_at,
        row.until_at,
        row.until_at if note is None else note.planned_until,
        names.get(note.ended_by or 0, "") if note is not None else "",
        note.ended_reason if note is not None else "",
        note.reviewed_at if note is not None else None,
        names.get(note.reviewed_by or 0, "") if note is not None else "",
        Verdict(note.verdict) if note is not None and note.verdict else None,
        note.review if note is not None else "",
        may_end=runs and kind is not GrantKind.TASK and stops,
        may_review=(
            kind is GrantKind.EMERGENCY
            and note is not None
            and note.reviewed_at is None
            and not runs
            and row.officer_id != me
            and desk.officer.holds(*REVIEWS)
        ),
    )
