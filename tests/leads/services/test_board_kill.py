"""A process killed while nodes are dragged leaves every node of one drag where it was, or moved."""

import subprocess
import sys
from pathlib import Path

from cases.records.officers import Role
from cases.store import engine
from leads.services.board import BoardService
from tests.conftest import DeskOf
from tests.leads.services.board_case import opened, person

ROOT = Path(__file__).parents[3]
NODES = 8

#: Drags all nodes together, time and again, and says how often.
MOVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cases.law.calendar import WorkCalendar
from cases.records.officers import Officer, Role
from cases.services.desk import Desk
from cases.store import engine
from leads.graph.nodes import Placing
from leads.services.board import BoardService
path, key, officer, case = sys.argv[1:]
store = engine.open_store(Path(path), bytes.fromhex(key))
me = Officer(int(officer), "030100", "王砚秋", frozenset({Role.INVESTIGATOR}))
calendar = WorkCalendar.shipped()
now = datetime(2026, 9, 24, 3, tzinfo=UTC)
board = BoardService(Desk(store, me, lambda: now, None, lambda: calendar))
nodes = [one.id for one in board.board(int(case)).graph.nodes]
turn = 0
while True:
    turn += 1
    board.place(int(case), {one: Placing(float(turn), 0.0) for one in nodes})
    print(turn, flush=True)
"""


def test_a_kill_in_the_middle_of_a_drag_leaves_no_half_of_it(
    store: engine.Store, desk_of: DeskOf
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case, board = opened(desk, "2026-0187", bare=True), BoardService(desk)
    for n in range(NODES):
        person(board, case, f"证人{n}")
    key = store.key[0]
    assert key is not None
    officer = str(int(desk.officer.id))
    mover = subprocess.Popen(
        [sys.executable, "-c", MOVER, str(store.path), key.hex(), officer, str(int(case))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with mover:
        assert mover.stdout is not None
        told = [int(mover.stdout.readline()) for _turn in range(3)]
        mover.kill()
    shown = board.board(case)
    (x,) = {one.placing.x for one in shown.graph.nodes}
    assert x is not None
    assert x >= told[-1]
    assert shown.undo is not None
    board.undo(case)
    assert {one.placing.x for one in board.board(case).graph.nodes} == {x - 1}
