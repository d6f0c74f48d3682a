"""Words of inquiries from outside, of their answers, and of favours and meddling."""

from collections.abc import Mapping

from cases.answers.kinds import Asker, Withheld
from cases.records.outsiders import Capacity, FavourWay, Handling, Outcome
from cases.records.receptions import Way
from cases.refusals import Reason
from ui.kit.i18n import N_

ASKERS: Mapping[Asker, str] = {
    Asker.PARTY: N_("当事人"),
    Asker.AGENT: N_("代理人"),
    Asker.VICTIM: N_("受害人或其家属"),
    Asker.INSURER: N_("保险公司"),
    Asker.FUND: N_("救助基金"),
    Asker.LAWYER: N_("律师"),
    Asker.COURT: N_("法院、检察院"),
    Asker.PRESS: N_("新闻媒体"),
    Asker.PUBLIC: N_("其他群众"),
    Asker.COLLEAGUE: N_("内部人员（非办案）"),
}
ASKED_BY: Mapping[Way, str] = {
    Way.VISIT: N_("窗口"),
    Way.PHONE: N_("电话"),
    Way.LETTER: N_("来信"),
}
WITHHELD: Mapping[Withheld, str] = {
    Withheld.SUSPECTS: N_("嫌疑车辆、人员及排查范围"),
    Withheld.WITNESSES: N_("证人、举报人、辨认人身份"),
    Withheld.CAMERAS: N_("卡口、监控点位与调取方法"),
    Withheld.OTHERS: N_("他人联系方式、医疗资料"),
    Withheld.EVIDENCE: N_("尚未公开的证据和案卷内容"),
    Withheld.CASE: N_("案情，以及有无此案"),
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.ANSWERED: N_("已答复"),
    Outcome.TURNED_BACK: N_("已退回"),
}
FAVOUR_WAYS: Mapping[FavourWay, str] = {
    FavourWay.IN_PERSON: N_("当面"),
    FavourWay.PHONE: N_("电话"),
    FavourWay.MESSAGE: N_("微信、短信"),
    FavourWay.LETTER: N_("公函、来信"),
    FavourWay.OTHER: N_("其他（转托、宴请等）"),
}
HANDLINGS: Mapping[Handling, str] = {
    Handling.REPORTED: N_("已报纪检"),
    Handling.ANSWERED: N_("已答复"),
    Handling.PROCEDURE: N_("依程序"),
    Handling.IN_WRITING: N_("请其书面提出"),
    Handling.INVESTIGATED: N_("已核查处理"),
}
CAPACITIES: Mapping[Capacity, str] = {
    Capacity.RECORDER: N_("记录人"),
    Capacity.INSPECTOR: N_("督察"),
    Capacity.DISCIPLINE: N_("纪检"),
}

ACTS = {
    "inquiry.receive": N_("登记外来询问"),
    "inquiry.take_in": N_("接收转来的询问"),
    "inquiry.enter": N_("登记本案询问"),
    "inquiry.answer": N_("答复询问并记录"),
    "inquiry.turn_back": N_("退回转来的询问"),
    "inquiry.pass_on": N_("转交外来询问"),
    "inquiry.settle": N_("办结外来询问"),
    # Whose line it is stays with the discipline officer; the words say no more than that.
    "favour.record": N_("受保护的登记"),
    "favour.handle": N_("受保护的登记：处置"),
}
JOURNAL_CHOICES = {"asker": ((Asker, ASKERS),), "way": ((Way, ASKED_BY),)}
#: Names of values in journal entries.
VALUE_NAMES = {
    "asker": N_("询问人身份"),
    "owed": N_("依法应当告知"),
    "told": N_("已告知"),
    "withheld": N_("不予告知"),
}
#: Values of the store itself, which say nothing to an officer.
SILENT = frozenset({"inquiry"})

#: Reason -> (what happened, what to do).
SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.ANSWER_LEAKS: (
        N_("答复中的“{word}”不得告知外人。"),
        N_("请删去后再登记；答复只写可以告知的事项。"),
    ),
    Reason.INQUIRY_UNANSWERED: (
        N_("还有 {n} 件受害人及其家属的询问没有答复并记录。"),
        N_("请在“保密”的“外来询问”中答复，再审结案件。"),
    ),
    Reason.MEDDLING_RECORDED_APART: (
        N_("内部人员询问不是本人办理的案件，应当登记为说情、过问。"),
        N_("请按“登记说情”登记；登记后只有本人、督察和纪检看得到。"),
    ),
}
