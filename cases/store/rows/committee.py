"""Rows of people's mediators: their committee, the packet of a referral, what they report."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row
from cases.store.rows.triggers import made_with


class GuestRow(Row):
    """Of which committee somebody is who has an account and is no officer of the unit."""

    __tablename__ = "guests"

    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"), primary_key=True)
    committee: Mapped[str]


class PacketRow(Row):
    """What a committee's mediator is given of a case: as it was when it was handed over.

    He sees it while the mediation is referred, it was not taken back and its last day is not over.
    """

    __tablename__ = "packets"
    __part__ = Part.MEDIATION
    __guest__ = True

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    mediation_id: Mapped[int] = mapped_column(ForeignKey("mediations.id"), index=True)
    guest_id: Mapped[int] = mapped_column(ForeignKey("officers.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    #: The committee's copy of the letter of referral, as it was issued.
    letter: Mapped[bytes]
    #: What the letter names: accident, parties, loss, enclosures; `cases.records.packets`.
    content: Mapped[Any] = mapped_column(JSON, default=dict)
    handed_at: Mapped[datetime]
    handed_by: Mapped[ByOfficer]
    #: Set by the committee's outcome: the end of the three working days (art. 85 para. 2).
    until_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    taken_back_reason: Mapped[str] = mapped_column(default="")


class PacketReportRow(Row):
    """What the committee's mediator reports of a packet: a session, or the outcome."""

    __tablename__ = "packet_reports"
    __part__ = Part.MEDIATION
    __guest__ = True

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    packet_id: Mapped[int] = mapped_column(ForeignKey("packets.id"), index=True)
    #: cases.records.packets.ReportKind.
    kind: Mapped[str]
    happened_on: Mapped[date]
    #: Number or name of the paper it rests on.
    proof: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


#: A report is not changed or thrown away, by whatever statement.
TRIGGERS = tuple(
    f"CREATE TRIGGER packet_reports_no_{operation.lower()} BEFORE {operation} ON packet_reports"
    " BEGIN SELECT RAISE(ABORT, 'what was recorded stays'); END"
    for operation in ("UPDATE", "DELETE")
)

made_with(PacketReportRow, *TRIGGERS)
