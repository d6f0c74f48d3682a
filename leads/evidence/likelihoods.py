"""From what an officer typed to what it says of every vehicle."""

from datetime import date
from typing import assert_never

from leads.evidence import attributes, colours, pointing
from leads.evidence.kinds import (
    ClassSeen,
    ColourSeen,
    Content,
    FalsePlate,
    Finding,
    Key,
    Paint,
    Part,
    PlateSeen,
    Report,
    Sighting,
    Sticker,
)
from leads.evidence.pointing import Named
from leads.ranking.likelihood import FLAT, Likelihood
from leads.ranking.population import Population


def likelihood_of(  # noqa: C901, PLR0911 - one line a kind
    content: Content, population: Population, day: date | None = None, named: Named | None = None
) -> Likelihood:
    """Return how probable a piece of evidence is, vehicle by vehicle.

    By the tables as they stood on the day, else as they stand; `named` holds the places of
    vehicles that have a name instead of a plate.

    Raises:
        ValueError: what was typed cannot be read.
    """
    match content:
        case PlateSeen():
            return pointing.plate_seen(content, population, day)
        case ColourSeen():
            return colours.seen(content, population, day)
        case Paint():
            return colours.painted(content, population, day)
        case Sticker():
            return attributes.sticker(content, population, day)
        case ClassSeen():
            return attributes.class_seen(content, population, day)
        case Part():
            return attributes.part(content, population, day)
        case Sighting():
            return pointing.sighting(content, population, day)
        case FalsePlate():
            # It was not on the vehicle it belongs to: it points at who keeps that one.
            return FLAT
        case Key():
            return attributes.key(content, population, day)
        case Report():
            return pointing.report(content, population, day, named)
        case Finding():
            return pointing.finding(content, population, named)
        case _:
            assert_never(content)
