"""Candidates, inquiries and persons through their window: ranked, explained, excluded, asked."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.services.desk import Desk
from leads.evidence.kinds import EvidenceKind, Layer, Paint, Sighting
from leads.evidence.records import InquiryState
from leads.ranking.vehicle import Vehicle
from leads.services.candidates import CandidateService
from tests.conftest import Begin, Clock, DeskOf
from tests.leads.services.board_case import opened
from tests.ui.conftest import Said
from tests.ui.rooms.leads_story import CAR, RED, VAN, told
from ui.kit.dialogs import FormDialog
from ui.kit.i18n import EN, set_language
from ui.kit.jobs import Jobs
from ui.labels.evidence import NOTICE
from ui.rooms.leads.board.tab import BoardTab
from ui.rooms.leads.candidates.card import CandidateCard
from ui.rooms.leads.candidates.pane import CandidatesPane
from ui.rooms.leads.evidence_forms.dialog import correct, enter
from ui.rooms.leads.evidence_forms.photo_colour import PhotoColour
from ui.rooms.leads.inquiries.tab import InquiriesTab
from ui.rooms.leads.inquiries.tray import InquiriesPane
from ui.rooms.leads.persons.tab import PersonsTab
from ui.rooms.leads.room import LeadsRoom


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
        QApplication.processEvents()


def told_by_its_lead(desk_of: DeskOf, _clock: Clock) -> tuple[Desk, CaseId]:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    return desk, told(desk)


@pytest.fixture
def story(begin: Begin) -> tuple[Desk, CaseId]:
    made: tuple[Desk, CaseId] = begin(told_by_its_lead)
    return made


@pytest.fixture
def desk(story: tuple[Desk, CaseId]) -> Desk:
    return story[0]


@pytest.fixture
def case(story: tuple[Desk, CaseId]) -> CaseId:
    return story[1]


@pytest.fixture
def room(qtbot: QtBot, jobs: Jobs, desk: Desk, case: CaseId, said: Said) -> Iterator[LeadsRoom]:
    made = LeadsRoom(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1216, 704)
    made.show()
    made.show_case(int(case))
    settle(qtbot, jobs)
    yield made
    assert said.failures == 0
    assert said.refusals == []
    made.drop()


def board(room: LeadsRoom) -> BoardTab:
    found = room._pages["board"]
    assert isinstance(found, BoardTab)
    return found


def pane(room: LeadsRoom) -> CandidatesPane:
    return next(one for one in board(room)._panes if isinstance(one, CandidatesPane))


def card(room: LeadsRoom) -> CandidateCard:
    return next(one for one in board(room)._panes if isinstance(one, CandidateCard))


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def rows(room: LeadsRoom, title: str) -> list[str]:
    *table, notice = pane(room).table.as_rows()
    assert notice[0] == NOTICE
    place = table[0].index(title)
    return [row[place] for row in table[1:]]


def form(parent: QWidget) -> FormDialog:
    (dialog,) = [one for one in parent.findChildren(FormDialog) if one.isVisible()]
    return dialog


def fill(dialog: FormDialog, **values: Any) -> None:
    for key, value in values.items():
        dialog._rows[key].field.set_value(value)


def send(qtbot: QtBot, jobs: Jobs, dialog: FormDialog) -> None:
    QTest.mouseClick(dialog._act, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)


def pick(qtbot: QtBot, jobs: Jobs, room: LeadsRoom, name: str) -> None:
    table = pane(room).table
    assert table.pick(lambda one: one.candidate.name == name)
    settle(qtbot, jobs)


# --- the list ---------------------------------------------------------------------------------


def test_the_list_ranks_with_who_had_it_that_night_and_ends_with_none_of_these(
    room: LeadsRoom,
) -> None:
    names = rows(room, "候选")
    assert names[0] == "苏Z·8K31D"
    assert names[-2:] == ["苏Z·8K37D", "以上皆非（H0）"]
    assert rows(room, "当夜使用人")[0] == "邢树宏（转让给）"
    assert rows(room, "状态")[0] == "待查 2 项"
    assert rows(room, "状态")[-2:] == ["已排除", "始终显示"]
    assert "标志残片" in rows(room, "支持")[0]
    assert "未见维修记录" in rows(room, "反对")[0]
    assert NOTICE in words(pane(room))


def test_all_that_is_shown_adds_to_a_hundred_percent(room: LeadsRoom) -> None:
    table = pane(room).table
    lines = [*table.records(), *table.fixed.records()]
    assert sum(one.probability for one in lines) == pytest.approx(1)


def test_what_is_looked_for_never_hides_none_of_these(room: LeadsRoom) -> None:
    pane(room).bar.field.set_value("6K35D")
    assert rows(room, "候选") == ["苏Z·6K35D", "以上皆非（H0）"]
    pane(room).table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert rows(room, "候选")[-1] == "以上皆非（H0）"


def test_a_candidate_is_excluded_with_a_reason_and_comes_back(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, said: Said
) -> None:
    pick(qtbot, jobs, room, CAR)
    said.answers = ["夜班不在场"]
    pane(room).exclude.click()
    settle(qtbot, jobs)
    assert rows(room, "状态")[-3:-1] == ["已排除", "已排除"]
    pick(qtbot, jobs, room, CAR)
    assert pane(room).exclude.text() == "撤销排除…"
    said.answers = ["考勤是代打"]
    pane(room).exclude.click()
    settle(qtbot, jobs)
    assert said.asked[-1][1] == ("王砚秋 排除：夜班不在场：撤销的理由",)
    assert rows(room, "状态").count("已排除") == 1


def test_the_rest_is_one_line_and_opening_it_lists_more(
    qtbot: QtBot, jobs: Jobs, desk: Desk, room: LeadsRoom, case: CaseId
) -> None:
    service = CandidateService(desk)
    for number in range(60):
        service.add_vehicle(case, f"车{number}", Vehicle(f"苏Z{number:05}", colour="A"))
    pane(room).reload()
    settle(qtbot, jobs)
    assert rows(room, "候选")[-2:] == ["其余 14 辆", "以上皆非（H0）"]
    fixed = pane(room).table.fixed
    fixed.opened.emit(fixed.records()[0])
    settle(qtbot, jobs)
    assert "其余 14 辆" not in rows(room, "候选")
    assert len(rows(room, "候选")) == 66


def test_without_vehicles_the_list_says_how_to_come_by_them(
    qtbot: QtBot, jobs: Jobs, desk: Desk, said: Said
) -> None:
    made = CandidatesPane(desk, jobs)
    qtbot.addWidget(made)
    made.show()
    made.show_case(opened(desk, "2026-0300", bare=True))
    settle(qtbot, jobs)
    assert made.count.text() == "没有登记库，也没有手工加入的车辆"
    assert [one.name for one in made.table.fixed.records()] == ["以上皆非（H0）"]
    assert not made.exclude.isEnabled()
    assert made.add.isEnabled()


def test_a_vehicle_by_hand_is_ranked_at_once(qtbot: QtBot, jobs: Jobs, room: LeadsRoom) -> None:
    pane(room).add.click()
    dialog = form(pane(room))
    fill(dialog, label="外地蓝色货车", plate="吉A56626")
    send(qtbot, jobs, dialog)
    assert "吉A·56626" in rows(room, "候选")


def test_the_prior_is_set_with_a_reason(qtbot: QtBot, jobs: Jobs, room: LeadsRoom) -> None:
    pane(room).prior.click()
    dialog = form(pane(room))
    fill(dialog, prior_none=40, reason="事故地近省界")
    send(qtbot, jobs, dialog)
    assert rows(room, "当夜使用人")[-1] == "先验 0.40"


# --- the inspector ----------------------------------------------------------------------------


def test_who_is_picked_is_explained_in_the_inspector(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    pick(qtbot, jobs, room, VAN)
    assert [one.label for one in board(room).chosen_nodes()] == ["苏Z·8K31D"]
    said = words(card(room))
    assert "第 1 位" in {one.accessibleName() for one in card(room).findChildren(QWidget)}
    assert "“证人所述颜色”与“漆片颜色”同属一组，弱者折减。" in said
    assert "先验 1 / 6 → 后验" in said
    assert "查明下列之一即可否定" in said
    assert NOTICE in said
    assert "戴振华" in said
    described = card(room).fall.accessibleDescription()
    assert described.startswith("标志残片：+")
    assert "未见维修记录：−" in described
    assert described.rindex("合计：") > described.rindex("−")


def test_a_vehicle_that_is_not_on_the_board_is_explained_too(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    pick(qtbot, jobs, room, CAR)
    assert "不在线索板上" in words(card(room))
    assert "苏Z" in words(card(room))


def test_a_node_that_is_no_vehicle_has_no_probability(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    pick(qtbot, jobs, room, VAN)
    assert card(room).isVisible()
    tab = board(room)
    tab.go_to(next(one.id for one in tab.graph.nodes if one.label == "邢树宏"))
    assert not card(room).isVisible()
    tab.go_to(next(one.id for one in tab.graph.nodes if "8K31D" in one.label))
    assert card(room).isVisible()


def test_a_waterfall_paints_each_bar(qtbot: QtBot, jobs: Jobs, room: LeadsRoom) -> None:
    pick(qtbot, jobs, room, VAN)
    fall = card(room).fall
    picture = fall.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert QColor("#1B4B87").name() in seen
    assert QColor("#C0763A").name() in seen


# --- evidence ---------------------------------------------------------------------------------


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
            (Coat.CLEARCOAT, None, None, None, Finish.CLEAR, Origin.OEM, None),
            (Coat.TOPCOAT, 34.0, 0.5, -31.0, Finish.METALLIC, Origin.OEM, 3),
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
            Layer(Coat.TOPCOAT, (34.0, 0.5, -31.0), Finish.METALLIC, Origin.OEM, 3),
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


# --- inquiries --------------------------------------------------------------------------------


def test_what_tells_most_for_an_hour_comes_first_in_tray_card_and_tab(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    tray = next(one for one in board(room)._panes if isinstance(one, InquiriesPane))
    assert [one.words for one in tray.section.rows] == ["问华澄批改", "柳湾村院落查看"]
    pick(qtbot, jobs, room, VAN)
    assert "若“属实”：苏Z·8K31D 到" in words(card(room))
    room.go("inquiries")
    settle(qtbot, jobs)
    tab = room._pages["inquiries"]
    assert isinstance(tab, InquiriesTab)
    assert [one.inquiry.question for one in tab.table.records()] == ["问华澄批改", "柳湾村院落查看"]


def test_a_result_is_entered_once_and_moves_everything(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, desk: Desk, case: CaseId
) -> None:
    before = pane(room).table.records()[0].probability
    room.go("inquiries")
    settle(qtbot, jobs)
    tab = room._pages["inquiries"]
    assert isinstance(tab, InquiriesTab)
    tab.answer.click()
    fill(form(tab), outcome=0, result="批改单载明转让")
    send(qtbot, jobs, form(tab))
    assert tab.table.total == 2
    assert tab.table.records()[-1].inquiry.state is InquiryState.ANSWERED
    assert tab.table.pick(lambda one: one.worth is None)
    assert not tab.answer.isEnabled()
    assert "这是查到的结果，已作为证据计入。" in words(tab)
    assert CandidateService(desk).evidence(case)[-1].title == "问华澄批改：属实"
    room.go("board")
    settle(qtbot, jobs)
    assert pane(room).table.records()[0].probability > before


def test_an_inquiry_is_listed_given_and_given_up(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, desk_of: DeskOf, desk: Desk, case: CaseId, said: Said
) -> None:
    other = desk_of("冯立成", Role.INVESTIGATOR)
    desk.assignment.join(case, other.officer.id, TeamRole.ASSIST, "协助")
    pick(qtbot, jobs, room, CAR)
    room.go("inquiries")
    settle(qtbot, jobs)
    tab = room._pages["inquiries"]
    assert isinstance(tab, InquiriesTab)
    tab.new.click()
    dialog = form(tab)
    assert dialog._rows["vehicles"].field.value() == "苏Z·6K35D"
    fill(dialog, question="夜班核实", whom="纺织厂", hours=1)
    send(qtbot, jobs, dialog)
    assert tab.table.total == 3
    tab.table.pick(lambda one: one.inquiry.question == "夜班核实")
    tab.give.click()
    form(tab)._rows["民警"].field.set_value(other.officer.id)
    send(qtbot, jobs, form(tab))
    found = {one.question: one for one in CandidateService(desk).inquiries(case)}
    assert found["夜班核实"].officer == "冯立成"
    said.answers = ["厂已关"]
    tab.stop.click()
    settle(qtbot, jobs)
    assert tab.table.records()[-1].inquiry.state is InquiryState.DROPPED


def test_inquiries_stand_on_the_time_line_and_lead_to_their_tab(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    line = board(room).timeline
    (lane,) = [one for one in line.lanes if one.key == "inquiries"]
    shown = pane(room).feed.shown
    assert shown is not None
    assert sorted(one.words for one in lane.marks) == sorted(one.question for one in shown.asked)
    spot = line.spot(lane.marks[0].key)
    assert spot is not None
    QTest.mouseDClick(line, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    settle(qtbot, jobs)
    assert room._tabs.key == "inquiries"


# --- persons ----------------------------------------------------------------------------------


def test_who_may_have_driven_is_listed_with_somebody_unknown_last(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    room.go("persons")
    settle(qtbot, jobs)
    tab = room._pages["persons"]
    assert isinstance(tab, PersonsTab)
    assert [one.name for one in tab.table.records()] == ["邢树宏", "戴振华", "没有查明的人"]
    assert sum(one.probability for one in tab.table.records()) == pytest.approx(1)
    assert tab.evidence.total == 1
    assert "称当夜在外地：−" in words(tab)
    assert NOTICE in words(tab)
    with qtbot.waitSignal(tab.node_wanted) as wanted:
        tab.node_wanted.emit(int(tab.table.records()[0].driver.person))
    settle(qtbot, jobs)
    assert [int(one.id) for one in board(room).chosen_nodes()] == wanted.args


def test_evidence_on_a_person_is_entered_and_withdrawn(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, said: Said
) -> None:
    room.go("persons")
    settle(qtbot, jobs)
    tab = room._pages["persons"]
    assert isinstance(tab, PersonsTab)
    before = tab.table.records()[0].probability
    tab.new.click()
    dialog = form(tab)
    person = tab.table.records()[0].driver.person
    fill(dialog, title="车内指纹", likelihoods=((person, 90.0),), otherwise=20)
    send(qtbot, jobs, dialog)
    assert tab.evidence.total == 2
    assert tab.table.records()[0].probability > before
    tab.evidence.pick(lambda one: one.title == "车内指纹")
    said.answers = ["不是他的"]
    tab.withdraw.click()
    settle(qtbot, jobs)
    assert tab.evidence.total == 1
    assert tab.table.records()[0].probability == pytest.approx(before)


def test_persons_are_counted_of_the_case_in_view_only(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, desk: Desk
) -> None:
    room.go("persons")
    settle(qtbot, jobs)
    assert room._counts["persons"] == 2
    room.show_case(int(opened(desk, "2026-0300")), "board")
    settle(qtbot, jobs)
    assert "persons" not in room._counts


# --- lock, language, other eyes -----------------------------------------------------------------


def test_locking_forgets_everything(qtbot: QtBot, jobs: Jobs, room: LeadsRoom) -> None:
    made, shown = pane(room), card(room)
    pick(qtbot, jobs, room, VAN)
    room.drop()
    assert made.table.total == 0
    assert made.feed.shown is None
    assert not shown.isVisible()
    room.reload()
    settle(qtbot, jobs)
    assert made.table.total == 5


def test_in_english_no_chinese_word_of_ours_is_left(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case: CaseId, said: Said
) -> None:
    set_language(EN)
    made = CandidatesPane(desk, jobs)
    qtbot.addWidget(made)
    made.show()
    made.show_case(case)
    settle(qtbot, jobs)
    assert made.table.fixed.records()[-1].name == "None of these (H0)"
    heads = made.table.as_rows()[0]
    assert all(one.isascii() or one == "Σ log10" for one in heads)


def test_who_only_reads_the_case_changes_nothing(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, desk: Desk, case: CaseId, said: Said
) -> None:
    reviewer = desk_of("严正", Role.REVIEWER)
    desk.assignment.join(case, reviewer.officer.id, TeamRole.REVIEWER, "审核")
    made = CandidatesPane(reviewer, jobs)
    qtbot.addWidget(made)
    made.show()
    made.show_case(case)
    settle(qtbot, jobs)
    assert made.table.total == 5
    assert made.table.pick(lambda one: one.candidate.name == RED)
    assert not any(one.isEnabled() for one in (made.exclude, made.add, made.prior))


def test_evidence_is_listed_put_right_and_withdrawn(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, said: Said
) -> None:
    from ui.rooms.leads.evidence_forms.list import EvidenceList

    before = pane(room).table.records()[0].probability
    pane(room).evidence.click()
    settle(qtbot, jobs)
    shown = pane(room).findChild(EvidenceList)
    assert shown is not None
    assert shown.table.total == 5
    shown.table.pick(lambda one: one.title == "未见维修记录")
    said.answers = ["记在另一本台账上"]
    shown.withdraw.click()
    settle(qtbot, jobs)
    assert "已撤回（记在另一本台账上）" in shown.table.as_rows()[5]
    assert not shown.change.isEnabled()
    assert pane(room).table.records()[0].probability > before
    shown.table.pick(lambda one: one.title == "标志残片")
    shown.change.click()
    dialog = form(shown)
    assert dialog._rows["number"].field.value() == "?417"
    fill(dialog, number="4417", reason="补光后看清")
    send(qtbot, jobs, dialog)
    assert dialog.isHidden()
    room.drop()
    qtbot.waitUntil(lambda: not pane(room).findChildren(EvidenceList), timeout=5_000)


def test_looking_again_at_what_has_not_changed_enters_nothing_in_the_journal(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, desk: Desk, case: CaseId
) -> None:
    for tab in ("inquiries", "persons"):
        room.go(tab)
        settle(qtbot, jobs)

    def looks() -> int:
        return sum(one.act in {"case.read", "candidates.rank"} for one in desk.cases.journal(case))

    before = looks()
    for tab in ("inquiries", "persons"):
        room.go(tab)
        settle(qtbot, jobs)
    assert looks() - before <= 1  # that the journal itself was read
