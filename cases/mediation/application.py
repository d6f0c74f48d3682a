"""The joint written application: whose last day is when, and what stands against accepting it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.law.calendar import WorkCalendar
from cases.law.counting import count_working
from cases.mediation.kinds import Basis
from cases.mediation.terms import Terms
from cases.papers.kinds import RefusalGround
from cases.records.ids import PartyId

#: What each ground of a refusal rests on.
#: Law: Order 146 arts 86, 89; Regulations art. 96.
GROUNDS: dict[RefusalGround, Basis] = {
    RefusalGround.LATE: Basis("146.86", 1),
    RefusalGround.NOT_JOINT: Basis("146.86", 1),
    RefusalGround.SUED: Basis("regs.96"),
    RefusalGround.REVIEW_PENDING: Basis("146.86", 1),
    RefusalGround.NO_IDENTITY: Basis("146.89", 1),
    RefusalGround.PARTY_UNKNOWN: Basis("146.86", 1),
}


class Timeliness(StrEnum):
    """How a day of receipt lies to the last days of the parties."""

    IN_TIME = "in_time"
    #: One party's own days are over; the application counts by the last of them.
    PAST_THE_FIRST = "past_the_first"
    LATE = "late"
    #: A party has not received what starts his days, so they have not begun.
    NOT_BEGUN = "not_begun"


@dataclass(frozen=True, slots=True)
class LastDays:
    """Until when the parties may apply together."""

    #: Each party's own last day; None while nothing has been served on him.
    own: Mapping[PartyId, date | None]
    first: date | None
    #: The day that decides.
    last: date | None

    def timeliness(self, received_on: date) -> Timeliness:
        """Tell whether an application received on this day is in time."""
        if self.last is None:
            return Timeliness.NOT_BEGUN
        if received_on > self.last:
            return Timeliness.LATE
        if self.first is not None and received_on > self.first:
            return Timeliness.PAST_THE_FIRST
        return Timeliness.IN_TIME


@dataclass(frozen=True, slots=True)
class Application:
    """A joint application as it stands."""

    #: When each party signed; None: not yet.
    signed: Mapping[PartyId, date | None]
    received_on: date | None
    last_days: LastDays
    suit: bool = False
    review_pending: bool = False
    #: A party is unknown, as after an unsolved hit-and-run.
    party_unknown: bool = False

    def unsigned(self) -> tuple[PartyId, ...]:
        """Return the parties whose signatures are missing."""
        return tuple(party for party, day in self.signed.items() if day is None)


def last_days(
    received: Mapping[PartyId, date | None], days: int, calendar: WorkCalendar
) -> LastDays:
    """Count every party's own days from what he received; the last of them decides.

    Law: Order 146 art. 86 para. 1. While one party has received nothing the last day is open.
    """
    own = {
        party: None if day is None else count_working(day, days, calendar).due
        for party, day in received.items()
    }
    known = [day for day in own.values() if day is not None]
    complete = len(known) == len(own) and known != []
    return LastDays(own, min(known, default=None), max(known) if complete else None)


def after_committee(
    parties: Mapping[PartyId, date | None], ended_on: date, terms: Terms, calendar: WorkCalendar
) -> LastDays:
    """Count the days in which all may come back from the committee (art. 85 para. 2)."""
    due = count_working(ended_on, terms.after_committee, calendar).due
    return LastDays(dict.fromkeys(parties, due), due, due)


def objections(application: Application) -> tuple[RefusalGround, ...]:
    """Return every ground on which the application would have to be refused as it stands."""
    received = application.received_on
    late = received is not None and application.last_days.timeliness(received) is Timeliness.LATE
    found = {
        RefusalGround.LATE: late,
        RefusalGround.NOT_JOINT: bool(application.unsigned()) or not application.signed,
        RefusalGround.SUED: application.suit,
        RefusalGround.REVIEW_PENDING: application.review_pending,
        RefusalGround.PARTY_UNKNOWN: application.party_unknown,
    }
    return tuple(ground for ground, stands in found.items() if stands)


#: A late application may be accepted with a reason on record: the law names no sanction.
EXCUSABLE = frozenset({RefusalGround.LATE})
