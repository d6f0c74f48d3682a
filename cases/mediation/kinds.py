"""The closed vocabularies of a mediation, and the place in the law each rule rests on."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Basis:
    """Where in the law something is said."""

    #: Key of the article, as in `articles.toml`.
    article: str
    paragraph: int | None = None
    item: int | None = None


class MediationState(StrEnum):
    """How far the mediation of one claimant has come."""

    #: Opened, the joint application is not complete.
    OPENED = "opened"
    #: The joint written application has been received.
    APPLIED = "applied"
    REFUSED = "refused"
    #: Accepted; what starts the ten days has not happened.
    WAITING = "waiting"
    #: The ten days run.
    RUNNING = "running"
    AGREED = "agreed"
    #: Ended without an agreement.
    ENDED = "ended"
    #: With the people's mediation committee.
    REFERRED = "referred"
    #: The committee ended without agreement and the parties came back in a mediation of its own.
    RETURNED = "returned"
    #: Settled before the committee.
    SETTLED = "settled"


#: States in which nothing more can happen.
FINAL = frozenset(
    {
        MediationState.REFUSED,
        MediationState.AGREED,
        MediationState.ENDED,
        MediationState.RETURNED,
        MediationState.SETTLED,
    }
)


class SessionState(StrEnum):
    """What became of a session."""

    PLANNED = "planned"
    #: Opened by the officer; still going on until it is closed.
    OPEN = "open"
    HELD = "held"
    CALLED_OFF = "called_off"
    #: Another session took its place.
    MOVED = "moved"


class Presence(StrEnum):
    """Whether a participant came."""

    ATTENDED = "attended"
    ABSENT = "absent"
    #: Came, and left before the end (art. 94(3)).
    LEFT = "left"


class Capacity(StrEnum):
    """As what somebody takes part (art. 89); only the absence of a party counts."""

    PARTY = "party"
    #: Owner or manager of a vehicle who is not himself a party.
    OWNER = "owner"
    INSURER = "insurer"
    OTHER = "other"
    #: Comes for a participant with a power of attorney.
    AGENT = "agent"


class Ending(StrEnum):
    """How a mediation that was accepted came to its end."""

    AGREED = "agreed"
    NO_AGREEMENT = "no_agreement"
    SUIT = "suit"
    ABSENCE = "absence"
    LEFT = "left"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


class Choice(StrEnum):
    """What the officer decides at the first counted absence."""

    END_NOW = "end_now"
    #: Hold the second session that the unit's policy provides.
    HOLD_SECOND = "hold_second"
