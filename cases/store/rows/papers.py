"""Rows of papers: documents, their copies, the numbers of the registers, and service."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row


class DocumentRow(Row):
    """A paper of a case: a draft that may change, or an issued one that never does."""

    __tablename__ = "documents"
    __part_column__ = "part"

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    part: Mapped[str]
    #: cases.papers FormKind.
    form: Mapped[str]
    #: Complete number as printed; empty until issued or typed in.
    number: Mapped[str] = mapped_column(default="", index=True)
    #: DocumentState: draft, in_review, approved, issued, withdrawn.
    state: Mapped[str] = mapped_column(index=True)
    #: The paper as JSON (cases.papers codec).
    content: Mapped[Any] = mapped_column(JSON)
    mediation_id: Mapped[int | None]
    session_id: Mapped[int | None]
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    pdf: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    sha256: Mapped[str] = mapped_column(default="")
    made_by: Mapped[ByOfficer]
    made_at: Mapped[datetime]
    issued_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    issued_at: Mapped[datetime | None] = mapped_column(index=True)
    journal_seq: Mapped[int | None]
    journal_head: Mapped[str] = mapped_column(default="")
    #: The issued document that this one corrects.
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class CopyRow(Row):
    """One numbered copy of an issued document and where it is."""

    __tablename__ = "copies"
    __part__ = Part.MEDIATION
    __table_args__ = (UniqueConstraint("document_id", "copy_no"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    copy_no: Mapped[int]
    recipient: Mapped[str]
    #: party, file, stub, committee.
    recipient_kind: Mapped[str]
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    printed_at: Mapped[datetime | None]
    printed_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    #: printed, served, filed, returned, destroyed.
    state: Mapped[str] = mapped_column(default="")


class NumberRow(Row):
    """A number taken from a register of the unit; a voided one stays, as 作废."""

    __tablename__ = "numbers"
    __table_args__ = (UniqueConstraint("form", "year", "n"),)

    id: Mapped[Key]
    form: Mapped[str]
    year: Mapped[int]
    n: Mapped[int]
    document_id: Mapped[int | None]
    taken_at: Mapped[datetime]
    taken_by: Mapped[ByOfficer]
    voided_at: Mapped[datetime | None]
    voided_reason: Mapped[str] = mapped_column(default="")


class ServiceRow(Row):
    """A paper brought to somebody, or a notice spoken to him: how, when, to whom, with what proof.

    A notice of a session is a service with `session_id`; without `document_id` it was spoken.
    """

    __tablename__ = "services"
    __part__ = Part.MEDIATION
    __table_args__ = (
        Index("ix_services_session_id_party_id", "session_id", "party_id"),
        Index("ix_services_document_id", "document_id"),
        Index("ix_services_served_at", "served_at"),
    )

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    session_id: Mapped[int | None]
    #: The party for whom it is meant.
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    #: ServiceMethod: direct, relative, left (留置), entrusted, post, electronic, public, oral.
    method: Mapped[str]
    #: When it was served; None: tried in vain.
    served_at: Mapped[datetime | None]
    tried_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")
    receiver: Mapped[str] = mapped_column(default="")
    relation: Mapped[str] = mapped_column(default="")
    #: Power of attorney when an agent received it.
    power_id: Mapped[int | None] = mapped_column(ForeignKey("powers.id"))
    substitute_reason: Mapped[str] = mapped_column(default="")
    refusal_reason: Mapped[str] = mapped_column(default="")
    witness: Mapped[str] = mapped_column(default="")
    #: Reference of the audio/video recording.
    recording: Mapped[str] = mapped_column(default="")
    #: What proves it: receipt number, page of the record, postal slip, screen of the message.
    proof: Mapped[str] = mapped_column(default="")
    #: Consent to electronic service, dated before.
    consent: Mapped[str] = mapped_column(default="")
    server_id: Mapped[ByOfficer]
    second_server: Mapped[str] = mapped_column(default="")
    #: Name of an auxiliary when only one officer served; then a recording is required.
    auxiliary: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("services.id"))
    reason: Mapped[str] = mapped_column(default="")
    replaced_at: Mapped[datetime | None]
