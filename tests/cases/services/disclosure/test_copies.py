"""Numbered copies: one series, to whom and what for, their fate, seen by whom it concerns."""

from datetime import date, timedelta

import pytest

from cases.records.copies import CopyFate, CopyFilter, CopyKind, CopyWay, Leaving, Purpose
from cases.records.officers import Part, Role
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from tests.cases.services.documents_case import ACase, put_case
from tests.conftest import Clock, DeskOf

LIST = Leaving(kind=CopyKind.LIST, way=CopyWay.TABLE, title="案件列表")


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def case(lead: Desk) -> ACase:
    return put_case(lead)


def sheet(case: ACase, title: str = "时限表", part: Part = Part.INVESTIGATION) -> Leaving:
    return Leaving(
        kind=CopyKind.SHEET, way=CopyWay.PRINTER, title=title, case_id=case.case, part=part
    )


def refused(work: object) -> Reason:
    assert callable(work)
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value.reason


def test_copies_of_a_year_have_one_series_whoever_makes_them(
    lead: Desk, desk_of: DeskOf, case: ACase, clock: Clock
) -> None:
    other = desk_of("冯立成", Role.INVESTIGATOR)
    numbers = [lead.copies.number(LIST).number, other.copies.number(LIST).number]
    numbers += [one.number for one in lead.copies.number_each([sheet(case), sheet(case)])]
    clock.advance(days=120)
    numbers.append(lead.copies.number(LIST).number)
    assert numbers == ["2026-0001", "2026-0002", "2026-0003", "2026-0004", "2027-0001"]


def test_the_officer_is_not_asked_what_a_copy_is_for(lead: Desk, case: ACase) -> None:
    lead.copies.number(sheet(case))
    first, *_ = lead.copies.register(CopyFilter()).lines
    assert (first.receiver, first.purpose) == ("王砚秋", Purpose.WORK)
    lead.copies.hand_on(first.id, "人民法院", Purpose.HAND_OVER, note="函调")
    lead.copies.number(sheet(case, "时限表（二）"))
    again, *_ = lead.copies.register(CopyFilter()).lines
    assert again.purpose is Purpose.HAND_OVER  # as he last said for sheets


def test_what_should_have_come_back_is_overdue_until_it_is_settled(
    lead: Desk, case: ACase, clock: Clock
) -> None:
    mark = lead.copies.number(sheet(case))
    until = date(2026, 9, 30)
    lead.copies.hand_on(mark.id, "鉴定机构", Purpose.OTHER, return_by=until)
    assert lead.copies.register(CopyFilter(only_overdue=True)).lines == ()
    clock.advance(days=7)
    late = lead.copies.register(CopyFilter(only_overdue=True))
    assert ([one.number for one in late.lines], late.overdue) == ([mark.number], 1)
    lead.copies.settle(mark.id, CopyFate.DESTROYED, "王砚秋、冯立成", "碎纸")
    after = lead.copies.register(CopyFilter())
    assert (after.out, after.overdue) == (0, 0)
    assert after.lines[0].fate_who == "王砚秋、冯立成"
    assert (
        refused(lambda: lead.copies.settle(mark.id, CopyFate.RETURNED, "王砚秋"))
        is Reason.COPY_SETTLED
    )


def test_a_fate_names_somebody_and_a_day_to_come_back_lies_ahead(lead: Desk, case: ACase) -> None:
    mark = lead.copies.number(sheet(case))
    yesterday = lead.today() - timedelta(days=1)
    copies = lead.copies
    assert refused(lambda: copies.settle(mark.id, CopyFate.RETURNED, " ")) is Reason.FIELD_MISSING
    assert refused(lambda: copies.settle(mark.id, CopyFate.OUT, "王")) is Reason.FIELD_INVALID
    assert refused(lambda: copies.hand_on(mark.id, "", Purpose.WORK)) is Reason.FIELD_MISSING
    assert (
        refused(lambda: copies.hand_on(mark.id, "院", Purpose.WORK, return_by=yesterday))
        is Reason.FIELD_INVALID
    )


def test_copies_of_a_case_are_seen_by_its_team_and_lists_by_their_maker(
    lead: Desk, desk_of: DeskOf, case: ACase
) -> None:
    lead.copies.number_each([sheet(case), LIST])
    other = desk_of("冯立成", Role.INVESTIGATOR, Role.SQUAD_LEADER)
    assert other.copies.register(CopyFilter()).lines == ()
    assert other.copies.of_case(case.case) == ()
    mark = lead.copies.register(CopyFilter()).lines[-1]
    for act in (
        lambda: other.copies.hand_on(mark.id, "某人", Purpose.WORK),
        lambda: other.copies.settle(mark.id, CopyFate.RETURNED, "某人"),
    ):
        assert refused(act) is Reason.NOT_FOUND
    outsider = desk_of("谭小满", Role.INVESTIGATOR)
    assert refused(lambda: outsider.copies.number(sheet(case))) is Reason.NOT_FOUND


def test_the_inspector_counts_copies_for_a_reason_and_reads_none(
    lead: Desk, desk_of: DeskOf, case: ACase
) -> None:
    lead.copies.number(sheet(case, "嫌疑车辆排查表"))
    inspector = desk_of("罗亦鸣", Role.INSPECTOR)
    assert refused(lambda: inspector.copies.oversee(CopyFilter(), " ")) is Reason.REASON_MISSING
    assert refused(lambda: lead.copies.oversee(CopyFilter(), "核对")) is Reason.NOT_ALLOWED
    (line,) = inspector.copies.oversee(CopyFilter(), "季度核查").lines
    assert (line.number, line.officer, line.case_number) == ("2026-0001", "王砚秋", "2026-0163")
    assert (line.title, line.receiver) == ("", "")


def test_the_register_is_printed_with_what_is_out_and_late(lead: Desk, case: ACase) -> None:
    lead.copies.number_each([sheet(case), LIST])
    page = lead.copies.sheet(CopyFilter())
    assert [row[0] for row in page.rows] == ["2026-0002", "2026-0001"]
    assert page.summary == "共 2 份，在外 2 份，逾期未还 0 份。"
    assert page.journal_head
