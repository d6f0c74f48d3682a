"""Cells of registers as offices and insurers write them, and blocks of them packed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.registers import blocks
from leads.registers.codes import class_code, colour_code, plate_colour
from leads.registers.fields import OFFERED, REQUIRED, TITLES, ExtractKind, Field
from leads.registers.rows import Reader, is_plate, year_in
from leads.services.extracts.guides import guide_of


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("H", "H"), ("蓝", "H"), ("蓝色", "H"), ("深蓝色", "H"), ("h", "H"), ("H:蓝", "H"),
        ("白、蓝", "AH"), ("白色/蓝色", "AH"), ("AH", "AH"), ("银灰", "B"), ("", ""),
        ("香槟", None), ("蓝香槟", None), ("白、香槟", None),
    ],
)  # fmt: skip
def test_a_colour_is_read_by_code_and_word(words: str, code: str | None) -> None:
    assert colour_code(words) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("H31", "H31"), ("h31", "H31"), ("轻型普通货车", "H31"), ("H31:轻型普通货车", "H31"),
        ("小型轿车", "K33"), ("两轮摩托车", "M21"), ("某种车", "某种车"),
    ],
)  # fmt: skip
def test_a_class_is_read_by_code_and_word_and_a_strange_one_stays(words: str, code: str) -> None:
    assert class_code(words) == code


@pytest.mark.parametrize(
    ("words", "colour"),
    [("蓝", "蓝"), ("蓝牌", "蓝"), ("02", "蓝"), ("大型汽车", "黄"), ("小型新能源汽车", "绿"),
     ("黄绿双拼", "黄绿"), ("", ""), ("紫", None)],
)  # fmt: skip
def test_a_kind_of_plate_says_its_colour(words: str, colour: str | None) -> None:
    assert plate_colour(words) == colour


@pytest.mark.parametrize(
    ("words", "year"),
    [("2019", "2019"), ("2019-06-01", "2019"), ("20190601", "2019"), ("2019年6月", "2019"),
     ("19", None), ("某年", None), ("9999", None)],
)  # fmt: skip
def test_a_year_is_the_head_of_a_day(words: str, year: str | None) -> None:
    assert year_in(words) == year


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("吉A56626", True), ("吉A·56626", True), ("吉 a56626", True), ("吉AD12345", True),
     ("吉A1234学", True), ("京12345警", True), ("吉A1", False), ("吉A123456789", False),
     ("吉A$6626", False), ("不是号牌啊啊", False)],
)  # fmt: skip
def test_what_may_stand_on_a_plate(words: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_plate(words) is is_one


@given(st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), min_size=1, max_size=30))
def test_a_block_gives_back_what_was_packed(columns: list[list[str]]) -> None:
    clean = [
        [cell.encode("utf-8", "replace").decode().translate({31: " ", 30: " "}) for cell in column]
        for column in columns
    ]
    assert blocks.unpack(blocks.pack(clean)) == clean


def test_a_control_character_of_the_file_does_not_shift_the_columns() -> None:
    columns = [["a\x1fb", "c"], ["d", "e\x1ef"]]
    assert blocks.unpack(blocks.pack(columns)) == [["a b", "c"], ["d", "e f"]]


def test_a_short_row_is_filled_up_and_a_long_one_cut() -> None:
    reader = Reader(ExtractKind.VEHICLES, {0: Field.PLATE, 2: Field.COLOUR})
    read = reader.read([("吉A56626",), ("吉A86826", "x", "蓝", "多余")])
    assert list(read.read[Field.COLOUR]) == ["", "H"]
    assert not read.problems


def test_unread_words_are_counted_up_to_a_number_of_different_ones() -> None:
    reader = Reader(ExtractKind.VEHICLES, {0: Field.PLATE, 1: Field.COLOUR})
    reader.read([("吉A56626", f"怪色{n % 700}") for n in range(1400)])
    assert len(reader.unread) == 500
    assert reader.unread[Field.COLOUR, "怪色0"] == 2


@pytest.mark.parametrize("kind", list(ExtractKind))
def test_every_title_is_guessed_as_what_it_stands_for(kind: ExtractKind) -> None:
    guide = guide_of(kind)
    for field in OFFERED[kind]:
        for title in TITLES[field]:
            (column,) = guide.guess((title,), ())
            assert column.field is field, title
    assert REQUIRED[kind] in OFFERED[kind]
