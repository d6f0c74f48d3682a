"""The tab 走访: grid, order, record, conditions, entering by mouse and by keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cases.records.officers import Role, TeamRole
from cases.records.times import at, day_of
from leads.canvass.addresses import Address, OutingId, address_of
from leads.canvass.records import Answer, Mark, OutingState, Turned
from tests.conftest import Begin, DeskOf
from tests.leads.services.canvass_case import Evening, make_traced
from tests.ui.conftest import Said
from ui.kit.buttons import Button
from ui.kit.dialogs import FormDialog
from ui.kit.jobs import Jobs
from ui.rooms.leads.canvass.conditions import conditions
from ui.rooms.leads.canvass.forms import BeginDialog
from ui.rooms.leads.canvass.outing_forms import OutingDialog
from ui.rooms.leads.canvass.tab import CanvassTab
from ui.rooms.leads.canvass.try_forms import QuickDialog, TryDialog
from ui.rooms.leads.canvass.words import describe, door_words


@pytest.fixture
def evening(begin: Begin) -> Evening:
    made: Evening = begin(make_traced)
    return made


@pytest.fixture
def tab_of(qtbot: QtBot, jobs: Jobs, said: Said) -> Callable[[Evening], CanvassTab]:
    def make(evening: Evening) -> CanvassTab:
        tab = CanvassTab(evening.lead, jobs)
        qtbot.addWidget(tab)
        tab.resize(1376, 780)
        tab.show()
        tab.show_case(evening.case)
        settle(qtbot, jobs)
        return tab

    return make


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    QApplication.processEvents()


def press(tab: CanvassTab, words: str) -> None:
    (button,) = [
        one for one in tab.findChildren(Button) if one.text() == words and one.isVisibleTo(tab)
    ]
    assert button.isEnabled()
    button.click()


def form(tab: CanvassTab, kind: type[Any] = FormDialog) -> Any:
    return [one for one in tab.findChildren(QDialog) if isinstance(one, kind) and one.isVisible()][
        -1
    ]


def send(qtbot: QtBot, jobs: Jobs, dialog: FormDialog) -> None:
    dialog._act.click()
    settle(qtbot, jobs)
    assert dialog.isHidden(), dialog._banner.text()


def typed(dialog: QuickDialog, *lines: str) -> None:
    for line in lines:
        QTest.keyClicks(dialog.lines, line)
        QTest.keyClick(dialog.lines, Qt.Key.Key_Return)


def click(tab: CanvassTab, address: Address) -> None:
    middle = tab._grid.box_of(address).center()
    QTest.mouseClick(
        tab._grid, Qt.MouseButton.LeftButton, pos=QPoint(int(middle.x()), int(middle.y()))
    )


def out(evening: Evening) -> OutingId:
    outing = evening.plan(evening.begin())
    evening.go(outing)
    return outing


def test_without_a_canvass_the_tab_says_how_to_begin(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab], qtbot: QtBot, jobs: Jobs
) -> None:
    tab = tab_of(evening)
    assert tab._stack.currentIndex() == 0
    press(tab, "开始走访")
    dialog = form(tab, BeginDialog)
    dialog.name.set_value("纺织新村")
    dialog.doors.set_value("5-7栋2单元6层每层2户")
    assert dialog.count.text() == "72 户 · 6 单元"
    send(qtbot, jobs, dialog)
    assert tab._stack.currentIndex() == 1
    assert tab._hint.text() == "72 户 · 6 单元"
    assert tab._stairs.count() == 6


def test_a_sentence_that_is_not_understood_is_named_in_the_form(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab], qtbot: QtBot, jobs: Jobs
) -> None:
    tab = tab_of(evening)
    press(tab, "开始走访")
    dialog = form(tab, BeginDialog)
    dialog.name.set_value("纺织新村")
    dialog.doors.set_value("若干栋")
    assert "看不懂" in dialog.count.text()
    dialog._act.click()
    settle(qtbot, jobs)
    assert dialog.isVisible()


def test_an_outing_goes_from_plan_to_key_through_the_window(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab], qtbot: QtBot, jobs: Jobs
) -> None:
    evening.begin()
    tab = tab_of(evening)
    seen: list[int] = []
    tab.document_wanted.connect(seen.append)
    press(tab, "计划走访")
    dialog = form(tab, OutingDialog)
    dialog.scope.set_value("6-2、6-1")
    dialog.recording.set_value("04、07 号执法记录仪")
    send(qtbot, jobs, dialog)
    press(tab, "呈请审批")
    dialog = form(tab)
    dialog.findChildren(type(dialog._rows["grounds"].field))[0].set_value("查明住处")
    send(qtbot, jobs, dialog)
    shown = tab._shown
    assert shown is not None
    assert shown.outing is not None
    assert shown.outing.state is OutingState.ASKED
    _decide(evening)
    tab.reload()
    settle(qtbot, jobs)
    press(tab, "打印走访单")
    settle(qtbot, jobs)
    assert len(seen) == 1
    evening.clock.go_to(at(day_of(evening.clock()), 18, 40))
    press(tab, "领出钥匙")
    dialog = form(tab)
    dialog._rows["from_place"].field.set_value("物证室 2 号柜")
    send(qtbot, jobs, dialog)
    assert tab._shown is not None
    assert tab._shown.outing is not None
    assert tab._shown.outing.state is OutingState.OUT


def _decide(evening: Evening) -> None:
    from cases.records.approvals import Decision, Opinion

    (asked,) = evening.reviewer.approvals.waiting()
    evening.reviewer.approvals.give_opinion(asked.id, Opinion.AGREED)
    evening.approver.approvals.decide(asked.id, Decision.APPROVED)


def test_the_conditions_are_ticked_from_what_is_on_record(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab]
) -> None:
    canvass = evening.begin()
    tab = tab_of(evening)
    assert tab._shown is not None
    assert [one.met for one in conditions(tab._shown)] == [True, False, False, False, False]
    outing = evening.plan(canvass, warrant="澄临公检字〔2026〕6号")
    evening.approve(outing)
    (shown,) = evening.service.of_case(evening.case).shown
    found = conditions(shown)
    assert [one.met for one in found] == [True, True, True, False, False]
    assert found[2].title == "检查证 澄临公检字〔2026〕6号"


def test_a_door_is_entered_with_one_click_and_one_button(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab], qtbot: QtBot, jobs: Jobs
) -> None:
    out(evening)
    tab = tab_of(evening)
    door = address_of("6-2-402")
    click(tab, door)
    assert tab._beside._door.text() == "6 栋 2 单元 402"
    tab._beside._marks[Mark.NOBODY].click()
    dialog = form(tab, TryDialog)
    send(qtbot, jobs, dialog)
    assert tab._shown is not None
    assert tab._shown.plan.views[door].mark is Mark.NOBODY
    assert tab._tries.total == 1
    assert "无人" in describe(tab._shown.plan.views[door])


def test_a_trial_without_consent_is_refused_in_the_form_with_the_article(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab], qtbot: QtBot, jobs: Jobs
) -> None:
    out(evening)
    tab = tab_of(evening)
    click(tab, address_of("6-2-402"))
    tab._beside._marks[Mark.FITS_NOT].click()
    dialog = form(tab, TryDialog)
    dialog.answer.set_value(Answer.REFUSED)
    dialog._act.click()
    settle(qtbot, jobs)
    assert dialog.isVisible()
    assert "6-2-402" in dialog._banner.text()
    dialog.warrant.set_value("澄临公检字〔2026〕6号")
    dialog.witness.set_value("居委会 周某")
    send(qtbot, jobs, dialog)
    assert tab._tries.total == 1


def test_a_key_that_turned_is_entered_with_all_that_was_done(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab], qtbot: QtBot, jobs: Jobs
) -> None:
    out(evening)
    tab = tab_of(evening)
    click(tab, address_of("6-2"))
    assert not tab._beside._marks[Mark.REFUSED].isEnabled()
    tab._beside._marks[Mark.OPENS].click()
    dialog = form(tab, TryDialog)
    assert "B2" in dialog.note.text()
    dialog._act.click()
    settle(qtbot, jobs)
    assert dialog.isVisible()
    dialog.stopped.set_value(True)
    dialog.locked.set_value(True)
    dialog.reported_to.set_value("陆海川")
    dialog.witness.set_value("周某")
    send(qtbot, jobs, dialog)
    assert tab._shown is not None
    assert tab._shown.plan.views[address_of("6-2")].mark is Mark.OPENS
    assert tab._shown.due[0].stair == "6-2"


def test_an_evening_is_entered_by_keyboard_alone(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab], qtbot: QtBot, jobs: Jobs
) -> None:
    out(evening)
    tab = tab_of(evening)
    press(tab, "从走访单录入")
    dialog = form(tab, QuickDialog)
    typed(dialog, "6-2 n 1840", "402 n 1842", "401 w 44", "301 r 46")
    assert dialog.read.text().startswith("4 条：")
    send(qtbot, jobs, dialog)
    assert tab._shown is not None
    views = tab._shown.plan.views
    found = [views[address_of(one)].mark for one in ("6-2", "6-2-402", "6-2-401", "6-2-301")]
    assert found == [Mark.FITS_NOT, Mark.FITS_NOT, Mark.NOBODY, Mark.REFUSED]
    # Who refused, and where nobody answered just now, is not next.
    assert not {"6-2-401", "6-2-301"} & {one.code for one in tab._shown.due}


def test_a_line_that_is_not_understood_enters_nothing(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab], qtbot: QtBot, jobs: Jobs
) -> None:
    out(evening)
    tab = tab_of(evening)
    press(tab, "从走访单录入")
    dialog = form(tab, QuickDialog)
    typed(dialog, "6-2-402 n 1842", "999 n 1843")
    assert "999" in dialog.read.text()
    dialog._act.click()
    settle(qtbot, jobs)
    assert dialog.isVisible()
    assert evening.service.of_case(evening.case).shown[0].canvass.tries == ()


def test_arrows_walk_over_the_doors_and_enter_opens_the_form(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab]
) -> None:
    out(evening)
    tab = tab_of(evening)
    tab._grid.choose(address_of("6-2-401"))
    for key, code in (
        (Qt.Key.Key_Right, "6-2-402"),
        (Qt.Key.Key_Up, "6-2-502"),
        (Qt.Key.Key_Left, "6-2-501"),
        (Qt.Key.Key_Left, "6-1-502"),
        (Qt.Key.Key_Down, "6-1-402"),
    ):
        QTest.keyClick(tab._grid, key)
        assert tab._grid.chosen == address_of(code)
    assert tab._beside._door.text() == door_words(address_of("6-1-402"))
    QTest.keyClick(tab._grid, Qt.Key.Key_Return)
    assert form(tab, TryDialog).isVisible()


def test_a_mistake_is_corrected_from_the_record(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab], qtbot: QtBot, jobs: Jobs
) -> None:
    outing = out(evening)
    evening.service.enter(outing, [evening.tried("6-2-402")])
    tab = tab_of(evening)
    tab._tries.pick(lambda _one: True)
    tab._correct.click()
    dialog = form(tab, TryDialog)
    dialog.say(Mark.NOBODY)
    dialog._rows["reason"].field.set_value("登错")
    send(qtbot, jobs, dialog)
    canvass = evening.service.of_case(evening.case).shown[0].canvass
    assert [one.entry.turned for one in canvass.standing()] == [Turned.NOT_TRIED]
    assert tab._tries.total == 2


def test_buildings_are_placed_and_the_chances_follow(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab], qtbot: QtBot, jobs: Jobs
) -> None:
    evening.begin()
    tab = tab_of(evening)
    assert tab._shown is not None
    before = tab._shown.plan.belief.behind("7-1")
    tab._acts.ask_buildings()
    dialog = form(tab)
    rows = dialog._rows["楼栋"].field
    rows.set_value([("5", "5 栋", "140", "0"), ("6", "6 栋", "-60", "70"), ("7", "7 栋", "5", "5")])
    send(qtbot, jobs, dialog)
    assert tab._shown.plan.belief.behind("7-1") > before


def test_a_stairwell_of_the_list_leads_to_its_first_door(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab]
) -> None:
    evening.begin()
    tab = tab_of(evening)
    tab._stairs.setCurrentRow(3)
    assert tab._shown is not None
    assert tab._grid.chosen is not None
    assert tab._grid.chosen.stair == tab._shown.plan.stairs[3].stair


def test_who_may_not_write_can_look_only(
    evening: Evening, desk_of: DeskOf, qtbot: QtBot, jobs: Jobs, said: Said
) -> None:
    out(evening)
    reviewer = desk_of("审阅人", Role.REVIEWER)
    evening.lead.assignment.join(evening.case, reviewer.officer.id, TeamRole.REVIEWER)
    tab = CanvassTab(reviewer, jobs)
    qtbot.addWidget(tab)
    tab.show_case(evening.case)
    settle(qtbot, jobs)
    assert tab._stack.currentIndex() == 1
    assert not any(button.isEnabled() for button in tab._beside._marks.values())
    assert not tab._quick.isEnabled()
    assert not tab._beside._plan.isEnabled()


def test_dropped_the_tab_keeps_no_door(
    evening: Evening, tab_of: Callable[[Evening], CanvassTab]
) -> None:
    outing = out(evening)
    evening.service.enter(outing, [evening.tried("6-2-402")])
    tab = tab_of(evening)
    tab.drop()
    assert tab._tries.total == 0
    assert tab._stairs.count() == 0
    assert tab._beside._door.text() == ""
    assert tab._key.text() == ""
