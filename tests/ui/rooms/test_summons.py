"""Summons and pursuit on the screen: the main story in the real window, refusals, the hours."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cases.law.facts import FactKind
from cases.records.cases import FactEntry
from cases.records.officers import Role
from cases.records.pursuit import FirstStep
from cases.records.roadside import NextStep
from cases.records.summons import NoticeOutcome, Signed, SummonsId, SummonsState
from cases.records.times import at
from cases.services.desk import Desk
from tests.cases.services import summoning
from tests.cases.services.summoning import DAY, PLACE, Found
from tests.conftest import Clock, DeskOf
from tests.ui.conftest import Said
from tests.ui.hand import click, fill, form, send, settle
from ui.held_clock import HeldClock
from ui.kit.jobs import Jobs
from ui.rooms.practice.roadside_page import RoadsidePage
from ui.rooms.summons.plan_forms import PlanDialog
from ui.rooms.summons.pursuit_tab import PursuitTab
from ui.rooms.summons.tab import SummonsTab
from ui.window import MainWindow

NEXT = DAY + timedelta(days=3)


@pytest.fixture
def lead(desk_of: DeskOf, clock: Clock) -> Desk:
    clock.go_to(at(DAY, 9))
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def approver(desk_of: DeskOf) -> Desk:
    return desk_of("邵国栋", Role.APPROVER)


@pytest.fixture
def found(lead: Desk) -> Found:
    return summoning.opened(lead)


@pytest.fixture
def tab(qtbot: QtBot, jobs: Jobs, lead: Desk, found: Found) -> Iterator[SummonsTab]:
    made = SummonsTab(lead, jobs)
    qtbot.addWidget(made)
    made.resize(1080, 720)
    made.show_case(found.case)
    made.show()
    settle(qtbot, jobs)
    yield made
    made.drop()


def again(qtbot: QtBot, jobs: Jobs, tab: SummonsTab | PursuitTab) -> None:
    tab.reload()
    settle(qtbot, jobs)


def words_of(widget: QWidget) -> str:
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    buttons = [one.text() for one in widget.findChildren(QAbstractButton) if one.isVisible()]
    return "\n".join((*labels, *buttons))


def at_hand(tab: SummonsTab) -> set[str]:
    return set(tab.sheet.buttons)


class Story:
    """The main story at the real window, step by step as an officer takes it."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, lead: Desk, found: Found, clock: Clock) -> None:
        self.qtbot, self.jobs, self.found, self.clock = qtbot, jobs, found, clock
        self.window = MainWindow(lead, jobs, room="cases")
        qtbot.addWidget(self.window)
        self.window.show()
        settle(qtbot, jobs)
        self.window.show_case(found.case, "summons")
        qtbot.waitUntil(lambda: bool(self.window.findChildren(SummonsTab)), timeout=20_000)
        settle(qtbot, jobs)
        (self.tab,) = self.window.findChildren(SummonsTab)

    def fill_in(self, button: QAbstractButton, **values: object) -> None:
        """Press a button, fill in its form and send it."""
        click(button)
        dialog = form(self.window)
        fill(dialog, **values)
        send(self.qtbot, self.jobs, dialog)
        again(self.qtbot, self.jobs, self.tab)

    def do(self, key: str) -> None:
        """Press a button of the sheet that needs no form."""
        click(self.tab.sheet.buttons[key])
        settle(self.qtbot, self.jobs)
        again(self.qtbot, self.jobs, self.tab)

    def call_in_vain(self, day: date) -> None:
        """Call him by phone for eleven; he does not come."""
        self.clock.go_to(at(day, 9))
        click(self.tab.buttons["notify"])
        dialog = form(self.window)
        ways = dialog._rows["通知方式"].field
        ways.setCurrentText("电话")
        ways.edited.emit()
        told = {"place": PLACE, "wanted_at": at(day, 11), "receiver": "本人", "proof": "通话记录"}
        fill(dialog, party_id=self.found.driver, **told)
        send(self.qtbot, self.jobs, dialog)
        self.clock.go_to(at(day, 12))
        self.tab.notices.pick(lambda one: one.outcome is NoticeOutcome.OPEN)
        self.fill_in(self.tab.buttons["outcome"], outcome=NoticeOutcome.NOT_CAME)

    def ask_for_summons(self) -> None:
        """Fill in the plan, have the report drafted, send it before the approver."""
        click(self.tab.buttons["plan"])
        dialog = form(self.window)
        fill(dialog, called_for=at(NEXT, 9), place=PLACE, area="澄州市临江区")
        buttons = dialog.findChildren(QAbstractButton)
        click(next(one for one in buttons if one.text() == "按记录起草报告"))
        settle(self.qtbot, self.jobs)
        assert "先后2次通知" in dialog._rows["grounds"].field.value()
        send(self.qtbot, self.jobs, dialog)
        assert at_hand(self.tab) == {"approve", "paper", "withdraw"}
        self.do("approve")


def test_from_an_unanswered_notice_to_a_departure_in_the_window(
    qtbot: QtBot,
    jobs: Jobs,
    lead: Desk,
    approver: Desk,
    found: Found,
    clock: Clock,
    said: Said,
) -> None:
    story = Story(qtbot, jobs, lead, found, clock)
    tab = story.tab
    charge = {"charge": "交通肇事", "basis": "监控录像"}
    story.fill_in(tab.buttons["suspect"], party_id=found.driver, **charge)
    story.call_in_vain(DAY)
    story.call_in_vain(DAY + timedelta(days=1))
    assert "次数只是提示，法律没有规定" in words_of(tab)
    story.ask_for_summons()
    (waiting,) = approver.approvals.waiting()
    summoning.approve(approver, waiting.id)
    again(qtbot, jobs, tab)
    story.do("issue")
    assert said.asked[-1][0] == "签发传唤证"

    clock.go_to(at(NEXT, 9, 5))
    story.fill_in(tab.sheet.buttons["arrive"])
    held = story.window.findChildren(HeldClock)[0]
    assert held.isVisible()
    assert held.button.text() == "卢建平"
    assert "未记录通知家属" in tab.sheet.lacking.text()
    story.fill_in(tab.sheet.buttons["family"], name="何秀英", relation="配偶")
    clock.go_to(at(NEXT, 14))
    story.fill_in(tab.sheet.buttons["leave"])
    one = lead.summons.of_case(found.case).summonses[0]
    assert one.state is SummonsState.LEFT
    assert "4:55 / 8 小时" in tab.sheet.hours.accessibleName()
    qtbot.waitUntil(lambda: not held.isVisible(), timeout=20_000)
    story.window.close()


def test_a_victim_is_refused_with_the_article_and_the_offer_of_questioning(
    qtbot: QtBot, jobs: Jobs, tab: SummonsTab, found: Found
) -> None:
    click(tab.buttons["plan"])
    dialog = form(tab)
    fill(
        dialog,
        party_id=found.rider,
        charge="交通肇事",
        called_for=at(NEXT, 9),
        place=PLACE,
        area="临江区",
        grounds="未到",
    )
    send(qtbot, jobs, dialog)
    assert dialog.isVisible()
    told = dialog._banner.text()
    assert "宋巧云不是交通肇事嫌疑人" in told
    assert "在其住处、单位或者其提出的地点" in told
    assert isinstance(dialog, PlanDialog)
    click(dialog.instead)
    notice = form(tab)
    assert notice.windowTitle() == "通知接受询问"
    assert notice._rows["party_id"].field.value() == found.rider
    notice.reject()


def held_one(lead: Desk, approver: Desk, found: Found, clock: Clock) -> SummonsId:
    summoning.suspect(lead, found)
    summons = summoning.issued(lead, approver, found, at(NEXT, 9))
    clock.go_to(at(NEXT, 9))
    lead.summons.arrive(summons, lead.now(), Signed.SIGNED)
    return summons


def test_the_hours_run_on_the_screen_and_warn_at_sixty_and_fifteen_minutes(
    qtbot: QtBot, jobs: Jobs, lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    held_one(lead, approver, found, clock)
    held = HeldClock(lead, jobs)
    qtbot.addWidget(held)
    warned: list[str] = []
    held.warned.connect(warned.append)
    held.reload()
    settle(qtbot, jobs)
    for minutes in (419, 420, 460, 465, 479, 480):
        clock.go_to(at(NEXT, 9) + timedelta(minutes=minutes))
        held.tick()
    assert [text.partition("的询问查证")[2].partition("（")[0] for text in warned] == [
        "时间不到 60 分钟，17:00 届满",
        "时间不到 15 分钟，17:00 届满",
        "时间已于 17:00 届满，必须立即结束",
    ]
    held.drop()
    assert warned[-1] == ""
    assert not held.isVisible()


def test_a_mediator_is_shown_no_hours(
    qtbot: QtBot,
    jobs: Jobs,
    lead: Desk,
    approver: Desk,
    found: Found,
    clock: Clock,
    desk_of: DeskOf,
) -> None:
    held_one(lead, approver, found, clock)
    held = HeldClock(desk_of("许和", Role.MEDIATOR), jobs)
    qtbot.addWidget(held)
    held.reload()
    settle(qtbot, jobs)
    assert held.button.text() == ""


def test_the_sheet_asks_for_both_conditions_and_uses_the_approval(
    qtbot: QtBot,
    jobs: Jobs,
    lead: Desk,
    approver: Desk,
    found: Found,
    clock: Clock,
    tab: SummonsTab,
) -> None:
    held_one(lead, approver, found, clock)
    clock.go_to(at(NEXT, 15))
    again(qtbot, jobs, tab)
    click(tab.sheet.buttons["ask_extension"])
    dialog = form(tab)
    fill(dialog, grounds="涉案人多")
    dialog._rows["条件一"].field.set_value(True)
    send(qtbot, jobs, dialog)
    assert "两个条件" in dialog._banner.text()
    dialog._rows["条件二"].field.set_value(True)
    send(qtbot, jobs, dialog)
    (waiting,) = approver.approvals.waiting()
    summoning.approve(approver, waiting.id)
    again(qtbot, jobs, tab)
    click(tab.sheet.buttons["extend"])
    settle(qtbot, jobs)
    again(qtbot, jobs, tab)
    assert "6:00 / 24 小时" in tab.sheet.hours.accessibleName()
    assert "extend" not in at_hand(tab)


def test_a_number_key_notes_a_step_of_the_first_hour(
    qtbot: QtBot, jobs: Jobs, lead: Desk, found: Found
) -> None:
    tab = PursuitTab(lead, jobs)
    qtbot.addWidget(tab)
    tab.resize(1080, 720)
    tab.show()
    tab.show_case(found.case)
    settle(qtbot, jobs)
    tab.text.set_value("东环桥头")
    click(tab.steps[FirstStep.ROADBLOCK])
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    (entry,) = lead.pursuit.of_case(found.case).entries
    assert (entry.step, entry.text, entry.done_at) == (FirstStep.ROADBLOCK, "东环桥头", lead.now())
    assert tab.text.value() == ""
    assert "已过" in tab.elapsed.text()
    tab.drop()


def test_the_two_duties_of_article_46_stand_on_the_tab_until_they_are_proved(
    qtbot: QtBot, jobs: Jobs, lead: Desk, approver: Desk, found: Found
) -> None:
    notice = lead.pursuit.draft_notice(found.case, ("北塘大队",))
    summoning.approve(approver, lead.pursuit.ask_approval(notice, "外区"))
    paper = lead.pursuit.of_case(found.case).notices[0].document_id
    assert paper is not None
    lead.documents.issue(paper)
    lead.pursuit.set_watch(found.case, "深灰色小型轿车", lead.now())
    lead.facts.record(found.case, FactEntry(kind=FactKind.VEHICLE_FOUND, happened_at=lead.now()))
    tab = PursuitTab(lead, jobs)
    qtbot.addWidget(tab)
    tab.show_case(found.case)
    tab.show()
    settle(qtbot, jobs)
    told = tab.tasks.text()
    assert "按原范围撤销协查通报 澄临公交协查字〔2026〕1号" in told
    assert "撤销布控 深灰色小型轿车" in told
    click(tab.buttons["withdraw"])
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    tab.watches.pick(lambda _one: True)
    click(tab.buttons["lift"])
    dialog = form(tab)
    fill(dialog, proof="回执7号")
    send(qtbot, jobs, dialog)
    again(qtbot, jobs, tab)
    assert "撤销布控" not in tab.tasks.text()
    tab.drop()


def test_a_roadside_note_is_written_and_handed_over_on_its_page(
    qtbot: QtBot, jobs: Jobs, lead: Desk
) -> None:
    page = RoadsidePage(lead, jobs)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    settle(qtbot, jobs)
    click(page.buttons["write"])
    dialog = form(page)
    fill(dialog, place="东环路", offence="闯红灯", plate="苏Z·8K21F", accident=True)
    send(qtbot, jobs, dialog)
    assert "肇事逃逸" in dialog._banner.text()
    fill(dialog, accident=False)
    send(qtbot, jobs, dialog)
    settle(qtbot, jobs)
    page.table.selectRow(0)
    click(page.buttons["hand"])
    settle(qtbot, jobs)
    dialog = form(page)
    fill(dialog, handler=lead.officer.id)
    send(qtbot, jobs, dialog)
    settle(qtbot, jobs)
    (note,) = lead.roadside.notes()
    assert note.handler == "王砚秋"
    assert note.next_step is NextStep.OPEN
