"""Words of leave to see a case: kinds, rules, reviews, codes; acts and refusals about them."""

from cases.records.access import GrantKind, Rule, SecretKind, Verdict
from cases.records.officers import Part
from cases.refusals import Reason
from ui.kit.i18n import N_

ACTS = {
    "access.grant": N_("授权查看"),
    "access.end": N_("收回授权"),
    "access.emergency": N_("紧急查看"),
    "access.emergency_missed": N_("紧急查看：无此案号"),
    "access.inspect": N_("复核紧急查看的痕迹"),
    "access.review": N_("复核紧急查看"),
    "access.show": N_("申请查看已审结案件的原文"),
    "access.cover": N_("恢复隐去"),
    "access.keep_secret": N_("登记身份保密人员"),
    "access.name_refused": N_("写出保密姓名被拒绝"),
    "access.word_stopped": N_("应保密的内容在发出前被拦下"),
    "access.whose": N_("按案号问承办人"),
    "access.asked": N_("有人按案号问承办人"),
}
GRANT_KINDS = {
    GrantKind.GIVEN: N_("看，不办"),
    GrantKind.EMERGENCY: N_("紧急查看"),
    GrantKind.SHOWN: N_("查看原文"),
    GrantKind.TASK: N_("任务"),
}
GRANTED_PARTS = {
    Part.INVESTIGATION: N_("全案"),
    Part.MEDIATION: N_("调解部分"),
    Part.HEAD: N_("案号、主办、期限"),
}
VERDICTS = {
    Verdict.JUSTIFIED: N_("确有必要"),
    Verdict.UNJUSTIFIED: N_("没有必要，另行处理"),
}
#: Through which rule somebody sees a case; places in the team have words of their own.
RULES = {
    **{kind.value: words for kind, words in GRANT_KINDS.items()},
    GrantKind.GIVEN.value: N_("授权"),
    GrantKind.EMERGENCY.value: N_("紧急查看"),
    GrantKind.TASK.value: N_("代理、决定任务"),
    Rule.LEADER.value: N_("中队长：案号、主办、期限"),
    Rule.CONCLUDED.value: N_("已审结，本单位办案人员"),
    Rule.PACKET.value: N_("人民调解转介材料，别的看不到"),
}
SECRET_KINDS = {
    SecretKind.WITNESS: N_("证人"),
    SecretKind.INFORMANT: N_("举报人"),
    SecretKind.CALLER: N_("报警人"),
}
SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.GRANT_TOO_LONG: (
        N_("授权的截止时间必须在今后 {days} 天之内。"),
        N_("请改截止时间；本单位允许的天数在“设置 · 办案规则与法条”里决定。"),
    ),
    Reason.ALREADY_OPEN: (N_("您已经可以看到。"), N_("不必再申请。")),
    Reason.COVERED: (
        N_("已审结案件的文书原文和附件，未承办的人要先申请查看。"),
        N_("在案件页按“申请查看原文”，写明理由；申请和查看都记入日志。"),
    ),
    Reason.EMERGENCY_RUNNING: (
        N_("紧急查看还没有结束。"),
        N_("先收回，或者等它到期，再复核。"),
    ),
    Reason.SECRET_IS_PARTY: (
        N_("这个人是本案当事人，身份无法保密。"),
        N_("请不要选“要求保密”，或者核对姓名。"),
    ),
    Reason.SECRET_NAMED: (
        N_("这里写出了要求保密的人的姓名或号码。"),
        N_("请改写代号“{code}”。"),
    ),
}
#: Names of values in the journal.
VALUE_NAMES = {
    "review": N_("复核意见"),
    "code": N_("代号"),
    "attempt": N_("被拒绝的操作"),
}
#: Values that say nothing to who reads the journal.
SILENT = frozenset({"part", "verdict", "grant", "secret_kind"})
