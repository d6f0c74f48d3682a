"""A paper drafted, edited, served and reviewed in the register."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from cases.papers.forms import MediationNotice
from cases.papers.kinds import FormKind, ServiceMethod
from cases.records.documents import (
    DocumentState,
    Substitute,
)
from cases.records.officers import Role
from cases.services.desk import Desk
from reports.preview import page_text
from tests.cases.services.documents_case import ACase, notice, termination
from tests.conftest import DeskOf
from tests.ui.rooms.documents.register import Answers, Room, typed
from ui.kit.jobs import Jobs
from ui.rooms.documents import MINE
from ui.rooms.documents_dialogs import NewDocumentDialog, SubmitDialog
from ui.rooms.documents_editor import PaperEditor
from ui.rooms.documents_serve import ServeDialog


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
