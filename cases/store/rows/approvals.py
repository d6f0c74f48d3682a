"""Rows of what needs somebody else: approvals, stand-ins, recusals and the acts to be ruled on."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row


class ApprovalRow(Row):
    """One request for an approval, from the asking to its use."""

    __tablename__ = "approvals"
    __part__ = Part.INVESTIGATION
    __table_args__ = (Index("ix_approvals_case_id_kind", "case_id", "kind", "subject"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: cases.law.approvals.Approving.
    kind: Mapped[str]
    #: Tells several of one kind apart, as the item of the fact it is for.
    subject: Mapped[str] = mapped_column(default="")
    #: What is asked for, in words, as 传唤卢某于9月28日9时到一室接受询问.
    matter: Mapped[str] = mapped_column(default="")
    grounds: Mapped[str] = mapped_column(default="")
    #: Ids of the documents and attachments put before the deciders.
    documents: Mapped[Any] = mapped_column(JSON, default=list)
    attachments: Mapped[Any] = mapped_column(JSON, default=list)
    #: ApprovalState.
    state: Mapped[str] = mapped_column(index=True)
    urgent: Mapped[bool] = mapped_column(default=False)
    requested_by: Mapped[ByOfficer]
    requested_at: Mapped[datetime]
    #: State of the case when it was asked for, and its digest.
    asked_digest: Mapped[str]
    asked_state: Mapped[Any] = mapped_column(JSON)
    #: Whom it was put before, and who gave the opinion in whose place.
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    opinion: Mapped[str] = mapped_column(default="")
    opinion_text: Mapped[str] = mapped_column(default="")
    opinion_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    opinion_for: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    opinion_at: Mapped[datetime | None]
    approver_id: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    #: Since when it waits for whoever is next.
    waiting_since: Mapped[datetime | None]
    decision: Mapped[str] = mapped_column(default="")
    decision_text: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    decided_for: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    decided_at: Mapped[datetime | None]
    #: State of the case the approval is for; it lapses when that changes before use.
    approved_digest: Mapped[str] = mapped_column(default="")
    approved_state: Mapped[Any] = mapped_column(JSON, default=dict)
    #: Last day on which it may be used.
    until_on: Mapped[date | None]
    #: Approved by word of mouth: when, and until when the writing must follow.
    oral_at: Mapped[datetime | None]
    oral_due_at: Mapped[datetime | None]
    #: Of an authority outside the station.
    authority: Mapped[str] = mapped_column(default="")
    outside_name: Mapped[str] = mapped_column(default="")
    outside_number: Mapped[str] = mapped_column(default="")
    outside_on: Mapped[date | None]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    recorded_at: Mapped[datetime | None]
    scan_id: Mapped[int | None] = mapped_column(ForeignKey("attachments.id"))
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    #: The act it was used for, as `fact.record`.
    used_for: Mapped[str] = mapped_column(default="")
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    #: Papers made from it.
    report_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    sheet_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))


class AnsweredRow(Row):
    """What an officer said about a request, in his own list: he no longer sees the case."""

    __tablename__ = "answered"
    __own__ = True

    id: Mapped[Key]
    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"), index=True)
    approval_id: Mapped[int]
    case_number: Mapped[str]
    kind: Mapped[str]
    step: Mapped[str]
    matter: Mapped[str]
    verdict: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]
    stood_in_for: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))


class StandInRow(Row):
    """Somebody takes an officer's place as reviewer or approver for some days."""

    __tablename__ = "stand_ins"
    __table_args__ = (Index("ix_stand_ins_stand_in_id_until_on", "stand_in_id", "until_on"),)

    id: Mapped[Key]
    #: In whose place.
    officer_id: Mapped[ByOfficer]
    stand_in_id: Mapped[int] = mapped_column(ForeignKey("officers.id"))
    #: Role: reviewer or approver.
    role: Mapped[str]
    from_on: Mapped[date]
    #: Last day; it ends at its midnight.
    until_on: Mapped[date]
    reason: Mapped[str]
    #: Number of the written order, where the one represented did not appoint himself.
    order_number: Mapped[str] = mapped_column(default="")
    appointed_by: Mapped[ByOfficer]
    appointed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))


class RecusalRow(Row):
    """That an officer is to keep out of a case: asked for, decided, told."""

    __tablename__ = "recusals"
    __part__ = Part.INVESTIGATION
    __table_args__ = (Index("ix_recusals_officer_id_granted", "officer_id", "granted", "case_id"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: Whose recusal it is.
    officer_id: Mapped[ByOfficer]
    #: recusals.Ground, and in words.
    ground: Mapped[str]
    grounds: Mapped[str]
    #: The party who asked; None: the officer himself, or the head on his own motion.
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    #: party, officer, head.
    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
    #: True when it was asked for by word of mouth and written down here.
    oral: Mapped[bool] = mapped_column(default=False)
    entered_by: Mapped[ByOfficer]
    entered_at: Mapped[datetime]
    #: Before whom it was put; None: the authority above.
    decider_id: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    #: None: not decided yet. True: from then on the officer is out of the case.
    granted: Mapped[bool | None]
    decision_text: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    decided_for: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    decided_at: Mapped[datetime | None]
    authority: Mapped[str] = mapped_column(default="")
    outside_name: Mapped[str] = mapped_column(default="")
    outside_number: Mapped[str] = mapped_column(default="")
    scan_id: Mapped[int | None] = mapped_column(ForeignKey("attachments.id"))
    #: When and how the one who asked was told.
    told_at: Mapped[datetime | None]
    told_how: Mapped[str] = mapped_column(default="")


class RecusedActRow(Row):
    """An earlier act of a recused officer, and whether it stands (行政程序 art. 25)."""

    __tablename__ = "recused_acts"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    recusal_id: Mapped[int] = mapped_column(ForeignKey("recusals.id"), index=True)
    journal_seq: Mapped[int]
    act: Mapped[str]
    done_at: Mapped[datetime]
    #: None: not ruled on yet.
    valid: Mapped[bool | None]
    reason: Mapped[str] = mapped_column(default="")
    ruled_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    ruled_at: Mapped[datetime | None]
