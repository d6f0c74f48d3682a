"""A stage for the stories: five officers, one hit-and-run, and what is known after each fact."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from cases.law.clock import ClockState
from cases.law.facts import FactKind
from cases.records.cases import CaseKind, Intake, Report
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind
from cases.records.times import at, day_of
from cases.services.demo.flights import Flight
from leads.evidence.candidates import (
    Candidates,
    CaseDrivers,
    LikelyDriver,
    NextInquiry,
    RankedVehicle,
)
from leads.graph.contradictions import contradictions
from leads.graph.contradictions.found import Clash
from leads.services.demo.stage import LeadStage
from leads.services.demo.telling import APPROVER, LEAD, REVIEWER, SECOND, Telling
from reports.exhibits import exhibit_sheet
from tests.conftest import Clock, DeskOf, Empty, desks_at, store_in

_Step = TypeVar("_Step", bound=StrEnum)


def staged(desk_of: DeskOf, clock: Clock, flight: Flight) -> Telling:
    """Open the hit-and-run nine days ago and return the telling of this morning."""
    lead, second = desk_of(LEAD, Role.INVESTIGATOR), desk_of(SECOND, Role.INVESTIGATOR)
    reviewer, approver = desk_of(REVIEWER, Role.REVIEWER), desk_of(APPROVER, Role.APPROVER)
    began = clock() + timedelta(hours=1)
    clock.go_to(began + timedelta(hours=2))
    case = lead.cases.open_case(
        Intake(
            number="2026-0187",
            kind=CaseKind.INJURY,
            occurred_at=began,
            place=flight.place,
            brief=f"{flight.who}撞行人后驶离",
            report=Report(method="电话报警", reported_at=began + timedelta(minutes=6)),
            hit_and_run=True,
            parties=(PartyEntry(name="孟庆和", kind=PartyKind.INJURED),),
            drives=(None,),
        )
    )
    lead.assignment.join(case, second.officer.id, TeamRole.ASSIST, "协助")
    today = day_of(began + timedelta(days=9))
    clock.go_to(at(today, 8, 20))
    desks = {one.officer.name: one for one in (lead, second, reviewer, approver)}
    return Telling(LeadStage(clock, today, desks, exhibit_sheet), case)


@dataclass
class Seen:
    """What an officer read after a fact."""

    candidates: Candidates
    drivers: CaseDrivers
    next: tuple[NextInquiry, ...]
    clashes: frozenset[Clash]
    #: The clock of article 62 of a solved hit-and-run: its state and what it waits for.
    capture: tuple[ClockState, tuple[FactKind, ...]] | None

    def vehicle(self, name: str) -> RankedVehicle:
        """Return a candidate that is shown."""
        every = (*self.candidates.vehicles, *self.candidates.excluded)
        return next(one for one in every if one.name == name)

    def is_shown(self, name: str) -> bool:
        """Tell whether a vehicle is among the first fifty."""
        return any(one.name == name for one in self.candidates.vehicles)

    @property
    def first(self) -> RankedVehicle:
        """The vehicle at the top."""
        return self.candidates.vehicles[0]

    def titles(self, name: str) -> tuple[str, ...]:
        """Return what supports a vehicle by title, the strongest first."""
        given = self.candidates.titles
        return tuple(given[one] for one in self.vehicle(name).explanation.supports)

    def driver(self, name: str) -> LikelyDriver:
        """Return a person somebody is led to."""
        return next(one for one in self.drivers.drivers if one.name == name)

    @property
    def names(self) -> list[str]:
        """Persons, the most probable first."""
        return [one.name for one in self.drivers.drivers]


def read(story: Telling) -> Seen:
    """Read everything a case is judged by."""
    service, case = story.candidates, story.case
    graph = story.board.board(case).graph
    clocks = story.lead.cases.open_file(case).clocks
    capture = [one for one in clocks if one.key.rule_id == "determination.after_capture"]
    return Seen(
        service.candidates(case),
        service.drivers(case),
        service.what_next(case),
        frozenset(one.clash for one in contradictions(graph, fastest_kmh=110)),
        (capture[0].state, capture[0].waiting_for) if capture else None,
    )


@dataclass
class Told(Generic[_Step]):
    """A story told to its end, and what was read after each of its facts."""

    story: Telling
    seen: dict[_Step, Seen]

    def __getitem__(self, step: _Step) -> Seen:
        return self.seen[step]


@contextmanager
def told_to_the_end(
    folder: Path,
    empty: Empty,
    flight: Flight,
    tell: Callable[[Telling], Iterable[_Step]],
) -> Iterator[Told[_Step]]:
    """Tell a story once in a store of its own."""
    with store_in(folder, empty) as store:
        clock = Clock()
        story = staged(desks_at(store, clock), clock, flight)
        yield Told(story, {step: read(story) for step in tell(story)})
