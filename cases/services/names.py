"""Names of officers and parties by their row, for lines that mention them."""

from sqlalchemy import select

from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow
from cases.store.rows.unit import OfficerRow


def officer_names(session: StoreSession) -> dict[int, str]:
    """Return the name of every officer, retired ones too."""
    return {row.id: row.name for row in session.execute(select(OfficerRow.id, OfficerRow.name))}


def party_names(session: StoreSession, case_id: int) -> dict[int, str]:
    """Return the name of every party of a case, removed ones too."""
    rows = session.execute(select(PartyRow.id, PartyRow.name).where(PartyRow.case_id == case_id))
    return {row.id: row.name for row in rows}
