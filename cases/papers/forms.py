"""One frozen dataclass for each form, with the contents `kinds.FormKind` stands for."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar

from cases.papers.applying import APPLYING
from cases.papers.appraising import APPRAISING
from cases.papers.approving import APPROVING
from cases.papers.blocks import (
    LONG,
    AmountLine,
    DocRef,
    PartyBlock,
    PaymentLine,
    ServiceLine,
    SessionLine,
    ShareLine,
    StatementLine,
)
from cases.papers.canvassing import CANVASSING
from cases.papers.custody import CUSTODY
from cases.papers.inquiring import INQUIRING
from cases.papers.kinds import (
    FormKind,
    Manner,
    Outcome,
    RefusalGround,
    ServiceMethod,
    StartEvent,
    TerminationGround,
)
from cases.papers.paper import Paper
from cases.papers.showing import SHOWING
from cases.papers.summoning import SUMMONING
from cases.papers.transferring import TRANSFERRING

__all__ = [
    "PAPERS",
    "Acceptance",
    "Agreement",
    "CommitteeReferral",
    "MediationNotice",
    "MediationRecord",
    "MediatorChange",
    "Paper",
    "RefusalNotice",
    "RightToSue",
    "ServiceProof",
    "Termination",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Paper):
    """受理通知书: the application for mediation is accepted (form M4)."""

    kind: ClassVar[FormKind] = FormKind.ACCEPTANCE

    received_on: Annotated[date | None, "申请收到日期"] = None
    accepted_on: Annotated[date | None, "受理日期"] = None
    started_on: Annotated[date | None, "调解开始日期"] = None
    start_event: Annotated[StartEvent | None, "开始事由"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalNotice(Paper):
    """不予调解通知书: the application for mediation is not accepted (form M4)."""

    kind: ClassVar[FormKind] = FormKind.REFUSAL

    received_on: Annotated[date | None, "申请收到日期"] = None
    ground: Annotated[RefusalGround | None, "不予调解的理由"] = None
    facts: Annotated[str, "理由说明", LONG] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationNotice(Paper):
    """调解通知书: when and where a session is held (form M5, Order 146 art. 88)."""

    kind: ClassVar[FormKind] = FormKind.MEDIATION_NOTICE

    #: Which session it is, counted from one.
    session_no: Annotated[int | None, "第几次调解"] = None
    session_at: Annotated[datetime | None, "调解时间"] = None
    place: Annotated[str, "调解地点"] = ""
    #: Last day on which a change of the time may be asked for.
    change_by: Annotated[date | None, "请求变更时间截止日"] = None
    bring: Annotated[tuple[str, ...], "携带材料"] = ()
    is_public: Annotated[bool | None, "公开进行"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediatorChange(Paper):
    """调解主持人变更通知书: somebody else holds the session a notice told of; the rest stands."""

    kind: ClassVar[FormKind] = FormKind.MEDIATOR_CHANGE

    notice: Annotated[DocRef | None, "原调解通知书"] = None
    session_no: Annotated[int | None, "第几次调解"] = None
    session_at: Annotated[datetime | None, "调解时间"] = None
    place: Annotated[str, "调解地点"] = ""
    #: Whom the notice named and who handles the case no more.
    former: Annotated[tuple[str, ...], "原承办交通警察"] = ()
    mediator: Annotated[str, "现主持人"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationRecord(Paper):
    """调解记录: what was said and done at a session (form M6, Order 146 art. 91)."""

    kind: ClassVar[FormKind] = FormKind.MEDIATION_RECORD

    session_no: Annotated[int | None, "第几次调解"] = None
    started_at: Annotated[datetime | None, "开始时间"] = None
    ended_at: Annotated[datetime | None, "结束时间"] = None
    place: Annotated[str, "调解地点"] = ""
    is_public: Annotated[bool | None, "公开进行"] = None
    recorder: Annotated[str, "记录人"] = ""
    #: Auxiliary police who sat with a single officer; then a recording is required.
    auxiliary: Annotated[str, "警务辅助人员"] = ""
    recording: Annotated[str, "录音录像编号"] = ""
    others: Annotated[tuple[str, ...], "其他参加人"] = ()
    absent: Annotated[tuple[str, ...], "未到场人"] = ()
    notices: Annotated[tuple[ServiceLine, ...], "通知方式、时间"] = ()
    rights_told: Annotated[str, "告知权利义务", LONG] = ""
    statements: Annotated[tuple[StatementLine, ...], "各方请求及理由"] = ()
    liability: Annotated[str, "确定赔偿责任", LONG] = ""
    amounts: Annotated[str, "计算数额、比例", LONG] = ""
    performance: Annotated[str, "履行方式、期限", LONG] = ""
    #: Anything else that happened, with its time.
    events: Annotated[str, "其他情况", LONG] = ""
    outcome: Annotated[Outcome | None, "结果"] = None
    outcome_note: Annotated[str, "结果说明", LONG] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Paper):
    """道路交通事故损害赔偿调解书: the six items of Order 146 art. 93 (form M2)."""

    kind: ClassVar[FormKind] = FormKind.AGREEMENT

    #: Owners, insurers and others who took part.
    others: Annotated[tuple[PartyBlock, ...], "其他参加人"] = ()
    facts: Annotated[str, "认定的基本事实和损失情况", LONG] = ""
    amounts: Annotated[tuple[AmountLine, ...], "赔偿项目和数额"] = ()
    total: Annotated[Decimal | None, "合计（元）"] = None
    shares: Annotated[tuple[ShareLine, ...], "各方责任及比例"] = ()
    manner: Annotated[Manner | None, "履行方式"] = None
    payments: Annotated[tuple[PaymentLine, ...], "履行方式和期限"] = ()
    terms: Annotated[str, "其他约定", LONG] = ""
    mediated_on: Annotated[date | None, "调解日期"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Termination(Paper):
    """道路交通事故损害赔偿调解终结书: mediation ends without an agreement (form M1)."""

    kind: ClassVar[FormKind] = FormKind.TERMINATION

    applied_on: Annotated[date | None, "申请日期"] = None
    accepted_on: Annotated[date | None, "受理日期"] = None
    started_on: Annotated[date | None, "调解开始日期"] = None
    start_event: Annotated[StartEvent | None, "开始事由"] = None
    sessions: Annotated[tuple[SessionLine, ...], "各次调解"] = ()
    ground: Annotated[TerminationGround | None, "终结原因"] = None
    facts: Annotated[str, "事实说明", LONG] = ""
    #: Who stayed away, left, or sued, as the ground asks.
    by_party: Annotated[str, "涉及的当事人"] = ""
    #: Ground absence: how the notice was served, as 2026年9月18日留置送达，见送达回证.
    notice_proof: Annotated[str, "通知送达情况"] = ""
    #: Ground absence: whether a change of the time was asked for.
    change_requested: Annotated[bool | None, "是否请求变更时间"] = None
    #: Ground absence: the officer's ruling on the reason given.
    ruling: Annotated[str, "对理由的审查意见", LONG] = ""
    #: Ground left: the moment and the page of the record.
    left_at: Annotated[datetime | None, "退出时间"] = None
    record_page: Annotated[str, "调解记录页"] = ""
    #: Ground suit.
    court: Annotated[str, "受理法院"] = ""
    sued_on: Annotated[date | None, "起诉日期"] = None
    suit_proof: Annotated[str, "起诉证明"] = ""
    #: Ground expired: the tenth working day.
    tenth_day: Annotated[date | None, "第十个工作日"] = None
    #: Ground referred.
    committee: Annotated[str, "人民调解委员会"] = ""
    ended_on: Annotated[date | None, "终结日期"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RightToSue(Paper):
    """诉讼权利告知书: the party may sue or go to people's mediation (form M8)."""

    kind: ClassVar[FormKind] = FormKind.RIGHT_TO_SUE

    #: The paper after which it is given, as the termination.
    parent: Annotated[DocRef | None, "所附文书"] = None
    #: Unsolved hit-and-run: the obligor is unknown, so no day of expiry is told.
    obligor_unknown: Annotated[bool, "义务人尚未查明"] = False
    #: District court filled in by the unit; empty: no single court is named.
    court: Annotated[str, "事故发生地人民法院"] = ""
    committee: Annotated[str, "人民调解委员会名称、地址、电话"] = ""
    told_on: Annotated[date | None, "告知日期"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeReferral(Paper):
    """转介人民调解函: to the people's mediation committee, with the reply slip (form M9)."""

    kind: ClassVar[FormKind] = FormKind.COMMITTEE_REFERRAL

    committee: Annotated[str, "人民调解委员会名称"] = ""
    committee_address: Annotated[str, "地址"] = ""
    committee_phone: Annotated[str, "电话"] = ""
    #: The consent of every party, as a document.
    consents: Annotated[tuple[DocRef, ...], "当事人同意"] = ()
    #: Copies handed over; only what the parties agreed to.
    enclosures: Annotated[tuple[str, ...], "随函材料"] = ()
    reply_by: Annotated[date | None, "请回复日期"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceProof(Paper):
    """送达回证: what was served on whom, when, where, how (form M7, 行政程序 art. 36).

    Without a method it is a blank to be filled in by hand at the service.
    """

    kind: ClassVar[FormKind] = FormKind.SERVICE_PROOF

    papers: Annotated[tuple[DocRef, ...], "送达文书名称、文号"] = ()
    recipient: Annotated[str, "受送达人"] = ""
    address: Annotated[str, "送达地点"] = ""
    method: Annotated[ServiceMethod | None, "送达方式"] = None
    served_at: Annotated[datetime | None, "送达时间"] = None
    receiver: Annotated[str, "代收人"] = ""
    relation: Annotated[str, "与受送达人关系"] = ""
    substitute_reason: Annotated[str, "代收原因"] = ""
    refusal_reason: Annotated[str, "拒收原因"] = ""
    witness: Annotated[str, "见证人"] = ""
    recording: Annotated[str, "录音录像编号"] = ""
    servers: Annotated[tuple[str, ...], "送达人"] = ()
    note: Annotated[str, "备注", LONG] = ""


_PAPERS: tuple[type[Paper], ...] = (
    Acceptance,
    RefusalNotice,
    MediationNotice,
    MediatorChange,
    MediationRecord,
    Agreement,
    Termination,
    RightToSue,
    CommitteeReferral,
    ServiceProof,
    *APPLYING,
    *SUMMONING,
    *TRANSFERRING,
    *CUSTODY,
    *APPRAISING,
    *CANVASSING,
    *INQUIRING,
    *SHOWING,
    *APPROVING,
)
#: The dataclass of each form.
PAPERS: dict[FormKind, type[Paper]] = {paper.kind: paper for paper in _PAPERS}
