"""When an absence counts, and what the count asks of the officer.

Law: Order 146 art. 94(2). One absence without good cause obliges to end the mediation; the
number at which the unit ends it is its own dated policy, and the officer's choice is on record.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.mediation.kinds import Capacity, Choice, Presence
from cases.mediation.notice import NoticePoint, is_strict, is_valid
from cases.records.ids import PartyId, SessionId


class Mark(StrEnum):
    """What became of one participant's place at one session."""

    ATTENDED = "attended"
    LEFT = "left"
    #: An insurer, an owner who is no party: recorded, not counted (art. 89).
    NOT_A_PARTY = "not_a_party"
    #: One officer with an auxiliary and no full recording: the session itself does not count.
    SESSION_UNRECORDED = "session_unrecorded"
    NOTICE_INVALID = "notice_invalid"
    #: The officer has not ruled on the reason yet.
    NEEDS_RULING = "needs_ruling"
    GOOD_CAUSE = "good_cause"
    #: The notice fails the strict count: the reviewer has to say whether it counts.
    NEEDS_OPINION = "needs_opinion"
    OPINION_AGAINST = "opinion_against"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is known of one participant at one session, with the rulings that stand last."""

    session: SessionId
    on: date
    party: PartyId
    capacity: Capacity
    presence: Presence
    notice: tuple[NoticePoint, ...]
    #: The officer's ruling: True when there was good cause; None: not ruled yet.
    good_cause: bool | None = None
    #: The reviewer's opinion: True when it counts although the strict reading fails.
    opinion: bool | None = None
    #: False for a single officer with an auxiliary and no full recording.
    session_counts: bool = True


class Next(StrEnum):
    """What the counted absences of a mediation ask for."""

    NOTHING = "nothing"
    #: Art. 94(2) is met: the officer decides on record to end, or to hold the second session.
    DECIDE = "decide"
    #: He decided to hold the second session.
    SECOND = "second"
    #: Only the termination is left.
    TERMINATE = "terminate"


@dataclass(frozen=True, slots=True)
class Tally:
    """The counted absences of one party in one mediation."""

    party: PartyId
    counted: tuple[Place, ...]
    #: The number at which the unit's policy ends the mediation.
    threshold: int
    #: The number at which the statute asks for it.
    statute: int

    @property
    def full(self) -> bool:
        """True when the unit's number is reached."""
        return len(self.counted) >= self.threshold


def mark(place: Place) -> Mark:
    """Return what a participant's place at a session amounts to."""
    if place.presence is not Presence.ABSENT:
        return Mark.LEFT if place.presence is Presence.LEFT else Mark.ATTENDED
    if place.capacity is not Capacity.PARTY:
        return Mark.NOT_A_PARTY
    if not place.session_counts:
        return Mark.SESSION_UNRECORDED
    if not is_valid(place.notice):
        return Mark.NOTICE_INVALID
    return _ruled(place)


def _ruled(place: Place) -> Mark:
    if place.good_cause is None:
        return Mark.NEEDS_RULING
    if place.good_cause:
        return Mark.GOOD_CAUSE
    if is_strict(place.notice):
        return Mark.COUNTED
    if place.opinion is None:
        return Mark.NEEDS_OPINION
    return Mark.COUNTED if place.opinion else Mark.OPINION_AGAINST


def tallies(places: Iterable[Place], threshold: int, statute: int) -> tuple[Tally, ...]:
    """Count the absences of each party of one mediation, in the order of its places."""
    counted: dict[PartyId, list[Place]] = {}
    for place in places:
        if place.capacity is Capacity.PARTY:
            counted.setdefault(place.party, [])
            if mark(place) is Mark.COUNTED:
                counted[place.party].append(place)
    return tuple(
        Tally(party, tuple(sorted(listed, key=_when)), threshold, statute)
        for party, listed in counted.items()
    )


def _when(place: Place) -> tuple[date, SessionId]:
    return place.on, place.session


def next_step(tally: Tally, decided: Choice | None) -> Next:
    """Return what the tally of one party asks for."""
    if tally.full:
        return Next.TERMINATE
    if len(tally.counted) < tally.statute:
        return Next.NOTHING
    if decided is None:
        return Next.DECIDE
    return Next.TERMINATE if decided is Choice.END_NOW else Next.SECOND


def asks(tallied: Sequence[Tally], decided: Mapping[PartyId, Choice]) -> Next:
    """Return the weightiest demand of all parties: one party's absence ends it for all."""
    order = list(Next)
    steps = (next_step(tally, decided.get(tally.party)) for tally in tallied)
    return max(steps, key=order.index, default=Next.NOTHING)
