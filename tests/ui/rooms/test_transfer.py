"""Cases of other units on the screen: one page at the duty desk, the tab, the list, neighbours."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from cases.law.approvals import Approving
from cases.papers.kinds import FormKind
from cases.records.documents import DocumentState
from cases.records.ids import CaseId, NeighbourId
from cases.records.transfers import (
    Direction,
    Ground,
    Neighbour,
    NeighbourEntry,
    NeighbourKind,
    Step,
    Stretch,
    Transfer,
    TransferState,
)
from tests.cases.services.holding_case import Squad, make_squad
from tests.cases.services.test_transfers import PLACE, finding, gone, ready
from tests.conftest import Begin, DeskOf
from tests.ui.conftest import Said
from tests.ui.hand import click, form, settle, words_of
from ui.kit.jobs import Jobs
from ui.rooms.case.opened import opening
from ui.rooms.practice.transfers_page import TransfersPage
from ui.rooms.settings.neighbours_page import read_stretch, stretch_lines
from ui.rooms.transfer.away_page import AwayPage
from ui.rooms.transfer.tab import TransferTab

HILL = "青丘区公安局交通管理大队"


@pytest.fixture
def squad(begin: Begin) -> Squad:
    made: Squad = begin(make_squad)
    return made


@pytest.fixture
def page(qtbot: QtBot, jobs: Jobs, squad: Squad, said: Said) -> Iterator[AwayPage]:
    made = AwayPage(squad.duty, jobs)
    qtbot.addWidget(made)
    made.resize(1180, 720)
    made.show()
    made.start()
    settle(qtbot, jobs)
    yield made
    made.drop()


@pytest.fixture
def tab(qtbot: QtBot, jobs: Jobs, squad: Squad) -> Iterator[TransferTab]:
    made = TransferTab(squad.lead, jobs)
    qtbot.addWidget(made)
    made.resize(1180, 720)
    made.show()
    yield made
    made.drop()


def look(qtbot: QtBot, jobs: Jobs, tab: TransferTab, case: CaseId) -> None:
    tab.show_opened(opening(tab._desk, case)())
    settle(qtbot, jobs)


def fill_in(qtbot: QtBot, jobs: Jobs, parent: QWidget, **values: object) -> None:
    """Fill in the form that stands open, send it, and see that it was taken."""
    dialog = form(parent)
    for key, value in values.items():
        field = dialog._rows[key].field
        field.set_value(value)
        field.edited.emit()
    click(dialog._act)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert not dialog.isVisible(), words_of(dialog)


def write(page: AwayPage, **values: object) -> None:
    """Put values into the page as an officer types or chooses them."""
    for key, value in values.items():
        page.fields[key].set_value(value)
        page.fields[key].edited.emit()


def found(squad: Squad, case: CaseId | None = None) -> Transfer:
    transfer = squad.lead.transfers.of_case(case or squad.case)
    assert transfer is not None
    return transfer


def steps(squad: Squad) -> list[Step]:
    return [one.step for one in found(squad).steps]


# --- the page of the duty desk ------------------------------------------------------------------


def test_the_place_brings_the_unit_the_reason_and_what_to_tell_the_caller(
    page: AwayPage, squad: Squad
) -> None:
    write(page, place=PLACE)
    assert page.fields["unit"].value() == squad.lake
    assert "望湖县公安局交通管理大队" in page.fields["reason"].value()
    assert "0000-7710110" in page.sentence.text()
    assert "40至58公里" in page.proposal.text()


def test_a_report_is_recorded_in_one_go(
    qtbot: QtBot, jobs: Jobs, page: AwayPage, squad: Squad, said: Said
) -> None:
    write(page, place=PLACE)
    write(page, brief="小型轿车与货车相撞")
    write(page, caller="贺小满")
    write(page, centre_who="值班长 林同")
    write(page, told=True)
    with qtbot.waitSignal(page.opened, timeout=20_000) as opened:
        click(page.submit)
    (case,) = opened.args
    transfer = squad.duty.transfers.of_case(CaseId(case))
    assert transfer is not None
    assert (transfer.state, transfer.unit_id) == (TransferState.FOUND, squad.lake)
    assert {Step.CENTRE_TOLD, Step.CALLER_TOLD} <= {one.step for one in transfer.steps}
    assert page.fields["place"].value() == "", "the page is clean for the next caller"
    assert page.fields["unit"].value() is None
    assert page.fields["told"].value() is False
    assert said.refusals == []


def test_nothing_is_recorded_before_place_and_words_are_there(
    qtbot: QtBot, jobs: Jobs, page: AwayPage, squad: Squad, said: Said
) -> None:
    click(page.submit)
    settle(qtbot, jobs)
    assert squad.duty.transfers.list() == ()
    assert said.asked == []


def test_a_first_action_without_the_command_centre_is_said_at_once(
    qtbot: QtBot, jobs: Jobs, page: AwayPage, squad: Squad
) -> None:
    write(page, place=PLACE)
    write(page, brief="两车相撞")
    write(page, acted="摆放警示标志，抢救伤员")
    write(page, acted_at=squad.duty.now())
    click(page.submit)
    settle(qtbot, jobs)
    assert squad.duty.transfers.list() == ()
    assert "指挥中心" in page._banner.text()


def test_another_place_brings_another_unit_and_another_reason(
    qtbot: QtBot, jobs: Jobs, page: AwayPage, squad: Squad, desk_of: DeskOf
) -> None:
    hill = _hill(squad)
    page.start()
    settle(qtbot, jobs)
    write(page, place="青丘区")
    assert page.fields["unit"].value() == hill
    write(page, place=PLACE)
    assert page.fields["unit"].value() == squad.lake
    assert HILL not in page.fields["reason"].value()
    write(page, place="环城北路")
    assert page.fields["unit"].value() is None
    assert page.fields["reason"].value() == ""


def test_what_the_officer_chose_and_wrote_stays(
    qtbot: QtBot, jobs: Jobs, page: AwayPage, squad: Squad
) -> None:
    hill = _hill(squad)
    page.start()
    settle(qtbot, jobs)
    write(page, place=PLACE)
    write(page, unit=hill)
    assert page.fields["reason"].value() == "", "a reason that names another unit goes"
    write(page, reason="起始点在青丘区一侧")
    write(page, place=f"{PLACE}东侧")
    assert page.fields["unit"].value() == hill
    assert page.fields["reason"].value() == "起始点在青丘区一侧"
    assert HILL in page.sentence.text()


def _hill(squad: Squad) -> NeighbourId:
    leader = squad.leader
    return leader.neighbours.add(
        NeighbourEntry(
            kind=NeighbourKind.TRAFFIC, name=HILL, areas=("青丘区",), phone="0000-6610110"
        )
    )


# --- the tab ------------------------------------------------------------------------------------


def test_a_case_goes_from_the_finding_to_the_hand_over_through_the_tab(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: TransferTab
) -> None:
    look(qtbot, jobs, tab, squad.case)
    click(next(one for one in tab.findChildren(QAbstractButton) if "不属本单位" in one.text()))
    fill_in(qtbot, jobs, tab, began_at=PLACE, unit_id=squad.lake, reason="起始点在望湖县")
    assert found(squad).unit_id == squad.lake
    click(tab.buttons["centre"])
    fill_in(qtbot, jobs, tab, who="值班长 林同", agreed=True)
    click(tab.buttons["first"])
    fill_in(qtbot, jobs, tab, words="摆放警示标志")
    click(tab.buttons["caller"])
    fill_in(qtbot, jobs, tab)
    click(tab.buttons["add"])
    fill_in(qtbot, jobs, tab, name="受案登记表，1，原件，2")
    assert [one.entry.name for one in found(squad).items] == ["受案登记表"]
    click(tab.buttons["approval"])
    fill_in(qtbot, jobs, tab, grounds="不属本单位管辖")
    (asked,) = [
        one for one in squad.lead.approvals.of_case(squad.case) if one.kind is Approving.TRANSFER
    ]
    assert asked.grounds == "不属本单位管辖"
    with qtbot.waitSignal(tab.document_wanted, timeout=20_000):
        click(tab.buttons["papers"])
    settle(qtbot, jobs)
    assert squad.papers(FormKind.TRANSFER_NOTICE) == [DocumentState.DRAFT]
    assert squad.papers(FormKind.TRANSFER_LIST) == [], "nothing held goes with it"
    assert {Step.FOUND, Step.CENTRE_TOLD, Step.ACTED_FIRST, Step.CALLER_TOLD} <= set(steps(squad))


def test_a_crime_of_another_unit_is_put_before_the_head_above_the_station(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: TransferTab
) -> None:
    entry = finding(squad, ground=Ground.OTHER_POLICE, is_criminal=True)
    squad.lead.transfers.find_not_ours(squad.case, entry)
    look(qtbot, jobs, tab, squad.case)
    click(tab.buttons["approval"])
    assert "上级机关" in words_of(form(tab))
    fill_in(qtbot, jobs, tab, grounds="起始点在望湖县，涉嫌交通肇事罪")
    (asked,) = squad.lead.approvals.of_case(squad.case)
    assert asked.kind is Approving.CRIMINAL_TRANSFER


def test_an_unapproved_hand_over_is_refused_in_the_form(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: TransferTab
) -> None:
    ready(squad)
    look(qtbot, jobs, tab, squad.case)
    click(tab.buttons["hand_over"])
    dialog = form(tab)
    dialog._rows["receiver"].field.set_value("林同")
    click(dialog._act)
    settle(qtbot, jobs)
    assert dialog.isVisible()
    assert "批准" in words_of(dialog)
    assert found(squad).state is TransferState.FOUND
    dialog.reject()


def test_a_case_handed_over_may_only_come_back(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: TransferTab
) -> None:
    ready(squad)
    gone(squad)
    tab.buttons = {key: one for key, one in tab.buttons.items() if key in FIXED}
    look(qtbot, jobs, tab, squad.case)
    assert set(tab.buttons) - FIXED == {"back"}
    assert not tab.buttons["add"].isVisible()
    click(tab.buttons["back"])
    fill_in(qtbot, jobs, tab, who="望湖县大队 骆成", reason="起始点不在我辖区")
    assert found(squad).state is not TransferState.HANDED_OVER


FIXED = {"add", "remove", "check_in"}


def test_a_dispute_goes_to_the_superior_and_comes_back_decided(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: TransferTab
) -> None:
    ready(squad)
    look(qtbot, jobs, tab, squad.case)
    click(tab.buttons["dispute"])
    fill_in(qtbot, jobs, tab, superior="澄州市公安局交通警察支队", words="起始点有争议")
    assert found(squad).state is TransferState.DISPUTED
    click(tab.buttons["designate"])
    fill_in(
        qtbot,
        jobs,
        tab,
        superior="澄州市公安局交通警察支队",
        number="澄公交指〔2026〕3号",
        unit_id=squad.lake,
    )
    assert found(squad).state is TransferState.FOUND
    assert {Step.DISPUTED, Step.DESIGNATED} <= set(steps(squad))


def test_a_case_found_to_be_ours_after_all_is_kept(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: TransferTab
) -> None:
    ready(squad)
    look(qtbot, jobs, tab, squad.case)
    click(tab.buttons["keep"])
    fill_in(qtbot, jobs, tab, reason="核实起始点在本辖区")
    assert found(squad).state is TransferState.KEPT


# --- the list -----------------------------------------------------------------------------------


def test_a_case_of_another_unit_is_received_through_the_list_and_counted(
    qtbot: QtBot, jobs: Jobs, squad: Squad, tab: TransferTab, said: Said
) -> None:
    page = TransfersPage(squad.lead, jobs)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    settle(qtbot, jobs)
    click(page.buttons["receive"])
    settle(qtbot, jobs)
    now = squad.lead.now()
    fill_in(
        qtbot,
        jobs,
        page,
        unit_id=squad.lake,
        number="望公交移〔2026〕9号",
        received_at=now,
        handed_by="骆成",
        occurred_at=now - timedelta(hours=5),
        place="环城北路",
        items="受案登记表，1，原件，2",
    )
    settle(qtbot, jobs)
    (line,) = squad.lead.transfers.list()
    assert (line.direction, line.state) == (Direction.RECEIVED, TransferState.RECEIVED)
    look(qtbot, jobs, tab, line.case_id)
    tab.items.pick(lambda _one: True)
    click(tab.buttons["check_in"])
    fill_in(qtbot, jobs, tab)
    (item,) = found(squad, line.case_id).items
    assert item.present is True
    assert said.refusals == []


# --- neighbours ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "stretch"),
    [
        ("省道214线 40-58", Stretch("省道214线", Decimal(40), Decimal(58))),
        ("省道214线 40.5 至 58", Stretch("省道214线", Decimal("40.5"), Decimal(58))),
        ("S214 0—12.25", Stretch("S214", Decimal(0), Decimal("12.25"))),
        ("G15沈海高速", Stretch("G15沈海高速")),
        ("  环湖 公路  ", Stretch("环湖 公路")),
        ("省道214线 58-", Stretch("省道214线", Decimal(58), None)),
        ("省道214线 -40", Stretch("省道214线", None, Decimal(40))),
    ],
)
def test_a_stretch_is_read_as_it_is_typed(line: str, stretch: Stretch) -> None:
    assert read_stretch(line) == stretch


KILOMETRES = st.none() | st.decimals(0, 9999, places=3)


@given(KILOMETRES, KILOMETRES)
def test_a_stretch_is_written_so_that_it_is_read_again(
    low: Decimal | None, high: Decimal | None
) -> None:
    stretch = Stretch("省道214线", low, high)
    entry = NeighbourEntry(
        kind=NeighbourKind.TRAFFIC, name="望湖县", stretches=(stretch,), phone="1"
    )
    (line,) = stretch_lines(Neighbour(NeighbourId(1), entry))
    assert read_stretch(line) == stretch
