"""What is entered when a case is opened: the accident, who and what was in it."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from cases.law.facts import FactKind, part_of
from cases.records.access import SecretEntry, SecretKind
from cases.records.cases import (
    CallerSecrecy,
    CaseKind,
    Intake,
    Procedure,
    Report,
)
from cases.records.ids import PartyId, VehicleId
from cases.records.parties import PartyKind
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.access.secrets import hidden_names, keep
from cases.services.parties.entering import new_party, new_vehicle
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, FactRow

_LONGEST = 2000


def check_intake(intake: Intake, now: datetime) -> None:
    """Refuse what cannot be, or must not be left out."""
    if not intake.place.strip():
        raise Refusal(Reason.FIELD_MISSING, article="146.16", field="place")
    if intake.occurred_at > now:
        raise Refusal(Reason.IN_THE_FUTURE, field="occurred_at")
    if intake.procedure is not Procedure.GENERAL and _is_deadly(intake):
        raise Refusal(Reason.NOT_SIMPLE, article="146.23", field="procedure")
    for name, text in (("place", intake.place), ("number", intake.number)):
        if len(text) > _LONGEST:
            raise Refusal(Reason.FIELD_INVALID, field=name)


def enter_accident(
    session: StoreSession, case_id: int, intake: Intake, officer: int, now: datetime
) -> None:
    """Write down the accident, its vehicles, its parties and the facts that are known."""
    session.add(
        AccidentRow(
            case_id=case_id,
            occurred_at=intake.occurred_at,
            place=intake.place.strip(),
            brief=intake.brief.strip(),
            national_number=intake.national_number.strip(),
            report=plain(intake.report),
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


def without_caller(intake: Intake) -> Intake:
    """Return an intake without the name of a caller who asked for secrecy.

    Raises:
        Refusal: he is a party of the case, whom everybody in it knows.
    """
    report = intake.report
    if not _asks_for_secrecy(report):
        return intake
    if any(report.caller.strip() == one.name.strip() for one in intake.parties):
        raise Refusal(Reason.SECRET_IS_PARTY, article="146.16")
    return replace(intake, report=replace(report, caller="", caller_phone=""))


def sealed(
    session: StoreSession, case_id: int, report: Report, officer: int, now: datetime
) -> Report:
    """Return a report with a code for a caller who asked for secrecy; his name is kept apart.

    Law: Order 146 art. 16.
    """
    codes = {code for code, _ in hidden_names(session, case_id)}
    if not _asks_for_secrecy(report) or report.caller.strip() in codes:
        return report
    entry = SecretEntry(
        kind=SecretKind.CALLER, name=report.caller, phone=report.caller_phone, reason="报警时要求"
    )
    code = keep(session, case_id, entry, officer, now)
    return replace(report, caller=code, caller_phone="")


def _asks_for_secrecy(report: Report) -> bool:
    return report.secrecy is CallerSecrecy.SECRET and bool(report.caller.strip())


def report_of(values: Mapping[str, Any] | None) -> Report:
    """Return the report of an accident as it was entered."""
    known = dict(values or {})
    reported = known.get("reported_at")
    names = Report.__slots__
    kept = {name: known[name] for name in names if name in known and name != "reported_at"}
    return Report(**kept, reported_at=datetime.fromisoformat(reported) if reported else None)


def plain(report: Report) -> dict[str, Any]:
    """Return a report as it is stored."""
    values = asdict(report)
    reported = values["reported_at"]
    return values | {"reported_at": reported.isoformat() if reported else None}


def _registered(intake: Intake, now: datetime) -> datetime | None:
    """Return when the case was registered: now, when it is entered on the day of its report.

    Of a case entered later the program does not know when its form was made.
    """
    reported = intake.report.reported_at
    return now if reported is not None and day_of(reported) == day_of(now) else None


def _is_deadly(intake: Intake) -> bool:
    """Tell whether somebody died: neither simple nor quick, whoever is responsible."""
    return (
        intake.kind is CaseKind.DEATH
        or intake.report.dead > 0
        or any(party.kind is PartyKind.DECEASED for party in intake.parties)
    )
