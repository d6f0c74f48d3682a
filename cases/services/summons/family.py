"""Whom the law wants told or present: the family, and the guardian of a minor."""

from dataclasses import asdict

from cases.law.facts import FactKind
from cases.law.summons import ceiling
from cases.papers.summoning import FamilyNoticePaper
from cases.records.ids import DocumentId
from cases.records.summons import (
    Branch,
    FamilyNotice,
    Guardian,
    SummonsId,
    SummonsState,
)
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.documents.filling import common, party_block
from cases.services.summons.finding import AtSummons, party_of
from cases.services.summons.papers import store
from cases.services.summons.showing import state_of
from cases.store.engine import StoreSession
from cases.store.rows.summons import SummonsRow

FAMILY, MINOR = "admin.55", "admin.75"
_THERE = (SummonsState.HELD, SummonsState.LEFT)


class Families(AtSummons):
    """The family is told; a guardian is present."""

    def tell_family(self, summons_id: SummonsId, notice: FamilyNotice) -> None:
        """Record that the family was told, or which of the law's three exceptions applies.

        Law: 行政程序 art. 67 para. 4 and 55 para. 1 no. 5.
        """
        if (notice.way is None) == (notice.exception is None):
            raise Refusal(Reason.FAMILY_NOT_TOLD, article=FAMILY)
        told = notice.exception is None
        for name in ("name", "relation", "told_at") if told else ("note",):
            if not getattr(notice, name):
                raise Refusal(Reason.FIELD_MISSING, article=FAMILY, field=name)
        if notice.told_at is not None and notice.told_at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="told_at")
        case_id = self._case_of(SummonsRow, summons_id)
        with self.desk.act("summons.tell_family", case_id, family=asdict(notice)) as deed:
            row = self._there(deed.session, case_id, summons_id)
            if row.family_told_at is not None:
                raise Refusal(Reason.SUMMONS_STEP, article=FAMILY)
            row.family_way = notice.way.value if notice.way else ""
            row.family_name, row.family_relation = notice.name.strip(), notice.relation.strip()
            row.family_phone, row.family_note = notice.phone.strip(), notice.note.strip()
            row.family_told_at = notice.told_at if told else None
            row.family_exception = notice.exception.value if notice.exception else ""
            if notice.told_at is not None and told:
                self._fact(deed.session, row, FactKind.SUMMONS_FAMILY_TOLD, notice.told_at)
            deed.note(summons=row.id)

    def draft_family_notice(self, summons_id: SummonsId) -> DocumentId:
        """Draft the notice to the family on paper, with nothing beyond what the law asks for."""
        case_id = self._case_of(SummonsRow, summons_id)
        with self.desk.act("summons.draft_family_notice", case_id) as deed:
            row = self._there(deed.session, case_id, summons_id)
            if not row.family_name:
                raise Refusal(Reason.FAMILY_NOT_TOLD, article=FAMILY)
            assert row.arrived_at is not None
            branch, extended = Branch(row.branch), row.extended_at is not None
            limit = ceiling(branch, day_of(row.arrived_at), extended=extended)
            party = party_of(deed.session, case_id, row.party_id)
            head = common(deed.session, self.desk, case_id)
            paper = FamilyNoticePaper(
                **head | {"parties": (party_block(deed.session, party),)},
                family=row.family_name,
                relation=row.family_relation,
                person=party.name,
                charge=row.charge,
                summoned_at=row.arrived_at,
                place=row.place,
                hours=limit.hours,
            )
            row.family_document_id = store(deed, self.desk, case_id, paper, row.party_id)
            return DocumentId(row.family_document_id)

    def note_guardian(self, summons_id: SummonsId, guardian: Guardian) -> None:
        """Record who was present with a minor, or why nobody was (行政程序 art. 75)."""
        wanted = ("absence",) if guardian.absence else ("name", "relation", "at")
        for name in wanted:
            if not getattr(guardian, name):
                raise Refusal(Reason.FIELD_MISSING, article=MINOR, field=name)
        if guardian.at is not None and guardian.at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="at")
        case_id = self._case_of(SummonsRow, summons_id)
        with self.desk.act("summons.note_guardian", case_id, guardian=asdict(guardian)) as deed:
            row = self._there(deed.session, case_id, summons_id)
            row.guardian, row.guardian_relation = guardian.name.strip(), guardian.relation.strip()
            row.guardian_at, row.guardian_absence = guardian.at, guardian.absence.strip()
            deed.note(summons=row.id)

    def _there(self, session: StoreSession, case_id: int, summons_id: int) -> SummonsRow:
        self._works_on(session, case_id)
        row = self._row(session, SummonsRow, summons_id)
        if state_of(row) not in _THERE:
            raise Refusal(Reason.SUMMONS_STEP)
        return row
