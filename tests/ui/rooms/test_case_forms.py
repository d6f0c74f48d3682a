"""Forms of a case by keys and buttons: a new case, its draft, parties, who may see, the journal."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from cases.law.facts import FactKind
from cases.records.cases import CaseKind, Entry, FactEntry, Intake
from cases.records.crime import CrimeOutcome, OutsideReviewer
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind, PowerEntry, VehicleEntry
from cases.services.desk import Desk
from tests.conftest import DeskOf
from tests.ui.conftest import Said
from ui.kit.jobs import Jobs
from ui.rooms.case.actions import HAND_OVER, CaseActions
from ui.rooms.case.journal_tab import JournalTab
from ui.rooms.case.journal_words import act_words, values_in_words
from ui.rooms.case.loss_form import LossDialog
from ui.rooms.case.new_case import FORM, PAUSE, NewCasePage
from ui.rooms.case.opened import Opened
from ui.rooms.case.parties_tab import PartiesTab, lacking
from ui.rooms.case.party_form import PartyDialog
from ui.rooms.case.power_form import PowerDialog
from ui.rooms.case.team_tab import TeamTab
from ui.rooms.case.vehicle_form import VehicleDialog

LEFT = Qt.MouseButton.LeftButton
ID_NUMBER = "11010519491231002X"


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


def a_case(desk: Desk) -> CaseId:
    return desk.cases.open_case(
        Intake(
            kind=CaseKind.DEATH,
            occurred_at=datetime(2026, 9, 8, 0, 15, tzinfo=UTC),
            place="环城北路",
            parties=(
                PartyEntry(
                    name="卢建平",
                    kind=PartyKind.DRIVER,
                    side="甲方",
                    id_kind="resident",
                    id_number=ID_NUMBER,
                    phone="00012345678",
                ),
                PartyEntry(name="孟庆和", kind=PartyKind.DECEASED, side="乙方"),
                PartyEntry(name="董律师", kind=PartyKind.AGENT, side="甲方"),
            ),
            vehicles=(VehicleEntry(plate="苏Z5Q27M", kind="小型轿车"),),
        )
    )


def opened(desk: Desk, case_id: CaseId) -> Opened:
    return Opened(desk.cases.open_file(case_id), desk.calendar(), desk.today())


def settled(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle)


def a_page(qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget) -> NewCasePage:
    page = NewCasePage(desk, jobs, window)
    page.resize(window.size())
    page.show()
    page.start()
    settled(qtbot, jobs)
    return page


def fill(page: NewCasePage) -> None:
    QTest.keyClicks(page.intake_fields.fields["occurred_at"], "9/23 2140")
    page.intake_fields.fields["place"].setFocus()
    page.intake_fields.fields["place"].set_value("环城北路")
    page.people.parties[0].name.set_value("卢建平")
    page.people.parties[1].name.set_value("孟庆和")
    page.people.vehicles[0].plate.set_value("苏Z5Q27M")


def test_a_case_is_opened_from_one_page_by_one_button(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget, said: Said
) -> None:
    page = a_page(qtbot, desk, jobs, window)
    fill(page)
    page._changed()
    page.people.parties[0].vehicle.set_value("0")
    with qtbot.waitSignal(page.opened) as told:
        QTest.mouseClick(page.submit, LEFT)
    assert said.asked[0][1][0] == "2026-09-23 21:40，环城北路"
    file = desk.cases.open_file(CaseId(told.args[0]))
    assert file.number == "2026-0001"
    assert [(one.name, one.plate) for one in file.people.parties] == [
        ("卢建平", "苏Z5Q27M"),
        ("孟庆和", ""),
    ]
    assert desk.unit.draft(FORM) is None
    settled(qtbot, jobs)


def test_what_is_required_is_marked_and_nothing_is_asked(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget, said: Said
) -> None:
    page = a_page(qtbot, desk, jobs, window)
    QTest.keyClicks(page.intake_fields.fields["occurred_at"], "some day")
    QTest.mouseClick(page.submit, LEFT)
    assert said.asked == []
    assert page.intake_fields.rows["occurred_at"]._fault.text() == "看不懂，请按提示的格式填写"
    assert page.intake_fields.rows["place"]._fault.text() == "必填"


def test_what_is_wrong_with_a_field_goes_as_soon_as_it_is_typed_anew(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget
) -> None:
    page = a_page(qtbot, desk, jobs, window)
    QTest.mouseClick(page.submit, LEFT)
    assert page.intake_fields.rows["place"]._fault.text() == "必填"
    QTest.keyClicks(page.intake_fields.fields["place"], "x")
    assert page.intake_fields.rows["place"]._fault.text() == ""
    assert page.intake_fields.rows["occurred_at"]._fault.text() == "必填"


def test_an_accident_of_long_ago_is_asked_about(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget, said: Said
) -> None:
    page = a_page(qtbot, desk, jobs, window)
    fill(page)
    page.intake_fields.fields["occurred_at"].setText("1926-09-23 21:40")
    said.answers = [False]
    QTest.mouseClick(page.submit, LEFT)
    assert said.asked[0][1][1] == "事故发生在 100 年前，请核对年份。"


def test_a_draft_is_saved_while_the_officer_goes_on_typing(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget
) -> None:
    page = a_page(qtbot, desk, jobs, window)
    field = page.intake_fields.fields["place"]

    def type_on() -> bool:
        QTest.keyClicks(field, "x")
        return desk.unit.draft(FORM) is not None

    qtbot.waitUntil(type_on, timeout=5 * PAUSE)
    settled(qtbot, jobs)


def test_a_refused_intake_says_why_and_keeps_what_was_typed(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget, said: Said
) -> None:
    page = a_page(qtbot, desk, jobs, window)
    fill(page)
    page.intake_fields.fields["occurred_at"].setText("2026-09-25 08:00")
    QTest.mouseClick(page.submit, LEFT)
    qtbot.waitUntil(lambda: bool(page._banner.text()))
    assert page.intake_fields.fields["place"].value() == "环城北路"
    assert page.submit.isEnabled()
    settled(qtbot, jobs)


def test_the_draft_comes_back_as_it_was_typed(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget
) -> None:
    page = a_page(qtbot, desk, jobs, window)
    fill(page)
    page.people.parties[1].kind.set_value(PartyKind.DECEASED)
    page.people.add_party()
    heir = page.people.parties[2]
    heir.kind.set_value(PartyKind.NEXT_OF_KIN)
    heir.name.set_value("孟小禾")
    page._changed()
    heir.of_party.set_value("1")
    typed = page._values()
    qtbot.waitUntil(lambda: page._saved.text() == "草稿已保存 10:42")
    settled(qtbot, jobs)
    page.drop()
    again = a_page(qtbot, desk, jobs, window)
    assert again._values() == typed
    entry = again.intake().parties[2]
    assert (entry.name, entry.of_party_id) == ("孟小禾", 1)


def test_clearing_the_page_drops_the_draft(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget
) -> None:
    page = a_page(qtbot, desk, jobs, window)
    fill(page)
    page._save()
    settled(qtbot, jobs)
    QTest.mouseClick(page._empty, LEFT)
    settled(qtbot, jobs)
    assert page.intake_fields.fields["place"].value() == ""
    assert desk.unit.draft(FORM) is None


def test_a_number_and_a_plate_typed_once_fill_in_the_rest(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget
) -> None:
    a_case(desk)
    page = a_page(qtbot, desk, jobs, window)
    driver, vehicle = page.people.parties[0], page.people.vehicles[0]
    driver.id_number.setFocus()
    QTest.keyClicks(driver.id_number, ID_NUMBER)
    QTest.keyClick(driver.id_number, Qt.Key.Key_Return)
    vehicle.plate.setFocus()
    vehicle.plate.setText("苏")
    QTest.keyClicks(vehicle.plate, "z5q27m")
    QTest.keyClick(vehicle.plate, Qt.Key.Key_Return)
    settled(qtbot, jobs)
    qtbot.waitUntil(lambda: vehicle.kind.value() == "小型轿车")
    assert (driver.name.value(), driver.phone.value()) == ("卢建平", "00012345678")


def test_a_wrong_identity_number_is_marked_while_it_is_typed(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget
) -> None:
    file = desk.cases.open_file(a_case(desk))
    dialog = PartyDialog(window, desk, jobs, file)
    QTest.keyClicks(dialog.id_number, "110105194912310021")
    assert "校验位" in dialog._rows["id_number"]._fault.text()
    dialog.id_number.clear()
    QTest.keyClicks(dialog.id_number, ID_NUMBER)
    assert dialog._rows["id_number"]._fault.text() == ""
    assert (dialog.born_on.value(), dialog.sex.value()) == (date(1949, 12, 31), "female")


def test_a_relative_is_entered_with_relation_and_proof(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget
) -> None:
    case_id = a_case(desk)
    file = desk.cases.open_file(case_id)
    assert lacking(file.people.parties) == ["死者 孟庆和 还没有登记近亲属。"]
    dialog = PartyDialog(window, desk, jobs, file)
    dialog.kind.set_value(PartyKind.NEXT_OF_KIN)
    dialog._follow_kind()
    dialog.name.set_value("孟小禾")
    dialog._submit()
    qtbot.waitUntil(lambda: bool(dialog._rows["of_party_id"]._fault.text()))
    dialog.of_party.set_value(file.people.parties[1].id)
    dialog.relation.set_value("女儿")
    dialog.relation_proof.set_value("户口簿")
    with qtbot.waitSignal(dialog.accepted):
        dialog._submit()
    people = desk.cases.open_file(case_id).people.parties
    assert people[-1].entry.relation_proof == "户口簿"
    assert lacking(people) == []
    settled(qtbot, jobs)


def test_vehicle_power_and_loss_are_entered_by_their_forms(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget
) -> None:
    case_id = a_case(desk)
    file = desk.cases.open_file(case_id)
    vehicle = VehicleDialog(window, desk, jobs, case_id)
    vehicle.plate.set_value("无牌")
    vehicle._check_plate()
    assert "不像常见的号牌" in vehicle.note.text()
    vehicle.kind.set_value("电动自行车")
    power = PowerDialog(window, desk, jobs, file)
    power.matters.set_value("参加调解")
    power.signed_on.set_value(date(2026, 9, 20))
    power.may_agree.set_value(True)
    loss = LossDialog(window, desk, jobs, file)
    loss.amount.setText("1,200.50")
    for dialog in (vehicle, power, loss):
        with qtbot.waitSignal(dialog.accepted):
            dialog._submit()
    people = desk.cases.open_file(case_id).people
    assert people.vehicles[-1].entry.kind == "电动自行车"
    assert [(one.principal, one.agent) for one in people.powers] == [("卢建平", "董律师")]
    assert people.powers[0].entry.may_agree
    assert [(one.head, one.amount) for one in people.losses] == [("医疗费", Decimal("1200.50"))]
    settled(qtbot, jobs)


def test_parties_stand_by_side_and_buttons_follow_the_choice(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget, said: Said
) -> None:
    case_id = a_case(desk)
    tab = PartiesTab(desk, jobs, window)
    tab.show_opened(opened(desk, case_id))
    assert [one.name for one in tab.parties.records()] == ["卢建平", "董律师", "孟庆和"]
    assert not tab.buttons["party.correct"].isEnabled()
    tab.parties.pick(lambda one: one.name == "董律师")
    assert tab.buttons["party.remove"].isEnabled()
    said.answers.append("误录")
    QTest.mouseClick(tab.buttons["party.remove"], LEFT)
    settled(qtbot, jobs)
    assert [one.name for one in desk.cases.open_file(case_id).people.parties] == [
        "卢建平",
        "孟庆和",
    ]
    tab.drop()
    assert tab.parties.records() == ()


def test_a_concluded_case_of_others_offers_no_act(
    qtbot: QtBot, desk: Desk, desk_of: DeskOf, jobs: Jobs, window: QWidget
) -> None:
    other = desk_of("冯立成", Role.INVESTIGATOR)
    case_id = a_case(desk)
    day = date(2026, 9, 24)
    outside = OutsideReviewer("澄州市公安局法制支队", "沈岳", "澄公法〔2026〕8号", day)
    desk.crime.record_outside_opinion(case_id, CrimeOutcome.NO_CRIME, "责任未达标准", outside)
    desk.cases.close(case_id, "结案")
    tab = PartiesTab(other, jobs, window)
    tab.show_opened(opened(other, case_id))
    tab.parties.pick(lambda one: one.name == "卢建平")
    assert not any(button.isEnabled() for button in tab.buttons.values())
    party = tab.parties.current()
    assert party is not None
    assert party.entry.id_number == "110*************2X"


def test_who_may_see_and_who_has_looked(
    qtbot: QtBot, desk: Desk, desk_of: DeskOf, jobs: Jobs, window: QWidget
) -> None:
    helper = desk_of("冯立成", Role.INVESTIGATOR)
    case_id = a_case(desk)
    desk.assignment.join(case_id, helper.officer.id, TeamRole.ASSIST)
    helper.cases.open_file(case_id)
    actions = CaseActions(desk, jobs, window)
    shown = opened(desk, case_id)
    actions.fill(QMenu(window), shown.file)
    tab = TeamTab(desk, jobs, actions, window)
    tab.show_opened(shown)
    qtbot.waitUntil(lambda: bool(tab._looks.records()))
    assert [(one.name, one.role) for one in tab._team.records()] == [
        ("王砚秋", TeamRole.LEAD),
        ("冯立成", TeamRole.ASSIST),
    ]
    assert "冯立成" in {look.officer for look in tab._looks.records()}
    assert tab.buttons[HAND_OVER].isEnabled()
    assert not tab.leave.isEnabled()
    tab._team.pick(lambda one: one.name == "冯立成")
    assert tab.leave.isEnabled()


def test_the_journal_says_old_and_new_in_words(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget
) -> None:
    case_id = a_case(desk)
    party = desk.cases.open_file(case_id).people.parties[0]
    later = PartyEntry(name="卢建平", kind=PartyKind.DRIVER, side="甲方", phone="00099990000")
    desk.parties.correct(case_id, party.id, later, "本人来电")
    tab = JournalTab(desk, jobs, window)
    tab.show_opened(opened(desk, case_id))
    qtbot.waitUntil(lambda: bool(tab._table.records()))
    tab._table.pick(lambda entry: entry.act == "party.correct")
    assert "电话：00012345678 → 00099990000" in tab._detail.text()
    assert "理由：本人来电" in tab._detail.text()
    tab.drop()
    assert "00099990000" not in tab._detail.text()


def test_the_journal_can_leave_out_who_looked(
    qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget
) -> None:
    case_id = a_case(desk)
    tab = JournalTab(desk, jobs, window)
    tab.show_opened(opened(desk, case_id))
    qtbot.waitUntil(lambda: bool(tab._table.records()))
    assert "case.read" in {entry.act for entry in tab._table.records()}
    QTest.mouseClick(tab.acts_only, LEFT)
    assert {entry.act for entry in tab._table.records()} == {"case.open"}
    QTest.mouseClick(tab.acts_only, LEFT)
    assert "case.read" in {entry.act for entry in tab._table.records()}


def test_no_entry_of_a_case_shows_a_bare_key(desk: Desk) -> None:
    case_id = a_case(desk)
    known = {one.name: one.id for one in desk.cases.open_file(case_id).people.parties}
    scene = datetime(2026, 9, 17, 2, tzinfo=UTC)
    fact = desk.facts.record(
        case_id, FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=scene)
    )
    desk.facts.withdraw(fact, "误录")
    desk.parties.add_loss(case_id, known["孟庆和"], "丧葬费", Decimal(100))
    desk.parties.add_power(
        case_id,
        PowerEntry(
            principal_id=known["卢建平"],
            agent_id=known["董律师"],
            matters="调解",
            may_agree=True,
            signed_on=date(2026, 9, 20),
        ),
    )
    entries: tuple[Entry, ...] = desk.cases.journal(case_id)
    lines = [line for entry in entries for line in values_in_words(entry, {})]
    names = [line.partition("：")[0].rpartition(" ")[2] for line in lines]
    assert [name for name in names if name.isascii()] == []
    assert [entry.act for entry in entries if act_words(entry.act) == entry.act] == []


def test_what_the_reviewer_said_of_a_crime_stands_in_words_in_the_journal() -> None:
    said = Entry(
        7, datetime(2026, 9, 24, 2, tzinfo=UTC), "陆海川", "crime.opinion", {"outcome": "filed"}
    )
    assert values_in_words(said, {}) == ["结果：立案侦查，事故处理同时进行"]
