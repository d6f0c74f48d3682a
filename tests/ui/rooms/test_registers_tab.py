"""The tab 登记库: extracts asked for, brought in, searched as one types, forgotten at the lock."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cases.law.approvals import Approving
from cases.records.approvals import Decision
from cases.records.ids import CaseId
from cases.records.ledger import RowState
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason
from cases.services.desk import Desk
from leads.graph.nodes import NodeKind
from leads.registers import blocks
from leads.registers.fields import ExtractKind, Field
from leads.registers.records import ExtractState, UseKind
from leads.services.board import BoardService
from tests.cases.services.test_cases import INTAKE
from tests.conftest import DeskOf
from tests.leads.services.extracting import ENTRY, ROWS, approve, bring_in, register
from tests.ui.conftest import Said
from ui.kit.dialogs import FormDialog
from ui.kit.i18n import EN, set_language
from ui.kit.jobs import Jobs
from ui.rooms.leads.registers.tab import RegistersTab
from ui.rooms.leads.registers.wizard import ExtractWizard


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def head(desk_of: DeskOf) -> Desk:
    return desk_of("郝建勋", Role.APPROVER)


@pytest.fixture
def case_id(lead: Desk) -> CaseId:
    return lead.cases.open_case(INTAKE)


@pytest.fixture
def tab(qtbot: QtBot, lead: Desk, jobs: Jobs, said: Said) -> RegistersTab:
    made = RegistersTab(lead, jobs)
    qtbot.addWidget(made)
    made.resize(1218, 736)
    made.show()
    return made


@pytest.fixture
def filled(
    qtbot: QtBot,
    tab: RegistersTab,
    jobs: Jobs,
    lead: Desk,
    head: Desk,
    case_id: CaseId,
    tmp_path: Path,
) -> RegistersTab:
    approve(lead, head, case_id)
    bring_in(tab.service, case_id, register(tmp_path / "登记.csv"))
    tab.show_case(case_id)
    calm(qtbot, jobs)
    return tab


def calm(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)


def press(qtbot: QtBot, jobs: Jobs, button: QWidget) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    calm(qtbot, jobs)


def plates(tab: RegistersTab) -> list[str]:
    return [hit.plate for hit in tab.search.table.records()]


def say_what_it_is(wizard: ExtractWizard) -> None:
    wizard.about.source.setText(ENTRY.source)
    wizard.about.as_of.set_value(ENTRY.as_of)
    wizard.about.basis.setText(ENTRY.legal_basis)
    wizard.about.purpose.set_value(ENTRY.purpose)
    wizard.about.source.edited.emit()


def test_an_extract_is_asked_for_in_the_tab(
    qtbot: QtBot, tab: RegistersTab, jobs: Jobs, lead: Desk, head: Desk, case_id: CaseId
) -> None:
    tab.show_case(case_id)
    calm(qtbot, jobs)
    tab.extracts.buttons["ask"].click()
    dialog = tab.findChild(FormDialog)
    assert dialog is not None
    dialog._rows["grounds"].field.set_value("查找逃逸车辆")
    dialog._act.click()
    calm(qtbot, jobs)
    (asked,) = lead.approvals.of_case(case_id)
    assert (asked.kind, asked.subject) == (Approving.REGISTER_EXTRACT, "机动车登记信息")
    head.approvals.decide(asked.id, Decision.APPROVED)
    assert tab.service.is_approved(case_id, ExtractKind.VEHICLES)


def test_an_extract_comes_in_step_by_step(
    qtbot: QtBot,
    tab: RegistersTab,
    jobs: Jobs,
    lead: Desk,
    head: Desk,
    case_id: CaseId,
    tmp_path: Path,
    said: Said,
) -> None:
    approve(lead, head, case_id)
    tab.show_case(case_id)
    calm(qtbot, jobs)
    wizard = tab.open_wizard()
    assert wizard is not None
    assert not wizard.about.choose.isEnabled()
    say_what_it_is(wizard)
    assert wizard.about.choose.isEnabled()
    path = register(tmp_path / "登记.csv", [*ROWS, ROWS[0], ("", *ROWS[1][1:])], encoding="gb18030")
    wizard.open_file(path)
    calm(qtbot, jobs)
    assert set(wizard.columns.mapping().values()) >= {Field.PLATE, Field.COLOUR, Field.KEEPER_ID}
    press(qtbot, jobs, wizard.next)
    states = [line.state for line in wizard.preview.table.records()]
    assert states == [*[RowState.NEW] * 4, RowState.DOUBLE, RowState.REFUSED]
    with qtbot.waitSignal(wizard.brought_in):
        press(qtbot, jobs, wizard.next)
    (refused,) = wizard.outcome.refused.records()
    assert refused.line == 7
    wizard.save_sheet(tmp_path / "x.xlsx")
    calm(qtbot, jobs)
    assert load_workbook(tmp_path / "x.xlsx").worksheets[0].max_row == 2
    with qtbot.waitSignal(tab.counted) as counted:
        tab.reload()
    assert counted.args == [1]
    (one,) = tab.extracts.table.records()
    assert (one.rows, one.doubles, one.refused) == (4, 1, 1)
    assert said.refusals == []


def test_without_an_approval_no_file_can_be_chosen(
    qtbot: QtBot, tab: RegistersTab, jobs: Jobs, case_id: CaseId
) -> None:
    tab.show_case(case_id)
    calm(qtbot, jobs)
    wizard = tab.open_wizard()
    assert wizard is not None
    say_what_it_is(wizard)
    assert not wizard.about.choose.isEnabled()
    assert not wizard.about.field.acceptDrops()


def test_without_the_plate_there_is_no_way_on(
    qtbot: QtBot,
    tab: RegistersTab,
    jobs: Jobs,
    lead: Desk,
    head: Desk,
    case_id: CaseId,
    tmp_path: Path,
) -> None:
    approve(lead, head, case_id)
    tab.show_case(case_id)
    calm(qtbot, jobs)
    wizard = tab.open_wizard()
    assert wizard is not None
    say_what_it_is(wizard)
    wizard.open_file(register(tmp_path / "登记.csv"))
    calm(qtbot, jobs)
    wizard.columns.choose(0, None)
    assert not wizard.next.isEnabled()
    wizard.columns.choose(1, Field.PLATE)
    assert wizard.next.isEnabled()


def test_every_key_narrows_what_is_found(qtbot: QtBot, filled: RegistersTab, jobs: Jobs) -> None:
    bar = filled.search.bar
    assert len(plates(filled)) == 4
    for typed, count in (("吉A", 3), ("吉A??6", 2), ("吉A??626", 1)):
        bar.pattern.setText(typed)
        calm(qtbot, jobs)
        assert len(plates(filled)) == count
    bar.doubtful.setChecked(True)
    calm(qtbot, jobs)
    assert plates(filled) == ["吉A56626", "吉A86826"]
    bar.year_from.setText("2017")
    calm(qtbot, jobs)
    assert plates(filled) == ["吉A56626"]
    filled.search.clear.click()
    calm(qtbot, jobs)
    assert len(plates(filled)) == 4


def test_many_keys_at_once_end_at_the_last(qtbot: QtBot, filled: RegistersTab, jobs: Jobs) -> None:
    for typed in ("吉", "吉A", "吉A8", "吉A86", "吉B"):
        filled.search.bar.pattern.setText(typed)
    qtbot.waitUntil(lambda: plates(filled) == ["吉B12345"])


def test_one_chooses_colours_and_classes_in_words(
    qtbot: QtBot, filled: RegistersTab, jobs: Jobs
) -> None:
    colour = filled.search.bar.colour
    words = [colour.itemText(place) for place in range(colour.count())]
    assert words == ["全部颜色", "白", "红", "蓝"]
    colour.set_value("H")
    colour.edited.emit()
    calm(qtbot, jobs)
    assert plates(filled) == ["吉A56626", "吉A86826"]


def test_a_pattern_nobody_can_read_is_said_beside_the_field(
    qtbot: QtBot, filled: RegistersTab, jobs: Jobs, said: Said
) -> None:
    filled.search.bar.pattern.setText("吉A$")
    calm(qtbot, jobs)
    assert "吉A$" in filled.search.banner.text()
    assert (plates(filled), said.refusals) == ([], [])
    filled.search.bar.pattern.setText("吉A")
    calm(qtbot, jobs)
    assert filled.search.banner.text() == ""


def test_a_row_is_opened_masked_and_shown_whole_with_a_reason(
    qtbot: QtBot, filled: RegistersTab, jobs: Jobs, said: Said
) -> None:
    filled.search.table.opened.emit(filled.search.table.records()[0])
    calm(qtbot, jobs)
    assert filled.row.opened is not None
    assert dict(filled.row.opened.cells)[Field.KEEPER_PHONE] == "139******17"
    said.answers = [None, "电话通知车主接受检查"]
    press(qtbot, jobs, filled.row.buttons["unmask"])
    assert filled.row.opened.is_masked
    press(qtbot, jobs, filled.row.buttons["unmask"])
    assert dict(filled.row.opened.cells)[Field.KEEPER_PHONE] == "13900000017"
    assert "unmask" not in filled.row.buttons
    one = filled.extracts.table.records()[0]
    assert [use.kind for use in filled.service.uses(one.id)] == [
        UseKind.UNMASKED, UseKind.OPENED, UseKind.SEARCH,
    ]  # fmt: skip


def test_chosen_vehicles_go_on_the_board(
    qtbot: QtBot, filled: RegistersTab, jobs: Jobs, lead: Desk, case_id: CaseId, said: Said
) -> None:
    assert not filled.search.board.isEnabled()
    filled.search.table.selectRow(0)
    press(qtbot, jobs, filled.search.board)
    (node,) = BoardService(lead).board(case_id).graph.nodes
    assert (node.kind, node.label, node.sub) == (
        NodeKind.VEHICLE, "吉A56626", "江淮 HFC1036 · 轻型普通货车 · 蓝",
    )  # fmt: skip
    assert node.grade is None
    assert node.source.startswith("澄州市车辆管理所，2026-09-20")
    assert "13900000017" not in str(node)
    assert said.words[0][0] == "1 辆车已放到线索板。"


def test_all_hits_go_into_a_file_and_that_is_recorded(
    qtbot: QtBot, filled: RegistersTab, jobs: Jobs, tmp_path: Path
) -> None:
    filled.search.bar.pattern.setText("吉A")
    calm(qtbot, jobs)
    filled.search.export_to(tmp_path / "车辆.csv")
    calm(qtbot, jobs)
    *lines, mark = (tmp_path / "车辆.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert mark.startswith("副本 2026-0001")
    assert "13900000017" not in "".join(lines)
    one = filled.extracts.table.records()[0]
    assert filled.service.uses(one.id)[0].kind is UseKind.EXPORT


def test_the_lock_leaves_nothing_in_the_window_or_in_memory(
    qtbot: QtBot, filled: RegistersTab, jobs: Jobs
) -> None:
    filled.search.bar.pattern.setText("吉A5")
    calm(qtbot, jobs)
    filled.search.table.opened.emit(filled.search.table.records()[0])
    calm(qtbot, jobs)
    assert filled.service.held == 1
    filled.drop()
    assert filled.service.held == 0
    assert filled.search.table.records() == ()
    assert filled.extracts.table.records() == ()
    assert (filled.row.opened, filled.search.bar.pattern.text()) == (None, "")


def test_a_deleted_extract_is_a_head_without_a_search(
    qtbot: QtBot, filled: RegistersTab, jobs: Jobs
) -> None:
    one = filled.extracts.table.records()[0]
    filled.service.delete(one.id, "车辆已经找到")
    filled.reload()
    calm(qtbot, jobs)
    filled.extracts.table.pick(lambda _one: True)
    calm(qtbot, jobs)
    (one,) = filled.extracts.table.records()
    assert one.state is ExtractState.DELETED
    assert not filled.search.bar.isEnabled()
    assert not filled.extracts.buttons["delete"].isEnabled()


def test_who_only_reviews_the_case_sees_heads_and_cannot_search(
    qtbot: QtBot,
    filled: RegistersTab,
    jobs: Jobs,
    lead: Desk,
    case_id: CaseId,
    desk_of: DeskOf,
    said: Said,
) -> None:
    reviewer = desk_of("白景行", Role.REVIEWER)
    lead.assignment.join(case_id, reviewer.officer.id, TeamRole.REVIEWER, "送审")
    theirs = RegistersTab(reviewer, jobs)
    qtbot.addWidget(theirs)
    theirs.show_case(case_id)
    calm(qtbot, jobs)
    assert len(theirs.extracts.table.records()) == 1
    assert not theirs.extracts.buttons["bring_in"].isEnabled()
    assert not theirs.search.bar.isEnabled()
    assert [
        refusal.reason for refusal in said.refusals if refusal.reason is Reason.NOT_ALLOWED
    ] == []


def test_the_english_window_has_no_chinese_of_its_own(
    qtbot: QtBot, jobs: Jobs, lead: Desk, said: Said
) -> None:
    set_language(EN)
    made = RegistersTab(lead, jobs)
    qtbot.addWidget(made)
    assert made.extracts.buttons["ask"].text() == "Ask for approval..."
    assert made.search.bar.doubtful.text() == "Look-alikes too"


def test_cancelled_in_the_window_nothing_has_come_in(
    qtbot: QtBot,
    tab: RegistersTab,
    jobs: Jobs,
    lead: Desk,
    head: Desk,
    case_id: CaseId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocks, "ROWS", 1)
    approve(lead, head, case_id)
    tab.show_case(case_id)
    calm(qtbot, jobs)
    wizard = tab.open_wizard()
    assert wizard is not None
    say_what_it_is(wizard)
    rows = [(f"吉A{n:05d}", *ROWS[0][1:]) for n in range(400)]
    wizard.open_file(register(tmp_path / "登记.csv", rows))
    calm(qtbot, jobs)
    press(qtbot, jobs, wizard.next)
    wizard.next.click()
    wizard.outcome.cancel.click()
    calm(qtbot, jobs)
    assert wizard.preview.isVisible()
    assert wizard.next.isEnabled()
    assert tab.service.of_case(case_id) == ()
    assert tab.service.is_approved(case_id, ExtractKind.VEHICLES)
