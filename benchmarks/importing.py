"""A ledger of 100,000 rows brought in, against `csv` and `executemany` into plain sqlite3.

The import ends with its commit: all of it is kept, listed, and found. The index of the search then
follows, in the background of the window; how long that takes is measured beside it.
"""

import csv
import os
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure, one_ms
from benchmarks.station import at_desk, bare, bring_in, folder, ledger, make, to_end
from cases.services.desk import Desk

#: A second baseline: the tables and indexes a plain program would need for the same lists.
_TABLES = """
CREATE TABLE cases(id INTEGER PRIMARY KEY, number TEXT UNIQUE, kind TEXT, fled INT, officer TEXT,
  determination TEXT, determined TEXT, closed TEXT, remark TEXT);
CREATE INDEX a ON cases(closed, number); CREATE INDEX b ON cases(officer);
CREATE TABLE accidents(id INTEGER PRIMARY KEY, at TEXT, place TEXT, harm TEXT);
CREATE INDEX c ON accidents(at);
CREATE TABLE parties(id INTEGER PRIMARY KEY, case_id INT, name TEXT);
CREATE INDEX d ON parties(case_id); CREATE INDEX e ON parties(name);
CREATE TABLE vehicles(id INTEGER PRIMARY KEY, case_id INT, plate TEXT);
CREATE INDEX f ON vehicles(case_id); CREATE INDEX g ON vehicles(plate);
"""

_TURNS = 7


def run() -> list[Figure]:
    """Measure some imports, each after its baseline; the median of each.

    The second baseline comes last: it keeps a whole ledger in memory, and whatever runs after it
    in the same process finds the memory in pieces.
    """
    flat, ours, behind = [], [], []
    for turn in range(_TURNS):
        flat.append(_settled_ms(partial(_flat, folder() / f"flat{turn}.db")))
        store, (officer, *_) = make(folder() / f"import{turn}.db", secrets.token_bytes(32))
        desk = at_desk(store, officer)
        ours.append(_settled_ms(partial(_import, desk)))
        behind.append(_settled_ms(partial(_catch_up, desk)))
        store.close()
    places = [folder() / f"tables{turn}.db" for turn in range(_TURNS)]
    tables = [_settled_ms(partial(_tables, place)) for place in places]
    what = "import of 100,000 ledger rows"
    return [
        Figure(what, "csv + executemany, one flat table", _middle(ours), _middle(flat), "<= 6 x"),
        Figure(
            f"{what} (for comparison)",
            "csv + executemany, parties and plates split, with indexes",
            _middle(ours),
            _middle(tables),
            "",
        ),
        Figure("index of the search after it", "", _middle(behind), None, ""),
    ]


def _settled_ms(work: Callable[[], object]) -> float:
    """Return how long it takes when the disk has done with what was written before."""
    os.sync()
    return one_ms(work)


def _import(desk: Desk) -> None:
    to_end(bring_in(desk, ledger()))


def _catch_up(desk: Desk) -> None:
    while desk.search.catch_up():
        pass


def _middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


def _flat(path: Path) -> None:
    connection = bare(path)
    with ledger().open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        connection.execute(f"CREATE TABLE ledger({','.join(header)})")
        places = ",".join("?" * len(header))
        connection.executemany(f"INSERT INTO ledger VALUES({places})", rows)
    connection.commit()
    connection.close()


def _tables(path: Path) -> None:
    connection = bare(path)
    connection.executescript(_TABLES)
    with ledger().open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        kept = list(enumerate(rows, 1))
    connection.executemany(
        "INSERT INTO cases VALUES(?,?,?,?,?,?,?,?,?)",
        ((n, r[0], r[5], r[7] == "是", r[8], r[9], r[10], r[11], r[12]) for n, r in kept),
    )
    connection.executemany(
        "INSERT INTO accidents VALUES(?,?,?,?)", ((n, r[1], r[2], r[6]) for n, r in kept)
    )
    connection.executemany(
        "INSERT INTO parties(case_id, name) VALUES(?,?)",
        ((n, name) for n, r in kept for name in r[3].split("、")),
    )
    connection.executemany(
        "INSERT INTO vehicles(case_id, plate) VALUES(?,?)",
        ((n, plate) for n, r in kept for plate in r[4].split("、")),
    )
    connection.commit()
    connection.close()
