"""One clock of a case: a period of the law, when it started, when it is due, how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.law.calendar import WorkCalendar
from cases.law.counting import Count
from cases.law.facts import Fact, FactKind
from cases.law.rules import Whose
from cases.law.steps import Step
from cases.records.ids import MediationId, PartyId


class ClockState(StrEnum):
    """How a clock stands."""

    #: What starts it has not happened; it may be projected from what is expected.
    NOT_STARTED = "not_started"
    RUNNING = "running"
    #: Stopped for a while by an approved suspension (Order 146 art. 68).
    SUSPENDED = "suspended"
    #: Done on or before the due day.
    DONE = "done"
    #: The due day is past and the duty still open.
    OVERDUE = "overdue"
    #: Done, but after the due day.
    MISSED = "missed"
    #: A party's right ran out unused.
    LAPSED = "lapsed"
    #: The period has passed, and nobody had to act.
    ELAPSED = "elapsed"
    #: It no longer applies: the case has gone to another unit, or a defect took its ground.
    CEASED = "ceased"
    #: The facts are older than the wordings the program knows: look it up by hand.
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True)
class ClockKey:
    """What makes a clock the same clock before and after a correction."""

    rule_id: str
    subject: PartyId | None = None
    mediation: MediationId | None = None
    #: Tells several of one rule apart, as the number of an appraisal commission.
    item: str = ""
    #: The second determination of a case is served anew: round 2.
    round: int = 1


@dataclass(frozen=True, slots=True)
class Clock:
    """One period of the law in one case."""

    key: ClockKey
    title: str
    title_en: str
    #: As the statute is cited on paper: law, number, paragraph.
    article: str
    #: Keys of the verbatim texts, the first is the main one; see `cases.law.articles`.
    article_keys: tuple[str, ...]
    whose: Whose
    state: ClockState
    #: What starts it.
    trigger: FactKind
    started_by: Fact | None = None
    start: date | None = None
    due: date | None = None
    due_at: datetime | None = None
    #: True when start and due rest on something expected, not on something that happened.
    projected: bool = False
    count: Count | None = None
    #: Sentences that come before those of the count.
    reasons: tuple[Step, ...] = ()
    #: Facts still missing before it can start or go on.
    waiting_for: tuple[FactKind, ...] = ()
    stopped_by: Fact | None = None
    done_on: date | None = None
    #: The longest the law allows when the approval or agreement was for less.
    limit: date | None = None
    #: Day of the unit's warning before the due day.
    warn_on: date | None = None
    #: The rule whose clock this one takes the place of.
    replaces: str | None = None

    @property
    def rule_id(self) -> str:
        """Id of the rule, as in `rules.toml`."""
        return self.key.rule_id

    @property
    def provisional(self) -> bool:
        """True when a year without a table decided the due day."""
        return self.count is not None and self.count.provisional

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every sentence of "why this day", in order."""
        return self.reasons + (self.count.steps if self.count else ())

    @property
    def is_open(self) -> bool:
        """True while somebody still has to act."""
        return self.state in {ClockState.RUNNING, ClockState.SUSPENDED, ClockState.OVERDUE}

    def working_days_left(self, calendar: WorkCalendar, today: date) -> int | None:
        """Return the worked days after today up to the due day, negative when it is past."""
        return None if self.due is None else calendar.working_days(today, self.due)


@dataclass(frozen=True, slots=True)
class Move:
    """A due day, or moment, that a correction moves."""

    key: ClockKey
    old: Clock | None
    new: Clock | None
    #: New minus old in working days; None when one side has no due day.
    working_days: int | None


def moved(old: Iterable[Clock], new: Iterable[Clock], calendar: WorkCalendar) -> tuple[Move, ...]:
    """Return every clock whose due day differs, in the order of the new clocks."""
    before = {clock.key: clock for clock in old}
    after = {clock.key: clock for clock in new}
    keys = [*after, *(key for key in before if key not in after)]
    moves = (_move(key, before.get(key), after.get(key), calendar) for key in keys)
    return tuple(move for move in moves if _end(move.old) != _end(move.new))


def _end(clock: Clock | None) -> tuple[date | None, datetime | None]:
    return (None, None) if clock is None else (clock.due, clock.due_at)


def _due(clock: Clock | None) -> date | None:
    return None if clock is None else clock.due


def _move(key: ClockKey, old: Clock | None, new: Clock | None, calendar: WorkCalendar) -> Move:
    old_due, new_due = _due(old), _due(new)
    if old_due is None or new_due is None:
        return Move(key, old, new, None)
    return Move(key, old, new, calendar.working_days(old_due, new_due))
