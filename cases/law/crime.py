"""Signs of a traffic crime: thresholds of 法释〔2000〕33号 met by what is on record.

A sign is a prompt: a reviewer says what follows from it, never the program.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from cases.records.ids import PartyId


class Circumstance(StrEnum):
    """What must be found of a person besides the harm (art. 2 para. 2, arts 3 and 5)."""

    DRUNK = "drunk"
    UNLICENSED = "unlicensed"
    UNSAFE = "unsafe"
    UNREGISTERED = "unregistered"
    OVERLOADED = "overloaded"
    FLED = "fled"
    #: Fled, so that the victim died for want of help.
    LEFT_TO_DIE = "left_to_die"
    #: Loss of property he cannot make good, with its amount.
    UNPAID_LOSS = "unpaid_loss"


@dataclass(frozen=True, slots=True)
class Threshold:
    """One limb of the interpretation; every number is at least."""

    id: str
    article_key: str
    #: Paragraph and item within the article.
    clause: str
    dead: int = 0
    serious: int = 0
    unpaid: int = 0
    #: Shares of responsibility it asks for; empty: any.
    liability: tuple[str, ...] = ()
    circumstance: Circumstance | None = None
    #: Only besides another threshold (art. 3).
    after: bool = False


@dataclass(frozen=True, slots=True)
class Suspect:
    """Somebody who drove, and what is on record of him."""

    party: PartyId
    #: As the determination found it; empty while it is open.
    liability: str = ""
    circumstances: frozenset[Circumstance] = frozenset()
    unpaid: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Harmed:
    """The harm of one person."""

    #: None: reported, and not yet entered as a party.
    party: PartyId | None
    is_dead: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """A threshold that one suspect meets, or would meet with the liability it asks for."""

    party: PartyId
    threshold: Threshold
    #: False while the liability it asks for has not been found.
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What the thresholds are held against."""

    suspects: tuple[Suspect, ...] = ()
    harmed: tuple[Harmed, ...] = field(default=())


def signs(scene: Scene) -> tuple[Sign, ...]:
    """Return every threshold that somebody meets, in the order of the interpretation.

    A person's own death or injury is no sign against himself. Where no liability has been found
    yet, the sign is given all the same and marked as not certain (our reading: the officer has to
    know before the determination).

    Law: 法释〔2000〕33号 arts 2 to 5.
    """
    found: list[Sign] = []
    for suspect in scene.suspects:
        others = [one for one in scene.harmed if one.party != suspect.party]
        met = [
            Sign(suspect.party, threshold, bool(suspect.liability) or not threshold.liability)
            for threshold in thresholds()
            if not threshold.after and _meets(threshold, suspect, others)
        ]
        found += met
        # Fleeing that is itself what makes the crime is not counted twice (art. 3).
        if any(sign.threshold.circumstance is not Circumstance.FLED for sign in met):
            found += [
                Sign(suspect.party, threshold, all(sign.is_certain for sign in met))
                for threshold in thresholds()
                if threshold.after and threshold.circumstance in suspect.circumstances
            ]
    return tuple(found)


def digest(found: Iterable[Sign]) -> str:
    """Return the signs in short, so that an opinion can say which signs it is about."""
    return " ".join(sorted(f"{sign.party}:{sign.threshold.id}" for sign in found))


@cache
def thresholds() -> tuple[Threshold, ...]:
    """Return every threshold, in the order of the articles."""
    text = files("cases.law").joinpath("crime.toml").read_text(encoding="utf-8")
    return tuple(map(_threshold, tomllib.loads(text)["threshold"]))


def _threshold(values: dict[str, Any]) -> Threshold:
    circumstance = values.pop("circumstance", None)
    return Threshold(
        **values | {"liability": tuple(values.get("liability", ()))},
        circumstance=None if circumstance is None else Circumstance(circumstance),
    )


def _meets(threshold: Threshold, suspect: Suspect, others: list[Harmed]) -> bool:
    wanted = threshold.liability
    dead = sum(one.is_dead for one in others)
    # Whoever died was hurt at least as badly: a death stands for a serious injury.
    serious = len(others)
    return (
        (not suspect.liability or not wanted or suspect.liability in wanted)
        and dead >= threshold.dead
        and (not threshold.serious or serious >= threshold.serious)
        and (not threshold.unpaid or suspect.unpaid >= threshold.unpaid)
        and (threshold.circumstance is None or threshold.circumstance in suspect.circumstances)
    )
