"""What may be told of a case, made from its days alone, and the answer put together from it.

Nothing comes in here but days, yes or no, the name of an officer and the telephone of the unit:
what the leads, the witnesses and the parties said has no way into an answer.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from cases.answers.kinds import Asker, Item
from cases.answers.matrix import KeptBack, matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Of a case, what an answer may be made of."""

    #: Name of the lead officer and telephone of the unit.
    officer: str
    phone: str
    #: As 一般程序.
    procedure: str
    is_hit_and_run: bool = False
    #: A hit-and-run whose vehicle or driver is still to be found.
    is_unsolved: bool = False
    registered_on: date | None = None
    accepted_on: date | None = None
    determination_due: date | None = None
    determination_made_on: date | None = None
    is_suspended: bool = False
    #: Served on somebody; the evidence may be read from then on.
    is_served: bool = False
    victim_requested_on: date | None = None
    victim_due: date | None = None
    appraisal_due: date | None = None
    has_appraisals: bool = False
    fund_told_on: date | None = None
    insurer_told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence that may be told."""

    item: Item
    text: str
    #: Proposed at once.
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody may be told and what is kept from him, before anything is said."""

    asker: Asker
    offers: tuple[Offer, ...]
    withheld: tuple[KeptBack, ...]
    source: str
    is_reading: bool
    #: Must be answered and recorded (Order 146 art. 47).
    is_owed: bool


def sheet(known: Known, asker: Asker) -> Sheet:
    """Return what may be told to somebody of a case as it stands."""
    table = matrix()
    standing = table.askers[asker]
    offers = (
        Offer(item, text, item in standing.ticked)
        for item in (*standing.ticked, *standing.offered)
        if (text := _SAID[item](known))
    )
    return Sheet(
        asker,
        tuple(offers),
        tuple(table.kept_back[one] for one in standing.withheld),
        standing.source,
        standing.is_reading,
        is_owed(known, asker),
    )


def is_owed(known: Known, asker: Asker) -> bool:
    """Tell whether the answer and its record are a duty (Order 146 art. 47)."""
    return asker is Asker.VICTIM and known.is_unsolved


def composed(found: Sheet, told: Collection[Item], closing: str) -> str:
    """Return the answer as it can be read out: the ticked sentences, then the closing one."""
    said = [offer.text for offer in found.offers if offer.item in told]
    if found.withheld:
        said.append(closing)
    return "".join(f"{one.rstrip('。')}。" for one in said)


#: The closing of an answer that keeps something back.
CLOSING = "其余情况依法不能公开，有可以告知的进展会及时告知"
_CLOSINGS = {
    Asker.VICTIM: "车辆、人员排查情况依法暂不公开，有可以告知的进展会及时告知",
    Asker.COURT: "案卷材料凭公函依法移送",
    Asker.PRESS: "按照规定，我们不可以泄露有关案情，请你见谅；案件情况以单位正式发布为准",
    Asker.PUBLIC: "按照规定，我们不可以泄露有关案情，请你见谅",
    Asker.COLLEAGUE: "非办案人员不得打探案情，履行职责需要了解的请以书面形式提出",
}


def closing(asker: Asker) -> str:
    """Return the last sentence of an answer that keeps something back."""
    return _CLOSINGS.get(asker, CLOSING)


def day_words(day: date) -> str:
    """Return a day as it is said: 2026年9月8日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _on(words: str, day: date | None) -> str:
    """Return a sentence about a day; empty when there is no such day."""
    return words.format(day=day_words(day)) if day is not None else ""


def _accepted(known: Known) -> str:
    return _on("案件在办，{day}已受理", known.accepted_on) or _on(
        "案件在办，{day}已登记", known.registered_on
    )


def _officer(known: Known) -> str:
    phone = f"，电话{known.phone}" if known.phone else ""
    return f"案件由民警{known.officer}负责{phone}" if known.officer else ""


def _procedure(known: Known) -> str:
    return f"案件适用{known.procedure}办理" if known.procedure else ""


def _determination(known: Known) -> str:
    if known.determination_made_on is not None:
        return _on("认定书已于{day}制作", known.determination_made_on)
    if known.is_suspended:
        return "认定时限已经依法批准中止，原因消除后继续计算（第六十八条）"
    return _on("认定书{day}前制作，制作后三日内送达", known.determination_due)


def _victim_determination(known: Known) -> str:
    due = _on("，认定书{day}前出具", known.victim_due)
    asked = _on("已收到受害方{day}的书面申请", known.victim_requested_on)
    return f"{asked}{due}并送达（第六十六条）" if asked else ""


def _victim_request(known: Known) -> str:
    if not known.is_unsolved or known.victim_requested_on is not None:
        return ""
    return "案件侦破前需要认定书的，可以书面申请，接到申请后十日内制作（第六十六条）"


def _appraisal(known: Known) -> str:
    if known.appraisal_due is not None:
        return _on("检验、鉴定{day}前完成", known.appraisal_due)
    return "检验、鉴定已经完成" if known.has_appraisals else ""


def _progress(known: Known) -> str:
    if not known.is_hit_and_run:
        return ""
    return "案件正在依法侦办" if known.is_unsolved else "案件已经侦破，正在依法处理"


def _evidence(known: Known) -> str:
    if not known.is_served:
        return ""
    return "收到认定书后，可以依法查阅、复制、摘录证据材料（第六十五条）"


#: What makes the sentence of each item; an empty one is not offered.
_SAID: Mapping[Item, Callable[[Known], str]] = {
    Item.ACCEPTED: _accepted,
    Item.OFFICER: _officer,
    Item.PROCEDURE: _procedure,
    Item.DETERMINATION: _determination,
    Item.VICTIM_DETERMINATION: _victim_determination,
    Item.VICTIM_REQUEST: _victim_request,
    Item.APPRAISAL: _appraisal,
    Item.INSURER_TOLD: lambda known: _on(
        "抢救费用已于{day}书面通知保险公司支付", known.insurer_told_on
    ),
    Item.FUND_TOLD: lambda known: _on("抢救费用已于{day}书面通知救助基金垫付", known.fund_told_on),
    Item.PROGRESS: _progress,
    Item.OWN_PAPERS: lambda _known: (
        "本人的陈述材料、发给本人的文书和检验报告、鉴定意见复印件，可凭身份证明向经办民警提出"
    ),
    Item.EVIDENCE: _evidence,
    Item.LETTER: lambda _known: (
        "请出具调卷公函，接到公函之日起三日内或者按公函时限移送（第一百零六条）"
    ),
    Item.MATERIALS: lambda _known: "可随时书面补充材料",
}
