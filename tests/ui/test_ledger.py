"""The import dialog: choose, check, preview, bring in, save what stayed out, take back."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cases.records.ledger import Field, Problem, RowState
from cases.records.officers import Role
from cases.records.progress import Progress
from cases.refusals import Refusal
from cases.services.desk import Desk
from cases.services.ledger.error_sheet import REASONS
from tests.cases.services.test_ledger import BAD, CLOSED, HEADER, OPEN, ledger
from tests.conftest import DeskOf
from ui.kit.jobs import Jobs
from ui.kit.messages import messages, speak_through
from ui.labels.ledger import FIELDS, PROBLEMS, STATES, TONES
from ui.ledger import ImportsTable, may_import, open_wizard
from ui.ledger.wizard import LedgerWizard


class Said:
    """Stands for the officer: notes what is said and agrees to everything."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []
        self.asked: list[str] = []

    def refused(self, parent: QWidget, refusal: Refusal) -> None:
        self.refusals.append(refusal)

    def failed(self, parent: QWidget) -> None:
        raise AssertionError("the work failed")

    def told(self, parent: QWidget, title: str, text: str) -> None:
        self.asked.append(title)

    def confirm(
        self, parent: QWidget, title: str, lines: Sequence[str], act: str, *, danger: bool = False
    ) -> bool:
        self.asked.append(title)
        return True

    def ask_text(
        self, parent: QWidget, title: str, caption: str, *, act: str, text: str = ""
    ) -> str | None:
        return text


@pytest.fixture
def officer() -> Iterator[Said]:
    before, said = messages(), Said()
    speak_through(said)
    yield said
    speak_through(before)


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("韩梅", Role.SQUAD_LEADER)


@pytest.fixture
def wizard(qtbot: QtBot, desk: Desk, jobs: Jobs, officer: Said) -> LedgerWizard:
    made = LedgerWizard(desk, jobs)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: jobs.idle)
    return made


def press(qtbot: QtBot, jobs: Jobs, button: QWidget) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: jobs.idle)


def open_file(qtbot: QtBot, jobs: Jobs, wizard: LedgerWizard, path: Path) -> None:
    wizard.open_file(path)
    qtbot.waitUntil(lambda: jobs.idle)


def test_a_ledger_comes_in_step_by_step(
    qtbot: QtBot, jobs: Jobs, wizard: LedgerWizard, tmp_path: Path, officer: Said
) -> None:
    path = ledger(tmp_path / "台账.csv", [CLOSED, OPEN, OPEN, BAD[Problem.TIME_UNREADABLE]])
    assert not wizard.next.isEnabled()
    open_file(qtbot, jobs, wizard, path)
    assert set(wizard.columns.mapping()) == set(range(len(HEADER)))
    # Enter in a field goes on, as the button does.
    wizard.columns.setFocus()
    QTest.keyClick(wizard, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: jobs.idle)
    assert [line.state for line in wizard.preview.table.records()] == [
        RowState.NEW_CLOSED, RowState.NEW_OPEN, RowState.DOUBLE, RowState.REFUSED,
    ]  # fmt: skip
    with qtbot.waitSignal(wizard.brought_in):
        press(qtbot, jobs, wizard.next)
    (refused,) = wizard.outcome.refused.records()
    assert refused.line == 5
    assert wizard.outcome.refused.as_rows()[1][1] == "事故时间：事故时间无法识别"
    sheet = tmp_path / "x.xlsx"
    wizard.save_sheet(sheet)
    qtbot.waitUntil(lambda: jobs.idle)
    assert openpyxl.load_workbook(sheet)["未导入"].max_row == 2
    with qtbot.waitSignal(wizard.brought_in):
        press(qtbot, jobs, wizard.outcome.take_back)
    assert officer.asked == ["已保存", "撤回导入"]
    assert not wizard.outcome.take_back.isEnabled()
    (record,) = wizard.choose.imports.records()
    assert record.taken_back_at is not None


def test_without_a_time_of_the_accident_there_is_no_way_on(
    qtbot: QtBot, jobs: Jobs, wizard: LedgerWizard, tmp_path: Path
) -> None:
    open_file(qtbot, jobs, wizard, ledger(tmp_path / "台账.csv", [CLOSED]))
    wizard.columns.choose(1, None)
    assert not wizard.next.isEnabled()
    wizard.columns.choose(9, Field.OCCURRED_AT)
    assert wizard.next.isEnabled()


def test_a_field_for_one_column_leaves_the_other(
    qtbot: QtBot, jobs: Jobs, wizard: LedgerWizard, tmp_path: Path
) -> None:
    open_file(qtbot, jobs, wizard, ledger(tmp_path / "台账.csv", [CLOSED]))
    wizard.columns.choose(10, Field.PLACE)
    assert wizard.columns.mapping()[10] is Field.PLACE
    assert 2 not in wizard.columns.mapping()


def test_a_cancelled_import_leaves_nothing(
    qtbot: QtBot, jobs: Jobs, wizard: LedgerWizard, tmp_path: Path, desk: Desk
) -> None:
    open_file(qtbot, jobs, wizard, ledger(tmp_path / "台账.csv", [CLOSED, OPEN]))
    press(qtbot, jobs, wizard.next)
    QTest.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    QTest.mouseClick(wizard.outcome.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: jobs.idle)
    assert desk.ledger.imports() == ()
    assert wizard.next.isEnabled()
    with qtbot.waitSignal(wizard.brought_in):
        press(qtbot, jobs, wizard.next)


def test_a_long_ledger_tells_how_far_it_is_until_it_is_written(
    qtbot: QtBot, jobs: Jobs, wizard: LedgerWizard, tmp_path: Path
) -> None:
    rows = [(f"2024-{number:05}", *CLOSED[1:]) for number in range(1, 4001)]
    open_file(qtbot, jobs, wizard, ledger(tmp_path / "台账.csv", rows))
    press(qtbot, jobs, wizard.next)
    told: list[tuple[str, bool]] = []
    show = wizard.outcome.show_progress

    def listen(progress: Progress) -> None:
        show(progress)
        seen = [one.text() for one in wizard.outcome.findChildren(QLabel) if one.isVisible()]
        far = next((text for text in seen if "4000 行" in text), "")
        told.append((far, wizard.outcome.cancel.isEnabled()))

    wizard.outcome.show_progress = listen  # type: ignore[method-assign]
    press(qtbot, jobs, wizard.next)
    assert told[0] == ("", True)
    assert told[1:4] == [("0 / 4000 行", True), ("1500 / 4000 行", True), ("3000 / 4000 行", True)]
    assert told[-1] == ("4000 行已读完，正在写入硬盘", False)


def test_a_file_can_be_dropped(
    qtbot: QtBot, jobs: Jobs, wizard: LedgerWizard, tmp_path: Path, officer: Said
) -> None:
    path = ledger(tmp_path / "台账.csv", [CLOSED])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    wizard.choose.field.dropEvent(
        QDropEvent(
            QPoint(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: jobs.idle)
    assert len(wizard.columns.mapping()) == len(HEADER)


def test_a_file_that_is_no_ledger_is_told(
    qtbot: QtBot, jobs: Jobs, wizard: LedgerWizard, tmp_path: Path, officer: Said
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    open_file(qtbot, jobs, wizard, path)
    assert len(officer.refusals) == 1
    assert not wizard.next.isEnabled()


def test_an_import_is_taken_back_from_the_list(
    qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path, officer: Said
) -> None:
    file = desk.ledger.inspect(ledger(tmp_path / "台账.csv", [CLOSED]))
    for _progress in desk.ledger.bring_in(file, file.mapping()):
        pass
    table = ImportsTable(desk, jobs)
    qtbot.addWidget(table)
    qtbot.addWidget(table.take_back)
    table.reload()
    qtbot.waitUntil(lambda: jobs.idle and bool(table.records()))
    assert not table.take_back.isEnabled()
    table.pick(lambda one: one.file_name == "台账.csv")
    with qtbot.waitSignal(table.taken_back):
        QTest.mouseClick(table.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: jobs.idle)
    assert desk.ledger.imports()[0].taken_back_at is not None


def test_locking_forgets_what_is_shown(
    qtbot: QtBot, jobs: Jobs, wizard: LedgerWizard, tmp_path: Path
) -> None:
    open_file(qtbot, jobs, wizard, ledger(tmp_path / "台账.csv", [CLOSED]))
    press(qtbot, jobs, wizard.next)
    wizard.drop()
    assert wizard.preview.table.records() == ()
    assert not wizard.isVisible()


def test_everything_has_its_words() -> None:
    assert set(FIELDS) == set(Field)
    assert set(PROBLEMS) == set(REASONS) == set(Problem)
    assert set(STATES) == set(TONES) == set(RowState)


def test_only_the_keeper_of_the_ledger_is_offered_the_import(desk_of: DeskOf) -> None:
    offered = {role for role in Role if may_import(desk_of("某", role))}
    assert offered == {Role.SQUAD_LEADER, Role.ADMINISTRATOR}


def test_the_import_opens_over_a_window_and_goes_with_its_button(
    qtbot: QtBot, desk: Desk, jobs: Jobs, officer: Said
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    wizard = open_wizard(desk, jobs, window)
    qtbot.waitUntil(lambda: jobs.idle)
    assert wizard.isVisible()
    wizard.reject()
    qtbot.waitUntil(lambda: not isValid(wizard))
