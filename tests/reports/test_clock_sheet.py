"""时限表: every clock with its article, its days numbered, and the pages it takes."""

from datetime import UTC, date, datetime, timedelta

from cases.law.clock import ClockState
from cases.law.counting import Unit
from cases.law.facts import FactKind
from cases.papers.clock_sheet import ClockBar, ClockSheet, OffDay
from reports.clocks import clock_sheet
from tests.reports.reading import text_of
from ui.labels.law import CLOCK_STATES, FACTS

TODAY = date(2026, 9, 24)
DAYS = (
    *(date(2026, 9, day) for day in (18, 20, 21, 22, 23, 24, 28, 29, 30)),
    date(2026, 10, 8),
)
BAR = ClockBar(
    "受害方认定书",
    "146号令 第六十六条第一款",
    FactKind.VICTIM_REQUEST,
    date(2026, 9, 17),
    date(2026, 10, 8),
    None,
    10,
    Unit.WORKING,
    ClockState.RUNNING,
    projected=False,
    counted=DAYS,
)
OFF = (
    OffDay(date(2026, 9, 20), works=True, name=""),
    *(OffDay(date(2026, 9, 25) + timedelta(days=n), works=False, name="中秋节") for n in range(3)),
)


def sheet(*bars: ClockBar, is_demo: bool = False) -> bytes:
    made = ClockSheet(
        "澄州市公安局交通警察支队临江大队",
        "2026-0187",
        bars,
        TODAY,
        OFF,
        "王砚秋",
        datetime(2026, 9, 24, 2, 42, tzinfo=UTC),
        is_demo=is_demo,
    )
    return clock_sheet(made, FACTS, CLOCK_STATES)


def test_a_clock_is_printed_with_its_article_its_trigger_and_its_days() -> None:
    text = text_of(sheet(BAR))
    for words in ("2026-0187时限表", "受害方认定书", "第六十六条", "受害方书面申请认定"):
        assert words in text
    for words in ("2026-10-08", "进行中", "10个工作日", "中秋", "班", "王砚秋2026-09-2410:42"):
        assert words in text


def test_a_case_without_clocks_says_so() -> None:
    assert "本案尚无时限" in text_of(sheet())


def test_a_case_of_many_clocks_repeats_the_axis_on_every_page() -> None:
    text = text_of(sheet(*(BAR for _ in range(40))))
    assert text.count("到期与状态") >= 3


def test_a_demonstration_says_so_and_the_same_sheet_is_the_same_file() -> None:
    assert "演示数据·无效" in text_of(sheet(BAR, is_demo=True))
    assert sheet(BAR) == sheet(BAR)
