"""The registers of things held, of advances and of transfers, month by month."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cases.papers.plain import RegisterPage
from cases.records.documents import RegisterKind
from cases.records.holding import AdvanceAct, AdvanceEntry, AdvanceMove
from cases.records.officers import Role
from cases.records.times import at
from reports.preview import page_text
from reports.registers import register
from tests.cases.services.holding_case import Squad, make_squad
from tests.cases.services.test_transfers import gone, ready, report
from tests.conftest import Begin, Clock, DeskOf

OURS = (
    RegisterKind.PROPERTY,
    RegisterKind.HELD,
    RegisterKind.ADVANCES,
    RegisterKind.TRANSFERS,
)


@pytest.fixture
def squad(begin: Begin) -> Squad:
    made: Squad = begin(make_squad)
    return made


def cell(page: RegisterPage, row: int, title: str) -> str:
    titles = [column.title for column in page.columns]
    return page.rows[row][titles.index(title)]


def month(squad: Squad, kind: RegisterKind, number: int) -> RegisterPage:
    return squad.lead.documents.month(kind, 2026, number)


def test_a_thing_stands_in_every_month_in_which_it_was_held(squad: Squad, clock: Clock) -> None:
    squad.seize()
    page = month(squad, RegisterKind.PROPERTY, 9)
    assert cell(page, 0, "凭证文号") == "3209902026092400317"
    assert cell(page, 0, "保管人、地点") == "车辆管理员 沈默 本大队车辆保管处 3 号位"
    assert page.summary == "共 1 件：本月新扣 1 件，本月返还、移送、处理 0 件，月末在扣 1 件。"
    assert month(squad, RegisterKind.PROPERTY, 8).rows == ()


def test_what_was_given_back_leaves_the_list_of_what_is_held(squad: Squad, clock: Clock) -> None:
    vehicle = squad.seize()
    clock.go_to(at(date(2026, 10, 9), 9))
    squad.give_back(vehicle)
    assert len(month(squad, RegisterKind.HELD, 9).rows) == 1
    assert month(squad, RegisterKind.HELD, 10).summary == "共 0 件。"
    ended = month(squad, RegisterKind.PROPERTY, 10)
    assert "返还 卢建平" in cell(ended, 0, "去向")
    assert cell(ended, 0, "天数") == "15"
    assert cell(ended, 0, "保管人、地点") == ""
    assert month(squad, RegisterKind.PROPERTY, 11).rows == ()


def test_an_advance_stands_until_it_is_settled(squad: Squad, clock: Clock) -> None:
    lead = squad.lead
    advance = lead.holding.take_advance(
        squad.case,
        AdvanceEntry(
            payer_id=squad.driver,
            amount=Decimal(20000),
            purpose="伤者治疗费用",
            statement="自愿预付声明 2026-09-24",
            received_at=lead.now(),
            receipt="票据 00317",
            kept_at="大队代管账户",
        ),
    )
    clock.go_to(at(date(2026, 10, 9), 9))
    for act, amount in ((AdvanceAct.PAID_OUT, 12000), (AdvanceAct.RETURNED, 8000)):
        lead.holding.move_advance(
            advance,
            AdvanceMove(
                act=act,
                amount=Decimal(amount),
                at=lead.now(),
                receiver="澄州市第一人民医院",
                receipt="收据 1",
            ),
        )
    assert cell(month(squad, RegisterKind.ADVANCES, 10), 0, "退还（元）") == "8,000.00"
    assert cell(month(squad, RegisterKind.ADVANCES, 10), 0, "余额（元）") == "0.00"
    assert month(squad, RegisterKind.ADVANCES, 11).rows == ()


def test_a_transfer_tells_its_hours(squad: Squad, clock: Clock) -> None:
    ready(squad)
    clock.go_to(clock() + timedelta(hours=3))
    gone(squad)
    squad.lead.transfers.report_elsewhere(report(squad))
    page = month(squad, RegisterKind.TRANSFERS, 9)
    assert page.summary == "共 2 件：移出 2 件，接收 0 件。"
    assert cell(page, 0, "用时（小时）") == "3.0"
    assert [cell(page, row, "结果") for row in (0, 1)] == ["已移送", "待移送"]


def test_a_register_is_printed_with_the_same_words(squad: Squad) -> None:
    squad.seize()
    page = month(squad, RegisterKind.PROPERTY, 9)
    printed = "".join(page_text(register(page), 0).split())
    for words in ("涉案财物台账", "扣留事故车辆", "沈默"):
        assert words in printed


def test_an_outsider_sees_no_line_of_another_case(squad: Squad, desk_of: DeskOf) -> None:
    squad.seize()
    ready(squad)
    other = desk_of("秦若川", Role.INVESTIGATOR)
    for kind in OURS:
        page = other.documents.month(kind, 2026, 9)
        assert (page.rows, page.summary) == ((), "共 0 件。")
