"""Opening, reading, correcting and closing cases."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from cases.mediation.kinds import FINAL
from cases.records.cases import (
    CaseFile,
    CaseFilter,
    CaseKind,
    CaseLine,
    CasePage,
    CaseState,
    Entry,
    Intake,
    PageEnd,
    Procedure,
    Report,
    Scope,
)
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.times import local
from cases.refusals import Reason, Refusal
from cases.services.access.secrets import hidden_names
from cases.services.assignment import (
    HANDLES,
    INVESTIGATES,
    leads,
    member,
    places_of,
    require_place,
    team_of,
)
from cases.services.canvass_sheet import forget_residents
from cases.services.case_list import counts, line_of, lines_of, page
from cases.services.case_numbers import case_number
from cases.services.facts import fact_lines
from cases.services.holding.settled import refuse_unsettled
from cases.services.intake import (
    check_intake,
    enter_accident,
    plain,
    report_of,
    sealed,
    without_caller,
)
from cases.services.masking import is_covered
from cases.services.names import officer_names
from cases.services.outsiders.owed import refuse_unanswered
from cases.services.parties.reading import people_of
from cases.services.pasts import past_lines
from cases.services.practice.crime import require_opinion
from cases.services.projection import case_clocks
from cases.services.sealing import without_names
from cases.services.seen_entries import of_mediation, reads_all
from cases.services.summons.held import refuse_held
from cases.store import journal
from cases.store.engine import driver
from cases.store.rows.cases import AccidentRow, CaseRow
from cases.store.rows.mediation import MediationRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class CaseService:
    """What an officer does with a case as a whole."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def open_case(self, intake: Intake) -> CaseId:
        """Open a case from its report (Order 146 art. 16).

        An investigator leads it from then on; the duty desk holds it until it is assigned.
        """
        self.desk.require(Role.INVESTIGATOR, Role.DUTY_DESK)
        check_intake(intake, self.desk.now())
        investigates = self.desk.officer.holds(Role.INVESTIGATOR)
        officer, now = self.desk.officer.id, self.desk.now()
        told = without_caller(intake)
        with self.desk.act("case.open", door=True, intake=asdict(told)) as deed:
            session = deed.session
            case = CaseRow(
                number=case_number(session, intake.number, local(now).year),
                kind=intake.kind.value,
                procedure=intake.procedure.value,
                state=(CaseState.OPEN if investigates else CaseState.REPORTED).value,
                hit_and_run=intake.hit_and_run,
                lead_officer_id=officer if investigates else None,
                opened_at=now,
                opened_by=officer,
            )
            session.add(case)
            session.flush()
            deed.case_id = case.case_id
            role = TeamRole.LEAD if investigates else TeamRole.INTAKE
            session.add(member(case.case_id, officer, role, officer, now))
            kept = sealed(session, case.case_id, intake.report, officer, now)
            told = replace(told, report=kept)
            enter_accident(session, case.case_id, told, officer, now)
            deed.note(intake=asdict(told))
            return CaseId(case.case_id)

    def page(self, wanted: CaseFilter, after: PageEnd | None = None, limit: int = 100) -> CasePage:
        """Return the first page of the cases the officer may see, or the one behind another."""
        return page(self.desk, wanted, after, limit)

    def lines(self, ids: Sequence[CaseId]) -> Mapping[CaseId, CaseLine]:
        """Return the lines of some cases, as far as the officer may still see them."""
        return lines_of(self.desk, ids)

    def counts(self) -> Mapping[Scope, int]:
        """Return how many cases each scope holds for this officer."""
        return counts(self.desk)

    def revision(self, case_id: CaseId) -> int | None:
        """Return how many acts have changed the case; None when it is hidden or not there."""
        with self.desk.reading() as session:
            return session.scalar(select(CaseRow.revision).where(CaseRow.case_id == case_id))

    def head(self, case_id: CaseId) -> CaseLine:
        """Return what a squad leader sees of a case he does not handle: its line in the list.

        It is no look into the case; that a search led to it is entered all the same.

        Raises:
            Refusal: the case is hidden or not there.
        """
        line = line_of(self.desk, case_id)
        if line is None:
            raise Refusal(Reason.NOT_FOUND)
        if self.desk.is_sought(case_id):
            with self.desk.looking(case_id, "head"):
                pass
        return line

    def open_file(self, case_id: CaseId) -> CaseFile:
        """Open a case; that it was read is in the journal.

        Raises:
            Refusal: there is no such case, or only its head is open to the officer.
        """
        with self.desk.looking(case_id, "file") as session:
            case, accident = session.get(CaseRow, case_id), session.get(AccidentRow, case_id)
            if case is None or accident is None:
                raise Refusal(Reason.NOT_FOUND)
            mine = places_of(session, self.desk, case_id)
            clocks = case_clocks(session, case, self.desk.calendar(), self.desk.now())
            return CaseFile(
                case_id=CaseId(case.case_id),
                revision=case.revision,
                number=case.number,
                kind=CaseKind(case.kind),
                procedure=Procedure(case.procedure),
                state=CaseState(case.state),
                hit_and_run=case.hit_and_run,
                opened_at=case.opened_at,
                closed_at=case.closed_at,
                national_number=accident.national_number,
                occurred_at=accident.occurred_at,
                place=accident.place,
                brief=accident.brief,
                report=report_of(accident.report),
                people=people_of(session, case, covered=is_covered(session, self.desk, case)),
                team=team_of(session, case_id),
                facts=fact_lines(session, case_id),
                clocks=clocks,
                may_write=not mine.isdisjoint(HANDLES) and not CaseState(case.state).is_over,
                may_lead=TeamRole.LEAD in mine or self.desk.officer.holds(Role.SQUAD_LEADER),
                past=past_lines(session, case_id),
            )

    def correct_accident(
        self,
        case_id: CaseId,
        *,
        occurred_at: datetime,
        place: str,
        brief: str,
        national_number: str,
        report: Report,
        reason: str,
    ) -> None:
        """Correct what is on record of the accident; the old is kept in the journal."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        if not place.strip():
            raise Refusal(Reason.FIELD_MISSING, field="place")
        with self.desk.act("case.correct", case_id, reason=reason) as deed:
            row = deed.session.get(AccidentRow, case_id)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            me, now = self.desk.officer.id, self.desk.now()
            report = sealed(deed.session, case_id, report, me, now)
            known = hidden_names(deed.session, case_id)
            deed.note(old=without_names(_accident_values(row), known))
            row.occurred_at, row.place, row.brief = occurred_at, place.strip(), brief.strip()
            row.national_number = national_number.strip()
            # What the ledger said besides stays.
            row.report = (row.report or {}) | plain(report)
            deed.note(new=_accident_values(row))

    def close(self, case_id: CaseId, conclusion: str) -> None:
        """Conclude a case (审结); from then on the squad may read it.

        Raises:
            Refusal: not its lead officer, or a mediation of it has not ended.
        """
        if not conclusion.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("case.close", case_id, conclusion=conclusion.strip()) as deed:
            session = deed.session
            case = session.get(CaseRow, case_id)
            if case is None or not leads(session, self.desk, case_id):
                raise Refusal(Reason.NOT_ALLOWED)
            running = session.scalar(
                select(func.count())
                .select_from(MediationRow)
                .where(MediationRow.case_id == case_id, MediationRow.ended_at.is_(None))
                .where(MediationRow.state.not_in([state.value for state in FINAL]))
            )
            if running:
                raise Refusal(Reason.MEDIATION_RUNNING, n=running)
            require_opinion(session, case_id)
            refuse_unsettled(deed, case_id)
            refuse_held(session, case_id)
            refuse_unanswered(session, case_id)
            forget_residents(deed, case_id)
            case.state, case.closed_at = CaseState.CLOSED.value, self.desk.now()

    def journal(self, case_id: CaseId) -> tuple[Entry, ...]:
        """Return the journal of a case the officer handles, newest first.

        A mediator reads what belongs to the mediation.
        """
        with self.desk.looking(case_id, "journal") as session:
            seen = session.get(AccidentRow, case_id) is not None
            places = places_of(session, self.desk, case_id)
            if not seen or not places:
                raise Refusal(Reason.NOT_ALLOWED)
            whole = reads_all(places)
            names = officer_names(session)
            # Before secrecy was asked for, a name may have been entered: nobody reads it here.
            known = hidden_names(session, case_id)
            entries = [
                Entry(
                    seq,
                    datetime.fromisoformat(entry["at"]),
                    names.get(entry["officer"], ""),
                    entry["act"],
                    without_names(_readable(entry, whole=whole), known)
                    if known
                    else _readable(entry, whole=whole),
                )
                for seq, entry in journal.of_case(driver(session), case_id)
                if whole or of_mediation(session, entry["act"], entry["values"])
            ]
        return tuple(reversed(entries))


def _readable(entry: Mapping[str, Any], *, whole: bool) -> Any:
    """Return the values of an entry; what somebody searched for is not of the mediation."""
    values: Mapping[str, Any] = entry["values"]
    if whole or "searched" not in values:
        return values
    return {name: value for name, value in values.items() if name != "searched"}


def _accident_values(row: AccidentRow) -> dict[str, Any]:
    return {
        "occurred_at": row.occurred_at,
        "place": row.place,
        "brief": row.brief,
        "national_number": row.national_number,
        "report": dict(row.report or {}),
    }
