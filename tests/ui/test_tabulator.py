"""The tabulator goes to everything that takes the keys, in every room and every page of a case."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from cases.records.cases import CaseKind, Intake
from cases.records.officers import Role
from tests.conftest import DeskOf
from tests.ui.hand import settle
from ui.kit.jobs import Jobs
from ui.room_list import rooms_for
from ui.rooms.case.page_tabs import TABS
from ui.window import MainWindow

TAB = Qt.FocusPolicy.TabFocus


@pytest.fixture
def window(qtbot: QtBot, desk_of: DeskOf, jobs: Jobs) -> Iterator[MainWindow]:
    desk = desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)
    desk.cases.open_case(
        Intake(kind=CaseKind.INJURY, hit_and_run=True, occurred_at=desk.now(), place="滨河东路")
    )
    made = MainWindow(desk, jobs)
    made.resize(1440, 900)
    made.show()
    settle(qtbot, jobs)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def missed(window: MainWindow) -> list[str]:
    """Return what should be reached and is not; of buttons that exclude each other one will do."""
    window.activateWindow()
    wanted = [
        one
        for one in window.findChildren(QWidget)
        if one.isVisibleTo(window)
        and one.isEnabled()
        and one.focusPolicy() & TAB == TAB
        and one.focusProxy() is None
        and not (isinstance(one, QAbstractButton) and one.group() is not None)
    ]
    wanted[0].setFocus()
    reached: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in reached:
        reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return [f"{type(one).__name__} {one.accessibleName()}" for one in wanted if one not in reached]


def test_the_tabulator_reaches_everything_in_every_room(
    qtbot: QtBot, jobs: Jobs, window: MainWindow
) -> None:
    left = {}
    for room in rooms_for(window.officer):
        window.enter(room.key)
        settle(qtbot, jobs)
        left[room.key] = missed(window)
    assert left == {key: [] for key in left}


def test_the_tabulator_goes_from_the_list_through_every_page_of_a_case(
    qtbot: QtBot, jobs: Jobs, window: MainWindow
) -> None:
    left = {}
    for tab in TABS:
        window.show_case(1, tab)
        settle(qtbot, jobs)
        left[tab] = missed(window)
    assert left == {key: [] for key in left}
