"""The register of papers on a screen, as tests work with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from cases.records.documents import (
    DocumentLine,
    DocumentState,
)
from cases.refusals import Refusal
from cases.services.desk import Desk
from ui.kit.jobs import Jobs
from ui.rooms.documents import DocumentsRoom


class Answers:
    """A channel that keeps what was said and answers yes, with prepared words."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.words = "地点写错"
        self.yes = True

    def refused(self, parent: QWidget, refusal: Refusal) -> None:
        self.said.append(refusal.reason.value)

    def failed(self, parent: QWidget) -> None:
        self.said.append("failed")

    def told(self, parent: QWidget, title: str, text: str) -> None:
        self.said.append(text)

    def confirm(
        self, parent: QWidget, title: str, lines: Sequence[str], act: str, *, danger: bool = False
    ) -> bool:
        self.said += [title, *lines]
        return self.yes

    def ask_text(
        self, parent: QWidget, title: str, caption: str, *, act: str, text: str = ""
    ) -> str | None:
        return self.words


def typed(field: QWidget, text: str) -> None:
    """Type as an input method does: what was composed is committed as a whole."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


class Room:
    """The room and how a test waits for it."""

    def __init__(self, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
        self.room = DocumentsRoom(desk, jobs)
        self.jobs, self.qtbot = jobs, qtbot
        qtbot.addWidget(self.room)
        self.room.resize(1376, 832)
        self.room.show()
        self.room.reload()
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=20_000)
            QApplication.processEvents()

    def states(self) -> list[DocumentState]:
        return [line.state for line in self.lines]

    @property
    def lines(self) -> tuple[DocumentLine, ...]:
        return self.room.browser.table.records()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        self.settle()
        found = [one for one in self.room.findChildren(kind) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def click(self, button: QWidget) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()
