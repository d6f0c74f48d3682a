"""Checking the record: the journal's chain, and the bytes of every issued paper against it."""

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.station import Integrity
from cases.store import engine, journal
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

_ISSUED = """SELECT json_extract(entry, '$.values.document'), json_extract(entry, '$.values.sha256')
    FROM main.journal WHERE act = 'documents.issue'"""


def verify(desk: "Desk") -> Integrity:
    """Check the whole journal, and that every paper is there as the journal says it was issued.

    A paper counts as changed when its bytes or its hash are not those of the entry that issued
    it, when no entry issued it, or when it is gone. The numbers of changed papers are named as
    far as the officer may see them; the others are counted.
    """
    with desk.past_guard() as session:
        raw = engine.driver(session)
        verdict = journal.verify(raw)
        issued: dict[int, str] = dict(raw.execute(_ISSUED).fetchall())
        papers = session.execute(
            select(DocumentRow.id, DocumentRow.pdf, DocumentRow.sha256).where(
                DocumentRow.issued_at.is_not(None)
            )
        )
        found, changed = set(), set()
        for number, pdf, digest in papers:
            found.add(number)
            bytes_digest = hashlib.sha256(pdf or b"").hexdigest()
            if not bytes_digest == digest == issued.get(number):
                changed.add(number)
        changed |= issued.keys() - found
    with desk.reading() as session:
        named = session.scalars(select(DocumentRow.number).where(DocumentRow.id.in_(changed))).all()
    return Integrity(
        verdict.entries,
        verdict.intact and not changed,
        verdict.head,
        verdict.first_bad,
        len(changed),
        tuple(named),
    )
