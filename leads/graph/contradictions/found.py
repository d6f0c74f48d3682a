"""A contradiction: which items, of what kind, and the numbers of its sentence."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from leads.graph.nodes import LinkId, NodeId


class Clash(StrEnum):
    """How things fail to go together; `ui.labels.leads` has the sentence for each."""

    #: Said to be lost long before, and it opens a door of the man who says so.
    LOST_KEY_OPENS = "lost_key_opens"
    #: Said to be lost, and found where it was after that with somebody of his house.
    LOST_THING_FOUND_LATER = "lost_thing_found_later"
    #: A theft reported by somebody who knows neither time nor place.
    THEFT_UNKNOWN = "theft_unknown"
    #: Reported as stolen, and used by the man who reports it after that.
    STOLEN_AND_USED = "stolen_and_used"
    #: One plate in two places, too far apart for the time between.
    TWO_PLACES = "two_places"
    #: The sticker is older than the first registration of the vehicle.
    STICKER_OLDER = "sticker_older"
    #: The sticker's month is not the month of the registration.
    STICKER_MONTH = "sticker_month"
    #: He says he was elsewhere, and was seen.
    ALIBI = "alibi"


#: Possible after all: a reason to ask, no more.
ODD = frozenset({Clash.STICKER_MONTH, Clash.THEFT_UNKNOWN, Clash.LOST_THING_FOUND_LATER})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Items that do not go together, and why."""

    clash: Clash
    #: Whom or what it is about, then what speaks against each other.
    nodes: tuple[NodeId, ...]
    links: tuple[LinkId, ...]
    first_at: datetime | None = None
    second_at: datetime | None = None
    distance_km: float | None = None
    #: Speed it would take; infinite when there is no time between.
    speed_kmh: float | None = None

    @property
    def is_odd_only(self) -> bool:
        """Tell whether it is merely strange, and not impossible."""
        return self.clash in ODD
