"""What every paper bears."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from cases.papers.blocks import LONG, DocRef, PartyBlock
from cases.papers.kinds import FormKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every paper bears: organ, number, day, officers, the accident and its parties."""

    kind: ClassVar[FormKind]

    #: Full name of an organ with legal capacity, never of a squad.
    organ: Annotated[str, "公安机关名称"] = ""
    number: Annotated[str, "文号"] = ""
    issued_on: Annotated[date | None, "制作日期"] = None
    officers: Annotated[tuple[str, ...], "承办交通警察"] = ()
    phone: Annotated[str, "联系电话"] = ""
    #: The issued paper that this one corrects.
    corrects: Annotated[DocRef | None, "更正的文书"] = None
    #: Names to whom the paper is addressed; empty: all parties.
    addressees: Annotated[tuple[str, ...], "收件人"] = ()
    accident_at: Annotated[datetime | None, "事故时间"] = None
    accident_place: Annotated[str, "事故地点"] = ""
    #: What happened in one clause, as 卢某驾驶…与…相撞，造成…受伤; ends without a full stop.
    accident: Annotated[str, "事故概况", LONG] = ""
    parties: Annotated[tuple[PartyBlock, ...], "当事人"] = ()
    determination: Annotated[DocRef | None, "认定书、证明或复核结论"] = None
