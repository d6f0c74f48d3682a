"""What an import has brought in and the index of closed cases does not hold yet.

To index a ledger takes longer than to write it. An import therefore leaves a range of cases, in
its own transaction; the index takes them in afterwards, some thousand at a time, each stretch in a
transaction that shortens the range. A case is in the index or in a range, never in both. While it
waits its rows are read instead, so nothing else need follow what an act changes in it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from cases.store.closed_index import Within
from cases.store.engine import driver
from cases.store.rows.ledger import WaitingCasesRow

_TABLE = WaitingCasesRow.__tablename__
#: Between the names or plates of one case, which hold no control characters.
BETWEEN = "\x1f"
_CLOSED = "k.case_id BETWEEN ? AND ? AND k.state='closed'"
_PARTIES = (
    "FROM main.cases k CROSS JOIN main.parties p ON p.case_id=k.case_id AND p.removed_at IS NULL"
)
_VEHICLES = (
    "FROM main.cases k CROSS JOIN main.vehicles v ON v.case_id=k.case_id AND v.removed_at IS NULL"
)
#: The text of a closed case as one, which is `words`; names and plates as they were entered.
_WORDS = {
    Within.PLACE: (
        f"SELECT k.case_id, a.place AS words FROM main.cases k"
        f" JOIN main.accidents a ON a.case_id=k.case_id WHERE {_CLOSED} AND"
    ),
    Within.NAME: (
        f"SELECT k.case_id, group_concat(p.name, '、' ORDER BY p.id) AS words {_PARTIES}"
        f" WHERE {_CLOSED} GROUP BY k.case_id HAVING"
    ),
    Within.PLATE: (
        f"SELECT k.case_id, group_concat(v.plate, '{BETWEEN}' ORDER BY v.id) AS words {_VEHICLES}"
        f" WHERE {_CLOSED} GROUP BY k.case_id HAVING"
    ),
}
_DETERMINATION = "json_extract(a.report, '$.ledger.determination_number')"


class Range(NamedTuple):
    """Cases that wait, from one number to another; those of one import follow each other."""

    first: int
    last: int


class Several(NamedTuple):
    """What of some closed cases is indexed, by columns."""

    case_ids: Sequence[int]
    numbers: Sequence[str]
    places: Sequence[str]
    names: Sequence[Sequence[str]]
    plates: Sequence[Sequence[str]]
    documents: Sequence[Sequence[str]]


def leave(session: Session, import_id: int, cases: Range) -> None:
    """Let the cases of an import wait; in its transaction."""
    driver(session).execute(
        f"INSERT INTO main.{_TABLE}(import_id, first_case, last_case) VALUES(?, ?, ?)",
        (import_id, *cases),
    )


def forget(session: Session, import_id: int) -> None:
    """Let nothing of an import wait any more: it is taken back."""
    driver(session).execute(f"DELETE FROM main.{_TABLE} WHERE import_id=?", (import_id,))


def waits(session: Session, case_id: int) -> bool:
    """Tell whether a case waits."""
    return any(first <= case_id <= last for first, last in ranges(session))


def ranges(session: Session) -> tuple[Range, ...]:
    """Return what waits, the cases opened last first."""
    found = driver(session).execute(
        f"SELECT first_case, last_case FROM main.{_TABLE} ORDER BY first_case DESC"
    )
    return tuple(Range(*row) for row in found)


def take(session: Session, most: int) -> Range | None:
    """Take the next cases out of what waits, to be indexed in this very transaction."""
    waiting = ranges(session)
    if not waiting:
        return None
    first, last = waiting[-1]
    end = min(last, first + most - 1)
    raw = driver(session)
    if end == last:
        raw.execute(f"DELETE FROM main.{_TABLE} WHERE first_case=?", (first,))
    else:
        raw.execute(f"UPDATE main.{_TABLE} SET first_case=? WHERE first_case=?", (end + 1, first))
    return Range(first, end)


def several(session: Session, among: Range) -> Several:
    """Return what is indexed of the closed cases of a range."""
    raw = driver(session)
    heads = raw.execute(
        f"SELECT k.case_id, k.number, ifnull(a.place, ''), {_DETERMINATION} FROM main.cases k"
        f" LEFT JOIN main.accidents a ON a.case_id=k.case_id WHERE {_CLOSED} ORDER BY k.case_id",
        among,
    ).fetchall()

    def each(sql: str) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for case_id, value in raw.execute(sql, among):
            found.setdefault(case_id, []).append(value)
        return found

    of_case = "WHERE case_id BETWEEN ? AND ?"
    names = each(
        f"SELECT case_id, name FROM main.parties {of_case} AND removed_at IS NULL ORDER BY id"
    )
    plates = each(
        f"SELECT case_id, plate FROM main.vehicles {of_case} AND removed_at IS NULL ORDER BY id"
    )
    papers = each(f"SELECT case_id, number FROM main.documents {of_case} AND number<>''")
    return Several(
        [head[0] for head in heads],
        [head[1] for head in heads],
        [head[2] for head in heads],
        [names.get(head[0], []) for head in heads],
        [plates.get(head[0], []) for head in heads],
        [[*([head[3]] if head[3] is not None else []), *papers.get(head[0], [])] for head in heads],
    )


def texts(
    session: Session, among: Iterable[Range], within: Within, signs: Iterable[str]
) -> Iterator[tuple[int, str]]:
    """Yield case and text of the closed cases whose text has all of some signs, last case first."""
    signs = tuple(signs)
    # The index knows no capitals of the Latin letters; nor does this.
    each = " AND ".join(["instr(lower(words), ?)>0"] * len(signs)) or "1"
    return _rows(session, among, f"{_WORDS[within]} {each} ORDER BY k.case_id DESC", signs)


def names(session: Session, among: Iterable[Range]) -> Iterator[tuple[int, str]]:
    """Yield case and name of each party of the closed cases, last case first."""
    sql = f"SELECT k.case_id, p.name {_PARTIES} WHERE {_CLOSED} ORDER BY k.case_id DESC"
    return _rows(session, among, sql)


def numbers(session: Session, among: Iterable[Range], digits: str) -> Iterator[tuple[int, str]]:
    """Yield case and number of the closed cases whose number has the digits, last case first."""
    sql = (
        f"SELECT k.case_id, k.number FROM main.cases k WHERE {_CLOSED} AND instr(k.number, ?)>0"
        " ORDER BY k.case_id DESC"
    )
    return _rows(session, among, sql, (digits,))


def documents(session: Session, among: Iterable[Range], digits: str) -> Iterator[tuple[int, str]]:
    """Yield case and number of the papers of closed cases that have the digits, last case first."""
    sql = (
        f"SELECT k.case_id AS c, {_DETERMINATION} FROM main.cases k JOIN main.accidents a"
        f" ON a.case_id=k.case_id WHERE {_CLOSED} AND instr(a.report, ?)>0"
        f" AND {_DETERMINATION} IS NOT NULL"
        " UNION ALL SELECT k.case_id, d.number FROM main.cases k CROSS JOIN main.documents d"
        f" ON d.case_id=k.case_id AND d.number<>'' WHERE {_CLOSED} AND instr(d.number, ?)>0"
        " ORDER BY c DESC"
    )

    def values(cases: Range) -> Sequence[Any]:
        return (*cases, digits, *cases, digits)

    return _rows(session, among, sql, bound=values)


def _rows(
    session: Session,
    among: Iterable[Range],
    sql: str,
    besides: Sequence[Any] = (),
    *,
    bound: Callable[[Range], Sequence[Any]] | None = None,
) -> Iterator[Any]:
    for cases in among:
        values = (*cases, *besides) if bound is None else bound(cases)
        with closing(driver(session).execute(sql, values)) as rows:
            yield from rows
