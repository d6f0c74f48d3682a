"""Every clock of a case, computed anew from its facts each time and never stored.

Only the due days are projected into the store, for the agenda.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from cases.law.calendar import WorkCalendar
from cases.law.clock import Clock, ClockKey, ClockState, Move, moved
from cases.law.determination import determination_clocks
from cases.law.facts import Fact, Frame
from cases.law.mediating import mediation_clocks
from cases.law.review import review_clocks
from cases.law.rules import Rule, RuleBook, Whose, load_rules
from cases.law.timeline import Timeline
from cases.law.winding import Bench, since, wind

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
    bench = Bench(rules or load_rules(), calendar, now)
    timeline = Timeline.of(facts)
    return (
        *determination_clocks(timeline, frame, bench),
        *review_clocks(timeline, bench),
        *mediation_clocks(timeline, frame, bench),
        *_plain(timeline, frame, bench),
    )


def _plain(timeline: Timeline, frame: Frame, bench: Bench) -> Iterator[Clock]:
    """Yield the clocks that run from one fact to another and need no further thought."""
    for rule in bench.rules.rules.values():
        if rule.triggers and (not rule.local or rule.id in frame.local_rules):
            yield from _between(rule, timeline, frame, bench)


def _between(rule: Rule, timeline: Timeline, frame: Frame, bench: Bench) -> Iterator[Clock]:
    """Yield one clock for each trigger, and for each party when every party has its own."""
    rounds: dict[ClockKey, int] = {}
    for fact in timeline.all(*rule.triggers):
        subjects = (frame.parties or (None,)) if rule.each_party else (fact.subject,)
        for subject in subjects:
            base = ClockKey(rule.id, subject, fact.mediation, fact.item)
            rounds[base] = rounds.get(base, 0) + 1
            key = ClockKey(rule.id, subject, fact.mediation, fact.item, rounds[base])
            stop = timeline.first(
                *rule.stopped_by,
                subject=subject,
                mediation=fact.mediation,
                item=fact.item,
                since=fact.day,
            )
            yield wind(bench, key, since(fact), stop)
