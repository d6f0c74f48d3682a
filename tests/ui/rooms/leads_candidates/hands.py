"""Hands on the candidates: panes, forms, rows of the list."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf
from tests.ui.rooms.leads_story import told
from ui.kit.dialogs import FormDialog
from ui.kit.jobs import Jobs
from ui.labels.evidence import NOTICE
from ui.rooms.leads.board.tab import BoardTab
from ui.rooms.leads.candidates.card import CandidateCard
from ui.rooms.leads.candidates.pane import CandidatesPane
from ui.rooms.leads.room import LeadsRoom


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
        QApplication.processEvents()


def told_by_its_lead(desk_of: DeskOf, _clock: Clock) -> tuple[Desk, CaseId]:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    return desk, told(desk)


def board(room: LeadsRoom) -> BoardTab:
    found = room._pages["board"]
    assert isinstance(found, BoardTab)
    return found


def pane(room: LeadsRoom) -> CandidatesPane:
    return next(one for one in board(room).panes if isinstance(one, CandidatesPane))


def card(room: LeadsRoom) -> CandidateCard:
    return next(one for one in board(room).panes if isinstance(one, CandidateCard))


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def rows(room: LeadsRoom, title: str) -> list[str]:
    *table, notice = pane(room).table.as_rows()
    assert notice[0] == NOTICE
    place = table[0].index(title)
    return [row[place] for row in table[1:]]


def form(parent: QWidget) -> FormDialog:
    (dialog,) = [one for one in parent.findChildren(FormDialog) if one.isVisible()]
    return dialog


def fill(dialog: FormDialog, **values: Any) -> None:
    for key, value in values.items():
        dialog._rows[key].field.set_value(value)


def send(qtbot: QtBot, jobs: Jobs, dialog: FormDialog) -> None:
    QTest.mouseClick(dialog._act, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)


def pick(qtbot: QtBot, jobs: Jobs, room: LeadsRoom, name: str) -> None:
    table = pane(room).table
    assert table.pick(lambda one: one.candidate.name == name)
    settle(qtbot, jobs)
