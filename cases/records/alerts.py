"""When somebody is alerted to a duty: three working days before, one, on the day, and when late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cases.records.agenda import Due, Urgency

#: Before the end of a period of hours.
HOUR = timedelta(hours=1)


class Stage(StrEnum):
    """How near a duty is; the nearest first."""

    LATE = "late"
    #: A period of hours ends within the hour.
    HOUR = "hour"
    DUE = "due"
    #: One working day.
    ONE = "one"
    #: Three working days.
    THREE = "three"


@dataclass(frozen=True, slots=True)
class Alert:
    """A duty that is near enough to be told."""

    stage: Stage
    due: Due

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same alert when it is looked for again."""
        due = self.due
        whose = (due.case_id, due.rule, due.party_id, due.mediation_id, due.item, due.due_on)
        return (*whose, due.due_at, self.stage)


def alerts(dues: Iterable[Due], now: datetime) -> tuple[Alert, ...]:
    """Return the duties to be told, the nearest first.

    They are those of the officer's own desk, so nobody is told of a case he may not see.
    """
    found = [Alert(stage, due) for due in dues if (stage := _stage(due, now)) is not None]
    order = list(Stage)
    return tuple(sorted(found, key=lambda alert: (order.index(alert.stage), alert.due.due_on)))


def _stage(due: Due, now: datetime) -> Stage | None:
    if due.urgency is Urgency.OVERDUE:
        return Stage.LATE
    if due.due_at is not None and due.due_at - now <= HOUR:
        return Stage.HOUR
    if due.urgency is Urgency.TODAY:
        return Stage.DUE
    if due.working_days_left == 1:
        return Stage.ONE
    return Stage.THREE if due.working_days_left <= 3 else None
