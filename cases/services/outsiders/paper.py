"""The record of an answer, made of what was recorded and of nothing else in the case."""

from typing import TYPE_CHECKING

from cases.answers.kinds import Asker
from cases.papers.inquiring import InquiryRecord, WithheldLine
from cases.records.receptions import Way
from cases.services.documents.filling import common
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.outsiders import InquiryAnswerRow, InquiryRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: As papers name who asks.
ASKERS = {
    Asker.PARTY: "当事人",
    Asker.AGENT: "代理人",
    Asker.VICTIM: "受害人或其家属",
    Asker.INSURER: "保险公司",
    Asker.FUND: "救助基金管理机构",
    Asker.LAWYER: "律师",
    Asker.COURT: "法院、检察院",
    Asker.PRESS: "新闻媒体",
    Asker.PUBLIC: "其他人员",
    Asker.COLLEAGUE: "非办案人员",
}
_WAYS = {Way.VISIT: "窗口", Way.PHONE: "电话", Way.LETTER: "来信"}


def paper_of_answer(
    session: StoreSession, desk: "Desk", row: InquiryRow, answer: InquiryAnswerRow
) -> InquiryRecord:
    """Return the record of an answer; it names no party but whoever asked."""
    known = common(session, desk, row.case_id)
    relation = f"（{row.relation}）" if row.relation else ""
    return InquiryRecord(
        organ=known["organ"],
        officers=known["officers"],
        phone=known["phone"],
        case_number=session.get_one(CaseRow, row.case_id).number,
        is_owed=row.is_owed,
        asker=row.name or "未说明姓名",
        standing=f"{ASKERS[Asker(row.asker)]}{relation}",
        identity=row.identity or "未核对",
        contact=row.contact,
        way=_WAYS[Way(row.way)],
        asked_at=row.asked_at,
        question=row.question,
        said=row.said,
        told=tuple(one["text"] for one in answer.told),
        withheld=tuple(
            WithheldLine(what=one["text"], ground=one["ground"]) for one in answer.withheld
        ),
        answer=answer.text,
        told_way=_WAYS[Way(answer.way)],
        told_at=answer.told_at,
        answered_by=desk.officer.name,
    )
