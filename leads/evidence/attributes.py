"""Class, make, part and sticker: what is compared with a cell of the register as it stands."""

from datetime import date

import numpy as np

from leads.evidence.dated import wording
from leads.evidence.insurers import is_one_insurer
from leads.evidence.kinds import ClassSeen, Key, Part, Sticker
from leads.evidence.patterns import parse, reading
from leads.ranking.likelihood import FLAT, Aspect, Factor, Likelihood, Table, of_table
from leads.ranking.population import Population, Years

#: Years are looked up in a table of this length.
_YEARS = 3000
_EMPTY, _NO, _OTHER_YEAR, _YES = range(4)


def class_seen(content: ClassSeen, population: Population, day: date | None = None) -> Likelihood:
    """Return how probable it is that a vehicle of each class is called one of these."""
    values = wording("likelihoods", day).values["class_seen"]
    wanted = {one.strip().upper() for one in content.classes if one.strip()}
    if not wanted:
        return FLAT
    families = {one[0] for one in wanted}
    column = population.vehicle_class
    table = np.array(
        [
            values["same"]
            if text in wanted
            else values["same_family" if text[:1] in families else "other"]
            for text in column.texts
        ]
    )
    return of_table(column.places, _unless_empty(table))


def key(content: Key, population: Population, day: date | None = None) -> Likelihood:
    """Return how probable it is that the key belongs to a vehicle of each make."""
    values = wording("likelihoods", day).values["key"]
    wanted = set(map(_make, content.makes)) - {""}
    if not wanted:
        return FLAT
    column = population.make
    table = [values["fits" if _make(text) in wanted else "other"] for text in column.texts]
    return of_table(column.places, _unless_empty(np.array(table)))


def sticker(content: Sticker, population: Population, day: date | None = None) -> Likelihood:
    """Return how probable what can be read of a sticker is on a vehicle of each policy."""
    values = wording("likelihoods", day).values["sticker"]
    aspects = []
    if content.insurer.strip():
        column = population.policy_insurer
        same, other = values["insurer_same"], values["insurer_other"]
        table = _unless_empty(
            np.array(
                [
                    same if is_one_insurer(text, content.insurer, day) else other
                    for text in column.texts
                ]
            )
        )
        aspects.append(Aspect(((Factor(column.places, table),),)))
    if content.year is not None:
        table = np.full(_YEARS, float(values["year_other"]))
        table[[content.year - 1, content.year + 1]] = values["year_beside"]
        table[content.year] = values["year_same"]
        aspects.append(Aspect(((Factor(_bounded(population.policy_year), _unless_empty(table)),),)))
    readings = [text for text in (content.number, *content.readings) if text.strip("?* ")]
    if readings:
        found = [reading(parse(text), population.policy_number, day) for text in readings]
        aspects.append(
            Aspect(
                tuple(one for aspect in found for one in aspect.alternatives),
                found[0].scale,
                sum(aspect.floor for aspect in found) / len(found),
            )
        )
    return Likelihood(tuple(aspects))


def part(content: Part, population: Population, day: date | None = None) -> Likelihood:
    """Return how probable it is that the part broke off a vehicle of each model and year."""
    values = wording("likelihoods", day).values["part"]
    models = set().union(*(_readings(model, population) for model in content.models))
    if not models:
        return FLAT
    table = np.array([np.nan, values["other"], values["other_year"], values["fits"]])
    places = _fitting(population, models)
    if content.years is not None:
        first, last = content.years
        rows = np.flatnonzero(places == _YES)
        years = population.year[rows]
        places[rows[(years != 0) & ((years < first) | (years > last))]] = _OTHER_YEAR
    return of_table(places, table)


def _fitting(population: Population, models: set[str]) -> "np.typing.NDArray[np.uint8]":
    """Tell for each vehicle whether it is of one of these models, with or without the make.

    "JAC HFC1036" stands for the model HFC1036 of the make JAC, and for its variants, HFC1036KD.
    """
    made = [_make(text) for text in population.make.texts]
    fits = np.full(len(population.model.texts), _NO, dtype=np.uint8)
    fits[0] = _EMPTY
    with_make: list[tuple[int, set[str]]] = []
    for place, text in enumerate(map(_plain, population.model.texts)):
        if any(_is_variant(text, model) for model in models):
            fits[place] = _YES
            continue
        makes = {
            make
            for make in made
            for model in models
            if make and model.startswith(make) and _is_variant(text, model[len(make) :])
        }
        if makes:
            with_make.append((place, makes))
    places: np.typing.NDArray[np.uint8] = fits[population.model.places]
    for place, makes in with_make:
        # An empty make does not speak against the model.
        allowed = np.array([make in makes or not make for make in made])
        rows = np.flatnonzero(population.model.places == place)
        places[rows[allowed[population.make.places[rows]]]] = _YES
    return places


def _is_variant(text: str, model: str) -> bool:
    return bool(model) and (
        text == model or (text.startswith(model) and not text[len(model)].isdigit())
    )


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _make(text: str) -> str:
    """Return a make without the word for it: 江淮牌 is 江淮."""
    return _plain(text).removesuffix("牌")


def _readings(model: str, population: Population) -> set[str]:
    """Return what a model may be called in the register.

    Where the register knows no such make, because it writes makes in another script, the model
    stands alone.
    """
    make, _, alone = model.strip().partition(" ")
    if not alone:
        return {_plain(model)} - {""}
    known = {_make(text) for text in population.make.texts}
    return {_make(make) + _plain(alone)} | ({_plain(alone)} if _make(make) not in known else set())


def _unless_empty(table: Table) -> Table:
    table[0] = np.nan
    return table


def _bounded(years: Years) -> Years:
    return np.minimum(years, _YEARS - 1) if len(years) and years.max() >= _YEARS else years
