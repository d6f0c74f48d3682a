"""What may be held, by which measure, and what may never be written about it.

Law: Order 146 arts 39, 40, 58; 行政程序 arts 55, 107, 111, 112, 187-191; 违法处理 arts 24-32 and
37-39. The days are counted by the clocks; here are the gates.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cases.law.approvals import Approving
from cases.law.clock import ClockState
from cases.law.facts import FactKind
from cases.records.holding import (
    Concern,
    Measure,
    Receiving,
    Running,
    ThingAct,
    ThingKind,
    ThingStep,
)
from cases.refusals import Reason, Refusal

#: 移交涉案财物管理人员: within this time after it was taken (行政程序 art. 190).
STORED_WITHIN = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Basis:
    """The article a measure rests on."""

    #: Key of the article.
    article: str
    #: As the paper cites it.
    cited: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What the law says of one measure."""

    kinds: frozenset[ThingKind]
    #: Key of the article it rests on.
    article: str
    #: As the paper cites it.
    cited: str
    #: The fact that starts its period, when it has one.
    starts: FactKind | None
    #: What is asked for when it is.
    approving: Approving = Approving.SEIZURE
    #: The head approves it, before or within twenty-four hours.
    is_approved: bool = True
    #: The period may be made longer (行政程序 art. 112).
    is_extended: bool = False


_PAPERS = {ThingKind.PLATE, ThingKind.VEHICLE_LICENCE, ThingKind.DOCUMENT, ThingKind.GOODS}
_MOVABLE = frozenset(ThingKind) - {ThingKind.CARGO}

TERMS: dict[Measure, Terms] = {
    Measure.EVIDENCE: Terms(
        frozenset({ThingKind.VEHICLE}),
        "146.39",
        "《道路交通事故处理程序规定》第三十九条第一款",
        FactKind.VEHICLE_SEIZED,
    ),
    Measure.WITHHELD: Terms(
        frozenset({ThingKind.VEHICLE, ThingKind.DRIVING_LICENCE}),
        "admin.107",
        "《公安机关办理行政案件程序规定》第一百零七条第一款第二项",
        FactKind.ITEM_SEIZED,
        is_extended=True,
    ),
    Measure.SEIZED: Terms(
        frozenset(_PAPERS),
        "admin.107",
        "《公安机关办理行政案件程序规定》第一百零七条第一款",
        FactKind.ITEM_SEIZED,
        is_extended=True,
    ),
    Measure.CRIMINAL: Terms(
        _MOVABLE,
        "146.40",
        "《道路交通事故处理程序规定》第四十条第一款",
        None,
    ),
    Measure.FORFEITED: Terms(
        frozenset(_PAPERS | {ThingKind.DRIVING_LICENCE, ThingKind.VEHICLE}),
        "violation.39",
        "《道路交通安全违法行为处理程序规定》第三十九条",
        None,
    ),
    Measure.REGISTERED: Terms(
        frozenset(_PAPERS),
        "admin.110",
        "《公安机关办理行政案件程序规定》第一百一十条",
        FactKind.EVIDENCE_REGISTERED,
        Approving.EVIDENCE_REGISTRATION,
    ),
    Measure.CUSTODY: Terms(
        frozenset({ThingKind.CARGO, ThingKind.GOODS}),
        "146.39",
        "《道路交通事故处理程序规定》第三十九条第二款",
        None,
        is_approved=False,
    ),
}

#: Forfeiture rests on another article for what is neither plate nor paper (违法处理 arts 37, 38).
_FORFEITED = {
    ThingKind.VEHICLE: Basis("violation.38", "《道路交通安全违法行为处理程序规定》第三十八条"),
    ThingKind.GOODS: Basis("violation.37", "《道路交通安全违法行为处理程序规定》第三十七条第一款"),
}

#: A driving licence is held until the penalty is decided, not for thirty days (道交法 art. 110).
_NO_PERIOD = {(Measure.WITHHELD, ThingKind.DRIVING_LICENCE)}

_FIRM = re.compile(
    r"停车场|停车(?:服务|管理)?(?:有限)?公司|停车(?:服务)?中心|(?:施救|拖车|清障)(?:服务)?(?:有限)?公司"
)
_MONEY = re.compile(
    r"押金|保证金|预付|预交|垫付|罚款|"
    r"(?:缴|交|付|结)(?:纳|清|齐|付|足)?[^，。；]{0,8}(?:费|款|钱|金)|"
    r"(?:费|款|钱|金)[^，。；]{0,6}(?:缴|交|付|结)(?:纳|清|齐)"
)


def require_holdable(measure: Measure, kind: ThingKind) -> None:
    """Refuse a measure that does not reach this kind of thing; cargo is never seized.

    Law: Order 146 art. 39 ¶2.
    """
    if kind is ThingKind.CARGO and measure is not Measure.CUSTODY:
        raise Refusal(Reason.CARGO_NOT_SEIZED, article="146.39", field="kind")
    terms = TERMS[measure]
    if kind not in terms.kinds:
        raise Refusal(Reason.MEASURE_UNFIT, article=terms.article, field="kind")


def resting_on(measure: Measure, kind: ThingKind) -> Basis:
    """Return the article on which a measure on this kind of thing rests."""
    terms = TERMS[measure]
    usual = Basis(terms.article, terms.cited)
    return _FORFEITED.get(kind, usual) if measure is Measure.FORFEITED else usual


def require_no_firm(*texts: str) -> None:
    """Refuse words that name a parking firm to anybody (Order 146 art. 39 ¶3)."""
    for text in texts:
        if _FIRM.search(text):
            raise Refusal(Reason.PARKING_FIRM_NAMED, article="146.39")


def require_no_money(*texts: str) -> None:
    """Refuse words that make the release depend on money (Order 146 art. 58 ¶2)."""
    for text in texts:
        if _MONEY.search(text):
            raise Refusal(Reason.MONEY_CONDITION, article="146.58")


def require_proven(capacity: Receiving, power: str) -> None:
    """Refuse a receiver who is not the one it was taken from and proves no right to it."""
    if capacity is not Receiving.HIMSELF and not power.strip():
        raise Refusal(Reason.RECEIVER_UNPROVEN, article="admin.191", field="power")


def starts(measure: Measure, kind: ThingKind) -> FactKind | None:
    """Return the fact that starts the period of a thing taken, when it has one."""
    return None if (measure, kind) in _NO_PERIOD else TERMS[measure].starts


def ends(measure: Measure, kind: ThingKind) -> FactKind:
    """Return the fact that a thing is out of our hands."""
    of_accident = measure is Measure.EVIDENCE and kind is ThingKind.VEHICLE
    return FactKind.VEHICLE_COLLECTED if of_accident else FactKind.ITEM_RETURNED


def has_period(measure: Measure, kind: ThingKind) -> bool:
    """Tell whether the period of a thing may be made longer (行政程序 art. 112)."""
    return TERMS[measure].is_extended and (measure, kind) not in _NO_PERIOD


def is_refused(steps: Sequence[ThingStep]) -> bool:
    """Tell whether the head refused what had been done on the spot."""
    verdicts = [one.act for one in steps if one.act in {ThingAct.APPROVED, ThingAct.REFUSED}]
    return bool(verdicts) and verdicts[-1] is ThingAct.REFUSED


def concerns(
    steps: Sequence[ThingStep],
    running: Iterable[Running],
    *,
    approved: bool,
    with_officer: bool,
    seized_at: datetime,
    soon: Iterable[str],
    case_over: bool,
    now: datetime,
) -> tuple[Concern, ...]:
    """Return what a list must point at for a thing held now, the gravest first.

    Args:
        steps: What was done with it.
        running: The periods of the law that run for it.
        approved: The measure has been approved, or needs no approval.
        with_officer: Still with the officer who took it.
        seized_at: When it was taken.
        soon: Rules among those running that end within three working days.
        case_over: The case is concluded.
        now: The moment of the look.
    """
    states = {one.rule_id: one.state for one in running}
    near = frozenset(soon)
    found = []
    if is_refused(steps):
        found.append(Concern.TO_LIFT)
    elif not approved:
        found.append(Concern.UNAPPROVED)
    if any(state in {ClockState.OVERDUE, ClockState.MISSED} for state in states.values()):
        found.append(Concern.OVERDUE)
    elif near & states.keys():
        found.append(Concern.SOON)
    if with_officer and now - seized_at > STORED_WITHIN:
        found.append(Concern.NOT_STORED)
    if case_over:
        found.append(Concern.CASE_OVER)
    return tuple(found)
