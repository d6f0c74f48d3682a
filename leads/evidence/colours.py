"""Colours: what a witness calls the registered one, and how a fleck of it measures."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from math import exp

import numpy as np
import numpy.typing as npt

from leads.evidence.dated import wording
from leads.evidence.difference import ciede2000
from leads.evidence.kinds import ColourSeen, Finish, Lab, Layer, Origin, Paint, Role
from leads.ranking.likelihood import FLAT, Likelihood, Table, of_table
from leads.ranking.population import Population

#: Registration codes: white, grey, yellow, pink, red, purple, green, blue, brown, black, other.
CODES = "ABCDEFGHIJZ"
OTHER = "Z"
_EFFECTS = (Finish.METALLIC, Finish.PEARL)


def seen(content: ColourSeen, population: Population, day: date | None = None) -> Likelihood:
    """Return how probable it is that a vehicle of each registered colour is called this one.

    Of a vehicle of several colours each may be the one that was seen.

    Raises:
        ValueError: it is no registration code.
    """
    colours = content.colour.strip().upper()
    if not colours or not set(colours) <= set(CODES):
        raise ValueError(content.colour)
    matrix = confusion(day)

    def of_cell(cell: Sequence[int]) -> float:
        rows = matrix[list(cell)]
        return float(np.prod([rows[:, CODES.index(one)].max() for one in colours]))

    return of_table(population.colour.places, _table(population, of_cell))


def painted(content: Paint, population: Population, day: date | None = None) -> Likelihood:
    """Return how probable the measured fleck is on a vehicle of each registered colour.

    Layers further in say nothing of the registered colour; a top coat under a refinish does, as
    the register may still have the first one.
    """
    coats = [one for one in content.layers if one.role is Role.TOPCOAT and one.lab is not None]
    if not coats:
        return FLAT
    values = wording("colours", day).values
    outer = np.array([chance(one, coats[0], day) for one in CODES])
    if coats[0].origin is Origin.REFINISH and len(coats) > 1:
        again = float(values["registered_again"])
        inner = np.array([chance(one, coats[-1], day) for one in CODES])
        outer = again * outer + (1 - again) * inner

    def of_cell(cell: Sequence[int]) -> float:
        return float(outer[list(cell)].mean())

    return of_table(population.colour.places, _table(population, of_cell))


def chance(code: str, layer: Layer, day: date | None = None) -> float:
    """Return how probable a measured coat is on a vehicle registered under a code.

    With the chance of a respray it is that of any vehicle.
    """
    assert layer.lab is not None
    values = wording("colours", day).values
    likeness = {
        one: _likeness(one, layer.lab, day, is_visual=is_visual_only(layer)) for one in CODES[:-1]
    }
    anyone = sum(likeness.values()) / len(likeness) + 1e-9
    respray = float(values["respray"])
    return (1 - respray) * likeness.get(code, anyone) + respray * anyone


def is_visual_only(layer: Layer) -> bool:
    """Tell whether a measurement says how a layer looks and no more: effect paint at one angle."""
    return layer.finish in _EFFECTS and layer.angles < 2


@cache
def confusion(day: date | None = None) -> npt.NDArray[np.float64]:
    """Return P(called column | registered as row) over `CODES`; every row sums to 1."""
    values = wording("colours", day).values
    size = len(CODES)
    matrix = np.zeros((size, size))
    for entry in values["alike"]:
        for one, other in combinations(entry["codes"], 2):
            row, column = CODES.index(one), CODES.index(other)
            matrix[row, column] = matrix[column, row] = entry["chance"]
    matrix[(matrix == 0) & ~np.eye(size, dtype=bool)] = values["other"] / (size - 1)
    np.fill_diagonal(matrix, 0)
    np.fill_diagonal(matrix, 1 - matrix.sum(axis=1))
    # A vehicle registered as "other" may be called anything.
    matrix[CODES.index(OTHER)] = 1 / size
    matrix.setflags(write=False)
    return matrix


def _likeness(code: str, lab: Lab, day: date | None, *, is_visual: bool) -> float:
    values = wording("colours", day).values
    spread = float(values["effect_spread" if is_visual else "spread"])
    prototypes = values["prototype"][code]
    near = [exp(-(ciede2000(lab, tuple(one)) ** 2) / (2 * spread**2)) for one in prototypes]
    return sum(near) / len(near)


def _table(population: Population, of_cell: Callable[[Sequence[int]], float]) -> Table:
    """Return a value for each text of the colour column; what is no code says nothing."""
    table = np.full(len(population.colour.texts), np.nan)
    for place, text in enumerate(population.colour.texts):
        cell = [CODES.index(one) for one in text if one in CODES]
        if cell:
            table[place] = of_cell(cell)
    return table
