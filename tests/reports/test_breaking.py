"""Breaking Chinese text into lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.layout.breaking import Align, Line, lines, text_width
from reports.layout.faces import Style

CLOSING = "，。、；：？！）》〕”…"
OPENING = "（《〔“"
EM = 16
TEXT = st.text(alphabet="卢建平依据2026年9月第A1." + CLOSING + OPENING, min_size=1, max_size=120)


def texts(text: str, ems: float, indent: float = 0) -> list[str]:
    found = lines(text, Style.BODY, EM, ems * EM, indent * EM)
    return ["".join(run.text for run in line.runs) for line in found]


@settings(deadline=None)
@given(TEXT)
def test_no_character_is_lost(text: str) -> None:
    assert "".join(texts(text, 9)) == text


@settings(deadline=None)
@given(TEXT)
def test_no_line_is_wider_than_the_page(text: str) -> None:
    for line in lines(text, Style.BODY, EM, 9 * EM):
        assert line.width <= 9 * EM + 0.01


@pytest.mark.parametrize("ems", range(6, 30))
def test_no_line_starts_with_a_closing_or_ends_with_an_opening_sign(ems: int) -> None:
    text = (
        "卢建平（驾驶人）于2026年3月9日（星期一），依据《道路交通事故处理程序规定》第九十四条"
        "第（二）项的规定“无正当理由”不参加调解；宋巧云（电动自行车）到场。"
    )
    broken = texts(text, ems)
    assert all(line[0] not in CLOSING for line in broken)
    assert all(line[-1] not in OPENING for line in broken)


@pytest.mark.parametrize("ems", range(6, 20))
def test_a_number_stays_whole_with_its_unit(ems: int) -> None:
    for line in texts("定于2026年9月17日9时30分在苏Z·5Q27M号车旁查看计12345.60元", ems):
        assert not line.startswith(("年", "分", "元"))
    joined = "|".join(texts("定于2026年9月17日9时30分在苏Z·5Q27M号车旁查看计12345.60元", ems))
    for whole in ("2026年", "17日", "30分", "Z·5Q27M号", "12345.60元"):
        assert whole in joined


def test_a_word_longer_than_the_line_is_parted() -> None:
    broken = texts("A" * 100, 5)
    assert "".join(broken) == "A" * 100
    assert len(broken) > 5


def test_the_first_line_is_indented() -> None:
    first, second = lines("调" * 12, Style.BODY, EM, 8 * EM, 2 * EM)
    assert first.runs[0].x == 2 * EM
    assert second.runs[0].x == 0
    assert len(first.runs[0].text) == 6


def test_justified_lines_end_at_the_right_edge_but_the_last() -> None:
    text = "自2026年9月11日起调解，本大队于2026年9月24日终止调解，" + "当事人可以依法提起民事诉讼。"
    *full, last = lines(text, Style.BODY, EM, 20.3 * EM, 0, Align.JUSTIFY)
    assert full
    for line in full:
        assert line.width == pytest.approx(20.3 * EM, abs=0.01)
    assert last.width < 20.3 * EM


def test_latin_and_digits_are_set_in_the_roman() -> None:
    (line,) = lines("第2026-0163号", Style.BODY, EM, 400)
    assert [run.font for run in line.runs] == [
        "FandolFang-A",
        "LiberationSerif-Regular",
        "FandolFang-A",
    ]


def test_a_rare_character_falls_back_alone() -> None:
    (line,) = lines("当事人王䶮到场", Style.BODY, EM, 400)
    assert [(run.font, run.text) for run in line.runs] == [
        ("FandolFang-A", "当事人王"),
        ("NotoSerifSC-Regular-B", "䶮"),
        ("FandolFang-A", "到场"),
    ]


def test_an_empty_text_is_one_empty_line() -> None:
    assert lines("", Style.BODY, EM, 100) == (Line((), EM, 0),)


def test_the_width_of_a_text_is_that_of_its_line() -> None:
    (line,) = lines("卢建平2026", Style.BODY, EM, 400)
    assert text_width("卢建平2026", Style.BODY, EM) == pytest.approx(line.width)
    assert line.width == pytest.approx(3 * EM + 4 * EM / 2)


def test_tabs_and_carriage_returns_are_no_characters() -> None:
    assert texts("卢建平\t宋巧云\r", 20) == ["卢建平 宋巧云"]
