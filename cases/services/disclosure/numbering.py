"""The one series of copy numbers of the unit, and the rows each number stands for."""

from sqlalchemy import func, select

from cases.records.copies import PRESETS, CopyFate, CopyKind, CopyMark, Leaving, Purpose
from cases.records.officers import Officer
from cases.store.engine import StoreSession
from cases.store.rows.disclosure import CopyNumberRow, NumberedCopyRow, NumberedListRow

#: A number as it is printed has at least so many digits.
_DIGITS = 4


def number_text(year: int, n: int) -> str:
    """Return a copy number as it is printed, as 2026-0128."""
    return f"{year}-{n:0{_DIGITS}d}"


def next_number(session: StoreSession, year: int) -> CopyNumberRow:
    """Take the next number of the year; none is ever given twice."""
    last = session.scalar(select(func.max(CopyNumberRow.n)).where(CopyNumberRow.year == year))
    row = CopyNumberRow(year=year, n=(last or 0) + 1)
    session.add(row)
    session.flush()
    return row


def purpose_for(session: StoreSession, officer: Officer, leaving: Leaving) -> Purpose:
    """Return what the copy is for: as said, as last said for this kind, or the preset."""
    return leaving.purpose or remembered(session, officer, leaving.kind)


def remembered(session: StoreSession, officer: Officer, kind: CopyKind) -> Purpose:
    """Return what the officer's last copy of this kind was for; else the preset of the kind."""
    if kind is CopyKind.DOCUMENT:
        # each copy of a document has its recipient, who decides what it is for
        return PRESETS[kind]
    found: list[tuple[int, str]] = []
    for row in (NumberedCopyRow, NumberedListRow):
        last = session.execute(
            select(row.number_id, row.purpose)
            .where(row.made_by == officer.id, row.kind == kind.value)
            .order_by(row.number_id.desc())
            .limit(1)
        ).first()
        if last is not None:
            found.append((last[0], last[1]))
    return Purpose(max(found)[1]) if found else PRESETS[kind]


def entered(
    session: StoreSession, officer: Officer, leaving: Leaving, *, at: object, year: int
) -> tuple[CopyNumberRow, NumberedCopyRow | NumberedListRow]:
    """Give a copy its number and put it into the register."""
    number = next_number(session, year)
    common = {
        "number_id": number.id,
        "kind": leaving.kind.value,
        "way": leaving.way.value,
        "title": leaving.title.strip(),
        "receiver": leaving.receiver.strip() or officer.name,
        "purpose": purpose_for(session, officer, leaving).value,
        "purpose_note": leaving.purpose_note.strip(),
        "pages": leaving.pages,
        "sha256": leaving.sha256,
        "made_at": at,
        "made_by": officer.id,
        "return_by": leaving.return_by,
        "fate": CopyFate.OUT.value,
    }
    row: NumberedCopyRow | NumberedListRow
    if leaving.case_id is None:
        row = NumberedListRow(**common)
    else:
        row = NumberedCopyRow(
            **common,
            case_id=leaving.case_id,
            part=leaving.part.value,
            document_id=leaving.document_id,
            copy_no=leaving.copy_no,
        )
    session.add(row)
    return number, row


def mark_of(
    officer: Officer, number: CopyNumberRow, row: NumberedCopyRow | NumberedListRow
) -> CopyMark:
    """Return what the pages of the copy say."""
    return CopyMark(
        number.id,
        number_text(number.year, number.n),
        row.title,
        row.receiver,
        officer.name,
        officer.number,
        row.made_at,
    )
