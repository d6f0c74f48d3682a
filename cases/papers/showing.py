"""The record of an evidence meeting."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from cases.papers.blocks import LONG
from cases.papers.kinds import FormKind
from cases.papers.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """One party of the meeting: told, came or not, and what was said."""

    name: Annotated[str, "当事人"] = ""
    #: As 电话 9月21日9时.
    told: Annotated[str, "通知情况"] = ""
    #: As 到场, 由贺明到场, 未到场（住院）.
    came: Annotated[str, "到场情况"] = ""
    words: Annotated[str, "意见"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """One thing of the evidence, and how far it was shown."""

    title: Annotated[str, "材料名称"] = ""
    treatment: Annotated[str, "公开方式"] = ""
    ground: Annotated[str, "依据、理由"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord(Paper):
    """证据公开笔录: what was shown to whom before the determination.

    Law: Order 146 art. 63; who did not come is recorded (¶3).
    """

    kind: ClassVar[FormKind] = FormKind.EVIDENCE_RECORD

    case_number: Annotated[str, "案号"] = ""
    #: As 死亡事故; or what makes an injury case complex.
    reason: Annotated[str, "公开事由"] = ""
    started_at: Annotated[datetime | None, "开始时间"] = None
    ended_at: Annotated[datetime | None, "结束时间"] = None
    place: Annotated[str, "地点"] = ""
    host: Annotated[str, "主持民警"] = ""
    recorder: Annotated[str, "记录人"] = ""
    recording: Annotated[str, "录音录像编号"] = ""
    seats: Annotated[tuple[SeatLine, ...], "当事人到场情况"] = ()
    #: As 第1卷，共5页.
    volume: Annotated[str, "公开的材料"] = ""
    evidence: Annotated[tuple[ShownLine, ...], "材料目录"] = ()
    events: Annotated[str, "其他情况", LONG] = ""


#: The forms of this module.
SHOWING: tuple[type[Paper], ...] = (EvidenceRecord,)
