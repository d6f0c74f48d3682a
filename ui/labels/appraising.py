"""Words of the papers of appraisal, suspension and burial."""

from cases.papers.kinds import SuspensionCause
from ui.kit.i18n import N_

CAUSES = {
    SuspensionCause.RESCUE: N_("当事人、关键证人处于抢救状态"),
    SuspensionCause.OTHER: N_("其他客观原因"),
}

#: Names of their fields, as `cases.papers.specs` gives them.
PAPER_FIELDS = (
    N_("鉴定机构"),
    N_("委托日期"),
    N_("被鉴定人或者检材"),
    N_("送检材料"),
    N_("鉴定要求"),
    N_("原鉴定情况"),
    N_("重新检验、鉴定"),
    N_("约定完成日期"),
    N_("超过三十日的批准机关和文号"),
    N_("检材保全责任人"),
    N_("报告（意见）文号"),
    N_("报告（意见）日期"),
    N_("收到日期"),
    N_("检验、鉴定结论"),
    N_("申请人"),
    N_("申请日期"),
    N_("原鉴定机构"),
    N_("原报告（意见）文号"),
    N_("准予重新检验、鉴定"),
    N_("理由"),
    N_("另行委托的鉴定机构"),
    N_("批准人"),
    N_("批准日期"),
    N_("中止原因"),
    N_("情况说明"),
    N_("批准机关"),
    N_("批准文号"),
    N_("中止起始日期"),
    N_("中止截止日期"),
    N_("死者"),
    N_("尸体检验报告文号"),
    N_("检验报告确定日期"),
    N_("尸体存放地点"),
    N_("救助基金管理机构"),
)
