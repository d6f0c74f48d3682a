"""Words of tasks and papers of leads: what is awaited, what a notice leaves out."""

from collections.abc import Callable, Mapping
from typing import Any

from cases.records.pursuit import Coming
from leads.telling.history import Variant
from leads.telling.notice import WithheldKind
from leads.telling.tasks import Awaited, AwaitedKind
from ui.kit.i18n import N_, _

ACTS = {"leads.print_history": N_("打印线索工作报告")}
LOOKED_AT = {
    "notice_offer": N_("协查通报草稿"),
    "lead_report": N_("线索工作报告"),
}
#: Names of values in the journal.
VALUE_NAMES = {
    "named": N_("写明的姓名、号牌及理由"),
    "variant": N_("版本"),
}
VARIANTS = {
    Variant.FILE: N_("入卷版（不含概率）"),
    Variant.INTERNAL: N_("内部版（含概率，不入卷）"),
}
#: Values that stand for words, by their key in the journal.
JOURNAL_CHOICES: Mapping[str, tuple[tuple[Callable[[str], Any], Mapping[Any, str]], ...]] = {
    "variant": ((Variant, VARIANTS),),
}
COMING = {
    Coming.ALONE: N_("本人前来"),
    Coming.ACCOMPANIED: N_("亲友陪同（送）来"),
    Coming.CALLED: N_("先以电话、信件投案，随后到案"),
    Coming.SENT: N_("委托他人先代为投案"),
}
WITHHELD = {
    WithheldKind.VICTIM: N_("受害人及其近亲属"),
    WithheldKind.WITNESS: N_("报警人、举报人、证人、辨认人"),
    WithheldKind.SOMEBODY: N_("线索板上的人员"),
    WithheldKind.CANDIDATE: N_("未确认的嫌疑车辆"),
    WithheldKind.EVIDENCE: N_("线索证据及其来源（条）"),
    WithheldKind.EXHIBITS: N_("物证（件）"),
    WithheldKind.REGISTERS: N_("登记库（份）"),
    WithheldKind.PROBABILITY: N_("排列和概率"),
}
AWAITED = {
    AwaitedKind.ANSWER: N_("等候答复：{what}"),
    AwaitedKind.WITHDRAWAL: N_("已查获，按原范围撤销协查通报 {what}"),
    AwaitedKind.PROOF: N_("撤销已签发，补送达凭据 {what}"),
    AwaitedKind.LIFTING: N_("已查获，撤销布控：{what}"),
}


def awaited_words(one: Awaited) -> str:
    """Say what is awaited."""
    return _(AWAITED[one.kind]).format(what=one.what)
