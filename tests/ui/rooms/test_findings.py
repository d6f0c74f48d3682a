"""What does not go together, in the tray of the board."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from cases.records.ids import CaseId
from cases.records.officers import TeamRole
from cases.services.desk import Desk
from leads.graph.nodes import LinkEntry, LinkKind, NodeEntry, NodeKind, Position
from leads.services.board import BoardService
from tests.conftest import START, DeskOf
from tests.leads.services.board_case import opened, two_officers, vehicle
from ui.kit.i18n import EN, set_language
from ui.kit.jobs import Jobs
from ui.rooms.leads.board.tab import BoardTab
from ui.rooms.leads.findings import FindingsPane


@pytest.fixture
def desks(desk_of: DeskOf) -> tuple[Desk, Desk]:
    return two_officers(desk_of)


@pytest.fixture
def case(desks: tuple[Desk, Desk]) -> CaseId:
    return opened(desks[0], "2026-0187")


def twice_seen(board: BoardService, case: CaseId) -> None:
    """One vehicle at two cameras 22 km apart within three minutes."""
    car = vehicle(board, case, "苏Z·6K35D")
    for n in range(2):
        spot = board.add_node(
            case,
            NodeEntry(
                kind=NodeKind.SIGHTING,
                label=f"卡口{n}",
                position=Position(32.0 + n / 5, 119.9),
                from_at=START + timedelta(minutes=3 * n),
            ),
        )
        board.link(case, LinkEntry(kind=LinkKind.SEEN_AT, from_id=car, to_id=spot))


def shown(qtbot: QtBot, desk: Desk, case: CaseId) -> tuple[BoardTab, FindingsPane, Jobs]:
    jobs = Jobs()
    tab = BoardTab(desk, jobs)
    qtbot.addWidget(tab)
    tab.resize(1280, 760)
    tab.show()
    tab.show_case(case)
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    (pane,) = tab.findChildren(FindingsPane)
    return tab, pane, jobs


def test_a_contradiction_stands_in_the_tray_and_leads_to_its_nodes(
    qtbot: QtBot, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    twice_seen(BoardService(desks[0]), case)
    tab, pane, _jobs = shown(qtbot, desks[0], case)
    (row,) = pane.section.rows
    assert (row.words, row.right) == ("两地同现", "苏Z·6K35D")
    assert row.hint.splitlines()[:2] == [
        "苏Z·6K35D、卡口0、卡口1",
        "两次出现相距太远，中间的时间来不及。",
    ]
    assert "直线相距 22.2 公里" in row.hint
    assert "需要 445 公里每小时" in row.hint
    gone = []
    for _ in range(2):
        pane.section.chosen.emit(row.key)
        gone.append([one.label for one in tab.chosen_nodes()])
    assert gone == [["苏Z·6K35D"], ["卡口0"]]


def test_it_goes_when_it_is_undone(qtbot: QtBot, desks: tuple[Desk, Desk], case: CaseId) -> None:
    board = BoardService(desks[0])
    twice_seen(board, case)
    tab, pane, jobs = shown(qtbot, desks[0], case)
    assert pane.isVisible()
    board.undo(case)
    tab.reload()
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    qtbot.waitUntil(lambda: not pane.isVisible(), timeout=5_000)
    assert pane.section.rows == ()


def test_another_case_is_named_to_who_sees_both_only(
    qtbot: QtBot, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    other = opened(desks[1], "2026-0188", bare=True)
    vehicle(BoardService(desks[0]), case, "苏Z·6K35D")
    vehicle(BoardService(desks[1]), other, "苏Z 6K35D")
    _tab, pane, _jobs = shown(qtbot, desks[1], other)
    assert not pane.isVisible()
    desks[0].assignment.join(case, desks[1].officer.id, TeamRole.ASSIST, "协助")
    _tab, pane, _jobs = shown(qtbot, desks[1], other)
    (row,) = pane.section.rows
    assert (row.words, row.right) == ("苏Z6K35D", "2026-0187")
    assert row.hint == "号牌 苏Z6K35D 也出现在案件 2026-0187"
    wanted: list[int] = []
    pane.node_wanted.connect(wanted.append)
    pane.section.chosen.emit(row.key)
    assert len(wanted) == 1


def test_locking_forgets_it_and_english_says_it(
    qtbot: QtBot, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    set_language(EN)
    twice_seen(BoardService(desks[0]), case)
    tab, pane, _jobs = shown(qtbot, desks[0], case)
    assert "too far apart" in pane.section.rows[0].hint
    tab.drop()
    assert pane.section.rows == ()
    assert pane.found is None
