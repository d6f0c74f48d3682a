"""Rows of what is not ours and of what is held: neighbours, transfers, things, advances."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row


class NeighbourRow(Row):
    """A unit to which reports that are not ours go: what it looks after, how it is reached."""

    __tablename__ = "neighbours"

    id: Mapped[Key]
    #: cases.records.transfers.NeighbourKind.
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(unique=True)
    #: Names of districts, towns, streets, as they occur in the place of an accident.
    areas: Mapped[Any] = mapped_column(JSON, default=list)
    #: Roads with the kilometres that are its own: road, from_km, to_km (None: the whole road).
    stretches: Mapped[Any] = mapped_column(JSON, default=list)
    phone: Mapped[str] = mapped_column(default="")
    #: What the caller is told to bring or to know, and where the unit is.
    address: Mapped[str] = mapped_column(default="")
    #: Which matters it looks after, for those that are no traffic police.
    matters: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    closed_at: Mapped[datetime | None]


class TransferRow(Row):
    """A case that goes to another unit or comes from one."""

    __tablename__ = "transfers"
    __part__ = Part.INVESTIGATION
    __table_args__ = (Index("ix_transfers_found_at", "found_at"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: away or received.
    direction: Mapped[str]
    #: cases.records.transfers.Ground: why it is not ours.
    ground: Mapped[str]
    #: cases.records.transfers.TransferState.
    state: Mapped[str] = mapped_column(index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("neighbours.id"))
    #: Name, phone and address as they were then.
    unit: Mapped[str] = mapped_column(default="")
    unit_phone: Mapped[str] = mapped_column(default="")
    unit_address: Mapped[str] = mapped_column(default="")
    #: Where the accident began.
    began_at: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    #: Signs of a crime that is not ours: the head of the county bureau approves.
    is_criminal: Mapped[bool] = mapped_column(default=False)
    found_at: Mapped[datetime]
    found_by: Mapped[ByOfficer]
    ended_at: Mapped[datetime | None]
    #: The transfer paper, or the number of the one that came with the case.
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[str] = mapped_column(default="")


class TransferStepRow(Row):
    """One thing done about a transfer, with its time; never changed."""

    __tablename__ = "transfer_steps"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfers.id"), index=True)
    #: cases.records.transfers.Step.
    kind: Mapped[str]
    at: Mapped[datetime]
    #: Who was told, asked, handed to.
    who: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    #: What the command centre said to a first action; None where nothing was asked.
    agreed: Mapped[bool | None]
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class TransferItemRow(Row):
    """One line of the list that goes with a case: paper, exhibit, thing."""

    __tablename__ = "transfer_items"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("transfer_id", "n"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfers.id"))
    n: Mapped[int]
    name: Mapped[str]
    quantity: Mapped[str] = mapped_column(default="")
    features: Mapped[str] = mapped_column(default="")
    kept_at: Mapped[str] = mapped_column(default="")
    pages: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    thing_id: Mapped[int | None] = mapped_column(ForeignKey("things.id"))
    #: Of a case received: whether it was there; None: not looked at yet.
    present: Mapped[bool | None]
    remark: Mapped[str] = mapped_column(default="")
    checked_at: Mapped[datetime | None]
    checked_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))


class ThingRow(Row):
    """A vehicle, plate, licence or other thing that is or was held in a case."""

    __tablename__ = "things"
    __part__ = Part.INVESTIGATION
    __table_args__ = (
        UniqueConstraint("case_id", "item"),
        Index("ix_things_state_seized_at", "state", "seized_at"),
    )

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: How clocks, approvals and lists call it; unique within the case.
    item: Mapped[str]
    #: cases.records.holding.ThingKind and Measure.
    kind: Mapped[str]
    measure: Mapped[str]
    name: Mapped[str]
    quantity: Mapped[str] = mapped_column(default="")
    features: Mapped[str] = mapped_column(default="")
    vehicle_id: Mapped[int | None] = mapped_column(ForeignKey("vehicles.id"))
    #: From whom it was taken.
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    taken_from: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    #: Done on the spot: the approval is made good within 24 hours.
    on_site: Mapped[bool] = mapped_column(default=False)
    seized_at: Mapped[datetime]
    seized_where: Mapped[str] = mapped_column(default="")
    approved_at: Mapped[datetime | None]
    #: Number of the paper given for it.
    receipt: Mapped[str]
    receipt_refused: Mapped[str] = mapped_column(default="")
    witness: Mapped[str] = mapped_column(default="")
    #: Who holds it and where, as of the last step.
    holder: Mapped[str]
    place: Mapped[str]
    #: cases.records.holding.Yard: whose place that is.
    yard: Mapped[str] = mapped_column(default="own")
    #: Last day of the measure as extended; None: the rule's own.
    until_on: Mapped[date | None]
    notified_at: Mapped[datetime | None]
    announced_on: Mapped[date | None]
    #: cases.records.holding.ThingState.
    state: Mapped[str]
    ended_at: Mapped[datetime | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class ThingStepRow(Row):
    """One thing done with something held: taken, approved, moved, told, returned; never changed."""

    __tablename__ = "thing_steps"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    thing_id: Mapped[int] = mapped_column(ForeignKey("things.id"), index=True)
    #: cases.records.holding.ThingAct.
    kind: Mapped[str]
    at: Mapped[datetime]
    from_holder: Mapped[str] = mapped_column(default="")
    to_holder: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    until_on: Mapped[date | None]
    #: Number of the paper that proves it.
    number: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    #: Identity and power of who received it, and what else the act asks for.
    more: Mapped[Any] = mapped_column(JSON, default=dict)
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class ThingPhotoRow(Row):
    """A photograph of a thing held, among the attachments of the case."""

    __tablename__ = "thing_photos"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    thing_id: Mapped[int] = mapped_column(ForeignKey("things.id"), index=True)
    #: Attachment of the same case.
    attachment_id: Mapped[int]
    caption: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class AdvanceRow(Row):
    """Money that somebody advanced of his own will; never a condition of anything."""

    __tablename__ = "advances"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    payer_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    payer: Mapped[str]
    amount: Mapped[Decimal]
    purpose: Mapped[str]
    #: For whom it is meant.
    for_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    #: The written statement that it is given of his own will.
    statement: Mapped[str]
    received_at: Mapped[datetime]
    receipt: Mapped[str]
    #: Where the money is: account, cashier.
    kept_at: Mapped[str]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class AdvanceMoveRow(Row):
    """Part of an advance paid out for its purpose or given back."""

    __tablename__ = "advance_moves"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    advance_id: Mapped[int] = mapped_column(ForeignKey("advances.id"), index=True)
    #: paid_out or returned.
    kind: Mapped[str]
    at: Mapped[datetime]
    amount: Mapped[Decimal]
    receiver: Mapped[str]
    receipt: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
