"""Ranking a million encoded vehicles by six items, against looking the same columns up once."""

from collections.abc import Sequence

import numpy as np

from benchmarks.figures import Figure, against, alone
from benchmarks.hit_and_runs import register
from leads.evidence.kinds import (
    ClassSeen,
    ColourSeen,
    Content,
    Finish,
    Layer,
    Origin,
    Paint,
    Part,
    PlateSeen,
    Role,
    Sticker,
)
from leads.evidence.likelihoods import likelihood_of
from leads.ranking.likelihood import Factor
from leads.ranking.population import Population
from leads.ranking.rank import Item, Ranking, rank

MANY, FEW = 1_000_000, 5_000
_BLUE = Layer(Role.TOPCOAT, (35.1, -2.0, -28.4), Finish.SOLID, Origin.OEM)
#: As the request of the contract: two of them speak of the colour.
ITEMS: Sequence[tuple[Content, str]] = (
    (PlateSeen("苏Z?6?26"), ""),
    (ColourSeen("H"), "colour"),
    (Paint((_BLUE,)), "colour"),
    (Sticker("华澄", 2026, "22?1??7???"), ""),
    (ClassSeen(("H31", "H21")), ""),
    (Part(("江淮HFC1036",), (2015, 2019)), ""),
)


def run() -> list[Figure]:
    """Measure."""
    many, few = register(MANY), register(FEW)
    tables = prepared(many)
    return [
        against(
            f"rank {MANY:,} vehicles by six items",
            "one NumPy gather pass over the same columns",
            lambda: ranked(many),
            lambda: gathered(tables, MANY),
            "<= 3 x and under 300 ms",
        ),
        alone(f"rank {FEW:,} vehicles by six items", lambda: ranked(few), "under 100 ms"),
    ]


def ranked(population: Population) -> Ranking:
    """Rank as a case does, the likelihoods made anew."""
    items = [
        Item(f"e{number}", likelihood_of(content, population), 0.9, group)
        for number, (content, group) in enumerate(ITEMS)
    ]
    return rank(items, len(population), plates=population.plate, top=50)


def prepared(population: Population) -> Sequence[Factor]:
    """Return the columns the items need, each with a table of weights."""
    return [
        Factor(factor.places, factor.table.astype(np.float32))
        for content, _ in ITEMS
        for aspect in likelihood_of(content, population).aspects
        for factors in aspect.alternatives
        for factor in factors
    ]


def gathered(factors: Sequence[Factor], count: int) -> float:
    """Look each column up in its table once, and normalise."""
    sums = np.zeros(count, dtype=np.float32)
    for factor in factors:
        sums += factor.table[factor.places]
    np.exp(sums, out=sums)
    return float(sums.sum(dtype=np.float64))
