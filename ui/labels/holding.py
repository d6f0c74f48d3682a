"""Words for cases of other units, things held, money advanced, and their papers."""

from cases.records.holding import (
    AdvanceAct,
    Concern,
    Measure,
    Receiving,
    ThingAct,
    ThingKind,
    ThingState,
    Yard,
)
from cases.records.transfers import Direction, Ground, NeighbourKind, Step, TransferState
from ui.kit.i18n import N_
from ui.kit.marks import Tone

THING_KINDS = {
    ThingKind.VEHICLE: N_("车辆"),
    ThingKind.PLATE: N_("号牌"),
    ThingKind.DRIVING_LICENCE: N_("机动车驾驶证"),
    ThingKind.VEHICLE_LICENCE: N_("行驶证"),
    ThingKind.DOCUMENT: N_("其他证件、书证"),
    ThingKind.GOODS: N_("物品"),
    ThingKind.CARGO: N_("车载货物"),
}

MEASURES = {
    Measure.EVIDENCE: N_("扣留事故车辆"),
    Measure.WITHHELD: N_("扣留（违法）"),
    Measure.SEIZED: N_("扣押"),
    Measure.CRIMINAL: N_("扣押（刑事）"),
    Measure.FORFEITED: N_("收缴"),
    Measure.CUSTODY: N_("登记保管"),
    Measure.REGISTERED: N_("先行登记保存"),
}

THING_STATES = {
    ThingState.HELD: N_("在扣"),
    ThingState.RETURNED: N_("已返还"),
    ThingState.HANDED_ON: N_("已随案移送"),
    ThingState.DISPOSED: N_("已处理"),
}

THING_ACTS = {
    ThingAct.TAKEN: N_("扣留（扣押）"),
    ThingAct.APPROVED: N_("批准"),
    ThingAct.REFUSED: N_("未获批准"),
    ThingAct.MOVED: N_("移交保管"),
    ThingAct.EXTENDED: N_("延长期限"),
    ThingAct.CONVERTED: N_("转为扣押"),
    ThingAct.APPRAISAL_TOLD: N_("告知鉴定期间"),
    ThingAct.NOTIFIED: N_("通知领取"),
    ThingAct.ANNOUNCED: N_("公告"),
    ThingAct.RETURNED: N_("返还"),
    ThingAct.LIFTED: N_("解除并返还"),
    ThingAct.HANDED_ON: N_("随案移送"),
    ThingAct.DISPOSED: N_("处理"),
}

YARDS = {
    Yard.OWN: N_("本单位保管地点"),
    Yard.PARTY: N_("当事人自选地点（有书面说明）"),
}

RECEIVINGS = {
    Receiving.HIMSELF: N_("本人"),
    Receiving.OWNER: N_("所有人"),
    Receiving.AGENT: N_("受委托人"),
    Receiving.STAFF: N_("单位经办人"),
    Receiving.HEIR: N_("继承人"),
}

CONCERNS = {
    Concern.UNAPPROVED: N_("未补办批准"),
    Concern.TO_LIFT: N_("未获批准，应立即解除"),
    Concern.NOT_STORED: N_("超过 24 小时未移交保管"),
    Concern.OVERDUE: N_("已逾期"),
    Concern.SOON: N_("将到期"),
    Concern.MAY_ANNOUNCE: N_("可以公告"),
    Concern.MAY_DISPOSE: N_("可以处理"),
    Concern.CASE_OVER: N_("案件已结仍在扣"),
}

CONCERN_TONES = {
    Concern.UNAPPROVED: Tone.AMBER,
    Concern.TO_LIFT: Tone.RED,
    Concern.NOT_STORED: Tone.AMBER,
    Concern.OVERDUE: Tone.RED,
    Concern.SOON: Tone.YELLOW,
    Concern.MAY_ANNOUNCE: Tone.ACCENT,
    Concern.MAY_DISPOSE: Tone.ACCENT,
    Concern.CASE_OVER: Tone.RED,
}

ADVANCE_ACTS = {
    AdvanceAct.PAID_OUT: N_("支付"),
    AdvanceAct.RETURNED: N_("退还"),
}

NEIGHBOUR_KINDS = {
    NeighbourKind.TRAFFIC: N_("其他地区、道路的交警单位"),
    NeighbourKind.POLICE: N_("公安机关其他部门"),
    NeighbourKind.SUPERIOR: N_("共同上一级交管部门"),
    NeighbourKind.CENTRE: N_("指挥中心"),
    NeighbourKind.AUTHORITY: N_("公安以外的机关"),
}

GROUNDS = {
    Ground.OTHER_PLACE: N_("事故发生地（起始点）不在本辖区"),
    Ground.OTHER_POLICE: N_("属于公安机关其他部门"),
    Ground.MILITARY: N_("涉及军队的事项"),
    Ground.NOT_POLICE: N_("不属于公安机关职责"),
    Ground.DESIGNATED: N_("上级指定管辖"),
}

DIRECTIONS = {
    Direction.AWAY: N_("移出"),
    Direction.RECEIVED: N_("接收"),
}

TRANSFER_STATES = {
    TransferState.FOUND: N_("待移送"),
    TransferState.DISPUTED: N_("管辖争议，已报上级"),
    TransferState.HANDED_OVER: N_("已移送"),
    TransferState.TOLD: N_("已告知途径"),
    TransferState.KEPT: N_("由本单位办理"),
    TransferState.RECEIVED: N_("已接收"),
}

STEPS = {
    Step.FOUND: N_("发现不属本单位管辖"),
    Step.CENTRE_TOLD: N_("报告指挥中心"),
    Step.ACTED_FIRST: N_("先行处置"),
    Step.UNIT_CHOSEN: N_("选定接收单位"),
    Step.UNIT_TOLD: N_("通报接收单位"),
    Step.CALLER_TOLD: N_("告知报案人"),
    Step.DISPUTED: N_("报请指定管辖"),
    Step.DESIGNATED: N_("上级指定管辖"),
    Step.HANDED_OVER: N_("移交案件"),
    Step.PARTY_TOLD: N_("书面告知当事人"),
    Step.KEPT: N_("由本单位办理"),
    Step.RECEIVED: N_("接收案件"),
    Step.CAME_BACK: N_("案件退回"),
}

#: Names of the fields of these papers.
PAPER_FIELDS = (
    N_("收缴物品"),
    N_("实施日期"),
    N_("原期限止"),
    N_("延长至"),
    N_("延长理由"),
    N_("付款人"),
    N_("付款人证件种类及号码"),
    N_("金额"),
    N_("用途"),
    N_("为谁预付"),
    N_("自愿声明"),
    N_("收款时间"),
    N_("存放"),
    N_("支付退还"),
    N_("余额"),
    N_("接收单位"),
    N_("受理时间"),
    N_("受案登记表文号"),
    N_("移送理由"),
    N_("涉嫌犯罪"),
    N_("批准文号"),
    N_("证据清单"),
    N_("报案人"),
    N_("物品清单"),
    N_("不宜移送的实物"),
    N_("移送（告知）事由"),
    N_("接收单位电话"),
    N_("接收单位地址"),
    N_("移送日期"),
    N_("证件种类及号码"),
    N_("当事人联系方式"),
    N_("当事人住址"),
    N_("实施时间"),
    N_("实施地点"),
    N_("事实和理由"),
    N_("措施"),
    N_("依据"),
    N_("行政复议机关"),
    N_("有管辖权的人民法院"),
    N_("拒绝签名（签收）情况"),
    N_("号牌"),
    N_("车辆类型"),
    N_("驾驶证档案编号"),
    N_("接受处理地点"),
    N_("期限起"),
    N_("期限止"),
    N_("保管地点"),
    N_("保管人"),
    N_("原持有人"),
    N_("扣押（扣留）凭证文号"),
    N_("领取人"),
    N_("领取人证件种类及号码"),
    N_("与物品的关系"),
    N_("授权或者证明材料"),
    N_("返还物品"),
    N_("返还理由"),
    N_("返还时间"),
    N_("车辆"),
    N_("扣留凭证文号"),
    N_("检验报告、鉴定意见确定日期"),
    N_("领取地点"),
    N_("领取时间"),
    N_("携带材料"),
    N_("张贴、刊登处"),
    N_("公告起始日期"),
    N_("公告截止日期"),
    N_("名称"),
    N_("数量"),
    N_("特征"),
    N_("存放地点"),
    N_("页数"),
    N_("备注"),
    N_("案由"),
    N_("见证人"),
    N_("当事人"),
)

#: What the entries of the journal say was done.
ACTS = {
    "transfer.find": N_("登记不属本单位管辖"),
    "transfer.tell_centre": N_("记录报告指挥中心"),
    "transfer.act_first": N_("记录先行处置"),
    "transfer.tell_caller": N_("记录告知报案人"),
    "transfer.choose_unit": N_("选定接收单位"),
    "transfer.tell_unit": N_("记录通报接收单位"),
    "transfer.dispute": N_("报请指定管辖"),
    "transfer.designate": N_("记录指定管辖"),
    "transfer.keep": N_("改由本单位办理"),
    "transfer.conclude_told": N_("告知途径后办结"),
    "transfer.add_items": N_("列入随案清单"),
    "transfer.remove_item": N_("移出随案清单"),
    "transfer.hand_over": N_("移交案件"),
    "transfer.come_back": N_("记录案件退回"),
    "transfer.receive": N_("接收移送案件"),
    "transfer.check_in": N_("清点随案材料"),
    "holding.seize": N_("登记扣留、扣押"),
    "holding.make_good": N_("补办扣留批准"),
    "holding.refused": N_("记录扣留未获批准"),
    "holding.move": N_("移交保管"),
    "holding.extend": N_("延长扣押期限"),
    "holding.tell_appraisal": N_("告知鉴定期间"),
    "holding.add_photo": N_("添加物品照片"),
    "holding.convert": N_("登记保存转为扣押"),
    "holding.announce": N_("记录领车公告"),
    "holding.give_back": N_("返还物品"),
    "holding.lift": N_("解除扣留并返还"),
    "holding.dispose": N_("处理物品"),
    "holding.take_advance": N_("登记自愿预付款"),
    "holding.move_advance": N_("支付、退还预付款"),
    "neighbours.add": N_("添加相邻单位"),
    "neighbours.change": N_("更改相邻单位"),
}

#: Names of the values those entries hold.
VALUE_NAMES = {
    "found_at": N_("发现时间"),
    "began_at": N_("事故起始点"),
    "agreed": N_("同意先行处置"),
    "superior": N_("上级单位"),
    "who": N_("对方"),
    "present": N_("在内"),
    "remark": N_("说明"),
    "items": N_("清单"),
    "is_criminal": N_("涉嫌犯罪"),
    "from_unit": N_("移送单位"),
    "from_phone": N_("移送单位电话"),
    "handed_by": N_("移交人"),
    "measure": N_("措施"),
    "things": N_("物品"),
    "thing": N_("物品"),
    "step": N_("事项"),
    "seized_at": N_("实施时间"),
    "where": N_("实施地点"),
    "taken_from": N_("持有人"),
    "on_site": N_("现场先行采取"),
    "approved_as": N_("批准事项"),
    "receipt": N_("凭证（收据）号"),
    "receipt_refused": N_("拒签情况"),
    "witness": N_("见证人"),
    "second_officer": N_("第二名民警"),
    "holder": N_("保管人"),
    "yard": N_("保管地点性质"),
    "owner_told_at": N_("通知货主时间"),
    "at": N_("时间"),
    "told_at": N_("告知时间"),
    "from_on": N_("起"),
    "medium": N_("公告载体"),
    "capacity": N_("领取身份"),
    "condition": N_("返还时状况"),
    "power": N_("授权或者证明"),
    "payer": N_("付款人"),
    "purpose": N_("用途"),
    "statement": N_("自愿声明"),
    "kept_at": N_("存放"),
    "act": N_("事项"),
    "closed": N_("停用"),
}
#: Values that say nothing to an officer.
SILENT = frozenset({"unit_id", "payer_id", "for_id", "approval"})
