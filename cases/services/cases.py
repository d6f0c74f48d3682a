"""Opening, reading, correcting and closing cases."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from cases.law.facts import FactKind, part_of
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
    Procedure,
    Report,
    Scope,
)
from cases.records.ids import CaseId, PartyId, VehicleId
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyKind
from cases.records.times import day_of, local
from cases.refusals import Reason, Refusal
from cases.services.assignment import (
    HANDLES,
    INVESTIGATES,
    leads,
    member,
    places_of,
    require_place,
    team_of,
)
from cases.services.case_list import counts, line_of, page
from cases.services.case_numbers import case_number
from cases.services.facts import fact_lines
from cases.services.holding.settled import refuse_unsettled
from cases.services.names import officer_names
from cases.services.parties import new_party, new_vehicle, people_of
from cases.services.pasts import past_lines
from cases.services.practice.crime import require_opinion
from cases.services.projection import case_clocks
from cases.services.seen_entries import of_mediation, reads_all
from cases.services.summons.held import refuse_held
from cases.store import journal
from cases.store.engine import StoreSession, driver
from cases.store.rows.cases import AccidentRow, CaseRow, FactRow
from cases.store.rows.mediation import MediationRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

_LONGEST = 2000


class CaseService:
    """What an officer does with a case as a whole."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def open_case(self, intake: Intake) -> CaseId:
        """Open a case from its report (Order 146 art. 16).

        An investigator leads it from then on; the duty desk holds it until it is assigned.
        """
        self.desk.require(Role.INVESTIGATOR, Role.DUTY_DESK)
        _check_intake(intake, self.desk.now())
        investigates = self.desk.officer.holds(Role.INVESTIGATOR)
        officer, now = self.desk.officer.id, self.desk.now()
        with self.desk.act("case.open", door=True, intake=asdict(intake)) as deed:
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
            self._enter_accident(session, case.case_id, intake)
            return CaseId(case.case_id)

    def page(self, wanted: CaseFilter, offset: int = 0, limit: int = 100) -> CasePage:
        """Return a page of the cases the officer may see."""
        return page(self.desk, wanted, offset, limit)

    def counts(self) -> Mapping[Scope, int]:
        """Return how many cases each scope holds for this officer."""
        return counts(self.desk)

    def revision(self, case_id: CaseId) -> int | None:
        """Return how many acts have changed the case; None when it is hidden or not there."""
        with self.desk.reading() as session:
            return session.scalar(select(CaseRow.revision).where(CaseRow.case_id == case_id))

    def head(self, case_id: CaseId) -> CaseLine:
        """Return what a squad leader sees of a case he does not handle: its line in the list.

        Raises:
            Refusal: the case is hidden or not there.
        """
        line = line_of(self.desk, case_id)
        if line is None:
            raise Refusal(Reason.NOT_FOUND)
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
                people=people_of(session, case, on_team=bool(mine)),
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
            deed.note(old=_accident_values(row))
            row.occurred_at, row.place, row.brief = occurred_at, place.strip(), brief.strip()
            row.national_number = national_number.strip()
            # What the ledger said besides stays.
            row.report = (row.report or {}) | _plain(report)
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
            entries = [
                Entry(
                    seq,
                    datetime.fromisoformat(entry["at"]),
                    names.get(entry["officer"], ""),
                    entry["act"],
                    entry["values"],
                )
                for seq, entry in journal.of_case(driver(session), case_id)
                if whole or of_mediation(session, entry["act"], entry["values"])
            ]
        return tuple(reversed(entries))

    def _enter_accident(self, session: StoreSession, case_id: int, intake: Intake) -> None:
        officer, now = self.desk.officer.id, self.desk.now()
        session.add(
            AccidentRow(
                case_id=case_id,
                occurred_at=intake.occurred_at,
                place=intake.place.strip(),
                brief=intake.brief.strip(),
                national_number=intake.national_number.strip(),
                report=_plain(intake.report),
            )
        )
        vehicles = [new_vehicle(session, case_id, entry, officer, now) for entry in intake.vehicles]
        session.flush()
        drives = intake.drives or (None,) * len(intake.parties)
        known: dict[int, int] = {}
        for place, (entry, drive) in enumerate(zip(intake.parties, drives, strict=True)):
            vehicle = None if drive is None else VehicleId(vehicles[drive].id)
            # In an intake a party stands for another by its place among the parties.
            of = None if entry.of_party_id is None else PartyId(known[entry.of_party_id])
            typed = replace(entry, vehicle_id=vehicle or entry.vehicle_id, of_party_id=of)
            row = new_party(session, case_id, typed, officer, now)
            session.flush()
            known[place] = row.id
        for kind, moment in (
            (FactKind.ACCIDENT_HAPPENED, intake.occurred_at),
            (FactKind.REPORT_RECEIVED, intake.report.reported_at),
            (FactKind.REGISTERED, _registered(intake, now)),
        ):
            if moment is not None:
                session.add(
                    FactRow(
                        case_id=case_id,
                        part=part_of(kind).value,
                        kind=kind.value,
                        happened_at=moment,
                        entered_at=now,
                        entered_by=officer,
                    )
                )


def _registered(intake: Intake, now: datetime) -> datetime | None:
    """Return when the case was registered: now, when it is entered on the day of its report.

    Of a case entered later the program does not know when its form was made.
    """
    reported = intake.report.reported_at
    return now if reported is not None and day_of(reported) == day_of(now) else None


def report_of(values: Mapping[str, Any] | None) -> Report:
    """Return the report of an accident as it was entered."""
    known = dict(values or {})
    reported = known.get("reported_at")
    names = Report.__slots__
    kept = {name: known[name] for name in names if name in known and name != "reported_at"}
    return Report(**kept, reported_at=datetime.fromisoformat(reported) if reported else None)


def _plain(report: Report) -> dict[str, Any]:
    values = asdict(report)
    reported = values["reported_at"]
    return values | {"reported_at": reported.isoformat() if reported else None}


def _accident_values(row: AccidentRow) -> dict[str, Any]:
    return {
        "occurred_at": row.occurred_at,
        "place": row.place,
        "brief": row.brief,
        "national_number": row.national_number,
        "report": dict(row.report or {}),
    }


def _check_intake(intake: Intake, now: datetime) -> None:
    if not intake.place.strip():
        raise Refusal(Reason.FIELD_MISSING, article="146.16", field="place")
    if intake.occurred_at > now:
        raise Refusal(Reason.IN_THE_FUTURE, field="occurred_at")
    if intake.procedure is not Procedure.GENERAL and _is_deadly(intake):
        raise Refusal(Reason.NOT_SIMPLE, article="146.23", field="procedure")
    for name, text in (("place", intake.place), ("number", intake.number)):
        if len(text) > _LONGEST:
            raise Refusal(Reason.FIELD_INVALID, field=name)


def _is_deadly(intake: Intake) -> bool:
    """Tell whether somebody died: neither simple nor quick, whoever is responsible."""
    return (
        intake.kind is CaseKind.DEATH
        or intake.report.dead > 0
        or any(party.kind is PartyKind.DECEASED for party in intake.parties)
    )
