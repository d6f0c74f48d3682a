"""The termination: drafted with everything on record, then the end on its ground."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from cases.mediation.absence import Mark, mark
from cases.mediation.course import step
from cases.mediation.ending import Evidence, ground
from cases.mediation.kinds import Ending, MediationState
from cases.papers.blocks import DocRef
from cases.papers.kinds import FormKind, Outcome, StartEvent
from cases.records.ids import CaseId, DocumentId, MediationId, PartyId, SessionId
from cases.refusals import Reason, Refusal
from cases.services.mediations import papers
from cases.services.mediations.absences_told import absence_values, decisive, sentences
from cases.services.mediations.counting import Score
from cases.services.mediations.ending import finish, required
from cases.services.mediations.finding import (
    HANDLERS,
    Part,
    counted_parties,
    get,
    handled,
    parties,
    runs,
    sessions_of,
    sides,
    state_of,
)
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.mediation import MediationRow, SessionRow
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.papers.forms import CommitteeReferral, MediationRecord, RightToSue, Termination

#: How papers cite the place an ending rests on.
_CITED = {
    Ending.NO_AGREEMENT: "第九十三条第三款",
    Ending.SUIT: "第九十四条第（一）项",
    Ending.ABSENCE: "第九十四条第（二）项",
    Ending.LEFT: "第九十四条第（三）项",
    Ending.EXPIRED: "第九十条第三款",
}
_OUTCOMES = {Ending.ABSENCE: Outcome.PARTY_ABSENT, Ending.LEFT: Outcome.PARTY_LEFT}
_EARLY = (MediationState.OPENED, MediationState.APPLIED)


class Terminations(Part):
    """Ending a mediation without an agreement."""

    def prepare_termination(
        self, mediation_id: MediationId, ending: Ending, evidence: Evidence
    ) -> tuple[DocumentId, ...]:
        """Draft the termination, the entry in the record, and everybody's right to sue.

        Nothing ends by this: the officer reviews the drafts, ends the mediation and issues them.

        Law: Order 146 arts 86 para. 2, 90 para. 3, 93 para. 3, 94; Road Traffic Safety Law
        art. 74.
        """
        with self.desk.looking(self._case_of(mediation_id), "mediation.termination") as session:
            row = get(session, MediationRow, mediation_id)
            if not runs(session, self.desk, row.case_id):
                raise Refusal(Reason.NOT_ALLOWED, roles=HANDLERS)
            if ending is Ending.AGREED:
                raise Refusal(Reason.FIELD_INVALID, field="ending")
            found = required(session, self.desk, row, ending, evidence)
            values = self._termination(session, row, ending, evidence, found)
            last = _last_session(session, row)
            last_id = None if last is None else SessionId(last.id)
            told = sentences(session, decisive(found)) if ending is Ending.ABSENCE else ""
            entry = self._entry(session, row, ending, evidence.facts or told, last)
            to_tell = counted_parties(sides(session, [row.id]))
            names = {key: one.name for key, one in parties(session, _keys(to_tell)).items()}
            unknown = bool(session.get_one(CaseRow, row.case_id).hit_and_run) and any(
                not name for name in names.values()
            )
            case_id = CaseId(row.case_id)
        base = self.desk.documents.prepared(
            FormKind.TERMINATION, case_id, mediation_id=mediation_id
        )
        termination = replace(cast("Termination", base), **values)
        made = [papers.store(self.desk, termination, case_id, mediation_id)]
        parent = papers.document_ref(self.desk, made[0])
        if last_id is not None:
            made.append(self._record(case_id, mediation_id, last_id, entry))
        made += [
            self._right_to_sue(case_id, mediation_id, PartyId(key), name, parent, unknown=unknown)
            for key, name in names.items()
        ]
        return tuple(made)

    def end(self, mediation_id: MediationId, ending: Ending, evidence: Evidence) -> None:
        """End a mediation without an agreement; others of the case go on.

        Law: Order 146 arts 90 para. 3, 93 para. 3, 94.
        """
        now = self.desk.now()
        if not self._is_drafted(mediation_id):
            self.prepare_termination(mediation_id, ending, evidence)
        with self.desk.act("mediation.end") as deed:
            row = handled(deed, self.desk, mediation_id)
            if ending is Ending.AGREED:
                raise Refusal(Reason.FIELD_INVALID, field="ending")
            transition = step(state_of(row), ending)
            found = required(deed.session, self.desk, row, ending, evidence)
            finish(deed.session, row, ending, now)
            row.state = transition.to
            row.ending_values = _plain(evidence, found)
            deed.note(
                ending=ending,
                article=transition.basis.article,
                item=transition.basis.item,
                evidence=row.ending_values,
            )
        if ending is Ending.REFERRED:
            self._referral(mediation_id, evidence)

    def _is_drafted(self, mediation_id: MediationId) -> bool:
        """Tell whether the termination has been prepared, or is not asked for yet."""
        with self.desk.reading() as session:
            row = get(session, MediationRow, mediation_id)
            there = session.scalar(
                select(DocumentRow.id).where(
                    DocumentRow.mediation_id == mediation_id,
                    DocumentRow.form == FormKind.TERMINATION,
                    DocumentRow.state != "withdrawn",
                )
            )
            return there is not None or row.state in _EARLY

    def _case_of(self, mediation_id: MediationId) -> CaseId:
        with self.desk.reading() as session:
            return CaseId(get(session, MediationRow, mediation_id).case_id)

    def _termination(
        self,
        session: StoreSession,
        row: MediationRow,
        ending: Ending,
        evidence: Evidence,
        found: Score,
    ) -> dict[str, Any]:
        """Return everything the termination says beyond what every paper says."""
        party = evidence.party
        values: dict[str, Any] = {
            "started_on": row.started_on,
            "start_event": StartEvent(row.start_event) if row.start_event else None,
            "sessions": papers.session_lines(session, row, found.places),
            "ground": ground(ending),
            "facts": evidence.facts,
            "tenth_day": row.due_on,
            "ended_on": self.desk.today(),
        }
        if ending is Ending.ABSENCE:
            counted = decisive(found)
            party = counted[-1].place.party
            values |= absence_values(counted)
        if party is not None:
            values["by_party"] = parties(session, [party])[party].name
        values |= {
            "court": evidence.court,
            "sued_on": evidence.sued_on,
            "suit_proof": evidence.proof if ending is Ending.SUIT else "",
            "left_at": evidence.left_at,
            "record_page": evidence.record_page,
            "committee": evidence.committee,
        }
        return values

    def _entry(
        self,
        session: StoreSession,
        row: MediationRow,
        ending: Ending,
        facts: str,
        last: SessionRow | None,
    ) -> dict[str, Any]:
        """Return what the record of the last session says about the ending (art. 94: 记录在案)."""
        if last is None:
            return {}
        came = papers.told(session, row, last)
        article = _CITED.get(ending, "")
        cited = f"依据《道路交通事故处理程序规定》{article}，" if article else ""
        words = facts.rstrip("。")
        return {
            "absent": came.absent,
            "notices": came.notices,
            "outcome": Outcome(last.outcome)
            if last.outcome
            else _OUTCOMES.get(ending, Outcome.NOT_AGREED),
            "outcome_note": f"{words}。{cited}终止调解。" if words else f"{cited}终止调解。",
            "events": last.record,
        }

    def _record(
        self,
        case_id: CaseId,
        mediation_id: MediationId,
        session_id: SessionId,
        entry: dict[str, Any],
    ) -> DocumentId:
        base = cast(
            "MediationRecord",
            self.desk.documents.prepared(
                FormKind.MEDIATION_RECORD,
                case_id,
                mediation_id=mediation_id,
                session_id=session_id,
            ),
        )
        paper = replace(base, **entry)
        return papers.store(self.desk, paper, case_id, mediation_id, session_id)

    def _right_to_sue(
        self,
        case_id: CaseId,
        mediation_id: MediationId,
        party: PartyId,
        name: str,
        parent: DocRef,
        *,
        unknown: bool,
    ) -> DocumentId:
        """Draft what one party is told about suing and people's mediation (form M8)."""
        base = cast(
            "RightToSue",
            self.desk.documents.prepared(FormKind.RIGHT_TO_SUE, case_id, mediation_id=mediation_id),
        )
        paper = replace(base, addressees=(name,), parent=parent, obligor_unknown=unknown)
        return papers.store(self.desk, paper, case_id, mediation_id, party_id=party)

    def _referral(self, mediation_id: MediationId, evidence: Evidence) -> None:
        """Draft the letter to the people's mediation committee (form M9)."""
        case_id = self._case_of(mediation_id)
        base = cast(
            "CommitteeReferral",
            self.desk.documents.prepared(
                FormKind.COMMITTEE_REFERRAL, case_id, mediation_id=mediation_id
            ),
        )
        paper = replace(
            base,
            committee=evidence.committee,
            consents=(DocRef(title="当事人同意转介的书面材料", number=evidence.proof),),
        )
        papers.store(self.desk, paper, case_id, mediation_id)


def _last_session(session: StoreSession, row: MediationRow) -> SessionRow | None:
    held = [one for one in sessions_of(session, row.id) if one.opened_at is not None]
    return held[-1] if held else None


def _keys(entered: list[Any]) -> list[int]:
    return [side.party_id for side in entered]


def _plain(evidence: Evidence, found: Score) -> dict[str, Any]:
    """Return the evidence as the row and the journal keep it."""
    values: dict[str, Any] = {
        "party": evidence.party,
        "facts": evidence.facts,
        "court": evidence.court,
        "sued_on": evidence.sued_on.isoformat() if evidence.sued_on else "",
        "proof": evidence.proof,
        "left_at": evidence.left_at.isoformat() if evidence.left_at else "",
        "record_page": evidence.record_page,
        "committee": evidence.committee,
        "absences": [one.attendance.id for one in found.places if mark(one.place) is Mark.COUNTED],
    }
    return {name: value for name, value in values.items() if value}
