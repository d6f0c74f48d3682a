"""A stage for the stories: five officers, one hit-and-run, and what is known after each fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from cases.records.cases import CaseKind, Intake, Report
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind
from cases.records.times import at, day_of
from cases.services.demo.flights import Flight
from leads.evidence.candidates import Candidates, CaseDrivers, LikelyDriver, RankedVehicle
from leads.services.demo.stage import LeadStage
from leads.services.demo.telling import APPROVER, LEAD, REVIEWER, SECOND, Telling
from reports.exhibits import exhibit_sheet
from tests.conftest import Clock, DeskOf

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

    def vehicle(self, name: str) -> RankedVehicle:
        """Return a candidate."""
        every = (*self.candidates.vehicles, *self.candidates.excluded)
        return next(one for one in every if one.name == name)

    def chance(self, name: str) -> float:
        """Return the probability of a vehicle; 0: it is not considered."""
        every = (*self.candidates.vehicles, *self.candidates.excluded)
        return next((one.probability for one in every if one.name == name), 0.0)

    @property
    def first(self) -> RankedVehicle:
        """The vehicle at the top."""
        return self.candidates.vehicles[0]

    def titles(self, name: str) -> tuple[str, ...]:
        """Return what supports a vehicle by title, the strongest first."""
        given = self.candidates.titles
        return tuple(given[one] for one in self.vehicle(name).explanation.supports)

    def driver(self, name: str) -> LikelyDriver | None:
        """Return a person, if anybody is led to him."""
        return next((one for one in self.drivers.drivers if one.name == name), None)

    @property
    def names(self) -> list[str]:
        """Persons, the most probable first."""
        return [one.name for one in self.drivers.drivers]


def read_after_each(story: Telling, steps: Iterable[_Step], top: int = 4000) -> dict[_Step, Seen]:
    """Tell a story and read vehicles and persons after each of its facts."""
    return {
        step: Seen(
            story.candidates.candidates(story.case, top), story.candidates.drivers(story.case)
        )
        for step in steps
    }
