"""From a likelihood to the weight of a piece of evidence for every vehicle.

With the mean q of a likelihood L over the population and the reliability r of the source, the
weight is ln((r L + (1 - r) q) / q): nothing for the average vehicle, nothing at all where r = 0.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from leads.ranking.likelihood import LEAST, Aspect, Factor, Likelihood, Places, Table

Floats = npt.NDArray[np.floating[Any]]
#: Up to here counted in double precision, beyond it in single: a million vehicles are many.
_EXACT = 1 << 16
#: Vehicles whose numbers fit into the cache of a processor.
BLOCK = 1 << 15


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Natural logarithms of L'/q, by vehicle: one value each, or a table looked up by column."""

    values: Floats
    #: None: `values` are by vehicle already.
    places: Places | None = None

    def add_to(self, sums: Floats, share: float) -> None:
        """Add a share of the weights to the sums of all vehicles."""
        if self.places is None:
            if share == 1:
                sums += self.values
            else:
                sums += self.values * sums.dtype.type(share)
            return
        table = (self.values * share).astype(sums.dtype)
        for begin in range(0, len(sums), BLOCK):
            end = begin + BLOCK
            sums[begin:end] += table[self.places[begin:end]]

    def at(self, vehicles: npt.NDArray[np.intp]) -> Floats:
        """Return the weights of some vehicles."""
        return self.values[vehicles if self.places is None else self.places[vehicles]]

    def spread(self, prior: Floats | None) -> float:
        """Return how much the evidence tells of the population, in nats.

        The Kullback-Leibler divergence from the prior of what the evidence alone would make of
        it; 0 where it says the same of all.
        """
        shares = _shares(self.places, len(self.values), prior)
        values = self.values.astype(np.float64, copy=False)
        if shares is None:
            ratio = np.exp(values)
            return (
                float(ratio @ values) / len(values)
                if prior is None
                else float((prior * ratio) @ values) / float(prior.sum())
            )
        return float((shares * np.exp(values)) @ values)


def precision(count: int) -> npt.DTypeLike:
    """Return the kind of number in which so many vehicles are counted."""
    return np.float64 if count <= _EXACT else np.float32


def weigh(
    likelihood: Likelihood, reliability: float, count: int, prior: Floats | None = None
) -> Weights:
    """Return the weights of a likelihood for each of `count` vehicles.

    Without prior weights all vehicles are as probable as each other.
    """
    factor = _single(likelihood)
    if count == 0 or not likelihood.aspects or reliability <= 0:
        return Weights(np.zeros(1), np.zeros(count, dtype=np.uint8))
    if factor is not None:
        aspect = likelihood.aspects[0]
        return _by_table(
            factor.places, aspect.floor + aspect.scale * factor.table, reliability, prior
        )
    return _by_vehicle(likelihood, reliability, count, prior)


def _single(likelihood: Likelihood) -> Factor | None:
    if len(likelihood.aspects) == 1:
        alternatives = likelihood.aspects[0].alternatives
        if len(alternatives) == 1 and len(alternatives[0]) == 1:
            return alternatives[0][0]
    return None


def _by_table(places: Places, table: Table, reliability: float, prior: Floats | None) -> Weights:
    shares = _shares(places, len(table), prior)
    assert shares is not None
    table = np.maximum(table, LEAST)
    known = ~np.isnan(table)
    if not shares[known].sum():
        return Weights(np.zeros(len(table)), places)
    mean = float(shares[known] @ table[known]) / float(shares[known].sum())
    values = np.zeros(len(table))
    values[known] = np.log(reliability * (table[known] / mean) + (1 - reliability))
    return Weights(values, places)


def _shares(
    places: Places | None, size: int, prior: Floats | None
) -> npt.NDArray[np.float64] | None:
    """Return which share of the population stands at each place of a table."""
    if places is None:
        return None
    counts = np.bincount(places, weights=prior, minlength=size)[:size]
    shares: npt.NDArray[np.float64] = counts / counts.sum()
    return shares


def _by_vehicle(
    likelihood: Likelihood, reliability: float, count: int, prior: Floats | None
) -> Weights:
    kind = precision(count)
    product: Floats | None = None
    silent: npt.NDArray[np.bool_] | None = None
    for aspect in likelihood.aspects:
        values = _values(aspect, count, kind)
        empty = np.isnan(values) if np.isnan(values.sum(dtype=np.float64)) else None
        if empty is not None:
            values[empty] = _mean(values, prior, ~empty)
            silent = empty if product is None else (None if silent is None else silent & empty)
        else:
            silent = None
        product = values if product is None else np.multiply(product, values, out=product)
    assert product is not None
    np.maximum(product, LEAST, out=product)
    mean = _mean(product, prior, None if silent is None else ~silent)
    product *= product.dtype.type(reliability / mean)
    product += product.dtype.type(1 - reliability)
    np.log(product, out=product)
    if silent is not None:
        product[silent] = 0
    return Weights(product)


def _mean(values: Floats, prior: Floats | None, known: npt.NDArray[np.bool_] | None) -> float:
    if known is not None:
        if not known.any():
            return 1.0
        values, prior = values[known], None if prior is None else prior[known]
    if prior is None:
        return float(values.mean(dtype=np.float64))
    return float(values.astype(np.float64, copy=False) @ prior) / float(prior.sum())


def _values(aspect: Aspect, count: int, kind: npt.DTypeLike) -> Floats:
    """Return what one aspect says of every vehicle; NaN where its cell is empty."""
    values: Floats = np.empty(count, dtype=kind)
    scale = aspect.scale / len(aspect.alternatives)
    # The constant goes into the first table, so that it costs nothing.
    alternatives = [
        [
            (factor.places, (factor.table * (scale if not place else 1)).astype(kind))
            for place, factor in enumerate(factors)
        ]
        for factors in aspect.alternatives
    ]
    floor = values.dtype.type(aspect.floor)
    for begin in range(0, count, BLOCK):
        end = begin + BLOCK
        block = values[begin:end]
        for number, factors in enumerate(alternatives):
            (places, table), *rest = factors
            product = table[places[begin:end]]
            for places, table in rest:
                product *= table[places[begin:end]]
            if number:
                block += product
            else:
                block[:] = product
        if floor:
            block += floor
    return values
