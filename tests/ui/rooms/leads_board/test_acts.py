"""What is done on the board: moved, arranged, linked, judged, merged, undone."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from benchmarks.board_scenes import graph as crowd
from cases.records.cases import CaseKind, Intake
from cases.records.officers import Role, TeamRole
from cases.services.desk import Desk
from leads.graph.layout import overlaps
from leads.graph.nodes import LinkStatus, NodeKind
from leads.services.board import BoardService
from tests.conftest import START, DeskOf
from tests.ui.conftest import Said
from tests.ui.rooms.leads_board.hands import named, seen, settle
from tests.ui.rooms.leads_case import fill, opened
from ui.kit.jobs import Jobs
from ui.rooms.leads.board.forms import LinkDialog, NodeDialog
from ui.rooms.leads.board.menu import lines_of
from ui.rooms.leads.board.tab import BoardTab
from ui.rooms.leads.room import LeadsRoom


def drag(tab: BoardTab, label: str, by: QPoint) -> None:
    start = seen(tab, label)
    QTest.mousePress(tab.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(tab.canvas, start + QPoint(by.x() // 2, by.y() // 2))
    QTest.mouseMove(tab.canvas, start + by)
    QTest.mouseRelease(tab.canvas, Qt.MouseButton.LeftButton, pos=start + by)


def test_a_drag_snaps_is_recorded_and_undone(qtbot: QtBot, jobs: Jobs, tab: BoardTab) -> None:
    before = tab.places()[named(tab, "孟庆和")]
    drag(tab, "孟庆和", QPoint(60, 300))
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    placing = tab.graph.node(named(tab, "孟庆和")).placing
    assert placing.x is not None
    assert placing.x % 10 == 0
    assert (placing.x, placing.y) != before
    scene = tab.canvas.scene
    assert scene is not None
    assert overlaps(scene.at, scene.extents) == 0
    assert tab.tools.buttons["undo"].isEnabled()
    tab.tools.buttons["undo"].click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert tab.tools.buttons["redo"].isEnabled()
    assert tab.graph.node(named(tab, "孟庆和")).placing.x is None


def test_alt_arrows_move_the_chosen_by_the_grid(qtbot: QtBot, jobs: Jobs, tab: BoardTab) -> None:
    tab.canvas.choose([named(tab, "夜班考勤")])
    x, y = tab.places()[named(tab, "夜班考勤")]
    QTest.keyClick(tab.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert tab.places()[named(tab, "夜班考勤")] == (x + 10, y)


def test_pinning_grouping_and_hiding_are_recorded(
    qtbot: QtBot, jobs: Jobs, tab: BoardTab, said: Said
) -> None:
    tab.canvas.choose([named(tab, "邢树宏"), named(tab, "邢树林")])
    said.answers.append("邢家")
    for act in (tab.acts.pin, tab.acts.group):
        act()
        settle(qtbot, jobs)
        settle(qtbot, jobs)
    placing = tab.graph.node(named(tab, "邢树林")).placing
    assert (placing.is_pinned, placing.group) == (True, "邢家")
    tab.canvas.choose([named(tab, "收据")])
    tab.acts.hide()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    scene = tab.canvas.scene
    assert scene is not None
    assert named(tab, "收据") not in scene.rows
    assert scene.hidden[scene.rows[named(tab, "双联汽修厂")]] == 1
    assert "未显示 1" in tab.tools.count.text()
    tab.canvas.choose([named(tab, "双联汽修厂")])
    tab.acts.expand()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert named(tab, "收据") in tab.places()


def test_arranging_a_selection_moves_nothing_else(qtbot: QtBot, jobs: Jobs, tab: BoardTab) -> None:
    moved = [named(tab, "证人 1"), named(tab, "贺春生"), named(tab, "夜班考勤")]
    before = dict(tab.places())
    tab.canvas.choose(moved)
    tab.tools.wanted.emit("arrange")
    assert jobs.idle  # the database thread is free for other work meanwhile
    qtbot.waitUntil(lambda: not tab.arranging.is_busy, timeout=20_000)
    for _turn in range(2):
        settle(qtbot, jobs)
    after = tab.places()
    assert all(after[one] == before[one] for one in before if one not in moved)
    assert not tab.arranging.bar.isVisible()


def test_arranging_can_be_stopped(qtbot: QtBot, jobs: Jobs, tab: BoardTab) -> None:
    before = dict(tab.places())
    tab.tools.wanted.emit("arrange")
    assert tab.arranging.is_busy
    tab.arranging.cancel()
    settle(qtbot, jobs)
    assert tab.places() == before
    assert not tab.arranging.bar.isVisible()


def test_a_layout_that_ends_before_it_is_done_is_told_and_moves_nothing(
    qtbot: QtBot, tab: BoardTab, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dict(tab.places())
    monkeypatch.setattr("ui.rooms.leads.board.arranging._SECOND", "no.such.module")
    tab.tools.wanted.emit("arrange")
    qtbot.waitUntil(lambda: not tab.arranging.is_busy, timeout=20_000)
    assert said.failures == 1
    said.failures = 0  # the room asks at its end that nothing else has failed
    assert tab.places() == before
    assert not tab.arranging.bar.isVisible()


def test_a_large_board_is_laid_out_behind_a_bar_and_nothing_is_recorded(
    qtbot: QtBot, jobs: Jobs, desk: Desk, said: Said
) -> None:
    case = desk.cases.open_case(Intake(kind=CaseKind.INJURY, occurred_at=START, place="甲路"))
    fill(desk, case, crowd(150, 220))
    made = BoardTab(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.show_case(case)
    qtbot.waitUntil(lambda: made.arranging.is_busy, timeout=20_000)
    qtbot.waitUntil(lambda: jobs.idle and not made.arranging.is_busy, timeout=60_000)
    scene = made.canvas.scene
    assert scene is not None
    assert len(scene.nodes) == 150
    assert overlaps(scene.at, scene.extents) == 0
    assert all(one.placing.x is None for one in BoardService(desk).board(case).graph.nodes)
    made.drop()


def test_a_node_is_corrected_in_its_form(qtbot: QtBot, jobs: Jobs, tab: BoardTab) -> None:
    tab.canvas.choose([named(tab, "尾号 2207")])
    QTest.mouseClick(tab.inspector._edit, Qt.MouseButton.LeftButton)
    dialog = tab.findChild(NodeDialog)
    assert dialog is not None
    dialog.sub.set_value("已调取")
    dialog.reliability.set_value(None)
    dialog.credibility.set_value(None)
    dialog._act.click()
    for _turn in range(2):
        settle(qtbot, jobs)
    node = tab.graph.node(named(tab, "尾号 2207"))
    assert (node.sub, node.grade) == ("已调取", None)


def test_a_link_form_offers_only_kinds_that_fit(qtbot: QtBot, tab: BoardTab) -> None:
    nodes = {one.label: one for one in tab.graph.nodes}
    ends = (nodes["戴振华"].id, nodes["邢树林"].id)
    dialog = LinkDialog(tab, date(2026, 9, 24), tab.graph.nodes, ends)
    qtbot.addWidget(dialog)
    offered = [dialog.kind.itemText(n) for n in range(dialog.kind.count())]
    assert "亲属" in offered
    assert "承保" not in offered
    dialog.end.set_value(nodes["戴振华"].id)
    dialog._offer()
    assert dialog.kind.count() == 0
    assert "没有可用的关系" in dialog.note.text()


def test_two_chosen_nodes_are_linked_in_their_order(
    qtbot: QtBot, jobs: Jobs, tab: BoardTab
) -> None:
    tab.canvas.choose([named(tab, "邢树林"), named(tab, "戴振华")])
    tab.acts.new_link()
    dialog = tab.findChild(LinkDialog)
    assert dialog is not None
    assert (dialog.start.value(), dialog.end.value()) == (
        named(tab, "邢树林"),
        named(tab, "戴振华"),
    )
    dialog.words.set_value("同村")
    dialog._act.click()
    for _turn in range(2):
        settle(qtbot, jobs)
    assert len(tab.graph.links) == 31


def test_what_is_refuted_stays_and_is_struck(
    qtbot: QtBot, jobs: Jobs, tab: BoardTab, said: Said
) -> None:
    tab.canvas.choose([named(tab, "苏Z·6K35D")])
    said.answers.append("夜班考勤属实，车停在厂内")
    tab.acts.judge(LinkStatus.REFUTED)
    for _turn in range(2):
        settle(qtbot, jobs)
    node = tab.graph.node(named(tab, "苏Z·6K35D"))
    assert node.status is LinkStatus.REFUTED
    section = tab.tray.section(NodeKind.VEHICLE)
    assert section is not None
    assert [row.is_struck for row in section.rows if row.key == node.id] == [True]


def test_two_merged_nodes_are_drawn_as_one_and_separated_again(
    qtbot: QtBot, jobs: Jobs, tab: BoardTab, said: Said
) -> None:
    tab.canvas.choose([named(tab, "证人 1"), named(tab, "贺春生")])
    said.answers.append("同一人")
    tab.acts.merge()
    for _turn in range(2):
        settle(qtbot, jobs)
    assert len(tab.graph.nodes) == 27
    tab.canvas.choose([named(tab, "证人 1")])
    said.answers.append("认错了")
    tab.acts.separate()
    for _turn in range(2):
        settle(qtbot, jobs)
    assert len(tab.graph.nodes) == 28


@pytest.mark.parametrize("wide", [300, 700, 760, 800, 900, 1400])
def test_the_legend_never_lies_on_the_count(tab: BoardTab, wide: int) -> None:
    tools = tab.tools
    tools.setFixedWidth(wide)
    tools.suit(wide)
    tools.show_counts(5000, 8000, 1234)
    arranged = tools.layout()
    assert arranged is not None
    arranged.activate()
    assert tools.legend.isVisibleTo(tools) or wide < 1400
    assert not tools.legend.isVisibleTo(tools) or wide > 300
    if tools.legend.isVisibleTo(tools):
        assert tools.filter.geometry().right() < tools.legend.geometry().left()
        assert tools.legend.geometry().right() < tools.count.geometry().left()
        words = tools.count.fontMetrics().horizontalAdvance(tools.count.text())
        assert tools.count.width() >= words


def test_each_of_several_merges_is_separated_by_its_own_line(
    qtbot: QtBot, jobs: Jobs, tab: BoardTab, said: Said
) -> None:
    first, second, third = (named(tab, name) for name in ("证人 1", "贺春生", "邢树林"))
    for one, other in ((second, third), (first, second)):
        tab.canvas.choose([one, other])
        said.answers.append("同一人")
        tab.acts.merge()
        for _turn in range(2):
            settle(qtbot, jobs)
    tab.canvas.choose([first])
    lines = {words: act for words, act in lines_of(tab) if words.startswith("拆分")}
    assert set(lines) == {"拆分：贺春生 ≠ 邢树林…", "拆分：证人 1 ≠ 贺春生…"}
    said.answers.append("认错了")
    act = lines["拆分：贺春生 ≠ 邢树林…"]
    assert act is not None
    act()
    for _turn in range(2):
        settle(qtbot, jobs)
    assert third in {node.id for node in tab.graph.nodes}
    assert second not in {node.id for node in tab.graph.nodes}


def test_notes_lie_on_the_board_and_on_nodes(
    qtbot: QtBot, jobs: Jobs, tab: BoardTab, said: Said
) -> None:
    said.answers.append("村委没人")
    tab.canvas.choose([])
    tab.acts.new_note()
    for _turn in range(2):
        settle(qtbot, jobs)
    board = tab.board
    assert board is not None
    (note,) = board.notes
    assert (note.text, note.node_id) == ("村委没人", None)
    said.answers.append("")
    tab.acts.change_note(note.id)
    for _turn in range(2):
        settle(qtbot, jobs)
    assert tab.board is not None
    assert tab.board.notes == ()


def test_whoever_only_reads_is_offered_no_act(
    qtbot: QtBot, jobs: Jobs, desk: Desk, desk_of: DeskOf, said: Said
) -> None:
    case = opened(desk)
    reviewer = desk_of("冯立成", Role.REVIEWER)
    desk.assignment.join(case, reviewer.officer.id, TeamRole.REVIEWER)
    made = LeadsRoom(reviewer, jobs)
    qtbot.addWidget(made)
    made.resize(1376, 832)
    made.show()
    made.show_case(int(case))
    settle(qtbot, jobs)
    tab = made._pages["board"]
    assert isinstance(tab, BoardTab)
    assert not made._new.isEnabled()
    assert not any(tab.tools.buttons[key].isEnabled() for key in ("undo", "pin", "note"))
    tab.canvas.choose([tab.graph.nodes[0].id])
    assert not tab.inspector._edit.isVisible()
    drag(tab, tab.graph.nodes[0].label, QPoint(40, 40))
    settle(qtbot, jobs)
    assert BoardService(desk).board(case).graph.nodes[0].placing.x is None
    made.drop()


def test_the_board_is_read_again_only_when_something_happened(
    qtbot: QtBot, jobs: Jobs, desk: Desk, tab: BoardTab
) -> None:
    def looks() -> int:
        assert tab.board is not None
        entries = desk.cases.journal(tab.board.case_id)
        return sum(one.act == "case.read" and one.values["what"] == "leads" for one in entries)

    before = looks()
    for _turn in range(3):
        tab.reload()
        settle(qtbot, jobs)
    assert looks() == before
    assert tab.board is not None
    BoardService(desk).write_note(tab.board.case_id, "村委没人")
    tab.reload()
    settle(qtbot, jobs)
    assert looks() == before + 1
    assert tab.board.notes
