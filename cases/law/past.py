"""Due days that had passed when their clock was moved: what is kept of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.law.clock import Clock, ClockState, Move


class Outcome(StrEnum):
    """How a period ended before its clock was moved."""

    KEPT = "kept"
    MISSED = "missed"
    #: A right of a party that ran out unused.
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Past:
    """A due day that had passed, as it stood."""

    clock: Clock
    outcome: Outcome
    #: What the clock is due on now; None when it no longer runs.
    new_due: date | None


_OUTCOMES = {
    ClockState.DONE: Outcome.KEPT,
    ClockState.MISSED: Outcome.MISSED,
    ClockState.OVERDUE: Outcome.MISSED,
    ClockState.LAPSED: Outcome.LAPSED,
}


def passed(moves: Iterable[Move], now: datetime, today: date) -> tuple[Past, ...]:
    """Return the due days among the moves that had already passed, with how they ended."""
    return tuple(
        Past(move.old, _OUTCOMES[move.old.state], move.new.due if move.new else None)
        for move in moves
        if move.old is not None and move.old.state in _OUTCOMES and _over(move.old, now, today)
    )


def _over(clock: Clock, now: datetime, today: date) -> bool:
    if clock.due_at is not None:
        return clock.due_at < now
    return clock.due is not None and clock.due < today
