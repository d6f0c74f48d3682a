"""Looks for whatever refers to a party, a vehicle or a power, in every table that can."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Table, and_, exists, or_, select

from cases.records.uses import Use
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows import Row
from cases.store.rows.cases import PartyRow, PowerRow, VehicleRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

_KINDS = {
    "mediations": Use.MEDIATION,
    "mediation_sides": Use.MEDIATION,
    "session_people": Use.SESSION,
    "change_requests": Use.SESSION,
    "attendances": Use.ATTENDANCE,
    "absence_decisions": Use.ATTENDANCE,
    "services": Use.SERVICE,
    "documents": Use.PAPER,
    "copies": Use.PAPER,
    "powers": Use.POWER,
    "facts": Use.FACT,
    "losses": Use.LOSS,
    "parties": Use.PARTY,
    "suspicions": Use.SUMMONS,
    "summonses": Use.SUMMONS,
    "inquiry_notices": Use.SUMMONS,
    "things": Use.THING,
    "advances": Use.THING,
}
#: A row with one of these is history: it names what it named, and stands in nobody's way.
_PAST = ("removed_at", "replaced_at")


def refuse_used(desk: "Desk", session: StoreSession, row: PartyRow | VehicleRow, name: str) -> None:
    """Refuse to take away what something still refers to, and say what.

    Of records the officer may not see no more is told than that there are some.

    Raises:
        Refusal: `IN_USE`, with the name and the kinds of record.
    """
    uses = uses_of(session, row)
    if not uses:
        with desk.past_guard() as everything:
            uses = (Use.OTHER,) if uses_of(everything, row) else ()
    if uses:
        raise Refusal(Reason.IN_USE, name=name, uses=uses)


def uses_of(session: StoreSession, row: PartyRow | VehicleRow | PowerRow) -> tuple[Use, ...]:
    """Return the kinds of record that refer to a row, each once, in the order of `Use`."""
    found = {
        _KINDS.get(table.name, Use.OTHER)
        for table, wanted in _references(row)
        if session.scalar(select(exists(select(table).where(wanted))))
    }
    return tuple(use for use in Use if use in found)


def _references(
    row: PartyRow | VehicleRow | PowerRow,
) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Yield every table with a key of this kind, and the condition that it is this one."""
    for table in Row.metadata.sorted_tables:
        columns: list[Any] = [
            column
            for column in table.columns
            if any(key.column.table.name == row.__tablename__ for key in column.foreign_keys)
        ]
        if not columns:
            continue
        wanted = [or_(*(column == row.id for column in columns))]
        wanted += [table.c[name].is_(None) for name in _PAST if name in table.c]
        yield table, and_(*wanted)
