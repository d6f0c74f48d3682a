"""Two paint layer systems side by side: drawn, concluded in words, printed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.evidence.kinds import Finish, Layer, Origin, Paint
from leads.evidence.kinds import Role as Coat
from leads.evidence.layers import Conclusion
from leads.evidence.records import EvidenceEntry
from leads.services.candidates import CandidateService
from reports.preview import page_count
from tests.conftest import DeskOf
from tests.leads.services.board_case import opened
from tests.ui.conftest import Said
from ui.kit.jobs import Jobs
from ui.rooms.leads.candidates.pane import CandidatesPane
from ui.rooms.leads.evidence_forms.paint import show_layers
from ui.rooms.leads.paint.dialog import PaintDialog

BLUE = (
    Layer(Coat.TOPCOAT, (34.0, 0.5, -31.0), Finish.SOLID, Origin.OEM),
    Layer(Coat.PRIMER, (62.0, 0.0, 1.0), Finish.SOLID, Origin.OEM),
)
SHINING = (Layer(Coat.TOPCOAT, (34.0, 0.5, -31.0), Finish.METALLIC, Origin.OEM),)
RED = (Layer(Coat.TOPCOAT, (45.0, 60.0, 40.0), Finish.SOLID, Origin.OEM),)


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def case(desk: Desk) -> CaseId:
    case = opened(desk, "2026-0187", bare=True)
    fleck = EvidenceEntry(title="现场漆片", content=Paint(BLUE), grade=grade_of("A1"))
    service = CandidateService(desk)
    service.add_evidence(case, fleck)
    service.add_evidence(case, EvidenceEntry(title="护栏漆痕", content=Paint(SHINING)))
    return case


@pytest.fixture
def dialog(qtbot: QtBot, jobs: Jobs, desk: Desk, case: CaseId) -> PaintDialog:
    pane = CandidatesPane(desk, jobs)
    qtbot.addWidget(pane)
    pane.show_case(case)
    qtbot.waitUntil(lambda: jobs.idle and pane.feed.shown is not None, timeout=20_000)
    return PaintDialog(pane, pane.feed, jobs, "苏Z·8K31D")


def test_a_sample_of_the_same_layers_supports_and_never_proves(dialog: PaintDialog) -> None:
    dialog.fill(BLUE)
    assert dialog.found is not None
    assert dialog.found.conclusion is Conclusion.ALIKE
    assert dialog.concluded.text() == "漆层同型，支持同一来源，不能证明同一"
    assert "不能据此认定同一辆车" in dialog.cannot.text()
    assert dialog.strips.accessibleDescription().count("ΔE00 0.00") == 2


def test_what_differs_is_said_and_the_strips_show_both_colours(
    qtbot: QtBot, dialog: PaintDialog
) -> None:
    dialog.fill(RED)
    assert dialog.concluded.text() == "漆层不同，不支持同一来源"
    dialog.strips.resize(560, dialog.strips.height())
    picture = dialog.strips.grab().toImage()
    left, right = picture.pixelColor(100, 15), picture.pixelColor(500, 15)
    assert left.blue() > left.red()
    assert right.red() > right.blue()


def test_effect_paint_at_one_angle_is_visual_only(dialog: PaintDialog) -> None:
    for item in ("e1", "e2"):
        dialog.left.set_value(item)
        dialog.right.set_value(item)
        dialog.right.edited.emit()
        assert ("只反映目测外观" in dialog.cannot.text()) == (item == "e2")
    assert not dialog.layers.isVisibleTo(dialog)


def test_without_a_sample_there_is_nothing_to_print(dialog: PaintDialog) -> None:
    assert not dialog.pdf.isEnabled()
    assert dialog.concluded.text() == "填写样品的漆层，由外向内。"
    show_layers(dialog.layers, BLUE)
    assert dialog.pdf.isEnabled()
    dialog.title.set_value("")
    dialog.title.edited.emit()
    assert not dialog.pdf.isEnabled()


def test_the_sheet_is_printed_and_the_journal_knows(
    qtbot: QtBot,
    jobs: Jobs,
    desk: Desk,
    case: CaseId,
    dialog: PaintDialog,
    said: Said,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "paint.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    dialog.fill(BLUE)
    dialog.pdf.click()
    qtbot.waitUntil(lambda: bool(said.words), timeout=20_000)
    assert page_count(target.read_bytes()) == 1
    assert [one.act for one in desk.cases.journal(case)].count("evidence.compare_paint") == 1
