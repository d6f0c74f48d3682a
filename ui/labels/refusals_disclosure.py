"""Refusals of disclosure and of numbered copies, in words."""

from cases.refusals import Reason
from ui.kit.i18n import N_

SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.COPY_SETTLED: (
        N_("这份副本已经登记收回、销毁或者作废。"),
        N_("去向登记后不能更改；有误的请在日志中查对并写明情况。"),
    ),
    Reason.EVIDENCE_NOT_SHOWN: (
        N_("死亡事故和复杂、疑难的伤人事故，制作认定书（证明）之前应当召集各方公开证据。"),
        N_("请先在“证据公开”登记公开证据的情况；当事人不到场的也要记录。"),
    ),
    Reason.MEETING_OVER: (
        N_("这次公开证据已经结束或者取消。"),
        N_("需要再次公开的，请另行召集。"),
    ),
    Reason.COVER_MISSING: (
        N_("“{title}”选择了部分遮盖，却没有划出要遮盖的地方。"),
        N_("请在页面上划出要遮盖的部分，或者改为全部公开、不予公开。"),
    ),
    Reason.WITHHOLDING_UNEXPLAINED: (
        N_("“{title}”遮盖或者不予公开，没有选择依据、写明理由。"),
        N_("请选择法律依据，并写一句理由；目录上要印出来。"),
    ),
    Reason.NOT_YET_SERVED: (
        N_("{name}还没有收到认定书。"),
        N_("当事人收到认定书后可以查阅、复制；请先登记送达。"),
    ),
    Reason.POWER_MISSING: (
        N_("代理人、律师查阅要查验授权委托书，律师还要有律师事务所公函。"),
        N_("请写明查验的授权委托书（公函）及其日期。"),
    ),
}
