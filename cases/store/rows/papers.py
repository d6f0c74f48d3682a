"""Rows of papers: documents, their copies, the numbers of the registers, and service."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from cases.store.rows.base import ByOfficer, Key, OfCase, Row
from cases.store.rows.triggers import made_with


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
    #: Why it corrects the older one.
    correction_reason: Mapped[str] = mapped_column(default="")
    #: Title in the register, with the number of the session where it has one.
    title: Mapped[str] = mapped_column(default="")
    #: Names of those who get a copy, for lists and search.
    recipients: Mapped[str] = mapped_column(default="")
    #: Place in the unit's own register, when the number comes from there.
    number_year: Mapped[int | None]
    number_n: Mapped[int | None]
    #: Counts the changes of a draft; a screen or an opinion names the one it saw.
    revision: Mapped[int] = mapped_column(default=0)
    #: Press that made the pages (`Press.edition`).
    edition: Mapped[str] = mapped_column(default="")
    #: Pages of one copy; the stored PDF holds the copies one after the other.
    pages: Mapped[int] = mapped_column(default=0)
    #: Number in the national system, typed in while it is a draft.
    typed_number: Mapped[str] = mapped_column(default="")


class DocumentOpinionRow(Row):
    """What a reviewer or approver said about a draft, or an authority outside the station."""

    __tablename__ = "document_opinions"
    __part_column__ = "part"

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: Part: that of its paper.
    part: Mapped[str] = mapped_column(default="mediation", server_default="mediation")
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    #: review or approval.
    step: Mapped[str]
    #: Revision of the draft it speaks of; it says nothing about later ones.
    revision: Mapped[int]
    #: Whom it was put before; None: an authority outside the station.
    asked_id: Mapped[int | None] = mapped_column(ForeignKey("officers.id"), index=True)
    asked_at: Mapped[datetime]
    asked_by: Mapped[ByOfficer]
    #: agreed, sent_back; empty until given.
    verdict: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    given_at: Mapped[datetime | None]
    #: An opinion from outside: authority, name, number, date.
    outside: Mapped[Any] = mapped_column(JSON, default=dict)


class CopyRow(Row):
    """One numbered copy of an issued document and where it is."""

    __tablename__ = "copies"
    __part_column__ = "part"
    __table_args__ = (UniqueConstraint("document_id", "copy_no"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: Part: that of its paper.
    part: Mapped[str] = mapped_column(default="mediation", server_default="mediation")
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
    #: As 甲方 当事人.
    capacity: Mapped[str] = mapped_column(default="")
    #: Where it is, once somebody has said so.
    kept_at: Mapped[str] = mapped_column(default="")


class PrintRow(Row):
    """That a copy of an issued document was printed once more, by whom and what for."""

    __tablename__ = "prints"
    __part_column__ = "part"

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: Part: that of its paper.
    part: Mapped[str] = mapped_column(default="mediation", server_default="mediation")
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    copy_no: Mapped[int]
    printed_at: Mapped[datetime]
    printed_by: Mapped[ByOfficer]
    reason: Mapped[str] = mapped_column(default="")


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
    __part_column__ = "part"
    __table_args__ = (
        Index("ix_services_session_id_party_id", "session_id", "party_id"),
        Index("ix_services_document_id", "document_id"),
        Index("ix_services_served_at", "served_at"),
    )

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: Part: that of its paper.
    part: Mapped[str] = mapped_column(default="mediation", server_default="mediation")
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
    consent_on: Mapped[date | None]
    #: The recipient, or who stood in for him, would not take it or sign.
    refused: Mapped[bool] = mapped_column(default=False)
    #: SubstituteKind of the receiver, when it was not the recipient.
    substitute: Mapped[str] = mapped_column(default="")
    #: Why it could not be handed over: before post, another unit, public notice.
    why_not_direct: Mapped[str] = mapped_column(default="")
    carrier: Mapped[str] = mapped_column(default="")
    post_number: Mapped[str] = mapped_column(default="")
    #: The police unit that was asked to serve.
    entrusted_to: Mapped[str] = mapped_column(default="")
    #: Where the public notice stood or the account the message went to.
    medium: Mapped[str] = mapped_column(default="")
    published_on: Mapped[date | None]
    published_until: Mapped[date | None]
    #: The 送达回证 made from it.
    receipt_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
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


#: Columns of a document that nobody may touch once it has been issued.
_FIXED = (
    "id, case_id, part, form, number, content, mediation_id, session_id, party_id, pdf, sha256,"
    " made_by, made_at, issued_by, issued_at, journal_seq, journal_head, corrects_id, title,"
    " recipients, number_year, number_n, pages, edition"
)
_ISSUED = "state IN ('issued', 'withdrawn')"

#: An issued document keeps its bytes whatever SQL is sent; the migrations make these too.
TRIGGERS = (
    f"""CREATE TRIGGER documents_issued_stay BEFORE UPDATE OF {_FIXED} ON documents
        WHEN OLD.{_ISSUED}
        BEGIN SELECT RAISE(ABORT, 'an issued document does not change'); END""",
    f"""CREATE TRIGGER documents_stay_issued BEFORE UPDATE OF state ON documents
        WHEN OLD.{_ISSUED} AND NOT (OLD.state = 'issued' AND NEW.state = 'withdrawn')
        BEGIN SELECT RAISE(ABORT, 'an issued document can only be withdrawn'); END""",
    f"""CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents WHEN OLD.{_ISSUED}
        BEGIN SELECT RAISE(ABORT, 'an issued document is not deleted'); END""",
    f"""CREATE TRIGGER documents_no_replace BEFORE INSERT ON documents
        WHEN EXISTS (SELECT 1 FROM documents d WHERE d.id = NEW.id AND d.{_ISSUED})
        BEGIN SELECT RAISE(ABORT, 'an issued document is not replaced'); END""",
    """CREATE TRIGGER numbers_no_delete BEFORE DELETE ON numbers
        BEGIN SELECT RAISE(ABORT, 'a number taken stays'); END""",
    """CREATE TRIGGER numbers_stay BEFORE UPDATE OF form, year, n, document_id, taken_at,
        taken_by ON numbers
        BEGIN SELECT RAISE(ABORT, 'a number taken stays'); END""",
    """CREATE TRIGGER numbers_stay_void BEFORE UPDATE OF voided_at, voided_reason ON numbers
        WHEN OLD.voided_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a void number stays void'); END""",
)

for _trigger in TRIGGERS:
    _table = DocumentRow if " ON documents" in _trigger else NumberRow
    made_with(_table, _trigger)
