"""What an issued paper lacks, and what is wrong on it.

Codes are those of the case review (K01 …). Checks that need the working calendar, the register of
numbers or other papers of the case belong to the services; A1 and A2 are of the press itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from cases.papers.blocks import PartyBlock
from cases.papers.forms import (
    Paper,
    ServiceProof,
)
from cases.papers.kinds import (
    MEDIATION_FORMS,
    FormKind,
    NumberSource,
    ServiceMethod,
)
from cases.papers.press import Fault, Level, MissingField
from cases.papers.specs import FieldSpec, specs_of
from cases.records.times import day_of
from reports import citations, identity
from reports.appraisal_checks import appraisal_faults
from reports.compose import holds
from reports.layout.faces import uncovered
from reports.mediation_checks import mediation_faults
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
    found += mediation_faults(paper)
    found += appraisal_faults(paper)
    if isinstance(paper, ServiceProof):
        found += _proof(paper)
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


def _proof(paper: ServiceProof) -> Iterator[Fault]:
    served = paper.served_at
    dates = [one.dated for one in paper.papers if one.dated]
    if isinstance(served, datetime) and dates and day_of(served) < max(dates):
        yield Fault("K99", Level.BLOCK, "served_at", "送达时间早于文书日期")
    if paper.receiver and paper.receiver != paper.recipient and not paper.relation:
        yield Fault("K101", Level.BLOCK, "relation", "代收人与受送达人的关系没有填写")
    if paper.method is ServiceMethod.LEFT and not (paper.witness or paper.recording):
        yield Fault("K102", Level.BLOCK, "witness", "留置送达应当有见证人或者录音录像")
