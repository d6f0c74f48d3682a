"""Entries of the journal in words: the act, and each value with its name, old and new."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any

from cases.law.facts import FactKind, Harm
from cases.mediation.kinds import Choice, Ending, Presence
from cases.papers.kinds import FormKind, Outcome, RefusalGround, ServiceMethod
from cases.records.cases import CaseKind, Entry, Procedure
from cases.records.crime import CrimeOutcome
from cases.records.holding import AdvanceAct, Measure, Receiving, ThingAct, Yard
from cases.records.officers import TeamRole
from cases.records.parties import Injury, PartyKind
from cases.records.transfers import Ground
from ui.kit.i18n import N_, _, day_full, moment_text, ngettext
from ui.kit.punctuation import clauses, headed, listed
from ui.labels import (
    access,
    approvals,
    canvass,
    copies,
    disclosure,
    evidence,
    exhibits,
    holding,
    leads,
    outsiders,
    packets,
    practice,
    proof,
    registers,
    summons,
    tasks,
)
from ui.labels.acts import ACTS
from ui.labels.cases import INJURIES, KINDS, PARTY_KINDS, PROCEDURES, SEXES, TEAM_ROLES
from ui.labels.law import FACTS
from ui.labels.mediation import CHOICES, ENDINGS, GROUNDS, HARMS, METHODS, OUTCOMES, PRESENCES
from ui.labels.papers import FORMS
from ui.rooms.case.journal_clocks import CLOCK_WORDS

#: Names of values; a value without a name is shown under the one the journal has.
_NAMES = {
    **access.VALUE_NAMES,
    **evidence.VALUE_NAMES,
    **outsiders.VALUE_NAMES,
    **packets.VALUE_NAMES,
    **proof.VALUE_NAMES,
    **leads.VALUE_NAMES,
    **tasks.VALUE_NAMES,
    **summons.VALUE_NAMES,
    "name": N_("姓名"),
    "kind": N_("类型"),
    "side": N_("方"),
    "sex": N_("性别"),
    "born_on": N_("出生"),
    "id_number": N_("证件号"),
    "phone": N_("电话"),
    "address": N_("住址"),
    "relation": N_("关系"),
    "relation_proof": N_("关系证明"),
    "liability": N_("责任"),
    "injury": N_("伤情"),
    "injury_note": N_("伤情说明"),
    "electronic_consent": N_("同意电子送达"),
    "address_confirmation": N_("送达地址确认书"),
    "plate": N_("号牌"),
    "make": N_("品牌型号"),
    "colour": N_("颜色"),
    "vin": N_("车架号"),
    "insurer": N_("保险公司"),
    "policy": N_("保单号"),
    "matters": N_("委托事项"),
    "signed_on": N_("签署日期"),
    "until_on": N_("有效期至"),
    "revoked_on": N_("撤销日期"),
    "unseated": N_("改由本人参加的调解会"),
    "on": N_("日期"),
    "proof": N_("证明"),
    "head": N_("项目"),
    "amount": N_("金额（元）"),
    "reason": N_("理由"),
    "note": N_("说明"),
    "happened_at": N_("发生时间"),
    "newest_entry": N_("日志最后一条的时间"),
    "claimed": N_("自称"),
    "remembered": N_("登记的末条"),
    "item": N_("序号"),
    "until": N_("至"),
    "title": N_("名称"),
    "number": N_("编号"),
    "authority": N_("批准机关"),
    "approver": N_("批准人"),
    "approval_number": N_("批准文号"),
    "approved_on": N_("批准日期"),
    "conclusion": N_("审结意见"),
    "occurred_at": N_("事故时间"),
    "place": N_("地点"),
    "brief": N_("简要案情"),
    "procedure": N_("程序"),
    "national_number": N_("全国系统编号"),
    "method": N_("方式"),
    "reported_at": N_("报警时间"),
    "caller": N_("报警人"),
    "caller_phone": N_("报警电话"),
    "dead": N_("死亡人数"),
    "injured": N_("受伤人数"),
    "dangerous_goods": N_("危险物品"),
    "weather": N_("天气"),
    "fled_vehicle": N_("逃逸车辆特征"),
    "fled_direction": N_("逃逸方向"),
    "fled_driver": N_("驾驶人体貌"),
    "role": N_("案内身份"),
    "form": N_("文书"),
    "sha256": N_("校验值"),
    "started_on": N_("起算日"),
    "due_on": N_("到期日"),
    "starts_at": N_("开始时间"),
    "ends_at": N_("结束时间"),
    "words": N_("原话"),
    "text": N_("内容"),
    "recording": N_("录音录像"),
    "ground": N_("事由"),
    "party": N_("当事人"),
    "asked_at": N_("提出时间"),
    "received_at": N_("收到时间"),
    "record": N_("记录"),
    "how": N_("方式"),
    "receiver": N_("收件人"),
    "served_at": N_("送达时间"),
    "moved": N_("移动的时限"),
    "past": N_("更正前已过的期限"),
    "entries": N_("项数"),
    "may_agree": N_("可以商定数额"),
    "is_liable": N_("监护人承担责任"),
    "is_unknown": N_("身份不明"),
    "hit_and_run": N_("逃逸"),
    "plate_colour": N_("号牌颜色"),
    "parties": N_("当事人"),
    "vehicles": N_("车辆"),
    "intake": N_("受理"),
    "people": N_("参加人"),
    "sides": N_("各方"),
    "given_at": N_("提出时间"),
    "good_cause": N_("有正当理由"),
    "counts": N_("计次"),
    "late_reason": N_("逾期理由"),
    "outcome": N_("结果"),
    "copies": N_("份数"),
    "services": N_("送达"),
    "changed": N_("改动"),
    "facts": N_("事实"),
    "article": N_("依据"),
    "presence": N_("到场情况"),
    "documents": N_("文书"),
    "mediations": N_("调解"),
    "last_notice_day": N_("最迟通知日"),
    "strict_notice_day": N_("严格计算的最迟通知日"),
    "choice": N_("决定"),
    "threshold": N_("单位规定次数"),
    "policy_decided": N_("单位已有规定"),
    "statute": N_("法定次数"),
    "harms": N_("损害"),
    "ending": N_("结束方式"),
    "court": N_("受理法院"),
    "sued_on": N_("起诉日期"),
    "absences": N_("缺席"),
    **holding.VALUE_NAMES,
    **approvals.VALUE_NAMES,
    **exhibits.VALUE_NAMES,
    **canvass.VALUE_NAMES,
    **registers.VALUE_NAMES,
    **copies.VALUE_NAMES,
    **disclosure.VALUE_NAMES,
}
#: Values of the store itself, which say nothing to an officer.
_SILENT = frozenset(
    {
        "lead",
        "officer",
        "previous",
        "vehicle_id",
        "of_party_id",
        "party_id",
        "mediation_id",
        "principal_id",
        "agent_id",
        "id_kind",
        "day_only",
        "document",
        "packet",
        "mediation",
        "session",
        "fact",
        "vehicle",
        "power",
        "loss",
        "new_id",
        "drives",
        "secrecy",
        "signed",
        "what",
        "room",
        "mediator",
        "claimant",
        *holding.SILENT,
        *approvals.SILENT,
        *summons.SILENT,
        *leads.SILENT,
        *canvass.SILENT,
        *outsiders.SILENT,
        *evidence.SILENT,
        *registers.SILENT,
        *access.SILENT,
    }
)


def act_words(act: str) -> str:
    """Return what an act is called; one of a newer version is shown by its key."""
    return _(ACTS[act]) if act in ACTS else act


def values_in_words(entry: Entry, parties: Mapping[int, str]) -> list[str]:
    """Return the values of an entry, one line each; what a correction changed as old and new."""
    values = dict(entry.values)
    old, new = values.pop("old", None), values.pop("new", None)
    lines = list(_lines(values, parties))
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        before, after = dict(_flat(old)), dict(_flat(new))
        for key in [*after, *(key for key in before if key not in after)]:
            if key in _SILENT or before.get(key) == after.get(key):
                continue
            was = _word(key, before.get(key), parties) or _("（空）")
            now = _word(key, after.get(key), parties) or _("（空）")
            lines.append(_named(key, f"{was} → {now}"))
    else:
        for words, part in ((_("原为"), old), (_("改为"), new)):
            lines += [f"{words} {line}" for line in _lines(part or {}, parties)]
    return lines


def joined(lines: Sequence[str]) -> str:
    """Return several lines as one."""
    return clauses(lines)


def _lines(values: Any, parties: Mapping[int, str]) -> Iterator[str]:
    if not isinstance(values, Mapping):
        if isinstance(values, list):
            yield from (str(one) for one in values)
        elif values not in {None, ""} and not isinstance(values, int):
            yield str(values)
        return
    for key, value in _flat(values):
        if key not in _SILENT and (words := _word(key, value, parties)):
            yield _named(key, words)


def _flat(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Walk into what was entered as one: the intake, its report, a party, a fact."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value)
        else:
            yield key, value


def _named(key: str, words: str) -> str:
    name = _(_NAMES[key]) if key in _NAMES else key
    return headed(name, words)


def _word(key: str, value: Any, parties: Mapping[int, str]) -> str:
    if value is None or value in ("", [], False):
        return ""
    if key == "party" and isinstance(value, int):
        return parties.get(value, "")
    if isinstance(value, list):
        if key in CLOCK_WORDS:
            return CLOCK_WORDS[key](value)
        return _count(key, value)
    if value is True:
        return _("是")
    text = str(value)
    return _moment(text) or _choice(key, text)


def _count(key: str, values: list[Any]) -> str:
    if all(isinstance(value, Mapping) and "name" in value for value in values):
        return listed(str(value["name"]) for value in values)
    if all(isinstance(value, str) for value in values):
        return listed(_choice(key, value) for value in values)
    return ngettext("{n}项", "{n} 项", len(values)).format(n=len(values))


def _moment(text: str) -> str:
    if len(text) < 10 or text[4:5] != "-":
        return ""
    try:
        if len(text) == 10:
            return day_full(date.fromisoformat(text))
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return moment_text(moment) if moment.tzinfo else ""


def _choice(key: str, text: str) -> str:
    """Return the words of an enumerated value; any other text as it is."""
    kinds: dict[str, tuple[tuple[Callable[[str], Any], Mapping[Any, str]], ...]] = {
        "kind": ((PartyKind, PARTY_KINDS), (FactKind, FACTS), (CaseKind, KINDS)),
        "procedure": ((Procedure, PROCEDURES),),
        "injury": ((Injury, INJURIES),),
        "role": ((TeamRole, TEAM_ROLES),),
        "form": ((FormKind, FORMS),),
        "sex": ((str, SEXES),),
        "presence": ((Presence, PRESENCES),),
        "outcome": ((Outcome, OUTCOMES), (CrimeOutcome, practice.OUTCOMES)),
        "choice": ((Choice, CHOICES),),
        "ending": ((Ending, ENDINGS),),
        "method": ((ServiceMethod, METHODS),),
        "ground": ((RefusalGround, GROUNDS), (Ground, holding.GROUNDS)),
        "measure": ((Measure, holding.MEASURES),),
        "step": ((ThingAct, holding.THING_ACTS),),
        "act": ((AdvanceAct, holding.ADVANCE_ACTS),),
        "capacity": ((Receiving, holding.RECEIVINGS),),
        "yard": ((Yard, holding.YARDS),),
        "harms": ((Harm, HARMS),),
        "attempt": ((str, ACTS),),
    }
    areas = (summons, approvals, exhibits, registers, evidence, leads, tasks, outsiders)
    more = (one.JOURNAL_CHOICES.get(key, ()) for one in areas)
    for made, words in (*kinds.get(key, ()), *chain.from_iterable(more)):
        try:
            return _(words[made(text)])
        except (ValueError, KeyError):
            continue
    return text
