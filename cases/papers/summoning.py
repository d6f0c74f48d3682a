"""Papers of questioning, summoning and the pursuit of a fled vehicle."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from cases.papers.blocks import LONG, DocRef
from cases.papers.kinds import FormKind
from cases.papers.paper import Paper
from cases.records.summons import Suspicion


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryNotice(Paper):
    """询问通知书: when and where somebody is asked to come and tell (form Q1).

    Law: 行政程序 art. 66, 79; it compels nobody.
    """

    kind: ClassVar[FormKind] = FormKind.INQUIRY_NOTICE

    person: Annotated[str, "被通知人"] = ""
    #: As 9月3日滨河路柳荫街口道路交通事故.
    matter: Annotated[str, "案由"] = ""
    wanted_at: Annotated[datetime | None, "询问时间"] = None
    place: Annotated[str, "询问地点"] = ""
    bring: Annotated[tuple[str, ...], "携带证件、材料"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SummonsCertificate(Paper):
    """传唤证: a suspect is called to a named place at a named time (form S1)."""

    kind: ClassVar[FormKind] = FormKind.SUMMONS_CERTIFICATE

    person: Annotated[str, "被传唤人"] = ""
    charge: Annotated[str, "涉嫌"] = ""
    suspicion: Annotated[Suspicion | None, "嫌疑种类"] = None
    called_for: Annotated[datetime | None, "到案时限"] = None
    place: Annotated[str, "到案地点"] = ""
    #: Only on the recorded opinion of the reviewer (行政程序 art. 67 para. 3).
    force_warning: Annotated[bool, "载明强制传唤"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyNoticePaper(Paper):
    """被传唤人家属通知书: the family is told (form S3, 行政程序 art. 55 and 67)."""

    kind: ClassVar[FormKind] = FormKind.FAMILY_NOTICE

    family: Annotated[str, "家属姓名"] = ""
    relation: Annotated[str, "与被传唤人关系"] = ""
    person: Annotated[str, "被传唤人"] = ""
    charge: Annotated[str, "涉嫌"] = ""
    summoned_at: Annotated[datetime | None, "传唤到案时间"] = None
    place: Annotated[str, "传唤地点"] = ""
    hours: Annotated[int | None, "询问查证期限（小时）"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistanceNotice(Paper):
    """协查通报: other units are asked to look for a fled vehicle (form H1, Order 146 art. 44)."""

    kind: ClassVar[FormKind] = FormKind.ASSISTANCE_NOTICE

    recipients: Annotated[tuple[str, ...], "发送范围"] = ()
    facts: Annotated[str, "案件基本事实", LONG] = ""
    vehicle: Annotated[str, "车辆情况、特征", LONG] = ""
    driver: Annotated[str, "驾驶人体貌特征", LONG] = ""
    direction: Annotated[str, "逃逸时间和方向", LONG] = ""
    demands: Annotated[str, "协查要求", LONG] = ""
    contact: Annotated[str, "联系人"] = ""
    valid_until: Annotated[date | None, "有效期至"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistanceWithdrawal(Paper):
    """撤销协查通报: found; the same units stop looking (form H2, Order 146 art. 46)."""

    kind: ClassVar[FormKind] = FormKind.ASSISTANCE_WITHDRAWAL

    recipients: Annotated[tuple[str, ...], "发送范围"] = ()
    original: Annotated[DocRef | None, "原协查通报"] = None
    #: As 肇事车辆已于2026年9月24日查获.
    found: Annotated[str, "撤销原因", LONG] = ""
    watch_lifted_at: Annotated[datetime | None, "布控撤销时间"] = None
    contact: Annotated[str, "联系人"] = ""


SUMMONING: tuple[type[Paper], ...] = (
    InquiryNotice,
    SummonsCertificate,
    FamilyNoticePaper,
    AssistanceNotice,
    AssistanceWithdrawal,
)
