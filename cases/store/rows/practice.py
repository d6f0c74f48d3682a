"""Rows of the squad's practice: signs of a crime, callers, promises, checks, hand-overs, loans."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part, Role
from cases.store.rows.base import ByOfficer, Key, OfCase, Row


class CircumstanceRow(Row):
    """A circumstance that can make an accident a crime, found of one party."""

    __tablename__ = "crime_circumstances"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    #: cases.law.crime.Circumstance.
    kind: Mapped[str]
    #: Loss he cannot make good; for that circumstance only.
    amount: Mapped[Decimal | None]
    basis: Mapped[str]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class CrimeOpinionRow(Row):
    """The reviewer's opinion on the signs of a crime as they stood."""

    __tablename__ = "crime_opinions"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: The signs the opinion is about; other signs ask for another opinion.
    signs: Mapped[str]
    #: cases.records.crime.CrimeOutcome.
    outcome: Mapped[str]
    text: Mapped[str]
    given_by: Mapped[ByOfficer]
    given_at: Mapped[datetime]
    #: A reviewer outside the station: unit, name, number, day.
    outside: Mapped[Any] = mapped_column(JSON, default=dict)


class ReceptionRow(Row):
    """A caller and what he wants; whoever was asked first owns the matter to an answer."""

    __tablename__ = "receptions"
    __own__ = True

    id: Mapped[Key]
    #: Who owns the matter now.
    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"), index=True)
    #: Who was asked first.
    received_by: Mapped[ByOfficer]
    came_at: Mapped[datetime]
    #: cases.records.receptions.ReceptionKind and Way.
    kind: Mapped[str]
    way: Mapped[str]
    visitor: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    #: Number of the case as the caller said it; nothing is looked up with it.
    about: Mapped[str] = mapped_column(default="")
    matter: Mapped[str]
    answer_by: Mapped[date]
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    #: Each passing on: from, to, when, why.
    passed: Mapped[Any] = mapped_column(JSON, default=list)


class ContactRow(Row):
    """Somebody who can calm a family, or was called for help; for the team only."""

    __tablename__ = "contacts"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: cases.records.receptions.ContactKind.
    kind: Mapped[str]
    name: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    #: Whose family, what he can do, or what help was asked and what came of it.
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    removed_at: Mapped[datetime | None]


class PromiseRow(Row):
    """A call-back after closing, or an answer owed to somebody, with its day."""

    __tablename__ = "promises"
    __part__ = Part.MEDIATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: cases.records.promises.PromiseKind.
    kind: Mapped[str]
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    whom: Mapped[str]
    matter: Mapped[str]
    due_on: Mapped[date] = mapped_column(index=True)
    kept_at: Mapped[datetime | None]
    result: Mapped[str] = mapped_column(default="")
    #: Whether whoever was called is content.
    content: Mapped[bool | None]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class PetitionRow(Row):
    """A petition (信访) about a case."""

    __tablename__ = "petitions"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: Number it has with whoever sent it on.
    number: Mapped[str] = mapped_column(default="")
    petitioner: Mapped[str]
    #: Through whom it came, as 来访, 支队信访办转办.
    source: Mapped[str]
    received_on: Mapped[date]
    matter: Mapped[str]
    answer_by: Mapped[date]
    answered_on: Mapped[date | None]
    result: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class PetitionStepRow(Row):
    """What was done about a petition."""

    __tablename__ = "petition_steps"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    petition_id: Mapped[int] = mapped_column(ForeignKey("petitions.id"), index=True)
    at: Mapped[datetime]
    text: Mapped[str]
    entered_by: Mapped[ByOfficer]


class CheckRow(Row):
    """A quarterly check of cases; it holds nothing of any case."""

    __tablename__ = "checks"

    id: Mapped[Key]
    year: Mapped[int]
    quarter: Mapped[int]
    drawn_by: Mapped[ByOfficer]
    drawn_at: Mapped[datetime]
    #: What the sample was drawn with, so that it can be drawn again.
    seed: Mapped[int]
    #: How many of each case kind were asked for.
    sizes: Mapped[Any] = mapped_column(JSON)
    #: The score sheet as it was on that day.
    sheet: Mapped[Any] = mapped_column(JSON)
    report: Mapped[str] = mapped_column(default="")
    reported_at: Mapped[datetime | None]


class CheckedCaseRow(Row):
    """A case in the sample of a check, and its score."""

    __tablename__ = "checked_cases"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("check_id", "case_id"),)

    id: Mapped[Key]
    check_id: Mapped[int] = mapped_column(ForeignKey("checks.id"), index=True)
    case_id: Mapped[OfCase]
    #: Points taken off by item of the sheet.
    taken_off: Mapped[Any] = mapped_column(JSON, default=dict)
    note: Mapped[str] = mapped_column(default="")
    scored_at: Mapped[datetime | None]


class FindingRow(Row):
    """What a check found wrong in a case, whose it is to mend and until when."""

    __tablename__ = "findings"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    check_id: Mapped[int] = mapped_column(ForeignKey("checks.id"), index=True)
    case_id: Mapped[OfCase]
    item: Mapped[str]
    text: Mapped[str]
    owner_id: Mapped[int] = mapped_column(ForeignKey("officers.id"))
    mend_by: Mapped[date]
    found_at: Mapped[datetime]
    #: What the owner did, and when.
    mended: Mapped[str] = mapped_column(default="")
    mended_at: Mapped[datetime | None]
    #: When the checker found it mended.
    solved_at: Mapped[datetime | None]


class Signing:
    """Columns of what one officer hands over, another takes, and a leader confirms."""

    # Behind the columns of each table, as they have stood since the first schema.
    handed_at: Mapped[datetime] = mapped_column(sort_order=1)
    taken_at: Mapped[datetime | None] = mapped_column(sort_order=1)
    taken_note: Mapped[str] = mapped_column(default="", sort_order=1)
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("officers.id"), sort_order=1)
    confirmed_at: Mapped[datetime | None] = mapped_column(sort_order=1)


class CaseHandOverRow(Signing, Row):
    """A case handed over with everything in it, listed and signed by both and a leader."""

    __tablename__ = "case_hand_overs"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    from_id: Mapped[ByOfficer]
    to_id: Mapped[int] = mapped_column(ForeignKey("officers.id"))
    reason: Mapped[str]
    #: Papers, clocks, sessions, things held as they stood: lists of lines by heading.
    content: Mapped[Any] = mapped_column(JSON)
    note: Mapped[str] = mapped_column(default="")


class ShiftHandOverRow(Signing, Row):
    """A shift handed over: what is under way, by number only."""

    __tablename__ = "shift_hand_overs"
    __persons__ = ("from_id", "to_id")
    __open_to__ = (Role.SQUAD_LEADER,)

    id: Mapped[Key]
    from_id: Mapped[ByOfficer]
    to_id: Mapped[int] = mapped_column(ForeignKey("officers.id"))
    #: Cases not yet assigned; each reader is told of those he may see.
    cases: Mapped[Any] = mapped_column(JSON)
    #: Equipment, keys, forms with numbers, the vehicle: as lines.
    things: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class FileLoanRow(Row):
    """A case file lent out and back."""

    __tablename__ = "file_loans"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    borrower: Mapped[str]
    #: Unit and paper that entitle him, as 调卷函〔2026〕5号.
    authority: Mapped[str]
    purpose: Mapped[str]
    volumes: Mapped[str]
    lent_at: Mapped[datetime]
    return_by: Mapped[date]
    returned_at: Mapped[datetime | None]
    state_on_return: Mapped[str] = mapped_column(default="")
    entered_by: Mapped[ByOfficer]


class SealUseRow(Row):
    """One use of a seal on a paper of a case."""

    __tablename__ = "seal_uses"
    __part_column__ = "part"

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    part: Mapped[str]
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    #: Which seal, as the form names it.
    seal: Mapped[str]
    copies: Mapped[int]
    used_at: Mapped[datetime]
    keeper_id: Mapped[ByOfficer]
    applicant: Mapped[str] = mapped_column(default="")
