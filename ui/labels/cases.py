"""Words of cases: kinds, states, scopes of the list, parties, who handles what."""

from cases.records.cases import CallerSecrecy, CaseKind, CaseState, Order, Procedure, Scope
from cases.records.officers import TeamRole
from cases.records.parties import IdKind, Injury, PartyKind
from ui.kit.i18n import N_
from ui.labels import canvass, disclosure, evidence, tasks

KINDS = {
    CaseKind.PROPERTY: N_("财产损失"),
    CaseKind.INJURY: N_("伤人"),
    CaseKind.DEATH: N_("死亡"),
}

PROCEDURES = {
    Procedure.GENERAL: N_("一般程序"),
    Procedure.SIMPLE: N_("简易程序"),
    Procedure.QUICK: N_("快速处理"),
}

STATES = {
    CaseState.REPORTED: N_("待派案"),
    CaseState.OPEN: N_("办理中"),
    CaseState.CLOSED: N_("已结"),
    CaseState.TRANSFERRED: N_("已移送"),
}

SECRECY = {
    CallerSecrecy.NONE: N_("不要求保密"),
    CallerSecrecy.SECRET: N_("要求保密"),
    CallerSecrecy.ANONYMOUS: N_("不愿透露姓名"),
}

SCOPES = {
    Scope.MINE: N_("我的"),
    Scope.SQUAD: N_("中队全部"),
    Scope.HIT_AND_RUN: N_("逃逸未破"),
    Scope.MEDIATION: N_("调解中"),
    Scope.OVERDUE: N_("逾期"),
    Scope.TODAY: N_("今天到期"),
    Scope.UNASSIGNED: N_("待派案"),
    Scope.CLOSED: N_("已结"),
    Scope.AWAY: N_("已移送"),
}

#: What stands after the name of a scope above the list.
ORDERS = {
    Order.DUE: N_("按到期"),
    Order.NUMBER: N_("按案号"),
    Order.NEWEST: N_("按受案先后"),
}

PARTY_KINDS = {
    PartyKind.DRIVER: N_("驾驶人"),
    PartyKind.INJURED: N_("受伤人员"),
    PartyKind.DECEASED: N_("死者"),
    PartyKind.NEXT_OF_KIN: N_("死者近亲属"),
    PartyKind.GUARDIAN: N_("监护人"),
    PartyKind.OWNER: N_("车辆所有人"),
    PartyKind.MANAGER: N_("车辆管理人"),
    PartyKind.INSURER: N_("保险公司"),
    PartyKind.AGENT: N_("代理人"),
    PartyKind.OTHER: N_("其他"),
}

INJURIES = {
    Injury.NONE: N_("未受伤"),
    Injury.SLIGHT: N_("轻伤"),
    Injury.SERIOUS: N_("重伤"),
    Injury.DISABLED: N_("致残"),
    Injury.DIED: N_("死亡"),
}

ID_KINDS = {
    IdKind.RESIDENT: N_("居民身份证"),
    IdKind.PASSPORT: N_("护照"),
    IdKind.CREDIT_CODE: N_("统一社会信用代码"),
    IdKind.OTHER: N_("其他证件"),
}

SEXES = {"male": N_("男"), "female": N_("女")}

#: Responsibility found by the determination (Order 146 art. 60).
LIABILITIES = {
    "全部责任": N_("全部责任"),
    "主要责任": N_("主要责任"),
    "同等责任": N_("同等责任"),
    "次要责任": N_("次要责任"),
    "无责任": N_("无责任"),
}

TEAM_ROLES = {
    TeamRole.LEAD: N_("主办"),
    TeamRole.ASSIST: N_("协办"),
    TeamRole.MEDIATOR: N_("调解员"),
    TeamRole.INTAKE: N_("受理"),
    TeamRole.REVIEWER: N_("审核"),
    TeamRole.APPROVER: N_("审批"),
}

#: Through which rule somebody may see a case; `grant` is a permission in writing.
SEES_AS = {
    "lead": N_("主办民警，派案或移交"),
    "assist": N_("协办民警"),
    "mediator": N_("调解员：当事人、损失、认定和调解，不含侦查内容"),
    "intake": N_("受理登记，派案后终止"),
    "reviewer": N_("送交其审核"),
    "approver": N_("送交其审批"),
    "grant": N_("经批准查看"),
}

#: Parts of a case as the journal names what was looked at.
LOOKED_AT = {
    "file": N_("案卷"),
    "head": N_("案号、主办、期限"),
    "packet": N_("转介材料"),
    "clocks": N_("时限"),
    "photos": N_("物品照片"),
    "journal": N_("记录"),
    "services": N_("送达"),
    "mediation.people": N_("参加调解的人"),
    "mediation.session": N_("调解会"),
    "mediation": N_("调解"),
    "documents": N_("文书"),
    "crime": N_("是否涉罪"),
    "promises": N_("回访、回告"),
    "petitions": N_("信访"),
    "contacts": N_("联络人"),
    "loans": N_("案卷借阅"),
    "hand_over": N_("交接"),
    "hand_overs": N_("交接"),
    "transfer": N_("移送"),
    "holding": N_("财物"),
    "exhibits": N_("物证"),
    "approvals": N_("审批"),
    "attachment": N_("附件材料"),
    "mediation.termination": N_("调解终结"),
    "recusals": N_("回避"),
    "summons": N_("传唤"),
    "pursuit": N_("查缉"),
    **evidence.LOOKED_AT,
    **canvass.LOOKED_AT,
    **disclosure.LOOKED_AT,
    **tasks.LOOKED_AT,
    "extracts": N_("登记库"),
    "leads": N_("线索板"),
    "lead_history": N_("线索板的改动记录"),
    "lead_report": N_("线索过程报告"),
    "crossings": N_("与其他案件的交叉"),
    "measures": N_("辨认、搜查、查询"),
    "inquiry": N_("询问答复（可告知事项）"),
    "notice_offer": N_("协查通报拟稿"),
    "who_sees": N_("谁能看"),
    "secret_identities": N_("身份保密人员"),
}
