"""Every clock of a case, computed anew from its facts each time and never stored.

Only the due days are projected into the store, for the agenda.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from cases.law.calendar import WorkCalendar
from cases.law.clock import Clock, ClockKey, ClockState, Move, moved
from cases.law.determination import determination_clocks
from cases.law.facts import Fact, FactKind, Frame
from cases.law.mediating import mediation_clocks
from cases.law.plain import ceased, following, plain_clocks
from cases.law.review import review_clocks
from cases.law.rules import RuleBook, Whose, load_rules
from cases.law.timeline import Timeline
from cases.law.winding import Bench

__all__ = ["Clock", "ClockKey", "ClockState", "Move", "Whose", "clocks", "moved"]


def clocks(
    facts: Iterable[Fact],
    frame: Frame,
    calendar: WorkCalendar,
    now: datetime,
    rules: RuleBook | None = None,
) -> tuple[Clock, ...]:
    """Return every clock of a case as it stands now, in the order of the proceedings.

    Args:
        facts: The facts that stand; corrected and withdrawn ones left out.
        frame: Parties, claims and kind of the case.
        calendar: The working days as the unit knows them.
        now: An aware moment.
        rules: The rules that come with the program when left out.
    """
    timeline = Timeline.of(facts)
    received = timeline.last(FactKind.CASE_RECEIVED)
    bench = Bench(rules or load_rules(), calendar, now, received)
    counted = (
        *determination_clocks(timeline, frame, bench),
        *review_clocks(timeline, bench),
        *mediation_clocks(timeline, frame, bench),
        *plain_clocks(timeline, frame, bench),
    )
    whole = (*counted, *following(counted, timeline, bench))
    return tuple(_sent_away(whole, timeline, bench))


def _sent_away(counted: Iterable[Clock], timeline: Timeline, bench: Bench) -> Iterator[Clock]:
    """Yield the clocks as they stand once the case has gone to another unit.

    What was open there is no longer this unit's; telling the parties still is.

    Law: Order 146 arts 11, 41.
    """
    sent = timeline.last(FactKind.TRANSFERRED)
    away = sent is not None and (
        bench.received is None or bench.received.happened_at <= sent.happened_at
    )
    for clock in counted:
        left = clock.is_open or clock.state is ClockState.NOT_STARTED
        if away and left and not bench.rules.rules[clock.rule_id].after_transfer:
            yield ceased(clock)
        else:
            yield clock
