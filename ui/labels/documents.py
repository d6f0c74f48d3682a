"""Words of documents: states, steps, copies, fields of a service, registers."""

from cases.papers.press import Fault
from cases.records.documents import (
    CopyState,
    DocumentState,
    OpinionStep,
    RegisterKind,
    Substitute,
    Verdict,
)
from ui.kit.i18n import N_, ZH, _, language
from ui.kit.marks import Glyph
from ui.labels.papers import FAULTS

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
SUBSTITUTES: dict[Substitute, str] = {
    Substitute.ADULT_FAMILY: N_("成年家属"),
    Substitute.WORK_UNIT: N_("所在单位负责人"),
    Substitute.COMMITTEE: N_("居（村）民委员会"),
}
REGISTERS: dict[RegisterKind, str] = {
    RegisterKind.MEDIATION: N_("调解台账"),
    RegisterKind.SERVICE: N_("送达台账"),
    RegisterKind.SUMMONS: N_("传唤台账"),
    RegisterKind.REPORTS: N_("受案台账"),
    RegisterKind.PETITIONS: N_("信访台账"),
    RegisterKind.LOANS: N_("案卷借阅台账"),
    RegisterKind.PROPERTY: N_("涉案财物台账"),
    RegisterKind.HELD: N_("在扣财物清单"),
    RegisterKind.ADVANCES: N_("自愿预付款台账"),
    RegisterKind.TRANSFERS: N_("案件移送、接收台账"),
    RegisterKind.SEALS: N_("用印登记台账"),
    RegisterKind.EXHIBITS: N_("物证出入库台账"),
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


def fault_words(fault: Fault) -> str:
    """Return a fault in one line; its detail is in Chinese, as the paper is."""
    if language() == ZH:
        return f"{fault.code} {fault.detail}"
    about = _(FAULTS.get(fault.code, ""))
    return " ".join(filter(None, (fault.code, about, f"({fault.detail})")))
