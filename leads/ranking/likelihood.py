"""What a piece of evidence says of every vehicle, as products of tables looked up by column.

A table has NaN where the cell of the register is empty: an empty cell speaks neither for a vehicle
nor against it, so that it stands at the mean of those whose cell is filled.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.float64]
Places = npt.NDArray[np.unsignedinteger[Any]]

#: No likelihood is smaller: what excludes makes a vehicle improbable, never impossible.
LEAST = 1e-30


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """A table, and the column of the population that says where to look in it."""

    places: Places
    table: Table


@dataclass(frozen=True, slots=True, eq=False)
class Aspect:
    """One attribute: `floor + scale x` the mean over alternatives of the product of factors."""

    #: Ways in which the same thing may be read, each a product of factors.
    alternatives: tuple[tuple[Factor, ...], ...]
    scale: float = 1.0
    floor: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Likelihood:
    """P(evidence | this vehicle) for every vehicle: the product of its aspects; none is flat."""

    aspects: tuple[Aspect, ...] = ()


FLAT = Likelihood()


def of_table(places: Places, table: Table) -> Likelihood:
    """Return the likelihood that one table over one column gives."""
    return Likelihood((Aspect(((Factor(places, table),),)),))
