"""What is covered to an officer who reads a concluded case he did not handle.

The rows come covered out of the store (`cases.store.veil`); here it is told that they are.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.cases import CaseState
from cases.records.officers import Part
from cases.records.parties import Party
from cases.services.assignment import places_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, GrantRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


def is_covered(session: StoreSession, desk: "Desk", case: CaseRow) -> bool:
    """Tell whether numbers, addresses and minors of a case read as covered at this desk."""
    if case.state != CaseState.CLOSED or places_of(session, desk, case.case_id):
        return False
    granted = select(GrantRow.id).where(
        GrantRow.case_id == case.case_id,
        GrantRow.officer_id == desk.officer.id,
        GrantRow.part.in_((Part.MEDIATION.value, Part.INVESTIGATION.value)),
        GrantRow.until_at > desk.now(),
    )
    return session.scalar(granted.limit(1)) is None


def marked(party: Party, *, covered: bool) -> Party:
    """Return the party with the mark that what is private of him does not show."""
    return replace(party, is_masked=True) if covered else party


def stars(text: str, head: int, tail: int) -> str:
    """Keep the first and last few characters of a long number, hide a short one whole."""
    if len(text) <= head + tail:
        return "*" * len(text)
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]
