"""Taking a whole import out again, as long as no case of it has an act."""

from collections.abc import Generator
from datetime import datetime

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from cases.records.ledger import ImportId
from cases.records.progress import Progress
from cases.refusals import Reason, Refusal
from cases.store import closed_index
from cases.store.rows import Row
from cases.store.rows.cases import CaseRow
from cases.store.rows.ledger import ImportRow, LedgerKeyRow


def has_acts(session: Session, import_id: int) -> bool:
    """Tell whether anything but reading has been done with a case of the import."""
    found = session.scalar(
        text(
            "SELECT 1 FROM main.cases k JOIN main.journal j ON j.case_id=k.case_id"
            " WHERE k.import_id=:import_id AND j.act<>'case.read' LIMIT 1"
        ),
        {"import_id": import_id},
    )
    return found is not None


def take_back(
    session: Session, import_id: ImportId, now: datetime
) -> Generator[Progress, None, int]:
    """Delete every row of the import's cases; the record of the import stays."""
    row = session.get(ImportRow, import_id)
    if row is None or row.taken_back_at is not None:
        raise Refusal(Reason.NOT_FOUND)
    if has_acts(session, import_id):
        raise Refusal(Reason.IMPORT_IN_USE, name=row.file_name)
    cases = select(CaseRow.case_id).where(CaseRow.import_id == import_id)
    ids = session.scalars(cases).all()
    tables = [
        table for table in reversed(Row.metadata.sorted_tables)
        if "case_id" in table.c and table.name != "cases"
    ]  # fmt: skip
    total = len(tables) + 2
    for done, table in enumerate(tables):
        yield Progress(done, total)
        session.execute(delete(table).where(table.c.case_id.in_(cases)))
    yield Progress(total - 2, total)
    closed_index.drop(session, ids)
    yield Progress(total - 1, total)
    session.execute(delete(CaseRow).where(CaseRow.import_id == import_id))
    session.execute(delete(LedgerKeyRow).where(LedgerKeyRow.import_id == import_id))
    row.taken_back_at = now
    yield Progress(total, total)
    return len(ids)
