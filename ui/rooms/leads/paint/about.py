"""What a reading of candidates says of paint: the flecks, and the vehicle that is looked at."""

from leads.evidence.kinds import Paint
from leads.evidence.records import Evidence
from ui.labels.candidates import plate_text
from ui.rooms.leads.candidates.feed import Feed


def flecks_of(feed: Feed) -> tuple[Evidence, ...]:
    """Return the flecks of paint of the case."""
    shown = feed.shown
    evidence = shown.candidates.evidence if shown is not None else ()
    return tuple(one for one in evidence if isinstance(one.content, Paint))


def about_of(feed: Feed) -> str:
    """Return what the candidate that is looked at is called; empty: none is."""
    one = feed.chosen
    if one is None:
        return ""
    return one.label if one.name.startswith("#") else plate_text(one.name)
