"""Rows of a mediation: application, sides, sessions, who came, rulings, decisions, ending."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row


class MediationRow(Row):
    """The mediation of one claimant's damages, with its own start and its own ten days."""

    __tablename__ = "mediations"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    claimant_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    #: The gravest harm of the claimant (cases.law Harm): death, disability, injury, property.
    harm: Mapped[str]
    #: All his harms; the ten days wait for the last of their events.
    harms: Mapped[Any] = mapped_column(JSON, default=list)
    #: cases.mediation MediationState.
    state: Mapped[str] = mapped_column(index=True)
    applied_on: Mapped[date | None]
    received_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    #: Why a late application was accepted all the same.
    late_reason: Mapped[str] = mapped_column(default="")
    refusal_ground: Mapped[str] = mapped_column(default="")
    started_on: Mapped[date | None]
    #: cases.papers StartEvent.
    start_event: Mapped[str] = mapped_column(default="")
    #: The tenth working day: the paper is due on it.
    due_on: Mapped[date | None]
    is_public: Mapped[bool] = mapped_column(default=True)
    closed_request: Mapped[str] = mapped_column(default="")
    #: cases.mediation Ending.
    ending: Mapped[str] = mapped_column(default="")
    ended_at: Mapped[datetime | None]
    ending_values: Mapped[Any] = mapped_column(JSON, default=dict)
    opened_at: Mapped[datetime]
    opened_by: Mapped[ByOfficer]
    #: Came back from the people's mediation committee: the mediation that was referred to it,
    #: and the day on which the committee ended.
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("mediations.id"))
    committee_ended_on: Mapped[date | None]


class MediationSideRow(Row):
    """A participant of a mediation, on which side and in what capacity."""

    __tablename__ = "mediation_sides"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    mediation_id: Mapped[int] = mapped_column(ForeignKey("mediations.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    side: Mapped[str]
    #: party, insurer, owner, other: only the absence of a party counts (art. 89, 94).
    capacity: Mapped[str]
    #: When he signed the joint application, and by which power if through an agent.
    signed_on: Mapped[date | None]
    signed_power_id: Mapped[int | None] = mapped_column(ForeignKey("powers.id"))


class SessionRow(Row):
    """A mediation session: room, time, mediator; planned, held, or called off."""

    __tablename__ = "sessions"
    __part__ = Part.MEDIATION
    __table_args__ = (
        Index("ix_sessions_room_id_starts_at", "room_id", "starts_at"),
        Index("ix_sessions_starts_at", "starts_at"),
    )

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    room_id: Mapped[int] = mapped_column(ForeignKey("rooms.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    mediator_id: Mapped[ByOfficer]
    recorder: Mapped[str] = mapped_column(default="")
    second_officer_id: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    auxiliary: Mapped[str] = mapped_column(default="")
    recording: Mapped[str] = mapped_column(default="")
    is_public: Mapped[bool] = mapped_column(default=True)
    #: cases.mediation SessionState: planned, open, held, called_off, moved.
    state: Mapped[str] = mapped_column(index=True)
    called_off_reason: Mapped[str] = mapped_column(default="")
    booked_at: Mapped[datetime]
    booked_by: Mapped[ByOfficer]
    #: Moved to another time: the session that takes its place.
    moved_to_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id"))
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    record: Mapped[str] = mapped_column(default="")
    #: cases.papers Outcome, once it was closed.
    outcome: Mapped[str] = mapped_column(default="")


class SessionMediationRow(Row):
    """Which mediations a session serves; several for a joint sitting."""

    __tablename__ = "session_mediations"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    mediation_id: Mapped[int] = mapped_column(ForeignKey("mediations.id"), index=True)


class SessionPersonRow(Row):
    """A person expected at a session: at most three on each side (art. 89)."""

    __tablename__ = "session_people"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    power_id: Mapped[int | None] = mapped_column(ForeignKey("powers.id"))
    name: Mapped[str]
    side: Mapped[str]
    capacity: Mapped[str]
    confirmed_at: Mapped[datetime | None]
    confirmed_how: Mapped[str] = mapped_column(default="")


class ChangeRequestRow(Row):
    """A participant's request to change the time of a session (art. 88 para. 2)."""

    __tablename__ = "change_requests"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    asked_at: Mapped[datetime]
    words: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class AttendanceRow(Row):
    """Whether a party came to a session, and what he said if he did not."""

    __tablename__ = "attendances"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    #: cases.mediation Presence: attended, absent, left.
    presence: Mapped[str]
    #: Came through this agent.
    power_id: Mapped[int | None] = mapped_column(ForeignKey("powers.id"))
    at: Mapped[datetime | None]
    reason_given: Mapped[str] = mapped_column(default="")
    reason_at: Mapped[datetime | None]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("attendances.id"))
    reason: Mapped[str] = mapped_column(default="")
    replaced_at: Mapped[datetime | None]


class RulingRow(Row):
    """The officer's ruling whether an absence had good cause; a later one takes its place."""

    __tablename__ = "rulings"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendances.id"), index=True)
    good_cause: Mapped[bool]
    text: Mapped[str]
    ruled_by: Mapped[ByOfficer]
    ruled_at: Mapped[datetime]


class OpinionRow(Row):
    """The reviewer's opinion on counting an absence whose notice fails the strict count."""

    __tablename__ = "opinions"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendances.id"), index=True)
    counts: Mapped[bool]
    text: Mapped[str]
    given_by: Mapped[ByOfficer]
    given_at: Mapped[datetime]
    #: An opinion from outside a one-officer station: authority, name, number, date.
    outside: Mapped[Any] = mapped_column(JSON, default=dict)


class AbsenceDecisionRow(Row):
    """What the officer decided at the first counted absence, under which policy of the unit."""

    __tablename__ = "absence_decisions"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    mediation_id: Mapped[int] = mapped_column(ForeignKey("mediations.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    #: The absence at which it was decided.
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendances.id"))
    #: end_now or hold_second.
    choice: Mapped[str]
    policy_id: Mapped[int | None] = mapped_column(ForeignKey("policies.id"))
    text: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[ByOfficer]
    decided_at: Mapped[datetime]
