"""Refusals about approvals, recusals and attachments, in words."""

from cases.refusals import Reason
from ui.kit.i18n import N_

#: Reason -> (what happened, what to do).
SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.APPROVAL_MISSING: (
        N_("“{approving}”没有有效的批准，不能办理。"),
        N_("在案件的“审批”页呈请；属于上级权限的，取得批准后在那里登记。"),
    ),
    Reason.APPROVAL_LAPSED: (
        N_("“{approving}”批准以后案情有了变化，批准已经失效。"),
        N_("“审批”页写明了变化；请按现在的案情重新呈请。"),
    ),
    Reason.APPROVAL_EXPIRED: (
        N_("“{approving}”的批准只到 {until}，已经过期。"),
        N_("请重新呈请。"),
    ),
    Reason.APPROVAL_PENDING: (
        N_("“{approving}”已经有一份呈请在办理。"),
        N_("等候答复，或者先撤回原来的呈请。"),
    ),
    Reason.APPROVAL_STATE: (
        N_("“{approving}”已经走过了这一步。"),
        N_("请刷新后再看。"),
    ),
    Reason.APPROVAL_ABOVE: (
        N_("“{approving}”由上级机关批准，本单位不能代替。"),
        N_("取得批准后，由承办人在“审批”页登记机关、批准人、文号和日期。"),
    ),
    Reason.APPROVER_AT_HAND: (
        N_("“{approving}”由本单位审批，{name}可以审批，不能登记为外部批准。"),
        N_("请在“审批”页呈请。"),
    ),
    Reason.SAME_PERSON_TWICE: (
        N_("同一人不能既审核又审批同一件事。"),
        N_("请由另一名审批人或者其代理人办理。"),
    ),
    Reason.NOT_BY_MOUTH: (
        N_("“{approving}”须书面批准，不能先口头批准。"),
        N_("请直接呈请，可以注明紧急。"),
    ),
    Reason.OFFICER_RECUSED: (
        N_("该民警已被决定回避，不得再参与本案的调查、审核和审批。"),
        N_("请由其他民警办理。"),
    ),
    Reason.RECUSAL_PENDING: (
        N_("对该民警已有一份回避申请等候决定。"),
        N_("两个工作日内应当作出决定并通知申请人。"),
    ),
    Reason.RECUSAL_STATE: (N_("这份回避申请已经走过了这一步。"), N_("请刷新后再看。")),
    Reason.RECUSAL_ABOVE: (
        N_("负责人的回避由公安机关或者上一级交通管理部门负责人决定，本单位不能决定。"),
        N_("取得决定后，在“审批”页登记机关、决定人和文号。"),
    ),
    Reason.FILE_TOO_LARGE: (
        N_("“{name}”是空的，或者超过 {limit} 兆字节。"),
        N_("请换一个文件；录音录像请存放在原处，只登记编号和校验值。"),
    ),
}
