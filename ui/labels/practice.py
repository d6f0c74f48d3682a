"""Words of the squad's practice: callers, promises, contacts, signs of a crime, hand-overs."""

from cases.law.crime import Circumstance
from cases.records.crime import CrimeOutcome
from cases.records.hand_overs import HandedKind
from cases.records.receptions import ContactKind, PromiseKind, ReceptionKind, Way
from ui.kit.i18n import N_

RECEPTIONS = {
    ReceptionKind.INQUIRY: N_("询问"),
    ReceptionKind.COMPLAINT: N_("投诉"),
    ReceptionKind.REQUEST: N_("请求"),
    ReceptionKind.INFORMATION: N_("提供情况"),
    ReceptionKind.TROUBLE: N_("聚集、闹访"),
}

WAYS = {
    Way.VISIT: N_("来访"),
    Way.PHONE: N_("来电"),
    Way.LETTER: N_("来信"),
}

CONTACTS = {
    ContactKind.INFLUENCE: N_("家属信服的人"),
    ContactKind.VILLAGE: N_("村（居）委会"),
    ContactKind.TOWNSHIP: N_("乡镇（街道）"),
    ContactKind.POLICE_STATION: N_("派出所"),
    ContactKind.WORK_UNIT: N_("工作单位"),
    ContactKind.CALL_FOR_HELP: N_("请求增援"),
}

PROMISES = {
    PromiseKind.CALL_BACK: N_("回访"),
    PromiseKind.ANSWER: N_("回告"),
}

CIRCUMSTANCES = {
    Circumstance.DRUNK: N_("酒后、吸食毒品后驾驶"),
    Circumstance.UNLICENSED: N_("无驾驶资格"),
    Circumstance.UNSAFE: N_("明知安全装置不全或者失灵"),
    Circumstance.UNREGISTERED: N_("明知无牌证或者已报废"),
    Circumstance.OVERLOADED: N_("严重超载"),
    Circumstance.FLED: N_("为逃避法律追究逃离现场"),
    Circumstance.LEFT_TO_DIE: N_("逃逸致人死亡"),
    Circumstance.UNPAID_LOSS: N_("无能力赔偿的财产损失"),
}

OUTCOMES = {
    CrimeOutcome.NO_CRIME: N_("不构成犯罪，继续按行政程序办理"),
    CrimeOutcome.FILED: N_("立案侦查，事故处理同时进行"),
    CrimeOutcome.REFERRED: N_("移送有管辖权的机关"),
}

HANDED = {
    HandedKind.PAPERS: N_("文书"),
    HandedKind.CLOCKS: N_("时限"),
    HandedKind.SESSIONS: N_("调解会"),
    HandedKind.HELD: N_("扣押、保管的物品"),
    HandedKind.PROMISES: N_("回访、回告"),
}
