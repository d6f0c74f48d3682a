"""The clocks of a case on paper and as a calendar file: counted, cited, nobody named, on record."""

from datetime import UTC, date, datetime

import pytest

from cases.law.facts import FactKind
from cases.papers.calendar_file import calendar_file
from cases.papers.clock_sheet import CalendarEntry
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind
from cases.records.times import at
from cases.refusals import Refusal
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf

NAMES = ("卢建平", "孟庆和")


def a_case(desk: Desk) -> CaseId:
    parties = (
        PartyEntry(name=NAMES[0], kind=PartyKind.DRIVER),
        PartyEntry(name=NAMES[1], kind=PartyKind.INJURED),
    )
    case_id = desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=at(date(2026, 9, 17), 7),
            place="环城北路",
            parties=parties,
        )
    )
    victim = desk.cases.open_file(case_id).people.parties[1].id
    for kind, day, party in (
        (FactKind.SCENE_INVESTIGATED, 17, None),
        (FactKind.BLOOD_DRAWN, 22, victim),
        (FactKind.HANDLED_FOR_FINE, 24, victim),
    ):
        moment = at(date(2026, 9, day), 9)
        entry = FactEntry(kind=kind, happened_at=moment, party_id=party, item="1")
        desk.facts.record(case_id, entry)
    return case_id


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_the_calendar_file_holds_number_and_rule_and_nobodys_name(desk: Desk) -> None:
    lines = unfolded(desk.clocks.calendar_file(a_case(desk)))
    text = "\n".join(lines)
    assert not any(name in text for name in (*NAMES, "王砚秋", "环城北路"))
    assert "SUMMARY:2026-0001 制作道路交通事故认定书" in lines
    assert "DTSTART;VALUE=DATE:20261008" in lines
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 3


def test_its_alarms_come_three_working_days_before_one_and_on_the_day(desk: Desk) -> None:
    lines = unfolded(desk.clocks.calendar_file(a_case(desk)))
    begin = lines.index("SUMMARY:2026-0001 制作道路交通事故认定书")
    alarms = [line for line in lines[begin:] if line.startswith("TRIGGER")][:3]
    # eight in the morning at the unit: 9/28, 9/30 and 10/8
    assert alarms == [
        "TRIGGER;VALUE=DATE-TIME:20260928T000000Z",
        "TRIGGER;VALUE=DATE-TIME:20260930T000000Z",
        "TRIGGER;VALUE=DATE-TIME:20261008T000000Z",
    ]


def test_a_period_of_hours_calls_an_hour_and_a_quarter_before(desk: Desk) -> None:
    lines = unfolded(desk.clocks.calendar_file(a_case(desk)))
    begin = lines.index("SUMMARY:2026-0001 作出罚款决定")
    assert lines[begin - 2] == "DTSTART:20260925T010000Z"
    alarms = [line for line in lines[begin:] if line.startswith("TRIGGER")][:2]
    assert alarms == [
        "TRIGGER;VALUE=DATE-TIME:20260925T000000Z",
        "TRIGGER;VALUE=DATE-TIME:20260925T004500Z",
    ]


def test_lines_are_cut_after_75_octets_and_never_inside_a_character() -> None:
    entry = CalendarEntry(
        "1@anjie", "2026-0001", "期限，" * 40, "条，；\\", date(2026, 9, 28), None, ()
    )
    data = calendar_file([entry], datetime(2026, 9, 24, tzinfo=UTC))
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert "SUMMARY:2026-0001 " + "期限，" * 40 in unfolded(data)
    assert "DESCRIPTION:条，；\\\\" in unfolded(data)


def test_the_same_clock_keeps_its_id_and_a_done_one_is_left_out(desk: Desk, clock: Clock) -> None:
    case_id = a_case(desk)

    def ids() -> set[str]:
        lines = unfolded(desk.clocks.calendar_file(case_id))
        return {line for line in lines if line.startswith("UID:")}

    before = ids()
    clock.advance(minutes=5)
    made = FactEntry(kind=FactKind.DETERMINATION_MADE, happened_at=desk.now())
    desk.facts.record(case_id, made)
    assert len(before & ids()) == 2


def test_the_sheet_shows_every_clock_with_its_days_and_its_article(desk: Desk) -> None:
    sheet = desk.clocks.sheet(a_case(desk))
    bar = next(bar for bar in sheet.bars if bar.title == "制作道路交通事故认定书")
    assert bar.article == "146号令 第六十二条第一款"
    assert (bar.start, bar.due, len(bar.counted)) == (date(2026, 9, 17), date(2026, 10, 8), 10)
    assert {day.name for day in sheet.off if not day.works} >= {"中秋节", "国庆节"}


def test_both_are_entered_in_the_journal(desk: Desk) -> None:
    case_id = a_case(desk)
    desk.clocks.sheet(case_id)
    desk.clocks.calendar_file(case_id)
    acts = [entry.act for entry in desk.cases.journal(case_id)]
    assert {"clocks.print", "clocks.export"} <= set(acts)


def test_an_outsider_gets_neither(desk: Desk, desk_of: DeskOf) -> None:
    case_id, other = a_case(desk), desk_of("冯立成", Role.INVESTIGATOR)
    for take in (other.clocks.sheet, other.clocks.calendar_file):
        with pytest.raises(Refusal):
            take(case_id)


def test_a_mediator_takes_out_no_clock_of_the_investigation(desk: Desk, desk_of: DeskOf) -> None:
    case_id, mediator = a_case(desk), desk_of("周敏", Role.MEDIATOR)
    desk.assignment.join(case_id, mediator.officer.id, TeamRole.MEDIATOR)
    titles = {bar.title for bar in mediator.clocks.sheet(case_id).bars}
    assert not titles & {"血样送检", "作出罚款决定"}
