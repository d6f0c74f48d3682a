"""Facts of a case: recorded, corrected with both dates kept, previewed before a clock moves."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.clock import Clock, moved
from cases.law.fact_groups import GROUPS, MUST_END, FactGroup
from cases.law.facts import Fact, FactKind, part_of
from cases.law.past import passed
from cases.records.cases import FactEntry, FactLine, Preview, Procedure
from cases.records.ids import CaseId, FactId, MediationId, PartyId
from cases.refusals import Reason, Refusal
from cases.services.approvals.facts import allow, is_covered, is_longer
from cases.services.assignment import HANDLES, require_place
from cases.services.disclosure.gate import require_shown
from cases.services.mediations.starting import settle_case
from cases.services.names import officer_names, party_names
from cases.services.pasts import move_words, note_past, past_words
from cases.services.practice.crime import require_opinion
from cases.services.projection import case_clocks, facts_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, FactRow, PartyRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

#: Facts that happened to one party, who must be named.
OF_PARTY = frozenset(
    {
        FactKind.DEATH,
        FactKind.DETERMINATION_SERVED,
        FactKind.APPRAISAL_SERVED,
        FactKind.REVIEW_APPLIED,
        FactKind.REVIEW_APPLIED_ABOVE,
        FactKind.REVIEW_SERVED,
        FactKind.BODY_NOTICE_SERVED,
        FactKind.BURIAL_PERIOD_END,
        FactKind.TREATMENT_ENDED,
        FactKind.DISABILITY_GRADED,
        FactKind.LOSS_FIXED,
        FactKind.VICTIM_REQUEST,
        FactKind.AUTOPSY_CONSENTED,
        FactKind.AUTOPSY_DONE,
        FactKind.BODY_ANNOUNCED,
        FactKind.BODY_CLAIMED,
        FactKind.BODY_DISPOSED,
        FactKind.SUSPENSION_NOTICE_SERVED,
        FactKind.PARTY_IDENTIFIED,
        FactKind.SUPPLEMENT_SERVED,
        FactKind.REAPPRAISAL_REFUSAL_DECIDED,
        FactKind.PARTIES_TOLD_OF_TRANSFER,
        FactKind.PUBLIC_NOTICE_POSTED,
        *(kind for kind in FactKind if kind.startswith("blood_")),
        *(
            kind
            for kind, group in GROUPS.items()
            if group in {FactGroup.SUMMONS, FactGroup.PENALTY}
            or (group is FactGroup.RESCUE and kind is not FactKind.FUND_TOLD_OF_DRIVER)
        ),
    }
)
#: Days that lie ahead by their nature.
_AHEAD = frozenset({FactKind.BURIAL_PERIOD_END})
#: Recorded by the mediation itself, never typed in here.
OF_MEDIATION = frozenset(
    {
        FactKind.MEDIATION_APPLIED,
        FactKind.MEDIATION_ACCEPTED,
        FactKind.MEDIATION_REFUSED,
        FactKind.AGREEMENT_MADE,
        FactKind.TERMINATION_MADE,
        FactKind.COMMITTEE_ENDED,
        FactKind.COMMITTEE_AGREED,
    }
)
#: Recorded by a service of their own, which holds them to their rules.
OF_SERVICES = (
    OF_MEDIATION
    | {FactKind.RECUSAL_REQUESTED, FactKind.RECUSAL_DECIDED}
    | {kind for kind, group in GROUPS.items() if group is FactGroup.SUMMONS}
)
#: Recorded by the act of this name, which keeps what a fact alone would not.
BY_ACTS = {
    FactKind.ASSISTANCE_ISSUED: "pursuit.draft_notice",
    FactKind.ASSISTANCE_WITHDRAWN: "pursuit.draft_withdrawal",
    FactKind.WATCH_SET: "pursuit.set_watch",
    FactKind.WATCH_LIFTED: "pursuit.lift_watch",
    FactKind.DRIVER_SURRENDERED: "pursuit.surrender",
    FactKind.FAMILY_ASKED: "inquiry.enter",
    FactKind.FAMILY_TOLD: "inquiry.answer",
    FactKind.EVIDENCE_SHOWN: "disclosure.hold",
}


class FactService:
    """What an officer does with the facts of a case."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def record(self, case_id: CaseId, entry: FactEntry) -> FactId:
        """Record that something happened."""
        with self.desk.act("fact.record", case_id, fact=asdict(entry)) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            _not_by_act(entry.kind)
            _check(deed.session, case_id, entry, self.desk.now())
            entry = allow(deed, self.desk, case_id, entry)
            case = deed.session.get_one(CaseRow, case_id)
            _settles_no_crime(deed.session, case, entry)
            if entry.kind is FactKind.DETERMINATION_MADE:
                require_shown(deed.session, case, entry.happened_at)
            before = self._clocks(deed.session, case)
            row = _new(case_id, entry, self.desk.officer.id, self.desk.now())
            deed.session.add(row)
            deed.session.flush()
            self._settle(deed.session, case_id)
            self._note_moves(deed, case, before, row.id, "")
            return FactId(row.id)

    def correct(self, fact_id: FactId, entry: FactEntry, reason: str) -> FactId:
        """Put a corrected fact in the place of another; the old one is kept with the reason.

        The journal keeps every due day that moved, old and new.
        """
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("fact.correct", None, new=asdict(entry), reason=reason) as deed:
            old, case = _standing(deed.session, fact_id)
            deed.case_id = case.case_id
            require_place(deed.session, self.desk, case.case_id, HANDLES)
            _not_by_act(FactKind(old.kind))
            _not_by_act(entry.kind)
            _check(deed.session, case.case_id, entry, self.desk.now())
            if not is_covered(old, entry):
                typing = not is_longer(old, entry)
                entry = allow(deed, self.desk, case.case_id, entry, typing=typing)
            _settles_no_crime(deed.session, case, entry)
            before = self._clocks(deed.session, case)
            row = _new(case.case_id, entry, self.desk.officer.id, self.desk.now())
            row.replaces_id, row.reason = old.id, reason.strip()
            old.replaced_at = self.desk.now()
            deed.session.add(row)
            deed.session.flush()
            self._settle(deed.session, case.case_id)
            self._note_moves(deed, case, before, row.id, row.reason)
            deed.note(old={"kind": old.kind, "happened_at": old.happened_at, "note": old.note})
            return FactId(row.id)

    def withdraw(self, fact_id: FactId, reason: str) -> None:
        """Take back a fact that never happened; it stays in the record with the reason."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("fact.withdraw", None, fact=fact_id, reason=reason) as deed:
            row, case = _standing(deed.session, fact_id)
            deed.case_id = case.case_id
            require_place(deed.session, self.desk, case.case_id, HANDLES)
            _not_by_act(FactKind(row.kind))
            before = self._clocks(deed.session, case)
            row.replaced_at, row.reason = self.desk.now(), reason.strip()
            deed.session.flush()
            self._settle(deed.session, case.case_id)
            self._note_moves(deed, case, before, row.id, row.reason)
            deed.note(old={"kind": row.kind, "happened_at": row.happened_at})

    def preview(
        self, case_id: CaseId, entry: FactEntry | None, replaces: FactId | None = None
    ) -> Preview:
        """Return which clocks a new, corrected or withdrawn fact would move; records nothing."""
        with self.desk.reading() as session:
            case = session.get(CaseRow, case_id)
            if case is None:
                raise Refusal(Reason.NOT_FOUND)
            facts = facts_of(session, case_id)
            changed = [known for known in facts if known.id != replaces]
            if entry is not None:
                changed.append(_as_fact(entry, self.desk.now()))
            calendar, now = self.desk.calendar(), self.desk.now()
            old = case_clocks(session, case, calendar, now, facts)
            new = case_clocks(session, case, calendar, now, changed)
        moves = moved(old, new, calendar)
        unmoved = len(new) - len([move for move in moves if move.new is not None])
        return Preview(moves, unmoved, passed(moves, now, self.desk.today()))

    def _clocks(self, session: StoreSession, case: CaseRow) -> tuple[Clock, ...]:
        return case_clocks(session, case, self.desk.calendar(), self.desk.now())

    def _settle(self, session: StoreSession, case_id: int) -> None:
        settle_case(session, case_id, self.desk.calendar(), self.desk.now())

    def _note_moves(
        self, deed: "Deed", case: CaseRow, before: Iterable[Clock], fact_id: int, reason: str
    ) -> None:
        """Tell the journal what moved; a day that had passed stays as kept or missed."""
        moves = moved(before, self._clocks(deed.session, case), self.desk.calendar())
        if not reason:
            # a new fact starts clocks of its own; what it moves is what was there before
            moves = tuple(move for move in moves if move.old is not None and move.old.due)
        past = passed(moves, self.desk.now(), self.desk.today())
        note_past(deed.session, self.desk, case.case_id, past, fact_id=fact_id, reason=reason)
        if moves or reason:
            deed.note(moved=list(map(move_words, moves)))
        if past:
            deed.note(past=list(map(past_words, past)))


def fact_lines(session: StoreSession, case_id: int) -> tuple[FactLine, ...]:
    """Return every fact of a case with its history, in the order of happening."""
    officers = officer_names(session)
    parties = party_names(session, case_id)
    rows = session.scalars(
        select(FactRow).where(FactRow.case_id == case_id).order_by(FactRow.happened_at, FactRow.id)
    )
    return tuple(
        FactLine(
            FactId(row.id),
            FactKind(row.kind),
            row.happened_at,
            row.day_only,
            row.entered_at,
            officers.get(row.entered_by, ""),
            None if row.party_id is None else PartyId(row.party_id),
            parties.get(row.party_id or 0, ""),
            None if row.mediation_id is None else MediationId(row.mediation_id),
            row.note,
            dict(row.more or {}),
            None if row.replaces_id is None else FactId(row.replaces_id),
            row.reason,
            row.replaced_at,
        )
        for row in rows
    )


def _settles_no_crime(session: StoreSession, case: CaseRow, entry: FactEntry) -> None:
    """Refuse to settle as a violation what may be a crime, until the reviewer has spoken.

    Law: Order 146 arts 23 and 41 para. 2.
    """
    simply = entry.kind is FactKind.DETERMINATION_MADE and case.procedure != Procedure.GENERAL
    if simply or entry.kind is FactKind.PENALTY_DECIDED:
        require_opinion(session, case.case_id)


def _not_by_act(kind: FactKind) -> None:
    """Refuse to type, correct or withdraw what an act records with its own rules."""
    if kind in BY_ACTS:
        raise Refusal(Reason.RECORDED_BY_ACT, fact=kind, act=BY_ACTS[kind])


def _check(session: StoreSession, case_id: int, entry: FactEntry, now: datetime) -> None:
    if entry.kind in OF_SERVICES:
        raise Refusal(Reason.NOT_ALLOWED)
    if entry.happened_at > now and entry.kind not in _AHEAD:
        raise Refusal(Reason.IN_THE_FUTURE, field="happened_at")
    if entry.kind in OF_PARTY:
        party = session.get(PartyRow, entry.party_id) if entry.party_id else None
        if party is None or party.case_id != case_id:
            raise Refusal(Reason.FIELD_MISSING, field="party_id")
    if entry.kind in MUST_END and entry.until is None:
        raise Refusal(Reason.FIELD_MISSING, field="until")


def _new(case_id: int, entry: FactEntry, officer: int, now: datetime) -> FactRow:
    return FactRow(
        case_id=case_id,
        part=part_of(entry.kind).value,
        kind=entry.kind.value,
        happened_at=entry.happened_at,
        day_only=entry.day_only,
        party_id=entry.party_id,
        mediation_id=entry.mediation_id,
        note=entry.note.strip(),
        more=_more(entry),
        entered_at=now,
        entered_by=officer,
    )


def _more(entry: FactEntry) -> dict[str, str]:
    values = {
        "item": entry.item,
        "until": entry.until.isoformat() if entry.until else "",
        "title": entry.title,
        "number": entry.number,
        "authority": entry.authority,
        "approver": entry.approver,
        "approval_number": entry.approval_number,
        "approved_on": entry.approved_on.isoformat() if entry.approved_on else "",
    }
    return {name: value for name, value in values.items() if value}


def _as_fact(entry: FactEntry, now: datetime) -> Fact:
    return Fact(
        FactId(0),
        entry.kind,
        entry.happened_at,
        now,
        entry.party_id,
        entry.mediation_id,
        entry.item,
        entry.until,
        entry.note,
    )


def _standing(session: StoreSession, fact_id: FactId) -> tuple[FactRow, CaseRow]:
    row = session.get(FactRow, fact_id)
    case = session.get(CaseRow, row.case_id) if row is not None else None
    if row is None or case is None:
        raise Refusal(Reason.NOT_FOUND)
    if row.replaced_at is not None:
        raise Refusal(Reason.CHANGED_MEANWHILE)
    if FactKind(row.kind) in OF_SERVICES:
        raise Refusal(Reason.NOT_ALLOWED)
    return row, case
