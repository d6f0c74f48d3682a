"""Which stories the demonstration tells, and telling them in the order of their moments."""

import heapq
from collections.abc import Generator, Iterable
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from cases.law.facts import FactKind
from cases.mediation.ending import Evidence
from cases.mediation.kinds import Ending
from cases.records.cases import CaseKind
from cases.services.demo.approving import (
    body_released,
    quick_asked,
    reappraised,
    recusal_asked,
    reward_granted,
    suspended,
)
from cases.services.demo.away import around, elsewhere, received, sent_away
from cases.services.demo.cast import INVESTIGATORS
from cases.services.demo.endings import agreed, closed, ended, referred, refused
from cases.services.demo.flights import KEYS, MOTORCYCLE, VAN, Flight
from cases.services.demo.opened import in_a_hurry, let_in, nameless
from cases.services.demo.outside import asked, favoured
from cases.services.demo.practice import (
    appraised,
    callers,
    checked,
    drunk,
    looked_after,
    sealed,
    shift,
)
from cases.services.demo.stage import Stage
from cases.services.demo.stories import (
    Plot,
    Story,
    applied,
    booked,
    determined,
    hold_second,
    mediated_by,
    missed,
    reported,
    represented,
)
from cases.services.demo.summoning import from_elsewhere, hunted, on_the_road, summoned
from cases.services.demo.things import given_back, left_too_long, on_the_spot, unclaimed

if TYPE_CHECKING:
    from cases.services.desk import Desk


def tell(stage: Stage, stories: Iterable[Story]) -> Generator[int, None, None]:
    """Tell all stories at once, always the act that comes first; yields how many are over."""
    order = count()
    waiting: list[tuple[datetime, int, Story]] = []
    for story in stories:
        _enlist(waiting, story, next(order))
    over = 0
    while waiting:
        moment, _place, story = heapq.heappop(waiting)
        stage.clock.go_to(moment)
        over += not _enlist(waiting, story, next(order))
        yield over


def _enlist(waiting: list[tuple[datetime, int, Story]], story: Story, place: int) -> bool:
    """Let a story go on to its next moment; tell whether it has one."""
    moment = next(story, None)
    if moment is None:
        return False
    heapq.heappush(waiting, (moment, place, story))
    return True


def stories(stage: Stage) -> list[Story]:
    """Return sixty cases in every state a squad knows."""
    leads = [stage.desks[name] for name in INVESTIGATORS]
    first = leads[0]
    told = [
        two_missed(stage, first),
        one_missed(stage, first),
        one_missed(stage, leads[1], second=False),
        agreed_to_disagree(stage, leads[1]),
        after_absence(stage, leads[2]),
        *(settled(stage, leads[n], 8 + n) for n in range(3)),
        applied_late(stage, leads[3]),
        to_the_committee(stage, leads[2]),
        *(waiting_for_start(stage, leads[n % 4], 12 + n) for n in range(4)),
        *(running(stage, leads[n % 4], day) for n, day in enumerate((1, 2, 3, 4, 5, 6))),
        *(investigated(stage, leads[n % 4], n) for n in (1, 2, 4)),
        hunted(stage, first, 8, VAN, found=1),
        hunted(stage, first, 12, KEYS),
        fled(stage, first, 9, MOTORCYCLE),
        *(to_be_served(stage, leads[n % 4], n) for n in range(1, 4)),
        *(served(stage, leads[n % 4], n + 12) for n in range(3)),
        *(concluded(stage, leads[n % 4], 40 + 2 * n) for n in range(5)),
        drunk(stage, first, 6),
        appraised(stage, first, 9),
        looked_after(stage, first, 44),
        summoned(stage, first, 10, came=True),
        summoned(stage, first, 9, came=False),
        hunted(stage, first, 4),
        hunted(stage, leads[2], 12, found=3),
        *(taken_in(stage, hours) for hours in (0, 1, 2)),
        elsewhere(stage),
        sent_away(stage, first),
        received(stage, leads[1]),
        left_too_long(stage, first),
        on_the_spot(stage, first),
        unclaimed(stage, first),
        given_back(stage, leads[3]),
        quick_asked(stage, first),
        reward_granted(stage, leads[1]),
        recusal_asked(stage, first, leads[2]),
        suspended(stage, leads[1]),
        reappraised(stage, leads[2]),
        body_released(stage, leads[3]),
    ]
    rest = [investigated(stage, leads[n % 4], 0) for n in range(60 - len(told))]
    return [*told, *rest, *_beside(stage, first)]


def _beside(stage: Stage, first: "Desk") -> list[Story]:
    """Return what the squad does beside its cases."""
    return [
        around(stage),
        callers(stage, stage.desks["高岚"]),
        callers(stage, first),
        asked(stage, first),
        favoured(stage, first),
        shift(stage),
        checked(stage),
        sealed(stage, first),
        on_the_road(stage),
        from_elsewhere(stage),
        let_in(stage, first),
        in_a_hurry(stage, first),
        nameless(stage, first),
    ]


def two_missed(stage: Stage, lead: "Desk") -> Story:
    """The tenth day is today, and the driver has stayed away twice."""
    plot, mediator = Plot(stage, lead), stage.desks["周敏"]
    yield from reported(plot, 34)
    yield from determined(plot, 20)
    yield from applied(plot, 10)
    mediated_by(plot, mediator)
    session = yield from booked(plot, 6, 10, mediator)
    yield from missed(plot, session)
    hold_second(plot)
    session = yield from booked(plot, 1, 5, mediator)
    yield from missed(plot, session)


def one_missed(stage: Stage, lead: "Desk", *, second: bool = True) -> Story:
    """The driver stayed away once; the second session is booked, or the officer must decide."""
    plot, mediator = Plot(stage, lead), stage.desks["陶然"]
    yield from reported(plot, 30)
    yield from determined(plot, 15)
    yield from applied(plot, 6)
    mediated_by(plot, mediator)
    session = yield from booked(plot, 2, 6, mediator)
    yield from missed(plot, session)
    if second:
        hold_second(plot)
        yield from booked(plot, -4, 1, mediator)


def agreed_to_disagree(stage: Stage, lead: "Desk") -> Story:
    """A party sued in the middle of the mediation, which ended it."""
    plot = Plot(stage, lead)
    yield from reported(plot, 36)
    yield from determined(plot, 17)
    yield from applied(plot, 9)
    yield from ended(
        plot,
        4,
        Ending.SUIT,
        Evidence(
            facts="当事人一方已向人民法院提起民事诉讼",
            party=plot.victim,
            court="澄州市临江区人民法院",
            sued_on=stage.day(5),
            proof="受理案件通知书",
        ),
    )


def after_absence(stage: Stage, lead: "Desk") -> Story:
    """Two counted absences ended the mediation; the case is not concluded yet."""
    plot, mediator = Plot(stage, lead), stage.desks["周敏"]
    yield from reported(plot, 40)
    yield from determined(plot, 25)
    yield from applied(plot, 16)
    mediated_by(plot, mediator)
    session = yield from booked(plot, 12, 16, mediator)
    yield from missed(plot, session)
    hold_second(plot)
    session = yield from booked(plot, 7, 11, mediator)
    yield from missed(plot, session)
    yield from ended(plot, 6, Ending.ABSENCE, Evidence())


def settled(stage: Stage, lead: "Desk", before: int) -> Story:
    """The parties agreed at the first session, so many working days after it was accepted."""
    plot, mediator = Plot(stage, lead), stage.desks["陶然"]
    yield from reported(plot, before + 24)
    yield from determined(plot, before + 9)
    represented(plot, stage.cast.person(), before + 8)
    yield from applied(plot, before)
    mediated_by(plot, mediator)
    session = yield from booked(plot, before - 5, before - 1, mediator)
    yield from agreed(plot, session)


def applied_late(stage: Stage, lead: "Desk") -> Story:
    """The parties applied after the ten days, and were refused in writing."""
    plot = Plot(stage, lead)
    yield from reported(plot, 33)
    yield from determined(plot, 22)
    yield from refused(plot, 3)


def to_the_committee(stage: Stage, lead: "Desk") -> Story:
    """The parties went to the people's mediation committee."""
    plot = Plot(stage, lead)
    yield from reported(plot, 31)
    yield from determined(plot, 14)
    yield from applied(plot, 5)
    yield from referred(plot, 2)


def waiting_for_start(stage: Stage, lead: "Desk", before: int) -> Story:
    """Mediation is accepted and waits for the end of the treatment."""
    plot = Plot(stage, lead)
    yield from reported(plot, before + 12)
    yield from determined(plot, before + 2)
    yield from applied(plot, before - 4, healed=False)


def running(stage: Stage, lead: "Desk", day: int) -> Story:
    """Mediation runs, and the first session is booked."""
    kind = CaseKind.PROPERTY if day % 3 == 0 else CaseKind.INJURY
    plot, mediator = Plot(stage, lead, kind), stage.desks["周敏" if day % 2 else "陶然"]
    yield from reported(plot, day + 20)
    yield from determined(plot, day + 9)
    yield from applied(plot, day)
    mediated_by(plot, mediator)
    yield from booked(plot, day - 5 if day > 5 else -4 if day < 3 else -3, day - 1, mediator)


def investigated(stage: Stage, lead: "Desk", before: int) -> Story:
    """The scene was investigated; the ten days of the determination run."""
    kind = (CaseKind.INJURY, CaseKind.PROPERTY, CaseKind.DEATH)[before % 3]
    yield from reported(Plot(stage, lead, kind), before)


def fled(stage: Stage, lead: "Desk", before: int, flight: Flight | None = None) -> Story:
    """A hit-and-run that is not solved; the victim has asked for a determination."""
    plot = Plot(stage, lead, hit_and_run=True, flight=flight)
    yield from reported(plot, before)
    if before > 6:
        yield stage.at(5, 10)
        plot.fact(FactKind.VICTIM_REQUEST, stage.at(5, 9, 30), plot.victim)


def to_be_served(stage: Stage, lead: "Desk", before: int) -> Story:
    """The determination is made and waits to be served."""
    plot = Plot(stage, lead)
    yield from reported(plot, before + 9)
    yield from determined(plot, before, served=False)


def served(stage: Stage, lead: "Desk", before: int) -> Story:
    """The determination is served; the parties may apply for mediation."""
    plot = Plot(stage, lead)
    yield from reported(plot, before)
    yield from determined(plot, before - 9)


def concluded(stage: Stage, lead: "Desk", before: int) -> Story:
    """A concluded case, which the whole squad may read."""
    plot = Plot(stage, lead, CaseKind.PROPERTY if before % 4 else CaseKind.INJURY)
    yield from reported(plot, before)
    yield from determined(plot, before - 8)
    yield from closed(plot, before - 25)


def taken_in(stage: Stage, hours: int) -> Story:
    """The duty desk has taken in a report that is not assigned yet."""
    duty = stage.desks["高岚"]
    plot = Plot(stage, duty, CaseKind.PROPERTY)
    story = reported(plot, 0)
    moment = next(story)
    yield moment.replace(minute=hours * 7)
    next(story, None)
