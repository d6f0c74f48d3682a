"""Referred to the people's mediation committee: back without an agreement, or settled there."""

from datetime import date

from cases.law.facts import FactKind
from cases.mediation.course import Step, step
from cases.mediation.kinds import Capacity, MediationState
from cases.records.ids import MediationId, PartyId
from cases.records.mediation import SideEntry
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.mediations.ending import record_fact
from cases.services.mediations.finding import Part, handled, sides, state_of
from cases.services.mediations.joint import seat
from cases.store.rows.mediation import MediationRow


class Committee(Part):
    """What became of a mediation before the committee."""

    def return_from_committee(
        self, mediation_id: MediationId, ended_on: date, proof: str
    ) -> MediationId:
        """Open a mediation anew after the committee ended its own without agreement.

        The parties have three working days for a joint written application.

        Law: Order 146 art. 85 para. 2.
        """
        now = self.desk.now()
        with self.desk.act("mediation.return") as deed:
            row = handled(deed, self.desk, mediation_id)
            transition = step(state_of(row), Step.RETURN)
            if not proof:
                raise Refusal(Reason.FIELD_MISSING, article="146.85", field="proof")
            if ended_on > self.desk.today():
                raise Refusal(Reason.FIELD_INVALID, article="146.85", field="ended_on")
            new = MediationRow(
                case_id=row.case_id,
                claimant_id=row.claimant_id,
                harm=row.harm,
                harms=row.harms,
                state=MediationState.OPENED,
                is_public=row.is_public,
                closed_request=row.closed_request,
                opened_at=now,
                opened_by=self.desk.officer.id,
                follows_id=row.id,
                committee_ended_on=ended_on,
            )
            deed.session.add(new)
            deed.session.flush()
            entries = [
                SideEntry(PartyId(side.party_id), side.side, Capacity(side.capacity))
                for side in sides(deed.session, [row.id])
            ]
            seat(deed.session, new, entries)
            row.state = transition.to
            deed.note(ended_on=ended_on, proof=proof, new=new.id)
            when = now - (day_of(now) - ended_on)
            record_fact(deed, self.desk, new, FactKind.COMMITTEE_ENDED, when, proof)
            return MediationId(new.id)

    def settled_by_committee(self, mediation_id: MediationId, agreed_on: date, proof: str) -> None:
        """Record that the parties agreed before the people's mediation committee (art. 85)."""
        now = self.desk.now()
        with self.desk.act("mediation.settled") as deed:
            row = handled(deed, self.desk, mediation_id)
            transition = step(state_of(row), Step.SETTLE)
            if not proof:
                raise Refusal(Reason.FIELD_MISSING, article="146.85", field="proof")
            if agreed_on > self.desk.today():
                raise Refusal(Reason.FIELD_INVALID, article="146.85", field="agreed_on")
            row.state = transition.to
            deed.note(agreed_on=agreed_on, proof=proof)
            when = now - (day_of(now) - agreed_on)
            record_fact(deed, self.desk, row, FactKind.COMMITTEE_AGREED, when, proof)
