"""What the station holds already, as far as a ledger goes by it."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.records.times import SHANGHAI
from cases.services.ledger.batch import Ground
from cases.services.ledger.deciding import Known
from cases.store import bulk
from cases.store.rows.cases import AccidentRow, CaseRow, PartyRow, VehicleRow
from cases.store.rows.ledger import LedgerKeyRow
from cases.store.rows.unit import OfficerRow


def known(session: Session) -> Known:
    """Read every accident that is in the station, and every row that came in before."""
    return Known(
        {
            number: (at and at.astimezone(SHANGHAI).replace(tzinfo=None), place)
            for number, at, place in session.execute(
                select(CaseRow.number, AccidentRow.occurred_at, AccidentRow.place).outerjoin(
                    AccidentRow, AccidentRow.case_id == CaseRow.case_id
                )
            )
        },
        set(session.scalars(select(LedgerKeyRow.fingerprint))),
    )


def ground(session: Session) -> Ground:
    """Read what rows are prepared with."""
    return Ground(
        known(session),
        _officers(session),
        bulk.highest(session, CaseRow, "case_id") + 1,
        bulk.highest(session, PartyRow, "id") + 1,
        bulk.highest(session, VehicleRow, "id") + 1,
    )


def _officers(session: Session) -> dict[str, int]:
    """Return the officers by name; one whose name another has too is left out."""
    found = session.execute(
        select(OfficerRow.name, OfficerRow.id).where(OfficerRow.retired_at.is_(None))
    ).all()
    counts = Counter(name for name, _ in found)
    return {name: number for name, number in found if counts[name] == 1}
