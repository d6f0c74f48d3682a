"""A concluded case uncovered to somebody of the squad, for a reason and a short while."""

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.access import GrantKind
from cases.records.cases import CaseState
from cases.records.ids import CaseId, GrantId
from cases.records.officers import Part
from cases.records.policies import SHOWN_MINUTES
from cases.refusals import Reason, Refusal
from cases.services.access.granting import put_grant
from cases.services.assignment import not_recused
from cases.services.masking import is_covered
from cases.store.rows.access import GrantNoteRow
from cases.store.rows.cases import CaseRow, GrantRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class Showing:
    """Numbers, addresses and minors of a concluded case, shown on request."""

    desk: "Desk"

    def show(self, case_id: CaseId, reason: str) -> GrantId:
        """Uncover a concluded case to this officer; why is entered in its journal.

        Raises:
            Refusal: no reason, not a concluded case he sees, recused in it, or not covered.
        """
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.reading() as session:
            case = session.get(CaseRow, case_id)
            if case is None:
                raise Refusal(Reason.NOT_FOUND)
            if case.state != CaseState.CLOSED:
                raise Refusal(Reason.NOT_ALLOWED)
            if not is_covered(session, self.desk, case):
                raise Refusal(Reason.ALREADY_OPEN)
        with self.desk.past_guard() as session:
            not_recused(session, case_id, self.desk.officer.id)
        minutes = int(self.desk.unit.policy(SHOWN_MINUTES.key).value)
        until = self.desk.now() + timedelta(minutes=minutes)
        with self.desk.act(
            "access.show", case_id, door=True, reason=reason.strip(), until=until
        ) as deed:
            me, whole, kind = self.desk.officer.id, Part.INVESTIGATION, GrantKind.SHOWN
            return put_grant(deed.session, self.desk, case_id, me, whole, reason, until, kind)

    def cover(self, case_id: CaseId) -> None:
        """Cover a case again that was uncovered to this officer; nothing happens if none was."""
        running = (
            select(GrantRow, GrantNoteRow)
            .join(GrantNoteRow, GrantNoteRow.grant_id == GrantRow.id)
            .where(
                GrantRow.case_id == case_id,
                GrantRow.officer_id == self.desk.officer.id,
                GrantNoteRow.kind == GrantKind.SHOWN.value,
                GrantRow.until_at > self.desk.now(),
            )
        )
        with self.desk.reading() as session:
            if session.execute(running).first() is None:
                return
        with self.desk.act("access.cover", case_id, door=True) as deed:
            for row, note in deed.session.execute(running):
                row.until_at = note.ended_at = self.desk.now()
                note.ended_by = self.desk.officer.id
