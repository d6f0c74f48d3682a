"""What is indexed of many cases at once is what is indexed of each alone."""

from collections.abc import Sequence

import pytest

from cases.services.search.indexing import text_of
from cases.services.search.many import keys_each, paired_each, spaced_each
from cases.store.closed_index import Material

#: Plain, compound and two ways of reading; letters, bodies, nobody, marks of our own.
PEOPLE: Sequence[Sequence[str]] = (
    ("王伟", "李四"),
    ("尉迟恭", "长孙无忌", "单雄信"),
    (),
    ("华乐", "东方朔", "曾长行"),
    ("Smith", "王A", "澄州某某运输有限公司（货运）", "〇"),
    ("欧阳",),
    ("单",),
)
PLATES: Sequence[Sequence[str]] = (
    ("澄A12345",),
    ("澄A12345", "澄BD12345", "澄C1234挂"),
    (),
    ("a",),
    ("ab", "c", "澄·A5662"),
    ("x", "y"),
    ("无牌",),
)
PLACES = ("滨河路与学府街路口", "", "G102线 12公里\n300米", "a", "路", "  ", "临江大道3号")
NUMBERS = ("2026-0163", "22010220240001234", "台2026-0001", "", "无", "第07号）", "2026-00")
DOCUMENTS: Sequence[Sequence[str]] = (
    ("澄临认字〔2026〕第163号",),
    (),
    ("007", "第12号"),
    ("220102202400001234",),
    ("号",),
    ("", "5"),
    ("1",),
)


@pytest.mark.parametrize("mark", ["", "\x00"])
def test_columns_say_of_each_case_what_it_says_alone(mark: str) -> None:
    places = [f"{place}{mark}" for place in PLACES]
    found = zip(
        spaced_each(places),
        spaced_each(["、".join(names) for names in PEOPLE]),
        paired_each(PLATES),
        keys_each(NUMBERS, DOCUMENTS, PEOPLE),
        strict=True,
    )
    for index, texts in enumerate(found):
        material = Material(
            NUMBERS[index], places[index], PEOPLE[index], PLATES[index], DOCUMENTS[index]
        )
        alone = text_of(index, material)
        assert [words.split() for words in texts[:3]] == [words.split() for words in alone[1:4]]
        assert sorted(texts[3].split()) == sorted(alone.keys.split())


def test_of_no_cases_nothing_is_said() -> None:
    assert spaced_each([]) == paired_each([]) == keys_each([], [], []) == []
