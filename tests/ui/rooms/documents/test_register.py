"""The register searched, exported, printed from; numbers made void."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cases.papers.kinds import FormKind
from cases.records.documents import (
    DocumentFilter,
    DocumentState,
    RegisterKind,
)
from cases.services.desk import Desk
from reports.preview import page_count, page_text
from tests.cases.services.documents_case import ACase, notice, put_case
from tests.cases.services.test_service import direct
from tests.ui.rooms.documents.register import Answers, Room, typed
from ui.kit.jobs import Jobs
from ui.preview import printing
from ui.rooms import documents as documents_room
from ui.rooms import documents_output, documents_printing
from ui.rooms.case.documents_tab import DocumentsTab
from ui.rooms.case.service_tab import ServiceTab
from ui.rooms.documents import UNSERVED
from ui.rooms.documents_numbers import NumbersDialog
from ui.rooms.documents_output import BatchDialog, RegisterDialog


def test_the_register_is_searched_and_filtered(room: Room, desk: Desk, case: ACase) -> None:
    issued = desk.documents.draft(notice(desk), case.case)
    desk.documents.issue(issued)
    desk.documents.draft(notice(desk), case.case)
    room.room.reload()
    room.settle()
    assert len(room.lines) == 2

    typed(room.room.search, "调通字")
    room.qtbot.waitUntil(lambda: len(room.lines) == 1)
    assert room.lines[0].id == issued
    room.room.search.clear()
    room.room.state.set_value(DocumentState.DRAFT)
    room.room._filter()
    room.settle()
    assert room.states() == [DocumentState.DRAFT]
    room.room.state.set_value(UNSERVED)
    room.room._filter()
    room.settle()
    assert [line.id for line in room.lines] == [issued]


def test_copies_turn_the_page_and_the_page_turns_the_copies(
    room: Room, desk: Desk, case: ACase
) -> None:
    document = desk.documents.draft(notice(desk), case.case)
    desk.documents.issue(document)
    room.room.reload()
    room.settle()
    browser = room.room.browser

    browser.copies.pick(lambda copy: copy.copy_no == 2)
    room.settle()
    assert browser.preview.page == 1
    browser.preview._next()
    room.settle()
    current = browser.copies.current()
    assert current is not None
    assert current.copy_no == 3


def test_an_issued_paper_is_saved_printed_and_corrected(
    room: Room, desk: Desk, case: ACase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    document = desk.documents.draft(notice(desk), case.case)
    desk.documents.issue(document)
    room.room.reload()
    room.settle()
    acts = room.room.browser.acts

    saved = tmp_path / "通知书.pdf"
    monkeypatch.setattr(documents_printing, "ask_pdf", lambda *_: saved)
    room.click(acts.save_pdf)
    leaves, stored = saved.read_bytes(), desk.documents.pdf(document)
    assert page_count(leaves) == page_count(stored)
    for page in range(page_count(stored)):
        # The mark is laid over what leaves; what is stored has none.
        assert f"副本 2026-000{page + 1}" in page_text(leaves, page)
        assert "副本 2026" not in page_text(stored, page)

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    monkeypatch.setattr(documents_printing, "ask_printer", lambda *_: printer)
    room.click(acts.print)
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == 3
    assert [copy.reprints for copy in desk.documents.open(document).copies] == [1, 1, 1]

    room.click(acts.correct)
    assert {line.state for line in room.lines} == {DocumentState.DRAFT, DocumentState.ISSUED}
    draft = room.room.browser.document
    assert draft is not None
    assert draft.corrects == "澄临公交调通字〔2026〕1号"


def test_the_days_notices_are_printed_as_sets(
    room: Room,
    desk: Desk,
    case: ACase,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(2):
        desk.documents.issue(desk.documents.draft(notice(desk), case.case))
    target = tmp_path / "当日.pdf"
    monkeypatch.setattr(documents_output, "ask_pdf", lambda *_: target)
    room.click(room.room.batch)
    dialog = room.dialog(BatchDialog)
    assert isinstance(dialog, BatchDialog)
    dialog._where.set_value("pdf")
    dialog._submit()
    room.settle()

    assert page_count(target.read_bytes()) == 10
    assert answers.said[-1] == str(target)


@pytest.mark.parametrize("where", ["pdf", "csv", "excel"])
def test_a_register_of_the_month_is_exported(
    room: Room,
    desk: Desk,
    case: ACase,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    document = desk.documents.draft(notice(desk), case.case, session_id=case.session)
    desk.documents.issue(document)
    desk.documents.serve(direct(desk, case, document))
    target = tmp_path / "台账"
    monkeypatch.setattr(documents_output, "ask_pdf", lambda *_: target)
    monkeypatch.setattr(documents_output, "ask_file", lambda *_: target)
    room.click(room.room.export)
    dialog = room.dialog(RegisterDialog)
    assert isinstance(dialog, RegisterDialog)
    dialog._kind.set_value(RegisterKind.SERVICE)
    dialog._where.set_value(where)
    dialog._submit()
    room.settle()

    data = target.read_bytes()
    match where:
        case "pdf":
            assert "卢建平" in page_text(data, 0)
        case "csv":
            assert data.startswith(b"\xef\xbb\xbf")
            assert "澄临公交调通字〔2026〕1号" in data.decode("utf-8-sig")
        case _:
            assert data.startswith(b"PK")


def test_the_numbers_of_a_register_are_shown_and_one_is_made_void(
    room: Room, desk: Desk, case: ACase
) -> None:
    desk.documents.issue(desk.documents.draft(notice(desk), case.case))
    room.room.show_numbers()
    dialog = room.dialog(NumbersDialog)
    assert isinstance(dialog, NumbersDialog)
    assert not dialog.spoil.isDefault()
    dialog.form.set_value(FormKind.MEDIATION_NOTICE)
    dialog.reload()
    room.settle()
    assert [one.n for one in dialog.table.records()] == [1]

    room.click(dialog.spoil)
    assert [one.reason for one in dialog.table.records()] == ["", "地点写错"]
    dialog.accept()


def test_what_the_list_shows_is_exported_and_that_is_recorded(
    room: Room, desk: Desk, case: ACase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.documents.draft(notice(desk), case.case)
    room.room.reload()
    room.settle()
    target = tmp_path / "文书.csv"
    monkeypatch.setattr(documents_room, "ask_file", lambda *_: target)

    room.room.export_list()
    room.settle()

    text = target.read_text(encoding="utf-8-sig")
    assert "2026-0163" in text
    assert "调解通知书（第 1 次）" in text


def test_a_draft_is_printed_with_its_mark(
    room: Room, desk: Desk, case: ACase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    desk.documents.draft(notice(desk), case.case)
    room.room.reload()
    room.settle()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "draft.pdf"))
    monkeypatch.setattr(documents_printing, "ask_printer", lambda *_: printer)

    document = room.room.browser.document
    assert document is not None
    room.room.browser.acts._printing.print_draft(document)
    room.settle()

    assert page_count((tmp_path / "draft.pdf").read_bytes()) == 1
    assert room.states() == [DocumentState.DRAFT]


def test_locking_leaves_nothing_of_a_case_on_the_screen(
    room: Room, desk: Desk, case: ACase
) -> None:
    desk.documents.draft(notice(desk), case.case)
    room.room.reload()
    room.settle()
    room.room.drop()

    assert room.lines == ()
    assert room.room.browser.document is None
    assert room.room.browser.preview.pdf == b""
    assert room.room.browser.preview.area.sheet._pixmap is None


def test_the_tabs_of_a_case_show_its_papers_and_services_alone(
    desk: Desk, case: ACase, jobs: Jobs, qtbot: QtBot, answers: Answers
) -> None:
    other = put_case(desk, "2026-0164")
    document = desk.documents.draft(notice(desk), case.case)
    desk.documents.issue(document)
    desk.documents.serve(direct(desk, case, document))
    desk.documents.draft(notice(desk), other.case)
    papers, services = DocumentsTab(desk, jobs), ServiceTab(desk, jobs)
    for tab in (papers, services):
        qtbot.addWidget(tab)
        tab.show()
        tab.show_case(case.case)
    qtbot.waitUntil(lambda: len(services.table.records()) == 1)
    qtbot.waitUntil(lambda: [one.id for one in papers.browser.table.records()] == [document])

    services.show_case(other.case)
    qtbot.waitUntil(lambda: jobs.idle)
    assert services.table.records() == ()
    assert desk.documents.register(DocumentFilter(case_id=case.case)).found == 1


def test_a_file_name_keeps_no_sign_that_a_folder_would_not_take(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert printing.ask_pdf(parent, "2026-0163 苏Z/5Q:27M") is None
    assert asked == ["2026-0163 苏Z_5Q_27M.pdf"]
