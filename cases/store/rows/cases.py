"""Rows of a case: its head, who handles it, the accident, parties, vehicles, facts, dues."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row


class CaseRow(Row):
    """The head of a case: what a squad leader may see of a case he does not handle."""

    __tablename__ = "cases"
    __part__ = Part.HEAD
    __table_args__ = (
        # Nothing is due in a case of the archive: the indexes of what few rows have leave it out.
        Index("ix_cases_next_due_on", "next_due_on", sqlite_where=text("next_due_on IS NOT NULL")),
        Index("ix_cases_state_number", "state", "number"),
    )

    case_id: Mapped[int] = mapped_column(primary_key=True)
    #: Number of the case as officers say it, as 2026-0163.
    number: Mapped[str] = mapped_column(unique=True)
    #: CaseKind: property, injury, death.
    kind: Mapped[str]
    #: general, simple, quick.
    procedure: Mapped[str] = mapped_column(default="general")
    #: CaseState: reported, open, mediation, concluded ... ; "closed" opens it to the squad.
    state: Mapped[str]
    hit_and_run: Mapped[bool] = mapped_column(default=False)
    lead_officer_id: Mapped[int | None] = mapped_column(ForeignKey("officers.id"), index=True)
    opened_at: Mapped[datetime]
    opened_by: Mapped[ByOfficer]
    closed_at: Mapped[datetime | None]
    #: Projection of the soonest running clock, written with every act.
    next_due_on: Mapped[date | None]
    next_rule: Mapped[str | None]
    #: Counts the acts on the case; an approval or a screen names the one it saw.
    revision: Mapped[int] = mapped_column(default=0)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("imports.id"), index=True)


class TeamRow(Row):
    """Who handles a case, in what capacity, from when until when."""

    __tablename__ = "team"
    __part__ = Part.HEAD
    __table_args__ = (Index("ix_team_officer_id_until_at", "officer_id", "until_at", "case_id"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    officer_id: Mapped[ByOfficer]
    #: TeamRole.
    role: Mapped[str]
    from_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    assigned_by: Mapped[ByOfficer]
    reason: Mapped[str] = mapped_column(default="")


class GrantRow(Row):
    """Leave to look into a case for a while: who gave it, why, until when, which part."""

    __tablename__ = "grants"
    __part__ = Part.HEAD
    __table_args__ = (Index("ix_grants_officer_id_until_at", "officer_id", "until_at"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    officer_id: Mapped[ByOfficer]
    #: Part: the widest part opened.
    part: Mapped[str]
    reason: Mapped[str]
    given_by: Mapped[ByOfficer]
    given_at: Mapped[datetime]
    until_at: Mapped[datetime]


class AccidentRow(Row):
    """The accident as it was reported and found (Order 146 art. 16)."""

    __tablename__ = "accidents"
    __part__ = Part.MEDIATION

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.case_id"), primary_key=True)
    occurred_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(default="")
    #: Everything else of the report: method, caller, phone, secrecy, weather, brief, dangerous
    #: goods, fled vehicle ... as `cases.records.intake` names it.
    report: Mapped[Any] = mapped_column(JSON, default=dict)
    brief: Mapped[str] = mapped_column(default="")
    #: Number of the accident in the national system, typed in.
    national_number: Mapped[str] = mapped_column(default="")


class PartyRow(Row):
    """A person or body with a part in the accident or its settlement."""

    __tablename__ = "parties"
    __part__ = Part.MEDIATION
    __table_args__ = (
        Index("ix_parties_id_number", "id_number", sqlite_where=text("id_number<>''")),
        Index("ix_parties_phone", "phone", sqlite_where=text("phone<>''")),
    )

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    name: Mapped[str]
    #: PartyKind: driver, injured, deceased, next_of_kin, guardian, owner, insurer, agent ...
    kind: Mapped[str]
    #: Side in the settlement, as 甲方; empty: not yet on a side.
    side: Mapped[str] = mapped_column(default="")
    sex: Mapped[str] = mapped_column(default="")
    born_on: Mapped[date | None]
    id_kind: Mapped[str] = mapped_column(default="")
    id_number: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    vehicle_id: Mapped[int | None] = mapped_column(ForeignKey("vehicles.id"))
    #: For next of kin, guardian, owner, insurer: of whom.
    of_party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    relation: Mapped[str] = mapped_column(default="")
    #: What proves the relation (户口簿, 亲属关系证明 …).
    relation_proof: Mapped[str] = mapped_column(default="")
    #: A guardian who is himself liable.
    is_liable: Mapped[bool] = mapped_column(default=False)
    #: Liability share found by the determination, as 主要责任.
    liability: Mapped[str] = mapped_column(default="")
    #: Injury as recorded: none, slight, serious, disabled, died; and in words.
    injury: Mapped[str] = mapped_column(default="")
    injury_note: Mapped[str] = mapped_column(default="")
    #: Whatever else the form holds (consent to electronic service, address for service …).
    more: Mapped[Any] = mapped_column(JSON, default=dict)
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    removed_at: Mapped[datetime | None]
    removed_reason: Mapped[str] = mapped_column(default="")


class PowerRow(Row):
    """A power of attorney: who acts for whom, in what, and whether he may agree to amounts."""

    __tablename__ = "powers"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    principal_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    agent_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    matters: Mapped[str]
    may_agree: Mapped[bool]
    signed_on: Mapped[date]
    until_on: Mapped[date | None]
    revoked_on: Mapped[date | None]
    proof: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class VehicleRow(Row):
    """A vehicle of the accident."""

    __tablename__ = "vehicles"
    __part__ = Part.MEDIATION
    __table_args__ = (Index("ix_vehicles_vin", "vin", sqlite_where=text("vin<>''")),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    plate: Mapped[str] = mapped_column(default="", index=True)
    plate_colour: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    make: Mapped[str] = mapped_column(default="")
    colour: Mapped[str] = mapped_column(default="")
    vin: Mapped[str] = mapped_column(default="")
    insurer: Mapped[str] = mapped_column(default="")
    policy: Mapped[str] = mapped_column(default="")
    more: Mapped[Any] = mapped_column(JSON, default=dict)
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    removed_at: Mapped[datetime | None]


class LossRow(Row):
    """A loss claimed by one party: head of damage and amount."""

    __tablename__ = "losses"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    head: Mapped[str]
    amount: Mapped[Decimal]
    proof: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    removed_at: Mapped[datetime | None]


class FactRow(Row):
    """Something that happened and moves clocks; corrected by a new row, never edited."""

    __tablename__ = "facts"
    __part_column__ = "part"

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: Part: who may read it; facts of determination, harm and mediation are `mediation`.
    part: Mapped[str]
    #: cases.law.facts.FactKind.
    kind: Mapped[str]
    happened_at: Mapped[datetime]
    #: True when only the day is known.
    day_only: Mapped[bool] = mapped_column(default=False)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    mediation_id: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    #: Approving authority, number … for facts that rest on an outside approval.
    more: Mapped[Any] = mapped_column(JSON, default=dict)
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    #: The fact this one corrects, and why; a corrected fact no longer counts.
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("facts.id"))
    reason: Mapped[str] = mapped_column(default="")
    #: Set on the older one when it is corrected or withdrawn.
    replaced_at: Mapped[datetime | None]


class DueRow(Row):
    """A clock of a case as last counted: the agenda reads these and counts nothing."""

    __tablename__ = "dues"
    __part_column__ = "part"
    __table_args__ = (
        Index("ix_dues_case_id_due_on", "case_id", "due_on"),
        Index("ix_dues_due_on", "due_on"),
    )

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    part: Mapped[str]
    rule: Mapped[str]
    party_id: Mapped[int | None]
    mediation_id: Mapped[int | None]
    session_id: Mapped[int | None]
    #: Tells several of one rule apart, as the number of a receipt.
    item: Mapped[str | None]
    due_on: Mapped[date]
    #: For a period of hours: the moment it ends.
    due_at: Mapped[datetime | None]
    #: Values for the sentence on the desk (names, counts).
    values: Mapped[Any] = mapped_column(JSON, default=dict)
    article: Mapped[str] = mapped_column(default="")
    provisional: Mapped[bool] = mapped_column(default=False)


class PastDueRow(Row):
    """A due day that had passed when a correction moved its clock: kept or missed, for good."""

    __tablename__ = "past_dues"
    __part_column__ = "part"

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    part: Mapped[str]
    rule: Mapped[str]
    party_id: Mapped[int | None]
    mediation_id: Mapped[int | None]
    item: Mapped[str | None]
    due_on: Mapped[date]
    due_at: Mapped[datetime | None]
    #: cases.law.past.Outcome.
    outcome: Mapped[str]
    done_on: Mapped[date | None]
    #: The fact that was recorded, corrected or withdrawn, and why.
    fact_id: Mapped[int] = mapped_column(ForeignKey("facts.id"))
    reason: Mapped[str] = mapped_column(default="")
    #: The due day that took its place; none when the clock no longer runs.
    new_due_on: Mapped[date | None]
    noted_at: Mapped[datetime]
    noted_by: Mapped[ByOfficer]
