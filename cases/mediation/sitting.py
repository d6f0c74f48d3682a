"""Who sits together: clashes of rooms and people, at most three on a side, agents' powers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cases.mediation.notice import PowerSpan
from cases.records.ids import PartyId, RoomId


class ClashKind(StrEnum):
    """What two sessions at one time have in common."""

    ROOM = "room"
    OFFICER = "officer"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Slot:
    """A session on the calendar: its time, its room, and whoever has to be there."""

    starts_at: datetime
    #: The first moment that is free again.
    ends_at: datetime
    room: RoomId
    #: Mediator, second officer, auxiliary.
    officers: frozenset[str] = frozenset()
    #: Parties and agents, by number of identity or by name.
    people: frozenset[str] = frozenset()
    #: A session of a case the asker may not see: nothing but its time may be told.
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a slot cannot be taken."""

    kind: ClashKind
    #: Who is wanted twice; empty for a room, and for anything of a hidden case.
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A person expected at a session."""

    name: str
    side: str


@dataclass(frozen=True, slots=True)
class Authority:
    """A power of attorney as far as mediation asks about it."""

    agent: PartyId
    principal: PartyId
    span: PowerSpan
    may_agree: bool
    matters: str = field(default="")


def clashes(wanted: Slot, others: Iterable[Slot]) -> tuple[Clash, ...]:
    """Return what stands against a slot; of hidden cases only that room or officer is busy."""
    found: dict[ClashKind, set[str]] = {}
    for other in others:
        if wanted.starts_at >= other.ends_at or other.starts_at >= wanted.ends_at:
            continue
        if wanted.room == other.room:
            found.setdefault(ClashKind.ROOM, set())
        if officers := wanted.officers & other.officers:
            found.setdefault(ClashKind.OFFICER, set()).update(officers)
        people = wanted.people & other.people
        if people and not other.hidden:
            found.setdefault(ClashKind.PERSON, set()).update(people)
    return tuple(Clash(kind, tuple(sorted(found[kind]))) for kind in ClashKind if kind in found)


def crowded_sides(seats: Iterable[Seat], limit: int) -> tuple[str, ...]:
    """Return the sides on which too many would sit (art. 89 para. 3)."""
    on_side = Counter(seat.side for seat in seats)
    return tuple(side for side, count in on_side.items() if count > limit)


def torn_agents(powers: Iterable[Authority], sides: Mapping[PartyId, str]) -> tuple[PartyId, ...]:
    """Return the agents who would act for opposing sides."""
    acting: dict[PartyId, set[str]] = {}
    for power in powers:
        if power.principal in sides:
            acting.setdefault(power.agent, set()).add(sides[power.principal])
    own = {agent: {sides[agent]} if agent in sides else set() for agent in acting}
    return tuple(agent for agent, found in acting.items() if len(found | own[agent]) > 1)


def may_sign(power: Authority, day: date) -> bool:
    """Tell whether an agent may sign an agreement for his principal on this day.

    Law: Order 146 art. 89 para. 2: matters and powers are written in the power of attorney;
    agreeing to amounts needs to be among them.
    """
    return power.may_agree and power.span.in_force(day)
