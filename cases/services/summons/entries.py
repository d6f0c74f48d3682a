"""What is noted while somebody is there: food, rest, sobering up; the opinion on force."""

from datetime import datetime

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.records.officers import Role, TeamRole
from cases.records.summons import Branch, EntryKind, SummonsId, SummonsState
from cases.refusals import Reason, Refusal
from cases.services.assignment import require_place
from cases.services.summons.finding import AtSummons
from cases.services.summons.showing import state_of
from cases.store.rows.summons import SummonsEntryRow, SummonsRow

#: Food and rest; restraint until sober; force.
CARE, SOBER, FORCE = "admin.71", "admin.58", "admin.67"
_THERE = (SummonsState.HELD, SummonsState.LEFT)


class Entries(AtSummons):
    """Notes of a summons."""

    def note(
        self,
        summons_id: SummonsId,
        kind: EntryKind,
        began_at: datetime,
        ended_at: datetime | None = None,
        text: str = "",
    ) -> int:
        """Note food, rest, or restraint until sober; the last of them stops the hours.

        Law: 行政程序 art. 71 para. 2, 58 para. 2.
        """
        if kind is EntryKind.FORCE:
            raise Refusal(Reason.NOT_ALLOWED, article=FORCE, roles=(Role.REVIEWER,))
        moments = [began_at, *([ended_at] if ended_at else [])]
        if max(moments) > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="began_at")
        if moments != sorted(moments):
            raise Refusal(Reason.TIMES_INVERTED, field="ended_at")
        if kind is EntryKind.SOBERING and not text.strip():
            raise Refusal(Reason.FIELD_MISSING, article=SOBER, field="text")
        case_id = self._case_of(SummonsRow, summons_id)
        with self.desk.act("summons.note", case_id, kind=kind, at=began_at) as deed:
            self._works_on(deed.session, case_id)
            row = self._row(deed.session, SummonsRow, summons_id)
            if state_of(row) not in _THERE:
                raise Refusal(Reason.SUMMONS_STEP)
            if row.arrived_at is not None and began_at < row.arrived_at:
                raise Refusal(Reason.TIMES_INVERTED, field="began_at")
            made = self._entry(row, kind, began_at, text)
            made.ended_at = ended_at
            deed.session.add(made)
            deed.session.flush()
            if kind is EntryKind.SOBERING and row.branch == Branch.ADMINISTRATIVE:
                self._fact(deed.session, row, FactKind.SUMMONS_PAUSED, began_at)
                if ended_at is not None:
                    self._fact(deed.session, row, FactKind.SUMMONS_RESUMED, ended_at)
            deed.note(summons=row.id, entry=made.id, until=ended_at, text=text.strip())
            return made.id

    def end_entry(self, summons_id: SummonsId, entry_id: int, at: datetime) -> None:
        """Record that somebody is sober again, or rested: from then on the hours run on."""
        if at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="at")
        case_id = self._case_of(SummonsRow, summons_id)
        with self.desk.act("summons.end_entry", case_id, entry=entry_id, at=at) as deed:
            self._works_on(deed.session, case_id)
            row = deed.session.scalars(
                select(SummonsEntryRow).where(
                    SummonsEntryRow.id == entry_id, SummonsEntryRow.summons_id == summons_id
                )
            ).first()
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            if row.ended_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            if at <= row.began_at:
                raise Refusal(Reason.TIMES_INVERTED, field="at")
            row.ended_at = at
            summons = self._row(deed.session, SummonsRow, summons_id)
            if row.kind == EntryKind.SOBERING and summons.branch == Branch.ADMINISTRATIVE:
                self._fact(deed.session, summons, FactKind.SUMMONS_RESUMED, at)

    def give_opinion_on_force(self, summons_id: SummonsId, text: str, *, allows: bool) -> None:
        """Record the reviewer's opinion whether force may be used; the program proposes none.

        Law: 行政程序 art. 67 para. 3 names suspects of public order and of border offences, and
        others only where a law says so.
        """
        self.desk.require(Role.REVIEWER)
        if not text.strip():
            raise Refusal(Reason.REASON_MISSING, article=FORCE)
        case_id = self._case_of(SummonsRow, summons_id)
        with self.desk.act("summons.force_opinion", case_id, allows=allows) as deed:
            require_place(deed.session, self.desk, case_id, (TeamRole.REVIEWER,))
            row = self._row(deed.session, SummonsRow, summons_id)
            made = self._entry(row, EntryKind.FORCE, self.desk.now(), text)
            made.allows = allows
            deed.session.add(made)
            deed.note(summons=row.id, text=text.strip())

    def _entry(
        self, row: SummonsRow, kind: EntryKind, began_at: datetime, text: str
    ) -> SummonsEntryRow:
        return SummonsEntryRow(
            case_id=row.case_id,
            summons_id=row.id,
            kind=kind.value,
            began_at=began_at,
            text=text.strip(),
            entered_at=self.desk.now(),
            entered_by=self.desk.officer.id,
        )
