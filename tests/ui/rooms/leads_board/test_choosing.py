"""Choosing on the board with the pointer and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cases.services.desk import Desk
from leads.graph.nodes import NodeKind
from tests.ui.rooms.leads_board.hands import chosen, click, named
from ui.kit.jobs import Jobs
from ui.rooms.leads.board.tab import BoardTab
from ui.rooms.leads.room import LeadsRoom

# --- choosing -------------------------------------------------------------------------------------


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


# --- keyboard -------------------------------------------------------------------------------------


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


def test_the_tabulator_reaches_every_tool_and_the_sections_in_their_order(
    room: LeadsRoom, tab: BoardTab
) -> None:
    room.activateWindow()
    room._new.setFocus()
    reached: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in reached:
        reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    tools = [*tab.tools.buttons.values(), tab.tools.filter, tab.tools.tray, tab.tools.inspector]
    assert [one for one in tools if one.isEnabled() and one not in reached] == []
    assert tab.canvas in reached
    sections = [tab.tray.section(kind) for kind in NodeKind]
    shown = [reached.index(one) for one in sections if one is not None and one.isVisible()]
    assert len(shown) > 5
    assert shown == sorted(shown)


def test_a_folded_pane_stays_folded_and_opens_when_something_in_it_is_wanted(
    qtbot: QtBot, jobs: Jobs, tab: BoardTab, desk: Desk
) -> None:
    tab.tools.tray.click()
    tab.tools.inspector.click()
    assert (tab.left.folded, tab.right.folded) == (True, True)
    assert not tab.tools.tray.isChecked()
    again = BoardTab(desk, jobs)
    qtbot.addWidget(again)
    assert (again.left.folded, again.right.folded) == (True, True)
    click(tab, "邢树宏")
    QTest.keyClick(tab.canvas, Qt.Key.Key_Return)
    assert (tab.left.folded, tab.right.folded) == (True, False)
    tab.tools.tray.click()
    folded = [tab.left.folded]
    for wide, press in ((1000, False), (1000, True), (1376, False)):
        tab.window().resize(wide, 832)
        if press:
            tab.tools.tray.click()
        folded.append(tab.left.folded)
    # In a narrow window it gives way until it is asked for.
    assert folded == [False, True, False, False]
