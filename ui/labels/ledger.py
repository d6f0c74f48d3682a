"""Words of the ledger import: what columns hold, what is wrong, what becomes of a row."""

from cases.records.ledger import Field, Problem, RowState
from ui.kit.i18n import N_
from ui.kit.marks import Tone

FIELDS: dict[Field, str] = {
    Field.NUMBER: N_("案号"),
    Field.OCCURRED_AT: N_("事故时间"),
    Field.OCCURRED_TIME: N_("时刻（另列）"),
    Field.PLACE: N_("事故地点"),
    Field.PARTIES: N_("当事人"),
    Field.DRIVERS: N_("驾驶人"),
    Field.INJURED_NAMES: N_("伤者"),
    Field.DECEASED_NAMES: N_("死者"),
    Field.PLATES: N_("号牌"),
    Field.KIND: N_("事故类型"),
    Field.PROCEDURE: N_("适用程序"),
    Field.HARM: N_("伤亡情况"),
    Field.DEAD: N_("死亡人数"),
    Field.INJURED: N_("受伤人数"),
    Field.HIT_AND_RUN: N_("是否逃逸"),
    Field.OFFICER: N_("主办民警"),
    Field.ASSISTING_OFFICER: N_("协办民警"),
    Field.DETERMINATION_NUMBER: N_("认定书编号"),
    Field.DETERMINED_ON: N_("认定日期"),
    Field.CLOSED_ON: N_("结案日期"),
    Field.STATE: N_("案件状态"),
    Field.BRIEF: N_("简要案情"),
    Field.REMARK: N_("备注"),
}

PROBLEMS: dict[Problem, str] = {
    Problem.TIME_MISSING: N_("没有事故时间"),
    Problem.TIME_UNREADABLE: N_("事故时间无法识别"),
    Problem.TIME_IN_FUTURE: N_("日期晚于今天"),
    Problem.NOTHING_KNOWN: N_("编号、地点、当事人、号牌均为空"),
    Problem.DAY_UNREADABLE: N_("日期无法识别"),
    Problem.DAY_TOO_EARLY: N_("日期早于事故发生之日"),
    Problem.KIND_UNREADABLE: N_("事故类型无法识别"),
    Problem.PROCEDURE_UNREADABLE: N_("适用程序无法识别"),
    Problem.HARM_UNREADABLE: N_("伤亡情况无法识别"),
    Problem.COUNT_UNREADABLE: N_("人数无法识别"),
    Problem.YES_NO_UNREADABLE: N_("应填是或否"),
    Problem.STATE_UNREADABLE: N_("案件状态无法识别"),
    Problem.NUMBER_TAKEN: N_("编号不能使用（已用过、作废或者留用）"),
    Problem.NUMBER_TWICE: N_("表内编号重复而内容不同"),
    Problem.TOO_LONG: N_("内容过长"),
    Problem.PLATE_MISSING: N_("没有号牌号码"),
    Problem.PLATE_UNREADABLE: N_("号牌号码无法识别"),
    Problem.POLICY_MISSING: N_("没有保险单号"),
    Problem.ADDRESS_MISSING: N_("没有地址"),
}

STATES: dict[RowState, str] = {
    RowState.NEW_OPEN: N_("导入，在办"),
    RowState.NEW_CLOSED: N_("导入，已结"),
    RowState.NEW: N_("导入"),
    RowState.DOUBLE: N_("已有，跳过"),
    RowState.REFUSED: N_("不导入"),
}

TONES: dict[RowState, Tone] = {
    RowState.NEW_OPEN: Tone.GREEN,
    RowState.NEW_CLOSED: Tone.GREEN,
    RowState.NEW: Tone.GREEN,
    RowState.DOUBLE: Tone.GREY,
    RowState.REFUSED: Tone.RED,
}
