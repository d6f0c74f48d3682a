"""The board of leads through its window: choose, drag, walk, filter, find ways, undo, take out."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from benchmarks.board_scenes import graph as crowd
from cases.law.calendar import WorkCalendar
from cases.records.cases import CaseKind, Intake
from cases.records.officers import Role, TeamRole
from cases.services.desk import Desk
from leads.graph.filtering import Filter
from leads.graph.layout import overlaps
from leads.graph.nodes import LinkStatus, NodeId, NodeKind
from leads.services.board import BoardService
from tests.conftest import START, DeskOf
from tests.ui.conftest import Said
from tests.ui.rooms.leads_case import fill, graph, opened
from ui.kit.jobs import Jobs
from ui.kit.theme import Appearance, theme
from ui.rooms.leads.board.canvas import BoardCanvas
from ui.rooms.leads.board.forms import LinkDialog, NodeDialog
from ui.rooms.leads.board.menu import lines_of
from ui.rooms.leads.board.scene import scene_of
from ui.rooms.leads.board.tab import BoardTab
from ui.rooms.leads.board.timeline import TimeLine
from ui.rooms.leads.room import LeadsRoom


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    QApplication.processEvents()


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def room(qtbot: QtBot, jobs: Jobs, desk: Desk, said: Said) -> Iterator[LeadsRoom]:
    case = opened(desk)
    made = LeadsRoom(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1376, 832)
    made.show()
    made.show_case(int(case))
    settle(qtbot, jobs)
    yield made
    assert said.failures == 0
    made.drop()


@pytest.fixture
def tab(room: LeadsRoom) -> BoardTab:
    found = room._pages["board"]
    assert isinstance(found, BoardTab)
    return found


def named(tab: BoardTab, label: str) -> NodeId:
    return next(one.id for one in tab.graph.nodes if one.label == label)


def seen(tab: BoardTab, label: str) -> QPoint:
    scene = tab.canvas.scene
    assert scene is not None
    x, y = scene.at[scene.rows[named(tab, label)]].tolist()
    return tab.canvas.view.to_screen(x, y).toPoint()


def click(tab: BoardTab, label: str, held: Qt.KeyboardModifier | None = None) -> None:
    keys = held if held is not None else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(tab.canvas, Qt.MouseButton.LeftButton, keys, seen(tab, label))


def chosen(tab: BoardTab) -> list[str]:
    return [one.label for one in tab.chosen_nodes()]


# --- the room ---------------------------------------------------------------------------------


def test_the_room_offers_the_case_and_its_board(room: LeadsRoom, tab: BoardTab) -> None:
    assert "滨河路" in room._chooser.currentText()
    assert tab.tools.count.text() == "28 节点 · 30 连线"
    assert room._knowing.text() == "知情 1 人"


def test_the_way_back_leads_to_the_case_and_to_who_may_see_it(
    qtbot: QtBot, room: LeadsRoom
) -> None:
    for button, tab in ((room._back, "overview"), (room._knowing, "team")):
        with qtbot.waitSignal(room.case_wanted) as wanted:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert wanted.args == [int(room.case_id or 0), tab]


def test_without_a_case_the_room_says_so_and_offers_nothing(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, said: Said
) -> None:
    made = LeadsRoom(desk_of("贺一", Role.INVESTIGATOR), jobs)
    qtbot.addWidget(made)
    made.show()
    made.reload()
    settle(qtbot, jobs)
    assert made._stack.currentWidget() is made._empty
    assert not any(one.isEnabled() for one in (made._new, made._export, made._knowing))


def test_a_case_whose_investigation_is_hidden_is_refused(
    qtbot: QtBot, jobs: Jobs, desk: Desk, desk_of: DeskOf, said: Said
) -> None:
    mediator = desk_of("冯立成", Role.MEDIATOR, Role.INVESTIGATOR)
    case = opened(desk)
    desk.assignment.join(case, mediator.officer.id, TeamRole.MEDIATOR)
    made = LeadsRoom(mediator, jobs)
    qtbot.addWidget(made)
    made.show()
    made.show_case(int(case))
    settle(qtbot, jobs)
    assert len(said.refusals) == 1
    assert made._chooser.count() == 0
    made.drop()


def test_locking_forgets_the_board_and_the_same_case_comes_back(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, tab: BoardTab
) -> None:
    room.drop()
    assert tab.canvas.scene is None
    assert tab.inspector.title == ""
    assert tab.timeline.marks == ()
    assert room._chooser.count() == 0
    room.reload()
    settle(qtbot, jobs)
    assert tab.tools.count.text() == "28 节点 · 30 连线"


def test_an_empty_board_offers_what_the_case_knows(
    qtbot: QtBot, jobs: Jobs, desk: Desk, said: Said
) -> None:
    case = desk.cases.open_case(Intake(kind=CaseKind.INJURY, occurred_at=START, place="甲路"))
    made = BoardTab(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.show_case(case)
    settle(qtbot, jobs)
    assert made._empty.isVisible()
    assert not made.canvas.isVisible()
    made.ask_new()
    dialog = made.findChild(NodeDialog)
    assert dialog is not None
    dialog.name.set_value("孟庆和")
    dialog.kind.set_value(NodeKind.PERSON)
    dialog._act.click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert [one.label for one in made.graph.nodes] == ["孟庆和"]
    assert made.canvas.isVisible()
    made.drop()


# --- what is drawn ----------------------------------------------------------------------------


def test_nothing_on_the_board_overlaps(tab: BoardTab) -> None:
    scene = tab.canvas.scene
    assert scene is not None
    assert overlaps(scene.at, scene.extents) == 0


def test_lines_end_outside_of_shapes_and_names(tab: BoardTab) -> None:
    scene = tab.canvas.scene
    assert scene is not None
    inner = scene.half - 1.0
    for row, (start, end) in enumerate(scene.ends.tolist()):
        for point, node in ((scene.begin[row], start), (scene.end[row], end)):
            away = np.abs(point - scene.at[node])
            assert (away > inner[node] * 0.6).any()


@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("scale", [0.1, 0.35, 1.0, 2.0])
def test_every_scale_and_look_draws_something(
    tab: BoardTab, look: Appearance, scale: float
) -> None:
    theme().dress(look)
    canvas = tab.canvas
    canvas.zoom(scale / canvas.view.scale)
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    canvas.render(image)
    whole = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 2))
    colours = {image.pixel(x, y) for x, y in whole}
    assert len(colours) > 2


def test_a_crowd_is_drawn_at_every_scale(qtbot: QtBot) -> None:
    large = crowd(900, 1400)
    canvas = BoardCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(900, 600)
    canvas.show_scene(scene_of(large, {one.id for one in large.nodes}), fit=True)
    canvas.show()
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    for scale in (0.2, 0.4, 0.8):
        canvas.zoom(scale / canvas.view.scale)
        canvas.render(image)
        assert len({image.pixel(x, 300) for x in range(900)}) > 2


# --- choosing ---------------------------------------------------------------------------------


def test_a_click_chooses_a_node_everywhere(tab: BoardTab) -> None:
    click(tab, "戴振华")
    assert chosen(tab) == ["戴振华"]
    assert tab.inspector.title == "戴振华"
    section = tab.tray.section(NodeKind.PERSON)
    assert section is not None
    assert section._keys == {named(tab, "戴振华")}
    assert tab.timeline._keys == {named(tab, "戴振华")}
    assert "戴振华" in tab.canvas.accessibleDescription()


def test_with_control_nodes_are_added_in_their_order(tab: BoardTab) -> None:
    click(tab, "邢树宏")
    click(tab, "华澄财险", Qt.KeyboardModifier.ControlModifier)
    assert chosen(tab) == ["邢树宏", "华澄财险"]
    click(tab, "邢树宏", Qt.KeyboardModifier.ControlModifier)
    assert chosen(tab) == ["华澄财险"]


def test_a_box_chooses_what_lies_in_it(tab: BoardTab) -> None:
    canvas, held = tab.canvas, Qt.KeyboardModifier.ShiftModifier
    last = QPoint(canvas.width() - 2, canvas.height() - 2)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, held, QPoint(1, 1))
    QTest.mouseMove(canvas, last)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, held, last)
    assert len(chosen(tab)) == 28


def test_a_click_beside_everything_chooses_nothing(tab: BoardTab) -> None:
    click(tab, "戴振华")
    QTest.mouseClick(tab.canvas, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert chosen(tab) == []
    assert tab.inspector.title == "线索板"


def test_a_line_can_be_chosen(tab: BoardTab) -> None:
    picture = tab.canvas.picture
    assert picture is not None
    row = next(n for n, one in enumerate(picture.scene.links) if one.label == "转让")
    middle = picture.line(row).center()
    spot = tab.canvas.view.to_screen(middle.x(), middle.y()).toPoint()
    QTest.mouseClick(tab.canvas, Qt.MouseButton.LeftButton, pos=spot)
    link = tab.chosen_link()
    assert link is not None
    assert link.label == "转让"
    assert tab.inspector.title == "转让"


def test_the_tray_and_the_time_line_lead_to_the_node(tab: BoardTab) -> None:
    section = tab.tray.section(NodeKind.EXHIBIT)
    assert section is not None
    section.setFocus()
    QTest.keyClick(section, Qt.Key.Key_Down)
    assert chosen(tab) == ["物证 1 漆片"]
    tab.timeline.setFocus()
    QTest.keyClick(tab.timeline, Qt.Key.Key_Right)
    first = tab.timeline.marks[0]
    assert chosen(tab) == [first.words]


# --- keyboard ---------------------------------------------------------------------------------


def test_arrows_walk_along_the_links(tab: BoardTab) -> None:
    tab.canvas.setFocus()
    tab.canvas.choose([named(tab, "华澄财险")])
    before = named(tab, "华澄财险")
    scene = tab.canvas.scene
    assert scene is not None
    for key, axis, sign in (
        (Qt.Key.Key_Right, 0, 1),
        (Qt.Key.Key_Left, 0, -1),
    ):
        here = scene.at[scene.rows[tab.canvas.chosen_nodes()[0]]][axis]
        QTest.keyClick(tab.canvas, key)
        there = scene.at[scene.rows[tab.canvas.chosen_nodes()[0]]][axis]
        assert (there - here) * sign > 0
    assert tab.canvas.chosen_nodes()
    assert before in scene.rows


def test_every_node_is_reached_by_arrows(tab: BoardTab) -> None:
    scene = tab.canvas.scene
    assert scene is not None
    reached = {tab.graph.nodes[0].id}
    edge = list(reached)
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    while edge:
        here = edge.pop()
        for key in keys:
            tab.canvas.choose([here])
            QTest.keyClick(tab.canvas, key)
            found = tab.canvas.chosen_nodes()[0]
            if found not in reached:
                reached.add(found)
                edge.append(found)
    assert len(reached) >= 26


def test_l_goes_through_the_links_of_a_node(tab: BoardTab) -> None:
    tab.canvas.choose([named(tab, "邢树宏")])
    seen_links = set()
    for _turn in range(4):
        QTest.keyClick(tab.canvas, Qt.Key.Key_L)
        link = tab.chosen_link()
        assert link is not None
        seen_links.add(link.id)
    assert len(seen_links) == 4


def test_enter_goes_to_the_inspector_and_escape_lets_go(qtbot: QtBot, tab: BoardTab) -> None:
    tab.canvas.setFocus()
    tab.canvas.choose([named(tab, "邢树宏")])
    QTest.keyClick(tab.canvas, Qt.Key.Key_Return)
    assert tab.inspector._edit.hasFocus()
    QTest.keyClick(tab.canvas, Qt.Key.Key_Escape)
    assert chosen(tab) == []


def test_keys_and_wheel_zoom_and_the_point_under_the_pointer_stays(tab: BoardTab) -> None:
    canvas = tab.canvas
    point = QPointF(200, 150)
    before, held = canvas.view.scale, canvas.view.to_ground(point)
    canvas.wheelEvent(
        QWheelEvent(
            point,
            canvas.mapToGlobal(point),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
    )
    assert canvas.view.scale > before
    after = canvas.view.to_ground(point)
    assert abs(after.x() - held.x()) < 1e-6
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.view.scale == pytest.approx(before)


def test_the_overview_shows_only_when_something_is_out_of_sight(tab: BoardTab) -> None:
    assert not tab.minimap.isVisible()
    tab.canvas.zoom(2.5)
    assert tab.minimap.isVisible()
    middle = tab.canvas.view.x
    QTest.mouseClick(tab.minimap, Qt.MouseButton.LeftButton, pos=QPoint(10, 50))
    assert tab.canvas.view.x < middle


# --- acts -------------------------------------------------------------------------------------


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
    tab._use("arrange")
    assert jobs.idle  # the database thread is free for other work meanwhile
    qtbot.waitUntil(lambda: not tab.arranging.is_busy, timeout=20_000)
    for _turn in range(2):
        settle(qtbot, jobs)
    after = tab.places()
    assert all(after[one] == before[one] for one in before if one not in moved)
    assert not tab.arranging.bar.isVisible()


def test_arranging_can_be_stopped(qtbot: QtBot, jobs: Jobs, tab: BoardTab) -> None:
    before = dict(tab.places())
    tab._use("arrange")
    assert tab.arranging.is_busy
    tab.arranging.cancel()
    settle(qtbot, jobs)
    assert tab.places() == before
    assert not tab.arranging.bar.isVisible()


def test_a_layout_that_ends_before_it_is_done_is_told_and_moves_nothing(
    qtbot: QtBot, tab: BoardTab, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dict(tab.places())
    monkeypatch.setattr("ui.rooms.leads.board.arranging.arguments", lambda: ["-c", "pass"])
    tab._use("arrange")
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


# --- ways and filters -------------------------------------------------------------------------


def test_a_way_between_two_is_shown_and_cleared(tab: BoardTab) -> None:
    tab.canvas.choose([named(tab, "物证 2 标志残片"), named(tab, "苏Z·8K31D")])
    tab.ways.between()
    assert "物证 2 标志残片 → 华澄财险 → 保单 4417 → 苏Z·8K31D" in tab.ways.told
    assert len(tab.canvas.marks.path_links) == 3
    tab.ways.clear()
    assert not tab.canvas.marks.path_links


def test_a_way_goes_round_what_is_avoided(tab: BoardTab) -> None:
    tab.canvas.choose([named(tab, "保单 4417")])
    tab.ways.avoid()
    tab.canvas.choose([named(tab, "物证 2 标志残片"), named(tab, "苏Z·8K31D")])
    tab.ways.between()
    assert "保单 4417" not in tab.ways.told
    assert tab.canvas.scene is not None
    assert tab.canvas.marks.avoided == {tab.canvas.scene.rows[named(tab, "保单 4417")]}


def test_a_network_connects_three_and_says_who_is_apart(tab: BoardTab) -> None:
    tab.canvas.choose(
        [named(tab, one) for one in ("物证 1 漆片", "物证 2 标志残片", "邢树林", "贺春生")]
    )
    tab.ways.network()
    assert "连不上：贺春生" in tab.ways.told
    assert len(tab.canvas.marks.path) >= 3


def test_a_filter_leaves_out_what_does_not_pass(tab: BoardTab) -> None:
    tab._set_filter(Filter(kinds=frozenset({NodeKind.VEHICLE, NodeKind.PERSON})))
    scene = tab.canvas.scene
    assert scene is not None
    assert {one.kind for one in scene.nodes} == {NodeKind.VEHICLE, NodeKind.PERSON}
    assert "种类 2" in tab.tools.filter.text()
    tab._set_filter(Filter())
    assert tab.tools.count.text() == "28 节点 · 30 连线"


def test_a_hovered_node_lets_its_neighbours_stand_out(qtbot: QtBot, tab: BoardTab) -> None:
    QTest.mouseMove(tab.canvas, seen(tab, "华澄财险"))
    qtbot.waitUntil(lambda: tab.canvas.marks.hovered >= 0, timeout=3000)
    assert tab.canvas.scene is not None
    near = {tab.canvas.scene.nodes[row].label for row in tab.canvas.marks.near}
    assert near == {"物证 2 标志残片", "保单 4417"}


# --- files ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "graphml", "csv"])
def test_the_board_is_taken_out_and_the_journal_knows(
    qtbot: QtBot, jobs: Jobs, desk: Desk, tab: BoardTab, said: Said, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"图.{kind}"
    tab.taking_out.take_out(kind, path)
    qtbot.waitUntil(lambda: bool(said.words), timeout=20_000)
    assert tab.board is not None
    entries = desk.cases.journal(tab.board.case_id)
    entry = next(one for one in entries if one.act == "board.export")
    assert (entry.values["format"], entry.values["nodes"]) == (kind, 28)
    if kind == "csv":
        with (tmp_path / "图-links.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == 30
        assert {"from_label", "to_label", "grade"} <= set(rows[0])
    elif kind == "graphml":
        work = nx.read_graphml(path, force_multigraph=True)
        assert (work.number_of_nodes(), work.number_of_edges()) == (28, 30)
    else:
        heads = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
        assert path.read_bytes().startswith(heads[kind])


# --- the time line ----------------------------------------------------------------------------


def test_the_time_line_goes_from_the_first_to_today(qtbot: QtBot) -> None:
    line = TimeLine()
    qtbot.addWidget(line)
    line.resize(900, 90)
    line.show_graph(graph(), WorkCalendar.shipped(), date(2026, 9, 24))
    assert len(line.lanes) == 3
    assert [one.words for one in line.marks][:2] == ["事故现场", "加油站监控"]
    spot = line.spot(line.marks[0].key)
    assert spot is not None
    with qtbot.waitSignal(line.chosen) as told:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    assert told.args is not None
    wide = line.axis.day_width
    QTest.keyClick(line, Qt.Key.Key_Plus)
    assert line.axis.day_width > wide
    QTest.keyClick(line, Qt.Key.Key_0)
    assert line.axis.day_width == wide


def test_every_control_of_the_board_has_a_name(room: LeadsRoom) -> None:
    nameless = [
        one
        for one in room.findChildren(QPushButton)
        if one.isVisible() and not (one.accessibleName() or one.text())
    ]
    assert nameless == []
