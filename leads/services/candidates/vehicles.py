"""The vehicles a case considers: its extracts, joined with policies, and those entered by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from leads.evidence.candidates import HandVehicle
from leads.evidence.pointing import bearing
from leads.ranking.alphabet import Codes
from leads.ranking.population import Population, encode, join
from leads.registers.fields import ExtractKind

#: An extract by its id and kind, with its rows.
Extracted = tuple[int, ExtractKind, Population]


@dataclass(frozen=True, slots=True, eq=False)
class Considered:
    """All vehicles of a case in one population, and where each comes from."""

    population: Population
    #: By the first place of each extract: its id.
    extracts: tuple[tuple[int, int], ...]
    #: For each place that comes from an extract, its row there.
    rows: npt.NDArray[np.intp]
    hand: tuple[HandVehicle, ...]

    @property
    def named(self) -> dict[str, int]:
        """Places of the vehicles entered by hand, by the names evidence calls them."""
        first = len(self.rows)
        return {f"#{one.n}": first + place for place, one in enumerate(self.hand)}

    def places(self, name: str) -> tuple[int, ...]:
        """Return the places of a vehicle by its plate or name."""
        named = self.named
        if name in named:
            return (named[name],)
        return tuple(int(place) for place in bearing(self.population, name))

    def by_hand(self, place: int) -> HandVehicle | None:
        """Return the vehicle entered by hand at a place; None: it is from an extract."""
        first = len(self.rows)
        return self.hand[place - first] if place >= first else None

    def name(self, place: int) -> str:
        """Return what evidence and exclusions call the vehicle at a place."""
        hand = self.by_hand(place)
        return self.population.plate_text(place) if hand is None else hand.name

    def origin(self, place: int) -> tuple[int, int] | None:
        """Return extract and row of the vehicle at a place; None: entered by hand."""
        if place >= len(self.rows):
            return None
        extract = next(one for first, one in reversed(self.extracts) if first <= place)
        return extract, int(self.rows[place])


def considered(extracts: Sequence[Extracted], hand: Sequence[HandVehicle]) -> Considered:
    """Return all vehicles of a case.

    A policy is added to the vehicle of its plate; a policy of a plate no register has stands as a
    vehicle of its own. A vehicle that two registers have stands once, as the first says.
    """
    parts: list[Population] = []
    firsts: list[tuple[int, int]] = []
    rows: list[npt.NDArray[np.intp]] = []
    count = 0
    known = np.zeros(0, dtype=np.uint64)
    for extract, kind, population in sorted(extracts, key=_registers_first):
        keys = plate_keys(population.plate)
        if kind is ExtractKind.POLICIES:
            parts = [_insured(part, population, keys) for part in parts]
        new = np.flatnonzero(~np.isin(keys, known) | (keys == 0))
        known = np.concatenate([known, keys[new]])
        firsts.append((count, extract))
        rows.append(new)
        parts.append(population if len(new) == len(population) else _taken(population, new))
        count += len(new)
    parts.append(encode([one.vehicle for one in hand]))
    return Considered(
        join(parts),
        tuple(firsts),
        np.concatenate(rows) if rows else np.zeros(0, dtype=np.intp),
        tuple(hand),
    )


def plate_keys(plate: Codes) -> npt.NDArray[np.uint64]:
    """Return plates as single numbers; 0 is no plate."""
    rows = np.ascontiguousarray(plate.T)
    keys: npt.NDArray[np.uint64] = rows.view(">u8").reshape(plate.shape[1]).astype(np.uint64)
    return keys


def _registers_first(extract: Extracted) -> tuple[bool, int]:
    number, kind, _ = extract
    return kind is not ExtractKind.VEHICLES, number


def _taken(one: Population, places: npt.NDArray[np.intp]) -> Population:
    """Return some vehicles of a population."""

    def column(name: str) -> Any:
        coded = getattr(one, name)
        return replace(coded, places=coded.places[places])

    return replace(
        one,
        plate=np.ascontiguousarray(one.plate[:, places]),
        policy_number=np.ascontiguousarray(one.policy_number[:, places]),
        year=one.year[places],
        policy_year=one.policy_year[places],
        **{
            name: column(name)
            for name in (
                "plate_colour", "vehicle_class", "make", "model", "colour", "district",
                "policy_insurer",
            )
        },
    )  # fmt: skip


def _insured(
    vehicles: Population, policies: Population, keys: npt.NDArray[np.uint64]
) -> Population:
    """Return the vehicles with the policies of their plates, where they had none."""
    order = np.argsort(keys, kind="stable")
    wanted = plate_keys(vehicles.plate)
    at = np.searchsorted(keys[order], wanted)
    at[at == len(keys)] = 0
    found = order[at] if len(order) else np.zeros(len(vehicles), dtype=np.intp)
    hit = (
        (keys[found] == wanted)
        & (wanted != 0)
        & (vehicles.policy_insurer.places == 0)
        & (vehicles.policy_year == 0)
        if len(order)
        else np.zeros(len(vehicles), dtype=bool)
    )
    if not hit.any():
        return vehicles
    with_policy = _taken(policies, found[hit])
    places = np.flatnonzero(hit)
    both = join([vehicles, with_policy])
    count = len(vehicles)
    # Joined, both speak of texts by the same places; now the policies go to their vehicles.
    insurer = both.policy_insurer.places[:count].copy()
    insurer[places] = both.policy_insurer.places[count:]
    year = both.policy_year[:count].copy()
    year[places] = both.policy_year[count:]
    number = both.policy_number[:, :count].copy()
    number[:, places] = both.policy_number[:, count:]
    return replace(
        vehicles,
        policy_insurer=replace(both.policy_insurer, places=insurer),
        policy_year=year,
        policy_number=number,
    )
