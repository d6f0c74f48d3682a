"""The record of an inquiry from outside and of its answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from cases.papers.blocks import LONG
from cases.papers.kinds import FormKind
from cases.papers.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldLine:
    """Something that was not told, and the ground."""

    what: Annotated[str, "不予告知事项"] = ""
    ground: Annotated[str, "理由"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryRecord(Paper):
    """案件询问答复记录: who asked, what was told, what was withheld and why.

    Law: Order 146 art. 47 for the victim of an open hit-and-run; kept for every other asker too.
    """

    kind: ClassVar[FormKind] = FormKind.INQUIRY_RECORD

    case_number: Annotated[str, "案号"] = ""
    #: The record is a duty (art. 47).
    is_owed: Annotated[bool, "依法应当告知"] = False
    asker: Annotated[str, "询问人"] = ""
    #: As 受害人或其家属（受害人之女）.
    standing: Annotated[str, "身份、与当事人关系"] = ""
    identity: Annotated[str, "身份核对"] = ""
    contact: Annotated[str, "联系方式"] = ""
    way: Annotated[str, "询问方式"] = ""
    asked_at: Annotated[datetime | None, "询问时间"] = None
    question: Annotated[str, "所问事项", LONG] = ""
    said: Annotated[str, "接待时告知", LONG] = ""
    told: Annotated[tuple[str, ...], "告知事项"] = ()
    withheld: Annotated[tuple[WithheldLine, ...], "不予告知"] = ()
    answer: Annotated[str, "答复", LONG] = ""
    told_way: Annotated[str, "答复方式"] = ""
    told_at: Annotated[datetime | None, "答复时间"] = None
    answered_by: Annotated[str, "答复民警"] = ""


#: The forms of this module.
INQUIRING: tuple[type[Paper], ...] = (InquiryRecord,)
