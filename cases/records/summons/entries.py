"""Suspects, notices and summonses as officers enter them."""

from dataclasses import dataclass
from datetime import datetime

from cases.records.ids import PartyId
from cases.records.summons.kinds import (
    Branch,
    FamilyException,
    FamilyWay,
    NoticeWay,
    Suspicion,
    Venue,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspicionEntry:
    """That a party is a suspect, as an officer records it."""

    party_id: PartyId
    kind: Suspicion
    charge: str
    basis: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryEntry:
    """A notice to come for questioning, as an officer enters it."""

    party_id: PartyId
    way: NoticeWay
    venue: Venue
    place: str
    wanted_at: datetime
    #: Spoken or sent: when, to whom, and what proves it. A paper is proved by its service.
    given_at: datetime | None = None
    receiver: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummonsPlan:
    """A summons in writing, as an officer asks for it."""

    party_id: PartyId
    charge: str
    place: str
    called_for: datetime
    #: City or county in which he lives or works, and that the place lies in it.
    area: str
    in_area: bool = True
    branch: Branch = Branch.ADMINISTRATIVE
    #: He is elsewhere: police there, and the letter of cooperation.
    elsewhere: bool = False
    partner: str = ""
    letter_number: str = ""
    grounds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OralSummons:
    """A summons by word of mouth of a suspect found on the spot."""

    party_id: PartyId
    charge: str
    found_at: datetime
    #: How he was found and came along (到案经过).
    found_how: str
    card_shown: bool
    second_officer: str
    #: When reason and basis were told to him.
    told_at: datetime
    place: str
    arrived_at: datetime
    branch: Branch = Branch.ADMINISTRATIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyNotice:
    """That the family was told, or which exception the law makes."""

    way: FamilyWay | None = None
    name: str = ""
    relation: str = ""
    phone: str = ""
    told_at: datetime | None = None
    exception: FamilyException | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardian:
    """Who was present with a minor, or why nobody was (行政程序 art. 75)."""

    name: str = ""
    relation: str = ""
    at: datetime | None = None
    absence: str = ""
