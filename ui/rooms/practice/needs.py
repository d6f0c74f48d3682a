"""How much of the duty room waits for this officer: the number on the rail."""

from typing import TYPE_CHECKING

from cases.records.officers import Role

if TYPE_CHECKING:
    from cases.services.desk import Desk

_ROAD = (Role.INVESTIGATOR, Role.DUTY_DESK, Role.SQUAD_LEADER)


def needs_me(desk: "Desk") -> int:
    """Count what waits for this officer in the duty room.

    Callers to answer today, shifts to sign, problems to mend, notes from the road, and for the
    leader sessions without a mediator. What is due in a case
    is on the desk of today and not counted here again.
    """
    me = desk.officer
    callers = sum(one.working_days_left <= 0 for one in desk.receptions.mine())
    shifts = sum(
        one.signed.to_id == me.id and one.signed.taken_at is None
        for one in desk.hand_overs.shifts()
    )
    problems = sum(
        one.owner == me.id and one.mended_at is None
        for one in desk.quality.problems(desk.today().year).open
    )
    roadside = len(desk.roadside.waiting()) if me.holds(*_ROAD) else 0
    leads = me.holds(Role.SQUAD_LEADER)
    sessions = len(desk.mediations.without_mediator()) if leads else 0
    return callers + shifts + problems + roadside + sessions
