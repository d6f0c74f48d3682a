"""Words of papers: forms, their fields and choices, the faults found on them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from cases.papers.kinds import (
    FormKind,
    Manner,
    NumberSource,
    Outcome,
    RecipientKind,
    RefusalGround,
    SealKind,
    ServiceMethod,
    StartEvent,
    TerminationGround,
)
from ui.kit.i18n import N_

#: What the desk calls each form.
FORMS = {
    FormKind.ACCEPTANCE: N_("调解受理通知书"),
    FormKind.REFUSAL: N_("不予调解通知书"),
    FormKind.MEDIATION_NOTICE: N_("调解通知书"),
    FormKind.MEDIATION_RECORD: N_("调解记录"),
    FormKind.AGREEMENT: N_("调解书"),
    FormKind.TERMINATION: N_("调解终结书"),
    FormKind.RIGHT_TO_SUE: N_("诉讼权利告知书"),
    FormKind.COMMITTEE_REFERRAL: N_("转介人民调解函"),
    FormKind.SERVICE_PROOF: N_("送达回证"),
}

TERMINATION_GROUNDS = {
    TerminationGround.NO_AGREEMENT: N_("未达成协议"),
    TerminationGround.SUIT: N_("一方当事人提起民事诉讼"),
    TerminationGround.ABSENCE: N_("一方当事人无正当理由不参加调解"),
    TerminationGround.LEFT: N_("一方当事人调解过程中退出"),
    TerminationGround.EXPIRED: N_("十日期满仍未达成协议"),
    TerminationGround.WITHDRAWN: N_("撤回调解申请"),
    TerminationGround.REFERRED: N_("转人民调解"),
}

REFUSAL_GROUNDS = {
    RefusalGround.LATE: N_("超过申请期限"),
    RefusalGround.NOT_JOINT: N_("未一致申请"),
    RefusalGround.SUED: N_("已有当事人起诉"),
    RefusalGround.REVIEW_PENDING: N_("复核尚未结束"),
    RefusalGround.NO_IDENTITY: N_("未提交身份或者授权材料"),
    RefusalGround.PARTY_UNKNOWN: N_("当事人身份尚未查明"),
}

START_EVENTS = {
    StartEvent.BURIAL_ENDED: N_("规定的办理丧葬事宜时间结束"),
    StartEvent.TREATMENT_ENDED: N_("治疗终结"),
    StartEvent.DISABILITY_GRADED: N_("定残"),
    StartEvent.LOSS_FIXED: N_("确定损失"),
    StartEvent.ACCEPTED: N_("受理调解申请"),
}

OUTCOMES = {
    Outcome.AGREED: N_("达成协议"),
    Outcome.NOT_AGREED: N_("未达成协议"),
    Outcome.ADJOURNED: N_("改期"),
    Outcome.PARTY_ABSENT: N_("一方未到"),
    Outcome.PARTY_LEFT: N_("一方退出"),
}

SERVICE_METHODS = {
    ServiceMethod.DIRECT: N_("直接送达"),
    ServiceMethod.RELATIVE: N_("代收"),
    ServiceMethod.LEFT: N_("留置送达"),
    ServiceMethod.ENTRUSTED: N_("委托送达"),
    ServiceMethod.POST: N_("邮寄送达"),
    ServiceMethod.ELECTRONIC: N_("电子送达"),
    ServiceMethod.PUBLIC: N_("公告送达"),
    ServiceMethod.ORAL: N_("口头通知"),
}

MANNERS = {
    Manner.ONCE: N_("一次性履行"),
    Manner.INSTALMENTS: N_("分期履行"),
}

#: Where the number of a form comes from.
NUMBER_SOURCES = {
    NumberSource.NATIONAL: N_("全国系统"),
    NumberSource.UNIT: N_("本单位编号"),
    NumberSource.NONE: N_("无编号"),
}

SEALS = {
    SealKind.ACCIDENT: N_("事故处理专用章"),
    SealKind.UNIT: N_("本机关印章"),
    SealKind.NONE: N_("不盖章"),
}

RECIPIENTS = {
    RecipientKind.STUB: N_("存根"),
    RecipientKind.PARTY: N_("当事人"),
    RecipientKind.COMMITTEE: N_("人民调解委员会"),
    RecipientKind.FILE: N_("附卷"),
}

#: Words of every enum a field of a paper may choose from.
CHOICES: dict[type[StrEnum], Mapping[Any, str]] = {
    TerminationGround: TERMINATION_GROUNDS,
    RefusalGround: REFUSAL_GROUNDS,
    StartEvent: START_EVENTS,
    Outcome: OUTCOMES,
    ServiceMethod: SERVICE_METHODS,
    Manner: MANNERS,
}

#: Code of a fault -> what it is about; the detail that goes with it is in Chinese, as the paper is.
FAULTS = {
    "A1": N_("字库不能印出的文字"),
    "A2": N_("内容过长"),
    "K01": N_("文号写法"),
    "K02": N_("文号年份"),
    "K03": N_("制作机关"),
    "K08": N_("说明文字"),
    "K10": N_("引用条文"),
    "K11": N_("失效条文"),
    "K14": N_("身份证号码"),
    "K15": N_("当事人信息不全"),
    "K16": N_("起止时间"),
    "K17": N_("地点不具体"),
    "K19": N_("日期先后"),
    "K23": N_("合计"),
    "K84": N_("口头通知"),
    "K88": N_("调解程序"),
    "K89": N_("调解人员"),
    "K90": N_("当场制作"),
    "K91": N_("比例和付款"),
    "K92": N_("原因与事实"),
    "K93": N_("缺席的认定"),
    "K95": N_("权利告知"),
    "K97": N_("调解文书用语"),
    "K99": N_("送达时间"),
    "K101": N_("代收"),
    "K102": N_("留置送达"),
}

#: Names of the fields as `cases.papers.specs` gives them: a label is its own sentence.
FIELDS = (
    N_("公安机关名称"),
    N_("文号"),
    N_("制作日期"),
    N_("承办交通警察"),
    N_("联系电话"),
    N_("更正的文书"),
    N_("文书名称"),
    N_("日期"),
    N_("收件人"),
    N_("事故时间"),
    N_("事故地点"),
    N_("事故概况"),
    N_("当事人"),
    N_("姓名或名称"),
    N_("参加人身份"),
    N_("方"),
    N_("性别"),
    N_("出生日期"),
    N_("年龄"),
    N_("证件种类"),
    N_("证件号码"),
    N_("联系方式"),
    N_("现住址或单位"),
    N_("车辆"),
    N_("责任"),
    N_("代理人及权限"),
    N_("认定书、证明或复核结论"),
    N_("申请收到日期"),
    N_("受理日期"),
    N_("调解开始日期"),
    N_("开始事由"),
    N_("不予调解的理由"),
    N_("理由说明"),
    N_("第几次调解"),
    N_("调解时间"),
    N_("调解地点"),
    N_("请求变更时间截止日"),
    N_("携带材料"),
    N_("公开进行"),
    N_("开始时间"),
    N_("结束时间"),
    N_("记录人"),
    N_("警务辅助人员"),
    N_("录音录像编号"),
    N_("其他参加人"),
    N_("未到场人"),
    N_("通知方式、时间"),
    N_("通知方式"),
    N_("通知日期"),
    N_("凭据"),
    N_("告知权利义务"),
    N_("各方请求及理由"),
    N_("发言人"),
    N_("请求及理由"),
    N_("确定赔偿责任"),
    N_("计算数额、比例"),
    N_("履行方式、期限"),
    N_("其他情况"),
    N_("结果"),
    N_("结果说明"),
    N_("认定的基本事实和损失情况"),
    N_("赔偿项目和数额"),
    N_("项目"),
    N_("计算依据"),
    N_("数额（元）"),
    N_("合计（元）"),
    N_("各方责任及比例"),
    N_("比例（%）"),
    N_("承担数额（元）"),
    N_("履行方式"),
    N_("履行方式和期限"),
    N_("付款人"),
    N_("收款人"),
    N_("付款日期"),
    N_("方式及账号"),
    N_("其他约定"),
    N_("调解日期"),
    N_("申请日期"),
    N_("各次调解"),
    N_("时间"),
    N_("地点"),
    N_("通知"),
    N_("到场人"),
    N_("缺席人"),
    N_("退出人"),
    N_("终结原因"),
    N_("事实说明"),
    N_("涉及的当事人"),
    N_("通知送达情况"),
    N_("是否请求变更时间"),
    N_("对理由的审查意见"),
    N_("退出时间"),
    N_("调解记录页"),
    N_("受理法院"),
    N_("起诉日期"),
    N_("起诉证明"),
    N_("第十个工作日"),
    N_("人民调解委员会"),
    N_("终结日期"),
    N_("所附文书"),
    N_("义务人尚未查明"),
    N_("事故发生地人民法院"),
    N_("人民调解委员会名称、地址、电话"),
    N_("告知日期"),
    N_("人民调解委员会名称"),
    N_("地址"),
    N_("电话"),
    N_("当事人同意"),
    N_("随函材料"),
    N_("请回复日期"),
    N_("送达文书名称、文号"),
    N_("受送达人"),
    N_("送达地点"),
    N_("送达方式"),
    N_("送达时间"),
    N_("代收人"),
    N_("与受送达人关系"),
    N_("代收原因"),
    N_("拒收原因"),
    N_("见证人"),
    N_("送达人"),
    N_("备注"),
)
