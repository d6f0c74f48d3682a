"""One clock made from its rule, its start and what stopped it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from cases.law.calendar import WorkCalendar
from cases.law.clock import Clock, ClockKey, ClockState
from cases.law.counting import Count, Unit, count_to
from cases.law.facts import Fact, FactKind
from cases.law.rules import NotYetLaw, Rule, RuleBook, Whose, Wording
from cases.law.steps import Step, StepKind
from cases.records.times import day_of


@dataclass(frozen=True, slots=True)
class Bench:
    """What every clock is made with: the rules, the calendar and the moment."""

    rules: RuleBook
    calendar: WorkCalendar
    now: datetime
    #: The case came from another unit on that day (art. 11).
    received: Fact | None = None

    @property
    def today(self) -> date:
        """The day of the unit's zone."""
        return day_of(self.now)


@dataclass(frozen=True, slots=True)
class Start:
    """From when a clock counts, and why."""

    #: None while it cannot be told.
    day: date | None
    trigger: FactKind
    fact: Fact | None = None
    reasons: tuple[Step, ...] = ()
    #: True when the day rests on something that has not happened yet.
    expected: bool = False
    waiting_for: tuple[FactKind, ...] = ()


def since(fact: Fact, *reasons: Step) -> Start:
    """Return the start that a fact makes on its day."""
    return Start(fact.day, fact.kind, fact, reasons)


def never_yet(trigger: FactKind, *missing: FactKind) -> Start:
    """Return the start of a clock that waits; for its trigger when nothing else is named."""
    return Start(None, trigger, waiting_for=missing or (trigger,))


def wind(
    bench: Bench,
    key: ClockKey,
    start: Start,
    stop: Fact | None = None,
    *,
    until: date | None = None,
    extension: Fact | None = None,
    replaces: str | None = None,
    still: timedelta = timedelta(),
) -> Clock:
    """Return the clock of a rule from its start, as it stands at the moment of the bench.

    Args:
        bench: Rules, calendar, moment.
        key: Rule, party, mediation.
        start: From when it counts.
        stop: What ended it, when something did.
        until: A last day that was agreed or approved, when it is before that of the law; for a
            rule that lets a day be named, that day wherever it lies.
        extension: What allowed the longer period, when something did.
        replaces: The rule whose clock this one takes the place of.
        still: How long the hours stood still.
    """
    rule = bench.rules.rules[key.rule_id]
    start = _anew(bench, rule, start, stop)
    clock = _unstarted(rule, key, start, replaces)
    if stop is not None:
        # without a known start there is nothing to measure it against, but it is done
        clock = replace(clock, state=ClockState.DONE, stopped_by=stop, done_on=stop.day)
    if start.day is None:
        return clock
    try:
        wording = rule.on(start.day)
    except NotYetLaw:
        return replace(
            clock, state=ClockState.NOT_COVERED, article="", article_keys=(), waiting_for=()
        )
    counted = _counted(bench, rule, wording, start, until, extended=extension is not None)
    reasons, due, limit = start.reasons, counted.due, None
    if extension is not None:
        main = wording.article_keys[0]
        reasons = (*reasons, Step(StepKind.EXTENDED, day=extension.day, article=main))
    if still and counted.due_at is not None:
        moved = counted.due_at + still
        counted = replace(counted, due=day_of(moved), due_at=moved)
        due, minutes = counted.due, int(still.total_seconds() // 60)
        reasons = (*reasons, Step(StepKind.NOT_COUNTED, number=minutes, article="admin.58"))
    if until is not None and until < due:
        reasons = (*reasons, Step(StepKind.APPROVED_FOR_LESS, day=until))
        due, limit = until, counted.due
    clock = replace(
        clock,
        article=wording.cited,
        article_keys=wording.article_keys,
        due=due,
        due_at=counted.due_at,
        limit=limit,
        count=counted,
        reasons=reasons,
    )
    return replace(clock, state=_state(clock, bench, rule))


def _anew(bench: Bench, rule: Rule, start: Start, stop: Fact | None) -> Start:
    """Return the start as it is for a unit that has received the case.

    What was done before stays done; what was not counts from the day of receipt.

    Law: Order 146 art. 11 ¶2; Administrative Case Procedure art. 62 ¶2.
    """
    received = bench.received
    if received is None or start.day is None or not rule.anew or rule.whose is not Whose.UNIT:
        return start
    done = stop is not None and stop.happened_at < received.happened_at
    if done or start.day >= received.day:
        return start
    step = Step(StepKind.CASE_RECEIVED, day=received.day, article="146.11")
    return replace(start, day=received.day, fact=received, reasons=(*start.reasons, step))


def _counted(
    bench: Bench,
    rule: Rule,
    wording: Wording,
    start: Start,
    until: date | None,
    *,
    extended: bool,
) -> Count:
    assert start.day is not None
    if rule.named and until is not None:
        return count_to(start.day, until, basis=wording.basis)
    by_clock = start.fact is not None and wording.unit is Unit.HOURS
    moment = start.fact.happened_at if start.fact is not None and by_clock else start.day
    return wording.count(moment, bench.calendar, extended=extended and bool(wording.extended))


def _unstarted(rule: Rule, key: ClockKey, start: Start, replaces: str | None) -> Clock:
    newest = rule.wordings[-1]
    return Clock(
        key,
        title=rule.title,
        title_en=rule.title_en,
        article=newest.cited,
        article_keys=newest.article_keys,
        whose=rule.whose,
        state=ClockState.NOT_STARTED,
        trigger=start.trigger,
        started_by=start.fact,
        start=start.day,
        projected=start.expected,
        reasons=start.reasons,
        waiting_for=start.waiting_for,
        replaces=replaces,
    )


def _state(clock: Clock, bench: Bench, rule: Rule) -> ClockState:
    assert clock.due is not None
    assert clock.start is not None
    if clock.stopped_by is not None:
        stopped = clock.stopped_by
        if clock.due_at is not None:
            late = stopped.happened_at > clock.due_at
        else:
            late = stopped.day > clock.due
        return ClockState.MISSED if late else ClockState.DONE
    if clock.projected or clock.start > bench.today:
        return ClockState.NOT_STARTED
    over = bench.now > clock.due_at if clock.due_at is not None else bench.today > clock.due
    if not over:
        return ClockState.RUNNING
    if rule.waiting:
        return ClockState.ELAPSED
    lapses = rule.optional or clock.whose is Whose.PARTY
    return ClockState.LAPSED if lapses else ClockState.OVERDUE
