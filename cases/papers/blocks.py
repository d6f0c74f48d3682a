"""The blocks papers are made of: parties, sittings, services, amounts."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from cases.papers.kinds import RecipientKind, ServiceMethod

#: Marks a field that is edited as a paragraph.
LONG = "long"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyBlock:
    """A party as a paper names him (forms: `party`)."""

    name: Annotated[str, "姓名或名称"] = ""
    #: As printed beside the name: 当事人, 代理人, 车辆所有人, 保险公司.
    capacity: Annotated[str, "参加人身份"] = ""
    #: Side in the settlement, as 甲方.
    side: Annotated[str, "方"] = ""
    sex: Annotated[str, "性别"] = ""
    born_on: Annotated[date | None, "出生日期"] = None
    #: Where the day of birth is not known.
    age: Annotated[int | None, "年龄"] = None
    id_kind: Annotated[str, "证件种类"] = ""
    id_number: Annotated[str, "证件号码"] = ""
    phone: Annotated[str, "联系方式"] = ""
    address: Annotated[str, "现住址或单位"] = ""
    #: Plate and type, as 苏Z·5Q27M 小型轿车.
    vehicle: Annotated[str, "车辆"] = ""
    #: Liability found by the determination, as 主要责任.
    liability: Annotated[str, "责任"] = ""
    #: Who signs for him, with his power; empty when he signs himself.
    agent: Annotated[str, "代理人及权限"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocRef:
    """A document named by another one."""

    title: Annotated[str, "文书名称"] = ""
    number: Annotated[str, "文号"] = ""
    dated: Annotated[date | None, "日期"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """How and when one person was told of a session."""

    recipient: Annotated[str, "收件人"] = ""
    method: Annotated[ServiceMethod | None, "通知方式"] = None
    served_on: Annotated[date | None, "通知日期"] = None
    #: Number of the receipt, page of the record, postal slip.
    proof: Annotated[str, "凭据"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One sitting as the termination tells it."""

    held_at: Annotated[datetime | None, "时间"] = None
    place: Annotated[str, "地点"] = ""
    notices: Annotated[tuple[ServiceLine, ...], "通知"] = ()
    attended: Annotated[tuple[str, ...], "到场人"] = ()
    absent: Annotated[tuple[str, ...], "缺席人"] = ()
    left: Annotated[tuple[str, ...], "退出人"] = ()
    #: What came of it, as 未达成协议; for an absence the ruling, as 理由经审查不成立.
    result: Annotated[str, "结果"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountLine:
    """One head of damage."""

    item: Annotated[str, "项目"] = ""
    basis: Annotated[str, "计算依据"] = ""
    amount: Annotated[Decimal | None, "数额（元）"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLine:
    """What part of the damage one party bears."""

    party: Annotated[str, "当事人"] = ""
    liability: Annotated[str, "责任"] = ""
    #: Of one hundred.
    percent: Annotated[Decimal | None, "比例（%）"] = None
    amount: Annotated[Decimal | None, "承担数额（元）"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLine:
    """One payment that was agreed upon."""

    payer: Annotated[str, "付款人"] = ""
    payee: Annotated[str, "收款人"] = ""
    amount: Annotated[Decimal | None, "数额（元）"] = None
    due_on: Annotated[date | None, "付款日期"] = None
    #: As 银行转账 with the account.
    how: Annotated[str, "方式及账号"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """What one participant asked and on what grounds."""

    speaker: Annotated[str, "发言人"] = ""
    words: Annotated[str, "请求及理由", LONG] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantLine:
    """One of those who apply together, with his own days (Order 146 art. 86)."""

    name: Annotated[str, "申请人"] = ""
    #: When he got the determination, the certificate or the conclusion: his ten days run from it.
    received_on: Annotated[date | None, "认定书收到日期"] = None
    #: None: he signs and dates the printed paper.
    signed_on: Annotated[date | None, "签名日期"] = None
    #: Who signs for him, with his power.
    agent: Annotated[str, "代理人及权限"] = ""
    #: Where papers reach him, and the account if he agreed to electronic service.
    service: Annotated[str, "送达地址、电子送达"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingLine:
    """One line of a list of things: taken, given back, sent with the case."""

    name: Annotated[str, "名称"] = ""
    quantity: Annotated[str, "数量"] = ""
    features: Annotated[str, "特征"] = ""
    kept_at: Annotated[str, "存放地点"] = ""
    pages: Annotated[int | None, "页数"] = None
    note: Annotated[str, "备注"] = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets one of the copies."""

    name: str
    kind: RecipientKind
    #: As printed in the list of copies: 甲方 当事人.
    capacity: str = ""
