"""The sheet of an exhibit: everything of its chain is on the page, nothing is cut."""

from io import BytesIO

import pytest
from PIL import Image

from cases.records.exhibits import CustodyAct
from cases.refusals import Reason, Refusal
from leads.exhibits.records import Exhibit, StepId
from leads.exhibits.sheet import ExhibitSheet, SheetPhoto
from reports.exhibits import exhibit_sheet
from reports.preview import page_count, page_text
from tests.leads.exhibits.chains import SCENE, STORE, back, collected, exhibit, hour, sent, step
from tests.leads.exhibits.chains import stored as put_in_store


def sheet(one: Exhibit, photos: int = 0, *, is_demo: bool = False) -> ExhibitSheet:
    made = BytesIO()
    Image.new("RGB", (400, 300), "steelblue").save(made, "JPEG")
    pictures = tuple(
        SheetPhoto(made.getvalue(), f"第 {n} 张", "图.jpg", f"{n:064x}") for n in range(photos)
    )
    return ExhibitSheet(
        "澄州市公安局交通警察支队临江大队",
        "2026-0187",
        one,
        pictures,
        2,
        "支队物证鉴定室",
        "王砚秋",
        hour(260),
        48213,
        "ab12" * 16,
        is_demo=is_demo,
    )


def text_of(pdf: bytes) -> str:
    text = "".join(page_text(pdf, page) for page in range(page_count(pdf)))
    return "".join(text.split())


def test_the_five_questions_stand_in_every_row() -> None:
    told = text_of(exhibit_sheet(sheet(exhibit(collected(), put_in_store(), sent(), back()))))
    for words in (
        *("物证登记表", "2026-0187", "蓝色漆片3片", "A1", "提取", "入库", "送检", "收回"),
        *("2026-09-0823:10", "密封袋", "物证室2号柜", "启封鉴定人罗一", "新封B-7", "委托41号"),
        *("第2份", "交付支队物证鉴定室", "#48213", "核对：各步相接"),
    ):
        assert words in told


def test_a_corrected_step_stays_with_the_reason() -> None:
    right = step(
        5,
        CustodyAct.STORED,
        2.5,
        from_place=SCENE,
        place=STORE,
        replaces=StepId(2),
        reason="时间写错",
    )
    told = text_of(exhibit_sheet(sheet(exhibit(collected(), put_in_store(), right))))
    assert "已由第3步更正" in told
    assert "更正第2步：时间写错" in told


def test_a_gap_is_said_on_paper_too() -> None:
    told = text_of(
        exhibit_sheet(sheet(exhibit(collected(), put_in_store(), sent(from_place="车库"))))
    )
    assert "第3步上一步留在“物证室2号柜”，本步自“车库”取走" in told


def test_every_photograph_is_printed_with_its_hash() -> None:
    pdf = exhibit_sheet(sheet(exhibit(collected()), photos=9))
    told = text_of(pdf)
    for n in range(9):
        assert f"第{n}张" in told
        assert f"{n:064x}" in told
    assert pdf.count(b"/Subtype /Image") >= 1


def test_three_thousand_characters_go_on_over_the_pages() -> None:
    long = "漆" * 3000
    pdf = exhibit_sheet(sheet(exhibit(collected(words=long), features=long)))
    assert text_of(pdf).count("漆") >= 6000
    assert page_count(pdf) > 2


def test_a_character_no_font_has_is_refused_by_its_name() -> None:
    with pytest.raises(Refusal) as refused:
        exhibit_sheet(sheet(exhibit(collected(words="🔑"))))
    assert refused.value.reason is Reason.CHARACTER_UNPRINTABLE
    assert refused.value.details["code"] == "U+1F511"


def test_equal_sheets_print_alike_and_a_demonstration_says_so() -> None:
    one = sheet(exhibit(collected()), photos=1)
    assert exhibit_sheet(one) == exhibit_sheet(one)
    assert "演示" in text_of(exhibit_sheet(sheet(exhibit(collected()), is_demo=True)))


def test_an_exhibit_without_a_chain_says_so() -> None:
    assert "没有保管记录" in text_of(exhibit_sheet(sheet(exhibit())))
