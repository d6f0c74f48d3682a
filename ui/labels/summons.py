"""Words for questioning, summonses, roadside notes and the pursuit of a fled vehicle."""

from collections.abc import Callable, Mapping
from typing import Any

from cases.records.pursuit import FirstStep
from cases.records.roadside import IncomingStep, NextStep
from cases.records.summons import (
    Branch,
    EntryKind,
    FamilyException,
    FamilyWay,
    NoticeOutcome,
    NoticeWay,
    Signed,
    SummonsState,
    Suspicion,
    Venue,
)
from ui.kit.i18n import N_

SUSPICIONS = {
    Suspicion.CRIME: N_("交通肇事嫌疑人"),
    Suspicion.VIOLATION: N_("违法嫌疑人"),
}

BRANCHES = {
    Branch.ADMINISTRATIVE: N_("行政传唤"),
    Branch.CRIMINAL: N_("刑事传唤"),
}

WAYS = {
    NoticeWay.WRITTEN: N_("书面"),
    NoticeWay.PHONE: N_("电话"),
    NoticeWay.ON_SPOT: N_("当场"),
    NoticeWay.MESSAGE: N_("短信"),
}

VENUES = {
    Venue.OFFICE: N_("办案场所"),
    Venue.HOME: N_("住处"),
    Venue.WORKPLACE: N_("单位"),
    Venue.HIS_CHOICE: N_("本人提出的地点"),
}

OUTCOMES = {
    NoticeOutcome.OPEN: N_("待询问"),
    NoticeOutcome.CAME: N_("已到"),
    NoticeOutcome.NOT_CAME: N_("未到"),
    NoticeOutcome.MOVED: N_("已改期"),
}

SIGNED = {
    Signed.OPEN: N_("未填写"),
    Signed.SIGNED: N_("本人填写并签名"),
    Signed.REFUSED: N_("拒绝填写或者签名，已注明"),
}

FAMILY_WAYS = {
    FamilyWay.IN_PERSON: N_("当场告知"),
    FamilyWay.PHONE: N_("电话"),
    FamilyWay.MESSAGE: N_("短信"),
    FamilyWay.FAX: N_("传真"),
    FamilyWay.OTHER: N_("其他方式"),
}

FAMILY_EXCEPTIONS = {
    FamilyException.IDENTITY_UNKNOWN: N_("身份不明"),
    FamilyException.CONTACT_REFUSED: N_("拒不提供家属联系方式"),
    FamilyException.FORCE_MAJEURE: N_("自然灾害等不可抗力"),
}

ENTRIES = {
    EntryKind.FOOD: N_("饮食"),
    EntryKind.REST: N_("休息"),
    EntryKind.SOBERING: N_("约束至酒醒（不计时）"),
    EntryKind.FORCE: N_("强制传唤的审核意见"),
    EntryKind.OTHER: N_("其他情况"),
}

STATES = {
    SummonsState.PLANNED: N_("待批准、签发"),
    SummonsState.ISSUED: N_("已签发，待到案"),
    SummonsState.HELD: N_("询问查证中"),
    SummonsState.LEFT: N_("已离开"),
    SummonsState.NOT_CAME: N_("未到案"),
    SummonsState.WITHDRAWN: N_("已撤回"),
}

LACKS = {
    "family": N_("未记录通知家属或者无法通知的原因"),
    "told": N_("未记录告知传唤的原因和依据"),
    "arrival_signed": N_("传唤证上的到案时间未填写"),
    "leaving_signed": N_("传唤证上的离开时间未填写"),
    "guardian": N_("未成年人：未记录监护人到场或者未到场的原因"),
    "food": N_("未注明饮食和休息"),
}

FIRST_STEPS = {
    FirstStep.PLAN: N_("启动查缉预案"),
    FirstStep.ROADBLOCK: N_("布置警力堵截"),
    FirstStep.WATCH: N_("上缉查布控系统"),
    FirstStep.NOTICE: N_("通报周边协查"),
    FirstStep.MILITARY: N_("通报军队、武警部门"),
    FirstStep.OTHER: N_("其他措施"),
}

NEXT_STEPS = {
    NextStep.OPEN: N_("待处理"),
    NextStep.SUMMONS: N_("传唤"),
    NextStep.WATCH: N_("列入布控"),
    NextStep.PENALTY: N_("已接受处理"),
    NextStep.NONE: N_("不再处理"),
}

INCOMING_STEPS = {
    IncomingStep.ACTED: N_("布置堵截或者排查"),
    IncomingStep.HELD: N_("扣留车辆"),
    IncomingStep.SUMMONED: N_("传唤嫌疑人"),
    IncomingStep.TOLD: N_("通知案发地"),
    IncomingStep.HANDED_OVER: N_("办理移交"),
}

#: Names of the fields of the papers of this area, as `cases.papers.specs` gives them.
PAPER_FIELDS = (
    N_("被通知人"),
    N_("案由"),
    N_("询问时间"),
    N_("询问地点"),
    N_("携带证件、材料"),
    N_("被传唤人"),
    N_("涉嫌"),
    N_("嫌疑种类"),
    N_("到案时限"),
    N_("到案地点"),
    N_("载明强制传唤"),
    N_("家属姓名"),
    N_("与被传唤人关系"),
    N_("传唤到案时间"),
    N_("传唤地点"),
    N_("询问查证期限（小时）"),
    N_("发送范围"),
    N_("案件基本事实"),
    N_("车辆情况、特征"),
    N_("驾驶人体貌特征"),
    N_("逃逸时间和方向"),
    N_("协查要求"),
    N_("联系人"),
    N_("有效期至"),
    N_("原协查通报"),
    N_("撤销原因"),
    N_("布控撤销时间"),
)

#: Names of values in the journal.
VALUE_NAMES = {
    "charge": N_("涉嫌"),
    "basis": N_("依据"),
    "since": N_("自何时起"),
    "way": N_("方式"),
    "venue": N_("在何处询问"),
    "wanted_at": N_("询问时间"),
    "given_at": N_("通知时间"),
    "receiver": N_("接收人"),
    "called_for": N_("到案时限"),
    "area": N_("所在市、县"),
    "in_area": N_("到案地点在该市、县之内（第六十六条）"),
    "elsewhere": N_("在外地，须当地公安机关协作（第一百一十八条）"),
    "branch": N_("程序"),
    "partner": N_("协作地公安机关"),
    "letter_number": N_("办案协作函件编号"),
    "grounds": N_("理由"),
    "found_how": N_("到案经过"),
    "card_shown": N_("已出示人民警察证"),
    "second_officer": N_("另一名民警"),
    "told_at": N_("告知时间"),
    "arrived_at": N_("到案时间"),
    "exception": N_("不能通知的原因"),
    "absence": N_("未到场的原因"),
    "allows": N_("可以强制传唤"),
    "over": N_("超过时限"),
    "at": N_("时间"),
    "target": N_("布控对象"),
    "reference": N_("系统编号"),
    "recipients": N_("发送范围"),
    "n": N_("序号"),
}
#: Values of the store itself in the journal.
SILENT = frozenset({"summons", "notice", "suspicion", "entry", "watch", "approval", "id"})
#: Enumerated values in the journal, by the name of the value.
JOURNAL_CHOICES: Mapping[str, tuple[tuple[Callable[[str], Any], Mapping[Any, str]], ...]] = {
    "kind": ((Suspicion, SUSPICIONS), (EntryKind, ENTRIES)),
    "branch": ((Branch, BRANCHES),),
    "way": ((NoticeWay, WAYS), (FamilyWay, FAMILY_WAYS)),
    "venue": ((Venue, VENUES),),
    "outcome": ((NoticeOutcome, OUTCOMES),),
    "exception": ((FamilyException, FAMILY_EXCEPTIONS),),
    "step": ((FirstStep, FIRST_STEPS), (NextStep, NEXT_STEPS), (IncomingStep, INCOMING_STEPS)),
}
