"""What is wrong with papers of appraisal and of a suspended determination (forms E1, R2)."""

from collections.abc import Iterator

from cases.law.rules import wording_on
from cases.papers.appraising import AppraisalCommission, ReappraisalDecision, SuspensionNotice
from cases.papers.paper import Paper
from cases.papers.press import Fault, Level


def appraisal_faults(paper: Paper) -> Iterator[Fault]:
    """Yield the faults; none for papers of another kind."""
    match paper:
        case AppraisalCommission():
            yield from _commission(paper)
        case ReappraisalDecision(is_granted=True, new_institution=new, institution=first):
            if not new:
                yield Fault("K58", Level.BLOCK, "new_institution", "没有填写另行委托的鉴定机构")
            elif new == first:
                yield Fault("K58", Level.BLOCK, "new_institution", "重新鉴定应当另行委托鉴定机构")
        case SuspensionNotice():
            yield from _suspension(paper)
        case _:
            return


def _commission(paper: AppraisalCommission) -> Iterator[Fault]:
    start, end = paper.commissioned_on, paper.due_on
    if start is not None and end is not None:
        if end < start:
            yield Fault("K19", Level.BLOCK, "due_on", "约定完成日期早于委托日期")
            return
        wording = wording_on("appraisal.completed", start)
        agreed = (end - start).days
        if agreed > wording.extended:
            yield Fault("K55", Level.BLOCK, "due_on", "完成期限最长不得超过六十日")
        elif agreed > wording.length and not paper.approval:
            yield Fault("K55", Level.BLOCK, "approval", "完成期限超过三十日，须经上一级批准")
    if paper.is_again and not paper.earlier:
        yield Fault("K58", Level.BLOCK, "earlier", "重新鉴定应当写明原鉴定情况")
    if len(paper.recipients) > 1:
        yield Fault("K22", Level.WARN, "recipients", "一份委托书只委托一个鉴定机构")


def _suspension(paper: SuspensionNotice) -> Iterator[Fault]:
    start, end = paper.from_on, paper.until_on
    if start is None or end is None:
        return
    if end < start:
        yield Fault("K19", Level.BLOCK, "until_on", "中止截止日期早于起始日期")
    elif (end - start).days > wording_on("suspension.maximum", start).length:
        yield Fault("K78", Level.BLOCK, "until_on", "中止的时间最长不得超过六十日")
    if paper.approved_on is not None and paper.approved_on > start:
        yield Fault("K18", Level.BLOCK, "approved_on", "批准日期晚于中止起始日期")
