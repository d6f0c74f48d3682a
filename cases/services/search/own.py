"""Searching among the officer's own cases: they are few, so each is looked at."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from cases.records.cases import CaseState
from cases.services.search.found import Found, Head
from cases.services.search.query import Query, Rank
from cases.store.rows.access import SecretIdentityRow
from cases.store.rows.cases import AccidentRow, CaseRow, GrantRow, PartyRow, TeamRow, VehicleRow
from cases.store.rows.papers import DocumentRow

# Tables, not rows: a search comes with every key, and objects would be half of its time.
_CASES, _ACCIDENTS = CaseRow.__table__.c, AccidentRow.__table__.c
_TEAM, _GRANTS = TeamRow.__table__.c, GrantRow.__table__.c
_PARTIES, _VEHICLES = PartyRow.__table__.c, VehicleRow.__table__.c
_DOCUMENTS = DocumentRow.__table__.c

_MINE = union_all(
    select(_TEAM.case_id).where(_TEAM.officer_id == bindparam("officer"), _TEAM.until_at.is_(None)),
    select(_GRANTS.case_id).where(
        _GRANTS.officer_id == bindparam("officer"), _GRANTS.until_at > bindparam("now")
    ),
)
_NO_LIMIT = -1
#: Names fetched at a time.
_AT_ONCE = 500
_GIVEN: Any = bindparam("ids", expanding=True)
#: By name, not by "is not closed", so that the index on the state serves.
_OPEN = _CASES.state.in_([state.value for state in CaseState if state is not CaseState.CLOSED])
_DETERMINATION = func.json_extract(_ACCIDENTS.report, "$.ledger.determination_number")
_HEADS = select(
    _CASES.case_id,
    _CASES.number,
    _CASES.kind,
    _CASES.state,
    _ACCIDENTS.place,
    _ACCIDENTS.occurred_at,
    _DETERMINATION,
).select_from(
    CaseRow.__table__.outerjoin(AccidentRow.__table__, _ACCIDENTS.case_id == _CASES.case_id)
)


class _Look:
    """The statements that find, among some cases, what contains the words, the best first.

    Names typed in letters are compared by their sound, which the database cannot; of anything
    else no more is fetched than is shown.
    """

    def __init__(self, cases: Any, *narrower: ColumnElement[bool]) -> None:
        theirs = _CASES.case_id.in_(cases) if cases is not None else true()
        heads = _HEADS.where(theirs, *narrower)
        self.heads = _best(
            heads.where(or_(_contains(_CASES.number), _contains(_ACCIDENTS.place))),
            _rank(_CASES.number),
        )
        self.determinations = _best(heads.where(_contains(_DETERMINATION)), _rank(_DETERMINATION))
        self.all_parties = (
            _of_cases(_PARTIES, _PARTIES.name, _PARTIES.kind)
            .where(theirs, *narrower, _PARTIES.removed_at.is_(None))
            .order_by(_CASES.case_id.desc())
        )
        self.parties = _best(
            _of_cases(_PARTIES, _PARTIES.name, _PARTIES.kind).where(
                theirs, *narrower, _PARTIES.removed_at.is_(None), _contains(_PARTIES.name)
            ),
            _rank(_PARTIES.name),
        )
        self.vehicles = _best(
            _of_cases(_VEHICLES, _VEHICLES.plate).where(
                theirs, *narrower, _VEHICLES.removed_at.is_(None), _contains(_VEHICLES.plate)
            ),
            _rank(_VEHICLES.plate),
        )
        self.documents = _best(
            _of_cases(_DOCUMENTS, _DOCUMENTS.form, _DOCUMENTS.number).where(
                theirs, *narrower, _contains(_DOCUMENTS.number)
            ),
            _rank(_DOCUMENTS.number),
        )


def _bare(value: ColumnElement[Any]) -> ColumnElement[str]:
    """Write a value as `query.plain` does, as far as the database can."""
    return func.replace(func.replace(func.lower(value), " ", ""), "·", "")


def _contains(value: ColumnElement[Any]) -> ColumnElement[bool]:
    return func.instr(_bare(value), bindparam("words")) > 0


def _rank(value: ColumnElement[Any]) -> ColumnElement[int]:
    """Rank as `query.Rank` does."""
    found = func.instr(_bare(value), bindparam("words"))
    return case(
        (_bare(value) == bindparam("words"), Rank.EXACT.value),
        (found == 1, Rank.BEGINS.value),
        else_=Rank.CONTAINS.value,
    )


def _best(wanted: Select[Any], rank: ColumnElement[int]) -> Select[Any]:
    return wanted.order_by(rank, _CASES.case_id.desc()).limit(bindparam("most"))


def _of_cases(rows: Any, *shown: Any) -> Select[Any]:
    """Select rows of a table behind the number of their case; each case is looked up by key."""
    return select(_CASES.case_id, _CASES.number, rows.id, *shown).select_from(
        CaseRow.__table__.join(rows.id.table, rows.case_id == _CASES.case_id)
    )


#: For an officer who sees nothing but his own: the guard alone says which they are.
_ALL = _Look(None)
_OWN_OPEN = _Look(_MINE, _OPEN)
#: Said, since most cases are: else they would be looked up by their state and not by their ids.
_IS_CLOSED = func.likelihood(_CASES.state == CaseState.CLOSED.value, literal_column("0.9"))
_CLOSED = _Look(_GIVEN, _IS_CLOSED)
_OPEN_HEADS = (
    select(
        _CASES.case_id, _CASES.number, _CASES.kind, _CASES.state,
        literal(""), literal(None), literal(""),
    )
    .where(_OPEN, func.instr(func.lower(_CASES.number), bindparam("words")) > 0)
    .order_by(_CASES.case_id.desc())
    .limit(bindparam("most"))
)  # fmt: skip

_SECRETS = (
    select(
        SecretIdentityRow.name, _CASES.case_id, _CASES.number, _CASES.kind, _CASES.state,
        _ACCIDENTS.place, _ACCIDENTS.occurred_at, literal(""),
    )
    .join(CaseRow.__table__, _CASES.case_id == SecretIdentityRow.case_id)
    .outerjoin(AccidentRow.__table__, _ACCIDENTS.case_id == _CASES.case_id)
)  # fmt: skip


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
    statements = _ALL if closed_too else _OWN_OPEN
    _compare(session, query, found, statements, {"officer": officer, "now": now})


def look_at_secrets(session: Session, query: Query, found: Found) -> None:
    """Look for names kept secret, which the guard shows to lead officer and approver alone."""
    rows = _rows(session, _SECRETS, {})
    found.by_secret(query, [(name, Head(*head)) for name, *head in rows])


def look_at_closed(session: Session, query: Query, found: Found, ids: Collection[int]) -> None:
    """Compare everything about some closed cases with what is looked for."""
    _compare(session, query, found, _CLOSED, {"ids": list(ids)})


def look_at_heads(session: Session, query: Query, found: Found) -> None:
    """Look for numbers among the open cases of which the squad leader sees the head."""
    known = set(found.case_ids())
    rows = _rows(
        session,
        _OPEN_HEADS,
        {"words": query.text, "most": _NO_LIMIT if found.all_own else found.limit},
    )
    found.heads(query, [Head(*row) for row in rows if row[0] not in known])


def _compare(
    session: Session, query: Query, found: Found, look: _Look, values: Mapping[str, Any]
) -> None:
    most = _NO_LIMIT if found.all_own else found.limit
    values = {**values, "words": query.text, "most": most}
    for heads in (look.heads, look.determinations):
        found.heads(query, [Head(*row) for row in _rows(session, heads, values)])
    found.parties(query, _rows(session, look.parties, values))
    if query.is_letters:
        _compare_sounds(session, query, found, look, values)
    found.plates(query, _rows(session, look.vehicles, values))
    found.documents(query, _rows(session, look.documents, values))


def _compare_sounds(
    session: Session, query: Query, found: Found, look: _Look, values: Mapping[str, Any]
) -> None:
    """Go through the names, the last case first, until enough sound as what was typed."""
    rows = (
        session.connection().execution_options(yield_per=_AT_ONCE).execute(look.all_parties, values)
    )
    wanted = None if found.all_own else found.limit
    fitting = islice((row for row in rows if query.name(row.name) is not None), wanted)
    found.parties(query, [tuple(row) for row in fitting])
    rows.close()


def _rows(session: Session, wanted: Select[Any], values: Mapping[str, Any]) -> Sequence[Any]:
    return session.connection().execute(wanted, values).all()
