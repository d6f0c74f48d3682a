"""Leave, emergencies, concluded cases and codes, at the window."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cases.records.access import Verdict
from cases.records.cases import CaseKind, Intake
from cases.records.ids import CaseId
from cases.records.officers import Part, Role
from cases.records.parties import PartyEntry, PartyKind
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf
from tests.ui.conftest import Said
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, TextField
from ui.kit.jobs import Jobs
from ui.palette import Palette
from ui.rooms.case.page import CasePageView
from ui.rooms.case.team_tab import TeamTab
from ui.rooms.confidential.grants_page import GrantsPage
from ui.rooms.today_emergencies import EmergenciesPanel


@pytest.fixture(autouse=True)
def nothing_failed(said: Said) -> Iterator[None]:
    yield
    assert (said.refusals, said.failures) == ([], 0)


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def case(lead: Desk) -> CaseId:
    party = PartyEntry(name="卢建平", kind=PartyKind.DRIVER, phone="13900001234")
    happened = datetime(2026, 9, 8, 0, 15, tzinfo=UTC)
    return lead.cases.open_case(
        Intake(kind=CaseKind.INJURY, occurred_at=happened, place="环城北路", parties=(party,))
    )


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle)


def dialog_of(page: QWidget) -> FormDialog:
    found = [one for one in page.findChildren(FormDialog) if one.isVisible()]
    assert len(found) == 1
    assert isinstance(found[0], FormDialog)
    return found[0]


def typed(dialog: FormDialog, words: str) -> None:
    dialog.findChildren(LongField)[-1].set_value(words)
    dialog._act.click()


def test_leave_is_given_and_taken_back_on_its_page(
    qtbot: QtBot, jobs: Jobs, lead: Desk, case: CaseId, desk_of: DeskOf
) -> None:
    guest = desk_of("严正", Role.INSPECTOR)
    page = GrantsPage(lead, jobs)
    qtbot.addWidget(page)
    page.show()
    page.buttons["give"].click()
    settle(qtbot, jobs)
    dialog = dialog_of(page)
    dialog.findChildren(ChoiceField)[1].set_value(guest.officer.id)
    typed(dialog, "检查办案期限")
    settle(qtbot, jobs)
    assert guest.cases.open_file(case).number == "2026-0001"
    (one,) = page.table.records()
    assert (one.officer, one.part, one.giver) == ("严正", Part.INVESTIGATION, "王砚秋")
    page.table.pick(lambda _one: True)
    assert page.buttons["end"].isEnabled()
    page.buttons["end"].click()
    typed(dialog_of(page), "检查完毕")
    settle(qtbot, jobs)
    page.table.pick(lambda _one: True)
    assert not page.buttons["end"].isEnabled()
    assert "检查完毕" in page._said.text()


def test_an_emergency_is_red_on_the_inspectors_desk_until_he_has_reviewed_it(
    qtbot: QtBot, jobs: Jobs, case: CaseId, desk_of: DeskOf, clock: Clock
) -> None:
    leader, inspector = desk_of("邱国梁", Role.APPROVER), desk_of("严正", Role.INSPECTOR)
    leader.access.open_in_emergency("2026-0001", "家属围堵")
    leader.cases.open_file(case)
    clock.advance(hours=25)
    panel = EmergenciesPanel(inspector, jobs)
    page = GrantsPage(inspector, jobs)
    for widget in (panel, page):
        qtbot.addWidget(widget)
        widget.show()
    counted: list[int] = []
    page.badge_changed.connect(counted.append)
    panel.reload()
    page.reload()
    settle(qtbot, jobs)
    assert (panel.isHidden(), counted) == (False, [1])
    page.table.pick(lambda _one: True)
    page.buttons["review"].click()
    settle(qtbot, jobs)
    dialog = dialog_of(page)
    dialog.findChildren(ChoiceField)[-1].set_value(Verdict.JUSTIFIED)
    typed(dialog, "确属紧急")
    settle(qtbot, jobs)
    panel.reload()
    settle(qtbot, jobs)
    assert (inspector.access.emergencies(), counted[-1], panel.isHidden()) == ((), 0, True)


def test_a_concluded_case_is_shown_in_full_on_request_until_one_leaves_it(
    qtbot: QtBot, jobs: Jobs, lead: Desk, case: CaseId, desk_of: DeskOf
) -> None:
    lead.cases.close(case, "已审结")
    other = desk_of("陆海川", Role.INVESTIGATOR)
    page = CasePageView(other, jobs)
    qtbot.addWidget(page)
    page.show()
    page.show_case(case, "team")
    settle(qtbot, jobs)
    assert page.uncover.isVisible()
    page.uncover.click()
    typed(dialog_of(page), "核对赔付")
    settle(qtbot, jobs)
    assert not page.uncover.isVisible()
    assert other.cases.open_file(case).people.parties[0].entry.phone == "13900001234"
    page.drop()
    settle(qtbot, jobs)
    assert other.cases.open_file(case).people.parties[0].entry.phone == "139******34"


def test_the_tab_of_those_who_know_says_who_sees_and_keeps_a_name_secret(
    qtbot: QtBot, jobs: Jobs, lead: Desk, case: CaseId, desk_of: DeskOf
) -> None:
    desk_of("葛志远", Role.SQUAD_LEADER)
    page = CasePageView(lead, jobs)
    qtbot.addWidget(page)
    page.show()
    page.show_case(case, "team")
    settle(qtbot, jobs)
    tab = page._pages["team"]
    assert isinstance(tab, TeamTab)
    names = [one.name for one in tab.access.table.records()]
    assert names == ["王砚秋", "葛志远"]
    tab.secrets.click()
    settle(qtbot, jobs)
    dialog = dialog_of(page)
    dialog.findChildren(TextField)[0].set_value("闵大有")
    typed(dialog, "怕报复")
    settle(qtbot, jobs)
    assert lead.access.secret_identities(case)[0].entry.name == "闵大有"


def test_the_palette_offers_to_ask_for_a_number_only_where_the_unit_allows_it(
    qtbot: QtBot, jobs: Jobs, case: CaseId, desk_of: DeskOf, said: Said
) -> None:
    duty, keeper = desk_of("高岚", Role.DUTY_DESK), desk_of("郝建勋", Role.ADMINISTRATOR)
    window = GrantsPage(duty, jobs)
    qtbot.addWidget(window)
    palette = Palette(duty, jobs, (), window)

    def offered(number: str) -> list[Any]:
        palette.offer(number)
        settle(qtbot, jobs)
        palette._show(None)
        return [one for one in palette.table.records() if getattr(one, "command", None)]

    assert case
    assert offered("2026-0001") == []
    keeper.unit.decide(
        "access.names_lead",
        "yes",
        in_force_from=keeper.today(),
        reference="单位规定〔2026〕9号",
        approved_by="邱国梁",
        approved_on=keeper.today(),
    )
    for number, told in (("2026-0001", "由王砚秋承办，请向其了解。"), ("2026-0009", "没有找到")):
        (line,) = offered(number)
        palette._open(line)
        settle(qtbot, jobs)
        assert said.words[-1] == (number, told)
