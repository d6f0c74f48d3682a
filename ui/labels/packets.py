"""Words of packets handed to a people's mediation committee: reports, states, acts, refusals."""

from cases.records.packets import PacketState, ReportKind
from cases.refusals import Reason
from ui.kit.i18n import N_

ACTS = {
    "packet.hand_over": N_("转介材料交人民调解员"),
    "packet.take_back": N_("收回转介材料"),
    "packet.report": N_("人民调解员回报"),
}
REPORTS = {
    ReportKind.TAKEN_ON: N_("已受理"),
    ReportKind.SESSION: N_("开了调解会，继续调解"),
    ReportKind.AGREED: N_("达成协议"),
    ReportKind.FAILED: N_("未达成协议，终止调解"),
}
STATES = {
    PacketState.OUT: N_("在委员会"),
    PacketState.ANSWERED: N_("结果已报，待登记"),
    PacketState.BACK: N_("已登记结果"),
    PacketState.TAKEN_BACK: N_("已收回"),
    PacketState.OVER: N_("三个工作日已过"),
}
VALUE_NAMES = {
    "committee": N_("人民调解委员会"),
    "enclosures": N_("随函材料"),
    "report": N_("回报"),
}
SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.PACKET_NOT_READY: (
        N_("还不能移交：调解没有转介，或者转介函还没有签发。"),
        N_("先以“转人民调解”结束本次调解，签发转介函，再移交。"),
    ),
    Reason.PACKET_OUT: (
        N_("这件调解的转介材料已经交出。"),
        N_("要换人，先收回，再移交。"),
    ),
    Reason.PACKET_COMMITTEE: (
        N_("转介函是给“{committee}”的，这个账号不属于它。"),
        N_("请选该委员会的人民调解员，或者更正转介函。"),
    ),
    Reason.PACKET_ANSWERED: (
        N_("结果已经回报。"),
        N_("要更正，请电话联系交警承办人。"),
    ),
    Reason.GUEST_APART: (
        N_("人民调解员不是民警，账号只能是这一种身份，看不到案件。"),
        N_("请另设一个账号。"),
    ),
}
