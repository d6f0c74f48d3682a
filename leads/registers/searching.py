"""Looking through the columns of an extract while somebody types.

A pattern narrows by one position at a time, the rarest character first: a whole column is compared
once, what is left is looked at further. No text is touched until a hit is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from leads.evidence.patterns import Pattern, confusion, parse
from leads.ranking.alphabet import ALPHABET, CODE_OF, NONE, PROVINCES, Codes, tidy
from leads.ranking.population import Coded, Population
from leads.registers.fields import Field

Places = npt.NDArray[np.intp]
#: By field the texts that a column holds.
Offered = Mapping[Field, tuple[str, ...]]

#: Stands for every code but "no character here".
_ANY: Final[Sequence[int]] = range(NONE + 1, 256)
#: A character that is taken for another at least so often is a doubtful one.
_DOUBTFUL: Final = 0.005


class PatternError(ValueError):
    """The pattern cannot be read, or holds a character that stands on no plate."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is left empty narrows nothing."""

    #: Of the plate: "?" unknown, "[8B]" either. From the start where it begins with the sign of
    #: a province or with "?", else anywhere in the plate; more may always follow.
    pattern: str = ""
    #: Take characters that look alike for one another.
    doubtful: bool = False
    classes: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    insurers: tuple[str, ...] = ()
    plate_colours: tuple[str, ...] = ()
    #: Words in make or model.
    model: str = ""
    year_from: int | None = None
    year_until: int | None = None
    #: Of the policy's number, anywhere in it.
    number: str = ""

    @property
    def is_empty(self) -> bool:
        """True when everything is found."""
        return self == Wanted(doubtful=self.doubtful)


def search(population: Population, wanted: Wanted) -> Places | None:
    """Return the places of the vehicles that fit, in their order; None: all of them.

    Raises:
        PatternError: a pattern cannot be read.
    """
    found = _by_pattern(population.plate, _of_plate(wanted.pattern), wanted.doubtful, None)
    found = _by_pattern(population.policy_number, _of_number(wanted.number), wanted.doubtful, found)
    for column, chosen in (
        (population.vehicle_class, wanted.classes),
        (population.plate_colour, wanted.plate_colours),
        (population.district, wanted.districts),
        (population.policy_insurer, wanted.insurers),
    ):
        if chosen:
            found = _by_texts(column, [text in chosen for text in column.texts], found)
    if wanted.colours:
        # A vehicle of two colours is found by either.
        fits = [any(one in text for one in wanted.colours) for text in population.colour.texts]
        found = _by_texts(population.colour, fits, found)
    if wanted.model.strip():
        found = _by_model(population, wanted.model, found)
    return _by_year(population, wanted, found)


def offered(population: Population) -> Offered:
    """Return which texts the columns hold that one chooses from, in their order."""
    columns = {
        Field.VEHICLE_CLASS: population.vehicle_class,
        Field.COLOUR: population.colour,
        Field.DISTRICT: population.district,
        Field.POLICY_INSURER: population.policy_insurer,
        Field.PLATE_COLOUR: population.plate_colour,
    }
    return {held: tuple(sorted(filter(None, one.texts))) for held, one in columns.items()}


@cache
def doubtful(character: str) -> frozenset[str]:
    """Return the character and all that are easily taken for it."""
    place = CODE_OF[character] - 1
    alike = np.flatnonzero(confusion()[:, place] >= _DOUBTFUL)
    return frozenset({character, *(ALPHABET[one] for one in alike)})


def _of_plate(text: str) -> Pattern | None:
    plain = tidy(text)
    if not plain.strip("*?"):
        return None
    pattern = _parsed(plain)
    begins = plain[0] in "?[" or plain[0] in PROVINCES
    return Pattern(pattern.positions, pattern.open_before or not begins, open_after=True)


def _of_number(text: str) -> Pattern | None:
    plain = tidy(text).strip("*")
    if not plain.strip("?"):
        return None
    return Pattern(_parsed(plain).positions, open_before=True, open_after=True)


def _parsed(text: str) -> Pattern:
    try:
        return parse(text)
    except ValueError as error:
        # Half a bracket: somebody is still typing.
        begun = text.rpartition("[")
        if begun[1] and "]" not in begun[2]:
            return parse(begun[0] + "?")
        raise PatternError(text) from error


def _by_pattern(
    codes: Codes,
    pattern: Pattern | None,
    with_doubtful: bool,  # noqa: FBT001 - said by the caller's field
    found: Places | None,
) -> Places | None:
    if pattern is None:
        return found
    wanted = [
        (place, _codes(characters, with_doubtful=with_doubtful))
        for place, characters in enumerate(pattern.positions)
        if characters
    ]
    if not pattern.positions[-1]:
        # An unknown character at the end is one that is there.
        wanted.append((len(pattern.positions) - 1, _ANY))
    # Provinces and agencies are shared by nearly all; digits tell vehicles apart.
    wanted.sort(key=lambda one: (len(one[1]), -one[0]))
    width, length = codes.shape[0], len(pattern.positions)
    starts = range(width - length + 1) if pattern.open_before else range(width >= length)
    parts = [_aligned(codes, wanted, start, found) for start in starts]
    if not parts:
        return np.zeros(0, np.intp)
    return parts[0] if len(parts) == 1 else np.unique(np.concatenate(parts))


def _aligned(
    codes: Codes, wanted: Sequence[tuple[int, Sequence[int]]], start: int, found: Places | None
) -> Places:
    for place, allowed in wanted:
        column = codes[start + place]
        if found is None:
            found = np.flatnonzero(_is_one_of(column, allowed))
        else:
            found = found[_is_one_of(column[found], allowed)]
    assert found is not None, "a pattern has a position that says something"
    return found


def _is_one_of(column: npt.NDArray[np.uint8], allowed: Sequence[int]) -> npt.NDArray[np.bool_]:
    """Compare with each code in turn: for a few codes faster than to look them up."""
    fits: npt.NDArray[np.bool_] = column != NONE if allowed is _ANY else column == allowed[0]
    if allowed is _ANY:
        return fits
    for code in allowed[1:]:
        fits |= column == code
    return fits


def _codes(characters: frozenset[str], *, with_doubtful: bool) -> Sequence[int]:
    if with_doubtful:
        characters = frozenset().union(*map(doubtful, characters))
    return sorted(CODE_OF[one] for one in characters)


def _by_texts(column: Coded, fits: Sequence[bool], found: Places | None) -> Places:
    table = np.array(fits, dtype=bool)
    if found is None:
        return np.flatnonzero(table[column.places])
    kept: Places = found[table[column.places[found]]]
    return kept


def _by_model(population: Population, words: str, found: Places | None) -> Places:
    """Keep the vehicles with all words in make and model together."""
    makes, models = population.make, population.model
    for word in words.casefold().split():
        of_make = np.array([word in text.casefold() for text in makes.texts], dtype=bool)
        of_model = np.array([word in text.casefold() for text in models.texts], dtype=bool)
        if found is None:
            found = np.flatnonzero(of_make[makes.places] | of_model[models.places])
        else:
            found = found[of_make[makes.places[found]] | of_model[models.places[found]]]
    assert found is not None
    return found


def _by_year(population: Population, wanted: Wanted, found: Places | None) -> Places | None:
    for year, is_first in ((wanted.year_from, True), (wanted.year_until, False)):
        if year is None:
            continue
        years = population.year if found is None else population.year[found]
        fits = years >= year if is_first else (years <= year) & (years > 0)
        found = np.flatnonzero(fits) if found is None else found[fits]
    return found
