"""From which day the ten days of a mediation run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cases.law.facts import Harm
from cases.papers.kinds import StartEvent

#: Law: Order 146 art. 90 para. 1, items 1 to 4.
EVENTS: dict[Harm, StartEvent] = {
    Harm.DEATH: StartEvent.BURIAL_ENDED,
    Harm.INJURY: StartEvent.TREATMENT_ENDED,
    Harm.DISABILITY: StartEvent.DISABILITY_GRADED,
    Harm.PROPERTY: StartEvent.LOSS_FIXED,
}


@dataclass(frozen=True, slots=True)
class Start:
    """The day a mediation starts, and the event that starts it."""

    on: date
    event: StartEvent


def waiting_for(harms: Iterable[Harm], events: Mapping[StartEvent, date]) -> tuple[StartEvent, ...]:
    """Return the events that have to happen before the mediation can start."""
    return tuple(EVENTS[harm] for harm in _ordered(harms) if EVENTS[harm] not in events)


def start(
    harms: Iterable[Harm], events: Mapping[StartEvent, date], accepted_on: date
) -> Start | None:
    """Return when mediation starts, or None while an event of it is missing.

    Law: Order 146 art. 90. A claimant who suffered several kinds of harm waits for the last of
    their events; an event already past at acceptance gives way to the day of acceptance.
    """
    kinds = _ordered(harms)
    if not kinds or waiting_for(kinds, events):
        return None
    last = max((events[EVENTS[harm]], EVENTS[harm]) for harm in kinds)
    if last[0] < accepted_on:
        return Start(accepted_on, StartEvent.ACCEPTED)
    return Start(*last)


def _ordered(harms: Iterable[Harm]) -> tuple[Harm, ...]:
    """Return each harm once, in the order of art. 90."""
    given = frozenset(harms)
    return tuple(harm for harm in Harm if harm in given)
