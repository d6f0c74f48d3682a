"""Invented hit-and-runs: a register, a vehicle that did it, and what noisy sources say of it.

A source that cannot be relied on, or a vehicle that no register has, speaks of some vehicle or
other; a character is misread as often as the table of confusions says. So a ranking that is right
about its own assumptions must be calibrated here, and a filter that takes every word for certain
must fail wherever one of them is wrong.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from leads.evidence.colours import CODES as COLOURS
from leads.evidence.colours import confusion as colour_confusion
from leads.evidence.dated import wording
from leads.evidence.grade import Grade, grade_of
from leads.evidence.kinds import (
    ClassSeen,
    ColourSeen,
    Content,
    Part,
    PlateSeen,
    Sticker,
)
from leads.evidence.likelihoods import likelihood_of
from leads.evidence.patterns import confusion as character_confusion
from leads.evidence.reliability import shipped_reliability
from leads.ranking.alphabet import ALPHABET, CODE_OF
from leads.ranking.population import Coded, Population
from leads.ranking.rank import Item, Prior, Ranking, rank

NONE = 0.2
_PLATE = np.array([CODE_OF[one] for one in "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"], dtype=np.uint8)
_DIGITS = np.array([CODE_OF[one] for one in "0123456789"], dtype=np.uint8)
_CLASSES = tuple(f"{family}{number}" for family in "HKM" for number in (11, 21, 31))
_MODELS = tuple(f"HFC{number}" for number in range(1030, 1050))
_INSURERS = ("华澄", "北岸", "安顺", "长泰", "同和")
_COMMON = (0.32, 0.16, 0.02, 0.01, 0.09, 0.01, 0.04, 0.12, 0.03, 0.18, 0.02)

Random = np.random.Generator
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Piece:
    """What a source says, and how it is graded."""

    content: Content
    grade: Grade
    group: str = ""


@dataclass(frozen=True, slots=True)
class HitAndRun:
    """One invented case."""

    #: The vehicle that did it; None: no register has it.
    culprit: int | None
    pieces: tuple[Piece, ...]


def register(count: int, seed: int = 1) -> Population:
    """Invent a register of vehicles."""
    rng = np.random.default_rng(seed)
    plate = np.zeros((8, count), dtype=np.uint8)
    plate[0], plate[1] = CODE_OF["苏"], CODE_OF["Z"]
    for position in range(2, 7):
        plate[position] = rng.choice(_PLATE, count)

    def coded(texts: tuple[str, ...], chances: tuple[float, ...] | None = None) -> Coded:
        places = rng.choice(len(texts), count, p=chances) + 1
        return Coded(("", *texts), places.astype(np.uint8))

    return Population(
        plate=plate,
        plate_colour=coded(("蓝", "黄", "绿")),
        vehicle_class=coded(_CLASSES),
        make=coded(("江淮",)),
        model=coded(_MODELS),
        year=rng.integers(2006, 2026, count).astype(np.uint16),
        colour=coded(tuple(COLOURS), _COMMON),
        district=coded(("临江", "河口", "东郊")),
        policy_insurer=coded(_INSURERS),
        policy_year=rng.integers(2024, 2028, count).astype(np.uint16),
        policy_number=rng.choice(_DIGITS, (10, count)),
    )


def cases(population: Population, count: int, seed: int = 2) -> Iterator[HitAndRun]:
    """Invent cases, one after the other."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        culprit = None if rng.random() < NONE else int(rng.integers(len(population)))
        yield HitAndRun(culprit, tuple(_pieces(population, culprit, rng)))


def ranked(population: Population, case: HitAndRun, top: int = 10) -> Ranking:
    """Rank the vehicles of a register by what the sources say."""
    reliability = shipped_reliability()
    items = [
        Item(
            f"e{number}",
            likelihood_of(piece.content, population),
            reliability.of(piece.grade),
            piece.group,
        )
        for number, piece in enumerate(case.pieces)
    ]
    return rank(items, len(population), Prior(NONE), top=top, plates=population.plate)


def filtered(population: Population, case: HitAndRun) -> Flags:
    """Return which vehicles pass every word of every source."""
    passing = np.ones(len(population), dtype=bool)
    for piece in case.pieces:
        passing &= _passes(population, piece.content)
    return passing


def _pieces(population: Population, culprit: int | None, rng: Random) -> Iterator[Piece]:
    reliability = shipped_reliability()

    def seen(grade: str) -> tuple[int, Grade]:
        """Return the vehicle a source of the grade speaks of."""
        graded = grade_of(grade)
        if culprit is None or rng.random() >= reliability.of(graded):
            return int(rng.integers(len(population))), graded
        return culprit, graded

    vehicle, grade = seen("C3")
    yield Piece(PlateSeen(_read(population.plate[:7, vehicle], 3, _PLATE, rng)), grade)
    vehicle, grade = seen("B2")
    code = COLOURS.index(population.colour.text(vehicle))
    colour = COLOURS[rng.choice(len(COLOURS), p=colour_confusion()[code])]
    yield Piece(ColourSeen(colour), grade)
    vehicle, grade = seen("B2")
    yield Piece(_class(population.vehicle_class.text(vehicle), rng), grade)
    vehicle, grade = seen("A2")
    yield Piece(_part(population, vehicle, rng), grade)
    if rng.random() < 0.5:
        vehicle, grade = seen("B3")
        yield Piece(_sticker(population, vehicle, rng), grade)


def _read(
    codes: npt.NDArray[np.uint8], unknown: int, known: npt.NDArray[np.uint8], rng: Random
) -> str:
    """Read characters as the table of confusions says, some of them not at all."""
    values = wording("confusion").values
    matrix = character_confusion()
    if rng.random() < values["garbled"]:
        read = [ALPHABET[one - 1] for one in rng.choice(known, len(codes))]
    else:
        read = [ALPHABET[rng.choice(len(ALPHABET), p=matrix[code - 1])] for code in codes]
    for place in rng.choice(len(codes), unknown, replace=False):
        read[place] = "?"
    return "".join(read)


def _drawn(texts: tuple[str, ...], weights: Mapping[str, float], rng: Random) -> str:
    chances = np.array([weights[text] for text in texts])
    return texts[rng.choice(len(texts), p=chances / chances.sum())]


def _class(text: str, rng: Random) -> ClassSeen:
    values = wording("likelihoods").values["class_seen"]
    weights = {
        one: values["same" if one == text else "same_family" if one[0] == text[0] else "other"]
        for one in _CLASSES
    }
    return ClassSeen((_drawn(_CLASSES, weights, rng),))


def _part(population: Population, vehicle: int, rng: Random) -> Part:
    values = wording("likelihoods").values["part"]
    text = population.model.text(vehicle)
    weights = {one: values["fits" if one == text else "other"] for one in _MODELS}
    return Part((_drawn(_MODELS, weights, rng),))


def _sticker(population: Population, vehicle: int, rng: Random) -> Sticker:
    values = wording("likelihoods").values["sticker"]
    text = population.policy_insurer.text(vehicle)
    weights = {one: values[f"insurer_{'same' if one == text else 'other'}"] for one in _INSURERS}
    return Sticker(
        _drawn(_INSURERS, weights, rng),
        None,
        _read(population.policy_number[:, vehicle], 7, _DIGITS, rng),
    )


def _passes(population: Population, content: Content) -> Flags:
    match content:
        case PlateSeen():
            return _fits(population.plate, content.pattern)
        case ColourSeen():
            return _is(population.colour, content.colour)
        case ClassSeen():
            return _is(population.vehicle_class, content.classes[0])
        case Part():
            return _is(population.model, content.models[0])
        case Sticker():
            number = _fits(population.policy_number, content.number)
            return number & _is(population.policy_insurer, content.insurer)
        case _:
            raise TypeError(content)


def _is(column: Coded, text: str) -> Flags:
    found: Flags = column.places == column.texts.index(text)
    return found


def _fits(codes: npt.NDArray[np.uint8], pattern: str) -> Flags:
    fits = np.ones(codes.shape[1], dtype=bool)
    for place, character in enumerate(pattern):
        if character != "?":
            fits &= codes[place] == CODE_OF[character]
    return fits
