"""Words of approvals: what is asked for, how far it has come, what was said."""

from collections.abc import Callable, Mapping
from typing import Any

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.records.approvals import ApprovalState, ChangedThing, Decision, Opinion, Step
from cases.records.recusals import RecusalAsker, RecusalGround
from ui.kit.i18n import N_, _
from ui.labels.law import FACTS

APPROVINGS = {
    Approving.SUMMONS: N_("使用传唤证传唤"),
    Approving.SUMMONS_EXTENSION: N_("延长询问查证时间至二十四小时"),
    Approving.CRIMINAL_SUMMONS: N_("传唤犯罪嫌疑人"),
    Approving.CRIMINAL_SUMMONS_EXTENSION: N_("延长传唤持续时间至二十四小时"),
    Approving.REAPPRAISAL: N_("准予重新检验、鉴定"),
    Approving.REAPPRAISAL_REFUSAL: N_("不准予重新检验、鉴定"),
    Approving.RECOMMISSION: N_("检验、鉴定有缺陷，重新委托"),
    Approving.QUICK_HANDLING: N_("快速处理"),
    Approving.SEIZURE: N_("扣留、扣押车辆或者物品"),
    Approving.EVIDENCE_REGISTRATION: N_("先行登记保存证据"),
    Approving.SEIZURE_EXTENSION: N_("延长扣押、扣留期限"),
    Approving.VEHICLE_DISPOSAL: N_("处理逾期无人领取的车辆"),
    Approving.TRANSFER: N_("移送案件"),
    Approving.ACCEPTANCE_REFUSAL: N_("不予受理"),
    Approving.ASSISTANCE_NOTICE: N_("发出协查通报"),
    Approving.REWARD: N_("奖励提供有效线索的人员"),
    Approving.REGISTER_EXTRACT: N_("调取登记信息用于本案线索查询"),
    Approving.CANVASS: N_("试开门锁走访"),
    Approving.APPRAISAL_LATE: N_("三日后委托检验、鉴定"),
    Approving.APPRAISAL_LONG: N_("检验、鉴定期限超过三十日"),
    Approving.AUTOPSY: N_("家属不同意时解剖尸体"),
    Approving.BODY_DISPOSAL: N_("逾期不办理丧葬的尸体处理"),
    Approving.UNKNOWN_BODY_DISPOSAL: N_("身份不明尸体处理"),
    Approving.SUSPENSION: N_("中止认定"),
    Approving.CRIMINAL_TRANSFER: N_("刑事案件立案、移送"),
}

STATES = {
    ApprovalState.IN_REVIEW: N_("待审核"),
    ApprovalState.WAITING: N_("待审批"),
    ApprovalState.OUTSIDE: N_("待上级审批"),
    ApprovalState.APPROVED: N_("已批准"),
    ApprovalState.SENT_BACK: N_("已退回"),
    ApprovalState.REFUSED: N_("不批准"),
    ApprovalState.WITHDRAWN: N_("已撤回"),
    ApprovalState.USED: N_("已使用"),
    ApprovalState.LAPSED: N_("已失效"),
    ApprovalState.EXPIRED: N_("已过期"),
}

STEPS = {Step.REVIEW: N_("审核"), Step.APPROVAL: N_("审批")}

OPINIONS = {
    Opinion.AGREED: N_("同意"),
    Opinion.AGAINST: N_("不同意"),
    Opinion.SENT_BACK: N_("退回补充"),
}

DECISIONS = {
    Decision.APPROVED: N_("批准"),
    Decision.SENT_BACK: N_("退回补充"),
    Decision.REFUSED: N_("不批准"),
}

CHANGED = {
    ChangedThing.FACT: N_("事实"),
    ChangedThing.PARTY: N_("当事人"),
    ChangedThing.CASE: N_("案件"),
}

GROUNDS = {
    RecusalGround.PARTY: N_("是本案当事人或者其近亲属"),
    RecusalGround.INTEREST: N_("本人或者近亲属与本案有利害关系"),
    RecusalGround.RELATION: N_("与当事人有其他关系，可能影响公正处理"),
}

ASKERS = {
    RecusalAsker.PARTY: N_("当事人申请"),
    RecusalAsker.OFFICER: N_("本人申请"),
    RecusalAsker.HEAD: N_("负责人指令"),
}

#: Names of the fields of the papers, as `cases.papers.specs` gives them.
PAPER_FIELDS = (
    N_("呈请种类"),
    N_("审批机关或者负责人"),
    N_("案号"),
    N_("呈请事项"),
    N_("呈请理由"),
    N_("法律依据"),
    N_("已查明的事实"),
    N_("附件"),
    N_("呈请日期"),
    N_("案由"),
    N_("当事人或者对象"),
    N_("呈请人"),
    N_("呈请时间"),
    N_("口头批准时间"),
    N_("审核意见"),
    N_("审核人"),
    N_("审核时间"),
    N_("审批意见"),
    N_("审批人"),
    N_("审批时间"),
    N_("上级批准文书"),
)

#: Names of what the journal keeps of approvals, recusals and attachments.
VALUE_NAMES = {
    "approving": N_("呈请的事项"),
    "subject": N_("编号"),
    "matter": N_("呈请事项"),
    "grounds": N_("理由"),
    "opinion": N_("审核意见"),
    "decision": N_("审批决定"),
    "granted": N_("准许"),
    "by": N_("批准人"),
    "decided_on": N_("批准日期"),
    "from_on": N_("起"),
    "asked_by": N_("由谁提出"),
    "valid": N_("认定有效"),
    "size": N_("大小（字节）"),
    "scan": N_("扫描件"),
}
#: Numbers of the store.
SILENT = (
    "approval",
    "before",
    "speaks_for",
    "recusal",
    "about",
    "acts",
    "requests",
    "attachment",
    "stand_in",
)
#: Values that stand for words, by their key in the journal.
JOURNAL_CHOICES: Mapping[str, tuple[tuple[Callable[[str], Any], Mapping[Any, str]], ...]] = {
    "approving": ((Approving, APPROVINGS),),
    "opinion": ((Opinion, OPINIONS),),
    "decision": ((Decision, DECISIONS),),
    "asked_by": ((RecusalAsker, ASKERS),),
    "ground": ((RecusalGround, GROUNDS),),
}


def spoken(value: object) -> object:
    """Return an approval or a fact in words, anything else as it is; for sentences of refusals."""
    match value:
        case Approving():
            return _(APPROVINGS[value])
        case FactKind():
            return _(FACTS[value])
        case _:
            return value
