"""Words of the station: roles, backups, what the unit decides."""

from cases.records.officers import Role
from cases.records.station import BackupKind
from ui.kit.i18n import N_

ROLES = {
    Role.INVESTIGATOR: N_("办案民警"),
    Role.MEDIATOR: N_("调解员"),
    Role.REVIEWER: N_("法制员（审核）"),
    Role.APPROVER: N_("大队领导（审批）"),
    Role.SQUAD_LEADER: N_("中队长"),
    Role.DUTY_DESK: N_("值班接待"),
    Role.ADMINISTRATOR: N_("管理员"),
    Role.INSPECTOR: N_("督察"),
    Role.DISCIPLINE: N_("纪检"),
    Role.PEOPLES_MEDIATOR: N_("人民调解员（单位以外）"),
}

#: What each role opens, in one sentence.
ROLE_HINTS = {
    Role.INVESTIGATOR: N_("办理分派给自己的案件"),
    Role.MEDIATOR: N_("看得到当事人、损失、认定和调解，看不到线索"),
    Role.REVIEWER: N_("审核送交的文书和意见"),
    Role.APPROVER: N_("审批送交的事项"),
    Role.SQUAD_LEADER: N_("看得到案号、类别、主办和到期日，派案"),
    Role.DUTY_DESK: N_("接报警，派案前看得到自己受理的案件"),
    Role.ADMINISTRATOR: N_("民警、日历、模板、备份；不看案件内容"),
    Role.INSPECTOR: N_("查看谁看过什么，核验日志"),
    Role.DISCIPLINE: N_("查看登记的说情和过问"),
    Role.PEOPLES_MEDIATOR: N_("只看转介给他的材料，回报结果；不能兼任别的身份"),
}

BACKUP_KINDS = {
    BackupKind.DAILY: N_("每日自动"),
    BackupKind.MANUAL: N_("手动"),
    BackupKind.UPGRADE: N_("升级前"),
}

#: Key of what the unit decides -> (title, what it changes).
POLICIES = {
    "mediation.missed_sessions": (
        N_("几次缺席终结调解"),
        N_("达到次数后起草终结书，由民警审查签发；第一次缺席时必须记录是终结还是再开一次。"),
    ),
    "mediation.notice_count": (
        N_("“三日前通知”怎么算"),
        N_("预订调解会时的最后通知日；计算缺席时始终从严，或者以审核意见为准。"),
    ),
    "summons.rest_hours": (
        N_("两次传唤至少间隔几小时"),
        N_("法律不许以连续传唤变相拘禁，没有规定间隔；不足的，程序不让再次传唤。"),
    ),
    "registers.extract_days": (
        N_("登记库摘录保存几天"),
        N_("调取的登记信息到期由程序自动删除，日志保留来源、用途和删除记录；到期后不能再查询。"),
    ),
    "leads.fastest_kmh": (
        N_("两地之间最快按多少公里每小时算"),
        N_("线索板按直线距离核对：两次出现之间需要的速度超过它，列为矛盾。"),
    ),
    "access.grant_days": (
        N_("授权查看最多几天"),
        N_("主办、审批人和中队长授权别人看一件案件，截止时间不能超过这么多天。"),
    ),
    "access.shown_minutes": (
        N_("申请查看已审结案件的原文，开放多少分钟"),
        N_("到时间自动重新隐去；每次申请的理由记入日志。"),
    ),
    "access.names_lead": (
        N_("输入完整案号，是否告知由谁承办"),
        N_("选“告知”时，只答承办人姓名；谁问过哪个案号都记入日志。"),
    ),
    "law.local_rules": (
        N_("采用哪个省市的地方规定"),
        N_("地方法规增加的期限只在采用后才计算，例如受理调解申请的五个工作日。"),
    ),
    "documents.review_endings": (
        N_("终结书和不予受理先送审核"),
        N_("选“送审核”时，法制员审核同意后才能签发。"),
    ),
}

#: (key, value) -> words of a value; numbers speak for themselves.
POLICY_VALUES = {
    ("mediation.notice_count", "lenient"): N_("从宽：会前第三个工作日当天仍算及时"),
    ("mediation.notice_count", "strict"): N_("从严：中间隔满三个工作日"),
    ("access.names_lead", "yes"): N_("告知"),
    ("access.names_lead", "no"): N_("不告知"),
    ("law.local_rules", "none"): N_("不采用"),
    ("law.local_rules", "北京市"): N_("北京市"),
    ("documents.review_endings", "yes"): N_("送审核"),
    ("documents.review_endings", "no"): N_("不送审核"),
}
