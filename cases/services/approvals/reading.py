"""What is on record about approvals: of a case, on the desk of those who decide, and answered."""

from sqlalchemy import select

from cases.law.approvals import Approving
from cases.records.approvals import OPEN, Answered, Approval, Step, Waiting
from cases.records.ids import ApprovalId, CaseId
from cases.refusals import Reason, Refusal
from cases.services.approvals.finding import approval, asked_now
from cases.services.approvals.showing import asked_of_me, shown
from cases.services.approvals.stand_ins import StandIns
from cases.services.approvals.state import case_state
from cases.services.names import officer_names
from cases.store.rows.approvals import AnsweredRow, ApprovalRow
from cases.store.rows.cases import CaseRow


class Reading(StandIns):
    """Reading approvals."""

    def of_case(self, case_id: CaseId) -> tuple[Approval, ...]:
        """Return every request of a case, the newest first, each as it stands now."""
        with self.desk.looking(case_id, "approvals") as session:
            if session.get(CaseRow, case_id) is None:
                raise Refusal(Reason.NOT_FOUND)
            rows = session.scalars(
                select(ApprovalRow)
                .where(ApprovalRow.case_id == case_id)
                .order_by(ApprovalRow.id.desc())
            )
            return tuple(shown(session, self.desk, row) for row in rows)

    def one(self, approval_id: ApprovalId) -> Approval:
        """Return one request with everything said about it."""
        with self.desk.looking(self._case_of(approval_id), "approvals") as session:
            return shown(session, self.desk, approval(session, approval_id))

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what waits for the officer, or for those he stands in for, longest first."""
        self._open_begun()
        found: list[Waiting] = []
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(
                select(ApprovalRow)
                .where(ApprovalRow.state.in_([state.value for state in OPEN]))
                .order_by(ApprovalRow.waiting_since)
            ).all()
            for row in rows:
                step = asked_of_me(session, self.desk, row)
                case = session.get(CaseRow, row.case_id)
                if step is None or case is None:
                    continue
                asked = asked_now(row)
                assert asked is not None
                stood = names.get(asked[1], "") if asked[1] != self.desk.officer.id else ""
                state = case_state(session, row.case_id, row.subject)
                found.append(
                    Waiting(
                        ApprovalId(row.id),
                        CaseId(row.case_id),
                        case.number,
                        Approving(row.kind),
                        step,
                        row.matter,
                        names.get(row.requested_by, ""),
                        row.waiting_since or row.requested_at,
                        row.urgent,
                        row.oral_due_at,
                        stood,
                        state.digest != row.asked_digest,
                    )
                )
        return tuple(found)

    def answered(self) -> tuple[Answered, ...]:
        """Return what the officer has said so far, the newest first."""
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(select(AnsweredRow).order_by(AnsweredRow.id.desc()).limit(500))
            return tuple(
                Answered(
                    ApprovalId(row.approval_id),
                    row.case_number,
                    Approving(row.kind),
                    Step(row.step),
                    row.matter,
                    row.verdict,
                    row.text,
                    row.at,
                    names.get(row.stood_in_for or 0, ""),
                )
                for row in rows
            )
