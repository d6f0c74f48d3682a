"""Words of a canvass: marks of doors, keys, outings, its acts and what is refused."""

from cases.refusals import Reason
from leads.canvass.records import Answer, KeyKind, Mark, OutingState
from ui.kit.i18n import N_

MARKS = {
    Mark.UNTRIED: N_("未试"),
    Mark.FITS_NOT: N_("不符"),
    Mark.NOBODY: N_("无人"),
    Mark.REFUSED: N_("拒绝"),
    Mark.OPENS: N_("转动"),
}

ANSWERS = {
    Answer.SHARED: N_("单元门，公共部位"),
    Answer.CONSENTED: N_("住户同意"),
    Answer.NOBODY: N_("无人应答"),
    Answer.REFUSED: N_("住户拒绝"),
}

KEY_KINDS = {
    KeyKind.STAIRWELL: N_("单元门"),
    KeyKind.HOUSEHOLD: N_("入户门"),
    KeyKind.OTHER: N_("其他锁"),
}

OUTING_STATES = {
    OutingState.PLANNED: N_("待呈批"),
    OutingState.ASKED: N_("审批中"),
    OutingState.APPROVED: N_("已批准，待打印"),
    OutingState.LAPSED: N_("批准已失效"),
    OutingState.PRINTED: N_("已打印，待出发"),
    OutingState.OUT: N_("钥匙在外"),
    OutingState.BACK: N_("已交回"),
    OutingState.DROPPED: N_("已取消"),
}

ACTS = {
    "canvass.begin": N_("开始走访"),
    "canvass.add_doors": N_("增加走访门户"),
    "canvass.place_building": N_("登记楼栋位置"),
    "canvass.set_chances": N_("设定门户概率"),
    "canvass.plan_outing": N_("计划走访试开"),
    "canvass.drop_outing": N_("取消走访试开"),
    "canvass.prepare_sheet": N_("制作走访单"),
    "canvass.take_key_out": N_("领出钥匙走访"),
    "canvass.bring_key_back": N_("走访后交回钥匙"),
    "canvass.enter": N_("登记走访结果"),
    "canvass.correct": N_("更正走访结果"),
    "board.bring_fit": N_("转动的门上线索板"),
}

LOOKED_AT = {"canvass": N_("走访")}

VALUE_NAMES = {
    "canvass": N_("走访"),
    "outing_n": N_("第几次走访"),
    "scope": N_("范围"),
    "from_at": N_("开始时间"),
    "until_at": N_("结束时间"),
    "added": N_("增加户数"),
    "doors": N_("门户"),
    "fits_not": N_("不符"),
    "nobody": N_("无人"),
    "turned_away": N_("拒绝"),
    "opens": N_("转动"),
    "buildings": N_("楼栋"),
    "warrant": N_("检查证（搜查证）文号"),
    "residents_deleted": N_("已删除住户信息条数"),
}

#: Values of the store itself, which say nothing to an officer.
SILENT = frozenset({"taken_back"})

#: Reason -> (what happened, what to do).
SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.CANVASS_UNREVIEWED: (
        N_("这次走访没有经过法制审核，或者批准的内容与计划不一致。"),
        N_("请在走访页重新呈批：先由法制员审核，再由领导审批。"),
    ),
    Reason.TRIAL_UNCONSENTED: (
        N_("{door} 无人应答或者住户拒绝，不得试开。"),
        N_("有检查证（搜查证）的，写明文号和在场见证人后再登记；没有的，只登记无人或者拒绝。"),
    ),
    Reason.OPENED_NOT_REPORTED: (
        N_("{door} 转动，但是处置情况没有写全。"),
        N_("确认已停手、已锁回，写明向谁报告和见证人。进入须另有搜查证或者住户同意。"),
    ),
    Reason.DOOR_NOT_COVERED: (
        N_("{door} 不在批准的范围或者时间之内，或者当时钥匙不在民警手中。"),
        N_("请核对门号和时间；范围以外的门须另行呈批。"),
    ),
    Reason.KEY_NOT_OUT: (
        N_("这次走访的钥匙还没有领出。"),
        N_("先打印走访单，登记领出钥匙的时间，再登记结果。"),
    ),
    Reason.OUTING_STATE: (
        N_("这次走访现在的状态不能记录这一步。"),
        N_("次序是：计划、审核审批、打印走访单、领出钥匙、登记结果、交回钥匙。"),
    ),
}


def share_text(share: float, digits: int = 0) -> str:
    """Return a probability as it is read on the grid and in the curve."""
    return f"{share * 100:.{digits}f} %"
