"""From arrival to departure: on the spot or with a certificate, and the hours in between."""

from dataclasses import asdict
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.law.summons import (
    require_both,
    require_found,
    require_no_chain,
    require_purpose,
)
from cases.records.ids import CaseId
from cases.records.summons import (
    Branch,
    OralSummons,
    Signed,
    Stage,
    SummonsId,
    SummonsState,
    item_of,
)
from cases.records.times import local
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import spend
from cases.services.desk import Deed
from cases.services.summons.finding import AtSummons, next_number, party_of, required_suspicion
from cases.services.summons.showing import counted, entry_rows, summons_lines
from cases.store.rows.cases import FactRow
from cases.store.rows.summons import SummonsRow

ARRIVED = {
    Branch.ADMINISTRATIVE: FactKind.SUMMONS_ARRIVED,
    Branch.CRIMINAL: FactKind.CRIMINAL_SUMMONS_ARRIVED,
}
EXTENDED = {
    Branch.ADMINISTRATIVE: FactKind.SUMMONS_EXTENDED,
    Branch.CRIMINAL: FactKind.CRIMINAL_SUMMONS_EXTENDED,
}
LEFT = {
    Branch.ADMINISTRATIVE: FactKind.SUMMONS_LEFT,
    Branch.CRIMINAL: FactKind.CRIMINAL_SUMMONS_LEFT,
}
LONGER = {
    Branch.ADMINISTRATIVE: Approving.SUMMONS_EXTENSION,
    Branch.CRIMINAL: Approving.CRIMINAL_SUMMONS_EXTENSION,
}
#: Writing the times on the certificate, and leaving at the end.
SIGNING, HOURS = "admin.68", "admin.69"


class Which(StrEnum):
    """Which time of a summons is corrected."""

    ARRIVED = "arrived"
    LEFT = "left"


class Holding(AtSummons):
    """Somebody comes, is questioned, and leaves."""

    def summon_orally(self, case_id: CaseId, oral: OralSummons) -> SummonsId:
        """Record a summons by word of mouth of a suspect found on the spot.

        Law: Order 146 art. 35 para. 2; 行政程序 art. 67 para. 1.
        """
        for name in ("charge", "place", "second_officer"):
            if not getattr(oral, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article="146.35", field=name)
        require_purpose(oral.charge)
        require_found(oral, self.desk.now())
        rest = self._rest_hours()
        with self.desk.act("summons.orally", case_id, oral=asdict(oral)) as deed:
            session = deed.session
            self._works_on(session, case_id)
            suspicion = required_suspicion(session, case_id, oral.party_id, oral.branch)
            others = summons_lines(session, self.desk, case_id)
            mine = [one for one in others if one.party_id == oral.party_id]
            require_no_chain(mine, oral.arrived_at, oral.branch, rest)
            row = SummonsRow(
                case_id=case_id,
                party_id=oral.party_id,
                suspicion_id=suspicion.id,
                n=next_number(session, case_id),
                branch=oral.branch.value,
                is_oral=True,
                charge=oral.charge.strip(),
                place=oral.place.strip(),
                found_at=oral.found_at,
                found_how=oral.found_how.strip(),
                card_shown=oral.card_shown,
                second_officer=oral.second_officer.strip(),
                told_at=oral.told_at,
                issued_at=oral.told_at,
                arrived_at=oral.arrived_at,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            session.add(row)
            session.flush()
            self._fact(session, row, ARRIVED[oral.branch], oral.arrived_at)
            deed.note(summons=row.id, n=row.n)
            return SummonsId(row.id)

    def arrive(self, summons_id: SummonsId, at: datetime, signed: Signed, note: str = "") -> None:
        """Record that the summoned person has come; from here the hours run.

        Law: 行政程序 art. 68: he writes the time on the certificate and signs; a refusal is noted.
        """
        with self._doing(summons_id, "summons.arrive", SummonsState.ISSUED, at) as (deed, row):
            if row.issued_at is not None and at < row.issued_at:
                raise Refusal(Reason.TIMES_INVERTED, article=SIGNING, field="at")
            _signed(signed, note)
            row.arrived_at, row.arrival_signed, row.arrival_note = at, signed.value, note.strip()
            self._fact(deed.session, row, ARRIVED[Branch(row.branch)], at)
            deed.note(at=at, signed=signed)

    def tell_reason(self, summons_id: SummonsId, at: datetime) -> None:
        """Record that reason and basis of the summons were told (行政程序 art. 67 para. 4)."""
        with self._doing(summons_id, "summons.tell_reason", SummonsState.HELD, at) as (deed, row):
            deed.note(at=at, old=row.told_at)
            row.told_at = at

    def miss(self, summons_id: SummonsId, at: datetime, reason: str = "") -> None:
        """Record that nobody came to a summons; force is not proposed, ever."""
        with self._doing(summons_id, "summons.miss", SummonsState.ISSUED, at) as (deed, row):
            if row.called_for is not None and at < row.called_for:
                raise Refusal(Reason.TIMES_INVERTED, field="at")
            row.missed_at, row.missed_reason = at, reason.strip()
            deed.note(at=at, reason=reason.strip())

    def ask_extension(
        self, summons_id: SummonsId, grounds: str, *, complex_case: bool, detention: bool
    ) -> int:
        """Ask for the longer period; both of its conditions must be met.

        Law: 行政程序 art. 69 para. 1; 刑事程序 art. 200.
        """
        if not grounds.strip():
            raise Refusal(Reason.FIELD_MISSING, article=HOURS, field="grounds")
        at = self.desk.now()
        with self._doing(summons_id, "summons.ask_extension", SummonsState.HELD, at) as (deed, row):
            branch = Branch(row.branch)
            require_both(branch, complex_case=complex_case, detention=detention)
            self._in_time(deed, row)
            row.extension_grounds = grounds.strip()
            deed.note(grounds=grounds.strip())
            case_id, subject = CaseId(row.case_id), item_of(row.n)
            until = counted(row, entry_rows(deed.session, row.id), self.desk)
            name = party_of(deed.session, row.case_id, row.party_id).name
        assert until is not None
        matter = f"延长对{name}的询问查证时间至二十四小时（原时限至{local(until.due_at):%H:%M}）"
        return self.desk.approvals.request(
            case_id,
            LONGER[branch],
            subject=subject,
            grounds=grounds,
            matter=matter,
            urgent=True,
        )

    def extend(self, summons_id: SummonsId) -> None:
        """Use the approval of the longer period, before the shorter one is over."""
        at = self.desk.now()
        with self._doing(summons_id, "summons.extend", SummonsState.HELD, at) as (deed, row):
            self._in_time(deed, row)
            branch = Branch(row.branch)
            spend(deed, self.desk, row.case_id, LONGER[branch], subject=item_of(row.n))
            row.extended_at = at
            self._fact(deed.session, row, EXTENDED[branch], at)

    def leave(self, summons_id: SummonsId, at: datetime, signed: Signed, note: str = "") -> None:
        """Record the departure; nobody is kept because the record lacks something."""
        with self._doing(summons_id, "summons.leave", SummonsState.HELD, at) as (deed, row):
            if row.arrived_at is not None and at <= row.arrived_at:
                raise Refusal(Reason.TIMES_INVERTED, article=SIGNING, field="at")
            _signed(signed, note)
            row.left_at, row.leaving_signed, row.leaving_note = at, signed.value, note.strip()
            self._fact(deed.session, row, LEFT[Branch(row.branch)], at)
            found = counted(row, entry_rows(deed.session, row.id), self.desk)
            assert found is not None
            over = found.stage is Stage.OVER and found.left.total_seconds() < 0
            deed.note(at=at, signed=signed, over=over)

    def correct_time(self, summons_id: SummonsId, which: Which, at: datetime, reason: str) -> None:
        """Correct an arrival or a departure that was typed wrongly; the old one is kept."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        if at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="at")
        case_id = self._case_of(SummonsRow, summons_id)
        with self.desk.act("summons.correct_time", case_id, reason=reason.strip()) as deed:
            self._works_on(deed.session, case_id)
            row = self._row(deed.session, SummonsRow, summons_id)
            old = row.arrived_at if which is Which.ARRIVED else row.left_at
            if old is None:
                raise Refusal(Reason.SUMMONS_STEP)
            ends = (at, row.left_at) if which is Which.ARRIVED else (row.arrived_at, at)
            if ends[0] is not None and ends[1] is not None and ends[0] >= ends[1]:
                raise Refusal(Reason.TIMES_INVERTED, article=SIGNING, field="at")
            kind = (ARRIVED if which is Which.ARRIVED else LEFT)[Branch(row.branch)]
            self._replace_fact(deed, row, kind, at, reason.strip())
            if which is Which.ARRIVED:
                row.arrived_at = at
            else:
                row.left_at = at
            deed.note(summons=row.id, which=which, old=old, new=at)

    def _in_time(self, deed: Deed, row: SummonsRow) -> None:
        """Refuse a longer period once the shorter one has run out, or a second time."""
        found = counted(row, entry_rows(deed.session, row.id), self.desk)
        if row.extended_at is not None or found is None or found.stage is Stage.OVER:
            raise Refusal(Reason.SUMMONS_STEP, article=HOURS)

    def _replace_fact(
        self, deed: Deed, row: SummonsRow, kind: FactKind, at: datetime, reason: str
    ) -> None:
        standing = deed.session.scalars(
            select(FactRow).where(
                FactRow.case_id == row.case_id,
                FactRow.kind == kind.value,
                FactRow.replaced_at.is_(None),
            )
        )
        item = item_of(row.n)
        for old in standing:
            if (old.more or {}).get("item") == item:
                old.replaced_at, old.reason = self.desk.now(), reason
        self._fact(deed.session, row, kind, at)


def _signed(signed: Signed, note: str) -> None:
    """A refusal to write or sign is noted on the certificate by the officer."""
    if signed is Signed.REFUSED and not note.strip():
        raise Refusal(Reason.FIELD_MISSING, article=SIGNING, field="note")
