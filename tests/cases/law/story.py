"""Cases told by their facts, for the tests of clocks."""

from datetime import date
from itertools import count

from cases.law.calendar import WorkCalendar
from cases.law.clock import Clock
from cases.law.clocks import clocks
from cases.law.facts import Fact, FactKind, Frame
from cases.law.steps import StepKind
from cases.records.ids import FactId, MediationId, PartyId
from cases.records.times import at

CALENDAR = WorkCalendar.shipped()
ANNA, BO, CAI = PartyId(1), PartyId(2), PartyId(3)
FIRST, SECOND = MediationId(11), MediationId(12)
_numbers = count(1)
K = FactKind


def fact(
    kind: FactKind,
    day: date,
    subject: PartyId | None = None,
    mediation: MediationId | None = None,
    item: str = "",
    until: date | None = None,
    hour: int = 9,
) -> Fact:
    moment = at(day, hour)
    return Fact(FactId(next(_numbers)), kind, moment, moment, subject, mediation, item, until)


def on(day: date, *facts: Fact, frame: Frame | None = None) -> tuple[Clock, ...]:
    """Return the clocks as they stand at noon of a day."""
    return clocks(facts, frame or Frame(), CALENDAR, at(day, 12))


def one(found: tuple[Clock, ...], rule_id: str, **key: object) -> Clock:
    """Return the only clock of the rule with this key."""
    fitting = [
        clock
        for clock in found
        if clock.rule_id == rule_id
        and all(getattr(clock.key, name) == value for name, value in key.items())
    ]
    assert len(fitting) == 1, (rule_id, [clock.key for clock in found])
    return fitting[0]


def rule_ids(found: tuple[Clock, ...]) -> set[str]:
    return {clock.rule_id for clock in found}


def kinds(clock: Clock) -> list[StepKind]:
    return [step.kind for step in clock.steps]


#: An ordinary case in March 2026.
SCENE = fact(K.SCENE_INVESTIGATED, date(2026, 3, 2))
SENT = fact(K.APPRAISAL_COMMISSIONED, date(2026, 3, 3))
BACK = fact(K.APPRAISAL_RECEIVED, date(2026, 3, 10))
TO_ANNA = fact(K.APPRAISAL_SERVED, date(2026, 3, 11), ANNA)
TO_BO = fact(K.APPRAISAL_SERVED, date(2026, 3, 12), BO)
TWO = Frame(parties=(ANNA, BO))
MADE = fact(K.DETERMINATION_MADE, date(2026, 3, 16))
SERVED_ANNA = fact(K.DETERMINATION_SERVED, date(2026, 3, 17), ANNA)
SERVED_BO = fact(K.DETERMINATION_SERVED, date(2026, 3, 19), BO)
ACCEPTED = fact(K.MEDIATION_ACCEPTED, date(2026, 3, 16), mediation=FIRST)
