"""Acts that need somebody's approval: by whom, on which article, and what an approval rests on."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from json import dumps
from typing import Any

from cases.law.facts import Fact, FactKind


class Approving(StrEnum):
    """What is asked for; `approvals.toml` says of each who decides and on which article."""

    # the unit's own head decides
    SUMMONS = "summons"
    SUMMONS_EXTENSION = "summons_extension"
    CRIMINAL_SUMMONS = "criminal_summons"
    CRIMINAL_SUMMONS_EXTENSION = "criminal_summons_extension"
    REAPPRAISAL = "reappraisal"
    REAPPRAISAL_REFUSAL = "reappraisal_refusal"
    RECOMMISSION = "recommission"
    QUICK_HANDLING = "quick_handling"
    SEIZURE = "seizure"
    EVIDENCE_REGISTRATION = "evidence_registration"
    SEIZURE_EXTENSION = "seizure_extension"
    VEHICLE_DISPOSAL = "vehicle_disposal"
    TRANSFER = "transfer"
    ACCEPTANCE_REFUSAL = "acceptance_refusal"
    ASSISTANCE_NOTICE = "assistance_notice"
    REWARD = "reward"
    #: A register or an insurer is asked for an extract.
    REGISTER_EXTRACT = "register_extract"
    #: Keys are tried in doors: scope, hours, two officers, recording.
    CANVASS = "canvass"
    # an authority outside the station decides
    APPRAISAL_LATE = "appraisal_late"
    APPRAISAL_LONG = "appraisal_long"
    AUTOPSY = "autopsy"
    BODY_DISPOSAL = "body_disposal"
    UNKNOWN_BODY_DISPOSAL = "unknown_body_disposal"
    SUSPENSION = "suspension"
    CRIMINAL_TRANSFER = "criminal_transfer"


class WhoseApproval(StrEnum):
    """Whether the unit's own head approves or an authority above it."""

    OWN = "own"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class ApprovalRule:
    """What the law says of one kind of approval."""

    kind: Approving
    title: str
    title_en: str
    #: First words of its papers, as 呈请传唤.
    paper: str
    whose: WhoseApproval
    #: Who decides, in the words of the article.
    authority: str
    #: Keys of the verbatim texts, the main one first.
    article_keys: tuple[str, ...]
    #: Hours within which an oral approval is made good in writing; None: none may be given.
    oral_hours: int | None = None
    #: Facts that may be recorded only with such an approval.
    facts: tuple[FactKind, ...] = ()

    @property
    def article(self) -> str:
        """Key of the main article."""
        return self.article_keys[0]


@dataclass(frozen=True, slots=True)
class CaseState:
    """What a case was when an approval was asked for or given: its facts, parties and kind.

    Each entry is a key and what stood there, so that two states can be compared entry by entry.
    """

    entries: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 of the entries: two equal ones are the same state."""
        plain = dumps(dict(sorted(self.entries.items())), ensure_ascii=False)
        return sha256(plain.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was: `fact 12`, `party 3`, `case kind`."""

    entry: str
    #: None: it was not there, or is no longer.
    before: str | None
    now: str | None


def rule_of(kind: Approving) -> ApprovalRule:
    """Return what the law says of this kind."""
    return approval_rules()[kind]


@cache
def approval_rules() -> Mapping[Approving, ApprovalRule]:
    """Return the rule of every kind of approval."""
    return {
        Approving(name): ApprovalRule(
            kind=Approving(name),
            title=values["title"],
            title_en=values["title_en"],
            paper=values["paper"],
            whose=WhoseApproval(values["whose"]),
            authority=values["authority"],
            article_keys=tuple(values["article_keys"]),
            oral_hours=values.get("oral_hours"),
            facts=tuple(FactKind(kind) for kind in values.get("facts", ())),
        )
        for name, values in _data()["approving"].items()
    }


@cache
def approvals_of_facts() -> Mapping[FactKind, tuple[Approving, ...]]:
    """Return for each fact that needs an approval which kinds allow it, any one of them."""
    found: dict[FactKind, tuple[Approving, ...]] = {}
    for rule in approval_rules().values():
        for fact in rule.facts:
            found[fact] = (*found.get(fact, ()), rule.kind)
    return found


@cache
def routine_facts() -> frozenset[FactKind]:
    """Return the facts that tell of a step and change nothing an approval rests on."""
    return frozenset(FactKind(name) for name in _data()["routine"])


def state_of(
    facts: Iterable[Fact],
    parties: Mapping[int, str],
    case: Mapping[str, str],
    subject: str = "",
) -> CaseState:
    """Return the state of a case as an approval rests on it.

    Args:
        facts: The facts that stand; those of another item than the subject do not count.
        parties: Each party in words that change whenever he does.
        case: Kind and procedure of the case.
        subject: The item the approval is for; empty: the whole case.
    """
    entries = {f"case {name}": value for name, value in case.items()}
    entries |= {f"party {key}": words for key, words in parties.items()}
    entries |= {
        f"fact {fact.id}": "|".join(
            (
                fact.kind.value,
                fact.happened_at.isoformat(),
                str(fact.subject or ""),
                fact.item,
                fact.until.isoformat() if fact.until else "",
            )
        )
        for fact in facts
        if fact.kind not in routine_facts()
        and (not fact.item or not subject or fact.item == subject)
    }
    return CaseState(entries)


def differences(before: CaseState, now: CaseState) -> tuple[Difference, ...]:
    """Return what is not as it was, in the order of the entries."""
    keys = sorted(before.entries.keys() | now.entries.keys())
    return tuple(
        Difference(key, before.entries.get(key), now.entries.get(key))
        for key in keys
        if before.entries.get(key) != now.entries.get(key)
    )


@cache
def _data() -> dict[str, Any]:
    text = (files("cases.law") / "approvals.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
