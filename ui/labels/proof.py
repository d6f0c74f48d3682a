"""Words of the room of secrecy: acts on the journal itself, marks of unusual looks."""

from collections.abc import Mapping

from cases.looks.marks import Found, Mark
from ui.kit.i18n import N_, _

ACTS = {
    "journal.inspect": N_("查阅日志"),
    "journal.inspect_case": N_("督察查阅本案日志"),
    "journal.grants": N_("查阅有效授权"),
    "journal.export": N_("导出日志校验包"),
}
MARKS: Mapping[Mark, str] = {
    Mark.OUTSIDE: N_("非承办"),
    Mark.NIGHT: N_("夜间"),
    Mark.MANY: N_("短时多案"),
    Mark.ASKED_ABOUT: N_("有人过问"),
    Mark.SEARCHED: N_("检索多案"),
}
#: Names of values in the journal.
VALUE_NAMES = {"searched": N_("检索词"), "only_searched": N_("只列经检索打开的")}
_WHY: Mapping[Mark, str] = {
    Mark.OUTSIDE: N_("查看时不承办此案，也没有授权"),
    Mark.NIGHT: N_("{start}时至次日{end}时之间查看"),
    Mark.MANY: N_("{minutes}分钟内看了{n}件不同的案件"),
    Mark.SEARCHED: N_("{hours}小时内用检索打开了{n}件不承办的案件"),
    Mark.ASKED_ABOUT: N_("有人为此案来访或信访后{days}天内，由不承办此案的人查看"),
}


def why(found: Found) -> str:
    """Return the sentence that says why a look is marked."""
    return _(_WHY[found.mark]).format(**found.values)
