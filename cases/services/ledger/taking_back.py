"""Taking a whole import out again, as long as no case of it has an act."""

from collections.abc import Generator
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, func, select, text
from sqlalchemy.orm import Session

from cases.records.ledger import ImportId
from cases.records.progress import Progress
from cases.refusals import Reason, Refusal
from cases.store import closed_index, waiting_index
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
    total = session.scalar(select(func.count()).where(CaseRow.import_id == import_id)) or 0
    tables = [
        table
        for table in Row.metadata.sorted_tables
        if "case_id" in table.c
        and table.name != CaseRow.__tablename__
        and session.scalar(select(exists().select_from(table)))
    ]
    done = 0
    yield Progress(done, total)
    while ids := session.scalars(_NEXT, {"import_id": import_id}).all():
        # Between two batches the work can be cancelled, and somebody hears how far it is.
        among = {"import_id": import_id, "first": ids[0], "last": ids[-1]}
        for table in tables:
            session.execute(delete(table).where(table.c.case_id.in_(_AMONG)), among)
        closed_index.drop_import(session, import_id, ids[0], ids[-1])
        session.execute(delete(CaseRow).where(CaseRow.case_id.in_(_AMONG)), among)
        done += len(ids)
        yield Progress(done, total)
    waiting_index.forget(session, import_id)
    session.execute(delete(LedgerKeyRow).where(LedgerKeyRow.import_id == import_id))
    row.taken_back_at = now
    return done


#: Cases taken back at a time.
_BATCH = 2000
_THEIRS = select(CaseRow.case_id).where(CaseRow.import_id == bindparam("import_id"))
_NEXT = _THEIRS.order_by(CaseRow.case_id).limit(_BATCH)
_AMONG = _THEIRS.where(CaseRow.case_id.between(bindparam("first"), bindparam("last")))
