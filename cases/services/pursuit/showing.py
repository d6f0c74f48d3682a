"""Rows of a pursuit as the records that screens and papers show."""

from datetime import datetime

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.records.ids import DocumentId
from cases.records.pursuit import (
    Assistance,
    AssistanceId,
    FirstEntry,
    FirstStep,
    Watch,
    WatchId,
)
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import FactRow
from cases.store.rows.papers import DocumentRow
from cases.store.rows.summons import AssistanceRow, FirstHourRow, WatchRow


def fact_at(session: StoreSession, case_id: int, *kinds: FactKind) -> datetime | None:
    """Return when the first of these facts that stand happened."""
    return session.scalar(
        select(FactRow.happened_at)
        .where(
            FactRow.case_id == case_id,
            FactRow.kind.in_([kind.value for kind in kinds]),
            FactRow.replaced_at.is_(None),
        )
        .order_by(FactRow.happened_at)
        .limit(1)
    )


def started_at(session: StoreSession, case_id: int) -> datetime | None:
    """Return from when the first hour is counted: the report, else the accident."""
    reported = fact_at(session, case_id, FactKind.REPORT_RECEIVED)
    return reported or fact_at(session, case_id, FactKind.ACCIDENT_HAPPENED)


def entries_of(session: StoreSession, case_id: int) -> tuple[FirstEntry, ...]:
    """Return the entries of the first hour in the order of their times, struck ones too."""
    officers = officer_names(session)
    rows = session.scalars(
        select(FirstHourRow)
        .where(FirstHourRow.case_id == case_id)
        .order_by(FirstHourRow.done_at, FirstHourRow.id)
    )
    return tuple(
        FirstEntry(
            row.id,
            FirstStep(row.step),
            row.done_at,
            row.text,
            officers.get(row.entered_by, ""),
            row.entered_at,
            row.struck_at,
            row.struck_reason,
        )
        for row in rows
    )


def watches_of(session: StoreSession, case_id: int) -> tuple[Watch, ...]:
    """Return what was put on the watch system."""
    rows = session.scalars(select(WatchRow).where(WatchRow.case_id == case_id).order_by(WatchRow.n))
    return tuple(
        Watch(
            WatchId(row.id),
            row.n,
            row.target,
            row.set_at,
            row.reference,
            row.lifted_at,
            row.lifted_proof,
        )
        for row in rows
    )


def notices_of(session: StoreSession, case_id: int) -> tuple[Assistance, ...]:
    """Return the notices of assistance with their withdrawals."""
    rows = session.scalars(
        select(AssistanceRow).where(AssistanceRow.case_id == case_id).order_by(AssistanceRow.n)
    )
    return tuple(_notice(session, row) for row in rows)


def units(text: str) -> tuple[str, ...]:
    """Return the units of a list that was typed or stored one a line."""
    return tuple(dict.fromkeys(filter(None, (line.strip() for line in text.splitlines()))))


def _notice(session: StoreSession, row: AssistanceRow) -> Assistance:
    return Assistance(
        AssistanceId(row.id),
        row.n,
        None if row.document_id is None else DocumentId(row.document_id),
        _number(session, row.document_id),
        row.issued_at,
        units(row.recipients),
        row.valid_until,
        None if row.withdrawal_id is None else DocumentId(row.withdrawal_id),
        _number(session, row.withdrawal_id),
        row.withdrawn_at,
        row.withdrawal_proof,
    )


def _number(session: StoreSession, document_id: int | None) -> str:
    paper = session.get(DocumentRow, document_id) if document_id else None
    return paper.number if paper is not None else ""
