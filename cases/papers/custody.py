"""Papers of things held: taken, told to be collected, announced, given back."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar

from cases.papers.blocks import LONG, ThingLine
from cases.papers.kinds import FormKind
from cases.papers.paper import Paper

#: How a paper calls evidence that is listed and left where it is.
REGISTERED = "先行登记保存"
#: Goods nobody could take away, kept for their owner: no measure against him.
LOOKED_AFTER = "登记保管"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking(Paper):
    """What every paper given for a thing taken says."""

    #: From whom.
    person: Annotated[str, "当事人"] = ""
    person_id: Annotated[str, "证件种类及号码"] = ""
    person_phone: Annotated[str, "当事人联系方式"] = ""
    person_address: Annotated[str, "当事人住址"] = ""
    taken_at: Annotated[datetime | None, "实施时间"] = None
    place: Annotated[str, "实施地点"] = ""
    facts: Annotated[str, "事实和理由", LONG] = ""
    #: As 扣留事故车辆.
    measure: Annotated[str, "措施"] = ""
    #: As 《道路交通事故处理程序规定》第三十九条第一款.
    basis: Annotated[str, "依据"] = ""
    things: Annotated[tuple[ThingLine, ...], "物品清单"] = ()
    #: Full names; empty: the sentence goes without them.
    review_organ: Annotated[str, "行政复议机关"] = ""
    court: Annotated[str, "有管辖权的人民法院"] = ""
    refused: Annotated[str, "拒绝签名（签收）情况", LONG] = ""
    witness: Annotated[str, "见证人"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureReceipt(Taking):
    """公安交通管理行政强制措施凭证, a copy for the file (form W3, 违法处理 arts 24 to 26)."""

    kind: ClassVar[FormKind] = FormKind.MEASURE_RECEIPT

    #: 收缴: forged plates and papers, devices, vehicles pieced together; not among `things`.
    forfeited: Annotated[tuple[ThingLine, ...], "收缴物品"] = ()

    plate: Annotated[str, "号牌"] = ""
    vehicle_kind: Annotated[str, "车辆类型"] = ""
    licence: Annotated[str, "驾驶证档案编号"] = ""
    #: Where the violation is dealt with; an accident vehicle held as evidence has none.
    handled_at: Annotated[str, "接受处理地点"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeizureDecision(Taking):
    """证据保全决定书 with its list (form W4, 行政程序 art. 111)."""

    kind: ClassVar[FormKind] = FormKind.SEIZURE_DECISION

    from_on: Annotated[date | None, "期限起"] = None
    until_on: Annotated[date | None, "期限止"] = None
    kept_at: Annotated[str, "保管地点"] = ""
    keeper: Annotated[str, "保管人"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingList(Paper):
    """登记保管物品清单: goods nobody could take away, listed and kept for their owner.

    Nothing is decided against him, so there is no term and no review (Order 146 art. 39 ¶2).
    """

    kind: ClassVar[FormKind] = FormKind.KEEPING_LIST

    #: Whose they are, or with whom they were found.
    person: Annotated[str, "货主、驾驶人"] = ""
    person_phone: Annotated[str, "货主、驾驶人联系方式"] = ""
    #: He was told to see to them himself, and did not or could not be reached.
    told_at: Annotated[datetime | None, "通知货主时间"] = None
    taken_at: Annotated[datetime | None, "登记时间"] = None
    place: Annotated[str, "登记地点"] = ""
    facts: Annotated[str, "登记保管理由", LONG] = ""
    basis: Annotated[str, "依据"] = ""
    things: Annotated[tuple[ThingLine, ...], "物品清单"] = ()
    kept_at: Annotated[str, "保管地点"] = ""
    keeper: Annotated[str, "保管人"] = ""
    refused: Annotated[str, "拒绝签名（签收）情况", LONG] = ""
    witness: Annotated[str, "见证人"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnReceipt(Paper):
    """返还物品凭证: what was given back, to whom, in what state (form W5)."""

    kind: ClassVar[FormKind] = FormKind.RETURN_RECEIPT

    person: Annotated[str, "原持有人"] = ""
    receipts: Annotated[tuple[str, ...], "扣押（扣留）凭证文号"] = ()
    receiver: Annotated[str, "领取人"] = ""
    receiver_id: Annotated[str, "领取人证件种类及号码"] = ""
    #: As 本人, or 受委托人.
    capacity: Annotated[str, "与物品的关系"] = ""
    power: Annotated[str, "授权或者证明材料"] = ""
    things: Annotated[tuple[ThingLine, ...], "返还物品"] = ()
    reason: Annotated[str, "返还理由", LONG] = ""
    returned_at: Annotated[datetime | None, "返还时间"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionNotice(Paper):
    """延长扣押（扣留）期限通知书: the term is longer, with the reason (行政程序 art. 112)."""

    kind: ClassVar[FormKind] = FormKind.EXTENSION_NOTICE

    person: Annotated[str, "原持有人"] = ""
    receipts: Annotated[tuple[str, ...], "扣押（扣留）凭证文号"] = ()
    measure: Annotated[str, "措施"] = ""
    things: Annotated[tuple[ThingLine, ...], "物品清单"] = ()
    since_on: Annotated[date | None, "实施日期"] = None
    #: The last day before it was made longer.
    first_until: Annotated[date | None, "原期限止"] = None
    until_on: Annotated[date | None, "延长至"] = None
    reason: Annotated[str, "延长理由", LONG] = ""
    basis: Annotated[str, "依据"] = ""
    #: Who approves it, in the words of the article.
    authority: Annotated[str, "审批机关或者负责人"] = ""
    review_organ: Annotated[str, "行政复议机关"] = ""
    court: Annotated[str, "有管辖权的人民法院"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceReceipt(Paper):
    """自愿预付款收据: money somebody advances of his own will, and what became of it."""

    kind: ClassVar[FormKind] = FormKind.ADVANCE_RECEIPT

    payer: Annotated[str, "付款人"] = ""
    payer_id: Annotated[str, "付款人证件种类及号码"] = ""
    amount: Annotated[Decimal | None, "金额"] = None
    purpose: Annotated[str, "用途"] = ""
    #: For whom it is meant.
    beneficiary: Annotated[str, "为谁预付"] = ""
    #: The written statement that it is voluntary, with its day.
    statement: Annotated[str, "自愿声明"] = ""
    received_at: Annotated[datetime | None, "收款时间"] = None
    kept_at: Annotated[str, "存放"] = ""
    #: What was paid out or given back by then.
    moves: Annotated[tuple[str, ...], "支付退还"] = ()
    left: Annotated[Decimal | None, "余额"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionNotice(Paper):
    """领取车辆通知书: come and collect the vehicle (form W1, Order 146 art. 58)."""

    kind: ClassVar[FormKind] = FormKind.COLLECTION_NOTICE

    things: Annotated[tuple[ThingLine, ...], "车辆"] = ()
    receipts: Annotated[tuple[str, ...], "扣留凭证文号"] = ()
    settled_on: Annotated[date | None, "检验报告、鉴定意见确定日期"] = None
    #: Where one asks for it: the organ, never a parking firm.
    place: Annotated[str, "领取地点"] = ""
    hours: Annotated[str, "领取时间"] = ""
    bring: Annotated[tuple[str, ...], "携带材料"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionAnnouncement(Paper):
    """关于领取扣留事故车辆的公告, three months (form W2); it names no owner."""

    kind: ClassVar[FormKind] = FormKind.COLLECTION_ANNOUNCEMENT

    #: Board or newspaper.
    recipients: Annotated[tuple[str, ...], "张贴、刊登处"] = ()
    things: Annotated[tuple[ThingLine, ...], "车辆"] = ()
    from_on: Annotated[date | None, "公告起始日期"] = None
    until_on: Annotated[date | None, "公告截止日期"] = None
    place: Annotated[str, "领取地点"] = ""


#: The forms of this module.
CUSTODY: tuple[type[Paper], ...] = (
    MeasureReceipt,
    SeizureDecision,
    KeepingList,
    ReturnReceipt,
    ExtensionNotice,
    AdvanceReceipt,
    CollectionNotice,
    CollectionAnnouncement,
)
