"""Exhibits on the screen: entered in five fields, their chain written on, photographs, sheets."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.officers import TeamRole
from cases.refusals import Reason
from cases.services.desk import Desk
from leads.exhibits.records import ExhibitEntry, ExhibitId
from leads.services.exhibits import ExhibitService
from reports.preview import page_count, page_text
from tests.cases.services.holding_case import Squad, make_squad
from tests.conftest import Begin
from tests.leads.services.test_exhibits import paint, picture, stored
from tests.ui.conftest import Said
from tests.ui.hand import click, fill, form, send, settle, words_of
from ui.kit.i18n import EN, set_language
from ui.kit.jobs import Jobs
from ui.rooms.leads.exhibits.photos import PhotoDialog
from ui.rooms.leads.exhibits.tab import ExhibitsTab


@pytest.fixture
def squad(begin: Begin) -> Squad:
    made: Squad = begin(make_squad)
    return made


@pytest.fixture
def tab(qtbot: QtBot, jobs: Jobs, squad: Squad) -> Iterator[ExhibitsTab]:
    made = shown(qtbot, jobs, squad, squad.lead)
    yield made
    made.drop()


def shown(qtbot: QtBot, jobs: Jobs, squad: Squad, desk: Desk) -> ExhibitsTab:
    made = ExhibitsTab(desk, jobs)
    qtbot.addWidget(made)
    made.resize(976, 640)
    made.show()
    made.show_case(squad.case)
    settle(qtbot, jobs)
    return made


def column(tab: ExhibitsTab, title: str) -> list[str]:
    rows = tab.chain.as_rows()
    place = rows[0].index(title)
    return [row[place] for row in rows[1:]]


def add(squad: Squad, entry: ExhibitEntry | None = None) -> ExhibitId:
    return ExhibitService(squad.lead).add(squad.case, entry or paint(squad.lead))


def look(qtbot: QtBot, jobs: Jobs, tab: ExhibitsTab) -> None:
    tab.reload()
    settle(qtbot, jobs)


def test_an_exhibit_is_entered_by_keyboard_in_five_fields(
    qtbot: QtBot, jobs: Jobs, tab: ExhibitsTab
) -> None:
    with qtbot.waitSignal(tab.counted):
        tab.table.setFocus()
        QTest.keyClick(tab.table, Qt.Key.Key_Insert)
        dialog = form(tab)
        # kind, moment and officer stand there already
        fill(dialog, name="蓝色漆片", found_where="路口东侧")
        send(qtbot, jobs, dialog)
    (one,) = tab.table.records()
    assert (one.n, one.name, one.found_by, one.grade) == (1, "蓝色漆片", "王砚秋", None)
    assert column(tab, "何事") == ["提取"]
    assert "未评级 1" in words_of(tab)


def test_a_missing_name_is_marked_and_nothing_is_recorded(
    qtbot: QtBot, jobs: Jobs, tab: ExhibitsTab
) -> None:
    click(tab.buttons["add"])
    dialog = form(tab)
    send(qtbot, jobs, dialog)
    assert dialog.isVisible()
    assert dialog._rows["name"]._fault.text() == "必填"
    assert tab.table.records() == ()


def test_the_next_step_knows_where_it_is_and_who_acts(
    qtbot: QtBot, jobs: Jobs, tab: ExhibitsTab, squad: Squad
) -> None:
    add(squad)
    look(qtbot, jobs, tab)
    tab.chain.setFocus()
    QTest.keyClick(tab.chain, Qt.Key.Key_Insert)
    dialog = form(tab)
    assert dialog._rows["act"].field.value() is CustodyAct.STORED
    assert dialog._rows["person"].field.value() == "王砚秋"
    assert dialog._rows["from_place"].field.value() == "环城北路与青石街路口东侧"
    fill(dialog, manner="密封袋，随身携带", place="物证室 2 号柜", holder="沈默", seal_after="A-1")
    send(qtbot, jobs, dialog)
    assert column(tab, "何事") == ["提取", "入库"]
    assert column(tab, "现在何处")[-1] == "物证室 2 号柜 · 沈默"
    (one,) = tab.table.records()
    assert one.seal == "A-1"


def test_what_is_done_on_the_spot_asks_for_no_place(
    qtbot: QtBot, jobs: Jobs, tab: ExhibitsTab, squad: Squad
) -> None:
    add(squad)
    look(qtbot, jobs, tab)
    click(tab.buttons["record"])
    dialog = form(tab)
    fill(dialog, act=CustodyAct.OPENED, opened_by="罗以宁", seal_after="J-1")
    assert not dialog._rows["place"].isVisible()
    send(qtbot, jobs, dialog)
    assert column(tab, "何事") == ["提取", "启封"]


def test_a_gap_is_seen_in_the_list_in_the_chain_and_in_a_sentence(
    qtbot: QtBot, jobs: Jobs, tab: ExhibitsTab, squad: Squad
) -> None:
    made = add(squad, paint(squad.lead, place="痕检室"))
    ExhibitService(squad.lead).record(made, stored(squad.lead, from_place="值班室"))
    look(qtbot, jobs, tab)
    assert "去处不接" in tab.table.as_rows()[1]
    assert "上一步留在“痕检室”，这一步却自“值班室”取走" in words_of(tab.card)
    assert "去处不接" in "".join(one.accessibleName() for one in tab.details.findChildren(QWidget))


def test_a_wrong_step_is_corrected_and_stays_struck_through(
    qtbot: QtBot, jobs: Jobs, tab: ExhibitsTab, squad: Squad
) -> None:
    made = add(squad)
    ExhibitService(squad.lead).record(made, stored(squad.lead, place="3 号柜"))
    look(qtbot, jobs, tab)
    QTest.keyClick(tab.chain, Qt.Key.Key_Return)
    dialog = form(tab)
    fill(dialog, place="2 号柜", reason="柜号写错")
    send(qtbot, jobs, dialog)
    lines = tab.chain.records()
    assert [(line.n, line.stands) for line in lines] == [(1, True), (2, False), (3, True)]
    assert lines[1].replaced_by == 3
    tab.chain.pick(lambda line: line.n == 2)
    assert not tab.buttons["correct"].isEnabled()
    qtbot.waitUntil(lambda: "已由第 3 步更正" in words_of(tab.card))


def test_a_step_is_taken_back_with_a_reason(
    qtbot: QtBot, jobs: Jobs, tab: ExhibitsTab, squad: Squad, said: Said
) -> None:
    made = add(squad)
    ExhibitService(squad.lead).record(made, stored(squad.lead))
    look(qtbot, jobs, tab)
    said.answers = [None, "登记到别的物证了"]
    tab.chain.setFocus()
    QTest.keyClick(tab.chain, Qt.Key.Key_Delete)
    settle(qtbot, jobs)
    assert len(tab.chain.records()) == 2
    tab.chain.setFocus()
    QTest.keyClick(tab.chain, Qt.Key.Key_Delete)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert [line.stands for line in tab.chain.records()] == [True, False, False]


def test_photographs_are_kept_and_opened_large(
    qtbot: QtBot,
    jobs: Jobs,
    tab: ExhibitsTab,
    squad: Squad,
    said: Said,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(squad)
    look(qtbot, jobs, tab)
    files = []
    for n in range(3):
        path = tmp_path / f"图{n}.jpg"
        path.write_bytes(picture(800, 600 + n))
        files.append(str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (files, ""))
    click(tab.details.buttons["photo"])
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert "已保存 3 张照片" in said.words[-1][1]
    assert tab.details.strip is not None
    assert tab.details.strip.count() == 3
    tab.details.strip.itemActivated.emit(tab.details.strip.item(1))
    (dialog,) = tab.findChildren(PhotoDialog)
    settle(qtbot, jobs)
    assert dialog._sheet._image.width() == 800
    assert "2 / 3" in dialog.windowTitle()
    QTest.keyClick(dialog, Qt.Key.Key_Right)
    settle(qtbot, jobs)
    assert "3 / 3" in dialog.windowTitle()
    QTest.keyClick(dialog, Qt.Key.Key_Right)
    assert "3 / 3" in dialog.windowTitle()
    dialog.accept()
    assert sorted(tmp_path.glob("*.jpg")) == sorted(map(Path, files))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"x" * (21 * 1024 * 1024), Reason.FILE_TOO_LARGE),
        (b"no picture", Reason.PHOTO_UNREADABLE),
        (None, Reason.PHOTO_UNREADABLE),
    ],
    ids=["huge", "no picture", "gone"],
)
def test_a_file_that_is_no_photograph_is_refused_in_a_sentence(
    qtbot: QtBot,
    jobs: Jobs,
    tab: ExhibitsTab,
    squad: Squad,
    said: Said,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes | None,
    reason: Reason,
) -> None:
    add(squad)
    look(qtbot, jobs, tab)
    path = tmp_path / "图.jpg"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(path)], ""))
    click(tab.details.buttons["photo"])
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert [refusal.reason for refusal in said.refusals] == [reason]
    assert said.failures == 0
    assert tab.table.records()[0].photos == ()


def test_a_sheet_is_printed_for_somebody_and_registered(
    qtbot: QtBot,
    jobs: Jobs,
    tab: ExhibitsTab,
    squad: Squad,
    said: Said,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(squad)
    look(qtbot, jobs, tab)
    path = tmp_path / "登记表.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    said.answers = ["支队物证鉴定室"]
    click(tab.details.buttons["pdf"])
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert page_count(path.read_bytes()) == 1
    qtbot.waitUntil(lambda: "第 1 份，交付 支队物证鉴定室" in words_of(tab.details))
    printed, path = path.read_bytes(), tmp_path / "再存.pdf"
    tab.details.sheet_wanted.emit(1)
    settle(qtbot, jobs)
    # The same sheet, as another copy: only the mark at the foot is a new one.
    assert "副本 2026-0001" in page_text(printed, 0)
    assert "副本 2026-0002" in page_text(path.read_bytes(), 0)
    assert len(tab.table.records()[0].printed) == 1

    printer, paper = QPrinter(QPrinter.PrinterMode.HighResolution), tmp_path / "纸.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    monkeypatch.setattr("ui.preview.sheet_printer.ask_printer", lambda *_: printer)
    said.answers = ["检察院"]
    click(tab.details.buttons["print"])
    qtbot.waitUntil(lambda: "第 2 份，交付 检察院" in words_of(tab.details), timeout=10_000)
    assert page_count(paper.read_bytes()) == 1


def test_it_is_graded_and_put_right_with_a_reason(
    qtbot: QtBot, jobs: Jobs, tab: ExhibitsTab, squad: Squad
) -> None:
    add(squad)
    look(qtbot, jobs, tab)
    click(tab.details.buttons["grade"])
    dialog = form(tab)
    fill(dialog, 来源可靠性="B", 内容可信度="2", reason="与鉴定一致")
    send(qtbot, jobs, dialog)
    assert str(tab.table.records()[0].grade) == "B2"
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    dialog = form(tab)
    assert dialog._rows["name"].field.value() == "蓝色漆片"
    fill(dialog, name="深蓝色漆片", reason="日光下辨认")
    send(qtbot, jobs, dialog)
    assert tab.table.records()[0].name == "深蓝色漆片"


def test_a_thing_held_is_made_an_exhibit_from_the_list(
    qtbot: QtBot, jobs: Jobs, tab: ExhibitsTab, squad: Squad
) -> None:
    assert not tab.buttons["link"].isEnabled()
    squad.seize(on_site=True)
    look(qtbot, jobs, tab)
    click(tab.buttons["link"])
    send(qtbot, jobs, form(tab))
    (one,) = tab.table.records()
    assert one.kind is ExhibitKind.PART
    assert not tab.buttons["correct"].isEnabled()
    assert not tab.buttons["link"].isEnabled()


def test_who_only_reads_finds_no_act(qtbot: QtBot, jobs: Jobs, squad: Squad) -> None:
    add(squad)
    squad.leader.assignment.join(squad.case, squad.reviewer.officer.id, TeamRole.REVIEWER)
    tab = shown(qtbot, jobs, squad, squad.reviewer)
    assert len(tab.table.records()) == 1
    assert not any(button.isEnabled() for button in tab.buttons.values())
    assert tab.details.buttons == {}
    tab.drop()


def test_dropping_it_leaves_nothing_on_the_screen(
    qtbot: QtBot, jobs: Jobs, tab: ExhibitsTab, squad: Squad
) -> None:
    add(squad, paint(squad.lead, name="秘密漆片"))
    look(qtbot, jobs, tab)
    ExhibitService(squad.lead).add_photo(ExhibitId(1), "图.jpg", picture())
    look(qtbot, jobs, tab)
    qtbot.waitUntil(lambda: "秘密漆片" in words_of(tab))
    tab.details.photo_wanted.emit(0)
    (dialog,) = tab.findChildren(PhotoDialog)
    assert dialog.isVisible()
    tab.drop()
    assert not dialog.isVisible()
    assert "秘密漆片" not in words_of(tab)
    assert (tab.table.records(), tab.chain.records()) == ((), ())


def test_in_english_no_chinese_word_of_ours_is_left(qtbot: QtBot, jobs: Jobs, squad: Squad) -> None:
    entry = paint(
        squad.lead, name="Paint", found_where="Road", place="Room", packing="bag", seal="A-1"
    )
    made = add(squad, entry)
    ExhibitService(squad.lead).record(
        made,
        stored(
            squad.lead,
            at=squad.lead.now() - timedelta(minutes=5),
            person="Wang",
            from_place="Hall",
            manner="bag",
            place="Store",
            holder="Shen",
            opened_by="Luo",
            seal_after="J-1",
        ),
    )
    set_language(EN)
    tab = shown(qtbot, jobs, squad, squad.lead)
    told = words_of(tab) + "".join("".join(row) for row in tab.chain.as_rows())
    told += "".join("".join(row) for row in tab.table.as_rows())
    left = {char for char in told.replace("王砚秋", "") if "\u4e00" <= char <= "\u9fff"}
    assert left == set()
    tab.drop()
