"""Requests, recusals and changes in words."""

from datetime import datetime

from cases.law.approvals import rule_of
from cases.law.articles import article
from cases.records.approvals import (
    Approval,
    ApprovalState,
    Change,
    ChangedThing,
    Decision,
    Opinion,
    Outside,
    Said,
    Step,
)
from cases.records.cases import CaseKind, FactLine, Procedure
from cases.records.times import day_of
from ui.kit.i18n import _, day_full, day_short, moment_text, ngettext
from ui.kit.marks import Glyph, Tone
from ui.kit.punctuation import bracketed, headed
from ui.labels.approvals import APPROVINGS, DECISIONS, OPINIONS, STATES
from ui.labels.articles import cite
from ui.labels.cases import KINDS, PROCEDURES
from ui.labels.law import FACTS

_GLYPHS = {
    ApprovalState.IN_REVIEW: Glyph.WAITING,
    ApprovalState.WAITING: Glyph.WAITING,
    ApprovalState.OUTSIDE: Glyph.WAITING,
    ApprovalState.APPROVED: Glyph.RUNNING,
    ApprovalState.SENT_BACK: Glyph.NO,
    ApprovalState.REFUSED: Glyph.NO,
    ApprovalState.WITHDRAWN: Glyph.STOPPED,
    ApprovalState.USED: Glyph.DONE,
    ApprovalState.LAPSED: Glyph.STOPPED,
    ApprovalState.EXPIRED: Glyph.STOPPED,
}
_TONES = {
    ApprovalState.APPROVED: Tone.GREEN,
    ApprovalState.REFUSED: Tone.RED,
    ApprovalState.SENT_BACK: Tone.AMBER,
    ApprovalState.LAPSED: Tone.RED,
    ApprovalState.EXPIRED: Tone.GREY,
    ApprovalState.WITHDRAWN: Tone.GREY,
    ApprovalState.USED: Tone.OUTLINE,
}


def glyph(one: Approval) -> Glyph:
    """Return how a request stands as a mark."""
    return _GLYPHS[one.state]


def tone(state: ApprovalState) -> Tone:
    """Return how a request stands as a colour."""
    return _TONES.get(state, Tone.YELLOW)


def kind_words(one: Approval) -> str:
    """Return what is asked for; with its item where the case has several of the kind."""
    words = _(APPROVINGS[one.kind])
    return bracketed(words, one.subject)


def state_words(one: Approval) -> str:
    """Return how it stands."""
    if one.state is ApprovalState.WAITING and not one.approver:
        return _("待审批，尚无审批人")
    return _(STATES[one.state])


def where_words(one: Approval) -> str:
    """Return before whom it lies, or who decided."""
    if one.outside is not None:
        return f"{one.outside.authority} {one.outside.name}"
    match one.state:
        case ApprovalState.IN_REVIEW:
            return one.reviewer
        case ApprovalState.WAITING:
            return one.approver or _("尚无审批人")
        case ApprovalState.OUTSIDE:
            return rule_of(one.kind).authority
        case _:
            said = one.decision or one.opinion
            return who(said) if said else "—"


def who(said: Said) -> str:
    """Return who spoke, and for whom."""
    if not said.stood_in_for:
        return said.by
    return _("{name}（代{other}）").format(name=said.by, other=said.stood_in_for)


def opinion_words(said: Said) -> str:
    """Return the reviewer's opinion in one line."""
    return f"{_(OPINIONS[Opinion(said.verdict)])} · {said.text}"


def decision_words(said: Said) -> str:
    """Return the decision in one line."""
    return f"{_(DECISIONS[Decision(said.verdict)])} · {said.text}"


def outside_words(one: Outside) -> str:
    """Return an outside decision in one line."""
    return _("{authority} {name} {day} {number}").format(
        authority=one.authority,
        name=one.name,
        day=day_full(one.decided_on),
        number=one.number,
    )


def change_words(change: Change) -> str:
    """Return one change as a line: what, as it was, as it is."""
    before, now = _value(change, change.before), _value(change, change.now)
    if not change.before:
        return _("新增 {what} {now}").format(what=_thing(change), now=now).rstrip()
    if not change.now:
        return _("撤去 {what} {before}").format(what=_thing(change), before=before).rstrip()
    return _("{what}：{before} → {now}").format(what=_thing(change), before=before, now=now)


def fact_words(fact: FactLine) -> str:
    """Return a fact as a line: day, what, of whom."""
    words = headed(_(FACTS[fact.kind]), fact.party) if fact.party else _(FACTS[fact.kind])
    item = str(fact.more.get("item", ""))
    return f"{day_short(day_of(fact.happened_at))}  {bracketed(words, item)}"


def waits(since: datetime, now: datetime) -> str:
    """Return how long something has waited."""
    hours = int((now - since).total_seconds() // 3600)
    if hours < 1:
        return _("不到一小时")
    if hours < 48:
        return ngettext("{n}小时", "{n} 小时", hours).format(n=hours)
    days = hours // 24
    return ngettext("{n}天", "{n} 天", days).format(n=days)


def cited(one: Approval) -> str:
    """Return the articles as lists cite them."""
    return " · ".join(cite(key) for key in rule_of(one.kind).article_keys)


def verbatim(one: Approval) -> str:
    """Return the main article word for word; statutes stay Chinese."""
    found = article(rule_of(one.kind).article)
    return f"《{found.law.name}》{found.number}\n{found.text}"


def asks(step: Step) -> str:
    """Return what is asked of the officer."""
    return _("待我审核") if step is Step.REVIEW else _("待我审批")


def _thing(change: Change) -> str:
    if change.fact is not None:
        return _(FACTS[change.fact])
    if change.thing is ChangedThing.PARTY:
        return change.name
    return {"kind": _("事故类型"), "procedure": _("程序")}.get(change.name, _("逃逸"))


def _value(change: Change, value: str) -> str:
    if change.fact is not None and value:
        return moment_text(datetime.fromisoformat(value))
    if change.thing is ChangedThing.CASE and value:
        if change.name == "kind":
            return _(KINDS[CaseKind(value)])
        if change.name == "procedure":
            return _(PROCEDURES[Procedure(value)])
        return _("是") if value == "yes" else _("否")
    return value
