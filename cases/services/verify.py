"""Checking the record: the journal's chain, and the bytes of every issued paper."""

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.station import Integrity
from cases.store import engine, journal
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


def verify(desk: "Desk") -> Integrity:
    """Check the whole journal and every issued paper.

    The numbers of changed papers are named as far as the officer may see them; the others are
    counted.
    """
    changed: list[int] = []
    with desk.past_guard() as session:
        verdict = journal.verify(engine.driver(session))
        papers = session.execute(
            select(DocumentRow.id, DocumentRow.pdf, DocumentRow.sha256).where(
                DocumentRow.issued_at.is_not(None)
            )
        )
        for number, pdf, digest in papers:
            if pdf is None or hashlib.sha256(pdf).hexdigest() != digest:
                changed.append(number)
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
