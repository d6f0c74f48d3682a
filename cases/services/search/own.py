"""Searching among the officer's own cases: they are few, so each is looked at."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, Select, String, func, literal, select, union_all
from sqlalchemy.orm import Session

from cases.records.times import day_of
from cases.services.search.found import Found, Head
from cases.services.search.query import Query
from cases.store.rows.cases import AccidentRow, CaseRow, GrantRow, PartyRow, TeamRow, VehicleRow
from cases.store.rows.papers import DocumentRow


def look(
    session: Session,
    query: Query,
    found: Found,
    now: datetime,
    officer: int,
    *,
    closed_too: bool,
) -> None:
    """Look through the cases the officer handles or has leave to look into."""
    mine = union_all(
        select(TeamRow.case_id).where(TeamRow.officer_id == officer, TeamRow.until_at.is_(None)),
        select(GrantRow.case_id).where(GrantRow.officer_id == officer, GrantRow.until_at > now),
    )
    heads = select_heads().where(CaseRow.case_id.in_(mine))
    if not closed_too:
        heads = heads.where(CaseRow.state != "closed")
    look_at(session, query, found, heads, mine)


def look_at(session: Session, query: Query, found: Found, heads: Select[Any], cases: Any) -> None:
    """Compare everything about some cases with what is looked for."""
    numbers = found.heads(query, _heads(session, heads))
    if not numbers:
        return

    def rows(*columns: Any) -> Sequence[Any]:
        table = columns[0].class_
        wanted = select(*columns).where(table.case_id.in_(cases))
        return [row for row in session.execute(wanted) if row[0] in numbers]

    found.parties(query, numbers, rows(PartyRow.case_id, PartyRow.id, PartyRow.name, PartyRow.kind))
    found.plates(query, numbers, rows(VehicleRow.case_id, VehicleRow.id, VehicleRow.plate))
    found.documents(
        query,
        numbers,
        rows(DocumentRow.case_id, DocumentRow.id, DocumentRow.form, DocumentRow.number),
    )


def look_at_heads(session: Session, query: Query, found: Found) -> None:
    """Look for numbers among the open cases of which the squad leader sees the head."""
    wanted = (
        select(
            CaseRow.case_id, CaseRow.number, CaseRow.kind, CaseRow.state,
            literal("", String), literal(None), literal("", String),
        )
        .where(CaseRow.state != "closed", func.instr(func.lower(CaseRow.number), query.text) > 0)
        .order_by(CaseRow.case_id.desc())
        .limit(found.limit)
    )  # fmt: skip
    known = found.case_ids()
    found.heads(query, (head for head in _heads(session, wanted) if head.case_id not in known))


def select_heads() -> Select[Any]:
    """Select what is compared and shown of a case."""
    return select(
        CaseRow.case_id,
        CaseRow.number,
        CaseRow.kind,
        CaseRow.state,
        AccidentRow.place,
        AccidentRow.occurred_at,
        func.json_extract(AccidentRow.report, "$.ledger.determination_number"),
    ).outerjoin(AccidentRow, AccidentRow.case_id == CaseRow.case_id)


def _heads(session: Session, wanted: Executable) -> list[Head]:
    return [
        Head(case_id, number, kind, state, place or "", at and day_of(at), determination or "")
        for case_id, number, kind, state, place, at, determination in session.execute(wanted)
    ]
