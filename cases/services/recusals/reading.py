"""Recusals on record: of a case, and those that wait for the officer's decision or ruling."""

from sqlalchemy import select

from cases.records.approvals import Step
from cases.records.ids import CaseId, OfficerId, PartyId, RecusalId
from cases.records.recusals import EarlierAct, Recusal, RecusalAsker, RecusalGround
from cases.refusals import Reason, Refusal
from cases.services.approvals.finding import handles, represented
from cases.services.attachments import attachments_of
from cases.services.names import officer_names, party_names
from cases.services.recusals.finding import AtRecusals
from cases.store.engine import StoreSession
from cases.store.rows.approvals import RecusalRow, RecusedActRow
from cases.store.rows.cases import CaseRow


class Reading(AtRecusals):
    """Reading recusals."""

    def of_case(self, case_id: CaseId) -> tuple[Recusal, ...]:
        """Return every request of a case, the newest first, with the acts to be ruled on."""
        with self.desk.looking(case_id, "recusals") as session:
            if session.get(CaseRow, case_id) is None:
                raise Refusal(Reason.NOT_FOUND)
            rows = session.scalars(
                select(RecusalRow)
                .where(RecusalRow.case_id == case_id)
                .order_by(RecusalRow.id.desc())
            )
            return tuple(self._shown(session, row) for row in rows)

    def waiting(self) -> tuple[Recusal, ...]:
        """Return what waits for the officer's decision or ruling, longest first."""
        with self.desk.reading() as session:
            rows = session.scalars(select(RecusalRow).order_by(RecusalRow.asked_at)).all()
            found = [self._shown(session, row) for row in rows if self._speaks(session, row)]
        return tuple(one for one in found if one.may_decide or one.may_rule)

    def _speaks(self, session: StoreSession, row: RecusalRow) -> bool:
        me = self.desk.officer.id
        if row.officer_id == me or row.decider_id is None:
            return False
        today = self.desk.today()
        return represented(session, row.decider_id, me, Step.APPROVAL, today) is not None

    def _shown(self, session: StoreSession, row: RecusalRow) -> Recusal:
        names, parties = officer_names(session), party_names(session, row.case_id)
        case = session.get(CaseRow, row.case_id)
        acts = tuple(
            EarlierAct(
                act.id,
                act.journal_seq,
                act.act,
                act.done_at,
                act.valid,
                act.reason,
                names.get(act.ruled_by or 0, ""),
                act.ruled_at,
            )
            for act in session.scalars(
                select(RecusedActRow)
                .where(RecusedActRow.recusal_id == row.id)
                .order_by(RecusedActRow.journal_seq)
            )
        )
        speaks = self._speaks(session, row)
        unruled = any(act.valid is None for act in acts)
        records = row.decider_id is None and handles(session, row.case_id, self.desk.officer.id)
        return Recusal(
            id=RecusalId(row.id),
            case_id=CaseId(row.case_id),
            case_number=case.number if case else "",
            officer_id=OfficerId(row.officer_id),
            officer=names.get(row.officer_id, ""),
            ground=RecusalGround(row.ground),
            grounds=row.grounds,
            asked_by=RecusalAsker(row.asked_by),
            party_id=None if row.party_id is None else PartyId(row.party_id),
            party=parties.get(row.party_id or 0, ""),
            asked_at=row.asked_at,
            oral=row.oral,
            entered_by=names.get(row.entered_by, ""),
            decider=names.get(row.decider_id or 0, ""),
            granted=row.granted,
            decision_text=row.decision_text,
            decided_by=names.get(row.decided_by or 0, "") or row.outside_name,
            stood_in_for=names.get(row.decided_for or 0, ""),
            decided_at=row.decided_at,
            authority=row.authority,
            outside_number=row.outside_number,
            scan=next(iter(attachments_of(session, [row.scan_id or 0], names)), None),
            told_at=row.told_at,
            told_how=row.told_how,
            acts=acts,
            may_decide=speaks and row.decided_at is None,
            may_rule=bool(row.granted) and unruled and (speaks or records),
            may_record=records and row.decided_at is None,
        )
