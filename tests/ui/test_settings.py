"""Settings: what is typed is recorded by one deliberate act, and shown as it stands."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cases.records.officers import Role
from cases.refusals import Refusal
from cases.services.desk import Desk
from cases.services.folder import TEMPLATES
from reports.press import OfficePress
from tests.cases.services.stations import FIRST, INITIAL, OTHER, PASSWORD, found, join
from tests.conftest import Clock
from ui.kit import preferences
from ui.kit.dialogs import FormDialog
from ui.kit.jobs import Jobs
from ui.kit.messages import Messages, messages, speak_through
from ui.rooms.settings import SettingsRoom
from ui.rooms.settings.backups_page import BackupsPage
from ui.rooms.settings.calendar_page import CalendarPage
from ui.rooms.settings.officers_page import OfficersPage
from ui.rooms.settings.policies_page import PoliciesPage
from ui.rooms.settings.templates_page import TemplatesPage
from ui.rooms.settings.unit_page import UnitPage
from ui.rooms.settings.window_page import WindowPage

_P = TypeVar("_P", bound=QWidget)


class Yes:
    """Answers every question with yes and keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def refused(self, parent: QWidget, refusal: Refusal) -> None:
        self.said.append(refusal.reason)

    def failed(self, parent: QWidget) -> None:
        self.said.append("failed")

    def told(self, parent: QWidget, title: str, text: str) -> None:
        self.said.append(text)

    def confirm(
        self, parent: QWidget, title: str, lines: Sequence[str], act: str, *, danger: bool = False
    ) -> bool:
        self.said.extend(lines)
        return True

    def ask_text(
        self, parent: QWidget, title: str, caption: str, *, act: str, text: str = ""
    ) -> str | None:
        return "邱国梁"


@pytest.fixture
def answers() -> Iterator[Yes]:
    former: Messages = messages()
    channel = Yes()
    speak_through(channel)
    yield channel
    speak_through(former)


@pytest.fixture(autouse=True)
def own_preferences(tmp_path: Path) -> None:
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.NativeFormat, scope, str(tmp_path / "preferences"))


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    station, _ = found(tmp_path / "station", clock)
    press = OfficePress(station.folder / TEMPLATES)
    yield station.sign_in(FIRST.number, PASSWORD, press=press, now=clock)
    station.close()


class At:
    """The room with its helper hands."""

    def __init__(self, qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
        self.qtbot, self.desk, self.jobs = qtbot, desk, jobs
        self.room = SettingsRoom(desk, jobs)
        qtbot.addWidget(self.room)
        self.room.resize(1300, 800)
        self.room.show()
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.idle)

    def page(self, key: str, kind: type[_P]) -> _P:
        self.room.show_page(key)
        self.wait()
        page = self.room.pages[key]
        assert isinstance(page, kind)
        return page

    def click(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait()

    def dialog(self, page: QWidget) -> FormDialog:
        shown = [one for one in page.findChildren(FormDialog) if one.isVisible()]
        assert len(shown) == 1
        return shown[0]

    def submit(self, dialog: FormDialog) -> None:
        buttons = dialog.findChildren(QPushButton)
        self.click(next(one for one in buttons if one.property("kind") == "primary"))


@pytest.fixture
def at(qtbot: QtBot, desk: Desk, jobs: Jobs, answers: Yes) -> At:
    return At(qtbot, desk, jobs)


def fill(dialog: FormDialog, **values: object) -> None:
    """Set fields by their key or their caption."""
    for key, value in values.items():
        dialog._rows[key].field.set_value(value)


def test_a_changed_unit_is_saved_after_its_changes_were_shown(at: At, answers: Yes) -> None:
    page = at.page("unit", UnitPage)
    assert not page.save.isEnabled()
    page.fields["phone"].setFocus()
    QTest.keyClicks(page.fields["phone"], "0000-7654321")
    at.click(page.save)
    assert at.desk.unit.unit().phone == "0000-7654321"
    assert any("0000-7654321" in line for line in answers.said)


def test_a_room_is_added(at: At) -> None:
    page = at.page("unit", UnitPage)
    at.click(page.add)
    dialog = at.dialog(page)
    fill(dialog, name="三室")
    at.submit(dialog)
    assert [room.name for room in at.desk.unit.rooms()] == ["三室"]
    at.wait()
    assert [room.name for room in page.rooms.records()] == ["三室"]


def test_an_officer_is_added_with_a_one_time_password(at: At) -> None:
    page = at.page("officers", OfficersPage)
    at.click(page.buttons["add"])
    dialog = at.dialog(page)
    fill(dialog, number=OTHER.number, name=OTHER.name)
    dialog._rows["roles"].field._boxes[Role.INVESTIGATOR].set_value(True)
    dialog._rows["一次性口令"].field.set_value(INITIAL)
    at.submit(dialog)
    at.wait()
    entry = next(one for one in page.table.records() if one.number == OTHER.number)
    assert (entry.roles, entry.initial_password) == (frozenset({Role.INVESTIGATOR}), True)


def test_a_weak_one_time_password_is_told_in_the_dialog(at: At) -> None:
    page = at.page("officers", OfficersPage)
    at.click(page.buttons["add"])
    dialog = at.dialog(page)
    fill(dialog, number=OTHER.number, name=OTHER.name)
    dialog._rows["roles"].field._boxes[Role.INVESTIGATOR].set_value(True)
    dialog._rows["一次性口令"].field.set_value("kurz")
    at.submit(dialog)
    at.qtbot.waitUntil(dialog._banner._frame.isVisible)
    assert dialog.isVisible()
    assert len(at.desk.officers.list()) == 1


def test_a_retired_officer_is_shown_as_such(at: At) -> None:
    at.desk.officers.add(OTHER, INITIAL)
    page = at.page("officers", OfficersPage)
    assert page.table.pick(lambda one: one.number == OTHER.number)
    at.click(page.buttons["retire"])
    dialog = at.dialog(page)
    fill(dialog, 理由="调离")
    at.submit(dialog)
    at.wait()
    entry = next(one for one in page.table.records() if one.number == OTHER.number)
    assert entry.retired_at is not None
    assert page.table.pick(lambda one: one.number == OTHER.number)
    assert not page.buttons["retire"].isEnabled()


def test_a_year_is_brought_in_from_csv(at: At, tmp_path: Path) -> None:
    page = at.page("calendar", CalendarPage)
    page._turn(1)
    table = tmp_path / "2027.csv"
    table.write_bytes("日期,安排,名称\n2027-01-01,休,元旦\n2027-01-09,班,元旦\n".encode("gb18030"))
    page.import_file(table)
    dialog = at.dialog(page)
    fill(dialog, source="国办发明电〔2026〕9号")
    at.submit(dialog)
    at.wait()
    assert not at.desk.unit.calendar().is_working(date(2027, 1, 1))
    assert at.desk.unit.calendar().is_working(date(2027, 1, 9))
    assert [one.source for one in at.desk.unit.years() if one.year == 2027] == [
        "国办发明电〔2026〕9号"
    ]


def test_a_damaged_table_is_refused_and_nothing_is_entered(
    at: At, tmp_path: Path, answers: Yes
) -> None:
    page = at.page("calendar", CalendarPage)
    page._turn(1)
    table = tmp_path / "2027.csv"
    table.write_text("日期,安排\n2027-13-01,休\n")
    page.import_file(table)
    assert answers.said == ["field_invalid"]
    assert 2027 not in [one.year for one in at.desk.unit.years()]


def test_a_day_is_fixed_by_a_click_and_a_reason(at: At) -> None:
    page = at.page("calendar", CalendarPage)
    day = date(2026, 11, 11)
    QTest.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=page.grid.place_of(day).center())
    dialog = at.dialog(page)
    from ui.kit.buttons import Segmented

    dialog.findChildren(Segmented)[0].choose("no")
    fill(dialog, 理由="停电检修")
    at.submit(dialog)
    at.wait()
    assert not at.desk.unit.calendar().is_working(day)


def test_the_number_of_missed_sessions_stands_beside_the_article(at: At) -> None:
    page = at.page("policies", PoliciesPage)
    from PySide6.QtWidgets import QLabel

    texts = [one.text() for one in page.findChildren(QLabel)]
    assert {"2 次（法条为 1 次）", "12 小时", "30 天", "60 分钟", "每小时 120 公里"} <= set(texts)
    assert any("第九十四条" in text for text in texts)
    at.click(page.buttons["mediation.missed_sessions"])
    dialog = at.dialog(page)
    fill(
        dialog,
        **{"mediation.missed_sessions": 1, "reference": "〔2026〕3号", "approved_by": "邱国梁"},
    )
    at.submit(dialog)
    at.wait()
    policy = at.desk.unit.policy("mediation.missed_sessions")
    assert (policy.value, policy.decided) == (1, True)


def test_templates_say_that_the_wording_is_a_draft_until_the_unit_replaces_it(at: At) -> None:
    page = at.page("templates", TemplatesPage)
    assert not any(form.replaced for form in page.table.records())
    assert page.table.pick(lambda form: form.kind == "termination")
    at.click(page.take)
    at.wait()
    assert (page.folder / "termination.toml").exists()


def test_a_backup_is_made_and_listed_and_the_record_checked(at: At) -> None:
    page = at.page("backups", BackupsPage)
    at.click(page.now)
    at.qtbot.waitUntil(lambda: len(page.table.records()) == 1)
    at.click(page.check)
    at.qtbot.waitUntil(lambda: "日志完整" in page._verdict.text())


def test_a_restore_is_asked_for_with_what_it_undoes(at: At, answers: Yes) -> None:
    page = at.page("backups", BackupsPage)
    at.click(page.now)
    at.qtbot.waitUntil(lambda: len(page.table.records()) == 1)
    backup = page.table.records()[0]
    assert page.table.pick(lambda one: one == backup)
    at.qtbot.waitUntil(page.restore.isEnabled)
    with at.qtbot.waitSignal(at.room.restore_wanted) as wanted:
        at.click(page.restore)
    assert wanted.args == [backup.folder]
    assert any("aside" in line for line in answers.said)


def test_who_is_no_administrator_may_look_and_not_change(
    qtbot: QtBot, desk: Desk, jobs: Jobs, answers: Yes
) -> None:
    at = At(qtbot, join(desk), jobs)
    assert not at.page("unit", UnitPage).add.isEnabled()
    officers = at.page("officers", OfficersPage)
    assert not any(button.isEnabled() for button in officers.buttons.values())
    assert officers.own.isEnabled()
    assert not at.page("backups", BackupsPage).now.isEnabled()
    assert not at.page("templates", TemplatesPage).take.isEnabled()
    policies = at.page("policies", PoliciesPage)
    assert policies.buttons
    assert not any(button.isEnabled() for button in policies.buttons.values())


def test_language_and_lock_time_are_remembered_on_this_pc(at: At) -> None:
    page = at.page("window", WindowPage)
    with at.qtbot.waitSignal(at.room.window_changed):
        page.language.chosen.emit("en")
    with at.qtbot.waitSignal(at.room.window_changed):
        page.minutes.chosen.emit("10")
    kept = preferences.load()
    assert (kept.language, kept.lock_minutes) == ("en", 10)
