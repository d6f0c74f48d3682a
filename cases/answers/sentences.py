"""The sentence that may be said at the counter: the same whether there is such a case or not."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from cases.answers.kinds import Asker


@dataclass(frozen=True, slots=True)
class Sentence:
    """What may be said to somebody, and what it rests on."""

    askers: tuple[Asker, ...]
    in_force_from: date
    text: str
    source: str
    #: The words are the unit's own; the articles beside them say what must be kept.
    is_reading: bool


def sentence_on(asker: Asker, day: date) -> Sentence:
    """Return the sentence for somebody who asks on a day.

    Raises:
        LookupError: no wording was in force yet.
    """
    standing = [one for one in sentences() if asker in one.askers and one.in_force_from <= day]
    if not standing:
        raise LookupError(f"no sentence for {asker} on {day}")
    return max(standing, key=lambda one: one.in_force_from)


@cache
def sentences() -> tuple[Sentence, ...]:
    """Return every wording, as shipped."""
    text = (files("cases.answers") / "sentences.toml").read_text(encoding="utf-8")
    return tuple(
        Sentence(
            tuple(Asker(one) for one in entry["askers"]),
            entry["from"],
            entry["text"],
            entry["source"],
            entry["reading"],
        )
        for entry in tomllib.loads(text)["sentence"]
    )
