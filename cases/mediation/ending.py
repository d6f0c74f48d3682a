"""What each ending must have on record before it can be written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cases.mediation import course
from cases.mediation.absence import Next
from cases.mediation.kinds import Ending
from cases.papers.kinds import TerminationGround
from cases.records.ids import PartyId
from cases.refusals import Reason, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the officer puts on record for an ending; each ending asks for its own part."""

    #: Who sued, stayed away, left, or withdrew.
    party: PartyId | None = None
    #: A neutral sentence on what happened.
    facts: str = ""
    court: str = ""
    sued_on: date | None = None
    #: Number of the court's notice, or whatever proves the suit, the withdrawal, the consent.
    proof: str = ""
    left_at: datetime | None = None
    record_page: str = ""
    committee: str = ""


#: What each ending needs on record.
_FIELDS: dict[Ending, tuple[str, ...]] = {
    Ending.AGREED: (),
    Ending.NO_AGREEMENT: ("facts",),
    Ending.SUIT: ("party", "court", "sued_on", "proof"),
    Ending.ABSENCE: (),
    Ending.LEFT: ("party", "left_at", "record_page"),
    Ending.EXPIRED: (),
    Ending.WITHDRAWN: ("facts", "proof"),
    Ending.REFERRED: ("committee", "proof"),
}
#: Endings that only a session that was held can come to.
_IN_SESSION = frozenset({Ending.AGREED, Ending.NO_AGREEMENT, Ending.LEFT})


@dataclass(frozen=True, slots=True)
class Standing:
    """How the mediation stands on the day it is to end."""

    today: date
    due_on: date | None
    held_sessions: int
    absences: Next


def require(ending: Ending, evidence: Evidence, standing: Standing) -> None:
    """Refuse an ending whose condition is not met, or whose evidence is incomplete.

    Law: Order 146 arts 90 para. 3, 93, 94.
    """
    article = course.basis(ending).article
    for name in _FIELDS[ending]:
        if getattr(evidence, name) in {None, ""}:
            raise Refusal(Reason.FIELD_MISSING, article=article, field=name)
    if ending in _IN_SESSION and standing.held_sessions == 0:
        raise Refusal(Reason.NO_SESSION_HELD, article=article)
    if ending is Ending.SUIT and (evidence.sued_on or standing.today) > standing.today:
        raise Refusal(Reason.FIELD_INVALID, article=article, field="sued_on")
    if ending is Ending.ABSENCE and standing.absences is not Next.TERMINATE:
        raise Refusal(Reason.ABSENCE_NOT_COUNTED, article=article, next=standing.absences)
    if ending is Ending.EXPIRED and (standing.due_on is None or standing.today < standing.due_on):
        raise Refusal(Reason.PERIOD_NOT_OVER, article=article, due_on=standing.due_on)


def open_to(endings: Iterable[Ending], *, session_held: bool) -> tuple[Ending, ...]:
    """Return the endings that may be chosen: some only a session that was held can come to."""
    return tuple(one for one in endings if session_held or one not in _IN_SESSION)


def ground(ending: Ending) -> TerminationGround | None:
    """Return the ground the termination prints; an agreement has none."""
    return None if ending is Ending.AGREED else TerminationGround(ending.value)
