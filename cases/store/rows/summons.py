"""Rows of summoning: who is a suspect, inquiry notices, summonses and what was noted in them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row


class SuspicionRow(Row):
    """That a party is suspected of a traffic crime or of a violation, since when and why."""

    __tablename__ = "suspicions"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    #: Suspicion: crime, violation.
    kind: Mapped[str]
    #: As papers name it: 交通肇事, 未按规定让行.
    charge: Mapped[str]
    #: What it rests on.
    basis: Mapped[str]
    since: Mapped[datetime]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    ended_reason: Mapped[str] = mapped_column(default="")


class InquiryNoticeRow(Row):
    """A notice to come for questioning: how, when, to whom it was given, and what came of it."""

    __tablename__ = "inquiry_notices"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    #: NoticeWay: written, phone, on_spot, message.
    way: Mapped[str]
    #: Where he is questioned: office, home, workplace, his_choice, video.
    venue: Mapped[str]
    place: Mapped[str]
    wanted_at: Mapped[datetime]
    #: A written one: its paper, whose service proves it.
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    #: A spoken one: when, to whom, what proves it.
    given_at: Mapped[datetime | None]
    receiver: Mapped[str] = mapped_column(default="")
    proof: Mapped[str] = mapped_column(default="")
    #: NoticeOutcome: came, not_came, moved; empty until known.
    outcome: Mapped[str] = mapped_column(default="")
    outcome_at: Mapped[datetime | None]
    #: What he said why he did not come.
    reason: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class SummonsRow(Row):
    """One summons, in writing or on the spot, from its plan to the departure."""

    __tablename__ = "summonses"
    __part__ = Part.INVESTIGATION
    __table_args__ = (Index("ix_summonses_arrived_at", "arrived_at", "left_at"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    suspicion_id: Mapped[int] = mapped_column(ForeignKey("suspicions.id"))
    #: Counted from one within the case; facts and approvals name it `summons 3`.
    n: Mapped[int]
    #: Branch: administrative, criminal.
    branch: Mapped[str]
    is_oral: Mapped[bool] = mapped_column(default=False)
    charge: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    called_for: Mapped[datetime | None]
    #: City or county of the person, in which the place must lie.
    area: Mapped[str] = mapped_column(default="")
    #: Elsewhere: the police there, and the number of the letter of cooperation.
    partner: Mapped[str] = mapped_column(default="")
    letter_number: Mapped[str] = mapped_column(default="")
    #: Why it is asked for; goes to the approver.
    grounds: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    #: Criminal side: number of the certificate in the police case system.
    typed_number: Mapped[str] = mapped_column(default="")
    issued_at: Mapped[datetime | None]
    #: On the spot: when and how he was found there; the card was shown.
    found_at: Mapped[datetime | None]
    found_how: Mapped[str] = mapped_column(default="")
    card_shown: Mapped[bool] = mapped_column(default=False)
    second_officer: Mapped[str] = mapped_column(default="")
    #: When reason and basis were told.
    told_at: Mapped[datetime | None]
    arrived_at: Mapped[datetime | None]
    #: Signed: signed, refused; empty while open.
    arrival_signed: Mapped[str] = mapped_column(default="")
    arrival_note: Mapped[str] = mapped_column(default="")
    left_at: Mapped[datetime | None]
    leaving_signed: Mapped[str] = mapped_column(default="")
    leaving_note: Mapped[str] = mapped_column(default="")
    extended_at: Mapped[datetime | None]
    extension_grounds: Mapped[str] = mapped_column(default="")
    #: Family: told how, when, who, by whom; or FamilyException.
    family_way: Mapped[str] = mapped_column(default="")
    family_name: Mapped[str] = mapped_column(default="")
    family_relation: Mapped[str] = mapped_column(default="")
    family_phone: Mapped[str] = mapped_column(default="")
    family_told_at: Mapped[datetime | None]
    family_exception: Mapped[str] = mapped_column(default="")
    family_note: Mapped[str] = mapped_column(default="")
    family_document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    #: A minor: who was present, or why nobody was.
    guardian: Mapped[str] = mapped_column(default="")
    guardian_relation: Mapped[str] = mapped_column(default="")
    guardian_at: Mapped[datetime | None]
    guardian_absence: Mapped[str] = mapped_column(default="")
    #: He did not come; the reason he gave.
    missed_at: Mapped[datetime | None]
    missed_reason: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class SummonsEntryRow(Row):
    """What was noted while somebody was there: food, rest, sobering up, the reviewer's opinion."""

    __tablename__ = "summons_entries"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    summons_id: Mapped[int] = mapped_column(ForeignKey("summonses.id"), index=True)
    #: EntryKind: food, rest, sobering, force, other.
    kind: Mapped[str]
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    text: Mapped[str] = mapped_column(default="")
    #: An opinion on force: whether it may be used.
    allows: Mapped[bool | None]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class FirstHourRow(Row):
    """One timed entry of the first hour of a hit-and-run."""

    __tablename__ = "first_hour"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: FirstStep: plan, roadblock, watch, notice, military, other.
    step: Mapped[str]
    done_at: Mapped[datetime]
    text: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    struck_at: Mapped[datetime | None]
    struck_reason: Mapped[str] = mapped_column(default="")


class WatchRow(Row):
    """A vehicle or person on the watch system, and when that was lifted with what proof."""

    __tablename__ = "watches"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    n: Mapped[int]
    #: As 号牌苏Z·5Q27M 小型轿车.
    target: Mapped[str]
    set_at: Mapped[datetime]
    reference: Mapped[str] = mapped_column(default="")
    lifted_at: Mapped[datetime | None]
    lifted_proof: Mapped[str] = mapped_column(default="")
    entered_by: Mapped[ByOfficer]


class AssistanceRow(Row):
    """A notice of assistance and its withdrawal, each with its paper and the same recipients."""

    __tablename__ = "assistance_notices"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    n: Mapped[int]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    issued_at: Mapped[datetime | None]
    #: Names of the units it went to, one a line; the withdrawal goes to exactly these.
    recipients: Mapped[str] = mapped_column(default="")
    valid_until: Mapped[date | None]
    withdrawal_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    withdrawn_at: Mapped[datetime | None]
    #: What proves that the withdrawal reached them.
    withdrawal_proof: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class AssistanceNamedRow(Row):
    """A name of the lead board that a notice may carry, with the reason an officer gave."""

    __tablename__ = "assistance_named"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    notice_id: Mapped[int] = mapped_column(ForeignKey("assistance_notices.id"), index=True)
    name: Mapped[str]
    reason: Mapped[str]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
