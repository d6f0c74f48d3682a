"""A long ledger is prepared by a second process: the same comes in, and nothing hangs on it."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from cases.second_process import arguments
from cases.services.desk import Desk
from cases.services.ledger import beside, bringing_in
from cases.store.rows import Row
from cases.store.rows.cases import (
    AccidentRow,
    CaseRow,
    DueRow,
    FactRow,
    PartyRow,
    TeamRow,
    VehicleRow,
)
from cases.store.rows.ledger import LedgerKeyRow
from tests.cases.services.test_ledger import CLOSED, OPEN, ORPHAN, bring_in, count, ledger
from tests.conftest import DeskOf

NAMELESS = ("", *CLOSED[1:])
UNREADABLE = ("2024-0009", "不知何时", *CLOSED[2:])
TABLES = (CaseRow, AccidentRow, PartyRow, VehicleRow, TeamRow, FactRow, DueRow, LedgerKeyRow)
#: More rows than two batches.
MANY = [(f"2024-{number:04d}", *CLOSED[1:]) for number in range(1, 4000)]


@pytest.fixture
def leader(desk_of: DeskOf) -> Desk:
    desk_of("周正", Role.INVESTIGATOR)
    return desk_of("韩梅", Role.INVESTIGATOR, Role.SQUAD_LEADER)


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Have every ledger prepared by a second process, and note which have begun."""
    begun: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **values: Any) -> None:
            super().__init__(*args, **values)
            begun.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    monkeypatch.setattr(bringing_in, "_LONG_BYTES", 0)
    yield begun
    assert [second.poll() is None for second in begun] == [False] * len(begun)


def everything(desk: Desk) -> list[Sequence[Any]]:
    """Return what has come in, and what is found of it."""
    with desk.past_guard() as session:
        columns = [
            [
                getattr(row, name)
                for name in row.__table__.columns.keys()  # noqa: SIM118 - not a mapping
                if name not in {"id", "import_id"}
            ]
            for row in TABLES
        ]
        rows: list[Sequence[Any]] = [
            tuple(map(str, found))
            for wanted in columns
            for found in session.execute(select(*wanted))
        ]
    assert all(issubclass(row, Row) for row in TABLES)
    return [*rows, *(desk.search.find(text).cases for text in ("滨河路", "liqiang", "A123", "9"))]


def test_the_same_comes_in_as_without_it(
    leader: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ledger(tmp_path / "台账.csv", [CLOSED, OPEN, ORPHAN, NAMELESS, UNREADABLE, CLOSED])
    alone = bring_in(leader, path)
    rows = everything(leader)
    list(leader.ledger.take_back(alone.import_id))
    monkeypatch.setattr(bringing_in, "_LONG_BYTES", 0)
    two = bring_in(leader, path)
    assert everything(leader) == rows
    assert (two.rows_read, two.rows_in, two.rows_double) == (6, 4, 1)
    assert replace(two, import_id=alone.import_id) == alone
    assert bring_in(leader, path).rows_in == 0


def test_a_cancelled_import_ends_it_and_leaves_nothing(
    leader: Desk, tmp_path: Path, seconds: list["subprocess.Popen[bytes]"]
) -> None:
    file = leader.ledger.inspect(ledger(tmp_path / "台账.csv", MANY))
    work = leader.ledger.bring_in(file, file.mapping())
    assert [step.done for step in islice(work, 3)] == [0, 0, 1500]
    assert seconds[0].poll() is None
    work.close()
    assert count(leader, CaseRow) == 0


def test_a_ledger_that_breaks_off_is_refused_and_leaves_nothing(
    leader: Desk, tmp_path: Path, seconds: list["subprocess.Popen[bytes]"]
) -> None:
    broken = ("2024-9999", *CLOSED[1:-1], "长" * (1 << 20 | 1))
    with pytest.raises(Refusal) as caught:
        bring_in(leader, ledger(tmp_path / "台账.csv", [*MANY, broken]))
    assert caught.value.reason is Reason.FILE_UNREADABLE
    assert caught.value.details == {"name": "台账.csv", "line": 4001}
    assert count(leader, CaseRow) == 0
    assert len(seconds) == 1


def test_where_it_is_ended_from_outside_nothing_has_come_in(
    leader: Desk, tmp_path: Path, seconds: list["subprocess.Popen[bytes]"]
) -> None:
    file = leader.ledger.inspect(ledger(tmp_path / "台账.csv", MANY))
    work = leader.ledger.bring_in(file, file.mapping())
    list(islice(work, 3))
    seconds[0].kill()
    with pytest.raises(beside.LostError):
        list(work)
    assert count(leader, CaseRow) == 0


def test_where_none_can_begin_this_one_reads_the_ledger(
    leader: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seconds: list["subprocess.Popen[bytes]"],
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    assert bring_in(leader, ledger(tmp_path / "台账.csv", [CLOSED, OPEN])).rows_in == 2
    assert seconds == []


def test_it_knows_neither_the_store_nor_the_window() -> None:
    code = (
        "import sys, cases.services.ledger.beside\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert {"sqlalchemy", "sqlcipher3", "PySide6"}.isdisjoint(told.stdout.split())


def test_it_ends_when_nobody_listens(tmp_path: Path) -> None:
    second = subprocess.Popen(
        [sys.executable, *arguments(beside.__name__)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    second.communicate(timeout=60)
    assert second.returncode not in {0, None}
