"""At the window: evidence made ready and handed out, a copy handed on, nothing left when locked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cases.records.copies import CopyFilter, Purpose
from cases.records.disclosure import Cover, Showing, Treatment
from cases.records.officers import Role
from cases.services.desk import Desk
from reports.preview import page_count, page_text
from tests.cases.services.disclosure.test_showing import PHONE, called, held, paper, photograph
from tests.cases.services.documents_case import ACase, put_case
from tests.conftest import DeskOf
from tests.ui.conftest import Said
from ui.kit.dialogs import FormDialog
from ui.kit.jobs import Jobs
from ui.rooms.case.opened import opening
from ui.rooms.confidential.copies_page import CopiesPage
from ui.rooms.disclosure.builder import PackageDialog
from ui.rooms.disclosure.tab import DisclosureTab


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def case(lead: Desk) -> ACase:
    return put_case(lead)


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: jobs.idle)
        qtbot.wait(1)


@pytest.fixture
def tab(qtbot: QtBot, jobs: Jobs, lead: Desk, case: ACase) -> DisclosureTab:
    lead.attachments.add(
        case.case, "笔录.pdf", paper("答：我看见红车。", "住址：澄州市临江区宋巧云家")
    )
    lead.attachments.add(case.case, "现场照片.jpg", photograph())
    made = DisclosureTab(lead, jobs)
    qtbot.addWidget(made)
    made.show_opened(opening(lead, case.case)())
    settle(qtbot, jobs)
    return made


def test_a_package_is_built_with_what_was_found_and_drawn_and_a_share_leaves_stamped(
    qtbot: QtBot,
    jobs: Jobs,
    lead: Desk,
    case: ACase,
    tab: DisclosureTab,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: Said,
) -> None:
    dialog = PackageDialog(tab, lead, jobs, case.case, Showing.MEETING)
    dialog.made.connect(tab._reload_after)
    settle(qtbot, jobs)
    record, photo = dialog.table.records()
    assert (record.treatment, photo.treatment) == (Treatment.COVERED, Treatment.FULL)
    dialog.table.selectRow(1)
    dialog.view.drawn.emit(Cover(0, 0.4, 0.2, 0.6, 0.3))
    dialog.ground.setCurrentIndex(1)
    dialog.ground.edited.emit()
    assert photo.treatment is Treatment.COVERED
    dialog.build.click()
    settle(qtbot, jobs)
    tab.packages.selectRow(0)
    target = tmp_path / "材料.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    said.answers = ["宋巧云"]
    tab.buttons["save"].click()
    settle(qtbot, jobs)
    pdf = target.read_bytes()
    assert page_count(pdf) == 3
    words = "".join(page_text(pdf, 1).split())
    assert "供证据公开使用第1份第2页共3页" in words
    assert "副本2026-0001" in words
    assert "宋巧云家" not in words
    (line,) = lead.copies.register(CopyFilter()).lines
    assert (line.receiver, line.purpose) == ("宋巧云", Purpose.MEETING)


def test_a_meeting_held_at_the_tab_drafts_its_record_and_the_lock_leaves_nothing(
    qtbot: QtBot, jobs: Jobs, lead: Desk, case: ACase, tab: DisclosureTab
) -> None:
    dialog = PackageDialog(tab, lead, jobs, case.case, Showing.MEETING)
    settle(qtbot, jobs)
    dialog.build.click()
    settle(qtbot, jobs)
    (package,) = lead.disclosure.of_case(case.case).packages
    held(lead, case, called(lead, case), package.id)
    tab.reload()
    settle(qtbot, jobs)
    tab.meetings.selectRow(0)
    with qtbot.waitSignal(tab.document_wanted) as wanted:
        tab.buttons["record"].click()
    page = "".join(page_text(lead.documents.pdf(wanted.args[0]), 0).split())
    for words in ("证据公开笔录", "未到场（住院）", "对笔录无异议", "部分遮盖"):
        assert words in page
    tab.drop()
    assert (tab.meetings.records(), tab.packages.records()) == ((), ())
    assert PHONE not in tab.banner.text()


def test_a_copy_is_handed_on_at_the_register(
    qtbot: QtBot, jobs: Jobs, lead: Desk, case: ACase
) -> None:
    from tests.cases.services.disclosure.test_copies import sheet

    lead.copies.number(sheet(case))
    page = CopiesPage(lead, jobs)
    qtbot.addWidget(page)
    page.reload()
    settle(qtbot, jobs)
    page.table.selectRow(0)
    page.buttons["hand"].click()
    (dialog,) = page.findChildren(FormDialog)
    dialog._rows["receiver"].field.set_value("人民法院")
    dialog._act.click()
    settle(qtbot, jobs)
    (line,) = page.table.records()
    assert line.receiver == "人民法院"
    page.drop()
    assert page.table.records() == ()
