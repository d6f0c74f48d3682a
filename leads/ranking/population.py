"""The vehicles a case considers, as columns of small numbers: what a ranking counts over.

An extract of a million rows is encoded once and kept as bytes; a ranking then looks things up by
column and never sees a text. Text columns hold places in a list of the texts that occur; place 0
is always the empty text, and an empty cell neither speaks for a vehicle nor against it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from leads.ranking.alphabet import Codes, decode_text
from leads.ranking.vehicle import Vehicle

Words = npt.NDArray[np.uint16] | npt.NDArray[np.uint32] | npt.NDArray[np.uint8]
Years = npt.NDArray[np.uint16]

#: Characters of a plate: seven, of a new-energy vehicle eight.
PLATE_WIDTH: Final = 8
_MAGIC: Final = b"ANJIE-POPULATION-1\n"
#: The text columns, in the order in which they are stored.
CODED: Final = (
    "plate_colour", "vehicle_class", "make", "model", "colour", "district", "policy_insurer",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A column of texts: for each vehicle the place of its text in the list of texts."""

    #: Every text that occurs, each once; the first is empty.
    texts: tuple[str, ...]
    places: Words

    def text(self, vehicle: int) -> str:
        """Return the text of one vehicle."""
        return self.texts[int(self.places[vehicle])]


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """Columns of vehicles; the vehicle is its place in every column, counted from 0."""

    #: Codes of `leads.ranking.alphabet`, one row a position, one column a vehicle.
    plate: Codes
    plate_colour: Coded
    vehicle_class: Coded
    make: Coded
    model: Coded
    #: Year of make; 0 is unknown.
    year: Years
    colour: Coded
    district: Coded
    policy_insurer: Coded
    #: Year in which the policy begins; 0 is unknown.
    policy_year: Years
    #: As `plate`, as many rows as the longest number has characters.
    policy_number: Codes

    def __len__(self) -> int:
        return int(self.plate.shape[1])

    def vehicle(self, place: int) -> Vehicle:
        """Return one vehicle as text."""
        return Vehicle(
            decode_text(self.plate[:, place]),
            self.plate_colour.text(place),
            self.vehicle_class.text(place),
            self.make.text(place),
            self.model.text(place),
            _year_text(self.year[place]),
            self.colour.text(place),
            self.district.text(place),
            self.policy_insurer.text(place),
            _year_text(self.policy_year[place]),
            decode_text(self.policy_number[:, place]),
        )

    def plate_text(self, place: int) -> str:
        """Return the plate of one vehicle."""
        return decode_text(self.plate[:, place])

    def to_bytes(self) -> bytes:
        """Return the population as bytes; `from_bytes` reads them again."""
        arrays = _arrays(self)
        head = {
            "texts": {name: getattr(self, name).texts for name in CODED},
            "arrays": [[name, array.dtype.str, array.shape] for name, array in arrays],
        }
        encoded = json.dumps(head, ensure_ascii=False).encode()
        size = len(encoded).to_bytes(8, "big")
        return b"".join([_MAGIC, size, encoded, *(array.tobytes() for _, array in arrays)])

    @classmethod
    def from_bytes(cls, data: bytes) -> "Population":
        """Read what `to_bytes` wrote; the columns share the bytes and cannot be written.

        Raises:
            ValueError: these are not the bytes of a population, or not all of them.
        """
        if not data.startswith(_MAGIC):
            raise ValueError("not a population")
        begin = len(_MAGIC) + 8
        end = begin + int.from_bytes(data[len(_MAGIC) : begin], "big")
        head = json.loads(data[begin:end])
        columns: dict[str, npt.NDArray[np.uint8]] = {}
        for name, kind, shape in head["arrays"]:
            count = int(np.prod(shape))
            column = np.frombuffer(data, np.dtype(kind), count, end).reshape(shape)
            columns[name] = column
            end += column.nbytes
        if end != len(data):
            raise ValueError("bytes of a population too many")
        return population_of(columns, {key: tuple(texts) for key, texts in head["texts"].items()})


def encode(rows: Iterable[Vehicle]) -> Population:
    """Return the population of these vehicles, in their order."""
    from leads.ranking.encoder import Encoder

    encoder = Encoder()
    encoder.add([row.row() for row in rows])
    return encoder.population()


def join(populations: Sequence[Population]) -> Population:
    """Return the vehicles of several populations, one after the other."""
    if len(populations) == 1:
        return populations[0]
    longest = max((one.policy_number.shape[0] for one in populations), default=0)
    columns: dict[str, npt.NDArray[np.uint8]] = {
        "plate": np.hstack([one.plate for one in populations]),
        "policy_number": np.hstack(
            [
                np.pad(one.policy_number, ((0, longest - one.policy_number.shape[0]), (0, 0)))
                for one in populations
            ]
        ),
    }
    for name in ("year", "policy_year"):
        columns[name] = np.concatenate([getattr(one, name) for one in populations])
    texts: dict[str, tuple[str, ...]] = {}
    for name in CODED:
        columns[name], texts[name] = _joined([getattr(one, name) for one in populations])
    return population_of(columns, texts)


def population_of(
    columns: dict[str, npt.NDArray[np.uint8]], texts: dict[str, tuple[str, ...]]
) -> Population:
    """Put a population together from its arrays and its lists of texts."""
    coded = {name: Coded(texts[name], columns[name]) for name in CODED}
    return Population(
        plate=columns["plate"],
        year=columns["year"].astype(np.uint16, copy=False),
        policy_year=columns["policy_year"].astype(np.uint16, copy=False),
        policy_number=columns["policy_number"],
        **coded,
    )


def narrowest(count: int) -> type[np.uint8] | type[np.uint16] | type[np.uint32]:
    """Return the smallest kind of number that can hold `count` different places."""
    if count <= 0x100:
        return np.uint8
    return np.uint16 if count <= 0x10000 else np.uint32


def _joined(columns: Sequence[Coded]) -> tuple[npt.NDArray[np.uint8], tuple[str, ...]]:
    texts = tuple(dict.fromkeys(["", *(text for column in columns for text in column.texts)]))
    place_of = {text: place for place, text in enumerate(texts)}
    kind = narrowest(len(texts))
    parts = [
        np.array([place_of[text] for text in column.texts], dtype=kind)[column.places]
        for column in columns
    ]
    joined: npt.NDArray[np.uint8] = np.concatenate(parts)
    return joined, texts


def _arrays(one: Population) -> list[tuple[str, npt.NDArray[np.uint8]]]:
    found = [
        (name, getattr(one, name)) for name in ("plate", "year", "policy_year", "policy_number")
    ]
    found += [(name, getattr(one, name).places) for name in CODED]
    return [(name, np.ascontiguousarray(array)) for name, array in found]


def _year_text(year: np.uint16) -> str:
    return str(year) if year else ""
