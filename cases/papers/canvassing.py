"""The sheet officers carry when keys are tried in doors."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from cases.papers.blocks import LONG
from cases.papers.kinds import FormKind
from cases.papers.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorLine:
    """One door on the sheet, with room for what happens there."""

    n: Annotated[int | None, "次序"] = None
    place: Annotated[str, "门"] = ""
    key: Annotated[str, "钥匙"] = ""
    #: What happened there before, as 9月21日 无人.
    before: Annotated[str, "此前"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CanvassSheet(Paper):
    """钥匙试开走访单: which doors, in which order, on which conditions; no probability is on it.

    Law: 行政程序 art. 82.
    """

    kind: ClassVar[FormKind] = FormKind.CANVASS_SHEET

    #: Which outing it is for, as the approval names it.
    outing: Annotated[str, "走访编号"] = ""
    block: Annotated[str, "走访地点"] = ""
    purpose: Annotated[str, "走访目的", LONG] = ""
    exhibit: Annotated[str, "物证"] = ""
    keys: Annotated[str, "试用钥匙", LONG] = ""
    scope: Annotated[tuple[str, ...], "批准范围"] = ()
    from_at: Annotated[datetime | None, "走访时间自"] = None
    until_at: Annotated[datetime | None, "走访时间至"] = None
    #: The two officers who go.
    canvassers: Annotated[tuple[str, ...], "走访民警"] = ()
    recording: Annotated[str, "同步录音录像设备"] = ""
    #: Number of the inspection certificate or search warrant; empty: there is none.
    warrant: Annotated[str, "检查证（搜查证）文号"] = ""
    #: As 2026年9月23日由邱国梁批准.
    approved: Annotated[str, "法制审核、审批"] = ""
    doors: Annotated[tuple[DoorLine, ...], "试开次序"] = ()


#: The forms of this module.
CANVASSING: tuple[type[Paper], ...] = (CanvassSheet,)
