"""Numbers of cases: the next of a series, and whether one that was typed may be given.

A number must not be given twice, and yet nobody may learn from a refusal that a case he may not
see has it. So a typed number is never looked up by itself. Every number is read as one of a
series, what stands before and behind its running figure, and it may be given when it lies above
everything its series has reached, by at most `_AHEAD`. Whatever lies at or below that mark is
refused, used or skipped or void, and so is what lies further ahead, or has no running figure:
always in the same words. All that can be learnt is how far a series has come, which whoever
opens a case and leaves the number empty is told anyway.

The unit keeps its own numbers this way: it types them, in whatever series, in ascending order. An
older case that is entered late takes the next number of the station; its former one goes into
the field for the national system. Ledgers of past years come in by the import, which takes their
numbers as they are.
"""

import re

from sqlalchemy import Integer, cast, func, select

from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow

#: How far a typed number may lie ahead of its series.
_AHEAD = 500
#: Before the running figure, the figure, behind it; a year in brackets belongs to what is before.
_NUMBER = re.compile(r"^(?P<before>.*?)(?P<n>\d{1,9})(?P<behind>\D*)$", re.DOTALL)


def case_number(session: StoreSession, typed: str, year: int) -> str:
    """Return the number a new case gets: the typed one, or the next of the station's series.

    Args:
        session: Past the guard, so that hidden cases count.
        typed: What the officer typed; empty: nothing.
        year: The year the case is opened in.

    Raises:
        Refusal: `CASE_NUMBER_UNUSABLE`, whatever the reason.
    """
    number = typed.strip()
    if not number:
        return f"{year}-{_reached(session, f'{year}-', '') + 1:04d}"
    found = _NUMBER.match(number)
    if found is None:
        raise Refusal(Reason.CASE_NUMBER_UNUSABLE, field="number")
    reached = _reached(session, found["before"], found["behind"])
    if not reached < int(found["n"]) <= reached + _AHEAD:
        raise Refusal(Reason.CASE_NUMBER_UNUSABLE, field="number")
    return number


def _reached(session: StoreSession, before: str, behind: str) -> int:
    """Return the highest running figure of a series; 0 when it has not begun."""
    figure = cast(func.substr(CaseRow.number, len(before) + 1), Integer)
    highest = session.scalar(
        select(func.max(figure)).where(
            CaseRow.number.startswith(before, autoescape=True),
            CaseRow.number.endswith(behind, autoescape=True),
        )
    )
    return int(highest or 0)
