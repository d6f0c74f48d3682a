"""What an issued paper lacks, and what is wrong on it.

Codes are those of the case review (K01 …). Checks that need the working calendar, the register of
numbers or other papers of the case belong to the services; A1 and A2 are of the press itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from cases.papers.blocks import PartyBlock
from cases.papers.forms import (
    Agreement,
    MediationRecord,
    Paper,
    ServiceProof,
    Termination,
)
from cases.papers.kinds import (
    MEDIATION_FORMS,
    FormKind,
    NumberSource,
    ServiceMethod,
    TerminationGround,
)
from cases.papers.press import Fault, Level, MissingField
from cases.papers.specs import FieldSpec, specs_of
from cases.records.times import day_of
from reports import citations, identity
from reports.compose import holds
from reports.layout.faces import uncovered
from reports.template import Template

#: A text in a field that is not a paragraph is no longer than this.
_LONGEST = 200
#: Never on a paper of a mediation (K97); the name of the insurance is not meant.
_NEVER = re.compile(r"传唤|强制(?!保险)|两次缺席|视为放弃|放弃调解")
#: Instructions of the blanks, which are not printed (K08).
_INSTRUCTIONS = re.compile(
    r"[（(](?:印章|道路交通事故处理(?:复核)?专用章|签名或捺指印|签名|"
    r"此处印制公安机关交通管理部门名称|受案单位名称和印章)[）)]"
)
#: Repealed wording still found on blanks, and what is in force (K11).
_STALE = (
    (r"治安管理处罚法[》]?第八十二条", "第九十六条"),
    (r"治安管理处罚法[》]?第八十九条", "第一百零五条"),
    (r"办理行政案件程序规定[》]?第五十三条", "第六十七条"),
    (r"办理行政案件程序规定[》]?第四十七条第一款第二项", "第六十一条第一款第二项"),
    (r"办理行政案件程序规定[》]?第七十二条", "第八十七条"),
    (r"办理行政案件程序规定[》]?第二十五条", "第二十八条"),
    (r"办理行政案件程序规定[》]?第二百三十三条", "第二百五十九条"),
    (r"办理行政案件程序规定[》]?第一百六十八条", "第一百九十四条"),
    (r"行政处罚法[》]?第三十一条", "第四十四条"),
    (r"行政处罚法[》]?第四十二条", "第六十三条、第六十四条"),
    (r"行政处罚法[》]?第三十七条第二款", "第五十六条"),
    (r"侵权责任法", "《中华人民共和国民法典》侵权责任编"),
    (r"诉讼时效(?:期间)?为?[一二]年", "三年"),
    (r"只调解[两二]次", "《道路交通事故处理程序规定》第九十条、第九十四条"),
    (r"道路交通事故处理办法", "《道路交通事故处理程序规定》"),
)
_PLACE = re.compile(r"[路道街巷桥线口号]|公里|千米|米|国道|省道|县道|高速|弯")
_WITH_RIGHTS = frozenset({FormKind.TERMINATION, FormKind.REFUSAL, FormKind.RIGHT_TO_SUE})


def missing(paper: Paper, template: Template) -> tuple[MissingField, ...]:
    """Return the required fields the paper lacks.

    The unit's own number and the day of issue are not asked for: they are given at the issue.
    """
    wanted = [*template.form.required]
    if template.form.number_source is NumberSource.NATIONAL:
        wanted.append("number")
    for demand in template.demands:
        if holds(paper, demand.when):
            wanted += demand.needs
    found = (one for path in dict.fromkeys(wanted) for one in _lacking(paper, path.split("."), ""))
    return tuple(dict.fromkeys(found))


def faults(paper: Paper, template: Template, texts: Iterable[str]) -> tuple[Fault, ...]:
    """Return what is wrong with the fields that are there; `texts` is everything it prints."""
    printed = "\n".join(texts)
    found = [
        *_characters(paper, printed),
        *_head(paper, template),
        *_wording(paper, printed),
        *_parties(paper),
    ]
    match paper:
        case Agreement():
            found += _agreement(paper)
        case Termination():
            found += _termination(paper)
        case MediationRecord():
            found += _record(paper)
        case ServiceProof():
            found += _proof(paper)
        case _:
            pass
    return tuple(found)


def _lacking(value: object, path: list[str], where: str) -> Iterator[MissingField]:
    step, *rest = path
    if step == "sex" and isinstance(value, PartyBlock) and "信用代码" in value.id_kind:
        return  # a body has none
    spec = next(one for one in specs_of(type(value)) if one.name == step)
    inner = getattr(value, step)
    here = f"{where}.{step}" if where else step
    if not rest:
        if _is_empty(inner):
            yield MissingField(here, spec.label)
    elif isinstance(inner, tuple):
        for n, item in enumerate(inner):
            yield from _lacking(item, rest, f"{here}[{n}]")
    elif inner is not None:
        yield from _lacking(inner, rest, here)


def _is_empty(value: object) -> bool:
    if is_dataclass(value):
        return all(_is_empty(getattr(value, one.name)) for one in fields(value))
    return value is None or value == () or (isinstance(value, str) and not value.strip())


def _characters(paper: Paper, printed: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, spec, text in _texts(paper, ""):
        for char in uncovered(text):
            seen.add(char)
            yield Fault("A1", Level.BLOCK, path, f"字库没有“{char}”（U+{ord(char):04X}）")
        if not spec.long and len(text) > _LONGEST:
            yield Fault("A2", Level.BLOCK, path, f"{spec.label}超过{_LONGEST}字")
    for char in uncovered(printed):
        if char not in seen:
            yield Fault("A1", Level.BLOCK, "", f"文书样式中的“{char}”字库没有")


def _texts(value: Any, where: str) -> Iterator[tuple[str, FieldSpec, str]]:
    for spec in specs_of(type(value)):
        here = f"{where}.{spec.name}" if where else spec.name
        inner = getattr(value, spec.name)
        items = enumerate(inner) if spec.many else [(None, inner)]
        for n, item in items:
            path = here if n is None else f"{here}[{n}]"
            if isinstance(item, str) and spec.choices is None:
                yield path, spec, item
            elif is_dataclass(item):
                yield from _texts(item, path)


def _head(paper: Paper, template: Template) -> Iterator[Fault]:
    if paper.organ.endswith("中队"):
        yield Fault("K03", Level.BLOCK, "organ", "中队不具备执法主体资格")
    year = re.search(r"〔(\d{4})〕", paper.number)
    if year and paper.issued_on and int(year.group(1)) != paper.issued_on.year:
        yield Fault("K02", Level.WARN, "number", "文号的年份与制作日期不一致")
    if template.form.number_source is not NumberSource.NONE and re.search(
        r"〕第|〕0", paper.number
    ):
        yield Fault("K01", Level.WARN, "number", "文号不加“第”字，不编虚位")
    if paper.accident_place and not _PLACE.search(paper.accident_place):
        yield Fault("K17", Level.WARN, "accident_place", "地点应当写明道路和具体位置")
    happened = paper.accident_at
    if happened and paper.issued_on and day_of(happened) > paper.issued_on:
        yield Fault("K19", Level.BLOCK, "accident_at", "事故时间晚于制作日期")


def _wording(paper: Paper, printed: str) -> Iterator[Fault]:
    for match in dict.fromkeys(_INSTRUCTIONS.findall(printed)):
        yield Fault("K08", Level.BLOCK, "", f"“{match}”是说明文字，不印在文书上")
    for pattern, now in _STALE:
        if match_ := re.search(pattern, printed):
            yield Fault("K11", Level.BLOCK, "", f"“{match_.group()}”已经失效，现为{now}")
    for doubt in dict.fromkeys(citations.doubts(printed)):
        level = Level.BLOCK if doubt.is_certain else Level.WARN
        known = "没有该款项" if doubt.is_certain else "不在条文库中，请核对"
        yield Fault("K10", level, "", f"{doubt.cited}{known}")
    if paper.kind in MEDIATION_FORMS:
        for word in dict.fromkeys(_NEVER.findall(printed)):
            yield Fault("K97", Level.BLOCK, "", f"调解文书不得出现“{word}”")
    told = "人民法院" in printed and "人民调解委员会" in printed
    if paper.kind in _WITH_RIGHTS and not told:
        yield Fault("K95", Level.BLOCK, "", "没有告知可以起诉或者申请人民调解")


def _parties(paper: Paper) -> Iterator[Fault]:
    for n, party in enumerate(paper.parties):
        where = f"parties[{n}]"
        lacking = [
            spec.label
            for spec in specs_of(PartyBlock)
            if spec.name in {"sex", "id_number", "phone", "address"}
            and not getattr(party, spec.name)
        ]
        is_person = identity.looks_personal(party.id_number) or bool(party.sex)
        if is_person and lacking:
            yield Fault("K15", Level.WARN, where, f"{party.name}缺{'、'.join(lacking)}")
        for detail in identity.disagreements(party.id_number, party.sex, party.born_on):
            yield Fault("K14", Level.WARN, f"{where}.id_number", f"{party.name}的{detail}")


def _agreement(paper: Agreement) -> Iterator[Fault]:
    total = paper.total
    amounts = [line.amount for line in paper.amounts]
    if total is not None and None not in amounts and _sum(amounts) != total:
        yield Fault("K23", Level.BLOCK, "total", f"各项合计{_sum(amounts)}元，不等于{total}元")
    shares = [line.percent for line in paper.shares]
    if shares and None not in shares and _sum(shares) != 100:
        yield Fault("K91", Level.BLOCK, "shares", f"比例合计{_sum(shares)}%，不是100%")
    paid = [line.amount for line in paper.payments]
    payees = {line.payee for line in paper.payments}
    own = _sum(line.amount for line in paper.shares if line.party in payees)
    # A claimant who bears a share himself is not paid that part.
    if paid and total is not None and None not in paid and _sum(paid) not in {total, total - own}:
        yield Fault("K91", Level.BLOCK, "payments", f"各次付款合计{_sum(paid)}元，与约定不符")
    for n, line in enumerate(paper.payments):
        if line.due_on and paper.mediated_on and line.due_on < paper.mediated_on:
            yield Fault("K91", Level.BLOCK, f"payments[{n}].due_on", "付款日期早于调解日期")
    if paper.mediated_on and paper.issued_on and paper.mediated_on != paper.issued_on:
        yield Fault("K90", Level.BLOCK, "mediated_on", "调解书应当当场制作，日期与调解日期不一致")


def _termination(paper: Termination) -> Iterator[Fault]:
    last = paper.sessions[-1].held_at if paper.sessions else None
    chain: list[tuple[str, date | None]] = [
        ("accident_at", day_of(paper.accident_at) if paper.accident_at else None),
        ("applied_on", paper.applied_on),
        ("accepted_on", paper.accepted_on),
        ("started_on", paper.started_on),
        ("sessions", day_of(last) if last else None),
        ("ended_on", paper.ended_on),
        ("issued_on", paper.issued_on),
    ]
    known = [(name, day) for name, day in chain if day is not None]
    for (_, before), (name, after) in pairwise(known):
        if after < before:
            label = next(one.label for one in specs_of(Termination) if one.name == name)
            yield Fault("K19", Level.BLOCK, name, f"{label}早于前一步的日期")
    for (n, one), (_, two) in pairwise(enumerate(paper.sessions)):
        if one.held_at and two.held_at and two.held_at <= one.held_at:
            yield Fault("K19", Level.BLOCK, f"sessions[{n + 1}].held_at", "各次调解的顺序颠倒")
    if paper.ground is TerminationGround.ABSENCE and paper.change_requested:
        yield Fault("K93", Level.BLOCK, "change_requested", "当事人曾请求变更时间，不属于无故缺席")
    if paper.ground is TerminationGround.ABSENCE and not any(
        paper.by_party in one.absent for one in paper.sessions
    ):
        yield Fault("K92", Level.BLOCK, "by_party", "各次调解中没有该当事人未到场的记载")


def _record(paper: MediationRecord) -> Iterator[Fault]:
    if paper.started_at and paper.ended_at and paper.ended_at <= paper.started_at:
        yield Fault("K16", Level.BLOCK, "ended_at", "结束时间不晚于开始时间")
    if len(paper.officers) < 2 and not (paper.auxiliary and paper.recording):
        yield Fault(
            "K89",
            Level.BLOCK,
            "officers",
            "交通警察不足二人的，应当有警务辅助人员协助并全程录音录像",
        )
    told = [line.served_on for line in paper.notices if line.method is ServiceMethod.ORAL]
    if any(day is None for day in told):
        yield Fault("K84", Level.BLOCK, "notices", "口头通知应当记明时间")
    steps = ("rights_told", "statements", "liability", "amounts", "performance")
    left = [
        one.label
        for one in specs_of(MediationRecord)
        if one.name in steps and not getattr(paper, one.name)
    ]
    if left:
        yield Fault("K88", Level.WARN, "", f"未记载：{'、'.join(left)}")


def _proof(paper: ServiceProof) -> Iterator[Fault]:
    served = paper.served_at
    dates = [one.dated for one in paper.papers if one.dated]
    if isinstance(served, datetime) and dates and day_of(served) < max(dates):
        yield Fault("K99", Level.BLOCK, "served_at", "送达时间早于文书日期")
    if paper.receiver and paper.receiver != paper.recipient and not paper.relation:
        yield Fault("K101", Level.BLOCK, "relation", "代收人与受送达人的关系没有填写")
    if paper.method is ServiceMethod.LEFT and not (paper.witness or paper.recording):
        yield Fault("K102", Level.BLOCK, "witness", "留置送达应当有见证人或者录音录像")


def _sum(values: Iterable[Decimal | None]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))
