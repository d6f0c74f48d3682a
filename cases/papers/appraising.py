"""Papers of examination and appraisal, of a suspended determination, of a body."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from cases.papers.blocks import LONG
from cases.papers.kinds import FormKind, SuspensionCause
from cases.papers.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalCommission(Paper):
    """检验鉴定委托书 to an institution (form E1, Order 146 arts 49, 51)."""

    kind: ClassVar[FormKind] = FormKind.APPRAISAL_COMMISSION

    #: One institution; its copy comes back signed.
    recipients: Annotated[tuple[str, ...], "鉴定机构"] = ()
    commissioned_on: Annotated[date | None, "委托日期"] = None
    #: Whom or what it is about.
    subject: Annotated[str, "被鉴定人或者检材"] = ""
    materials: Annotated[str, "送检材料", LONG] = ""
    questions: Annotated[str, "鉴定要求", LONG] = ""
    #: For a second appraisal: institution, number and result of the first.
    earlier: Annotated[str, "原鉴定情况", LONG] = ""
    is_again: Annotated[bool, "重新检验、鉴定"] = False
    due_on: Annotated[date | None, "约定完成日期"] = None
    #: Who approved a period of more than thirty days, and under what number.
    approval: Annotated[str, "超过三十日的批准机关和文号"] = ""
    keeper: Annotated[str, "检材保全责任人"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalNotice(Paper):
    """检验报告、鉴定意见告知书: the copy served on each party (form E2, Order 146 arts 55, 56)."""

    kind: ClassVar[FormKind] = FormKind.APPRAISAL_NOTICE

    institution: Annotated[str, "鉴定机构"] = ""
    report: Annotated[str, "报告（意见）文号"] = ""
    report_on: Annotated[date | None, "报告（意见）日期"] = None
    received_on: Annotated[date | None, "收到日期"] = None
    result: Annotated[str, "检验、鉴定结论", LONG] = ""
    #: A second appraisal of the same matter cannot be asked for.
    is_again: Annotated[bool, "重新检验、鉴定"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReappraisalDecision(Paper):
    """准予（不准予）重新检验、鉴定通知书 (Order 146 arts 56, 57)."""

    kind: ClassVar[FormKind] = FormKind.REAPPRAISAL_DECISION

    applicant: Annotated[str, "申请人"] = ""
    applied_on: Annotated[date | None, "申请日期"] = None
    institution: Annotated[str, "原鉴定机构"] = ""
    report: Annotated[str, "原报告（意见）文号"] = ""
    is_granted: Annotated[bool, "准予重新检验、鉴定"] = False
    reason: Annotated[str, "理由", LONG] = ""
    #: Another one than the first (art. 57).
    new_institution: Annotated[str, "另行委托的鉴定机构"] = ""
    approver: Annotated[str, "批准人"] = ""
    approved_on: Annotated[date | None, "批准日期"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionNotice(Paper):
    """中止道路交通事故认定告知书 (form R2, Order 146 art. 68)."""

    kind: ClassVar[FormKind] = FormKind.SUSPENSION_NOTICE

    cause: Annotated[SuspensionCause | None, "中止原因"] = None
    reason: Annotated[str, "情况说明", LONG] = ""
    authority: Annotated[str, "批准机关"] = ""
    approval: Annotated[str, "批准文号"] = ""
    approved_on: Annotated[date | None, "批准日期"] = None
    from_on: Annotated[date | None, "中止起始日期"] = None
    until_on: Annotated[date | None, "中止截止日期"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyNotice(Paper):
    """尸体处理通知书: ten days for the funeral (form D1, Order 146 art. 53)."""

    kind: ClassVar[FormKind] = FormKind.BODY_NOTICE

    deceased: Annotated[str, "死者"] = ""
    report: Annotated[str, "尸体检验报告文号"] = ""
    settled_on: Annotated[date | None, "检验报告确定日期"] = None
    kept_at: Annotated[str, "尸体存放地点"] = ""
    #: The fund may advance the cost of the funeral (art. 42 ¶3).
    fund: Annotated[str, "救助基金管理机构"] = ""


#: The forms of this module.
APPRAISING: tuple[type[Paper], ...] = (
    AppraisalCommission,
    AppraisalNotice,
    ReappraisalDecision,
    SuspensionNotice,
    BodyNotice,
)
