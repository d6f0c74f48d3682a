"""Inquiries by outsiders and their answers, favours and meddling, as they cross borders."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.answers.kinds import Asker, Item, Withheld
from cases.records.ids import CaseId, PartyId
from cases.records.receptions import Way


class Outcome(StrEnum):
    """What became of an inquiry."""

    ANSWERED = "answered"
    #: It is about another case; the squad leader passes it on.
    TURNED_BACK = "turned_back"


class FavourWay(StrEnum):
    """How a favour was asked."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    MESSAGE = "message"
    LETTER = "letter"
    #: Through somebody else, at a meal, by a gift.
    OTHER = "other"


class Handling(StrEnum):
    """What was done about it."""

    REPORTED = "reported"
    ANSWERED = "answered"
    #: The case goes its way by the rules.
    PROCEDURE = "procedure"
    #: He was asked to put it in writing.
    IN_WRITING = "in_writing"
    #: Looked into by the inspector or discipline officer, with the result.
    INVESTIGATED = "investigated"


class Capacity(StrEnum):
    """As what somebody acted on a favour."""

    RECORDER = "recorder"
    INSPECTOR = "inspector"
    DISCIPLINE = "discipline"


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryEntry:
    """An inquiry as the officer enters it; nothing is looked up with what was said."""

    asker: Asker
    way: Way
    asked_at: datetime
    question: str
    name: str = ""
    relation: str = ""
    contact: str = ""
    #: How he showed who he is; empty: he did not.
    identity: str = ""
    #: Number, plate and somebody's name as he said them; at the counter only.
    about: str = ""
    plate: str = ""
    somebody: str = ""


@dataclass(frozen=True, slots=True)
class InquiryNote:
    """An inquiry of the counter, as whoever took it may read it afterwards."""

    id: int
    entry: InquiryEntry
    said: str
    taken_at: datetime
    taken_by: str


@dataclass(frozen=True, slots=True)
class Received:
    """What the counter gets to say, and nothing else."""

    sentence: str
    source: str
    is_reading: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that was told."""

    item: Item
    text: str


@dataclass(frozen=True, slots=True)
class KeptFrom:
    """What was withheld, and why."""

    what: Withheld
    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class InquiryAnswer:
    """How an inquiry was answered; it is never changed."""

    outcome: Outcome
    told: tuple[Told, ...]
    withheld: tuple[KeptFrom, ...]
    text: str
    way: Way
    told_at: datetime
    officer: str


@dataclass(frozen=True, slots=True)
class Inquiry:
    """An inquiry about a case, for those who handle it."""

    id: int
    case_id: CaseId
    case_number: str
    entry: InquiryEntry
    party_id: PartyId | None
    #: What the counter said; empty when the officer was asked himself.
    said: str
    #: Must be answered and recorded (Order 146 art. 47).
    is_owed: bool
    entered_at: datetime
    entered_by: str
    answer: InquiryAnswer | None

    @property
    def is_open(self) -> bool:
        """Nobody has answered it yet."""
        return self.answer is None


@dataclass(frozen=True, slots=True, kw_only=True)
class FavourEntry:
    """A favour or meddling as it is recorded."""

    person: str
    way: FavourWay
    at: datetime
    words: str
    unit: str = ""
    relation: str = ""
    #: Number of the case as typed; nothing is looked up with it.
    about: str = ""
    #: What proves it and where that is.
    proof: str = ""


@dataclass(frozen=True, slots=True)
class FavourStep:
    """What was done about a favour."""

    handling: Handling
    text: str
    capacity: Capacity
    #: Empty for whoever may not learn it.
    officer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Favour:
    """A recorded favour, with what was done since."""

    id: int
    entry: FavourEntry
    recorded_at: datetime
    #: Empty for whoever may not learn it.
    recorded_by: str
    is_mine: bool
    steps: tuple[FavourStep, ...]
