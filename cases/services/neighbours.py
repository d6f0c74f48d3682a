"""The unit's own table of neighbours: who is competent where, and how they are reached."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from cases.law.jurisdiction import competent
from cases.records.ids import NeighbourId
from cases.records.officers import Role
from cases.records.transfers import (
    Competent,
    Ground,
    Neighbour,
    NeighbourEntry,
    NeighbourKind,
    Stretch,
)
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.holding import NeighbourRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class NeighbourService:
    """The table; it holds nothing of any case."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def list(self, *, closed: bool = False) -> tuple[Neighbour, ...]:
        """Return the units in their order; those no longer used only when asked for."""
        with self.desk.reading() as session:
            rows = session.scalars(
                select(NeighbourRow).order_by(NeighbourRow.position, NeighbourRow.id)
            )
            return tuple(_neighbour(row) for row in rows if closed or row.closed_at is None)

    def propose(self, place: str, ground: Ground = Ground.OTHER_PLACE) -> tuple[Competent, ...]:
        """Return the units to which a place may belong, the surest first."""
        return competent(place, self.list(), ground)

    def add(self, entry: NeighbourEntry) -> NeighbourId:
        """Add a unit.

        Raises:
            Refusal: not an administrator or squad leader, no name or phone, the name is taken.
        """
        self._allowed()
        entry = _checked(entry)
        with self.desk.act("neighbours.add", name=entry.name) as deed:
            _refuse_taken(deed.session, entry.name)
            last = deed.session.scalar(select(func.max(NeighbourRow.position)))
            row = NeighbourRow(position=(last or 0) + 1, **_values(entry))
            deed.session.add(row)
            deed.session.flush()
            return NeighbourId(row.id)

    def change(
        self, neighbour_id: NeighbourId, entry: NeighbourEntry, *, closed: bool = False
    ) -> None:
        """Change what is known of a unit; transfers on record keep what they had."""
        self._allowed()
        entry = _checked(entry)
        with self.desk.act("neighbours.change", name=entry.name, closed=closed) as deed:
            row = deed.session.get(NeighbourRow, neighbour_id)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            if row.name != entry.name:
                _refuse_taken(deed.session, entry.name)
            for name, value in _values(entry).items():
                if getattr(row, name) != value:
                    setattr(row, name, value)
            row.closed_at = (row.closed_at or self.desk.now()) if closed else None

    def _allowed(self) -> None:
        self.desk.require(Role.ADMINISTRATOR, Role.SQUAD_LEADER)


def neighbour_of(session: StoreSession, neighbour_id: NeighbourId | None) -> Neighbour | None:
    """Return a unit of the table, or None."""
    row = session.get(NeighbourRow, neighbour_id) if neighbour_id is not None else None
    return None if row is None else _neighbour(row)


def _neighbour(row: NeighbourRow) -> Neighbour:
    entry = NeighbourEntry(
        kind=NeighbourKind(row.kind),
        name=row.name,
        areas=tuple(row.areas or ()),
        stretches=tuple(_stretch(one) for one in row.stretches or ()),
        phone=row.phone,
        address=row.address,
        matters=row.matters,
    )
    return Neighbour(NeighbourId(row.id), entry, closed=row.closed_at is not None)


def _stretch(plain: dict[str, Any]) -> Stretch:
    low, high = plain.get("from_km"), plain.get("to_km")
    return Stretch(
        plain["road"],
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
    )


def _checked(entry: NeighbourEntry) -> NeighbourEntry:
    for name in ("name", "phone"):
        if not getattr(entry, name).strip():
            raise Refusal(Reason.FIELD_MISSING, field=name)
    for one in entry.stretches:
        low, high = one.from_km, one.to_km
        if not one.road.strip() or (low is not None and high is not None and low > high):
            raise Refusal(Reason.FIELD_INVALID, field="stretches")
    return entry


def _values(entry: NeighbourEntry) -> dict[str, Any]:
    return {
        "kind": entry.kind.value,
        "name": entry.name.strip(),
        "areas": _words(entry.areas),
        "stretches": [
            {
                "road": one.road.strip(),
                "from_km": None if one.from_km is None else str(one.from_km),
                "to_km": None if one.to_km is None else str(one.to_km),
            }
            for one in entry.stretches
        ],
        "phone": entry.phone.strip(),
        "address": entry.address.strip(),
        "matters": entry.matters.strip(),
    }


def _words(texts: Iterable[str]) -> "list[str]":
    return [text.strip() for text in texts if text.strip()]


def _refuse_taken(session: StoreSession, name: str) -> None:
    taken = select(NeighbourRow.id).where(NeighbourRow.name == name.strip())
    if session.scalar(taken) is not None:
        raise Refusal(Reason.NUMBER_TAKEN, number=name.strip())
