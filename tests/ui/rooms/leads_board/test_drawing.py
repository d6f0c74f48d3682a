"""What is drawn of a board, its ways and filters, its time line, and its files."""

import csv
from datetime import date
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from benchmarks.board_scenes import graph as crowd
from cases.law.calendar import WorkCalendar
from cases.services.desk import Desk
from leads.graph.filtering import Filter
from leads.graph.layout import overlaps
from leads.graph.nodes import NodeKind
from tests.ui.conftest import Said
from tests.ui.rooms.leads_board.hands import named, seen
from tests.ui.rooms.leads_case import graph
from ui.kit.jobs import Jobs
from ui.kit.theme import Appearance, theme
from ui.rooms.leads.board.canvas import BoardCanvas
from ui.rooms.leads.board.scene import scene_of
from ui.rooms.leads.board.tab import BoardTab
from ui.rooms.leads.board.timeline import TimeLine
from ui.rooms.leads.room import LeadsRoom

# --- what is drawn --------------------------------------------------------------------------------


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


# --- ways and filters -----------------------------------------------------------------------------


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
    tab.set_filter(Filter(kinds=frozenset({NodeKind.VEHICLE, NodeKind.PERSON})))
    scene = tab.canvas.scene
    assert scene is not None
    assert {one.kind for one in scene.nodes} == {NodeKind.VEHICLE, NodeKind.PERSON}
    assert "种类 2" in tab.tools.filter.text()
    tab.set_filter(Filter())
    assert tab.tools.count.text() == "28 节点 · 30 连线"


def test_a_hovered_node_lets_its_neighbours_stand_out(qtbot: QtBot, tab: BoardTab) -> None:
    QTest.mouseMove(tab.canvas, seen(tab, "华澄财险"))
    qtbot.waitUntil(lambda: tab.canvas.marks.hovered >= 0, timeout=3000)
    assert tab.canvas.scene is not None
    near = {tab.canvas.scene.nodes[row].label for row in tab.canvas.marks.near}
    assert near == {"物证 2 标志残片", "保单 4417"}


# --- the time line --------------------------------------------------------------------------------


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


# --- files ----------------------------------------------------------------------------------------


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
