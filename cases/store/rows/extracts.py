"""Rows: extracts of registers and who used them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row


class ExtractRow(Row):
    """The head of an extract; it stays when the rows of the extract are deleted."""

    __tablename__ = "extracts"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: leads.registers.fields.ExtractKind.
    kind: Mapped[str]
    #: Who gave it, the day the register stood so, on which basis, what for.
    source: Mapped[str]
    as_of: Mapped[date]
    legal_basis: Mapped[str]
    purpose: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    mapping: Mapped[Any] = mapped_column(JSON, default=dict)
    rows: Mapped[int]
    doubles: Mapped[int]
    refused: Mapped[int]
    #: Words that could not be read: field, word, how often.
    unread: Mapped[Any] = mapped_column(JSON, default=list)
    approval_id: Mapped[int] = mapped_column(ForeignKey("approvals.id"))
    imported_at: Mapped[datetime]
    imported_by: Mapped[ByOfficer]
    #: Last day on which it may be used, by the unit's number of days when it came in.
    until_on: Mapped[date] = mapped_column(index=True)
    deleted_at: Mapped[datetime | None]
    #: None: deleted by the program, because its last day had passed.
    deleted_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    deleted_why: Mapped[str] = mapped_column(default="")


class ExtractBlockRow(Row):
    """Some thousand rows of an extract, packed: once as columns to search, once as they stood.

    A million rows each under the guard would cost a minute; a block of them costs one check.
    """

    __tablename__ = "extract_blocks"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("extract_id", "n"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    extract_id: Mapped[int] = mapped_column(ForeignKey("extracts.id"))
    n: Mapped[int]
    rows: Mapped[int]
    #: leads.ranking.population.Population; None: of a list of addresses.
    columns: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    #: leads.registers.blocks, every column of the kind.
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))


class ExtractUseRow(Row):
    """One use of an extract, beside its entry in the journal."""

    __tablename__ = "extract_uses"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    extract_id: Mapped[int] = mapped_column(ForeignKey("extracts.id"), index=True)
    #: leads.registers.records.UseKind.
    kind: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[ByOfficer]
    #: What was looked for, or why.
    words: Mapped[str] = mapped_column(default="")
    #: Rows it was about.
    count: Mapped[int] = mapped_column(default=0)
