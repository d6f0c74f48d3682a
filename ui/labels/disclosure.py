"""Words of evidence meetings, packages and inspections."""

from cases.law.withholding import Withheld
from cases.records.disclosure import MeetingGround, MeetingState, Showing, Treatment, Visitor
from ui.kit.i18n import N_

SHOWINGS = {Showing.MEETING: N_("公开证据"), Showing.INSPECTION: N_("查阅复制")}
TREATMENTS = {
    Treatment.FULL: N_("全部公开"),
    Treatment.COVERED: N_("部分遮盖"),
    Treatment.WITHHELD: N_("不予公开"),
}
GROUNDS = {
    Withheld.WITNESS: N_("证人、举报人、辨认人要求保密"),
    Withheld.STATE_SECRET: N_("国家秘密"),
    Withheld.BUSINESS_SECRET: N_("商业秘密"),
    Withheld.PRIVACY: N_("他人住址、电话、证件号码"),
    Withheld.MEDICAL: N_("他人医疗、金融等敏感信息"),
    Withheld.MINOR: N_("未满十四周岁的未成年人"),
    Withheld.WORK_SECRET: N_("工作秘密（线索、嫌疑人）"),
}
MEETING_STATES = {
    MeetingState.CALLED: N_("已召集"),
    MeetingState.HELD: N_("已公开"),
    MeetingState.CANCELLED: N_("已取消"),
}
MEETING_GROUNDS = {
    MeetingGround.DEATH: N_("死亡事故（第63条）"),
    MeetingGround.COMPLEX: N_("复杂、疑难的伤人事故（第63条）"),
    MeetingGround.VOLUNTARY: N_("法律没有要求，主动公开"),
}
VISITORS = {
    Visitor.PARTY: N_("当事人"),
    Visitor.AGENT: N_("代理人"),
    Visitor.LAWYER: N_("律师"),
}
ACTS = {
    "disclosure.build": N_("制作证据材料包"),
    "disclosure.share": N_("交付证据材料"),
    "disclosure.call": N_("召集公开证据"),
    "disclosure.hold": N_("记录公开证据"),
    "disclosure.cancel": N_("取消公开证据"),
    "disclosure.inspect": N_("登记查阅复制"),
    "disclosure.record": N_("起草公开证据笔录"),
}
LOOKED_AT = {"disclosure": N_("证据公开")}
#: Names of values in journal entries.
VALUE_NAMES = {
    "showing": N_("用于"),
    "package": N_("材料包"),
    "share": N_("第几份"),
    "shown_whole": N_("全部公开"),
    "covered": N_("部分遮盖"),
    "kept_back": N_("不予公开"),
    "meeting": N_("第几次公开证据"),
    "parties_told": N_("通知人数"),
    "absent": N_("未到场"),
    "visitor": N_("查阅人身份"),
    "seen": N_("查阅的材料"),
    "copied": N_("复制的材料"),
}
