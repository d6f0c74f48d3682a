"""The approver's desk on the screen, the tab 审批 of a case, and what Today says of both."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cases.law.approvals import Approving
from cases.records.approvals import ApprovalState, Decision, Opinion
from cases.records.ids import ApprovalId, CaseId, OfficerId
from cases.records.officers import Officer, Role, TeamRole
from cases.records.recusals import RecusalAsker, RecusalGround
from cases.services.desk import Desk
from tests.cases.services.test_approvals import FACT, GROUNDS
from tests.cases.services.test_cases import INTAKE
from tests.conftest import DeskOf
from tests.ui.conftest import Said
from ui.kit.jobs import Jobs
from ui.room_list import rooms_for
from ui.rooms.approvals.room import ApprovalsRoom
from ui.rooms.approvals.stand_ins_page import StandInDialog
from ui.rooms.case.approval_forms import ExternalDialog, RequestDialog
from ui.rooms.case.approvals_tab import ApprovalsTab
from ui.rooms.case.opened import opening
from ui.rooms.case.recusal_forms import RecusalDialog
from ui.rooms.today_approvals import ApprovalsPanel


@dataclass
class Squad:
    lead: Desk
    reviewer: Desk
    head: Desk
    case: CaseId

    def ask(self, subject: str = "传唤1") -> ApprovalId:
        return self.lead.approvals.request(
            self.case, Approving.SUMMONS, subject, grounds=GROUNDS, urgent=True
        )


@pytest.fixture
def squad(desk_of: DeskOf) -> Squad:
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    return Squad(
        lead,
        desk_of("沈知白", Role.REVIEWER),
        desk_of("郝建勋", Role.APPROVER),
        lead.cases.open_case(INTAKE),
    )


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    QApplication.processEvents()


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(1280, 760)
    widget.show()


def a_room(qtbot: QtBot, jobs: Jobs, desk: Desk) -> ApprovalsRoom:
    room = ApprovalsRoom(desk, jobs)
    shown(qtbot, room)
    room.reload()
    settle(qtbot, jobs)
    return room


def read_to_the_end(qtbot: QtBot, jobs: Jobs, room: ApprovalsRoom) -> None:
    request = room.waiting.request
    for _turn in range(5):
        bar = request.preview.area.verticalScrollBar()
        bar.setValue(bar.maximum())
        request.preview._next()
        settle(qtbot, jobs)
    bar = request.preview.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()


def test_one_key_approves_only_after_the_paper_was_read_to_its_end(
    qtbot: QtBot, jobs: Jobs, squad: Squad
) -> None:
    asked = squad.ask()
    room = a_room(qtbot, jobs, squad.head)
    request = room.waiting.request
    assert not request.agree.isEnabled()
    assert request.hint.text() == "看完最后一页才能同意"
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    QTest.keyClick(room.waiting.table, Qt.Key.Key_F8)
    settle(qtbot, jobs)
    assert squad.lead.approvals.one(asked).state is ApprovalState.WAITING
    read_to_the_end(qtbot, jobs, room)
    assert request.is_read
    QTest.keyClick(room.waiting.table, Qt.Key.Key_F8)
    settle(qtbot, jobs)
    assert squad.lead.approvals.one(asked).state is ApprovalState.APPROVED
    assert room.waiting.table.records() == ()


def test_sending_back_needs_a_sentence_and_no_reading(
    qtbot: QtBot, jobs: Jobs, squad: Squad
) -> None:
    asked = squad.ask()
    room = a_room(qtbot, jobs, squad.head)
    request = room.waiting.request
    request.back.click()
    assert request.banner.text() == "请写一句理由。"
    request.sentence.set_value("补充送达回证")
    request.back.click()
    settle(qtbot, jobs)
    assert squad.lead.approvals.one(asked).state is ApprovalState.SENT_BACK
    room.choice._group.button(1).click()
    settle(qtbot, jobs)
    (mine,) = room.answered.table.records()
    assert (mine.verdict, mine.text) == ("sent_back", "补充送达回证")


def test_the_desk_shows_article_grounds_facts_and_what_changed(
    qtbot: QtBot, jobs: Jobs, squad: Squad
) -> None:
    squad.ask()
    squad.lead.facts.record(squad.case, FACT)
    room = a_room(qtbot, jobs, squad.head)
    texts = words_of(room.waiting.request.details)
    for words in (GROUNDS, "第六十七条", "呈请以后案情的变化", "现场调查结束"):
        assert words in texts, words


def words_of(widget: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.text())


def test_the_room_counts_what_waits(qtbot: QtBot, jobs: Jobs, squad: Squad) -> None:
    squad.ask("传唤1")
    squad.ask("传唤2")
    room = ApprovalsRoom(squad.head, jobs)
    shown(qtbot, room)
    counts: list[int] = []
    room.badge_changed.connect(counts.append)
    room.reload()
    settle(qtbot, jobs)
    assert counts == [2]
    room.drop()
    assert room.waiting.table.records() == ()


def test_the_room_is_for_those_who_decide_and_for_who_stands_in() -> None:
    def keys(*roles: Role, stands: frozenset[Role] = frozenset()) -> list[str]:
        officer = Officer(OfficerId(1), "030417", "某", frozenset(roles), stands_in_as=stands)
        return [spec.key for spec in rooms_for(officer)]

    assert "approvals" not in keys(Role.INVESTIGATOR)
    assert "approvals" in keys(Role.REVIEWER)
    assert "approvals" in keys(Role.INVESTIGATOR, stands=frozenset({Role.APPROVER}))


def test_today_names_what_waits_and_leads_there(qtbot: QtBot, jobs: Jobs, squad: Squad) -> None:
    asked = squad.ask()
    panel = ApprovalsPanel(squad.head, jobs)
    shown(qtbot, panel)
    panel.reload()
    settle(qtbot, jobs)
    assert panel.isVisible()
    wanted: list[int] = []
    panel.approval_wanted.connect(wanted.append)
    from ui.kit.buttons import Button

    panel.findChildren(Button)[0].click()
    assert wanted == [int(asked)]
    other = ApprovalsPanel(squad.lead, jobs)
    qtbot.addWidget(other)
    other.reload()
    settle(qtbot, jobs)
    assert not other.isVisible()


def a_tab(qtbot: QtBot, jobs: Jobs, desk: Desk, case_id: CaseId) -> ApprovalsTab:
    tab = ApprovalsTab(desk, jobs)
    shown(qtbot, tab)
    tab.show_opened(opening(desk, case_id)())
    settle(qtbot, jobs)
    return tab


D = TypeVar("D", bound=QWidget)


def dialog_of(
    qtbot: QtBot, jobs: Jobs, tab: QWidget, kind: type[D], open_it: Callable[[], object]
) -> D:
    open_it()
    settle(qtbot, jobs)
    (dialog,) = tab.findChildren(kind)
    return dialog


def test_a_request_is_made_in_the_case_and_withdrawn_there(
    qtbot: QtBot, jobs: Jobs, squad: Squad, said: Said
) -> None:
    tab = a_tab(qtbot, jobs, squad.lead, squad.case)
    counts: list[int] = []
    tab.counted.connect(counts.append)
    dialog = dialog_of(qtbot, jobs, tab, RequestDialog, tab.ask.click)
    assert "第67条" in dialog.law.text()
    assert dialog.approver.currentText() == "郝建勋"
    dialog.subject.set_value("传唤1")
    dialog.matter.set_value("传唤卢建平到队")
    dialog._act.click()
    assert not dialog.isHidden()  # the grounds are missing
    dialog.grounds.set_value(GROUNDS)
    dialog._act.click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    (one,) = tab.table.records()
    assert (one.matter, one.state) == ("传唤卢建平到队", ApprovalState.IN_REVIEW)
    assert counts[-1] == 1
    said.answers.append("已经到案")
    tab.side.withdraw.click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    (one,) = tab.table.records()
    assert one.state is ApprovalState.WITHDRAWN
    assert not tab.side.withdraw.isVisible()


def test_the_tab_says_what_made_an_approval_lapse(qtbot: QtBot, jobs: Jobs, squad: Squad) -> None:
    asked = squad.ask()
    squad.head.approvals.decide(asked, Decision.APPROVED)
    squad.lead.facts.record(squad.case, FACT)
    tab = a_tab(qtbot, jobs, squad.lead, squad.case)
    texts = words_of(tab.side.details)
    assert "批准以后案情的变化（批准已失效）" in texts
    assert "新增 现场调查结束" in texts


def test_an_outside_decision_is_recorded_with_its_scan(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    squad.lead.approvals.request(squad.case, Approving.SUSPENSION, grounds="证人昏迷", urgent=True)
    scan = tmp_path / "批复.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(scan), ""))
    tab = a_tab(qtbot, jobs, squad.lead, squad.case)
    dialog = dialog_of(qtbot, jobs, tab, ExternalDialog, tab.external.click)
    assert dialog.kind.value() == Approving.SUSPENSION
    dialog.authority.set_value("澄州市公安局交通警察支队")
    dialog.by.set_value("严正")
    dialog.number.set_value("澄公交〔2026〕3号")
    dialog.decided_on.set_value(squad.lead.today())
    dialog._choose()
    dialog._act.click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    (one,) = squad.lead.approvals.of_case(squad.case)
    assert one.state is ApprovalState.APPROVED
    assert one.outside is not None
    assert one.outside.scan is not None
    assert one.outside.scan.name == "批复.pdf"


def test_a_recusal_goes_from_the_case_to_the_head_and_his_rulings(
    qtbot: QtBot, jobs: Jobs, squad: Squad, desk_of: DeskOf
) -> None:
    assist = desk_of("宋一川", Role.INVESTIGATOR)
    squad.lead.assignment.join(squad.case, assist.officer.id, TeamRole.ASSIST, "协助")
    tab = a_tab(qtbot, jobs, squad.lead, squad.case)
    dialog = dialog_of(qtbot, jobs, tab, RecusalDialog, tab.recuse.click)
    dialog.party.set_value(squad.lead.cases.open_file(squad.case).people.parties[0].id)
    dialog.officer.set_value(assist.officer.id)
    dialog.ground.set_value(RecusalGround.RELATION)
    dialog.grounds.set_value("表兄弟")
    dialog._act.click()
    settle(qtbot, jobs)
    assist.facts.record(squad.case, FACT)
    room = a_room(qtbot, jobs, squad.head)
    recusal = room.waiting.recusal
    assert recusal.isVisible()
    recusal.grant.click()
    assert recusal.banner.text() == "请写一句理由。"
    recusal.sentence.set_value("情况属实")
    recusal.grant.click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert recusal.stands.isVisible()
    assert [act.act for act in recusal.acts.records()] == ["fact.record"]
    recusal.sentence.set_value("不影响公正处理")
    recusal.stands.click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert room.waiting.table.records() == ()
    (one,) = squad.lead.recusals.of_case(squad.case)
    assert one.acts[0].valid is True
    assert one.asked_by is RecusalAsker.PARTY


def test_a_stand_in_is_appointed_and_ended_on_screen(
    qtbot: QtBot, jobs: Jobs, squad: Squad, desk_of: DeskOf, said: Said
) -> None:
    deputy = desk_of("宋一川", Role.INVESTIGATOR)
    room = a_room(qtbot, jobs, squad.head)
    room.choice._group.button(2).click()
    settle(qtbot, jobs)
    page = room.stand_ins
    dialog = dialog_of(qtbot, jobs, page, StandInDialog, page.appoint.click)
    dialog.officer.set_value(squad.head.officer.id)
    dialog.role.set_value(Role.APPROVER)
    dialog.stand_in.set_value(deputy.officer.id)
    dialog.until_on.set_value(squad.head.today())
    dialog.reason.set_value("外出培训")
    dialog._act.click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    (one,) = page.table.records()
    assert (one.stand_in, one.live) == ("宋一川", True)
    page.table.pick(lambda _one: True)
    page.end.click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert page.table.records()[0].live is False


def test_a_reviewer_passes_on_what_he_is_against(qtbot: QtBot, jobs: Jobs, squad: Squad) -> None:
    asked = squad.lead.approvals.request(squad.case, Approving.SUMMONS, "传唤1", grounds=GROUNDS)
    room = a_room(qtbot, jobs, squad.reviewer)
    request = room.waiting.request
    assert request.against.text() == "不同意，转审批"
    request.sentence.set_value("仅一次通知")
    request.against.click()
    settle(qtbot, jobs)
    one = squad.lead.approvals.one(asked)
    assert one.state is ApprovalState.WAITING
    assert one.opinion is not None
    assert one.opinion.verdict == Opinion.AGAINST
