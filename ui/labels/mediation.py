"""Words of mediation: states, endings, marks, notice points, and the places in the law."""

from cases.law.facts import FactKind, Harm
from cases.mediation.absence import Mark
from cases.mediation.agreement import FlawKind
from cases.mediation.application import Timeliness
from cases.mediation.kinds import (
    Capacity,
    Choice,
    Ending,
    MediationState,
    Presence,
    SessionState,
)
from cases.mediation.notice import PointKind
from cases.papers.kinds import Outcome, RefusalGround, ServiceMethod, StartEvent
from cases.records.mediation import WhyWithout
from ui.kit.i18n import N_

STATES: dict[MediationState, str] = {
    MediationState.OPENED: N_("待一致申请"),
    MediationState.APPLIED: N_("待受理"),
    MediationState.REFUSED: N_("不予调解"),
    MediationState.WAITING: N_("待起算"),
    MediationState.RUNNING: N_("调解中"),
    MediationState.AGREED: N_("达成协议"),
    MediationState.ENDED: N_("已终结"),
    MediationState.REFERRED: N_("人民调解中"),
    MediationState.RETURNED: N_("人民调解未成，已转回"),
    MediationState.SETTLED: N_("人民调解成功"),
}
SESSION_STATES: dict[SessionState, str] = {
    SessionState.PLANNED: N_("已排期"),
    SessionState.OPEN: N_("进行中"),
    SessionState.HELD: N_("已开"),
    SessionState.CALLED_OFF: N_("已取消"),
    SessionState.MOVED: N_("已改期"),
}
ENDINGS: dict[Ending, str] = {
    Ending.AGREED: N_("达成协议"),
    Ending.NO_AGREEMENT: N_("未达成协议"),
    Ending.SUIT: N_("一方向法院起诉"),
    Ending.ABSENCE: N_("一方无正当理由不参加"),
    Ending.LEFT: N_("一方中途退出"),
    Ending.EXPIRED: N_("十日期满"),
    Ending.WITHDRAWN: N_("各方撤回申请"),
    Ending.REFERRED: N_("转人民调解"),
}
PLACES: dict[Ending, str] = {
    Ending.AGREED: N_("146号令 第93条第1款"),
    Ending.NO_AGREEMENT: N_("146号令 第93条第3款"),
    Ending.SUIT: N_("146号令 第94条（一）"),
    Ending.ABSENCE: N_("146号令 第94条（二）"),
    Ending.LEFT: N_("146号令 第94条（三）"),
    Ending.EXPIRED: N_("146号令 第90条第3款"),
    Ending.WITHDRAWN: N_("146号令 第87条"),
    Ending.REFERRED: N_("146号令 第84条（一）"),
}
PRESENCES: dict[Presence, str] = {
    Presence.ATTENDED: N_("到场"),
    Presence.ABSENT: N_("未到"),
    Presence.LEFT: N_("中途退出"),
}
CAPACITIES: dict[Capacity, str] = {
    Capacity.PARTY: N_("当事人"),
    Capacity.OWNER: N_("车主 · 不计次"),
    Capacity.INSURER: N_("保险 · 不计次"),
    Capacity.OTHER: N_("其他 · 不计次"),
    Capacity.AGENT: N_("代理"),
}
CHOICES: dict[Choice, str] = {
    Choice.END_NOW: N_("现在终止"),
    Choice.HOLD_SECOND: N_("按单位规定再开一次"),
}
OUTCOMES: dict[Outcome, str] = {
    Outcome.AGREED: N_("达成协议"),
    Outcome.NOT_AGREED: N_("未达成协议"),
    Outcome.ADJOURNED: N_("改期再调"),
    Outcome.PARTY_ABSENT: N_("一方未到"),
    Outcome.PARTY_LEFT: N_("一方中途退出"),
}
METHODS: dict[ServiceMethod, str] = {
    ServiceMethod.DIRECT: N_("当面"),
    ServiceMethod.RELATIVE: N_("代收"),
    ServiceMethod.LEFT: N_("留置"),
    ServiceMethod.ENTRUSTED: N_("委托"),
    ServiceMethod.POST: N_("邮寄"),
    ServiceMethod.ELECTRONIC: N_("电子"),
    ServiceMethod.PUBLIC: N_("公告"),
    ServiceMethod.ORAL: N_("口头入卷"),
}
HARMS: dict[Harm, str] = {
    Harm.DEATH: N_("死亡"),
    Harm.INJURY: N_("受伤"),
    Harm.DISABILITY: N_("伤残"),
    Harm.PROPERTY: N_("财产损失"),
}
#: What a mediation waits for before its ten days begin.
WAITS: dict[FactKind, str] = {
    FactKind.BODY_NOTICE_SERVED: N_("待尸体处理通知"),
    FactKind.BURIAL_PERIOD_END: N_("丧葬期待定"),
    FactKind.TREATMENT_ENDED: N_("治疗中"),
    FactKind.DISABILITY_GRADED: N_("定残鉴定中"),
    FactKind.LOSS_FIXED: N_("损失未定"),
    FactKind.MEDIATION_ACCEPTED: N_("待受理"),
}
STARTS: dict[StartEvent, str] = {
    StartEvent.BURIAL_ENDED: N_("丧葬期满起算"),
    StartEvent.TREATMENT_ENDED: N_("治疗终结起算"),
    StartEvent.DISABILITY_GRADED: N_("定残起算"),
    StartEvent.LOSS_FIXED: N_("损失确定起算"),
    StartEvent.ACCEPTED: N_("受理起算"),
}
GROUNDS: dict[RefusalGround, str] = {
    RefusalGround.LATE: N_("超过十日"),
    RefusalGround.NOT_JOINT: N_("未一致申请"),
    RefusalGround.SUED: N_("已有当事人起诉"),
    RefusalGround.REVIEW_PENDING: N_("复核未结"),
    RefusalGround.NO_IDENTITY: N_("未提交身份或授权材料"),
    RefusalGround.PARTY_UNKNOWN: N_("当事人身份不明"),
}
TIMELINESS: dict[Timeliness, str] = {
    Timeliness.IN_TIME: N_("在期限内"),
    Timeliness.PAST_THE_FIRST: N_("已过最早一方的期限"),
    Timeliness.LATE: N_("超过期限"),
    Timeliness.NOT_BEGUN: N_("尚未全部送达，期限未起算"),
}
MARKS: dict[Mark, str] = {
    Mark.ATTENDED: N_("到场"),
    Mark.LEFT: N_("中途退出"),
    Mark.NOT_A_PARTY: N_("不计次"),
    Mark.SESSION_UNRECORDED: N_("缺全程录音录像，不计次"),
    Mark.NOTICE_INVALID: N_("通知无效，不计次"),
    Mark.NEEDS_RULING: N_("待裁定"),
    Mark.GOOD_CAUSE: N_("有正当理由，不计次"),
    Mark.NEEDS_OPINION: N_("待审核意见"),
    Mark.OPINION_AGAINST: N_("审核认为不计次"),
    Mark.COUNTED: N_("计次"),
}
POINTS: dict[PointKind, str] = {
    PointKind.GIVEN: N_("已通知"),
    PointKind.TIME_AND_PLACE: N_("时间地点已约定且一致"),
    PointKind.IN_TIME: N_("三日前通知（宽松）"),
    PointKind.CLEAR_DAYS: N_("三个整工作日前通知（严格）"),
    PointKind.PROOF: N_("有送达凭据，口头通知已入卷"),
    PointKind.REFUSAL: N_("拒收有见证人或录音录像"),
    PointKind.ADDRESSEE: N_("送达本人、有权代理人或合格代收人"),
    PointKind.RECORDING: N_("一警带辅警有全程录音录像"),
    PointKind.NO_CHANGE_REQUEST: N_("没有提前一日请求变更"),
}
WHY_WITHOUT: dict[WhyWithout, str] = {
    WhyWithout.RECUSED: N_("已决定回避"),
    WhyWithout.RETIRED: N_("已停用"),
    WhyWithout.LEFT: N_("已退出办案"),
}
FLAWS: dict[FlawKind, str] = {
    FlawKind.NO_AMOUNTS: N_("没有赔偿项目"),
    FlawKind.AMOUNT_INVALID: N_("有数额缺失、为负或不到分"),
    FlawKind.TOTAL: N_("各项相加不等于合计"),
    FlawKind.PERCENT: N_("各方比例相加不是百分之百"),
    FlawKind.SHARES: N_("各方承担数额相加不等于合计"),
    FlawKind.PAYMENTS: N_("各笔付款相加不等于合计"),
    FlawKind.PAYMENT_DAY: N_("付款日期缺失或早于签署日"),
    FlawKind.UNSIGNED: N_("有当事人没有签名"),
    FlawKind.AGENT_MAY_NOT: N_("代理人没有特别授权，或授权不在有效期内"),
    FlawKind.UNKNOWN_DEAD: N_("死者身份不明，不得就死亡赔偿金达成协议"),
}
