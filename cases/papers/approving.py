"""Papers of an approval: the report to the leader and the sheet on which everybody signs."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from cases.papers.blocks import LONG
from cases.papers.kinds import FormKind
from cases.papers.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderReport(Paper):
    """呈请报告书: the facts, the grounds and what is asked for (form S2)."""

    kind: ClassVar[FormKind] = FormKind.LEADER_REPORT

    #: As 呈请传唤.
    asking: Annotated[str, "呈请种类"] = ""
    #: Who decides, in the words of the article.
    authority: Annotated[str, "审批机关或者负责人"] = ""
    case_number: Annotated[str, "案号"] = ""
    matter: Annotated[str, "呈请事项", LONG] = ""
    grounds: Annotated[str, "呈请理由", LONG] = ""
    #: Articles, as 《公安机关办理行政案件程序规定》第六十七条.
    basis: Annotated[str, "法律依据", LONG] = ""
    #: What has been stated since and before: facts with their days.
    facts: Annotated[tuple[str, ...], "已查明的事实"] = ()
    enclosures: Annotated[tuple[str, ...], "附件"] = ()
    requested_on: Annotated[date | None, "呈请日期"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSheet(Paper):
    """呈请审批表: the request with the opinions and the decision (form S2)."""

    kind: ClassVar[FormKind] = FormKind.APPROVAL_SHEET

    asking: Annotated[str, "呈请种类"] = ""
    case_number: Annotated[str, "案号"] = ""
    cause: Annotated[str, "案由"] = ""
    persons: Annotated[str, "当事人或者对象", LONG] = ""
    matter: Annotated[str, "呈请事项", LONG] = ""
    grounds: Annotated[str, "呈请理由", LONG] = ""
    basis: Annotated[str, "法律依据", LONG] = ""
    enclosures: Annotated[tuple[str, ...], "附件"] = ()
    requested_by: Annotated[str, "呈请人"] = ""
    requested_at: Annotated[datetime | None, "呈请时间"] = None
    #: Approved by word of mouth before.
    oral_at: Annotated[datetime | None, "口头批准时间"] = None
    opinion: Annotated[str, "审核意见", LONG] = ""
    #: With whom he stands in for, as 宋一川（代沈知白）.
    reviewer: Annotated[str, "审核人"] = ""
    reviewed_at: Annotated[datetime | None, "审核时间"] = None
    decision: Annotated[str, "审批意见", LONG] = ""
    approver: Annotated[str, "审批人"] = ""
    approved_at: Annotated[datetime | None, "审批时间"] = None
    #: Of an authority outside: name of the organ, number and day of its paper.
    authority: Annotated[str, "审批机关或者负责人"] = ""
    outside: Annotated[str, "上级批准文书"] = ""


APPROVING: tuple[type[Paper], ...] = (LeaderReport, ApprovalSheet)
