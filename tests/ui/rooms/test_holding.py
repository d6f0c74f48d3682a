"""Things held on the screen: taken, approved, given back with a receipt; what is never offered."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cases.law.approvals import Approving
from cases.papers.kinds import FormKind
from cases.records.approvals import Decision, Opinion
from cases.records.documents import DocumentState
from cases.records.holding import Measure, Receiving, ThingAct, ThingEntry, ThingKind, Yard
from cases.services.desk import Desk
from tests.cases.services.holding_case import PLATE, Squad, make_squad
from tests.cases.services.test_transfers import gone, ready
from tests.conftest import Begin
from tests.ui.hand import click, fill, form, send, settle, words_of
from ui.kit.i18n import EN, set_language
from ui.kit.jobs import Jobs
from ui.labels import holding as labels
from ui.rooms.case.opened import opening
from ui.rooms.holding.photos import PhotoDialog, PhotoStrip
from ui.rooms.holding.seize_form import SeizeDialog
from ui.rooms.holding.tab import HoldingTab
from ui.rooms.practice.holding_page import HoldingPage

CARD = ThingEntry(kind=ThingKind.GOODS, name="行车记录仪存储卡", features="64GB，黑色")


@pytest.fixture
def squad(begin: Begin) -> Squad:
    made: Squad = begin(make_squad)
    return made


@pytest.fixture
def tab(qtbot: QtBot, jobs: Jobs, squad: Squad) -> Iterator[HoldingTab]:
    made = shown(qtbot, jobs, squad, squad.lead)
    yield made
    made.drop()


def shown(qtbot: QtBot, jobs: Jobs, squad: Squad, desk: Desk) -> HoldingTab:
    made = HoldingTab(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1180, 720)
    made.show()
    look(qtbot, jobs, made, squad)
    return made


def look(qtbot: QtBot, jobs: Jobs, tab: HoldingTab, squad: Squad) -> None:
    tab.show_opened(opening(tab._desk, squad.case)())
    settle(qtbot, jobs)


def cells(tab: HoldingTab, title: str) -> list[str]:
    model = tab.things.model()
    heads = [
        str(model.headerData(place, Qt.Orientation.Horizontal))
        for place in range(model.columnCount())
    ]
    place = heads.index(title)
    return [str(model.index(line, place).data()) for line in range(model.rowCount())]


def test_a_vehicle_is_taken_on_the_spot_through_the_form(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: HoldingTab
) -> None:
    click(tab.buttons["seize"])
    dialog = form(tab)
    assert isinstance(dialog, SeizeDialog)
    assert dialog.name.value() == PLATE.replace("·", "")
    fill(
        dialog,
        party_id=squad.driver,
        seized_at=squad.lead.now() - timedelta(minutes=10),
        where="环城北路",
        reason="检验制动性能",
        approved_as="",
        receipt="3209902026092400317",
        holder="车辆管理员 沈默",
        place="本大队车辆保管处",
    )
    send(qtbot, jobs, dialog)
    settle(qtbot, jobs)
    assert not dialog.isVisible(), words_of(dialog)
    (thing,) = squad.lead.holding.of_case(squad.case).things
    assert (thing.measure, thing.approved) == (Measure.EVIDENCE, False)
    assert cells(tab, "物品") == [thing.item]
    assert set(tab.details.buttons) == {"ask", "make_good", "refused", "move", "receipt", "photo"}


def test_the_form_offers_only_what_the_measure_reaches_and_names_its_article(
    squad: Squad, tab: HoldingTab
) -> None:
    click(tab.buttons["seize"])
    dialog = form(tab)
    assert isinstance(dialog, SeizeDialog)
    for measure in Measure:
        fill(dialog, measure=measure)
        offered = set(dialog.kind._values)
        assert (ThingKind.CARGO in offered) is (measure is Measure.CUSTODY)
        assert "第" in words_of(dialog)
    for kind, article in ((ThingKind.PLATE, "第三十九条"), (ThingKind.GOODS, "第三十七条")):
        fill(dialog, measure=Measure.FORFEITED, kind=kind)
        assert article in words_of(dialog)
    assert "停车场" not in "".join(labels.YARDS[one] for one in Yard)
    dialog.reject()


def test_evidence_is_registered_and_then_seized_through_the_forms(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: HoldingTab
) -> None:
    click(tab.buttons["ask_seizure"])
    asked = form(tab)
    fill(asked, approving=Approving.EVIDENCE_REGISTRATION, subject=CARD.name, grounds="可能灭失")
    send(qtbot, jobs, asked)
    (request,) = squad.lead.approvals.of_case(squad.case)
    squad.reviewer.approvals.give_opinion(request.id, Opinion.AGREED, "同意")
    squad.approver.approvals.decide(request.id, Decision.APPROVED, "同意")
    look(qtbot, jobs, tab, squad)
    click(tab.buttons["seize"])
    dialog = form(tab)
    fill(dialog, measure=Measure.REGISTERED)
    fill(
        dialog,
        name=CARD.name,
        party_id=squad.driver,
        seized_at=squad.lead.now() - timedelta(minutes=10),
        where="环城北路",
        reason="证据可能灭失",
        approved_as=CARD.name,
        receipt="保决18",
        holder="卢建平",
        place="车内原处",
    )
    send(qtbot, jobs, dialog)
    settle(qtbot, jobs)
    assert not dialog.isVisible(), words_of(dialog)
    qtbot.waitUntil(lambda: "10/8 周四" in words_of(tab.details), timeout=20_000)
    click(tab.details.buttons["ask_seizure"])
    asked = form(tab)
    fill(asked, grounds="需要检验")
    send(qtbot, jobs, asked)
    request = squad.lead.approvals.of_case(squad.case)[0]
    squad.reviewer.approvals.give_opinion(request.id, Opinion.AGREED, "同意")
    squad.approver.approvals.decide(request.id, Decision.APPROVED, "同意")
    look(qtbot, jobs, tab, squad)
    click(tab.details.buttons["convert"])
    dialog = form(tab)
    fill(dialog, receipt="保决19", holder="沈默", place="物证室")
    send(qtbot, jobs, dialog)
    settle(qtbot, jobs)
    (thing,) = squad.lead.holding.of_case(squad.case).things
    assert (thing.measure, thing.receipt) == (Measure.SEIZED, "保决19")
    assert "convert" not in tab.details.buttons


def test_a_parking_firm_is_refused_where_it_was_typed(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: HoldingTab
) -> None:
    click(tab.buttons["seize"])
    dialog = form(tab)
    fill(
        dialog,
        party_id=squad.driver,
        seized_at=squad.lead.now() - timedelta(minutes=10),
        where="环城北路",
        reason="检验制动性能",
        approved_as="",
        receipt="1",
        holder="沈默",
        place="宏达停车场",
    )
    send(qtbot, jobs, dialog)
    assert dialog.isVisible()
    assert "停车" in words_of(dialog)
    assert not squad.lead.holding.of_case(squad.case).things
    dialog.reject()


def test_a_thing_is_given_back_with_its_receipt_in_one_go(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: HoldingTab
) -> None:
    squad.seize()
    look(qtbot, jobs, tab, squad)
    click(tab.details.buttons["give_back"])
    dialog = form(tab)
    fill(dialog, capacity=Receiving.AGENT, receiver="卢某", id_number="110101199003078814")
    send(qtbot, jobs, dialog)
    assert dialog.isVisible(), "who is not the holder proves his right"
    assert squad.papers(FormKind.RETURN_RECEIPT) == [], "no receipt is left behind"
    fill(dialog, power="授权委托书 2026-09-23")
    send(qtbot, jobs, dialog)
    settle(qtbot, jobs)
    (thing,) = squad.lead.holding.of_case(squad.case).things
    assert not thing.held
    assert thing.steps[-1].act is ThingAct.RETURNED
    assert squad.papers(FormKind.RETURN_RECEIPT) == [DocumentState.ISSUED]
    assert not tab.details.buttons, "nothing is done with a thing that is gone"


def test_what_has_a_term_may_be_extended_and_an_accident_vehicle_may_not(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: HoldingTab
) -> None:
    squad.seize()
    look(qtbot, jobs, tab, squad)
    assert not {"extend", "appraisal", "ask_longer"} & set(tab.details.buttons)
    card = squad.seize(measure=Measure.SEIZED, things=(CARD,), receipt="保决17")
    look(qtbot, jobs, tab, squad)
    tab.things.pick(lambda one: one.id == card)
    assert {"extend", "appraisal", "ask_longer"} <= set(tab.details.buttons)
    squad.approve(Approving.SEIZURE_EXTENSION, CARD.name)
    look(qtbot, jobs, tab, squad)
    tab.things.pick(lambda one: one.id == card)
    click(tab.details.buttons["extend"])
    dialog = form(tab)
    fill(dialog, until_on=date(2026, 11, 10), reason="案情复杂")
    send(qtbot, jobs, dialog)
    settle(qtbot, jobs)
    assert not dialog.isVisible(), words_of(dialog)
    assert squad.papers(FormKind.EXTENSION_NOTICE) == [DocumentState.ISSUED]
    longer = next(one for one in squad.lead.holding.of_case(squad.case).things if one.id == card)
    assert longer.until_on == date(2026, 11, 10)
    assert "延字" in longer.steps[-1].number


def test_the_notice_to_collect_is_drafted_and_wanted_to_be_seen(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: HoldingTab
) -> None:
    squad.seize()
    look(qtbot, jobs, tab, squad)
    with qtbot.waitSignal(tab.document_wanted, timeout=20_000):
        click(tab.details.buttons["notify"])
    assert squad.papers(FormKind.COLLECTION_NOTICE) == [DocumentState.DRAFT]


def test_in_a_case_handed_away_nothing_is_offered(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: HoldingTab
) -> None:
    ready(squad)
    gone(squad)
    look(qtbot, jobs, tab, squad)
    assert not [key for key, button in tab.buttons.items() if button.isEnabled()]


def test_who_is_only_asked_about_the_case_reads_and_writes_nothing(
    qtbot: QtBot, jobs: Jobs, squad: Squad
) -> None:
    squad.seize()
    squad.lead.approvals.request(squad.case, Approving.SEIZURE, "存储卡", grounds="案情需要")
    made = shown(qtbot, jobs, squad, squad.reviewer)
    assert len(cells(made, "物品")) == 1
    assert not made.details.buttons
    assert not [key for key, button in made.buttons.items() if button.isEnabled()]
    made.drop()


def test_the_list_of_what_is_held_speaks_both_languages_and_opens_the_case(
    qtbot: QtBot, jobs: Jobs, squad: Squad
) -> None:
    squad.seize()
    set_language(EN)
    page = HoldingPage(squad.lead, jobs)
    qtbot.addWidget(page)
    page.reload()
    settle(qtbot, jobs)
    assert page.table.model().rowCount() == 1
    page.table.pick(lambda _one: True)
    with qtbot.waitSignal(page.case_wanted, timeout=5_000) as wanted:
        page._open_case()
    assert wanted.args == [squad.case, "holding"]
    heads = [
        str(page.table.model().headerData(place, Qt.Orientation.Horizontal))
        for place in range(page.table.model().columnCount())
    ]
    assert all(head.isascii() for head in heads), heads


def test_photographs_are_shown_small_and_opened_in_the_window(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: HoldingTab
) -> None:
    thing = squad.seize()
    for name, tint in (("前部.png", Qt.GlobalColor.red), ("后部.png", Qt.GlobalColor.blue)):
        picture = QImage(400, 300, QImage.Format.Format_RGB32)
        picture.fill(tint)
        kept = QBuffer()
        kept.open(QBuffer.OpenModeFlag.WriteOnly)
        picture.save(kept, "PNG")  # type: ignore[call-overload] # the stub wants bytes
        squad.lead.holding.add_photo(thing, name, bytes(kept.data().data()))
    look(qtbot, jobs, tab, squad)
    settle(qtbot, jobs)
    strip = tab.details.findChild(PhotoStrip)
    assert strip is not None
    assert [one.toolTip() for one in strip.buttons] == ["前部.png", "后部.png"]
    assert not strip.buttons[0].icon().isNull()
    click(strip.buttons[0])
    dialog = strip.findChild(PhotoDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "前部.png"
    assert not dialog.back.isEnabled()
    click(dialog.next)
    assert (dialog.windowTitle(), dialog.next.isEnabled()) == ("后部.png", False)
    middle = dialog.shown.pixmap().toImage()
    assert middle.pixelColor(middle.width() // 2, middle.height() // 2) == QColor("blue")
    dialog.accept()
