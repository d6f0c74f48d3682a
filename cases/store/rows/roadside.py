"""Rows of no case: the roadside note of a driver who fled a stop, notices from other units."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Role
from cases.store.rows.base import ByOfficer, Key, Row


class RoadsideNoteRow(Row):
    """An ordinary violation whose driver did not stop; seen by who wrote it and who handles it."""

    __tablename__ = "roadside_notes"
    __persons__: ClassVar[tuple[str, ...]] = ("entered_by", "handler_id")
    __open_to__: ClassVar[tuple[Role, ...]] = (Role.SQUAD_LEADER,)

    id: Mapped[Key]
    happened_at: Mapped[datetime]
    place: Mapped[str]
    #: The violation seen.
    offence: Mapped[str]
    plate: Mapped[str] = mapped_column(index=True)
    plate_colour: Mapped[str] = mapped_column(default="")
    vehicle: Mapped[str] = mapped_column(default="")
    driver: Mapped[str] = mapped_column(default="")
    #: How the sign to stop was given and how he got away.
    course: Mapped[str] = mapped_column(default="")
    witness: Mapped[str] = mapped_column(default="")
    witness_signed: Mapped[bool] = mapped_column(default=False)
    #: Number of the handling notice (违法处理通知书), typed in; empty: none could be handed over.
    notice_number: Mapped[str] = mapped_column(default="")
    recording: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    handed_over_at: Mapped[datetime | None]
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    #: NextStep: summons, watch, penalty, none; empty until decided.
    next_step: Mapped[str] = mapped_column(default="")
    next_at: Mapped[datetime | None]
    next_note: Mapped[str] = mapped_column(default="")


class IncomingRow(Row):
    """A notice of assistance another unit has sent; the officers on duty act on it."""

    __tablename__ = "incoming_notices"
    __persons__: ClassVar[tuple[str, ...]] = ("entered_by",)
    __open_to__: ClassVar[tuple[Role, ...]] = (
        Role.INVESTIGATOR,
        Role.DUTY_DESK,
        Role.SQUAD_LEADER,
    )

    id: Mapped[Key]
    sender: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    received_at: Mapped[datetime]
    plate: Mapped[str] = mapped_column(default="")
    features: Mapped[str]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_note: Mapped[str] = mapped_column(default="")


class IncomingStepRow(Row):
    """What was done on a notice from another unit, and when."""

    __tablename__ = "incoming_steps"
    __persons__: ClassVar[tuple[str, ...]] = ("entered_by",)
    __open_to__: ClassVar[tuple[Role, ...]] = IncomingRow.__open_to__

    id: Mapped[Key]
    notice_id: Mapped[int] = mapped_column(ForeignKey("incoming_notices.id"), index=True)
    #: IncomingStep: acted, held, summoned, told, handed_over.
    step: Mapped[str]
    done_at: Mapped[datetime]
    text: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
