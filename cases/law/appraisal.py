"""When an appraisal is settled (检验报告、鉴定意见确定之日), as far as the determination needs it.

Law: Order 146 arts 55, 56, 58, 112(3).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from cases.law.clock import Clock, ClockKey
from cases.law.facts import Fact, FactKind, Frame
from cases.law.rules import NotYetLaw
from cases.law.steps import Step, StepKind
from cases.law.timeline import Timeline
from cases.law.winding import Bench, Start, never_yet, since, wind

_OF_AN_APPRAISAL = (
    FactKind.APPRAISAL_COMMISSIONED,
    FactKind.APPRAISAL_RECEIVED,
    FactKind.APPRAISAL_SERVED,
    FactKind.APPRAISAL_SETTLED,
)
_MAIN = "146.112"


def needs_appraisal(timeline: Timeline) -> bool:
    """Tell whether an appraisal is under way or made."""
    return bool(timeline.all(*_OF_AN_APPRAISAL))


def settlement(timeline: Timeline, frame: Frame, bench: Bench) -> Start:
    """Return from when the five days after appraisal count: the last of all to be settled.

    Law: Order 146 arts 62, 112(3).
    """
    named = sorted({fact.item for fact in timeline.all(*_OF_AN_APPRAISAL)} - {""})
    starts = [_settled(item, timeline, frame, bench) for item in named or [""]]
    return _latest(starts)


def appraisal_clocks(timeline: Timeline, frame: Frame, bench: Bench) -> Iterator[Clock]:
    """Yield the clocks of the seized vehicles and of the body, which run from the same day.

    Law: Order 146 arts 53 ¶1, 58 ¶1.
    """
    if not needs_appraisal(timeline):
        return
    seized = {fact.item: None for fact in timeline.all(FactKind.VEHICLE_SEIZED)}
    if seized:
        start = settlement(timeline, frame, bench)
        for item in seized:
            stop = timeline.first(
                FactKind.VEHICLE_RELEASE_NOTIFIED,
                FactKind.VEHICLE_COLLECTED,
                FactKind.ITEM_RETURNED,
                item=item,
            )
            yield wind(bench, ClockKey("vehicle.release", item=item), start, stop)
    for deceased in {fact.subject: None for fact in timeline.all(FactKind.DEATH)}:
        sent = timeline.all(FactKind.APPRAISAL_COMMISSIONED)
        items = sorted({fact.item for fact in sent if fact.subject == deceased})
        if deceased is not None and items:
            start = _latest([_settled(item, timeline, frame, bench) for item in items])
            told = timeline.first(FactKind.BODY_NOTICE_SERVED, FactKind.BODY_ANNOUNCED)
            key = ClockKey("body.notice", subject=deceased)
            yield wind(bench, key, _day_after(start, bench), told)


def _day_after(start: Start, bench: Bench) -> Start:
    """Move what is due at once behind a day that had to be over before anybody could know.

    Our reading: three days without a request are over at midnight, so that the notice is due on
    the next worked day.
    """
    if start.day is None or not any(
        step.kind is StepKind.APPRAISAL_SETTLED_UNOPPOSED for step in start.reasons
    ):
        return start
    next_day = bench.calendar.next_working(start.day + timedelta(days=1))
    step = Step(StepKind.DAY_AFTER, day=start.day, until=next_day)
    return replace(start, day=next_day, reasons=(*start.reasons, step))


def _settled(item: str, timeline: Timeline, frame: Frame, bench: Bench) -> Start:
    """Tell when one appraisal is settled.

    The text names two ways: nobody asked within three days of service, or a new appraisal was
    approved and issued. For a request that was refused it has no word: the day of the written
    refusal is taken, and the officer may fix the day himself in every case. A report with a
    defect settles nothing: only what follows the new commission counts.
    """
    defect = timeline.last(FactKind.APPRAISAL_DEFECT_FOUND, item=item)
    renewed_at = timeline.last(FactKind.APPRAISAL_RECOMMISSIONED, item=item)
    if renewed_at is not None:
        timeline = timeline.since(renewed_at)
    elif defect is not None:
        return _waits(FactKind.APPRAISAL_RECOMMISSIONED)
    by_officer = timeline.last(FactKind.APPRAISAL_SETTLED, item=item)
    if by_officer:
        return _by(by_officer, StepKind.APPRAISAL_SETTLED_BY_OFFICER)
    renewed = timeline.last(FactKind.REAPPRAISAL_RECEIVED, item=item)
    if renewed:
        return _by(renewed, StepKind.APPRAISAL_SETTLED_BY_NEW)
    if timeline.first(FactKind.REAPPRAISAL_APPROVED, item=item):
        return _waits(FactKind.REAPPRAISAL_RECEIVED)
    if not timeline.first(FactKind.APPRAISAL_SERVED, item=item):
        received = timeline.first(FactKind.APPRAISAL_RECEIVED, item=item)
        return _waits(FactKind.APPRAISAL_SERVED if received else FactKind.APPRAISAL_RECEIVED)
    return _after_service(item, timeline, frame, bench)


def _after_service(item: str, timeline: Timeline, frame: Frame, bench: Bench) -> Start:
    """Tell when an appraisal that has been served is settled, party by party."""
    served = timeline.all(FactKind.APPRAISAL_SERVED, item=item)
    reached = {fact.subject for fact in served}
    if None not in reached and not reached.issuperset(frame.parties):
        return _waits(FactKind.APPRAISAL_SERVED)
    return _latest([_after_one_service(fact, item, timeline, bench) for fact in served])


def _latest(starts: list[Start]) -> Start:
    """Return the last of several days, or what is missing before it can be told."""
    missing = tuple(dict.fromkeys(kind for start in starts for kind in start.waiting_for))
    if missing:
        return _waits(*missing)
    last = max(starts, key=lambda start: start.day or date.min)
    if last.day is None or all(start.day == last.day for start in starts):
        return last
    several = Step(StepKind.LATEST_OF_SEVERAL, day=last.day, article=_MAIN)
    return replace(last, reasons=(*last.reasons, several))


def _after_one_service(served: Fact, item: str, timeline: Timeline, bench: Bench) -> Start:
    try:
        wording = bench.rules.wording_on("appraisal.reappraisal", served.day)
    except NotYetLaw:
        return _waits(FactKind.APPRAISAL_SETTLED)
    last = wording.count(served.day, bench.calendar).due
    asked = timeline.first(FactKind.REAPPRAISAL_REQUESTED, subject=served.subject, item=item)
    if asked and asked.day <= last:
        refused = timeline.last(FactKind.REAPPRAISAL_REFUSED, subject=served.subject, item=item)
        if refused:
            return _by(refused, StepKind.APPRAISAL_SETTLED_BY_REFUSAL)
        return _waits(FactKind.REAPPRAISAL_APPROVED, FactKind.REAPPRAISAL_REFUSED)
    reason = Step(StepKind.APPRAISAL_SETTLED_UNOPPOSED, day=served.day, until=last, article=_MAIN)
    # until the last day is over somebody may still ask
    return Start(last, served.kind, served, (reason,), expected=bench.today <= last)


def _by(fact: Fact, kind: StepKind) -> Start:
    return since(fact, Step(kind, day=fact.day, article=_MAIN))


def _waits(*missing: FactKind) -> Start:
    return never_yet(FactKind.APPRAISAL_SETTLED, *missing)
