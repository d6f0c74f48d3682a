"""Words of papers: forms, states, steps, ways of service, fields of a service, choices."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from cases.papers.kinds import (
    FormKind,
    Manner,
    Outcome,
    RefusalGround,
    ServiceMethod,
    StartEvent,
    TerminationGround,
)
from cases.records.documents import (
    CopyState,
    DocumentState,
    OpinionStep,
    RegisterKind,
    Substitute,
    Verdict,
)
from ui.kit.i18n import N_
from ui.kit.marks import Glyph

FORMS: dict[FormKind, str] = {
    FormKind.ACCEPTANCE: N_("受理通知书"),
    FormKind.REFUSAL: N_("不予调解通知书"),
    FormKind.MEDIATION_NOTICE: N_("调解通知书"),
    FormKind.MEDIATION_RECORD: N_("调解记录"),
    FormKind.AGREEMENT: N_("调解书"),
    FormKind.TERMINATION: N_("调解终结书"),
    FormKind.RIGHT_TO_SUE: N_("诉讼权利告知书"),
    FormKind.COMMITTEE_REFERRAL: N_("转介人民调解函"),
    FormKind.SERVICE_PROOF: N_("送达回证"),
}
STATES: dict[DocumentState, str] = {
    DocumentState.DRAFT: N_("草稿"),
    DocumentState.IN_REVIEW: N_("审核中"),
    DocumentState.APPROVED: N_("已批准"),
    DocumentState.ISSUED: N_("已签发"),
    DocumentState.WITHDRAWN: N_("作废"),
}
STATE_GLYPHS: dict[DocumentState, Glyph] = {
    DocumentState.DRAFT: Glyph.PLANNED,
    DocumentState.IN_REVIEW: Glyph.SOON,
    DocumentState.APPROVED: Glyph.RUNNING,
    DocumentState.ISSUED: Glyph.DONE,
    DocumentState.WITHDRAWN: Glyph.STOPPED,
}
STATE_COLOURS: dict[DocumentState, str] = {
    DocumentState.DRAFT: "text2",
    DocumentState.IN_REVIEW: "yellow",
    DocumentState.APPROVED: "accent_text",
    DocumentState.ISSUED: "green",
    DocumentState.WITHDRAWN: "grey",
}
STEPS: dict[OpinionStep, str] = {
    OpinionStep.REVIEW: N_("审核"),
    OpinionStep.APPROVAL: N_("审批"),
}
VERDICTS: dict[Verdict, str] = {
    Verdict.PENDING: N_("待答复"),
    Verdict.AGREED: N_("同意"),
    Verdict.SENT_BACK: N_("退回"),
}
COPY_STATES: dict[CopyState, str] = {
    CopyState.MADE: N_("待送达"),
    CopyState.SERVED: N_("已送达"),
    CopyState.FILED: N_("归档"),
    CopyState.RETURNED: N_("已收回"),
    CopyState.DESTROYED: N_("已销毁"),
}
METHODS: dict[ServiceMethod, str] = {
    ServiceMethod.DIRECT: N_("当面送达"),
    ServiceMethod.RELATIVE: N_("他人代收"),
    ServiceMethod.LEFT: N_("留置送达"),
    ServiceMethod.ENTRUSTED: N_("委托送达"),
    ServiceMethod.POST: N_("邮寄送达"),
    ServiceMethod.ELECTRONIC: N_("电子送达"),
    ServiceMethod.PUBLIC: N_("公告送达"),
    ServiceMethod.ORAL: N_("口头通知"),
}
SUBSTITUTES: dict[Substitute, str] = {
    Substitute.ADULT_FAMILY: N_("成年家属"),
    Substitute.WORK_UNIT: N_("所在单位负责人"),
    Substitute.COMMITTEE: N_("居（村）民委员会"),
}
REGISTERS: dict[RegisterKind, str] = {
    RegisterKind.MEDIATION: N_("调解台账"),
    RegisterKind.SERVICE: N_("送达台账"),
}

#: Fields of a service, by their names in `Serving`.
SERVING: dict[str, str] = {
    "documents": N_("文书"),
    "method": N_("方式"),
    "tried_at": N_("交付（发出）时间"),
    "served_at": N_("送达时间"),
    "place": N_("地点"),
    "receiver": N_("签收人"),
    "substitute": N_("代收人身份"),
    "relation": N_("与受送达人关系"),
    "substitute_reason": N_("代收原因"),
    "power_id": N_("代理人授权"),
    "refusal_reason": N_("拒收原因"),
    "witness": N_("见证人"),
    "recording": N_("录音录像编号"),
    "proof": N_("凭据"),
    "consent": N_("同意电子送达的文件"),
    "consent_on": N_("同意日期"),
    "why_not_direct": N_("不能直接送达的原因"),
    "carrier": N_("邮政企业"),
    "post_number": N_("邮件号码"),
    "entrusted_to": N_("受委托的公安机关"),
    "medium": N_("账号或公告载体"),
    "published_on": N_("公告日期"),
    "published_until": N_("公告截止日期"),
    "second_server": N_("第二名送达民警"),
    "auxiliary": N_("警务辅助人员"),
    "note": N_("备注"),
}

#: Values that a choice on a paper may have.
CHOICES: dict[type[StrEnum], Mapping[Any, str]] = {
    TerminationGround: {
        TerminationGround.NO_AGREEMENT: N_("未达成协议"),
        TerminationGround.SUIT: N_("一方提起民事诉讼"),
        TerminationGround.ABSENCE: N_("一方无正当理由不参加调解"),
        TerminationGround.LEFT: N_("一方中途退出"),
        TerminationGround.EXPIRED: N_("十日期满仍未达成"),
        TerminationGround.WITHDRAWN: N_("一致撤回申请"),
        TerminationGround.REFERRED: N_("转人民调解"),
    },
    RefusalGround: {
        RefusalGround.LATE: N_("超过申请期限"),
        RefusalGround.NOT_JOINT: N_("未一致申请"),
        RefusalGround.SUED: N_("已提起民事诉讼"),
        RefusalGround.REVIEW_PENDING: N_("复核尚未结束"),
        RefusalGround.NO_IDENTITY: N_("未提交身份或者授权证明"),
        RefusalGround.PARTY_UNKNOWN: N_("当事人身份不明"),
    },
    StartEvent: {
        StartEvent.BURIAL_ENDED: N_("规定的办理丧葬事宜时间结束"),
        StartEvent.TREATMENT_ENDED: N_("治疗终结"),
        StartEvent.DISABILITY_GRADED: N_("定残"),
        StartEvent.LOSS_FIXED: N_("确定损失"),
        StartEvent.ACCEPTED: N_("受理"),
    },
    Outcome: {
        Outcome.AGREED: N_("达成协议"),
        Outcome.NOT_AGREED: N_("未达成协议"),
        Outcome.ADJOURNED: N_("改期"),
        Outcome.PARTY_ABSENT: N_("一方未到"),
        Outcome.PARTY_LEFT: N_("一方退出"),
    },
    Manner: {Manner.ONCE: N_("一次性"), Manner.INSTALMENTS: N_("分期")},
    ServiceMethod: METHODS,
}
