"""Rows of ledger imports: batches, fingerprints that keep doubles out, what is not indexed yet."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cases.store.rows.base import ByOfficer, Key, Row


class ImportRow(Row):
    """One ledger file brought in, and whether it was taken back."""

    __tablename__ = "imports"

    id: Mapped[Key]
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    mapping: Mapped[Any] = mapped_column(JSON)
    imported_at: Mapped[datetime]
    imported_by: Mapped[ByOfficer]
    rows_read: Mapped[int] = mapped_column(default=0)
    rows_in: Mapped[int] = mapped_column(default=0)
    rows_double: Mapped[int] = mapped_column(default=0)
    rows_refused: Mapped[int] = mapped_column(default=0)
    taken_back_at: Mapped[datetime | None]


class LedgerKeyRow(Row):
    """Fingerprint of a ledger row without a number that came in; never read by an officer."""

    __tablename__ = "ledger_keys"

    fingerprint: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id"), index=True)


class WaitingCasesRow(Row):
    """Cases of an import that the index of closed cases has yet to take in; never shown."""

    __tablename__ = "waiting_cases"

    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id"), primary_key=True)
    first_case: Mapped[int]
    last_case: Mapped[int]
