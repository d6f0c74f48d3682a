"""A fact that an act of another service makes, entered in the transaction of that act."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from cases.law.facts import FactKind, part_of
from cases.store.rows.cases import FactRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


def record(
    deed: "Deed",
    desk: "Desk",
    case_id: int,
    kind: FactKind,
    at: datetime,
    *,
    party_id: int | None = None,
    item: str = "",
    until: date | None = None,
    note: str = "",
) -> None:
    """Enter a fact for the clocks of the case."""
    more = {"item": item, "until": until.isoformat() if until else ""}
    deed.session.add(
        FactRow(
            case_id=case_id,
            part=part_of(kind).value,
            kind=kind.value,
            happened_at=at,
            party_id=party_id,
            note=note.strip(),
            more={name: value for name, value in more.items() if value},
            entered_at=desk.now(),
            entered_by=desk.officer.id,
        )
    )
