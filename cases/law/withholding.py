"""Grounds on which evidence is covered or withheld, and when it must be shown at all.

Law: Order 146 arts 63, 65.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from cases.law.articles import article
from cases.records.cases import CaseKind


class Withheld(StrEnum):
    """Why something is not shown."""

    WITNESS = "witness"
    STATE_SECRET = "state_secret"  # noqa: S105 - a name, no password
    BUSINESS_SECRET = "business_secret"  # noqa: S105 - a name, no password
    PRIVACY = "privacy"
    MEDICAL = "medical"
    MINOR = "minor"
    WORK_SECRET = "work_secret"  # noqa: S105 - a name, no password


@dataclass(frozen=True, slots=True)
class WithholdingRule:
    """A ground with what it rests on."""

    ground: Withheld
    #: As papers print it.
    title: str
    article_keys: tuple[str, ...]

    @property
    def cited(self) -> str:
        """The first article as lists cite it, as 146号令第63条."""
        first = article(self.article_keys[0])
        return f"{first.law.short}{first.short}"


@cache
def withholding_rules() -> Mapping[Withheld, WithholdingRule]:
    """Return every ground."""
    text = (files("cases.law") / "withholding.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)["ground"]
    return {
        ground: WithholdingRule(
            ground, found[ground.value]["title"], tuple(found[ground.value]["article_keys"])
        )
        for ground in Withheld
    }


def must_show(kind: CaseKind, *, called: bool) -> bool:
    """Tell whether the evidence must be shown before the determination is made.

    Law: Order 146 art. 63: after a death, and in a complex or difficult injury case. Whether an
    injury case is complex the text leaves open; it is when a meeting has been called in it.
    """
    match kind:
        case CaseKind.DEATH:
            return True
        case CaseKind.INJURY:
            return called
        case CaseKind.PROPERTY:
            return False
