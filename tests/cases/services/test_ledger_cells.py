"""Cells and files of a ledger are read as officers mean them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cases.records.ledger import Field
from cases.refusals import Reason, Refusal
from cases.services import tablefile
from cases.services.ledger import cells, columns


def at(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize(
    ("typed", "moment", "day_only"),
    [
        ("2024年3月5日 14时20分", at(2024, 3, 5, 14, 20), False),
        ("2024年3月5日下午2时许", at(2024, 3, 5, 14), False),
        ("2024年3月5日14点半", at(2024, 3, 5, 14, 30), False),
        ("2024年3月5日 24时00分", at(2024, 3, 6), False),
        ("2024-03-05 14:20:33", at(2024, 3, 5, 14, 20), False),
        ("2024-3-5（周二） 8:05", at(2024, 3, 5, 8, 5), False),
        ("2024/3/5 14:20", at(2024, 3, 5, 14, 20), False),
        ("2024.3.5", at(2024, 3, 5), True),
        ("24/3/5", at(2024, 3, 5), True),
        ("20240305", at(2024, 3, 5), True),
        ("２０２４－０３－０５　１４：２０", at(2024, 3, 5, 14, 20), False),
        ("２０２４／３／５", at(2024, 3, 5), True),
        ("２０２４．３．５", at(2024, 3, 5), True),
        ("二〇二四年三月二十一日", at(2024, 3, 21), True),
        ("45356.5972222", at(2024, 3, 5, 14, 20), False),
        (45356, at(2024, 3, 5), True),
        (at(2024, 3, 5, 14, 20), at(2024, 3, 5, 14, 20), False),
    ],
)
def test_days_and_times_are_read_as_written(
    typed: Any,
    moment: datetime,
    day_only: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert cells.moment(typed) == (moment, day_only)


@pytest.mark.parametrize(
    ("reader", "typed"),
    [
        (cells.moment, "昨天"),
        (cells.moment, "2024-02-30"),
        (cells.moment, "5月3日"),
        (cells.moment, True),
        (cells.time_of_day, "下午"),
        (cells.time_of_day, "8:75"),
        (cells.harm, "见卷"),
        (cells.count, "若干"),
        (cells.kind, "其它"),
        (cells.procedure, "？"),
        (cells.yes_no, "待查"),
        (cells.is_closed, "？"),
    ],
)
def test_what_cannot_be_read_is_not_guessed(reader: Callable[[Any], object], typed: Any) -> None:
    with pytest.raises(cells.UnreadableError):
        reader(typed)


@pytest.mark.parametrize(
    ("typed", "dead", "hurt"),
    [
        ("死1伤2", 1, 2),
        ("1死2伤", 1, 2),
        ("死亡1人", 1, 0),
        ("亡一人", 1, 0),
        ("受伤两人", 0, 2),
        ("重伤1人，轻伤2人", 0, 3),
        ("0/1", 0, 1),
        ("无", 0, 0),
    ],
)
def test_deaths_and_injuries_are_counted(typed: str, dead: int, hurt: int) -> None:
    assert cells.harm(typed) == (dead, hurt)


@pytest.mark.parametrize(
    ("reader", "typed", "value"),
    [
        (cells.names, "王伟、李强(乘客)，张三/赵六 不详", ("王伟", "李强", "张三", "赵六 不详")),
        (cells.names, "无", ()),
        (cells.names, "王伟、王伟", ("王伟",)),
        (cells.plates, "澄Ａ１２３４５", ("澄A12345",)),
        (cells.plates, "澄A·12345、澄ad 12345（挂）", ("澄A12345", "澄AD12345")),
        (cells.kind, "仅造成财产损失", "property"),
        (cells.kind, "伤人事故", "injury"),
        (cells.kind, "死亡事故", "death"),
        (cells.kind, "无人员伤亡", "property"),
        (cells.kind, "未造成人员受伤", "property"),
        (cells.procedure, "简易程序", "simple"),
        (cells.yes_no, "肇事逃逸", True),
        (cells.yes_no, "×", False),
        (cells.is_closed, "未结", False),
        (cells.is_closed, "调解终结", True),
        (cells.is_closed, "在办", False),
        (cells.day, "", None),
    ],
)
def test_other_cells_are_read(reader: Callable[[Any], object], typed: Any, value: object) -> None:
    assert reader(typed) == value


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_and_breaks_inside_quotes_are_kept(
    tmp_path: Path, delimiter: str
) -> None:
    path = tmp_path / "a.csv"
    rows = [
        ["案号", "事故时间", "备注"],
        ["1", "2024-03-05", f'"第一行\n第二行{delimiter}还是"'],
        ["", "", ""],
        ["2", "2024-03-06", ""],
    ]
    path.write_text("\n".join(map(delimiter.join, rows)), encoding="utf-8")
    table = tablefile.open_table(path)
    assert [number for number, _ in table.lines()] == [1, 2, 5]
    assert table.first(2)[1][1] == ("1", "2024-03-05", f"第一行\n第二行{delimiter}还是")


def test_a_sheet_that_is_not_there_is_refused(tmp_path: Path) -> None:
    from openpyxl import Workbook

    path = tmp_path / "a.xlsx"
    Workbook().save(path)
    with pytest.raises(Refusal) as refused:
        tablefile.open_table(path, "台账")
    assert refused.value.reason is Reason.FILE_UNREADABLE


def test_columns_are_known_by_title_and_by_what_stands_in_them() -> None:
    titles = ("序号", "案 号", "发生日期", "日期", "当事人甲", "当事人乙", "车 牌", "X", "电话")
    row = ("1", "2024-1", "2024.3.5", "2024.3.6", "王伟", "李强", "澄A12345", "澄B12345", "139")
    guessed = {one.title: one.field for one in columns.guess(titles, [row, row])}
    assert guessed == {
        "序号": None, "案 号": Field.NUMBER, "发生日期": Field.OCCURRED_AT, "日期": None,
        "当事人甲": Field.PARTIES, "当事人乙": Field.PARTIES, "车 牌": Field.PLATES,
        "X": Field.PLATES, "电话": None,
    }  # fmt: skip


def test_a_column_whose_cells_speak_against_its_title_is_not_taken() -> None:
    (column,) = columns.guess(("结案日期",), [("王伟",), ("李强",)])
    assert column.sureness < 85


def test_a_full_width_number_of_a_case_is_the_same_number() -> None:
    assert cells.number("２０２５－００１２号") == "2025-0012号"
    assert cells.number("澄公交认字〔２０２５〕第１２号") == "澄公交认字〔2025〕第12号"
    assert cells.number("2025-0012") == "2025-0012"


def test_a_merged_head_names_its_columns_by_both_lines() -> None:
    lines = (
        (1, ("临江大队2026年台账", "", "", "", "", "", "")),
        (2, ("序号", "案件", "", "事故", "", "结案", "备注")),
        (3, ("", "案号", "承办人", "时间", "地点", "日期", "")),
        (4, ("1", "2026-0001", "王砚秋", "2026-01-01", "江堤路", "2026-01-31", "")),
    )
    place = columns.find_header(lines)
    assert place == 2
    titles = columns.titles_of(lines, place)
    assert titles == ("序号", "案号", "承办人", "事故时间", "事故地点", "结案日期", "备注")
    found = {column.title: column.field for column in columns.guess(titles, [lines[3][1]])}
    assert (found["结案日期"], found["序号"]) == (Field.CLOSED_ON, None)
    assert columns.titles_of(lines[:1] + lines[2:], 1)[1:3] == ("案号", "承办人")
