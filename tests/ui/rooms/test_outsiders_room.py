"""At the window: the counter's sentence, an answer made of ticks, a favour recorded."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cases.records.officers import Role
from cases.records.outsiders import FavourEntry, FavourWay, InquiryEntry
from cases.records.times import at
from cases.services.desk import Desk
from tests.cases.services import summoning
from tests.cases.services.outsiders.counter import NUMBER, question
from tests.cases.services.summoning import DAY
from tests.conftest import Clock, DeskOf
from ui.kit.dialogs import FormDialog
from ui.kit.jobs import Jobs
from ui.rooms.confidential.room import ConfidentialRoom
from ui.rooms.today_inquiries import InquiriesPanel


@pytest.fixture
def lead(desk_of: DeskOf, clock: Clock) -> Desk:
    clock.go_to(at(DAY, 9))
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def counter(desk_of: DeskOf) -> Desk:
    return desk_of("谭小满", Role.DUTY_DESK)


@pytest.fixture
def asked(clock: Clock) -> InquiryEntry:
    return question(clock())


def made(qtbot: QtBot, jobs: Jobs, desk: Desk, tab: str = "overview") -> ConfidentialRoom:
    room = ConfidentialRoom(desk, jobs)
    qtbot.addWidget(room)
    room.go_to(tab)
    qtbot.waitUntil(lambda: jobs.idle)
    return room


def test_the_counter_types_what_was_asked_and_reads_the_sentence(
    qtbot: QtBot, jobs: Jobs, counter: Desk, lead: Desk
) -> None:
    summoning.opened(lead, NUMBER)
    seen = []
    for number in (NUMBER, "2026-9172"):
        room = made(qtbot, jobs, counter)
        form = room.pages["overview"].asking
        form.fields.question.set_value("查到车没有")
        form.fields.about.set_value(number)
        form.note.click()
        qtbot.waitUntil(lambda: jobs.idle)
        seen.append((form.said.text(), form._hint.text(), form.note.isHidden()))
    assert seen[0] == seen[1]
    assert "请你见谅" in seen[0][0]
    assert [one.entry.about for one in counter.inquiries.notes()] == ["2026-9172", NUMBER]


def test_what_is_missing_is_marked_and_nothing_recorded(
    qtbot: QtBot, jobs: Jobs, counter: Desk
) -> None:
    room = made(qtbot, jobs, counter)
    form = room.pages["overview"].asking
    form.note.click()
    assert jobs.idle
    assert form.fields.question.property("bad") == "true"
    assert counter.inquiries.notes() == ()


def test_an_inquiry_that_waits_is_answered_by_ticks_and_its_record_printed(
    qtbot: QtBot, jobs: Jobs, counter: Desk, lead: Desk, asked: InquiryEntry
) -> None:
    summoning.opened(lead, NUMBER)
    counter.inquiries.receive(asked)
    room = made(qtbot, jobs, lead)
    form = room.pages["overview"].asking
    form.next.click()
    qtbot.waitUntil(lambda: jobs.idle)
    assert form.case.currentText() == f"{NUMBER}　滨河路与柳荫街交叉路口"
    assert not form._chip.isHidden()
    text = form.sheet.answer.value()
    assert "案件由民警王砚秋负责" in text
    first = next(iter(form.sheet._ticks.values()))
    first.set_value(False)
    assert len(form.sheet.answer.value()) < len(text)
    form.sheet.answer.set_value("案件正在依法侦办。")
    first.set_value(True)
    assert form.sheet.answer.value() == "案件正在依法侦办。"  # his own words stay
    form.complete.click()
    qtbot.waitUntil(lambda: jobs.idle)
    (one,) = lead.inquiries.found()
    assert one.answer is not None
    assert one.answer.text == "案件正在依法侦办。"
    with qtbot.waitSignal(room.document_wanted) as wanted:
        form.print.click()
    assert lead.documents.open(wanted.args[0]).line.number
    room.drop()
    assert form.sheet.answer.value() == ""
    assert form.fields.name.value() == ""


def test_today_tells_the_officer_and_the_leader_what_waits(
    qtbot: QtBot, jobs: Jobs, counter: Desk, lead: Desk, desk_of: DeskOf, asked: InquiryEntry
) -> None:
    summoning.opened(lead, NUMBER)
    leader = desk_of("葛志远", Role.SQUAD_LEADER)
    counter.inquiries.receive(asked)
    counter.inquiries.receive(replace(asked, about="", somebody="不认识的人"))
    counts = []
    for desk in (lead, leader, counter):
        panel = InquiriesPanel(desk, jobs)
        qtbot.addWidget(panel)
        panel.reload()
        qtbot.waitUntil(lambda: jobs.idle)
        counts.append(panel.body.count())
    assert counts == [1, 1, 0]


def test_a_favour_is_recorded_from_wherever_it_is_wanted(
    qtbot: QtBot, jobs: Jobs, counter: Desk, clock: Clock
) -> None:
    counter.favours.record(
        FavourEntry(person="某人", way=FavourWay.PHONE, at=clock(), words="打听案情")
    )
    room = made(qtbot, jobs, counter)
    room.record_favour()
    dialog = QApplication.activeModalWidget() or room.findChild(FormDialog)
    assert isinstance(dialog, FormDialog)
    dialog.reject()
    qtbot.waitUntil(lambda: jobs.idle)
    page = room.pages["favours"]
    page.table.pick(lambda _one: True)
    assert page._whole.text().splitlines()[1:] == ["打听案情", "记录人：本人"]
    # A numbered copy would tell inspection that he has records of his own.
    assert page.bar.export.isHidden()
    assert not room.pages["overview"].favours.may_leave
