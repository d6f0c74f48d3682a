"""What is done outside, on the screen: caught, asked, identified, searched, told on paper."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cases.law.facts import FactKind
from cases.records.cases import FactEntry
from cases.records.ids import CaseId
from cases.records.measures import EnquiryEntry, Subject
from cases.records.officers import Role, TeamRole
from cases.services.desk import Desk
from leads.services.tasks.service import TaskService
from reports.lead_history import MARK
from tests.conftest import START, Clock, DeskOf
from tests.leads.services.board_case import joined, opened, two_officers
from tests.leads.services.test_tasks import issued, worked
from tests.reports.reading import pages_of
from tests.ui.conftest import Said
from tests.ui.hand import click, fill, form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField
from ui.kit.i18n import EN, set_language
from ui.kit.jobs import Jobs
from ui.rooms.leads.room import LeadsRoom
from ui.rooms.leads.tasks.forms import IdentificationDialog
from ui.rooms.leads.tasks.notice_form import NoticeDialog
from ui.rooms.leads.tasks.report_dialog import ReportDialog
from ui.rooms.leads.tasks.tab import TasksTab
from ui.rooms.today import TodayRoom


@pytest.fixture
def desks(desk_of: DeskOf) -> tuple[Desk, Desk]:
    return two_officers(desk_of)


@pytest.fixture
def case(desks: tuple[Desk, Desk]) -> CaseId:
    made = opened(desks[0], "2026-0187", bare=True)
    joined(*desks, made)
    return made


@pytest.fixture
def tab(
    qtbot: QtBot, jobs: Jobs, desks: tuple[Desk, Desk], case: CaseId, said: Said
) -> Iterator[TasksTab]:
    made = shown(qtbot, jobs, desks[0], case)
    yield made
    made.drop()


def shown(qtbot: QtBot, jobs: Jobs, desk: Desk, case: CaseId) -> TasksTab:
    made = TasksTab(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1216, 680)
    made.show()
    made.show_case(case)
    settle(qtbot, jobs)
    return made


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    for _turn in range(3):
        qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)


def send(qtbot: QtBot, jobs: Jobs, dialog: FormDialog) -> None:
    click(dialog._act)
    settle(qtbot, jobs)


def test_an_enquiry_is_sent_waits_and_is_answered(qtbot: QtBot, jobs: Jobs, tab: TasksTab) -> None:
    click(tab.buttons["enquire"])
    dialog = form(tab)
    fill(dialog, addressee="柳湾派出所", question="邢某是否在家")
    with qtbot.waitSignal(tab.counted) as counted:
        send(qtbot, jobs, dialog)
    assert counted.args == [1]
    assert tab.enquiries.as_rows()[1][:3] == ["柳湾派出所", "邢某是否在家", "待答复"]
    tab.enquiries.pick(lambda _one: True)
    click(tab.buttons["answer"])
    dialog = form(tab)
    fill(dialog, answer="不在家，其兄在家")
    send(qtbot, jobs, dialog)
    assert tab.enquiries.as_rows()[1][2] == "不在家，其兄在家"
    assert not tab.buttons["answer"].isEnabled()


def test_an_enquiry_is_waited_for_no_longer_with_a_reason(
    qtbot: QtBot, jobs: Jobs, tab: TasksTab, desks: tuple[Desk, Desk], case: CaseId, said: Said
) -> None:
    desks[0].measures.enquire(case, letter(desks[0]))
    tab.reload()
    settle(qtbot, jobs)
    tab.enquiries.pick(lambda _one: True)
    said.answers = ["已当面查清"]
    click(tab.buttons["drop"])
    settle(qtbot, jobs)
    assert tab.enquiries.as_rows()[1][2] == "不再等候：已当面查清"


def letter(desk: Desk) -> EnquiryEntry:
    return EnquiryEntry(
        addressee="柳湾派出所",
        question="邢某是否在家",
        sent_at=START - timedelta(hours=1),
        handler_id=desk.officer.id,
    )


def test_an_identification_with_too_few_is_refused_at_its_field_and_then_recorded(
    qtbot: QtBot, jobs: Jobs, tab: TasksTab, said: Said
) -> None:
    click(tab.buttons["identify"])
    dialog = form(tab)
    assert isinstance(dialog, IdentificationDialog)
    QTest.keyClick(dialog.subject, Qt.Key.Key_Down)
    assert dialog.subject.value() is Subject.PHOTOS
    assert "不得少于 10 个" in dialog.note.text()
    fill(
        dialog,
        number="9",
        place="大队询问室",
        identifier="柏秀兰",
        is_secret=True,
        witness="社区干部某",
        picked="6号",
        result="辨认出 6 号",
    )
    send(qtbot, jobs, dialog)
    assert dialog.isVisible()
    assert "10" in dialog._banner.text()
    fill(dialog, number="10")
    send(qtbot, jobs, dialog)
    assert tab.identifications.as_rows()[1][1:4] == [
        "肇事嫌疑人照片，10 个",
        "证人甲-01（保密）",
        "辨认出 6 号",
    ]
    tab.identifications.pick(lambda _one: True)
    said.answers = ["误登"]
    click(tab.buttons["strike"])
    settle(qtbot, jobs)
    assert tab.identifications.as_rows()[1][3] == "已撤销：误登"


def test_a_feature_only_one_has_needs_no_number(tab: TasksTab) -> None:
    click(tab.buttons["identify"])
    dialog = form(tab)
    assert isinstance(dialog, IdentificationDialog)
    assert "不得少于 7 个" in dialog.note.text()
    QTest.keyClicks(dialog.unique, "8 on the left door")
    assert "不受数量限制" in dialog.note.text()
    dialog.reject()


def test_a_reviewer_reads_no_name_of_who_wants_to_stay_unknown(
    qtbot: QtBot, jobs: Jobs, tab: TasksTab, desks: tuple[Desk, Desk], case: CaseId, desk_of: DeskOf
) -> None:
    click(tab.buttons["identify"])
    dialog = form(tab)
    fill(dialog, number="7", place="大队", identifier="柏秀兰", is_secret=True)
    fill(dialog, witness="某", result="辨认出")
    send(qtbot, jobs, dialog)
    reviewer = desk_of("周明", Role.REVIEWER)
    desks[0].assignment.join(case, reviewer.officer.id, TeamRole.REVIEWER, "审核")
    theirs = shown(qtbot, jobs, reviewer, case)
    assert theirs.identifications.as_rows()[1][2] == "身份保密"
    assert not any(
        theirs.buttons[key].isEnabled()
        for key in ("found", "notice", "report", "enquire", "identify", "search")
    )


def test_a_search_without_a_warrant_is_not_recorded(
    qtbot: QtBot, jobs: Jobs, tab: TasksTab, clock: Clock
) -> None:
    click(tab.buttons["search"])
    dialog = form(tab)
    fill(dialog, target="柳湾村 12 号院", begun_at=START, ended_at=START, witness="村主任某")
    fill(dialog, found="蓝色微面一辆", issued_on=START.date())
    send(qtbot, jobs, dialog)
    assert dialog.isVisible()
    assert tab.searches.total == 0
    fill(dialog, warrant_number="澄临搜〔2026〕5号")
    send(qtbot, jobs, dialog)
    assert tab.searches.as_rows()[1][1:] == [
        "搜查证 澄临搜〔2026〕5号",
        "柳湾村 12 号院",
        "蓝色微面一辆",
    ]


def test_the_vehicle_found_and_the_driver_at_large_and_then_surrendered(
    qtbot: QtBot, jobs: Jobs, tab: TasksTab, said: Said
) -> None:
    assert "均未查获" in tab.state.text()
    click(tab.buttons["found"])
    send(qtbot, jobs, form(tab))
    assert "驾驶人在逃；认定时限尚未起算" in tab.state.text()
    click(tab.buttons["surrender"])
    dialog = form(tab)
    known = dialog._rows["known"].field
    assert isinstance(known, ChoiceField)
    assert [known.itemText(n) for n in range(known.count())] == [
        "不在其中，另填姓名",
        "孟庆和（当事人）",
    ]
    fill(dialog, who="邢树宏", place="事故中队", words="由其兄陪同")
    send(qtbot, jobs, dialog)
    assert "投案；认定时限已起算" in tab.state.text()
    assert tab.paid.text() == "邢树宏本人前来投案；事故中队；接待人：王砚秋；由其兄陪同"
    assert not tab.buttons["found"].isEnabled()
    assert not tab.buttons["surrender"].isEnabled()
    said.answers = ["误登，来的是其兄"]
    click(tab.buttons["unsay"])
    settle(qtbot, jobs)
    assert "驾驶人在逃；认定时限尚未起算" in tab.state.text()
    assert tab.buttons["surrender"].isEnabled()


def test_a_notice_lists_what_it_leaves_out_and_takes_a_name_only_with_a_reason(
    qtbot: QtBot, jobs: Jobs, tab: TasksTab, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    worked(desks[0], case)
    click(tab.buttons["notice"])
    settle(qtbot, jobs)
    dialog = form(tab)
    assert isinstance(dialog, NoticeDialog)
    assert "郝大山" in dialog.note.text()
    assert "邢树宏" in dialog.note.text()
    fill(dialog, recipients="邻江县交警大队", driver="邢树宏，男", direction="沿河向东")
    send(qtbot, jobs, dialog)
    assert dialog.isVisible()
    assert "邢树宏" in dialog._banner.text()
    dialog.named.set_value([("邢树宏", "家属已证实")])
    with qtbot.waitSignal(tab.case_wanted) as wanted:
        send(qtbot, jobs, dialog)
    assert wanted.args == [int(case), "pursuit"]
    (notice,) = desks[0].pursuit.of_case(case).notices
    assert notice.recipients == ("邻江县交警大队",)


def test_the_report_is_looked_at_and_printed_for_somebody(
    qtbot: QtBot,
    jobs: Jobs,
    tab: TasksTab,
    desks: tuple[Desk, Desk],
    case: CaseId,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    worked(desks[0], case)
    click(tab.buttons["report"])
    settle(qtbot, jobs)
    (dialog,) = tab.findChildren(ReportDialog)
    assert all("概率" not in page for page in pages_of(dialog.preview.pdf))
    assert not dialog.notice.isVisible()
    dialog.variant.setCurrentIndex(1)
    dialog.reload()
    settle(qtbot, jobs)
    assert dialog.notice.isVisible()
    assert all(MARK in page for page in pages_of(dialog.preview.pdf))
    assert not dialog.print_button.isEnabled()
    dialog.receiver.set_value("中队长")
    path = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    click(dialog.pdf_button)
    settle(qtbot, jobs)
    assert all(MARK in page for page in pages_of(path.read_bytes()))
    number, newest = desks[0].cases.journal(case)[:2]
    assert number.act == "copies.number"
    assert (newest.act, newest.values["receiver"]) == ("leads.print_history", "中队长")
    dialog.reject()


def test_the_lock_leaves_nothing_on_the_tab(
    qtbot: QtBot, jobs: Jobs, tab: TasksTab, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    desks[0].measures.enquire(case, letter(desks[0]))
    tab.reload()
    settle(qtbot, jobs)
    click(tab.buttons["report"])
    settle(qtbot, jobs)
    tab.drop()
    assert tab.enquiries.total == 0
    assert tab.state.text() == ""
    assert not any(one.isVisible() for one in tab.findChildren(ReportDialog))


def test_the_tab_is_in_the_room_and_english_when_the_window_is(
    qtbot: QtBot, jobs: Jobs, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    set_language(EN)
    room = LeadsRoom(desks[0], jobs)
    qtbot.addWidget(room)
    room.resize(1216, 720)
    room.show()
    room.show_case(int(case), "tasks")
    settle(qtbot, jobs)
    (tab,) = room.findChildren(TasksTab)
    said = [one.text() for one in tab.findChildren(QLabel) if one.isVisible()]
    said += [one.text() for one in tab.buttons.values()]
    assert not [text for text in said if any("\u4e00" <= sign <= "\u9fff" for sign in text)]


def today(qtbot: QtBot, jobs: Jobs, desk: Desk) -> TodayRoom:
    room = TodayRoom(desk, jobs)
    qtbot.addWidget(room)
    room.resize(1216, 760)
    room.show()
    room.reload()
    settle(qtbot, jobs)
    return room


def test_today_shows_both_tasks_of_a_find_until_their_proof_and_leads_there(
    qtbot: QtBot, jobs: Jobs, desks: tuple[Desk, Desk], case: CaseId, desk_of: DeskOf, clock: Clock
) -> None:
    lead = desks[0]
    issued(lead, TaskService(lead), case, desk_of)
    lead.measures.enquire(case, letter(lead))
    lead.facts.record(case, FactEntry(kind=FactKind.VEHICLE_FOUND, happened_at=clock()))
    room = today(qtbot, jobs, lead)
    assert room.awaited.isVisible()
    said = "\n".join(one.text() for one in room.awaited.findChildren(QLabel))
    assert "按原范围撤销协查通报" in said
    assert "撤销布控：蓝色微面" in said
    assert "等候答复：柳湾派出所" in said
    where: list[tuple[int, str]] = []
    room.case_wanted.connect(lambda number, key: where.append((number, key)))
    room.leads_wanted.connect(lambda number, key: where.append((number, key)))
    for button in room.awaited.findChildren(QPushButton):
        click(button)
    assert sorted(where) == [(case, "pursuit"), (case, "pursuit"), (case, "tasks")]


@pytest.mark.parametrize("role", list(Role))
def test_today_shows_no_outsider_a_trace_of_them(
    qtbot: QtBot,
    jobs: Jobs,
    desks: tuple[Desk, Desk],
    case: CaseId,
    desk_of: DeskOf,
    clock: Clock,
    role: Role,
) -> None:
    lead = desks[0]
    issued(lead, TaskService(lead), case, desk_of)
    lead.facts.record(case, FactEntry(kind=FactKind.DRIVER_FOUND, happened_at=clock()))
    room = today(qtbot, jobs, desk_of("外人", role))
    assert not room.awaited.isVisible()
    assert room.awaited.findChildren(QPushButton) == []
