"""What may be held, by which measure, and what may become of it."""

from enum import StrEnum


class ThingKind(StrEnum):
    """What is held."""

    VEHICLE = "vehicle"
    PLATE = "plate"
    DRIVING_LICENCE = "driving_licence"
    VEHICLE_LICENCE = "vehicle_licence"
    DOCUMENT = "document"
    GOODS = "goods"
    #: What a vehicle carries: never seized, at most looked after (Order 146 art. 39).
    CARGO = "cargo"


class Measure(StrEnum):
    """By what measure it is held; `cases.law.custody` has the terms of each."""

    #: 扣留事故车辆: the accident vehicle as evidence.
    EVIDENCE = "evidence"
    #: 扣留: vehicle or licence, for a violation.
    WITHHELD = "withheld"
    #: 扣押: a thing as evidence, thirty days.
    SEIZED = "seized"
    #: 扣押 in a criminal case.
    CRIMINAL = "criminal"
    #: 收缴: forged plates and papers.
    FORFEITED = "forfeited"
    #: 先行登记保存: evidence listed and left where it is, seven days.
    REGISTERED = "registered"
    #: 登记保管: cargo and belongings that nobody could take away.
    CUSTODY = "custody"


class Yard(StrEnum):
    """Whose place a thing is kept at; no parking firm is ever named to anybody."""

    OWN = "own"
    #: Chosen by the party himself, as he has stated in writing.
    PARTY = "party"


class ThingState(StrEnum):
    """What has become of it."""

    HELD = "held"
    RETURNED = "returned"
    #: Went to another unit, the procuratorate or the court.
    HANDED_ON = "handed_on"
    DISPOSED = "disposed"


class ThingAct(StrEnum):
    """What was done with it: the chain of custody."""

    TAKEN = "taken"
    APPROVED = "approved"
    #: The head did not approve what had been done on the spot.
    REFUSED = "refused"
    MOVED = "moved"
    EXTENDED = "extended"
    #: Evidence registered in place was seized.
    CONVERTED = "converted"
    #: The party was told in writing how long the appraisal takes.
    APPRAISAL_TOLD = "appraisal_told"
    #: Told to collect it.
    NOTIFIED = "notified"
    ANNOUNCED = "announced"
    RETURNED = "returned"
    #: Given back at once because it was not approved.
    LIFTED = "lifted"
    HANDED_ON = "handed_on"
    DISPOSED = "disposed"


class Receiving(StrEnum):
    """In what capacity somebody takes a thing back."""

    #: From whom it was taken.
    HIMSELF = "himself"
    OWNER = "owner"
    #: With a power of attorney.
    AGENT = "agent"
    #: Legal person: its staff with a letter.
    STAFF = "staff"
    HEIR = "heir"


class Concern(StrEnum):
    """What a list of things held points at."""

    #: Done on the spot and not approved yet.
    UNAPPROVED = "unapproved"
    #: The head refused: give it back at once.
    TO_LIFT = "to_lift"
    #: Not in the store within twenty-four hours.
    NOT_STORED = "not_stored"
    #: A period is over.
    OVERDUE = "overdue"
    #: A period ends within three working days.
    SOON = "soon"
    #: Told to collect it thirty days ago: it may be announced.
    MAY_ANNOUNCE = "may_announce"
    #: Announced three months ago: it may be disposed of.
    MAY_DISPOSE = "may_dispose"
    #: The case is over and it is still here.
    CASE_OVER = "case_over"
