"""What the unit is called, and its rooms."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.ids import RoomId
from cases.records.officers import Role
from cases.records.unit import (
    Room,
    Unit,
)
from cases.refusals import Reason, Refusal
from cases.store.rows.unit import (
    RoomRow,
    UnitRow,
)

if TYPE_CHECKING:
    from cases.services.desk import Desk

_FIELDS = (
    "organ", "squad", "short_name", "region", "address", "phone", "court", "committee",
)  # fmt: skip


class Names:
    """Names, addresses and rooms of the unit."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def unit(self) -> Unit:
        """Return the unit's names and addresses."""
        with self.desk.reading() as session:
            row = session.get_one(UnitRow, 1)
            return Unit(**{name: getattr(row, name) for name in _FIELDS}, is_demo=row.is_demo)

    def save_unit(self, unit: Unit) -> None:
        """Change the unit's names and addresses; papers issued so far keep theirs.

        Raises:
            Refusal: not an administrator, or organ or squad is missing.
        """
        self.desk.require(Role.ADMINISTRATOR)
        for name in ("organ", "squad"):
            if not getattr(unit, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        with self.desk.act("unit.save") as deed:
            row = deed.session.get_one(UnitRow, 1)
            changes = {
                name: (getattr(row, name), getattr(unit, name).strip())
                for name in _FIELDS
                if getattr(row, name) != getattr(unit, name).strip()
            }
            for name, (_, value) in changes.items():
                setattr(row, name, value)
            deed.note(changes={name: list(pair) for name, pair in changes.items()})
        if self.desk.station is not None:
            self.desk.station.show_unit(unit.organ.strip(), unit.squad.strip())

    def rooms(self, *, closed: bool = False) -> tuple[Room, ...]:
        """Return the rooms in their order; those no longer used only when asked for."""
        with self.desk.reading() as session:
            rows = session.scalars(select(RoomRow).order_by(RoomRow.position, RoomRow.id))
            return tuple(_room(row) for row in rows if closed or row.closed_at is None)

    def add_room(self, name: str, address: str = "") -> RoomId:
        """Add a room in which sessions can be held.

        Raises:
            Refusal: not an administrator, no name, or the name is taken.
        """
        self.desk.require(Role.ADMINISTRATOR)
        name = name.strip()
        if not name:
            raise Refusal(Reason.FIELD_MISSING, field="name")
        with self.desk.act("unit.add_room", name=name, address=address.strip()) as deed:
            rooms = deed.session.scalars(select(RoomRow)).all()
            if any(room.name == name for room in rooms):
                raise Refusal(Reason.NUMBER_TAKEN, number=name)
            row = RoomRow(
                name=name,
                address=address.strip(),
                position=max((room.position for room in rooms), default=0) + 1,
            )
            deed.session.add(row)
            deed.session.flush()
            return RoomId(row.id)

    def change_room(self, room: RoomId, *, address: str, closed: bool) -> None:
        """Change a room's address, or whether it is still used for new sessions."""
        self.desk.require(Role.ADMINISTRATOR)
        with self.desk.act("unit.change_room", address=address.strip(), closed=closed) as deed:
            row = deed.session.get(RoomRow, room)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            deed.note(name=row.name)
            row.address = address.strip()
            row.closed_at = (row.closed_at or self.desk.now()) if closed else None


def _room(row: RoomRow) -> Room:
    return Room(RoomId(row.id), row.name, row.address, closed=row.closed_at is not None)
