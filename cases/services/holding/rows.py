"""The rows of things held: found, their chain written on, their lines on papers."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.law.custody import ends
from cases.papers.blocks import ThingLine
from cases.records.holding import Measure, ThingAct, ThingKind, ThingState
from cases.records.ids import ThingId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.recorded import record
from cases.store.engine import StoreSession
from cases.store.rows.cases import VehicleRow
from cases.store.rows.holding import ThingRow, ThingStepRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


class AtHolding:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def _case_of(self, thing_id: ThingId) -> int:
        with self.desk.reading() as session:
            case_id = session.scalar(select(ThingRow.case_id).where(ThingRow.id == thing_id))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        return case_id

    def _held(self, deed: "Deed", thing_id: ThingId) -> ThingRow:
        """Return a thing that is held, in a case the officer investigates."""
        row = deed.session.get(ThingRow, thing_id)
        if row is None:
            raise Refusal(Reason.NOT_FOUND)
        require_place(deed.session, self.desk, row.case_id, INVESTIGATES)
        if row.state != ThingState.HELD:
            raise Refusal(Reason.THING_NOT_HELD, name=row.item)
        return row

    def _approved_one(self, deed: "Deed", thing_id: ThingId) -> ThingRow:
        """Return a thing held whose measure has been approved; others are only lifted."""
        row = self._held(deed, thing_id)
        if was_refused(deed.session, row):
            raise Refusal(Reason.SEIZURE_REFUSED, article="violation.25", name=row.item)
        if row.approved_at is None:
            raise Refusal(Reason.SEIZURE_UNAPPROVED, article="violation.25", name=row.item)
        return row

    def _past(self, at: datetime, field: str = "at") -> None:
        if at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field=field)


def add_step(
    deed: "Deed",
    desk: "Desk",
    row: ThingRow,
    act: ThingAct,
    at: datetime,
    *,
    to: str = "",
    place: str = "",
    words: str = "",
    until: date | None = None,
    number: str = "",
    document_id: int | None = None,
    more: dict[str, Any] | None = None,
) -> None:
    """Write a link of the chain; nothing of it is ever changed."""
    if at < row.seized_at:
        raise Refusal(Reason.TIMES_INVERTED, field="at")
    moved = act in _MOVING
    deed.session.add(
        ThingStepRow(
            case_id=row.case_id,
            thing_id=row.id,
            kind=act.value,
            at=at,
            from_holder=row.holder if moved and act is not ThingAct.TAKEN else "",
            to_holder=to.strip() if moved else "",
            place=place.strip(),
            words=words.strip(),
            until_on=until,
            number=number.strip(),
            document_id=document_id,
            more=more or {},
            entered_at=desk.now(),
            entered_by=desk.officer.id,
        )
    )
    deed.note(thing=row.item, step=act)


_MOVING = frozenset(
    {
        ThingAct.TAKEN,
        ThingAct.MOVED,
        ThingAct.CONVERTED,
        ThingAct.RETURNED,
        ThingAct.LIFTED,
        ThingAct.HANDED_ON,
        ThingAct.DISPOSED,
    }
)


def was_refused(session: StoreSession, row: ThingRow) -> bool:
    """Tell whether the head refused what had been done on the spot."""
    refused = select(ThingStepRow.id).where(
        ThingStepRow.thing_id == row.id, ThingStepRow.kind == ThingAct.REFUSED.value
    )
    return row.approved_at is None and session.scalar(refused.limit(1)) is not None


def leave(deed: "Deed", desk: "Desk", row: ThingRow, state: ThingState, at: datetime) -> None:
    """End the holding of a thing, with the fact that stops its periods."""
    kind = ends(Measure(row.measure), ThingKind(row.kind))
    row.state, row.ended_at = state.value, at
    record(deed, desk, row.case_id, kind, at, item=row.item, note=row.receipt)


def hand_on(deed: "Deed", desk: "Desk", row: ThingRow, to: str, at: datetime, number: str) -> None:
    """Let a thing go with its case to another unit."""
    add_step(deed, desk, row, ThingAct.HANDED_ON, at, to=to, number=number)
    leave(deed, desk, row, ThingState.HANDED_ON, at)
    row.holder = to


def held_in(session: StoreSession, case_id: int) -> list[ThingRow]:
    """Return the things held in a case now."""
    rows = session.scalars(
        select(ThingRow)
        .where(ThingRow.case_id == case_id, ThingRow.state == ThingState.HELD.value)
        .order_by(ThingRow.id)
    )
    return list(rows)


def as_line(session: StoreSession, row: ThingRow, note: str = "") -> ThingLine:
    """Return a thing as a list on a paper names it; of a vehicle also what it is."""
    return ThingLine(
        name=row.name,
        quantity=row.quantity,
        features=_features(session, row),
        kept_at=row.place,
        note=note,
    )


def thing_line(session: StoreSession, thing_id: int | None, line: ThingLine) -> ThingLine:
    """Return the line of a list with where the thing is, as the list of things asks."""
    row = session.get(ThingRow, thing_id) if thing_id is not None else None
    if row is None:
        return line
    return ThingLine(
        name=line.name,
        quantity=line.quantity,
        features=line.features or _features(session, row),
        kept_at=line.kept_at or row.place,
        pages=line.pages,
        note=line.note,
    )


def vehicle_words(row: VehicleRow | None) -> str:
    """Return kind, make, colour and the end of the frame number of a vehicle."""
    if row is None:
        return ""
    tail = f"车架号后六位{row.vin[-6:]}" if row.vin else ""
    return "，".join(filter(None, (row.kind, row.make, row.colour, tail)))


def _features(session: StoreSession, row: ThingRow) -> str:
    vehicle = session.get(VehicleRow, row.vehicle_id) if row.vehicle_id else None
    words = vehicle_words(vehicle)
    return "，".join(filter(None, (words, row.features))) if words else row.features
