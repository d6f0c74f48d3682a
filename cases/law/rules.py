"""The periods, limits and gates of the law as data: one table a rule, one entry a wording.

Old wordings stay, so that an old case can be judged by the text of its day. No number of the
statute stands in the code.
"""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from cases.law.articles import article
from cases.law.counting import Unit
from cases.law.fact_kinds import FactKind
from cases.law.rule import (
    Certainty,
    Gate,
    Limit,
    NotYetLaw,
    Only,
    Rule,
    RuleBook,
    Whose,
    Wording,
)
from cases.law.steps import Basis

__all__ = [
    "Certainty",
    "Gate",
    "Limit",
    "NotYetLaw",
    "Only",
    "Rule",
    "RuleBook",
    "Whose",
    "Wording",
    "load_rules",
    "wording_on",
]

_LENGTHS = {
    "working": "days",
    "calendar": "days",
    "months": "months",
    "hours": "hours",
}


@cache
def load_rules() -> RuleBook:
    """Return the rules that come with the program."""
    rules = {key: _rule(key, fields) for key, fields in _read("rules.toml")["rule"].items()}
    limits = {key: _limits(key, fields) for key, fields in _read("limits.toml")["limit"].items()}
    gates = {key: _gate(key, fields) for key, fields in _read("gates.toml")["gate"].items()}
    return RuleBook(rules, limits, gates)


def wording_on(rule_id: str, day: date) -> Wording:
    """Return the shipped wording of a rule in force on a day.

    Raises:
        NotYetLaw: The day lies before the first wording.
        KeyError: There is no such rule.
    """
    return load_rules().wording_on(rule_id, day)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("cases.law") / name).read_text(encoding="utf-8"))


def _rule(key: str, fields: dict[str, Any]) -> Rule:
    return Rule(
        key,
        title=fields["title"],
        title_en=fields["title_en"],
        whose=Whose(fields["whose"]),
        optional=fields.get("optional", False),
        local=fields.get("local", ""),
        triggers=_kinds(fields, "triggers"),
        stopped_by=_kinds(fields, "stopped_by"),
        each_party=fields.get("each_party", False),
        wordings=tuple(_wording(key, wording) for wording in fields["wording"]),
        needs=_kinds(fields, "needs"),
        from_last=fields.get("from_last", False),
        unless=_kinds(fields, "unless"),
        not_after=_kinds(fields, "not_after"),
        extended_by=_kinds(fields, "extended_by"),
        paused_by=_kinds(fields, "paused_by"),
        resumed_by=_kinds(fields, "resumed_by"),
        follows=fields.get("follows", ""),
        expects=fields.get("expects", ""),
        awaited=fields.get("awaited", False),
        shown_by=_kinds(fields, "shown_by"),
        only=Only(fields.get("only", "")),
        of_body=fields.get("of_body", False),
        early=fields.get("early", False),
        named=fields.get("named", False),
        waiting=fields.get("waiting", False),
        anew=fields.get("anew", True),
        after_transfer=fields.get("after_transfer", False),
        rows=tuple(fields.get("rows", ())),
    )


def _kinds(fields: dict[str, Any], name: str) -> tuple[FactKind, ...]:
    return tuple(map(FactKind, fields.get(name, ())))


def _wording(key: str, fields: dict[str, Any]) -> Wording:
    main = article(fields["article_keys"][0])
    unit = Unit(fields["count"])
    return Wording(
        key,
        in_force_from=fields.get("in_force_from", main.in_force_from),
        article=fields.get("article", main.cited),
        clause=fields.get("clause", ""),
        article_keys=tuple(fields["article_keys"]),
        unit=unit,
        length=0 if unit is Unit.AT_ONCE else fields[_LENGTHS[unit]],
        before=fields.get("before", False),
        maximum=fields.get("maximum", False),
        basis=Basis(**fields.get("basis", {})),
        approves=fields.get("approves", ""),
        consequence=fields["consequence"],
        source=fields.get("source", main.law.source),
        checked_on=fields.get("checked_on", main.law.checked_on),
        extended=fields.get("extended", 0),
        extension=fields.get("extension", ""),
        certainty=Certainty(fields.get("certainty", "V")),
        reading=fields.get("reading", ""),
        reading_en=fields.get("reading_en", ""),
    )


def _limits(key: str, fields: dict[str, Any]) -> tuple[Limit, ...]:
    return tuple(_limit(key, fields, wording) for wording in fields["wording"])


def _limit(key: str, fields: dict[str, Any], wording: dict[str, Any]) -> Limit:
    main = article(wording["article_keys"][0])
    return Limit(
        key,
        title=fields["title"],
        title_en=fields["title_en"],
        in_force_from=wording.get("in_force_from", main.in_force_from),
        article=wording.get("article", main.cited),
        clause=wording.get("clause", ""),
        article_keys=tuple(wording["article_keys"]),
        number=wording["number"],
        source=wording.get("source", main.law.source),
        checked_on=wording.get("checked_on", main.law.checked_on),
        certainty=Certainty(wording.get("certainty", "V")),
        rows=tuple(fields.get("rows", ())),
    )


def _gate(key: str, fields: dict[str, Any]) -> Gate:
    main = article(fields["article_keys"][0])
    return Gate(
        key,
        title=fields["title"],
        title_en=fields["title_en"],
        demand=fields["demand"],
        article=main.cited,
        clause=fields.get("clause", ""),
        article_keys=tuple(fields["article_keys"]),
        certainty=Certainty(fields.get("certainty", "V")),
        approves=fields.get("approves", ""),
        rows=tuple(fields.get("rows", ())),
    )
