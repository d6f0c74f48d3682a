"""The chain of custody written on; a wrong step is put right by a new one and stays visible."""

from sqlalchemy import select

from cases.records.exhibits import CustodyAct
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.exhibits import ExhibitStepRow
from leads.exhibits.records import ExhibitId, StepEntry, StepId
from leads.services.exhibits.rows import AtExhibits, record_step


class Chain(AtExhibits):
    """What is done with an exhibit."""

    def record(self, exhibit_id: ExhibitId, entry: StepEntry) -> StepId:
        """Write the next step: the five questions, who opened it, the seal afterwards.

        Raises:
            Refusal: a key goes out to be tried, which is an act of the canvass and its approval.
        """
        if entry.act is CustodyAct.TRIED:
            raise Refusal(Reason.TRIED_IN_CANVASS)
        case_id = self._case_of(exhibit_id)
        with self.desk.act("exhibits.record", case_id) as deed:
            return record_step(deed, self.desk, exhibit_id, entry)

    def correct(self, step_id: StepId, entry: StepEntry, reason: str) -> StepId:
        """Put a wrong step right by a new one; both stay, with the reason.

        Raises:
            Refusal: no reason is given, the step has been replaced already, or it belongs to a
                thing held.
        """
        exhibit_id, case_id = self._replaceable(step_id, reason)
        with self.desk.act("exhibits.correct", case_id) as deed:
            deed.note(reason=reason.strip())
            _unreplaced(deed.session, step_id)
            return record_step(deed, self.desk, exhibit_id, entry, replaces=step_id, reason=reason)

    def withdraw(self, step_id: StepId, reason: str) -> StepId:
        """Take back a step that never happened, such as one entered for another exhibit."""
        exhibit_id, case_id = self._replaceable(step_id, reason)
        with self.desk.act("exhibits.withdraw", case_id, reason=reason.strip()) as deed:
            row = _unreplaced(deed.session, step_id)
            entry = StepEntry(act=CustodyAct.WITHDRAWN, at=row.at, person=self.desk.officer.name)
            return record_step(deed, self.desk, exhibit_id, entry, replaces=step_id, reason=reason)

    def _replaceable(self, step_id: StepId, reason: str) -> tuple[ExhibitId, int]:
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        if step_id < 0:
            raise Refusal(Reason.KEPT_WITH_THINGS)
        with self.desk.reading() as session:
            row = session.get(ExhibitStepRow, step_id)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            return ExhibitId(row.exhibit_id), row.case_id


def _unreplaced(session: StoreSession, step_id: StepId) -> ExhibitStepRow:
    """Return a step that nobody has put right or taken back yet."""
    row = session.get_one(ExhibitStepRow, step_id)
    taken = select(ExhibitStepRow.id).where(ExhibitStepRow.replaces_id == step_id).limit(1)
    if row.act == CustodyAct.WITHDRAWN or session.scalar(taken) is not None:
        raise Refusal(Reason.CHANGED_MEANWHILE)
    return row
