"""From the wish to mediate to its acceptance or refusal in writing."""

from datetime import date, datetime

from cases.law.facts import FactKind, Harm
from cases.mediation import application as rules
from cases.mediation.application import Application
from cases.mediation.course import Step, step
from cases.mediation.kinds import FINAL, MediationState
from cases.papers.kinds import RefusalGround
from cases.records.ids import MediationId, PartyId
from cases.records.mediation import NewMediation, SideEntry
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.mediations import papers, starting
from cases.services.mediations.finding import (
    Part,
    bind,
    get,
    handled,
    parties,
    power_in_force,
    sides,
    state_of,
)
from cases.services.mediations.joint import (
    application,
    check_sides,
    check_single,
    refuse_acted,
    seat,
    side_row_values,
    side_values,
)
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, PartyRow
from cases.store.rows.mediation import MediationRow

#: The gravest harm names the mediation in lists.
_BY_GRAVITY = (Harm.DEATH, Harm.DISABILITY, Harm.INJURY, Harm.PROPERTY)
_OBJECTIONS = {
    RefusalGround.NOT_JOINT: Reason.APPLICATION_NOT_JOINT,
    RefusalGround.LATE: Reason.APPLICATION_LATE,
    RefusalGround.SUED: Reason.SUIT_PENDING,
    RefusalGround.REVIEW_PENDING: Reason.REVIEW_PENDING,
    RefusalGround.PARTY_UNKNOWN: Reason.PARTY_UNKNOWN,
}
_DECEASED = "deceased"


class Applications(Part):
    """Opening a mediation, its joint application, acceptance and refusal."""

    def open(self, new: NewMediation) -> MediationId:
        """Open the mediation of one claimant's damages, before anybody has signed.

        Law: Order 146 arts 86, 89. Each claimant has a mediation of his own.
        """
        with self.desk.act("mediation.open", new.case_id) as deed:
            get(deed.session, CaseRow, new.case_id)
            bind(deed, self.desk, new.case_id, claimant=new.claimant_id, harms=new.harms)
            claimant = get(deed.session, PartyRow, new.claimant_id)
            if not new.harms:
                raise Refusal(Reason.FIELD_MISSING, field="harms")
            if claimant.case_id != new.case_id:
                raise Refusal(Reason.NOT_FOUND)
            check_sides(deed.session, new.case_id, new.sides)
            check_single(deed.session, new)
            row = MediationRow(
                case_id=new.case_id,
                claimant_id=new.claimant_id,
                harm=next(harm for harm in _BY_GRAVITY if harm in new.harms),
                harms=[harm.value for harm in _BY_GRAVITY if harm in new.harms],
                state=MediationState.OPENED,
                is_public=not new.closed_request,
                closed_request=new.closed_request,
                opened_at=self.desk.now(),
                opened_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            seat(deed.session, row, new.sides)
            deed.note(mediation=row.id, sides=[side_values(side) for side in new.sides])
            return MediationId(row.id)

    def change_sides(self, mediation_id: MediationId, entries: tuple[SideEntry, ...]) -> None:
        """Say anew who takes part; signatures of those who stay are kept.

        Raises:
            Refusal: `IN_USE`: who would leave has a seat, a notice or an attendance on record.
        """
        with self.desk.act("mediation.change_sides") as deed:
            row = handled(deed, self.desk, mediation_id)
            if state_of(row) in FINAL:
                raise Refusal(Reason.MEDIATION_STEP, state=state_of(row), step=Step.APPLY)
            check_sides(deed.session, row.case_id, entries)
            old = {side.party_id: side for side in sides(deed.session, [row.id])}
            deed.note(
                old=[side_row_values(side) for side in old.values()],
                new=[side_values(entry) for entry in entries],
            )
            for entry in entries:
                side = old.pop(entry.party_id, None)
                if side is None:
                    seat(deed.session, row, [entry])
                else:
                    side.side, side.capacity = entry.side, entry.capacity
            for side in old.values():
                refuse_acted(deed.session, row, side)
                deed.session.delete(side)

    def sign(
        self,
        mediation_id: MediationId,
        party_id: PartyId,
        signed_on: date,
        power_id: int | None = None,
    ) -> None:
        """Record that a party, or his agent, signed the joint application (art. 86)."""
        with self.desk.act("mediation.sign") as deed:
            row = handled(deed, self.desk, mediation_id)
            _while_open(row)
            if signed_on > self.desk.today():
                raise Refusal(Reason.FIELD_INVALID, field="signed_on")
            found = [one for one in sides(deed.session, [row.id]) if one.party_id == party_id]
            if not found:
                raise Refusal(Reason.NOT_FOUND)
            if power_id is not None:
                power_in_force(deed.session, power_id, party_id, signed_on)
            found[0].signed_on, found[0].signed_power_id = signed_on, power_id
            deed.note(party=party_id, signed_on=signed_on, power=power_id)

    def receive(self, mediation_id: MediationId, received_at: datetime) -> None:
        """Record that the joint written application, signed by all parties, was received.

        Law: Order 146 art. 86 para. 1.
        """
        now = self.desk.now()
        with self.desk.act("mediation.receive") as deed:
            row = handled(deed, self.desk, mediation_id)
            transition = step(state_of(row), Step.APPLY)
            if received_at > now:
                raise Refusal(Reason.FIELD_INVALID, field="received_at")
            row.received_at = received_at
            applied = application(deed.session, row, self.desk.calendar())
            _joint(deed.session, applied)
            signed = [day for day in applied.signed.values() if day is not None]
            row.applied_on = max(signed)
            if row.applied_on > day_of(received_at):
                raise Refusal(Reason.FIELD_INVALID, field="received_at")
            row.state = transition.to
            starting.record_fact(
                deed.session,
                row,
                FactKind.MEDIATION_APPLIED,
                received_at,
                now=now,
                officer=self.desk.officer.id,
            )
            deed.note(received_at=received_at, signed=sorted(applied.signed))

    def accept(
        self, mediation_id: MediationId, *, late_reason: str = "", accepted_on: date | None = None
    ) -> None:
        """Accept the application; the ten days begin when what they wait for has happened.

        Args:
            mediation_id: The mediation.
            late_reason: Why a late application is accepted; the law names no sanction for it.
            accepted_on: Day of the acceptance, where it is entered later.

        Law: Order 146 arts 86, 90; Regulations art. 96.
        """
        now = self.desk.now()
        with self.desk.act("mediation.accept") as deed:
            row = handled(deed, self.desk, mediation_id)
            transition = step(state_of(row), Step.ACCEPT)
            applied = application(deed.session, row, self.desk.calendar())
            for objection in rules.objections(applied):
                if objection not in rules.EXCUSABLE or not late_reason:
                    raise _refusal(objection)
            row.state, row.decided_at = transition.to, _moment(now, accepted_on)
            if row.received_at is not None and row.decided_at < row.received_at:
                if day_of(row.decided_at) < day_of(row.received_at):
                    raise Refusal(Reason.FIELD_INVALID, field="accepted_on")
                row.decided_at = row.received_at
            row.decided_by, row.late_reason = self.desk.officer.id, late_reason
            starting.record_fact(
                deed.session,
                row,
                FactKind.MEDIATION_ACCEPTED,
                row.decided_at,
                now=now,
                officer=self.desk.officer.id,
            )
            starting.settle(deed.session, row, self.desk.calendar(), now)
            deed.note(started_on=row.started_on, due_on=row.due_on, late_reason=late_reason)
        papers.draft_acceptance(self.desk, mediation_id)

    def refuse(self, mediation_id: MediationId, ground: RefusalGround, facts: str) -> None:
        """Refuse the application in writing, on a ground that stands.

        Law: Order 146 art. 86; Regulations art. 96.
        """
        now = self.desk.now()
        with self.desk.act("mediation.refuse") as deed:
            row = handled(deed, self.desk, mediation_id)
            transition = step(state_of(row), Step.REFUSE)
            applied = application(deed.session, row, self.desk.calendar())
            if not facts:
                raise Refusal(Reason.REASON_MISSING)
            standing = (*rules.objections(applied), RefusalGround.NO_IDENTITY)
            if ground is RefusalGround.SUED:
                standing = (*standing, ground)
            if ground not in standing:
                article = rules.GROUNDS[ground].article
                raise Refusal(Reason.APPLICATION_STANDS, article=article, ground=ground)
            row.state, row.decided_at = transition.to, now
            row.decided_by, row.refusal_ground = self.desk.officer.id, ground
            row.ending_values = {"facts": facts}
            starting.record_fact(
                deed.session,
                row,
                FactKind.MEDIATION_REFUSED,
                now,
                now=now,
                officer=self.desk.officer.id,
                note=facts,
            )
            deed.note(ground=ground, facts=facts, article=rules.GROUNDS[ground].article)
        papers.draft_refusal(self.desk, mediation_id)


def _while_open(row: MediationRow) -> None:
    if row.state != MediationState.OPENED:
        raise Refusal(Reason.MEDIATION_STEP, state=state_of(row), step=Step.APPLY)


def _joint(session: StoreSession, applied: Application) -> None:
    """Refuse an application that lacks a signature, and say whose."""
    missing = applied.unsigned()
    if missing:
        found = parties(session, missing)
        name = "、".join(found[party].name for party in missing)
        raise Refusal(Reason.APPLICATION_NOT_JOINT, article="146.86", name=name)


def _refusal(objection: RefusalGround) -> Refusal:
    return Refusal(_OBJECTIONS[objection], article=rules.GROUNDS[objection].article, name="")


def _moment(now: datetime, day: date | None) -> datetime:
    """Return now, or the same hour of an earlier day."""
    if day is None:
        return now
    if day > day_of(now):
        raise Refusal(Reason.FIELD_INVALID, field="accepted_on")
    return now - (day_of(now) - day)
