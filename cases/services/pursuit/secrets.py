"""What the case knows that must not leave the unit on a notice."""

from typing import Any

from sqlalchemy import select

from cases.records.parties import PartyKind
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, PartyRow


def secrets_of(session: StoreSession, case_id: int) -> tuple[str, ...]:
    """Return what a notice must not carry: victims, callers, numbers and phones of anybody.

    Law: Order 146 art. 16 (secrecy of the caller), 44.
    """
    report = report_of(session, case_id)
    victims = {PartyKind.INJURED, PartyKind.DECEASED, PartyKind.NEXT_OF_KIN}
    found = [str(report.get("caller") or ""), str(report.get("caller_phone") or "")]
    for row in session.scalars(select(PartyRow).where(PartyRow.case_id == case_id)):
        if PartyKind(row.kind) in victims:
            found.append(row.name)
        found += [row.id_number, row.phone]
    return tuple(filter(None, found))


def report_of(session: StoreSession, case_id: int) -> dict[str, Any]:
    """Return the report of the accident as it was entered."""
    accident = session.get(AccidentRow, case_id)
    return dict(accident.report or {}) if accident is not None else {}
