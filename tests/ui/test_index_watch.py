"""After an import the index of the search catches up behind an open window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cases.records.officers import Role
from cases.services.desk import Desk
from cases.services.ledger import bringing_in
from cases.services.search import indexing
from cases.store import waiting_index
from tests.cases.services.test_ledger import CLOSED, bring_in, ledger
from tests.conftest import DeskOf
from ui.index_watch import IndexWatch
from ui.kit.jobs import Jobs


@pytest.fixture
def keeper(desk_of: DeskOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk after an import of five cases that wait to be indexed, two at a time."""
    monkeypatch.setattr(bringing_in, "SOME", 0)
    monkeypatch.setattr(indexing, "SOME", 2)
    desk = desk_of("韩梅", Role.SQUAD_LEADER)
    rows = [(f"2024-{number:04d}", *CLOSED[1:]) for number in range(5)]
    bring_in(desk, ledger(tmp_path / "台账.csv", rows))
    return desk


def waiting(desk: Desk) -> int:
    with desk.past_guard() as session:
        return sum(last - first + 1 for first, last in waiting_index.ranges(session))


def test_it_goes_on_until_nothing_waits_and_rests_while_the_window_is_locked(
    keeper: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    window, locked = QWidget(), [True]
    qtbot.addWidget(window)
    watch = IndexWatch(keeper, jobs, window, lambda: locked[0])
    watch.heard("ledger.import")
    assert jobs.idle
    assert waiting(keeper) == 5
    locked[0] = False
    watch.heard("case.open")
    assert jobs.idle
    watch.heard("ledger.import")
    qtbot.waitUntil(lambda: jobs.idle and waiting(keeper) == 0)
    assert len(keeper.search.find("滨河路").cases) == 5
