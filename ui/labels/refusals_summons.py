"""Refusals about questioning, summonses and the pursuit, in words."""

from cases.refusals import Reason
from ui.kit.i18n import N_

#: Reason -> (what happened, what to do).
SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.NO_SUSPECT: (
        N_("{party}不是交通肇事嫌疑人，也不是违法嫌疑人，不得传唤。"),
        N_("可以通知其接受询问：在其住处、单位或者其提出的地点，也可以来队。"),
    ),
    Reason.NO_CRIME_SUSPECT: (
        N_("{party}没有被列为交通肇事嫌疑人，不适用刑事传唤。"),
        N_("先在“嫌疑人”中记录涉嫌的犯罪、依据和时间，或者改用行政传唤。"),
    ),
    Reason.SUSPICION_STANDS: (
        N_("{party}已经列为嫌疑人。"),
        N_("嫌疑种类有变化的，先写明理由撤销原来的记录。"),
    ),
    Reason.SUMMONS_FOR_MEDIATION: (
        N_("传唤只用于调查，不能用来叫当事人参加调解。"),
        N_("调解用调解通知书；无正当理由不参加的，按第九十四条终止调解。"),
    ),
    Reason.SUMMONS_PLACE: (
        N_("传唤的地点不在{area}之内。"),
        N_("只能传唤到嫌疑人所在市、县内的指定地点，或者到其住处、单位询问。"),
    ),
    Reason.COOPERATION_MISSING: (
        N_("异地传唤要与当地公安机关联系，并带办案协作函件。"),
        N_("写明协作地公安机关和协作函件的编号；传唤时带传唤证、函件和人民警察证。"),
    ),
    Reason.CARD_NOT_SHOWN: (
        N_("口头传唤须先出示人民警察证。"),
        N_("出示后勾选；没有出示的，不能口头传唤。"),
    ),
    Reason.SUMMONS_STANDS: (
        N_("对{party}已有一次传唤还没有结束。"),
        N_("先记录其到案、离开或者未到，或者撤回那一次传唤。"),
    ),
    Reason.SUMMONS_CHAINED: (
        N_("{party}上次离开距这次不足 {hours} 小时。法律不许以连续传唤变相拘禁。"),
        N_("法律没有规定间隔，{hours} 小时是本单位的规定；请改到这段时间以后。"),
    ),
    Reason.NOT_EXTENDABLE: (
        N_("延长到二十四小时要同时具备两个条件，现在不具备。"),
        N_("案情复杂，并且违法行为依法可能适用行政拘留；缺一个就按原来的时限。"),
    ),
    Reason.SUMMONS_STEP: (
        N_("这次传唤现在的状态不能记录这一步。"),
        N_("看一下这次传唤走到哪一步；时间写错的用“更正时间”。"),
    ),
    Reason.FAMILY_NOT_TOLD: (
        N_("要么写明怎样通知家属，要么写明法定的无法通知原因。"),
        N_("原因只有三种：身份不明、拒不提供联系方式、自然灾害等不可抗力。"),
    ),
    Reason.OWN_SERVICE_ONLY: (
        N_("这份文书要从案件的“传唤”或者“查缉”里制作。"),
        N_("在那里填写后会自动生成；批准也从那里申请。"),
    ),
    Reason.NOT_A_HIT_AND_RUN: (
        N_("本案没有登记为肇事逃逸案件。"),
        N_("拦停时逃走而没有发生事故的，写“路面记录”。"),
    ),
    Reason.IT_IS_AN_ACCIDENT: (
        N_("已经发生事故，这是肇事逃逸，不写路面记录。"),
        N_("请按肇事逃逸案件受理，立即启动查缉预案。"),
    ),
    Reason.NOTICE_STEP: (
        N_("协查通报现在的状态不能这样做。"),
        N_("未签发的不用撤销；已撤销的不再改动。"),
    ),
    Reason.RECIPIENTS_DIFFER: (
        N_("撤销的范围与原协查通报不一致。"),
        N_("须按原范围撤销：{recipients}。"),
    ),
}
