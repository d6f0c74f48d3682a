"""Hands on a board: where a node is seen, a click on it, what is chosen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leads.graph.nodes import NodeId
from ui.kit.jobs import Jobs
from ui.rooms.leads.board.tab import BoardTab


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    QApplication.processEvents()


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
