"""Searching among closed cases: found in the index, shown through the guard."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.services.search import own
from cases.services.search.found import Found
from cases.services.search.query import Query
from cases.services.search.waiting import by_key, by_words
from cases.store.closed_index import Within
from cases.store.rows.cases import CaseRow

#: After the last character a number can begin with.
_AFTER = "\U0010ffff"


def look(session: Session, query: Query, found: Found) -> None:
    """Look for the text in closed cases."""
    # Each section is asked for a few more than it shows, since its best come by rank.
    ids = set(_candidates(session, query, found.limit * 2))
    if ids:
        own.look_at_closed(session, query, found, ids)


def _candidates(session: Session, query: Query, limit: int) -> Iterator[int]:
    text = query.text
    for start in {text, text.upper()}:
        yield from session.scalars(
            select(CaseRow.case_id)
            .where(
                CaseRow.state == "closed",
                CaseRow.number >= start,
                CaseRow.number < start + _AFTER,
            )
            .order_by(CaseRow.number.desc())
            .limit(limit)
        )
    yield from by_words(session, Within.PLACE, text, limit)
    yield from by_words(session, Within.PLATE, text, limit)
    if not text.isascii():
        yield from by_words(session, Within.NAME, text, limit)
    if query.is_letters:
        yield from by_key(session, "p", text, limit)
    for tail in query.tails:
        yield from by_key(session, "n", tail, limit)
        yield from by_key(session, "d", tail, limit)
