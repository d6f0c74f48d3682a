"""漆层比对: samples kept, every trace beside each, counted, printed."""

from dataclasses import replace
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
from leads.evidence.samples import Sample, SampleEntry
from leads.ranking.vehicle import Vehicle
from leads.services.candidates import CandidateService
from reports.preview import page_count, page_text
from tests.conftest import START, DeskOf
from tests.leads.services.board_case import opened
from tests.stories.robot import Robot
from tests.ui.conftest import Said
from ui.kit.jobs import Jobs
from ui.rooms.leads.candidates.pane import CandidatesPane
from ui.rooms.leads.paint.dialog import PaintDialog

VAN = "苏Z8K31D"
BLUE = (
    Layer(Coat.TOPCOAT, (34.0, 0.5, -31.0), Finish.SOLID, Origin.OEM, 1, 42.0, "宝石蓝面漆"),
    Layer(Coat.PRIMER, (62.0, 0.0, 1.0), Finish.SOLID, Origin.OEM),
)
SHINING = (Layer(Coat.TOPCOAT, (34.0, 0.5, -31.0), Finish.METALLIC, Origin.OEM),)
RED = (Layer(Coat.TOPCOAT, (45.0, 60.0, 40.0), Finish.SOLID, Origin.OEM),)
DOOR = SampleEntry(
    vehicle=VAN, spot="左前门", taken_at=START, taken_by="王砚秋", layers=BLUE, number="提 3 号"
)


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def case(desk: Desk) -> CaseId:
    case = opened(desk, "2026-0187", bare=True)
    service = CandidateService(desk)
    service.add_vehicle(case, "蓝车", Vehicle(VAN, colour="H"))
    fleck = EvidenceEntry(title="现场漆片", content=Paint(BLUE), grade=grade_of("A1"))
    service.add_evidence(case, fleck)
    service.add_evidence(case, EvidenceEntry(title="护栏漆痕", content=Paint(SHINING)))
    return case


@pytest.fixture
def dialog(qtbot: QtBot, jobs: Jobs, desk: Desk, case: CaseId) -> PaintDialog:
    service = CandidateService(desk)
    service.add_sample(case, DOOR)
    service.add_sample(case, replace(DOOR, spot="后保险杠", layers=RED))
    pane = CandidatesPane(desk, jobs)
    qtbot.addWidget(pane)
    pane.show_case(case)
    qtbot.waitUntil(lambda: jobs.idle and pane.feed.shown is not None, timeout=20_000)
    pane.feed.pick(VAN)
    made = PaintDialog(pane, pane.feed, jobs)
    qtbot.waitUntil(lambda: jobs.idle and bool(made.pairs.records()), timeout=20_000)
    return made


def test_every_trace_stands_beside_each_sample_and_says_what_it_supports(
    dialog: PaintDialog,
) -> None:
    texts = [row[1:3] for row in dialog.pairs.as_rows()[1:]]
    assert texts == [
        ["样品 1 苏Z·8K31D 左前门", "漆层一致"],
        ["样品 2 苏Z·8K31D 后保险杠", "漆层不同"],
        ["样品 1 苏Z·8K31D 左前门", "漆层不同"],
        ["样品 2 苏Z·8K31D 后保险杠", "漆层不同"],
        ["护栏漆痕", "漆层不同"],
    ]
    assert dialog.found is not None
    assert dialog.found.conclusion is Conclusion.ALIKE
    assert dialog.concluded.text() == "漆层同型，支持同一来源，不能证明同一"
    assert "不能据此认定同一辆车" in dialog.cannot.text()
    assert dialog.strips.accessibleDescription().count("ΔE00 0.00") == 2
    assert "宝石蓝面漆" in dialog.strips.accessibleDescription()
    assert "提 3 号" in dialog.sources[1].text()


def test_what_differs_is_said_and_the_strips_show_both_colours(dialog: PaintDialog) -> None:
    assert dialog.pairs.pick(lambda one: one.comparison.conclusion is Conclusion.DIFFERENT)
    assert dialog.concluded.text() == "漆层不同，不支持同一来源"
    picture = dialog.strips.grab().toImage()
    left, right = picture.pixelColor(60, 15), picture.pixelColor(picture.width() - 60, 15)
    assert left.blue() > left.red()
    assert right.red() > right.blue()


def test_a_sample_is_entered_corrected_and_counted_by_hand(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case: CaseId, said: Said, dialog: PaintDialog
) -> None:
    robot = Robot(qtbot, jobs)
    dialog.show()
    robot.click(dialog, "登记样品…")
    form = robot.dialog("登记车漆样品")
    coat = {"层 1": "面漆", "L* 1": "34", "a* 1": "0.5", "b* 1": "-31", "光泽 1": "金属漆"}
    robot.fill(
        form, {"取样部位": "右前翼子板", **coat, "厚 μm 1": "85.5", "名称 1": "蓝色金属面漆"}
    )
    robot.click(form, "登记")
    robot.settle()
    sample = CandidateService(desk).paint(case).samples[-1]
    assert (sample.n, sample.vehicle, sample.taken_by) == (3, VAN, "王砚秋")
    assert (sample.layers[0].thickness, sample.layers[0].name) == (85.5, "蓝色金属面漆")
    # The new one is looked at at once.
    assert dialog.heads[1].text() == "样品 3 苏Z·8K31D 右前翼子板"
    assert dialog.samples.pick(lambda one: one.n == 2)
    robot.click(dialog, "更正…")
    form = robot.dialog("更正样品 2")
    robot.fill(form, {"取样部位": "后保险杠右侧", "更正理由": "部位写得不细"})
    robot.click(form, "更正")
    robot.settle()
    states = [row[-1] for row in dialog.samples.as_rows()[1:]]
    assert states == ["在案", "更正前", "已更正（部位写得不细）", "在案"]
    assert dialog.pairs.pick(lambda one: one.comparison.conclusion is Conclusion.ALIKE)
    robot.click(dialog, "计入证据…")
    robot.click(robot.dialog("漆层比对计入证据"), "计入证据")
    robot.settle()
    assert dialog.pairs.as_rows()[1][-1] == "证据 3"
    # Neither it nor another sample of the van counts a second time.
    for pair in dialog.pairs.records():
        assert dialog.pairs.pick(pair.__eq__)
        other_trace = pair.trace.evidence.n == 2
        assert dialog.count.isEnabled() == (other_trace and isinstance(pair.other, Sample))
    assert said.refusals == []


def test_the_sheet_is_printed_and_the_journal_knows(
    qtbot: QtBot,
    desk: Desk,
    case: CaseId,
    dialog: PaintDialog,
    said: Said,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "paint.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    dialog.pdf.click()
    qtbot.waitUntil(lambda: bool(said.words), timeout=20_000)
    assert page_count(target.read_bytes()) == 1
    text = page_text(target.read_bytes(), 0)
    for words in ("现场漆片", "苏Z8K31D 左前门", "提 3 号", "宝石蓝面漆", "42 μm"):
        assert words in text
    assert [one.act for one in desk.cases.journal(case)].count("evidence.compare_paint") == 1
