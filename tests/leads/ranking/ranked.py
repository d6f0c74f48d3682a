"""Small populations and items for tests of rankings."""

import numpy as np
from hypothesis import strategies as st

from leads.ranking.likelihood import Aspect, Factor, Likelihood, of_table
from leads.ranking.rank import Item, Prior


def by_vehicle(*chances: float) -> Likelihood:
    """Return the likelihood that gives each vehicle its own chance."""
    return of_table(np.arange(len(chances), dtype=np.uint8), np.array(chances))


def as_product(likelihood: Likelihood) -> Likelihood:
    """Return the same likelihood as a product, so that it is counted by vehicle."""
    (factor,) = likelihood.aspects[0].alternatives[0]
    one = Factor(factor.places, np.ones_like(factor.table))
    return Likelihood((Aspect(((factor, one),)),))


CHANCES = st.floats(0.001, 1)
RELIABILITIES = st.floats(0, 1)


@st.composite
def situations(
    draw: st.DrawFn, *, grouped: bool = True, empty: bool = True
) -> tuple[list[Item], int, Prior]:
    """Draw some items on some vehicles, and what is believed before."""
    count = draw(st.integers(1, 6))
    cell = st.one_of(CHANCES, st.just(float("nan"))) if empty else CHANCES
    items = []
    for number in range(draw(st.integers(0, 5))):
        likelihood = by_vehicle(*draw(st.lists(cell, min_size=count, max_size=count)))
        if draw(st.booleans()):
            likelihood = as_product(likelihood)
        items.append(
            Item(
                f"e{number}",
                likelihood,
                draw(RELIABILITIES),
                draw(st.sampled_from(["", "colour"])) if grouped else "",
                draw(st.sampled_from(["", "witness"])) if grouped else "",
            )
        )
    weights = draw(st.one_of(st.none(), st.lists(CHANCES, min_size=count, max_size=count)))
    prior = Prior(
        draw(st.floats(0.01, 0.99)), None if weights is None else np.array(weights, dtype=float)
    )
    return items, count, prior
