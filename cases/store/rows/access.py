"""Secret identities, emergency leave and its review."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part, TeamRole
from cases.store.rows.base import ByOfficer, Key, OfCase, Row


class GrantNoteRow(Row):
    """What is known of leave besides the leave itself: its kind, its end, its review."""

    __tablename__ = "grant_notes"
    __part__ = Part.HEAD

    grant_id: Mapped[int] = mapped_column(ForeignKey("grants.id"), primary_key=True)
    case_id: Mapped[OfCase]
    #: GrantKind: given, emergency, shown.
    kind: Mapped[str] = mapped_column(index=True)
    #: Until when it was given; the leave itself holds when it ends, which may be sooner.
    planned_until: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    ended_reason: Mapped[str] = mapped_column(default="")
    #: Of an emergency: who looked at it afterwards, and what he found.
    reviewed_at: Mapped[datetime | None]
    reviewed_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    #: Verdict.
    verdict: Mapped[str] = mapped_column(default="")
    review: Mapped[str] = mapped_column(default="")


class SecretIdentityRow(Row):
    """Who a code stands for: the only place where the name is (Order 146 art. 16, 38)."""

    __tablename__ = "secret_identities"
    __part__ = Part.INVESTIGATION
    __only__ = (TeamRole.LEAD, TeamRole.APPROVER)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: SecretKind: witness, informant, caller.
    kind: Mapped[str]
    #: As 证人甲-01; stands wherever the name would.
    code: Mapped[str]
    name: Mapped[str]
    id_number: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    #: Why secrecy was asked for, in his words.
    reason: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
