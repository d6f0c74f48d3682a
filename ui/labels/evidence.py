"""Words of evidence: its kinds, what is done with it, what the journal says of it."""

from collections.abc import Callable, Mapping
from typing import Any

from leads.evidence.kinds import EvidenceKind, Finish, Origin, Role
from leads.evidence.records import InquiryState, PersonEvidenceKind
from ui.kit.i18n import N_

#: On every screen and print of a probability.
NOTICE = N_("概率为办案参考，不作证据，不入卷。")

KINDS = {
    EvidenceKind.PLATE_SEEN: N_("所见号牌"),
    EvidenceKind.COLOUR_SEEN: N_("所见颜色"),
    EvidenceKind.PAINT: N_("漆片"),
    EvidenceKind.STICKER: N_("保险标志"),
    EvidenceKind.CLASS_SEEN: N_("所见车型"),
    EvidenceKind.PART: N_("部件"),
    EvidenceKind.SIGHTING: N_("卡口、目击"),
    EvidenceKind.FALSE_PLATE: N_("假牌、借牌"),
    EvidenceKind.KEY: N_("钥匙"),
    EvidenceKind.REPORT: N_("举报"),
    EvidenceKind.FINDING: N_("询查结果"),
}
PERSON_KINDS = {
    PersonEvidenceKind.STATEMENT: N_("陈述"),
    PersonEvidenceKind.ALIBI: N_("不在场证明"),
    PersonEvidenceKind.REPORT: N_("举报"),
    PersonEvidenceKind.CONTRADICTION: N_("矛盾"),
    PersonEvidenceKind.TRACE: N_("痕迹"),
}
INQUIRY_STATES = {
    InquiryState.OPEN: N_("待查"),
    InquiryState.ANSWERED: N_("已有结果"),
    InquiryState.DROPPED: N_("不再查"),
}
ROLES = {
    Role.CLEARCOAT: N_("清漆"),
    Role.TOPCOAT: N_("面漆"),
    Role.PRIMER: N_("中涂、底漆"),
    Role.FILLER: N_("腻子"),
    Role.ELECTROCOAT: N_("电泳底漆"),
}
FINISHES = {
    Finish.SOLID: N_("素色"),
    Finish.METALLIC: N_("金属漆"),
    Finish.PEARL: N_("珠光漆"),
    Finish.CLEAR: N_("透明"),
    Finish.UNKNOWN: N_("不明"),
}
ORIGINS = {
    Origin.OEM: N_("原厂"),
    Origin.REFINISH: N_("修补"),
    Origin.UNKNOWN: N_("不明"),
}
ACTS = {
    "evidence.add": N_("登记线索证据"),
    "evidence.change": N_("更正线索证据"),
    "evidence.withdraw": N_("撤回线索证据"),
    "evidence.add_person": N_("登记人员证据"),
    "evidence.withdraw_person": N_("撤回人员证据"),
    "evidence.compare_paint": N_("打印漆层比对表"),
    "evidence.count_paint": N_("漆层比对计入证据"),
    "evidence.add_sample": N_("登记车漆样品"),
    "evidence.change_sample": N_("更正车漆样品"),
    "evidence.withdraw_sample": N_("撤回车漆样品"),
    "evidence.decide_reliability": N_("决定等级可靠度"),
    "candidates.add_vehicle": N_("手工加入嫌疑车辆"),
    "candidates.withdraw_vehicle": N_("撤回手工加入的车辆"),
    "candidates.exclude": N_("排除嫌疑车辆"),
    "candidates.take_back": N_("撤销排除"),
    "candidates.set_prior": N_("设定先验概率"),
    "candidates.rank": N_("排列嫌疑车辆"),
    "inquiries.add": N_("列出询查事项"),
    "inquiries.give": N_("派查"),
    "inquiries.answer": N_("登记询查结果"),
    "inquiries.drop": N_("不再询查"),
}
LOOKED_AT = {
    "evidence": N_("线索证据"),
    "candidates": N_("嫌疑车辆、人员"),
    "inquiries": N_("询查事项"),
    "paint": N_("漆片、车漆样品"),
}
VALUE_NAMES = {
    "evidence": N_("证据序号"),
    "evidence_kind": N_("证据种类"),
    "title": N_("名称"),
    "group": N_("同属一组"),
    "origin": N_("原始来源"),
    "pattern": N_("所见号牌"),
    "plate_colour": N_("号牌颜色"),
    "layers": N_("漆层"),
    "readings": N_("其他读法"),
    "classes": N_("车型"),
    "models": N_("适用车型"),
    "years": N_("年份"),
    "metres": N_("距离（米）"),
    "minutes": N_("相隔（分）"),
    "makes": N_("品牌"),
    "plates": N_("号牌"),
    "knew": N_("所知"),
    "did_not_know": N_("所不知"),
    "contradictions": N_("与事实不符之处"),
    "called_at": N_("来电时间"),
    "likelihood": N_("若是该车的概率"),
    "otherwise": N_("若不是的概率"),
    "pieces": N_("证据条数"),
    "sample": N_("样品序号"),
    "trace": N_("漆片证据序号"),
    "spot": N_("取样部位"),
    "taken_at": N_("取样时间"),
    "taken_by": N_("取样人"),
    "uncounted": N_("随之撤回的证据"),
    "label": N_("名称"),
    "vehicle_class": N_("车型"),
    "model": N_("型号"),
    "year": N_("年份"),
    "district": N_("区县"),
    "policy_insurer": N_("保险公司"),
    "policy_year": N_("保险年度"),
    "policy_number": N_("保单号"),
    "candidate": N_("嫌疑车辆"),
    "prior_none": N_("以上皆非的先验概率"),
    "prior_weights": N_("先验加权"),
    "inquiry": N_("询查序号"),
    "question": N_("询查事项"),
    "whom": N_("向谁查"),
    "hours": N_("预计工时"),
    "outcomes": N_("可能的结果"),
    "officer_name": N_("民警"),
    "ungraded": N_("未评级的可靠度"),
}
#: Names for a refusal, where it names a field outside its form.
FIELDS = {
    **VALUE_NAMES,
    "vehicle": N_("车辆"),
    "person": N_("人员"),
    "likelihoods": N_("概率"),
    "reliability": N_("可靠度"),
    "colour": N_("颜色"),
    "role": N_("漆层"),
    "lab": N_("色值"),
    "angles": N_("测量角度"),
    "thickness": N_("厚度"),
}
#: Values of the store itself, which say nothing to an officer.
SILENT = frozenset({"node"})
JOURNAL_CHOICES: Mapping[str, tuple[tuple[Callable[[str], Any], Mapping[Any, str]], ...]] = {
    "evidence_kind": ((EvidenceKind, KINDS),),
}
