"""After the lock: nothing of a case is left in any widget or model, nor on the clipboard."""

import gc
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QSettings, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGraphicsTextItem,
    QGraphicsView,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cases.records.officers import Role
from tests.attacks.conftest import SignIn
from tests.cases.services import hidden
from tests.cases.services.hidden import LEAD, OUTSIDERS, Ids
from tests.cases.services.stations import PASSWORD
from tests.ui.conftest import jobs, looks, said  # noqa: F401 - fixtures
from ui.kit.clipboard import put_text
from ui.kit.elided import ElidedLabel
from ui.kit.jobs import Jobs
from ui.rooms.case.page_tabs import TABS as CASE_TABS
from ui.rooms.leads.tabs import TABS as LEAD_TABS
from ui.window import MainWindow

KNOWN = (*hidden.SECRETS, hidden.NUMBER)
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.UserRole,
)


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield whatever a widget says or holds to say."""
    yield widget.windowTitle()
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.statusTip()
    match widget:
        case QLabel() | QLineEdit():
            yield widget.text()
        case QAbstractButton():
            yield widget.text()
        case QTextEdit() | QPlainTextEdit():
            yield widget.toPlainText()
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
            yield str(widget.currentData())
        case QTabBar():
            yield from (widget.tabText(place) for place in range(widget.count()))
        case QGroupBox():
            yield widget.title()
        case QGraphicsView() if widget.scene() is not None:
            for item in widget.scene().items():
                if isinstance(item, QGraphicsTextItem):
                    yield item.toPlainText()
        case _:
            pass


def texts_in(model: QAbstractItemModel, under: QModelIndex | None = None) -> Iterator[str]:
    """Yield every text of every role of a model, however deep."""
    place = under or QModelIndex()
    # Of a list the number of columns is nobody's to ask.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(place)
    for row in range(model.rowCount(place)):
        for column in range(columns):
            index = model.index(row, column, place)
            yield from (str(model.data(index, role)) for role in _ROLES)
        first = model.index(row, 0, place)
        if first.isValid() and first != place and model.rowCount(first):
            yield from texts_in(model, first)


def held_by_the_screen() -> dict[str, set[str]]:
    """Name the known words that widgets, actions and models alive hold, by who holds them."""
    held: dict[str, set[str]] = {}

    def look(who: object, words: Iterator[str]) -> None:
        told = "\n".join(words)
        found = {word for word in KNOWN if word in told}
        if found:
            held.setdefault(type(who).__name__, set()).update(found)

    for widget in QApplication.allWidgets():
        look(widget, texts_of(widget))
        for action in widget.findChildren(QAction):
            look(action, iter((action.text(), action.toolTip())))
    for alive in gc.get_objects():
        if isinstance(alive, QAbstractItemModel) and isValid(alive):
            look(alive, texts_in(alive))
    return held


def settle(qtbot: QtBot, jobs: Jobs) -> None:  # noqa: F811 - the same jobs
    qtbot.waitUntil(lambda: jobs.idle, timeout=20000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: jobs.idle, timeout=20000)


def walk(qtbot: QtBot, window: MainWindow, jobs: Jobs, ids: Ids) -> None:  # noqa: F811
    """Show the case everywhere it can be shown."""
    for tab in CASE_TABS:
        window.show_case(ids.case, tab)
        settle(qtbot, jobs)
    for tab in LEAD_TABS:
        window.show_leads(ids.case, tab)
        settle(qtbot, jobs)
    window.show_document(ids.issued)
    settle(qtbot, jobs)
    for room in ("today", "mediation", "practice", "confidential"):
        window.enter(room)
        settle(qtbot, jobs)
    window.palette_box.offer("卢建平")
    settle(qtbot, jobs)


pytestmark = pytest.mark.usefixtures("looks", "said")


@pytest.fixture
def window(qtbot: QtBot, sign_in: SignIn, jobs: Jobs) -> Iterator[MainWindow]:  # noqa: F811
    made = MainWindow(sign_in(LEAD), jobs)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, jobs)
    yield made
    made.closing.clear()
    made.close()
    made.deleteLater()


def test_no_widget_model_or_setting_holds_a_word_of_a_case_after_the_lock(
    qtbot: QtBot,
    window: MainWindow,
    jobs: Jobs,  # noqa: F811
    ids: Ids,
) -> None:
    walk(qtbot, window, jobs, ids)
    shown = set().union(*held_by_the_screen().values())
    assert {"卢建平", hidden.NUMBER} <= shown
    window.lock()
    settle(qtbot, jobs)
    assert held_by_the_screen() == {}
    assert window.windowTitle() == "案结"
    # Nor is there a list of what was open, beside the program.
    kept = QSettings()
    settings = "\n".join(f"{key} {kept.value(key)!s}" for key in kept.allKeys())
    assert [word for word in KNOWN if word in settings] == []


def test_what_is_still_being_read_at_the_lock_comes_to_no_screen_before_the_password(
    qtbot: QtBot,
    window: MainWindow,
    jobs: Jobs,  # noqa: F811
    ids: Ids,
) -> None:
    window.show_case(ids.case, "parties")
    # A form is asked for that comes up with what is being read.
    jobs.run(window, lambda: "卢建平", partial(_come_up, window))
    window.lock()
    settle(qtbot, jobs)
    assert held_by_the_screen() == {}
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
    window._cover.password.setText(PASSWORD)
    window._cover.submit()
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: "卢建平" in set().union(*held_by_the_screen().values()))
    assert [form.isVisible() for form in window.findChildren(QDialog, "late")] == [True]


def _come_up(window: MainWindow, name: str) -> None:
    form = QDialog(window)
    form.setObjectName("late")
    form.setWindowTitle(name)
    form.open()


def test_a_picture_named_in_a_text_is_not_fetched_by_a_tool_tip(
    qtbot: QtBot, tmp_path: Path
) -> None:
    picture = tmp_path / "far.png"
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(picture))
    words = f"滨河路<img src='{picture.as_uri()}'>"
    asker = ElidedLabel()
    qtbot.addWidget(asker)
    asker.setText(words)

    # A tool tip is a label that decides by itself whether its words are markup.
    assert QLabel(words).sizeHint().height() > 200
    assert QLabel(asker.toolTip()).sizeHint().height() < 100


def test_the_lock_clears_what_came_from_here_and_nothing_else(
    qtbot: QtBot,
    window: MainWindow,
    jobs: Jobs,  # noqa: F811
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("别的程序的字")
    window.lock()
    settle(qtbot, jobs)
    assert clipboard.text() == "别的程序的字"
    put_text("卢建平")
    window.close()
    assert clipboard.text() == ""


def test_an_outsider_finds_no_word_of_the_case_in_any_room(
    qtbot: QtBot,
    sign_in: SignIn,
    jobs: Jobs,  # noqa: F811
    ids: Ids,
) -> None:
    window = MainWindow(sign_in(OUTSIDERS[Role.INVESTIGATOR]), jobs)
    qtbot.addWidget(window)
    settle(qtbot, jobs)
    walk(qtbot, window, jobs, ids)
    found = set().union(*held_by_the_screen().values())
    # What he typed himself stands in the field he typed it in.
    assert found <= {"卢建平"}
    window.closing.clear()
    window.close()
    window.deleteLater()
