"""The room of duty and the matters of a case: what is typed there is what is recorded."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cases.law.crime import Circumstance
from cases.records.cases import CaseKind, Intake
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind
from cases.records.receptions import ReceptionEntry, ReceptionKind, Way
from cases.records.times import at
from cases.services.desk import Desk
from cases.store.engine import Store
from tests.cases.services.mediating import scene
from tests.cases.services.test_reseating import recuse, session_of
from tests.conftest import Clock, DeskOf
from tests.ui.conftest import Said
from tests.ui.hand import click, settle
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, TextField
from ui.kit.jobs import Jobs
from ui.rooms.case.approvals_tab import ApprovalsTab
from ui.rooms.case.matters_tab import MattersTab
from ui.rooms.case.opened import opening
from ui.rooms.practice.needs import needs_me
from ui.rooms.practice.problems_page import ProblemsPage
from ui.rooms.practice.quality_page import QualityPage
from ui.rooms.practice.room import PracticeRoom

DRIVER = PartyEntry(name="孔祥林", kind=PartyKind.DRIVER, liability="主要责任")
DEAD = PartyEntry(name="田广福", kind=PartyKind.DECEASED)


def room_of(qtbot: QtBot, jobs: Jobs, desk: Desk) -> PracticeRoom:
    room = PracticeRoom(desk, jobs)
    qtbot.addWidget(room)
    room.resize(1376, 832)
    room.show()
    settle(qtbot, jobs)
    return room


def form(parent: QWidget) -> FormDialog:
    dialogs: list[FormDialog] = [one for one in parent.findChildren(FormDialog) if one.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def send(qtbot: QtBot, jobs: Jobs, dialog: FormDialog) -> None:
    QTest.mouseClick(dialog._act, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5_000)
    settle(qtbot, jobs)


def a_case(desk: Desk, *parties: PartyEntry) -> CaseId:
    return desk.cases.open_case(
        Intake(
            kind=CaseKind.DEATH if DEAD in parties else CaseKind.INJURY,
            occurred_at=at(date(2026, 9, 20), 8),
            place="环城路",
            parties=parties,
        )
    )


def test_a_caller_is_received_and_answered_by_hand(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, said: Said
) -> None:
    desk = desk_of("何晓棠", Role.DUTY_DESK)
    room = room_of(qtbot, jobs, desk)
    page = room.pages["receptions"]
    click(page.buttons["receive"])
    dialog = form(page)
    way, kind = dialog.findChildren(ChoiceField)
    way.set_value(Way.PHONE)
    kind.set_value(ReceptionKind.REQUEST)
    visitor = dialog.findChildren(TextField)[0]
    visitor.setText("齐月桂")
    dialog.findChildren(LongField)[0].set_value("问何时能领车")
    send(qtbot, jobs, dialog)
    (held,) = desk.receptions.mine()
    assert (held.entry.visitor, held.entry.way) == ("齐月桂", Way.PHONE)
    # Five working days on, past the holidays: 28, 29, 30 September, 8 and 9 October.
    assert held.entry.answer_by == date(2026, 10, 9)
    assert page.table.total == 1
    page.table.pick(lambda one: True)
    click(page.buttons["answer"])
    dialog = form(page)
    dialog.findChildren(LongField)[0].set_value("五日内书面通知")
    send(qtbot, jobs, dialog)
    assert desk.receptions.mine() == ()
    assert page.table.total == 0
    assert said.refusals == []


def test_the_rail_is_told_what_waits_for_this_officer(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf
) -> None:
    early, late = desk_of("何晓棠", Role.DUTY_DESK), desk_of("段子衡", Role.DUTY_DESK)
    room = room_of(qtbot, jobs, late)
    counted: list[int] = []
    room.badge_changed.connect(counted.append)
    early.hand_overs.hand_shift(late.officer.id, "钥匙两把")
    late.receptions.receive(
        ReceptionEntry(
            kind=ReceptionKind.REQUEST,
            way=Way.VISIT,
            visitor="齐月桂",
            matter="问何时能领车",
            came_at=late.now(),
            answer_by=late.today(),
        )
    )
    room.reload()
    settle(qtbot, jobs)
    assert counted[-1] == 2


def test_pages_are_offered_by_role(qtbot: QtBot, jobs: Jobs, desk_of: DeskOf) -> None:
    plain = room_of(qtbot, jobs, desk_of("王砚秋", Role.INVESTIGATOR))
    legal = room_of(qtbot, jobs, desk_of("白景行", Role.REVIEWER))
    assert "quality" not in plain.pages
    assert "quality" in legal.pages


def test_a_check_is_drawn_scored_and_its_problem_mended_on_the_screen(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, said: Said
) -> None:
    lead, legal = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("白景行", Role.REVIEWER)
    a_case(lead)
    room = room_of(qtbot, jobs, legal)
    room.show_page("quality")
    settle(qtbot, jobs)
    page = room.pages["quality"]
    assert isinstance(page, QualityPage)
    click(page.buttons["draw"])
    send(qtbot, jobs, form(page))
    assert page.table.total == 1
    page.table.pick(lambda one: True)
    click(page.buttons["score"])
    send(qtbot, jobs, form(page))
    page.table.pick(lambda one: True)
    click(page.buttons["find"])
    dialog = form(page)
    dialog.findChildren(ChoiceField)[0].set_value("file")
    dialog.findChildren(LongField)[0].set_value("缺页码")
    send(qtbot, jobs, dialog)
    owner = ProblemsPage(lead, jobs)
    qtbot.addWidget(owner)
    owner.reload()
    settle(qtbot, jobs)
    owner.table.pick(lambda one: True)
    click(owner.buttons["mend"])
    dialog = form(owner)
    dialog.findChildren(LongField)[0].set_value("已补")
    send(qtbot, jobs, dialog)
    room.show_page("problems")
    settle(qtbot, jobs)
    problems = room.pages["problems"]
    problems.table.pick(lambda one: True)
    click(problems.buttons["solve"])
    settle(qtbot, jobs)
    assert legal.quality.problems(2026).solved == 1
    assert said.refusals == []


@pytest.fixture
def tab_of(qtbot: QtBot, jobs: Jobs) -> Callable[[Desk, CaseId], MattersTab]:
    def make(desk: Desk, case: CaseId) -> MattersTab:
        tab = MattersTab(desk, jobs)
        qtbot.addWidget(tab)
        tab.resize(1100, 800)
        tab.show()
        tab.show_opened(opening(desk, case)())
        settle(qtbot, jobs)
        return tab

    return make


def test_signs_of_a_crime_are_told_and_the_reviewer_answers_them(
    qtbot: QtBot,
    jobs: Jobs,
    desk_of: DeskOf,
    said: Said,
    tab_of: Callable[[Desk, CaseId], MattersTab],
) -> None:
    lead, legal = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("白景行", Role.REVIEWER)
    case = a_case(lead, DRIVER, DEAD)
    lead.assignment.join(case, legal.officer.id, TeamRole.REVIEWER, "是否涉罪")
    tab = tab_of(lead, case)
    assert "第二条第一款第（一）项" in tab.crime.banner.text()
    assert not tab.crime.buttons["opinion"].isEnabled()
    click(tab.crime.buttons["add"])
    dialog = form(tab.crime)
    party, kind = dialog.findChildren(ChoiceField)
    party.set_value(lead.cases.open_file(case).people.parties[0].id)
    kind.set_value(Circumstance.DRUNK)
    dialog.findChildren(LongField)[0].set_value("血醇 96mg/100ml")
    send(qtbot, jobs, dialog)
    assert tab.crime.circumstances.total == 1
    before = tab_of(legal, case)
    click(before.crime.buttons["opinion"])
    dialog = form(before.crime)
    dialog.findChildren(LongField)[0].set_value("已立案")
    dialog.findChildren(ChoiceField)[0].setCurrentIndex(1)
    send(qtbot, jobs, dialog)
    assert not lead.crime.look(case).is_open
    assert said.refusals == []


def test_a_mediator_is_told_nothing_of_a_crime(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, tab_of: Callable[[Desk, CaseId], MattersTab]
) -> None:
    lead, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("苏映雪", Role.MEDIATOR)
    case = a_case(lead, DRIVER, DEAD)
    lead.assignment.join(case, mediator.officer.id, TeamRole.MEDIATOR)
    tab = tab_of(mediator, case)
    assert not tab.crime.isVisible()
    assert not tab.buttons["contact"].isEnabled()
    assert tab.buttons["promise"].isEnabled()


def test_sessions_of_a_recused_mediator_are_handed_on_and_counted(
    qtbot: QtBot, jobs: Jobs, store: Store, desk_of: DeskOf, clock: Clock
) -> None:
    lead, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("周敏", Role.MEDIATOR)
    other, head = desk_of("许见山", Role.MEDIATOR), desk_of("郝建勋", Role.APPROVER)
    leader = desk_of("邱国梁", Role.SQUAD_LEADER)
    found = scene(store, lead)
    session_of(lead, found, clock, mediator)
    tab = ApprovalsTab(mediator, jobs)
    qtbot.addWidget(tab)
    tab.show_opened(opening(mediator, found.case_id)())
    settle(qtbot, jobs)
    assert tab.recuse.isEnabled(), "a mediator asks to keep out himself"
    assert not tab.ask.isEnabled()
    recuse(mediator, head, found.case_id)
    assert "sessions" not in room_of(qtbot, jobs, lead).pages
    assert needs_me(leader) == 1
    room = room_of(qtbot, jobs, leader)
    room.show_page("sessions")
    settle(qtbot, jobs)
    page = room.pages["sessions"]
    assert [one.mediator for one in page.table.records()] == ["周敏"]
    click(page.buttons["hand"])
    settle(qtbot, jobs)
    dialog = form(page)
    dialog._rows["to"].field.set_value(other.officer.id)
    send(qtbot, jobs, dialog)
    assert page.table.records() == ()
    assert page._told.text() == "已改派 1 场。"
    assert not page.buttons["hand"].isEnabled()
    assert needs_me(leader) == 0
