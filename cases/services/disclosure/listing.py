"""Lines of the register of copies, out of the two tables that hold them."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select

from cases.records.copies import CopyFate, CopyFilter, CopyKind, CopyWay, NumberedCopy, Purpose
from cases.records.ids import CaseId
from cases.records.times import at
from cases.services.disclosure.numbering import number_text
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.disclosure import CopyNumberRow, NumberedCopyRow, NumberedListRow
from cases.store.rows.unit import OfficerRow


def listed(
    session: StoreSession, wanted: CopyFilter, today: date, *, bare: bool = False
) -> tuple[NumberedCopy, ...]:
    """Return the copies that fit and the session may see, the newest first.

    Args:
        session: Narrows what is seen.
        wanted: Which.
        today: Tells what is overdue.
        bare: Without title, receiver and words: for somebody who oversees and may not read.
    """
    rows: list[tuple[Any, ...]] = []
    of_cases = (
        select(NumberedCopyRow, CopyNumberRow, OfficerRow, CaseRow.case_id, CaseRow.number)
        .join(CopyNumberRow, CopyNumberRow.id == NumberedCopyRow.number_id)
        .join(OfficerRow, OfficerRow.id == NumberedCopyRow.made_by)
        .outerjoin(CaseRow, CaseRow.case_id == NumberedCopyRow.case_id)
        .where(*_terms(NumberedCopyRow, wanted, today))
    )
    if wanted.case_id is not None:
        of_cases = of_cases.where(NumberedCopyRow.case_id == wanted.case_id)
    rows += [tuple(row) for row in session.execute(of_cases)]
    if wanted.case_id is None:
        others = (
            select(NumberedListRow, CopyNumberRow, OfficerRow)
            .join(CopyNumberRow, CopyNumberRow.id == NumberedListRow.number_id)
            .join(OfficerRow, OfficerRow.id == NumberedListRow.made_by)
            .where(*_terms(NumberedListRow, wanted, today))
        )
        rows += [(*row, None, "") for row in session.execute(others)]
    rows.sort(key=lambda row: -row[1].id)
    lines = (_line(*row, bare=bare) for row in rows)
    words = wanted.text.strip().casefold()
    return tuple(one for one in lines if not words or words in _said(one))


def _terms(
    row: type[NumberedCopyRow] | type[NumberedListRow], wanted: CopyFilter, today: date
) -> list[ColumnElement[bool]]:
    terms: list[ColumnElement[bool]] = []
    if wanted.first is not None:
        terms.append(row.made_at >= at(wanted.first))
    if wanted.last is not None:
        terms.append(row.made_at < at(wanted.last + timedelta(days=1)))
    if wanted.kind is not None:
        terms.append(row.kind == wanted.kind.value)
    if wanted.only_overdue:
        terms += [row.fate == CopyFate.OUT.value, row.return_by < today]
    elif wanted.fate is not None:
        terms.append(row.fate == wanted.fate.value)
    return terms


def _line(
    row: NumberedCopyRow | NumberedListRow,
    number: CopyNumberRow,
    officer: OfficerRow,
    case_id: int | None,
    case_number: str | None,
    *,
    bare: bool,
) -> NumberedCopy:
    return NumberedCopy(
        number.id,
        number_text(number.year, number.n),
        CopyKind(row.kind),
        CopyWay(row.way),
        "" if bare else row.title,
        CaseId(case_id) if case_id is not None else None,
        case_number or "",
        "" if bare else row.receiver,
        Purpose(row.purpose),
        "" if bare else row.purpose_note,
        row.pages,
        row.sha256,
        officer.name,
        officer.number,
        row.made_at,
        row.return_by,
        CopyFate(row.fate),
        row.fate_at,
        "" if bare else row.fate_who,
        "" if bare else row.fate_note,
    )


def _said(one: NumberedCopy) -> str:
    words = (one.number, one.title, one.receiver, one.officer, one.case_number, one.purpose_note)
    return "\n".join(words).casefold()
