"""All contradictions of a board, those that are impossible before those that are merely odd."""

from itertools import chain

from leads.graph.contradictions.claims import (
    lost_and_found_later,
    lost_keys,
    stolen_and_used,
    thefts_unknown,
)
from leads.graph.contradictions.found import Contradiction
from leads.graph.contradictions.places import alibis, two_places
from leads.graph.contradictions.reading import read
from leads.graph.contradictions.stickers import stickers
from leads.graph.nodes import Graph


def contradictions(graph: Graph, *, fastest_kmh: float) -> tuple[Contradiction, ...]:
    """Return what does not go together.

    Args:
        graph: As it is kept; what is refuted contradicts nothing.
        fastest_kmh: As the crow flies, nobody is thought to travel faster.
    """
    reading = read(graph)
    found = chain(
        lost_keys(reading),
        stolen_and_used(reading),
        two_places(reading, fastest_kmh=fastest_kmh),
        alibis(reading, fastest_kmh=fastest_kmh),
        stickers(reading),
        thefts_unknown(reading),
        lost_and_found_later(reading),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.is_odd_only))
