"""Registers, day sheet, recovery sheet, pictures of pages."""

from dataclasses import replace
from datetime import date

import pytest

from cases.papers.plain import (
    DayGroup,
    DayLine,
    DaySheet,
    RecoverySheet,
    RegisterColumn,
    RegisterPage,
)
from reports.preview import page_count, page_image
from reports.registers import register
from reports.sheets import day_sheet, recovery
from tests.reports.heads import ORGAN, at
from tests.reports.reading import pages_of, text_of

COLUMNS = (RegisterColumn("序号", 2, right=True), RegisterColumn("当事人", 9))
GROUPS = ("K7QM", "3XRD", "9TWE", "HC2P", "YF4N", "LB8S", "QV6J", "2MZA")


def month(count: int) -> RegisterPage:
    return RegisterPage(
        title="送达台账",
        organ=ORGAN,
        period="2026年9月",
        columns=COLUMNS,
        rows=tuple((str(n), f"第{n}人䶮") for n in range(1, count + 1)),
        printed_by="王砚秋",
        printed_at=at(9, 30, 17, 2),
        journal_seq=48213,
        journal_head="9f3c27a71e04b85d" * 4,
        summary=f"本月送达{count}件。",
    )


def test_a_register_prints_every_row_and_its_head_on_every_page() -> None:
    pages = pages_of(register(month(60)))
    assert len(pages) > 2
    assert all("序号当事人" in page for page in pages)
    text = "".join(pages)
    assert all(f"第{n}人䶮" in text for n in range(1, 61))
    assert "本月送达60件。" in pages[-1]
    assert "日志#48213·9f3c27a71e04b85d" in pages[-1]


def test_a_register_without_entries_says_so() -> None:
    assert "本期无记录" in text_of(register(month(0)))


def test_a_register_lies_across_the_page() -> None:
    width, height, _ = page_image(register(month(1)), 0, 36)
    assert width > height


def test_the_day_sheet_lists_what_is_due() -> None:
    line = DayLine("", "2026-0163", "调解期满", "第九十条第三款", "今日")
    groups = (DayGroup("今日到期", (line,)), DayGroup("本周", ()))
    text = text_of(day_sheet(DaySheet(ORGAN, "王砚秋", date(2026, 9, 24), groups, at(9, 24, 8, 1))))
    assert "今日到期（1）" in text
    assert "2026-0163调解期满第九十条第三款今日" in text
    assert "本周" not in text


def test_a_day_without_work_says_so() -> None:
    sheet = DaySheet(ORGAN, "王砚秋", date(2026, 9, 24), (), at(9, 24, 8, 1))
    assert "今日没有到期事项" in text_of(day_sheet(sheet))


def test_each_half_of_the_recovery_code_has_a_page_of_its_own() -> None:
    halves = [
        RecoverySheet(ORGAN, date(2026, 9, 24), half, groups, check)
        for half, groups, check in (("a", GROUPS, "4D·19·C7"), ("b", GROUPS[::-1], "08·AA·1F"))
    ]
    first, second = pages_of(recovery(halves))
    assert "A半" in first
    assert "B半" in second
    assert "4D·19·C7" in first
    assert "08·AA·1F" not in first
    assert all(group in first for group in GROUPS)


def test_a_page_becomes_a_picture_of_its_size() -> None:
    pdf = register(month(1))
    width, height, pixels = page_image(pdf, 0, 72)
    assert (width, height) == (842, 595) or (width, height) == (842, 596)
    assert len(pixels) == width * height * 4
    assert pixels[:4] == b"\xff\xff\xff\xff"
    assert b"\x00\x00\x00\xff" in pixels


def test_a_page_that_is_not_there_is_an_error() -> None:
    pdf = register(month(1))
    assert page_count(pdf) == 1
    with pytest.raises(IndexError):
        page_image(pdf, 1, 72)


def test_registers_and_day_sheets_of_a_demonstration_station_say_so() -> None:
    pages = pages_of(register(replace(month(60), is_demo=True)))
    assert all("演示数据·无效" in page for page in pages)
    sheet = DaySheet(ORGAN, "王砚秋", date(2026, 9, 24), (), at(9, 24, 8, 1), is_demo=True)
    assert "演示数据·无效" in text_of(day_sheet(sheet))
