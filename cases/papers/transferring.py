"""Papers of a case that goes to another unit."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from cases.papers.blocks import LONG, ThingLine
from cases.papers.kinds import FormKind
from cases.papers.paper import Paper
from cases.records.transfers import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferNotice(Paper):
    """移送案件通知书 with its list of evidence (form T1, 行政程序 art. 61)."""

    kind: ClassVar[FormKind] = FormKind.TRANSFER_NOTICE

    #: The unit that takes the case over.
    recipients: Annotated[tuple[str, ...], "接收单位"] = ()
    received_at: Annotated[datetime | None, "受理时间"] = None
    #: As 道路交通事故.
    cause: Annotated[str, "案由"] = ""
    registration: Annotated[str, "受案登记表文号"] = ""
    reason: Annotated[str, "移送理由", LONG] = ""
    is_criminal: Annotated[bool, "涉嫌犯罪"] = False
    #: For a crime: number of the approval of the head of the county bureau.
    approval: Annotated[str, "批准文号"] = ""
    things: Annotated[tuple[ThingLine, ...], "证据清单"] = ()
    #: Who reported it; empty: nobody gets that copy.
    reporter: Annotated[str, "报案人"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferList(Paper):
    """随案移送清单: what goes with the case, in two copies (form T2, Order 146 art. 40)."""

    kind: ClassVar[FormKind] = FormKind.TRANSFER_LIST

    #: Where the case goes.
    recipients: Annotated[tuple[str, ...], "接收单位"] = ()
    cause: Annotated[str, "案由"] = ""
    things: Annotated[tuple[ThingLine, ...], "物品清单"] = ()
    #: Things not fit to be moved go as list, photographs or other proof.
    stays: Annotated[str, "不宜移送的实物", LONG] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferTold(Paper):
    """案件移送告知书: the parties are told where their case is (Order 146 art. 41 ¶1)."""

    kind: ClassVar[FormKind] = FormKind.TRANSFER_TOLD

    ground: Annotated[Ground | None, "移送（告知）事由"] = None
    unit: Annotated[str, "接收单位"] = ""
    unit_phone: Annotated[str, "接收单位电话"] = ""
    unit_address: Annotated[str, "接收单位地址"] = ""
    reason: Annotated[str, "移送理由", LONG] = ""
    transferred_on: Annotated[date | None, "移送日期"] = None


#: The forms of this module.
TRANSFERRING: tuple[type[Paper], ...] = (TransferNotice, TransferList, TransferTold)
