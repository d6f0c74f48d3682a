"""A summons in writing: planned, reported to the leader, approved, withdrawn."""

from dataclasses import asdict
from datetime import datetime

from cases.law.approvals import Approving
from cases.law.summons import ceiling, require_no_chain, require_place, require_purpose
from cases.papers.summoning import SummonsCertificate
from cases.records.ids import CaseId, DocumentId, PartyId
from cases.records.summons import (
    Branch,
    SummonsId,
    SummonsPlan,
    SummonsState,
    Suspicion,
    item_of,
)
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import spend
from cases.services.documents.filling import common, party_block
from cases.services.summons.finding import (
    AtSummons,
    next_number,
    party_of,
    required_suspicion,
)
from cases.services.summons.papers import drop_draft, store
from cases.services.summons.report import report_of
from cases.services.summons.showing import (
    notice_lines,
    since_he_came,
    state_of,
    summons_lines,
)
from cases.store.engine import StoreSession
from cases.store.rows.summons import SummonsRow, SuspicionRow

#: Who approves what, by branch.
ASKED = {
    Branch.ADMINISTRATIVE: Approving.SUMMONS,
    Branch.CRIMINAL: Approving.CRIMINAL_SUMMONS,
}
_WITHDRAWABLE = (SummonsState.PLANNED, SummonsState.ISSUED)


class Preparing(AtSummons):
    """Summonses before anybody has come."""

    def prepare(self, case_id: CaseId, plan: SummonsPlan) -> SummonsId:
        """Plan a summons; the certificate is drafted and waits for its approval.

        Raises:
            Refusal: the party is no suspect, the place is not in his city or county, papers for
                a trip are missing, or it would follow too soon on another summons.
        """
        for name in ("charge", "place", "area"):
            if not getattr(plan, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article="admin.66", field=name)
        require_purpose(plan.charge, plan.grounds)
        rest = self._rest_hours()
        with self.desk.act("summons.prepare", case_id, plan=asdict(plan)) as deed:
            self._works_on(deed.session, case_id)
            suspicion = required_suspicion(deed.session, case_id, plan.party_id, plan.branch)
            require_place(plan)
            if plan.called_for <= self.desk.now():
                raise Refusal(Reason.TIMES_INVERTED, field="called_for")
            self._refuse_chain(deed.session, case_id, plan, rest)
            row = SummonsRow(
                case_id=case_id,
                party_id=plan.party_id,
                suspicion_id=suspicion.id,
                n=next_number(deed.session, case_id),
                branch=plan.branch.value,
                charge=plan.charge.strip(),
                place=plan.place.strip(),
                called_for=plan.called_for,
                area=plan.area.strip(),
                partner=plan.partner.strip(),
                letter_number=plan.letter_number.strip(),
                grounds=plan.grounds.strip(),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            if plan.branch is Branch.ADMINISTRATIVE:
                paper = self._certificate(deed.session, case_id, suspicion, plan)
                row.document_id = store(deed, self.desk, case_id, paper, plan.party_id)
            deed.session.add(row)
            deed.session.flush()
            deed.note(summons=row.id, n=row.n)
            return SummonsId(row.id)

    def report(self, case_id: CaseId, party_id: PartyId, called_for: datetime, place: str) -> str:
        """Return the report to the leader with every notice that went unanswered listed.

        It is a draft: the officer changes it before he asks for the approval.
        """
        with self.desk.looking(case_id, "summons") as session:
            self._works_on(session, case_id)
            party = party_of(session, case_id, party_id)
            suspicion = required_suspicion(session, case_id, party_id, Branch.ADMINISTRATIVE)
            summonses = summons_lines(session, self.desk, case_id)
            unanswered = since_he_came(notice_lines(session, case_id), summonses)
            hours = ceiling(Branch.ADMINISTRATIVE, self.desk.today(), extended=False).hours
            return report_of(
                party.name,
                Suspicion(suspicion.kind),
                (suspicion.charge, suspicion.basis),
                [one for one in unanswered if one.entry.party_id == party_id],
                (called_for, place),
                hours,
            )

    def ask_approval(self, summons_id: SummonsId) -> int:
        """Put a planned summons before the approver, with its grounds and the draft."""
        case_id = self._case_of(SummonsRow, summons_id)
        with self.desk.looking(case_id, "summons") as session:
            self._works_on(session, case_id)
            row = self._row(session, SummonsRow, summons_id)
            if state_of(row) is not SummonsState.PLANNED:
                raise Refusal(Reason.SUMMONS_STEP)
            if not row.grounds:
                raise Refusal(Reason.FIELD_MISSING, article="admin.67", field="grounds")
            asked, subject, grounds = ASKED[Branch(row.branch)], item_of(row.n), row.grounds
            papers = (DocumentId(row.document_id),) if row.document_id else ()
            name = party_of(session, case_id, row.party_id).name
            matter = f"传唤{name}（涉嫌{row.charge}）到{row.place}接受询问"
        return self.desk.approvals.request(
            case_id, asked, subject=subject, grounds=grounds, matter=matter, documents=papers
        )

    def issue_criminal(self, summons_id: SummonsId, number: str) -> None:
        """Record that the certificate of the criminal side was made in the police case system."""
        if not number.strip():
            raise Refusal(Reason.NUMBER_MISSING)
        case_id = self._case_of(SummonsRow, summons_id)
        with self.desk.act("summons.issue_criminal", case_id, number=number.strip()) as deed:
            self._works_on(deed.session, case_id)
            row = self._row(deed.session, SummonsRow, summons_id)
            if row.branch != Branch.CRIMINAL or state_of(row) is not SummonsState.PLANNED:
                raise Refusal(Reason.SUMMONS_STEP)
            spend(deed, self.desk, case_id, Approving.CRIMINAL_SUMMONS, subject=item_of(row.n))
            row.typed_number, row.issued_at = number.strip(), self.desk.now()
            deed.note(summons=row.id)

    def withdraw(self, summons_id: SummonsId, reason: str) -> None:
        """Take back a summons nobody has come to; a draft of its certificate is thrown away."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        case_id = self._case_of(SummonsRow, summons_id)
        with self.desk.act("summons.withdraw", case_id, reason=reason.strip()) as deed:
            self._works_on(deed.session, case_id)
            row = self._row(deed.session, SummonsRow, summons_id)
            if state_of(row) not in _WITHDRAWABLE:
                raise Refusal(Reason.SUMMONS_STEP)
            row.withdrawn_at, row.withdrawn_reason = self.desk.now(), reason.strip()
            drop_draft(deed.session, row)
            deed.note(summons=row.id)

    def _refuse_chain(
        self, session: StoreSession, case_id: int, plan: SummonsPlan, rest: int
    ) -> None:
        others = [
            one
            for one in summons_lines(session, self.desk, case_id)
            if one.party_id == plan.party_id
        ]
        require_no_chain(others, plan.called_for, plan.branch, rest)

    def _certificate(
        self, session: StoreSession, case_id: int, suspicion: SuspicionRow, plan: SummonsPlan
    ) -> SummonsCertificate:
        party = party_of(session, case_id, plan.party_id)
        head = common(session, self.desk, case_id)
        return SummonsCertificate(
            **head | {"parties": (party_block(session, party),)},
            addressees=(party.name,),
            person=party.name,
            charge=plan.charge.strip(),
            suspicion=Suspicion(suspicion.kind),
            called_for=plan.called_for,
            place=plan.place.strip(),
        )
