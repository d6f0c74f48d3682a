"""The clocks of mediation: the application of each party, and the ten days of each claim.

Law: Order 146 arts 53, 86, 90.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import assert_never

from cases.law.clock import Clock, ClockKey
from cases.law.facts import Claim, Fact, FactKind, Frame, Harm
from cases.law.rules import NotYetLaw
from cases.law.steps import Step, StepKind
from cases.law.timeline import Timeline
from cases.law.winding import Bench, Start, never_yet, since, wind

_ENDINGS = (FactKind.AGREEMENT_MADE, FactKind.TERMINATION_MADE)
_STARTS = "146.90"


def mediation_clocks(timeline: Timeline, frame: Frame, bench: Bench) -> Iterator[Clock]:
    """Yield the clocks of the applications and of each claim."""
    yield from _applications(timeline, bench)
    for claim in frame.claims:
        refused = timeline.first(FactKind.MEDIATION_REFUSED, mediation=claim.mediation)
        if not refused:
            yield _period(claim, timeline, bench)


def _applications(timeline: Timeline, bench: Bench) -> Iterator[Clock]:
    """Yield the ten days in which each party may join the written application.

    They count from what the party received last: the determination, or the conclusion that
    upheld it. A renewed determination begins anew.

    Law: Order 146 art. 86.
    """
    number = len(timeline.rounds())
    current = timeline.rounds()[-1]
    for party in {fact.subject: None for fact in current.all(FactKind.DETERMINATION_SERVED)}:
        served = current.all(FactKind.DETERMINATION_SERVED, subject=party)
        received = served[-1]
        if current.first(FactKind.REVIEW_UPHELD):
            received = current.last(FactKind.REVIEW_SERVED, subject=party) or received
        applied = timeline.first(FactKind.MEDIATION_APPLIED, subject=party, since=served[0].day)
        key = ClockKey("mediation.application", subject=party, round=number)
        yield wind(bench, key, since(received), applied)


def _period(claim: Claim, timeline: Timeline, bench: Bench) -> Clock:
    """Return the ten days of one claim, with the unit's warning inside them.

    Law: Order 146 art. 90 ¶3.
    """
    key = ClockKey("mediation.period", subject=claim.sufferer, mediation=claim.mediation)
    ended = timeline.first(*_ENDINGS, mediation=claim.mediation)
    clock = wind(bench, key, mediation_start(claim, timeline, bench), ended)
    if clock.start is None or clock.due is None:
        return clock
    warning = bench.rules.wording_on("mediation.warning", clock.start)
    return replace(clock, warn_on=warning.count(clock.start, bench.calendar).due)


def mediation_start(claim: Claim, timeline: Timeline, bench: Bench) -> Start:
    """Return from when the mediation of a claim counts.

    The day depends on the kind of harm; with several kinds the last decides. A day already past
    when the application is accepted gives way to the day of acceptance.

    Law: Order 146 art. 90 ¶¶1, 2.
    """
    accepted = timeline.first(FactKind.MEDIATION_ACCEPTED, mediation=claim.mediation)
    if accepted is None:
        return never_yet(FactKind.MEDIATION_ACCEPTED)
    starts = [_harm_settled(harm, claim, timeline, bench) for harm in sorted(claim.harms)]
    missing = tuple(kind for start in starts for kind in start.waiting_for)
    if missing:
        return never_yet(missing[0], *missing)
    dated = [(start.day, start) for start in starts if start.day is not None]
    if not dated:
        return since(accepted)
    day, last = max(dated, key=lambda pair: pair[0])
    reasons = last.reasons
    if any(other != day for other, _ in dated):
        reasons = (*reasons, Step(StepKind.LATEST_OF_SEVERAL, day=day, article=_STARTS))
    if day < accepted.day:
        at_acceptance = Step(
            StepKind.STARTS_AT_ACCEPTANCE, day=day, until=accepted.day, article=_STARTS
        )
        return since(accepted, *reasons, at_acceptance)
    return replace(last, reasons=reasons)


def _harm_settled(harm: Harm, claim: Claim, timeline: Timeline, bench: Bench) -> Start:
    match harm:
        case Harm.DEATH:
            return _burial(claim, timeline, bench)
        case Harm.INJURY:
            kind = FactKind.TREATMENT_ENDED
        case Harm.DISABILITY:
            kind = FactKind.DISABILITY_GRADED
        case Harm.PROPERTY:
            kind = FactKind.LOSS_FIXED
        case _:
            assert_never(harm)
    fact = timeline.last(kind, subject=claim.sufferer)
    return since(fact) if fact else never_yet(kind)


def _burial(claim: Claim, timeline: Timeline, bench: Bench) -> Start:
    """Return the end of the burial period.

    It runs from service of the written notice. Where relatives were served on different days,
    or nobody was, the text says nothing: the officer fixes the day and says why.

    Law: Order 146 arts 53 ¶1, 90 ¶1(1).
    """
    fixed = timeline.last(FactKind.BURIAL_PERIOD_END, subject=claim.sufferer)
    if fixed:
        return since(fixed)
    served = [
        fact
        for fact in timeline.all(FactKind.BODY_NOTICE_SERVED)
        if not claim.relatives or fact.subject in {None, claim.sufferer, *claim.relatives}
    ]
    days = {fact.day for fact in served}
    if not days:
        return never_yet(FactKind.BODY_NOTICE_SERVED)
    last = _last_day_of_burial(served[0], bench) if len(days) == 1 else None
    if last is None:
        return never_yet(FactKind.BURIAL_PERIOD_END)
    reason = Step(StepKind.BURIAL_PERIOD, day=served[0].day, until=last, article="146.53")
    return Start(last, FactKind.BODY_NOTICE_SERVED, served[0], (reason,))


def _last_day_of_burial(served: Fact, bench: Bench) -> date | None:
    try:
        wording = bench.rules.wording_on("burial.period", served.day)
    except NotYetLaw:
        return None
    return wording.count(served.day, bench.calendar).due
