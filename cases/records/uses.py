"""What still refers to a party, a vehicle or a power, so that it cannot be taken away."""

from enum import StrEnum


class Use(StrEnum):
    """Kind of record that names somebody or something of a case."""

    MEDIATION = "mediation"
    SESSION = "session"
    ATTENDANCE = "attendance"
    #: How a paper or the notice of a session was served.
    SERVICE = "service"
    PAPER = "paper"
    POWER = "power"
    FACT = "fact"
    LOSS = "loss"
    #: Another party who stands for him, or who drove the vehicle.
    PARTY = "party"
    SUMMONS = "summons"
    THING = "thing"
    #: Anything else.
    OTHER = "other"
