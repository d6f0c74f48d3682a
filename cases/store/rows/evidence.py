"""Rows: evidence, candidates, exclusions and inquiries.

Nothing here is deleted: what no longer holds is withdrawn, lifted or dropped with a reason.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row


class EvidenceRow(Row):
    """A piece of evidence by which the vehicles of a case are ranked."""

    __tablename__ = "evidence"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("case_id", "n"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: Its number in the case.
    n: Mapped[int]
    title: Mapped[str]
    #: leads.evidence.kinds.EvidenceKind, and its content as `leads.evidence.written` says.
    kind: Mapped[str]
    content: Mapped[Any] = mapped_column(JSON)
    #: As "B2"; empty: ungraded.
    grade: Mapped[str] = mapped_column(default="")
    #: Items of one group speak of the same attribute; empty: it stands alone.
    dependence: Mapped[str] = mapped_column(default="")
    #: The original source it rests on; empty: its own.
    origin: Mapped[str] = mapped_column(default="")
    #: The node of the board it hangs on.
    node_id: Mapped[int | None] = mapped_column(ForeignKey("lead_nodes.id"), index=True)
    #: The inquiry whose result it is.
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("lead_inquiries.id"))
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class PersonEvidenceRow(Row):
    """A statement, an alibi: how probable it is if each of some persons drove."""

    __tablename__ = "person_evidence"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("case_id", "n"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    n: Mapped[int]
    title: Mapped[str]
    #: leads.services.candidates.records.PersonEvidenceKind.
    kind: Mapped[str]
    #: By id of the person's node, as text.
    likelihoods: Mapped[Any] = mapped_column(JSON)
    otherwise: Mapped[float]
    grade: Mapped[str] = mapped_column(default="")
    dependence: Mapped[str] = mapped_column(default="")
    origin: Mapped[str] = mapped_column(default="")
    #: The node of the board it hangs on.
    node_id: Mapped[int | None] = mapped_column(ForeignKey("lead_nodes.id"))
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class HandVehicleRow(Row):
    """A vehicle entered by hand, because no register has it or no extract was asked for."""

    __tablename__ = "hand_vehicles"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("case_id", "n"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    n: Mapped[int]
    #: What it is called, as it may have no plate.
    label: Mapped[str]
    #: leads.ranking.vehicle.Vehicle as its fields.
    fields: Mapped[Any] = mapped_column(JSON)
    node_id: Mapped[int | None] = mapped_column(ForeignKey("lead_nodes.id"))
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class ExclusionRow(Row):
    """That a candidate is excluded, why and by whom; and the way back."""

    __tablename__ = "exclusions"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: A plate, or "#" and the number of a vehicle entered by hand.
    vehicle: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[ByOfficer]
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    lifted_reason: Mapped[str] = mapped_column(default="")


class PriorRow(Row):
    """What is believed before any evidence; the latest holds, the earlier ones stay."""

    __tablename__ = "lead_priors"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: How probable it is that none of the vehicles did it.
    none: Mapped[float]
    #: Column, value, how many times as probable as another vehicle.
    weights: Mapped[Any] = mapped_column(JSON, default=list)
    reason: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[ByOfficer]


class LeadInquiryRow(Row):
    """A question to be asked outside, what may come of it, and what came of it."""

    __tablename__ = "lead_inquiries"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("case_id", "n"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    n: Mapped[int]
    question: Mapped[str]
    #: Who or what is asked.
    whom: Mapped[str] = mapped_column(default="")
    hours: Mapped[float]
    #: Name, vehicles, likelihood, otherwise of each outcome.
    outcomes: Mapped[Any] = mapped_column(JSON)
    #: leads.services.candidates.records.InquiryState.
    state: Mapped[str]
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    #: The outcome that came, by its place.
    outcome: Mapped[int | None]
    result: Mapped[str] = mapped_column(default="")
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))


class ReliabilityRow(Row):
    """The unit's own table from grades to reliabilities, in force from a day on."""

    __tablename__ = "reliability_tables"

    id: Mapped[Key]
    #: By grade; what is left out is as the program brings it along.
    grades: Mapped[Any] = mapped_column(JSON)
    ungraded: Mapped[float]
    in_force_from: Mapped[date]
    reference: Mapped[str]
    approved_by: Mapped[str]
    approved_on: Mapped[date]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
