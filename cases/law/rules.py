"""The periods and limits of the law as data: `rules.toml`, one table a rule, one entry a wording.

Old wordings stay, so that an old case can be judged by the text of its day. No number of the
statute stands in the code.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from cases.law.calendar import WorkCalendar
from cases.law.counting import Count, Unit, count
from cases.law.facts import FactKind
from cases.law.steps import Basis

_LENGTHS = {
    "working": "days",
    "calendar": "days",
    "months": "months",
    "hours": "hours",
}


class Whose(StrEnum):
    """Who must act, or may act, before the period ends."""

    UNIT = "unit"
    PARTY = "party"
    #: The police unit one level up.
    ABOVE = "above"


class NotYetLaw(LookupError):  # noqa: N818 - the statute's answer, not a fault
    """No wording of the rule that the program knows was in force on that day."""

    def __init__(self, rule_id: str, day: date) -> None:
        super().__init__(f"{rule_id}: no wording in force on {day.isoformat()}")
        self.rule_id = rule_id
        self.day = day


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule as it reads from one day on."""

    rule_id: str
    in_force_from: date
    #: Law and article, as 道路交通事故处理程序规定 第八十八条.
    article: str
    #: Paragraph or item within the article, as 第一款; may be empty.
    clause: str
    #: Keys of the verbatim texts, the main one first.
    article_keys: tuple[str, ...]
    unit: Unit
    length: int
    #: The period ends before its event: notice three days before the meeting.
    before: bool
    #: The length is a ceiling that no day off lengthens.
    maximum: bool
    #: The articles that say how it is counted.
    basis: Basis
    #: Who outside the desk must approve; empty when nobody.
    approves: str
    #: What follows from the period or from missing it.
    consequence: str
    #: Where the text was read, and when it was last compared.
    source: str
    checked_on: date

    @property
    def cited(self) -> str:
        """The article with its paragraph, as papers cite it."""
        return self.article + self.clause

    def count(self, start: date | datetime, calendar: WorkCalendar) -> Count:
        """Count this period from its event."""
        return count(
            start,
            self.length,
            self.unit,
            calendar,
            before=self.before,
            maximum=self.maximum,
            basis=self.basis,
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One period the law (or the unit) sets, in all its wordings, oldest first."""

    id: str
    title: str
    title_en: str
    whose: Whose
    #: True when the act is a right or a possibility: unused it lapses and is never overdue.
    optional: bool
    #: Place whose local rule it is, as 北京市; it counts only where the unit adopts it.
    local: str
    #: Facts that start and stop a clock that needs no further thought; else empty.
    triggers: tuple[FactKind, ...]
    stopped_by: tuple[FactKind, ...]
    #: True when every party has a clock of its own from one common trigger.
    each_party: bool
    wordings: tuple[Wording, ...]

    def on(self, day: date) -> Wording:
        """Return the wording in force on a day.

        Raises:
            NotYetLaw: The day lies before the first wording.
        """
        for wording in reversed(self.wordings):
            if wording.in_force_from <= day:
                return wording
        raise NotYetLaw(self.id, day)


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of the statute that is no period, as three people a side, from one day on."""

    id: str
    title: str
    title_en: str
    in_force_from: date
    article: str
    clause: str
    article_keys: tuple[str, ...]
    number: int
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules and limits."""

    rules: Mapping[str, Rule]
    limits: Mapping[str, tuple[Limit, ...]]

    def wording_on(self, rule_id: str, day: date) -> Wording:
        """Return the wording of a rule in force on a day.

        Raises:
            NotYetLaw: The day lies before the first wording.
            KeyError: There is no such rule.
        """
        return self.rules[rule_id].on(day)

    def limit_on(self, limit_id: str, day: date) -> Limit:
        """Return a limit as it reads on a day.

        Raises:
            NotYetLaw: The day lies before its first wording.
            KeyError: There is no such limit.
        """
        for limit in reversed(self.limits[limit_id]):
            if limit.in_force_from <= day:
                return limit
        raise NotYetLaw(limit_id, day)


@cache
def load_rules() -> RuleBook:
    """Return the rules that come with the program."""
    data = tomllib.loads((files("cases.law") / "rules.toml").read_text(encoding="utf-8"))
    rules = {key: _rule(key, fields) for key, fields in data["rule"].items()}
    limits = {key: _limits(key, fields) for key, fields in data["limit"].items()}
    return RuleBook(rules, limits)


def wording_on(rule_id: str, day: date) -> Wording:
    """Return the shipped wording of a rule in force on a day.

    Raises:
        NotYetLaw: The day lies before the first wording.
        KeyError: There is no such rule.
    """
    return load_rules().wording_on(rule_id, day)


def _rule(key: str, fields: dict[str, Any]) -> Rule:
    return Rule(
        key,
        title=fields["title"],
        title_en=fields["title_en"],
        whose=Whose(fields["whose"]),
        optional=fields.get("optional", False),
        local=fields.get("local", ""),
        triggers=tuple(map(FactKind, fields.get("triggers", ()))),
        stopped_by=tuple(map(FactKind, fields.get("stopped_by", ()))),
        each_party=fields.get("each_party", False),
        wordings=tuple(_wording(key, wording) for wording in fields["wording"]),
    )


def _wording(key: str, fields: dict[str, Any]) -> Wording:
    return Wording(
        key,
        in_force_from=fields["in_force_from"],
        article=fields["article"],
        clause=fields.get("clause", ""),
        article_keys=tuple(fields["article_keys"]),
        unit=Unit(fields["count"]),
        length=fields[_LENGTHS[fields["count"]]],
        before=fields.get("before", False),
        maximum=fields.get("maximum", False),
        basis=Basis(**fields.get("basis", {})),
        approves=fields.get("approves", ""),
        consequence=fields["consequence"],
        source=fields["source"],
        checked_on=fields["checked_on"],
    )


def _limits(key: str, fields: dict[str, Any]) -> tuple[Limit, ...]:
    return tuple(
        Limit(
            key,
            title=fields["title"],
            title_en=fields["title_en"],
            in_force_from=wording["in_force_from"],
            article=wording["article"],
            clause=wording.get("clause", ""),
            article_keys=tuple(wording["article_keys"]),
            number=wording["number"],
            source=wording["source"],
            checked_on=wording["checked_on"],
        )
        for wording in fields["wording"]
    )
