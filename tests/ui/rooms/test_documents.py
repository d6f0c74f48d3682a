"""The documents room through its widgets: draft, edit, issue, serve, print, registers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cases.papers.forms import MediationNotice
from cases.papers.kinds import FormKind, ServiceMethod
from cases.records.documents import (
    DocumentFilter,
    DocumentLine,
    DocumentState,
    RegisterKind,
    Substitute,
)
from cases.records.officers import Role
from cases.refusals import Refusal
from cases.services.desk import Desk
from reports.preview import page_count, page_text
from tests.cases.services.documents_case import ACase, notice, put_case, termination
from tests.cases.services.test_service import direct
from tests.conftest import DeskOf
from ui.kit import i18n
from ui.kit.jobs import Jobs
from ui.kit.messages import Messages, messages, speak_through
from ui.preview import printing
from ui.rooms import documents as documents_room
from ui.rooms import documents_output, documents_printing
from ui.rooms.case.documents_tab import DocumentsTab
from ui.rooms.case.service_tab import ServiceTab
from ui.rooms.documents import MINE, UNSERVED, DocumentsRoom
from ui.rooms.documents_dialogs import NewDocumentDialog, SubmitDialog
from ui.rooms.documents_editor import PaperEditor
from ui.rooms.documents_numbers import NumbersDialog
from ui.rooms.documents_output import BatchDialog, RegisterDialog
from ui.rooms.documents_serve import ServeDialog


class Answers:
    """A channel that keeps what was said and answers yes, with prepared words."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.words = "地点写错"
        self.yes = True

    def refused(self, parent: QWidget, refusal: Refusal) -> None:
        self.said.append(refusal.reason.value)

    def failed(self, parent: QWidget) -> None:
        self.said.append("failed")

    def told(self, parent: QWidget, title: str, text: str) -> None:
        self.said.append(text)

    def confirm(
        self, parent: QWidget, title: str, lines: Sequence[str], act: str, *, danger: bool = False
    ) -> bool:
        self.said += [title, *lines]
        return self.yes

    def ask_text(
        self, parent: QWidget, title: str, caption: str, *, act: str, text: str = ""
    ) -> str | None:
        return self.words


@pytest.fixture
def answers() -> Iterator[Answers]:
    before: Messages = messages()
    channel = Answers()
    speak_through(channel)
    i18n.set_language("zh")
    yield channel
    speak_through(before)


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def case(desk: Desk) -> ACase:
    return put_case(desk)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.finish()
    qtbot.waitUntil(lambda: made.idle)


def typed(field: QWidget, text: str) -> None:
    """Type as an input method does: what was composed is committed as a whole."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


class Room:
    """The room and how a test waits for it."""

    def __init__(self, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
        self.room = DocumentsRoom(desk, jobs)
        self.jobs, self.qtbot = jobs, qtbot
        qtbot.addWidget(self.room)
        self.room.resize(1376, 832)
        self.room.show()
        self.room.reload()
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=20_000)
            QApplication.processEvents()

    def states(self) -> list[DocumentState]:
        return [line.state for line in self.lines]

    @property
    def lines(self) -> tuple[DocumentLine, ...]:
        return self.room.browser.table.records()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        self.settle()
        found = [one for one in self.room.findChildren(kind) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def click(self, button: QWidget) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()


@pytest.fixture
def room(desk: Desk, case: ACase, jobs: Jobs, qtbot: QtBot, answers: Answers) -> Room:
    return Room(desk, jobs, qtbot)


def test_an_empty_register_says_what_to_do(room: Room) -> None:
    assert room.lines == ()
    assert room.room.browser.document is None


def test_a_paper_is_drafted_edited_issued_and_shown_on_its_page(
    room: Room, desk: Desk, case: ACase, answers: Answers
) -> None:
    room.click(room.room.new)
    new = room.dialog(NewDocumentDialog)
    assert isinstance(new, NewDocumentDialog)
    new._form.set_value(FormKind.MEDIATION_NOTICE)
    new._submit()
    room.settle()
    (line,) = room.lines
    assert line.state is DocumentState.DRAFT

    room.click(room.room.browser.acts.edit)
    editor = room.dialog(PaperEditor)
    assert isinstance(editor, PaperEditor)
    place = editor._rows["place"].field
    place.clear()
    typed(place, "临江大队调解二室")
    room.click(editor._keep)
    assert not editor.isVisible()

    room.click(room.room.browser.acts.issue)
    (line,) = room.lines
    assert line.state is DocumentState.ISSUED
    assert any("4 份" in text for text in answers.said)
    pdf = room.room.browser.preview.pdf
    assert "临江大队调解二室" in "".join(page_text(pdf, 0).split())
    assert room.room.browser.preview.area.sheet._pixmap is not None


def test_a_paper_that_lacks_a_field_cannot_be_issued_and_the_button_says_which(
    room: Room, desk: Desk, case: ACase
) -> None:
    desk.documents.draft(replace(notice(desk), place=""), case.case)
    room.room.reload()
    room.settle()

    button = room.room.browser.acts.issue
    assert not button.isEnabled()
    assert "调解地点" in button.toolTip()


def test_the_editor_shows_faults_beside_their_fields(room: Room, desk: Desk, case: ACase) -> None:
    desk.documents.draft(termination(), case.case, mediation_id=case.mediation)
    room.room.reload()
    room.settle()

    room.click(room.room.browser.acts.edit)
    editor = room.dialog(PaperEditor)
    assert isinstance(editor, PaperEditor)

    assert editor._rows["accident_place"]._fault.text() == "必填"
    assert editor._rows["ended_on"]._fault.text() == ""
    editor.reject()
    room.settle()


def test_what_was_typed_before_a_power_cut_comes_back(room: Room, desk: Desk, case: ACase) -> None:
    desk.documents.draft(notice(desk), case.case)
    room.room.reload()
    room.settle()
    room.room.browser.acts.edit_draft()
    first = room.dialog(PaperEditor)
    assert isinstance(first, PaperEditor)
    typed(first._rows["place"].field, "甲")
    first._look()
    room.settle()
    # The program ends here: neither saved nor closed.
    first.hide()
    first.setParent(None)

    room.room.browser.acts.edit_draft()
    second = room.dialog(PaperEditor)
    assert isinstance(second, PaperEditor)
    paper = second.paper()
    assert isinstance(paper, MediationNotice)
    assert "甲" in paper.place
    second.reject()
    room.settle()
    first.deleteLater()


def test_a_service_is_recorded_from_the_copy_and_the_law_speaks_while_typing(
    room: Room, desk: Desk, case: ACase
) -> None:
    document = desk.documents.draft(notice(desk), case.case, session_id=case.session)
    desk.documents.issue(document)
    room.room.reload()
    room.settle()
    room.room.browser.copies.pick(lambda copy: copy.recipient == "宋巧云")

    room.click(room.room.browser.serve)
    dialog = room.dialog(ServeDialog)
    assert isinstance(dialog, ServeDialog)
    assert dialog.serving().party_id == case.rider
    assert dialog.serving().documents == (document,)
    dialog._method.set_value(ServiceMethod.LEFT)
    dialog._show_fields()
    assert "见证人" in dialog._rows["witness"]._fault.text()
    for name, text in (
        ("refusal_reason", "不同意"),
        ("witness", "居委会 高某"),
        ("place", "家中"),
        ("second_server", "周敏"),
    ):
        typed(dialog._fields[name], text)
    assert dialog._rows["witness"]._fault.text() == ""
    dialog._submit()
    room.settle()

    assert not dialog.isVisible()
    assert room.lines[0].served == 1
    found = desk.documents.open(document)
    assert found.copies[1].method is ServiceMethod.LEFT


def test_an_adult_relative_receives_it_for_an_absent_party(
    room: Room, desk: Desk, case: ACase
) -> None:
    document = desk.documents.draft(notice(desk), case.case)
    desk.documents.issue(document)
    room.room.reload()
    room.settle()
    room.click(room.room.browser.serve)
    dialog = room.dialog(ServeDialog)
    assert isinstance(dialog, ServeDialog)
    dialog._method.set_value(ServiceMethod.RELATIVE)
    dialog._show_fields()
    dialog._fields["substitute"].set_value(Substitute.ADULT_FAMILY)
    for name, text in (
        ("receiver", "卢母"),
        ("relation", "母亲"),
        ("substitute_reason", "本人外出"),
        ("place", "家中"),
        ("second_server", "周敏"),
        ("proof", "送达回证"),
    ):
        typed(dialog._fields[name], text)
    dialog._submit()
    room.settle()

    assert not dialog.isVisible()
    (entry,) = desk.documents.services(case.case)
    assert entry.serving.substitute is Substitute.ADULT_FAMILY
    assert entry.serving.relation == "母亲"


def test_a_refused_service_stays_on_the_screen_with_its_faults(
    room: Room, desk: Desk, case: ACase
) -> None:
    document = desk.documents.draft(notice(desk), case.case)
    desk.documents.issue(document)
    room.room.reload()
    room.settle()
    room.click(room.room.browser.serve)
    dialog = room.dialog(ServeDialog)
    assert isinstance(dialog, ServeDialog)
    dialog._submit()
    room.settle()

    assert dialog.isVisible()
    assert dialog._rows["second_server"]._fault.text()
    assert room.lines[0].served == 0
    dialog.reject()


def test_a_paper_goes_through_review(
    room: Room, desk: Desk, case: ACase, desk_of: DeskOf, jobs: Jobs, qtbot: QtBot
) -> None:
    reviewer = desk_of("陆海川", Role.REVIEWER)
    desk.documents.draft(notice(desk), case.case)
    room.room.reload()
    room.settle()
    room.click(room.room.browser.acts.submit)
    dialog = room.dialog(SubmitDialog)
    assert isinstance(dialog, SubmitDialog)
    dialog._submit()
    room.settle()
    assert room.states() == [DocumentState.IN_REVIEW]

    other = Room(reviewer, jobs, qtbot)
    badge: list[int] = []
    other.room.badge_changed.connect(badge.append)
    other.room.state.set_value(MINE)
    other.room._filter()
    other.settle()
    assert badge == [1]
    other.click(other.room.browser.acts.agree)
    assert other.lines == ()

    room.room.reload()
    room.settle()
    assert room.states() == [DocumentState.APPROVED]
    room.click(room.room.browser.acts.issue)
    assert room.states() == [DocumentState.ISSUED]


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
