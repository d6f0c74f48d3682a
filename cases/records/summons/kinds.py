"""The kinds of suspicion, of notices and summonses, and how far one has come."""

from enum import StrEnum
from typing import NewType

SuspicionId = NewType("SuspicionId", int)
InquiryId = NewType("InquiryId", int)
SummonsId = NewType("SummonsId", int)


class Suspicion(StrEnum):
    """Of what a party is suspected; nobody else may be summoned."""

    #: Of a traffic crime (Order 146 art. 35).
    CRIME = "crime"
    #: Of a violation (行政程序 art. 67).
    VIOLATION = "violation"


class Branch(StrEnum):
    """Which procedure a summons follows."""

    ADMINISTRATIVE = "administrative"
    #: 刑事程序 art. 198-201; the certificate comes from the police case system.
    CRIMINAL = "criminal"


class NoticeWay(StrEnum):
    """How somebody was told to come for questioning."""

    #: On paper, served as every paper is.
    WRITTEN = "written"
    PHONE = "phone"
    #: By word of mouth where he was met.
    ON_SPOT = "on_spot"
    MESSAGE = "message"


class Venue(StrEnum):
    """Where somebody is questioned."""

    OFFICE = "office"
    HOME = "home"
    WORKPLACE = "workplace"
    #: Where he himself proposed.
    HIS_CHOICE = "his_choice"


class NoticeOutcome(StrEnum):
    """What came of an inquiry notice."""

    OPEN = ""
    CAME = "came"
    NOT_CAME = "not_came"
    #: Another time was agreed upon before it.
    MOVED = "moved"


class Signed(StrEnum):
    """Whether the summoned person wrote the time on the certificate and signed."""

    OPEN = ""
    SIGNED = "signed"
    REFUSED = "refused"


class FamilyWay(StrEnum):
    """How the family was told (行政程序 art. 55 para. 1 no. 5)."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    MESSAGE = "message"
    FAX = "fax"
    OTHER = "other"


class FamilyException(StrEnum):
    """Why the family need not be told; the law knows these three and no other."""

    IDENTITY_UNKNOWN = "identity_unknown"
    CONTACT_REFUSED = "contact_refused"
    FORCE_MAJEURE = "force_majeure"


class EntryKind(StrEnum):
    """What is noted while somebody is questioned."""

    FOOD = "food"
    REST = "rest"
    #: Restrained until sober: not counted (行政程序 art. 58).
    SOBERING = "sobering"
    #: The reviewer's opinion whether force may be used (art. 67 para. 3).
    FORCE = "force"
    OTHER = "other"


class SummonsState(StrEnum):
    """How far a summons has come."""

    #: Entered, not issued: approval and certificate are still to come.
    PLANNED = "planned"
    #: The certificate is issued; he has not come yet.
    ISSUED = "issued"
    #: He is there.
    HELD = "held"
    LEFT = "left"
    NOT_CAME = "not_came"
    WITHDRAWN = "withdrawn"


class Stage(StrEnum):
    """How near the end of the questioning is."""

    CALM = "calm"
    HOUR = "hour"
    QUARTER = "quarter"
    OVER = "over"
