"""The candidates of a case as they cross borders: vehicles with reasons, drivers, what to ask."""

from dataclasses import dataclass
from datetime import datetime

from cases.records.ids import CaseId
from leads.evidence.records import (
    CasePrior,
    Evidence,
    Exclusion,
    HandVehicleId,
    Inquiry,
    PersonEvidence,
    Withdrawal,
)
from leads.graph.nodes import NodeId
from leads.ranking.explaining import Explanation
from leads.ranking.gain import Gain
from leads.ranking.vehicle import Vehicle


@dataclass(frozen=True, slots=True)
class HandVehicle:
    """A vehicle entered by hand."""

    id: HandVehicleId
    n: int
    label: str
    vehicle: Vehicle
    node: NodeId | None
    entered_at: datetime
    entered_by: str
    withdrawn: Withdrawal | None = None

    @property
    def name(self) -> str:
        """What evidence and exclusions call it."""
        return self.vehicle.plate or f"#{self.n}"


@dataclass(frozen=True, slots=True)
class RankedVehicle:
    """A candidate: its probability and why."""

    rank: int
    #: Its plate, or "#" and the number of a vehicle entered by hand.
    name: str
    #: What it is called, where it was entered by hand.
    label: str
    vehicle: Vehicle
    probability: float
    explanation: Explanation
    #: Extract and row of it; None: entered by hand.
    extract: tuple[int, int] | None
    exclusion: Exclusion | None = None
    #: Of a vehicle entered by hand.
    hand: HandVehicleId | None = None


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who did it, as far as the evidence goes.

    Probabilities are the squad's working aid: on no summons, in no case file.
    """

    case_id: CaseId
    vehicles: tuple[RankedVehicle, ...]
    #: Excluded vehicles, with what little is left of them.
    excluded: tuple[RankedVehicle, ...]
    none: float
    prior: CasePrior
    #: Probability of all vehicles that are not shown.
    rest: float
    population: int
    #: What it is ranked by; ids of the explanations are those of `Evidence.item`.
    evidence: tuple[Evidence, ...]
    #: How many of them have no grade, and what reliability those get.
    ungraded: int
    ungraded_reliability: float
    #: How undecided the case is, in bits.
    entropy: float

    @property
    def titles(self) -> dict[str, str]:
        """Titles of the items of the explanations; of an exclusion its reason."""
        given = {one.item: one.title for one in self.evidence}
        for one in self.excluded:
            if one.exclusion is not None:
                given[one.exclusion.item] = one.exclusion.reason
        return given


@dataclass(frozen=True, slots=True)
class LikelyDriver:
    """A person with his probability to have driven, and why."""

    person: NodeId
    name: str
    probability: float
    #: Before what is known of the persons themselves.
    from_vehicles: float
    #: By number of the evidence on persons, log10 of the likelihood ratio.
    weights: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class CaseDrivers:
    """Who drove, as far as the links of the board and the evidence go."""

    drivers: tuple[LikelyDriver, ...]
    #: Somebody nobody has named.
    unknown: float
    evidence: tuple[PersonEvidence, ...]
    ungraded: int


@dataclass(frozen=True, slots=True)
class NextInquiry:
    """An open inquiry with what it is worth."""

    inquiry: Inquiry
    gain: Gain
    #: For each outcome of the gain, the name of the vehicle that would lead; empty: none of these.
    leading: tuple[str, ...]
