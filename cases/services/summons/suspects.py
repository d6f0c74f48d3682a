"""Who is a suspect: recorded with what it rests on, and taken back with a reason."""

from dataclasses import asdict

from cases.law.summons import require_possible, require_purpose
from cases.records.ids import CaseId
from cases.records.parties import PartyKind
from cases.records.summons import SuspicionEntry, SuspicionId
from cases.refusals import Reason, Refusal
from cases.services.summons.finding import AtSummons, party_of, suspicion_of
from cases.store.rows.summons import SuspicionRow


class Suspects(AtSummons):
    """Suspects of a case."""

    def name_suspect(self, case_id: CaseId, entry: SuspicionEntry) -> SuspicionId:
        """Record that a party is suspected of a traffic crime or of a violation."""
        for name in ("charge", "basis"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article="admin.67", field=name)
        if entry.since > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="since")
        require_purpose(entry.charge)
        with self.desk.act("summons.name_suspect", case_id, suspicion=asdict(entry)) as deed:
            self._works_on(deed.session, case_id)
            party = party_of(deed.session, case_id, entry.party_id)
            require_possible(PartyKind(party.kind), party.name)
            if suspicion_of(deed.session, case_id, entry.party_id) is not None:
                raise Refusal(Reason.SUSPICION_STANDS, party=party.name)
            row = SuspicionRow(
                case_id=case_id,
                party_id=entry.party_id,
                kind=entry.kind.value,
                charge=entry.charge.strip(),
                basis=entry.basis.strip(),
                since=entry.since,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            return SuspicionId(row.id)

    def end_suspicion(self, suspicion_id: SuspicionId, reason: str) -> None:
        """Take a suspicion back; it stays on record with the reason."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        case_id = self._case_of(SuspicionRow, suspicion_id)
        with self.desk.act("summons.end_suspicion", case_id, reason=reason.strip()) as deed:
            self._works_on(deed.session, case_id)
            row = self._row(deed.session, SuspicionRow, suspicion_id)
            if row.ended_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            row.ended_at, row.ended_by = self.desk.now(), self.desk.officer.id
            row.ended_reason = reason.strip()
            deed.note(suspicion=row.id, party=row.party_id)
