"""Notices of assistance: drafted from the case without its secrets, withdrawn in the same scope."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.law.pursuit import NOTICE, WITHDRAWAL
from cases.papers.blocks import DocRef
from cases.papers.summoning import AssistanceNotice, AssistanceWithdrawal
from cases.records.cases import CaseKind
from cases.records.documents import DocumentState
from cases.records.ids import ApprovalId, CaseId, DocumentId
from cases.records.pursuit import AssistanceId, NoticeWords
from cases.records.times import day_of, local
from cases.refusals import Reason, Refusal
from cases.services.documents.filling import common
from cases.services.pursuit.finding import AtPursuit, next_number
from cases.services.pursuit.secrets import report_of, require_sealed
from cases.services.pursuit.showing import fact_at, units, watches_of
from cases.services.summons.papers import store
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.papers import DocumentRow
from cases.store.rows.summons import AssistanceNamedRow, AssistanceRow

_DEMANDS = (
    "发现符合上述特征的车辆或者驾驶人，请立即布置堵截或者排查，扣留车辆，"
    "依法传唤驾驶人，并及时通知我单位"
)
_KINDS = {
    CaseKind.PROPERTY: "车辆、财物损坏",
    CaseKind.INJURY: "人员受伤",
    CaseKind.DEATH: "人员死亡",
}


class Assisting(AtPursuit):
    """Notices to other units."""

    def draft_notice(
        self,
        case_id: CaseId,
        recipients: Iterable[str],
        valid_until: date | None = None,
        words: NoticeWords | None = None,
    ) -> AssistanceId:
        """Draft a notice of assistance from the case, without what must not leave the unit.

        Args:
            case_id: Of which case.
            recipients: The units it goes to.
            valid_until: Its last day.
            words: What it says of vehicle, driver and flight; without them as it was reported.

        Raises:
            Refusal: nobody gets it, a name goes out without a reason, or something would leave
                the unit that must not.

        Law: Order 146 art. 44: basic facts, vehicle and its features, direction of flight. Names
        of victims and callers, and how the vehicle is being looked for, stay inside.
        """
        to = units("\n".join(recipients))
        if not to:
            raise Refusal(Reason.FIELD_MISSING, article=NOTICE, field="recipients")
        named = words.named if words is not None else ()
        if any(not one.name.strip() or not one.reason.strip() for one in named):
            raise Refusal(Reason.REASON_MISSING, article=NOTICE)
        with self._doing("pursuit.draft_notice", case_id) as deed:
            row = AssistanceRow(
                case_id=case_id,
                n=next_number(deed.session, AssistanceRow, case_id),
                recipients="\n".join(to),
                valid_until=valid_until,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            paper = self._notice(deed.session, case_id, to, valid_until, words)
            if words is not None:
                allowed = tuple(one.name for one in named)
                require_sealed(deed.session, case_id, paper, allowed)
            row.document_id = store(deed, self.desk, case_id, paper)
            deed.session.add(row)
            deed.session.flush()
            deed.session.add_all(
                AssistanceNamedRow(
                    case_id=case_id,
                    notice_id=row.id,
                    name=one.name.strip(),
                    reason=one.reason.strip(),
                    entered_at=self.desk.now(),
                    entered_by=self.desk.officer.id,
                )
                for one in named
            )
            deed.note(notice=row.id, recipients=list(to))
            if named:
                deed.note(named=[f"{one.name}：{one.reason}" for one in named])
            return AssistanceId(row.id)

    def ask_approval(self, notice_id: AssistanceId, grounds: str) -> ApprovalId:
        """Put a drafted notice before the approver."""
        case_id = self._case_of(AssistanceRow, notice_id)
        with self.desk.looking(case_id, "pursuit") as session:
            row = session.get_one(AssistanceRow, notice_id)
            if row.issued_at is not None or row.document_id is None:
                raise Refusal(Reason.NOTICE_STEP)
            subject, paper = f"assistance {row.n}", DocumentId(row.document_id)
            matter = f"向{'、'.join(units(row.recipients))}发出协查通报"
        return self.desk.approvals.request(
            case_id,
            Approving.ASSISTANCE_NOTICE,
            subject=subject,
            grounds=grounds,
            matter=matter,
            documents=(paper,),
        )

    def discard_notice(self, notice_id: AssistanceId) -> None:
        """Throw away a notice, or a withdrawal, that was not issued."""
        case_id = self._case_of(AssistanceRow, notice_id)
        with self._doing("pursuit.discard_notice", case_id) as deed:
            row = deed.session.get_one(AssistanceRow, notice_id)
            if row.issued_at is not None and row.withdrawn_at is not None:
                raise Refusal(Reason.NOTICE_STEP)
            paper_id = row.withdrawal_id if row.issued_at is not None else row.document_id
            if paper_id is None:
                raise Refusal(Reason.NOTICE_STEP)
            paper = deed.session.get_one(DocumentRow, paper_id)
            if paper.state != DocumentState.DRAFT.value:
                raise Refusal(Reason.NOTICE_STEP)
            deed.note(notice=row.id, recipients=list(units(row.recipients)))
            if row.issued_at is not None:
                row.withdrawal_id = None
            else:
                deed.session.execute(
                    delete(AssistanceNamedRow).where(AssistanceNamedRow.notice_id == row.id)
                )
                deed.session.delete(row)
            deed.session.flush()
            deed.session.delete(paper)

    def draft_withdrawal(self, notice_id: AssistanceId) -> DocumentId:
        """Draft the withdrawal to exactly those who got the notice (Order 146 art. 46)."""
        case_id = self._case_of(AssistanceRow, notice_id)
        with self._doing("pursuit.draft_withdrawal", case_id) as deed:
            row = deed.session.get_one(AssistanceRow, notice_id)
            if row.issued_at is None or row.withdrawal_id is not None:
                raise Refusal(Reason.NOTICE_STEP, article=WITHDRAWAL)
            paper = self._withdrawal(deed.session, case_id, row)
            row.withdrawal_id = store(deed, self.desk, case_id, paper)
            deed.note(notice=row.id)
            return DocumentId(row.withdrawal_id)

    def prove_withdrawal(self, notice_id: AssistanceId, at: datetime, proof: str) -> None:
        """Record what proves that the withdrawal reached the units: fax report, reply."""
        if not proof.strip():
            raise Refusal(Reason.FIELD_MISSING, article=WITHDRAWAL, field="proof")
        case_id = self._case_of(AssistanceRow, notice_id)
        with self._doing("pursuit.prove_withdrawal", case_id, at) as deed:
            row = deed.session.get_one(AssistanceRow, notice_id)
            if row.withdrawn_at is None:
                raise Refusal(Reason.NOTICE_STEP, article=WITHDRAWAL)
            row.withdrawal_proof = proof.strip()
            deed.note(notice=row.id, at=at, proof=row.withdrawal_proof)

    def _notice(
        self,
        session: StoreSession,
        case_id: int,
        recipients: tuple[str, ...],
        valid_until: date | None,
        words: NoticeWords | None,
    ) -> AssistanceNotice:
        report = report_of(session, case_id)
        said = words or reported(report)
        case = session.get_one(CaseRow, case_id)
        harmed = [
            f"{count}人{word}"
            for count, word in ((report.get("dead"), "死亡"), (report.get("injured"), "受伤"))
            if count
        ]
        harm = "、".join(harmed) or _KINDS[CaseKind(case.kind)]
        return AssistanceNotice(
            **_outside(session, self, case_id),
            recipients=recipients,
            facts=f"发生一起道路交通事故，造成{harm}，肇事车辆驶离现场",
            vehicle=said.vehicle.rstrip("。"),
            driver=said.driver.rstrip("。"),
            direction=said.direction.rstrip("。"),
            demands=_DEMANDS,
            contact=self.desk.officer.name,
            valid_until=valid_until,
        )

    def _withdrawal(
        self, session: StoreSession, case_id: int, row: AssistanceRow
    ) -> AssistanceWithdrawal:
        paper = session.get_one(DocumentRow, row.document_id)
        vehicle = fact_at(session, case_id, FactKind.VEHICLE_FOUND)
        driver = fact_at(session, case_id, FactKind.DRIVER_FOUND)
        came = fact_at(session, case_id, FactKind.DRIVER_SURRENDERED)
        found = "，".join(
            f"{what}已于{_moment(moment)}{how}"
            for what, moment, how in (
                ("肇事逃逸车辆", vehicle, "查获"),
                ("肇事逃逸嫌疑人", driver or came, "查获" if driver is not None else "投案"),
            )
            if moment is not None
        )
        lifted = [one.lifted_at for one in watches_of(session, case_id) if one.lifted_at]
        return AssistanceWithdrawal(
            **_outside(session, self, case_id),
            recipients=units(row.recipients),
            original=DocRef(
                title=paper.title,
                number=paper.number,
                dated=day_of(paper.issued_at) if paper.issued_at else None,
            ),
            found=found,
            watch_lifted_at=max(lifted) if lifted else None,
            contact=self.desk.officer.name,
        )


def reported(report: dict[str, Any]) -> NoticeWords:
    """Return what was reported of the vehicle that fled, of its driver and its flight."""
    return NoticeWords(
        vehicle=str(report.get("fled_vehicle") or ""),
        driver=str(report.get("fled_driver") or ""),
        direction=str(report.get("fled_direction") or ""),
    )


def _outside(session: StoreSession, at: AtPursuit, case_id: int) -> dict[str, Any]:
    """Return the head of a paper that leaves the unit: no party is named on it."""
    head = common(session, at.desk, case_id)
    return head | {"parties": (), "accident": "", "determination": None}


def _moment(moment: datetime) -> str:
    shown = local(moment)
    return f"{shown.year}年{shown.month}月{shown.day}日{shown.hour}时{shown.minute:02d}分"
