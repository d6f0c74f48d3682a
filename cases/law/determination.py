"""The clocks of the determination: ten days, five after appraisal, suspended, served.

Law: Order 146 arts 24, 62, 65, 66, 68, 69, 79.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cases.law.appraisal import appraisal_clocks, needs_appraisal, settlement
from cases.law.clock import Clock, ClockKey, ClockState
from cases.law.counting import count
from cases.law.facts import Fact, FactKind, Frame
from cases.law.steps import Step, StepKind
from cases.law.timeline import Timeline
from cases.law.winding import Bench, Start, never_yet, since, wind

#: Vehicle and driver, each by any of the facts that say so.
_FOUND = ((FactKind.VEHICLE_FOUND,), (FactKind.DRIVER_FOUND, FactKind.DRIVER_SURRENDERED))


def determination_clocks(timeline: Timeline, frame: Frame, bench: Bench) -> Iterator[Clock]:
    """Yield the clocks of every round of investigation, and those of a victim's request."""
    for number, of_round in enumerate(timeline.rounds(), start=1):
        yield from _round(number, of_round, timeline, frame, bench)
        yield from appraisal_clocks(of_round, frame, bench)
    yield from _victims(timeline, frame, bench)


def _round(
    number: int, of_round: Timeline, timeline: Timeline, frame: Frame, bench: Bench
) -> Iterator[Clock]:
    made = of_round.first(FactKind.DETERMINATION_MADE)
    clock = _due_determination(number, of_round, timeline, frame, bench, made)
    yield from _quick_pending(number, of_round, bench)
    suspensions, clock = _suspend(clock, of_round, bench, made)
    yield from suspensions
    yield clock
    if made:
        yield from _served(number, made, of_round, frame, bench)
    elif clock.due:
        key = ClockKey("determination.served", round=number)
        yield wind(bench, key, _expected(clock.due, FactKind.DETERMINATION_MADE))


def _expected(day: date, trigger: FactKind) -> Start:
    """Return the start of what follows an act that is due but not done yet."""
    return Start(day, trigger, None, (Step(StepKind.EXPECTED, day=day),), expected=True)


def _due_determination(
    number: int,
    of_round: Timeline,
    timeline: Timeline,
    frame: Frame,
    bench: Bench,
    made: Fact | None,
) -> Clock:
    """Return the clock that says when the determination is due, suspensions apart."""
    renewed = of_round.first(FactKind.REVIEW_ORDERED_REDO) if number > 1 else None
    if renewed:
        rule, start = "review.redo", since(renewed)
    elif frame.simple:
        rule, start = "determination.simple", _scene(timeline)
    elif frame.hit_and_run:
        rule, start = "determination.after_capture", _capture(timeline)
    else:
        rule, start = "determination.made", _scene(timeline)
    replaced = None
    quick = _quick(of_round)
    if quick:
        rule, start, replaced = "determination.quick", since(quick), rule
    elif needs_appraisal(of_round):
        settled = settlement(of_round, frame, bench)
        if _appraisal_governs(start, settled):
            after = "review.redo_after_appraisal" if renewed else "determination.after_appraisal"
            rule, start, replaced = after, settled, rule
    return wind(bench, ClockKey(rule, round=number), start, made, replaces=replaced)


def _appraisal_governs(start: Start, settled: Start) -> bool:
    """Tell whether the five days after appraisal take the place of the ten days.

    In a hit-and-run nothing runs before the capture; an appraisal settled before it is simply at
    hand, and the ten days stand.
    """
    if start.day is None:
        return False
    return settled.day is None or settled.day > start.day


def _scene(timeline: Timeline) -> Start:
    fact = timeline.first(FactKind.SCENE_INVESTIGATED)
    return since(fact) if fact else never_yet(FactKind.SCENE_INVESTIGATED)


def _capture(timeline: Timeline) -> Start:
    """Return the start of a hit-and-run: vehicle and driver both found.

    Law: Order 146 art. 62, 查获交通肇事车辆和驾驶人. Who gives himself up is found as well.
    """
    found = [timeline.first(*kinds) for kinds in _FOUND]
    missing = tuple(kinds[0] for kinds, fact in zip(_FOUND, found, strict=True) if fact is None)
    facts = [fact for fact in found if fact is not None]
    if missing:
        return never_yet(missing[0], *missing)
    last = max(facts, key=lambda fact: fact.happened_at)
    return since(last, Step(StepKind.VEHICLE_AND_DRIVER, day=last.day, article="146.62"))


def _quick(of_round: Timeline) -> Fact | None:
    """Return the request for quick handling once it is approved (art. 69)."""
    if of_round.first(FactKind.QUICK_APPROVED):
        return of_round.first(FactKind.QUICK_REQUEST)
    return None


def _quick_pending(number: int, of_round: Timeline, bench: Bench) -> Iterator[Clock]:
    asked = of_round.first(FactKind.QUICK_REQUEST)
    if asked and not of_round.first(FactKind.QUICK_APPROVED, FactKind.DETERMINATION_MADE):
        start = never_yet(FactKind.QUICK_REQUEST, FactKind.QUICK_APPROVED)
        yield wind(bench, ClockKey("determination.quick", round=number), start)


def _suspend(
    clock: Clock, of_round: Timeline, bench: Bench, made: Fact | None
) -> tuple[list[Clock], Clock]:
    """Return the clocks of suspensions, and the determination's clock as they leave it.

    All suspensions together last no longer than the longest of art. 68; afterwards five days
    run, whatever was left before. An approval that comes when the time is already over stops
    nothing.
    """
    approvals = of_round.all(FactKind.SUSPENSION_APPROVED)
    beside: list[Clock] = []
    used = 0
    for index, approval in enumerate(approvals, start=1):
        if made and approval.day > made.day:
            break
        too_late = clock.due is not None and approval.day > clock.due
        gone = of_round.first(FactKind.SUSPENSION_CAUSE_GONE, since=approval.day)
        key = ClockKey("suspension.maximum", item=str(index), round=clock.key.round)
        lasting = _suspension(key, approval, gone or made, used, bench)
        beside.append(lasting)
        if too_late or lasting.due is None:
            continue
        ended = min(gone.day, lasting.due) if gone else lasting.due
        used += (ended - approval.day).days
        over = (gone is not None and gone.day <= bench.today) or bench.today > ended
        if not over and made is None:
            clock = replace(
                clock,
                state=ClockState.SUSPENDED,
                due=None,
                due_at=None,
                count=None,
                waiting_for=(FactKind.SUSPENSION_CAUSE_GONE,),
            )
            beside.append(clock)
        clock = _resumed(clock, index, ended, gone, made, bench, over=over)
    return beside, clock


def _suspension(key: ClockKey, approval: Fact, gone: Fact | None, used: int, bench: Bench) -> Clock:
    """Return the clock of one suspension, shortened by those before it."""
    lasting = wind(bench, key, since(approval), gone, until=approval.until)
    if not used or lasting.count is None or lasting.due is None:
        return lasting
    left = max(lasting.count.length - used, 1)
    counted = count(approval.day, left, lasting.count.unit, bench.calendar, maximum=True)
    return replace(lasting, due=min(lasting.due, counted.due), count=counted)


def _resumed(
    clock: Clock,
    index: int,
    ended: date,
    gone: Fact | None,
    made: Fact | None,
    bench: Bench,
    *,
    over: bool,
) -> Clock:
    """Return the five days that follow a suspension.

    Law: Order 146 art. 68 ¶2.
    """
    by_cause = gone is not None and gone.day <= ended
    kind = StepKind.SUSPENSION_CAUSE_GONE if by_cause else StepKind.SUSPENSION_RAN_OUT
    start = Start(
        ended,
        FactKind.SUSPENSION_CAUSE_GONE,
        gone if by_cause else None,
        (Step(kind, day=ended, article="146.68"),),
        expected=not over and made is None,
    )
    key = replace(clock.key, rule_id="determination.after_suspension", item=str(index))
    return wind(bench, key, start, made, replaces=clock.rule_id)


def _served(
    number: int, made: Fact, of_round: Timeline, frame: Frame, bench: Bench
) -> Iterator[Clock]:
    """Yield one clock of service for each party.

    Law: Order 146 art. 65.
    """
    for party in frame.parties or (None,):
        stop = of_round.first(FactKind.DETERMINATION_SERVED, subject=party, since=made.day)
        key = ClockKey("determination.served", subject=party, round=number)
        yield wind(bench, key, since(made), stop)


def _victims(timeline: Timeline, frame: Frame, bench: Bench) -> Iterator[Clock]:
    """Yield the ten days a victim's written request starts, and the service on that victim.

    Law: Order 146 art. 66.
    """
    if not frame.hit_and_run:
        return
    for asked in timeline.all(FactKind.VICTIM_REQUEST):
        made = timeline.first(
            FactKind.VICTIM_DETERMINATION_MADE,
            FactKind.DETERMINATION_MADE,
            subject=asked.subject,
            since=asked.day,
        )
        key = ClockKey("determination.victim_request", subject=asked.subject)
        clock = wind(bench, key, since(asked), made)
        yield clock
        served = replace(key, rule_id="determination.served", item="victim")
        if made is None and clock.due is not None:
            expected = _expected(clock.due, FactKind.VICTIM_DETERMINATION_MADE)
            yield wind(bench, served, expected)
        elif made is not None and made.kind is FactKind.VICTIM_DETERMINATION_MADE:
            stop = timeline.first(
                FactKind.DETERMINATION_SERVED, subject=asked.subject, since=made.day
            )
            yield wind(bench, served, since(made), stop)
