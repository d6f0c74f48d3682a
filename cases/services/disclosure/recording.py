"""The record of an evidence meeting, drafted from what was entered of it."""

from typing import TYPE_CHECKING

from cases.law.withholding import withholding_rules
from cases.papers.showing import EvidenceRecord, SeatLine, ShownLine
from cases.records.disclosure import (
    Attending,
    Meeting,
    MeetingGround,
    MeetingState,
    PackageItem,
    Treatment,
)
from cases.records.ids import CaseId, DocumentId
from cases.records.times import local
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.disclosure.meetings import meetings_of
from cases.services.disclosure.packages import packages_of
from cases.services.documents.filling import common
from cases.services.summons.papers import store
from cases.store.rows.cases import CaseRow
from cases.store.rows.disclosure import EvidenceMeetingRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

_TREATMENTS = {
    Treatment.FULL: "全部公开",
    Treatment.COVERED: "部分遮盖",
    Treatment.WITHHELD: "不予公开",
}


class Recording:
    """Drafting the record.

    Law: Order 146 art. 63.
    """

    desk: "Desk"

    def record(self, meeting: int) -> DocumentId:
        """Draft the record of a meeting that was held; a second time the same draft is named."""
        with self.desk.reading() as session:
            row = session.get(EvidenceMeetingRow, meeting)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            case_id = CaseId(row.case_id)
            if row.document_id is not None:
                return DocumentId(row.document_id)
        with self.desk.act("disclosure.record", case_id) as deed:
            session = deed.session
            require_place(session, self.desk, case_id, INVESTIGATES)
            held = next(one for one in meetings_of(session, case_id) if one.id == meeting)
            if held.state is not MeetingState.HELD:
                raise Refusal(Reason.MEETING_OVER)
            package = next(
                one for one in packages_of(session, case_id) if one.id == held.package_id
            )
            known = common(session, self.desk, case_id)
            kept = ("organ", "phone", "officers", "accident_at", "accident_place")
            paper = EvidenceRecord(
                **{name: known[name] for name in kept},
                case_number=session.get_one(CaseRow, case_id).number,
                reason=_reason(held),
                started_at=held.held_from,
                ended_at=held.held_until,
                place=held.entry.place,
                host=held.entry.host,
                recorder=held.recorder,
                recording=held.recording,
                seats=tuple(_seat(one) for one in held.attending),
                volume=f"第{package.n}卷，共{package.pages}页",
                evidence=tuple(_shown(one) for one in package.items),
                events=held.events,
            )
            drafted = DocumentId(store(deed, self.desk, case_id, paper))
            session.get_one(EvidenceMeetingRow, meeting).document_id = drafted
            deed.note(meeting=held.n)
            return drafted


def _reason(held: Meeting) -> str:
    match held.entry.ground:
        case MeetingGround.DEATH:
            return "死亡事故"
        case MeetingGround.COMPLEX:
            return f"复杂、疑难的伤人事故（{held.entry.ground_note}）"
        case MeetingGround.VOLUNTARY:
            return "主动公开"


def _seat(one: Attending) -> SeatLine:
    told = ""
    if one.told_at is not None:
        at = local(one.told_at)
        told = f"{one.told_how or '已通知'}，{at.month}月{at.day}日{at.hour}时{at.minute:02d}分"
    came = f"由{one.by_whom}到场" if one.by_whom else "到场"
    if not one.came:
        came = f"未到场（{one.reason}）" if one.reason else "未到场，未说明原因"
    return SeatLine(name=one.name, told=told, came=came, words=one.words)


def _shown(item: PackageItem) -> ShownLine:
    ground = ""
    if item.ground is not None:
        rule = withholding_rules()[item.ground]
        ground = f"{rule.title}（{rule.cited}）。{item.reason}"
    return ShownLine(title=item.title, treatment=_TREATMENTS[item.treatment], ground=ground)
