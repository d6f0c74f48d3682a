"""The clocks that run from one fact to another and need no further thought.

What each needs, what stops, lengthens or ends it, is in `rules.toml`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from cases.law.clock import Clock, ClockKey, ClockState
from cases.law.facts import Fact, FactKind, Frame
from cases.law.rules import Only, Rule
from cases.law.steps import Step, StepKind
from cases.law.timeline import Timeline
from cases.law.winding import Bench, Start, never_yet, since, wind

#: Run out unused, or used only afterwards.
_LEFT = frozenset({ClockState.LAPSED, ClockState.ELAPSED, ClockState.MISSED})
_COMING = frozenset({ClockState.RUNNING})


def plain_clocks(timeline: Timeline, frame: Frame, bench: Bench) -> Iterator[Clock]:
    """Yield the clocks of every rule whose trigger is on record."""
    for rule in bench.rules.rules.values():
        if not rule.triggers or not holds(rule, frame):
            continue
        if timeline.kinds.keys() & rule.triggers:
            yield from _between(rule, timeline, frame, bench)
        elif rule.awaited:
            yield wind(bench, ClockKey(rule.id), never_yet(rule.triggers[0]))


def holds(rule: Rule, frame: Frame) -> bool:
    """Tell whether a rule holds in a case of this kind, at this unit."""
    if rule.local and rule.id not in frame.local_rules:
        return False
    if rule.only is Only.HIT_AND_RUN:
        return frame.hit_and_run
    return rule.only is Only.ALL or not frame.simple


def _between(rule: Rule, timeline: Timeline, frame: Frame, bench: Bench) -> Iterator[Clock]:
    """Yield one clock for each trigger, and for each party when every party has its own."""
    rounds: dict[ClockKey, int] = {}
    for fact in timeline.all(*rule.triggers):
        start = _start(rule, fact, timeline)
        if start is None or _comes_too_late(rule, fact, timeline):
            continue
        subjects = (frame.parties or (None,)) if rule.each_party else (fact.subject,)
        for subject in subjects:
            base = ClockKey(rule.id, subject, fact.mediation, fact.item)
            rounds[base] = rounds.get(base, 0) + 1
            key = replace(base, round=rounds[base])
            yield _one(rule, key, fact, start, timeline, bench)


def _comes_too_late(rule: Rule, fact: Fact, timeline: Timeline) -> bool:
    """Tell whether something on record before the trigger leaves it without effect."""
    before = timeline.first(*rule.not_after, item=fact.item) if rule.not_after else None
    return before is not None and before.happened_at <= fact.happened_at


def _start(rule: Rule, fact: Fact, timeline: Timeline) -> Start | None:
    """Return from when the rule counts, None while something it needs is not on record."""
    if not rule.needs:
        return since(fact)
    needed = timeline.first(*rule.needs, item=fact.item)
    if needed is None:
        return None
    if not rule.from_last or needed.happened_at <= fact.happened_at:
        return since(fact)
    met = Step(StepKind.CONDITIONS_MET, day=needed.day)
    return Start(needed.day, fact.kind, needed, (met,))


def _one(
    rule: Rule, key: ClockKey, fact: Fact, start: Start, timeline: Timeline, bench: Bench
) -> Clock:
    stop = _of(rule.stopped_by, _whose(rule, key, timeline), timeline, _after(rule, start))
    extension = _of(rule.extended_by, key, timeline, fact)
    until = extension.until if extension is not None else fact.until
    still = _stood_still(rule, key, timeline, stop, bench)
    clock = wind(bench, key, start, stop, until=until, extension=extension, still=still)
    shown = _of(rule.shown_by, key, timeline, None) if stop is None else None
    if shown is not None:
        return replace(clock, state=ClockState.DONE, stopped_by=shown, done_on=None)
    if _of(rule.unless, key, timeline, fact) is not None and stop is None:
        return ceased(clock)
    return clock


def _stood_still(
    rule: Rule, key: ClockKey, timeline: Timeline, stop: Fact | None, bench: Bench
) -> timedelta:
    """Return how long the hours stood still, up to the end or to this moment.

    Law: Administrative Case Procedure art. 58 ¶2.
    """
    total = timedelta()
    ended = stop.happened_at if stop is not None else bench.now
    resumed = timeline.all(*rule.resumed_by, subject=key.subject, item=key.item)
    for begun in timeline.all(*rule.paused_by, subject=key.subject, item=key.item):
        over = [one.happened_at for one in resumed if one.happened_at > begun.happened_at]
        total += max(min([*over, ended]) - begun.happened_at, timedelta())
    return total


def _after(rule: Rule, start: Start) -> Fact | None:
    return None if rule.early else start.fact


def _whose(rule: Rule, key: ClockKey, timeline: Timeline) -> ClockKey:
    """Return whom what stops it must name: anybody, where one body is meant by all.

    A relative is served, the deceased is buried. With several deceased the fact must name the
    relative who was served, or nobody.
    """
    if not rule.of_body or len({fact.subject for fact in timeline.all(FactKind.DEATH)}) > 1:
        return key
    return replace(key, subject=None)


def _of(
    wanted: tuple[FactKind, ...], key: ClockKey, timeline: Timeline, after: Fact | None
) -> Fact | None:
    """Return the first such fact for what the key names, on the day of another or later."""
    return timeline.first(
        *wanted,
        subject=key.subject,
        mediation=key.mediation,
        item=key.item,
        since=after.day if after is not None else None,
    )


def ceased(clock: Clock) -> Clock:
    """Return the clock as one that no longer applies."""
    return replace(clock, state=ClockState.CEASED, projected=False, waiting_for=())


def following(counted: Iterable[Clock], timeline: Timeline, bench: Bench) -> Iterator[Clock]:
    """Yield what has to be done when a period has run out unused, or when it ends in time."""
    after: dict[str, list[Rule]] = {}
    expected: dict[str, list[Rule]] = {}
    for rule in bench.rules.rules.values():
        if rule.follows:
            after.setdefault(rule.follows, []).append(rule)
        if rule.expects:
            expected.setdefault(rule.expects, []).append(rule)
    for clock in counted:
        for rule in expected.get(clock.rule_id, ()):
            if clock.due is not None and clock.is_open:
                yield _expected(rule, clock, bench)
        for rule in after.get(clock.rule_id, ()):
            if clock.due is not None and clock.state in _LEFT | _COMING:
                yield _next(rule, clock, timeline, bench)


def _expected(rule: Rule, clock: Clock, bench: Bench) -> Clock:
    """Return the clock as it will start when the one before ends on its due day."""
    assert clock.due is not None
    step = Step(StepKind.EXPECTED, day=clock.due)
    start = Start(clock.due, rule.triggers[0], None, (step,), expected=True)
    return wind(bench, ClockKey(rule.id, item=clock.key.item), start)


def _next(rule: Rule, clock: Clock, timeline: Timeline, bench: Bench) -> Clock:
    assert clock.due is not None
    expected = clock.state in _COMING
    step = Step(StepKind.EXPECTED if expected else StepKind.RAN_OUT, day=clock.due)
    start = Start(clock.due, clock.trigger, clock.started_by, (step,), expected=expected)
    key = replace(clock.key, rule_id=rule.id)
    whose = _whose(rule, key, timeline)
    stop = timeline.first(
        *rule.stopped_by,
        subject=whose.subject,
        mediation=whose.mediation,
        item=whose.item,
        since=clock.start,
    )
    return wind(bench, key, start, stop)
