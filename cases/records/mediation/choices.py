"""What an officer chooses from when he enters something about a mediation."""

from dataclasses import dataclass
from datetime import date

from cases.law.facts import Harm
from cases.mediation.kinds import (
    Capacity,
)
from cases.records.ids import (
    OfficerId,
    PartyId,
)


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """A party of a case who may take part in a mediation."""

    party_id: PartyId
    name: str
    kind: str
    side: str
    #: A dead person is a claimant and cannot sit.
    dead: bool
    #: As what he takes part unless the officer says otherwise.
    capacity: Capacity
    #: The harms on record, as far as they tell themselves.
    harms: frozenset[Harm]


@dataclass(frozen=True, slots=True)
class AgentChoice:
    """An agent who holds a power of attorney of a party."""

    power_id: int
    principal_id: PartyId
    agent: str
    may_agree: bool
    until_on: date | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class OfficerChoice:
    """An officer of the case's team."""

    id: OfficerId
    name: str
    #: The one at the desk.
    me: bool
