"""The matrix of who may be told what, read from its table."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cases.answers.kinds import Asker, Item, Withheld


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody who asks may be told, and what is kept from him."""

    source: str
    is_reading: bool
    #: Proposed at once.
    ticked: tuple[Item, ...]
    #: Offered besides.
    offered: tuple[Item, ...]
    withheld: tuple[Withheld, ...]


@dataclass(frozen=True, slots=True)
class KeptBack:
    """One thing that is kept back, and why."""

    what: Withheld
    text: str
    ground: str
    article_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table."""

    askers: Mapping[Asker, Standing]
    kept_back: Mapping[Withheld, KeptBack]


@cache
def matrix() -> Matrix:
    """Return the table as shipped."""
    text = (files("cases.answers") / "matrix.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Matrix(
        {
            Asker(key): Standing(
                entry["source"],
                entry["reading"],
                tuple(map(Item, entry["ticked"])),
                tuple(map(Item, entry["offered"])),
                tuple(map(Withheld, entry["withheld"])),
            )
            for key, entry in data["asker"].items()
        },
        {
            Withheld(key): KeptBack(
                Withheld(key), entry["text"], entry["ground"], tuple(entry["article_keys"])
            )
            for key, entry in data["withheld"].items()
        },
    )
