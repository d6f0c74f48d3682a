"""What may be said to whom: the table is whole, the words come from days alone."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.answers.composing import Known, closing, composed, sheet
from cases.answers.kinds import Asker, Item, Withheld
from cases.answers.matching import Asked, Marks, fits
from cases.answers.matrix import matrix
from cases.answers.sentences import sentence_on, sentences
from cases.law.articles import articles

DAY = date(2026, 9, 24)
OPEN = Known(
    officer="王砚秋",
    phone="0000-1234567",
    procedure="一般程序",
    is_hit_and_run=True,
    is_unsolved=True,
    accepted_on=date(2026, 9, 8),
    victim_requested_on=date(2026, 9, 17),
    victim_due=date(2026, 10, 8),
    appraisal_due=date(2026, 9, 30),
    fund_told_on=date(2026, 9, 10),
)
MARKS = Marks("2026-0187", frozenset({"苏Z·7H35K"}), frozenset({"孟庆山"}))


def test_every_asker_has_a_line_a_sentence_and_something_kept_back() -> None:
    table = matrix()
    assert set(table.askers) == set(Asker)
    assert set(table.kept_back) == set(Withheld)
    for asker, standing in table.askers.items():
        assert standing.withheld
        assert sentence_on(asker, DAY).text
        assert set(standing.ticked).isdisjoint(standing.offered)
    cited = {key for one in table.kept_back.values() for key in one.article_keys}
    assert cited <= articles().keys()


def test_a_sentence_holds_from_its_day_on() -> None:
    assert all(one.source for one in sentences())
    with pytest.raises(LookupError):
        sentence_on(Asker.PARTY, date(2010, 1, 1))


def test_a_family_learns_the_days_of_an_open_hit_and_run_and_nothing_of_the_pursuit() -> None:
    found = sheet(OPEN, Asker.VICTIM)
    ticked = [one.item for one in found.offers if one.is_ticked]
    assert found.is_owed
    text = composed(found, ticked, closing(Asker.VICTIM))
    assert text == (
        "案件在办，2026年9月8日已受理。案件由民警王砚秋负责，电话0000-1234567。"
        "已收到受害方2026年9月17日的书面申请，认定书2026年10月8日前出具并送达（第六十六条）。"
        "检验、鉴定2026年9月30日前完成。抢救费用已于2026年9月10日书面通知救助基金垫付。"
        "案件正在依法侦办。车辆、人员排查情况依法暂不公开，有可以告知的进展会及时告知。"
    )
    assert [one.what for one in found.withheld][:2] == [Withheld.SUSPECTS, Withheld.WITNESSES]


@pytest.mark.parametrize("asker", [Asker.PRESS, Asker.PUBLIC, Asker.COLLEAGUE])
def test_the_public_learns_nothing_of_a_case(asker: Asker) -> None:
    found = sheet(OPEN, asker)
    assert found.offers == ()
    assert not found.is_owed
    assert "王砚秋" not in composed(found, (), closing(asker))


def test_only_what_the_case_has_is_offered() -> None:
    bare = Known(officer="", phone="", procedure="")
    items = {one.item for one in sheet(bare, Asker.PARTY).offers}
    assert items == {Item.OWN_PAPERS, Item.MATERIALS}


def test_nothing_but_days_and_the_unit_s_own_words_comes_into_an_answer() -> None:
    texts = {one.name for one in fields(Known) if one.type is str or one.type == "str"}
    assert texts == {"officer", "phone", "procedure"}


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
KNOWN = st.builds(
    Known,
    officer=st.just("王砚秋"),
    phone=st.just(""),
    procedure=st.just("一般程序"),
    **{
        one.name: st.booleans() if one.name.startswith(("is_", "has_")) else DAYS
        for one in fields(Known)
        if one.name not in {"officer", "phone", "procedure"}
    },
)


@given(KNOWN, st.sampled_from(Asker), st.sets(st.sampled_from(Item)))
def test_an_answer_is_whole_sentences_of_what_was_offered(
    known: Known, asker: Asker, told: set[Item]
) -> None:
    found = sheet(known, asker)
    text = composed(found, told, closing(asker))
    assert "None" not in text
    assert "{" not in text
    assert "。。" not in text
    offered = [one.text for one in found.offers if one.item in told]
    assert text == "".join(f"{one}。" for one in (*offered, closing(asker)))


@pytest.mark.parametrize(
    "asked",
    [
        Asked("2026-0187", year=2026),
        Asked("２０２６-0187号案件", year=2026),
        Asked("0187", year=2026),
        Asked("187", year=2026),
        Asked(plate="苏z7h35k"),
        Asked(plate="苏Z・7H35K"),
        Asked(name=" 孟庆山 "),
    ],
)
def test_an_inquiry_fits_a_case_by_number_plate_or_name(asked: Asked) -> None:
    assert fits(asked, MARKS)


@pytest.mark.parametrize(
    "asked",
    [
        Asked("0187", year=2027),
        Asked("2026-018", year=2026),
        Asked(name="孟庆"),
        # A number that was said decides alone.
        Asked("2026-0001", "苏Z7H35K", "孟庆山", 2026),
        Asked(),
    ],
)
def test_what_says_something_else_fits_no_case(asked: Asked) -> None:
    assert not fits(asked, MARKS)
