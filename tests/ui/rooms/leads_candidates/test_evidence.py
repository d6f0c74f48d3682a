"""Each kind of evidence through its form."""

from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cases.records.ids import CaseId
from cases.services.desk import Desk
from leads.evidence.kinds import EvidenceKind, Layer, Paint, Sighting
from leads.services.candidates import CandidateService
from tests.ui.rooms.leads_candidates.hands import board, fill, form, pane, send
from tests.ui.rooms.leads_story import CAR, VAN
from ui.kit.dialogs import FormDialog
from ui.kit.jobs import Jobs
from ui.rooms.leads.evidence_forms.dialog import correct, enter
from ui.rooms.leads.evidence_forms.photo_colour import PhotoColour
from ui.rooms.leads.room import LeadsRoom


def test_the_head_offers_a_node_and_every_kind_of_evidence(room: LeadsRoom) -> None:
    offered = [words for words, act in board(room).new_lines() if act is not None]
    assert offered[0] == "线索板上的节点…"
    kinds = ("漆片", "保险标志", "所见号牌", "假牌、借牌", "钥匙", "部件", "卡口、目击", "举报")
    assert {f"证据：{kind}…" for kind in kinds} <= set(offered)
    assert offered[-1] == "人员：陈述、不在场、矛盾…"


def test_a_node_offers_what_usually_rests_on_it_first_and_keeps_the_node(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, desk: Desk, case: CaseId
) -> None:
    tab = board(room)
    tab.go_to(next(one.id for one in tab.graph.nodes if one.label == "邢树宏"))
    # The lines before are of the board itself.
    words, act = next(line for line in tab.new_lines() if "：" in line[0])
    assert words == "证据：所见号牌…"
    assert act is not None
    act()
    dialog = form(pane(room))
    fill(dialog, pattern="苏Z8K3??")
    send(qtbot, jobs, dialog)
    one = CandidateService(desk).evidence(case)[-1]
    assert (one.node, one.group) == (tab.chosen_nodes()[0].id, "号牌")


def test_paint_is_entered_layer_by_layer_and_read_back(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, desk: Desk, case: CaseId
) -> None:
    from leads.evidence.kinds import Finish, Origin
    from leads.evidence.kinds import Role as Coat

    made = pane(room)
    made.ask(enter(made, made.feed, EvidenceKind.PAINT))
    dialog = form(made)
    send(qtbot, jobs, dialog)
    assert dialog.isVisible()  # no layer yet
    fill(
        dialog,
        layers=(
            (Coat.CLEARCOAT, None, None, None, Finish.CLEAR, Origin.OEM, None, None, ""),
            (Coat.TOPCOAT, 34.0, 0.5, -31.0, Finish.METALLIC, Origin.OEM, 3, 41.5, "银灰"),
        ),
        title="车门漆片",
    )
    send(qtbot, jobs, dialog)
    one = CandidateService(desk).evidence(case)[-1]
    assert one.group == "颜色"
    assert one.grade is None
    assert one.content == Paint(
        (
            Layer(Coat.CLEARCOAT, None, Finish.CLEAR, Origin.OEM),
            Layer(Coat.TOPCOAT, (34.0, 0.5, -31.0), Finish.METALLIC, Origin.OEM, 3, 41.5, "银灰"),
        )
    )
    made.ask(correct(made, made.feed, one))
    dialog = form(made)
    fill(dialog, title="左前门漆片", reason="写错部位")
    send(qtbot, jobs, dialog)
    again = CandidateService(desk).evidence(case)[-1]
    assert (again.title, again.content) == ("左前门漆片", one.content)


def test_every_kind_says_again_what_was_entered(room: LeadsRoom) -> None:
    from leads.evidence.kinds import (
        ClassSeen,
        ColourSeen,
        FalsePlate,
        Finding,
        Key,
        Part,
        PlateSeen,
        Report,
        Sticker,
        kind_of,
    )
    from ui.rooms.leads.evidence_forms.fields import fields_of

    for content in (
        PlateSeen("苏Z?K3[8B]D", "蓝"),
        ColourSeen("HA"),
        Sticker("华澄", 2025, "?4417", ("14417", "74417")),
        ClassSeen(("K41", "K31")),
        Part(("星驰 XC6", "星驰 XC7"), (2017, 2021), "81-4420"),
        Sighting("苏Z?K3*", 3200.0, 8.0),
        FalsePlate("苏Z12345"),
        Key(("铃木", "本田")),
        Report((VAN, CAR), ("知道补漆",), ("不知时间",), ("说是白天",), "9/12"),
        Finding((VAN,), 0.3, 0.8),
    ):
        made = pane(room)
        dialog = FormDialog(made, "某", "某")
        fields = fields_of(kind_of(content), dialog, made.feed)
        fields.fill(content)
        assert fields.content() == content


def test_a_sighting_is_called_by_place_time_and_direction(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, desk: Desk, case: CaseId
) -> None:
    from datetime import timedelta

    made = pane(room)
    made.ask(enter(made, made.feed, EvidenceKind.SIGHTING))
    dialog = form(made)
    at = made.feed.shown.occurred_at if made.feed.shown is not None else None
    assert at is not None
    fill(dialog, pattern="苏Z?K3*", minutes=at + timedelta(minutes=8), metres=3200, place="K07")
    send(qtbot, jobs, dialog)
    one = CandidateService(desk).evidence(case)[-1]
    assert one.content == Sighting("苏Z?K3*", 3200.0, 8.0)
    assert one.title.startswith("K07 ")


def test_a_wrong_pattern_is_refused_at_its_field(qtbot: QtBot, jobs: Jobs, room: LeadsRoom) -> None:
    made = pane(room)
    made.ask(enter(made, made.feed, EvidenceKind.PLATE_SEEN))
    dialog = form(made)
    fill(dialog, pattern="苏Z[8")
    send(qtbot, jobs, dialog)
    assert dialog.isVisible()
    assert dialog._rows["pattern"]._fault.text()


def test_a_colour_is_picked_from_a_photograph_by_its_grey_card(
    qtbot: QtBot, room: LeadsRoom
) -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor.fromRgbF(0.46, 0.46, 0.46))
    for x in range(100, 200):
        for y in range(100):
            image.setPixelColor(x, y, QColor(20, 30, 90))
    picker = PhotoColour(pane(room), "第 1 层")
    qtbot.addWidget(picker)
    picker.show_image(image)
    found: list[Any] = []
    picker.picked.connect(found.append)
    picker.photograph.pointed.emit(QPointF(50, 50))
    assert not picker.take.isEnabled()
    picker.photograph.pointed.emit(QPointF(150, 50))
    picker.take.click()
    ((light, green, blue),) = found
    assert 10 < light < 25
    assert blue < -20
    assert green > 0
    picker.show_image(image)
    picker.photograph.image.fill(QColor("white"))
    picker.photograph.pointed.emit(QPointF(50, 50))
    picker.photograph.pointed.emit(QPointF(150, 50))
    assert "不能校正" in picker.told.text()
