"""Lists of cases page by page: each page begins where the one before ended."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cases.records.cases import CaseFilter, CaseKind, CaseLine, Intake, Order, Scope
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import CaseRow
from tests.conftest import START, Begin, Clock, DeskOf

#: Two of a day and two without one, so that equal days and none meet the end of a page.
DUES = (
    date(2026, 10, 8),
    None,
    date(2026, 10, 8),
    date(2026, 9, 30),
    None,
    date(2026, 10, 8),
    None,
)


def opened(desk_of: DeskOf, clock: Clock) -> Desk:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    for number, due in enumerate(DUES):
        # Three cases are opened in the same moment.
        clock.go_to(START + timedelta(minutes=number // 3))
        made = desk.cases.open_case(
            Intake(
                kind=CaseKind.PROPERTY,
                occurred_at=datetime(2026, 9, 8, 0, 15, tzinfo=UTC),
                place="环城北路",
            )
        )
        with engine.session(desk.store.door, Acting(0, START, door=True)) as session:
            row = session.get_one(CaseRow, made)
            # The numbers run against the order in which the cases were opened.
            row.number, row.next_due_on = f"2025-{900 - number:04d}", due
    return desk


@pytest.fixture
def desk(begin: Begin) -> Desk:
    made: Desk = begin(opened)
    return made


def walked(desk: Desk, wanted: CaseFilter, limit: int) -> list[CaseLine]:
    page = desk.cases.page(wanted, limit=limit)
    found = list(page.lines)
    while page.end is not None:
        page = desk.cases.page(wanted, page.end, limit)
        assert page.total == len(DUES)
        found += page.lines
    return found


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("limit", [1, 2, 3, 5, 7, 8])
def test_the_pages_of_a_list_are_the_list(desk: Desk, order: Order, limit: int) -> None:
    wanted = CaseFilter(scope=Scope.MINE, order=order)
    whole = desk.cases.page(wanted)
    assert whole.total == len(whole.lines) == len(DUES)
    assert whole.end is None
    assert walked(desk, wanted, limit) == list(whole.lines)


def test_what_is_due_first_stands_first_and_what_has_no_day_last(desk: Desk) -> None:
    days = [line.next_due_on for line in walked(desk, CaseFilter(), 2)]
    assert days == [*sorted(day for day in DUES if day), None, None, None]


def test_a_case_opened_meanwhile_neither_repeats_nor_hides_another(desk: Desk) -> None:
    wanted = CaseFilter(order=Order.NEWEST)
    first = desk.cases.page(wanted, limit=3)
    before = desk.cases.page(wanted).lines
    desk.cases.open_case(
        Intake(
            kind=CaseKind.PROPERTY,
            occurred_at=datetime(2026, 9, 9, tzinfo=UTC),
            place="青石街",
        )
    )
    assert first.lines + desk.cases.page(wanted, first.end).lines == before


def test_lines_come_in_the_order_asked_and_hidden_ones_not_at_all(
    desk: Desk, desk_of: DeskOf
) -> None:
    ids = [line.case_id for line in desk.cases.page(CaseFilter(order=Order.NUMBER)).lines]
    assert list(desk.cases.lines([*ids[::-1], CaseId(999)])) == ids[::-1]
    assert desk_of("冯立成", Role.INVESTIGATOR).cases.lines(ids) == {}
