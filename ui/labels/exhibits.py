"""Words of exhibits: kinds, what was done with them, what does not fit in a chain."""

from collections.abc import Callable, Mapping
from typing import Any

from cases.records.exhibits import CustodyAct, ExhibitKind
from leads.exhibits.records import FlagKind, Standing
from ui.kit.i18n import N_
from ui.kit.marks import Tone

KINDS = {
    ExhibitKind.PAINT: N_("漆片"),
    ExhibitKind.STICKER: N_("标志残片"),
    ExhibitKind.FRAGMENT: N_("碎片"),
    ExhibitKind.PART: N_("部件"),
    ExhibitKind.PLATE: N_("号牌"),
    ExhibitKind.KEY: N_("钥匙"),
    ExhibitKind.CLOTHING: N_("衣物"),
    ExhibitKind.RECORDING: N_("录音录像"),
    ExhibitKind.OTHER: N_("其他物证"),
}
CUSTODY = {
    CustodyAct.COLLECTED: N_("提取"),
    CustodyAct.STORED: N_("入库"),
    CustodyAct.TAKEN_OUT: N_("出库"),
    CustodyAct.SENT: N_("送检"),
    CustodyAct.BACK: N_("收回"),
    CustodyAct.MOVED: N_("换地保管"),
    CustodyAct.OPENED: N_("启封"),
    CustodyAct.SEALED: N_("封装"),
    CustodyAct.TRACES: N_("提取痕迹"),
    CustodyAct.TRIED: N_("试钥外出"),
    CustodyAct.RETURNED: N_("发还"),
    CustodyAct.HANDED_ON: N_("随案移送"),
    CustodyAct.USED_UP: N_("检验耗尽"),
    CustodyAct.DISPOSED: N_("销毁、处理"),
    CustodyAct.WITHDRAWN: N_("撤销登记"),
}
STANDINGS = {
    Standing.KEPT: N_("在库"),
    Standing.OUT: N_("在外"),
    Standing.LEFT: N_("已离"),
}
STANDING_TONES = {
    Standing.KEPT: Tone.GREEN,
    Standing.OUT: Tone.YELLOW,
    Standing.LEFT: Tone.OUTLINE,
}
#: Short, for a chip.
FLAGS = {
    FlagKind.NO_CHAIN: N_("没有保管记录"),
    FlagKind.PLACE_GAP: N_("去处不接"),
    FlagKind.UNACCOUNTED: N_("去向空档"),
    FlagKind.OVERLAP: N_("时间重叠"),
    FlagKind.SEAL_BROKEN: N_("封签有异"),
    FlagKind.UNSEALED: N_("启封未封"),
    FlagKind.BEFORE_FOUND: N_("早于发现"),
    FlagKind.AFTER_LEFT: N_("离库后又动"),
    FlagKind.TRIED_BEFORE_TRACES: N_("未提痕迹先试"),
}
#: Whole, for the place in the chain where it shows.
FLAG_SENTENCES = {
    FlagKind.NO_CHAIN: N_("没有任何保管记录。"),
    FlagKind.PLACE_GAP: N_("上一步留在“{left}”，这一步却自“{found}”取走，相隔 {days} 天。"),
    FlagKind.UNACCOUNTED: N_("有 {days} 天没有入库，也没有交接记录。"),
    FlagKind.OVERLAP: N_("上一步还没有结束，这一步已经开始。"),
    FlagKind.SEAL_BROKEN: N_("原封签“{left}”，现为“{found}”，没有启封人。"),
    FlagKind.UNSEALED: N_("启封后没有重新封装。"),
    FlagKind.BEFORE_FOUND: N_("时间早于发现时间。"),
    FlagKind.AFTER_LEFT: N_("已经发还、移送或者处理，其后又有记录。"),
    FlagKind.TRIED_BEFORE_TRACES: N_("痕迹提取以前已经拿去试。"),
}

#: What the entries of the journal say was done.
ACTS = {
    "exhibits.add": N_("登记物证"),
    "exhibits.link_thing": N_("财物列为物证"),
    "exhibits.change": N_("更正物证信息"),
    "exhibits.grade": N_("评定物证等级"),
    "exhibits.record": N_("登记保管一步"),
    "exhibits.correct": N_("更正保管一步"),
    "exhibits.withdraw": N_("撤销保管一步"),
    "exhibits.add_photo": N_("添加物证照片"),
    "exhibits.print": N_("打印物证登记表"),
}
#: Names of the values those entries hold.
VALUE_NAMES = {
    "exhibit": N_("物证"),
    "exhibit_kind": N_("种类"),
    "exhibit_name": N_("名称"),
    "custody": N_("保管事项"),
    "quantity": N_("数量"),
    "features": N_("特征"),
    "found_where": N_("发现地点"),
    "found_by": N_("发现、提取人"),
    "packing": N_("包装"),
    "seal": N_("封签号"),
    "grade": N_("等级"),
    "arrived_at": N_("到达时间"),
    "caption": N_("照片说明"),
    "photo": N_("照片"),
    "person": N_("经手人"),
    "from_place": N_("自何处"),
    "manner": N_("方式"),
    "opened_by": N_("启封人"),
    "seal_found": N_("所见封签"),
    "seal_broken": N_("封签破损"),
    "seal_after": N_("此后封签"),
    "copy_no": N_("份号"),
}
#: Values that stand for words, by their key in the journal.
JOURNAL_CHOICES: Mapping[str, tuple[tuple[Callable[[str], Any], Mapping[Any, str]], ...]] = {
    "custody": ((CustodyAct, CUSTODY),),
    "exhibit_kind": ((ExhibitKind, KINDS),),
}
