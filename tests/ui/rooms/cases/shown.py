"""What tests of the room of cases share: words seen, buttons pressed."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cases.law.clock import Clock
from cases.records.cases import CaseKind, Intake
from cases.records.parties import PartyEntry, PartyKind
from cases.services.desk import Desk
from ui.kit.jobs import Jobs
from ui.rooms.case.clocks_tab import ClocksTab
from ui.rooms.case.opened import Opened
from ui.rooms.cases import CasesRoom

#: The mock's case: a hit-and-run in which the victim asked for a determination on 17 September.
ASKED = datetime(2026, 9, 16, 16, tzinfo=UTC)


INTAKE = Intake(
    kind=CaseKind.INJURY,
    occurred_at=datetime(2026, 9, 8, 14, 40, tzinfo=UTC),
    place="滨河路与纺织东路口",
    hit_and_run=True,
    parties=(PartyEntry(name="孟庆和", kind=PartyKind.INJURED, side="乙方", phone="13900000001"),),
)


RoomOf = Callable[[Desk], CasesRoom]


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle, timeout=10_000)


def words_of(widget: QWidget) -> str:
    labels = [one.text() for one in widget.findChildren(QLabel)]
    buttons = [one.text() for one in widget.findChildren(QAbstractButton)]
    lines = [one.text() for one in widget.findChildren(QLineEdit)]
    return "\n".join((*labels, *buttons, *lines))


def write(widget: QWidget, words: str) -> None:
    """Write as an input method does; keys alone cannot write Chinese."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, words: str) -> None:
    button = next(one for one in widget.findChildren(QAbstractButton) if one.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def clocks_tab(room: CasesRoom) -> ClocksTab:
    page = room._page._pages["clocks"]
    assert isinstance(page, ClocksTab)
    return page


def asked_clock(opened: Opened) -> Clock:
    return next(
        clock for clock in opened.file.clocks if clock.rule_id == "determination.victim_request"
    )


TODAY = date(2026, 9, 24)
