"""Words for what still refers to a party, a vehicle or a power, and for numbers not free."""

from cases.records.uses import Use
from cases.refusals import Reason
from ui.kit.i18n import N_, _
from ui.kit.punctuation import listed

USES = {
    Use.MEDIATION: N_("调解案"),
    Use.SESSION: N_("调解会"),
    Use.ATTENDANCE: N_("到场记录"),
    Use.SERVICE: N_("送达记录"),
    Use.PAPER: N_("文书"),
    Use.POWER: N_("授权委托"),
    Use.FACT: N_("已登记的事实"),
    Use.LOSS: N_("损失"),
    Use.PARTY: N_("其他当事人"),
    Use.SUMMONS: N_("传唤和询问"),
    Use.THING: N_("在扣物品或者预付款"),
    Use.OTHER: N_("其他记录"),
}

SENTENCES = {
    Reason.IN_USE: (
        N_("“{name}”还被这些记录使用：{uses}，不能删除。"),
        N_("误录的内容可以更正；确要删除，先在这些记录里改掉。"),
    ),
    Reason.POWER_REVOKED: (
        N_("这份委托已经在 {day} 撤销。"),
        N_("日期有误的，请在案件记录里说明。"),
    ),
    Reason.CASE_NUMBER_UNUSABLE: (
        N_("这个编号不能使用：它已过号、作废、留用，或者不成系列。"),
        N_("留空，由本站按顺序编号；自编的编号应当接在同一系列最后一个之后。"),
    ),
    Reason.POWER_USED_SINCE: (
        N_("{day} 以后还有代理人办理的记录：{uses}。"),
        N_("先更正这些记录，或者改填撤销日期；撤销以前代理人所做的仍然有效。"),
    ),
}


def named(value: object) -> object:
    """Return kinds of record in words, anything else as it is; for sentences of refusals."""
    if isinstance(value, tuple) and value and all(isinstance(one, Use) for one in value):
        return listed(_(USES[one]) for one in value)
    return value
