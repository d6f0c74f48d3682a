"""The clocks of a review by the unit above that need more than a trigger and a stop.

Law: Order 146 arts 71, 72.
"""

from collections.abc import Iterator

from cases.law.clock import Clock, ClockKey, ClockState
from cases.law.facts import FactKind
from cases.law.timeline import Timeline
from cases.law.winding import Bench, since, wind


def review_clocks(timeline: Timeline, bench: Bench) -> Iterator[Clock]:
    """Yield each party's three days to apply, and the two days to send an application up.

    A case is reviewed once (art. 71 ¶2): a renewed determination opens no second review. An
    application out of time is refused, not forwarded.
    """
    first = timeline.rounds()[0]
    late = set()
    for party in {fact.subject: None for fact in first.all(FactKind.DETERMINATION_SERVED)}:
        served = first.last(FactKind.DETERMINATION_SERVED, subject=party)
        assert served is not None
        applied = first.first(
            FactKind.REVIEW_APPLIED, FactKind.REVIEW_APPLIED_ABOVE, subject=party, since=served.day
        )
        key = ClockKey("review.application", subject=party)
        clock = wind(bench, key, since(served), applied)
        if clock.state is ClockState.MISSED and applied:
            late.add(applied.id)
        yield clock
    for applied in first.all(FactKind.REVIEW_APPLIED):
        if applied.id not in late:
            sent = first.first(FactKind.REVIEW_FILE_SENT, since=applied.day)
            key = ClockKey("review.forwarded", subject=applied.subject)
            yield wind(bench, key, since(applied), sent)
