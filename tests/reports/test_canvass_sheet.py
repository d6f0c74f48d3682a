"""The sheet to carry: conditions, doors in order with boxes to tick, no probability."""

import re
from dataclasses import replace
from typing import Any

import pytest

from cases.refusals import Reason, Refusal
from reports.press import OfficePress
from reports.preview import page_count, page_text
from tests.reports.samples import trace
from tests.reports.samples_canvass import SHEET

PRESS = OfficePress()


def printed(paper: object = SHEET) -> str:
    assert isinstance(paper, type(SHEET))
    pdf = PRESS.render(paper, draft=False, trace=trace(paper))
    return re.sub(r"\s", "", "".join(page_text(pdf, n) for n in range(page_count(pdf))))


@pytest.mark.parametrize(
    "words",
    [
        "先敲门，出示人民警察证，表明身份",
        "民警不得少于二人",
        "无人应答或者住户拒绝的，不得试开",
        "《公安机关办理行政案件程序规定》第八十二条",
        "先试单元门，再试入户门",
        "立即停手，不推门、不进入；锁回原状；报告主办民警",
        "相符只是线索：钥匙可能复制，锁具可能同号",
        "沈知白2026年9月23日法制审核、郝建勋2026年9月23日批准",
        "检查证（搜查证）：澄临公检字〔2026〕6号",
        "04、07号执法记录仪",
    ],
)
def test_the_sheet_says_the_conditions(words: str) -> None:
    assert words in printed()


def test_doors_stand_in_order_with_four_boxes_each() -> None:
    text = printed()
    assert text.index("6栋2单元单元门") < text.index("6栋2单元402") < text.index("6栋2单元401")
    assert text.count("□") == 4 * len(SHEET.doors)
    assert "9月21日19时无人" in text


def test_no_probability_and_no_party_is_on_the_sheet() -> None:
    text = printed()
    assert "%" not in text
    assert "概率" not in text
    assert "当事人" not in text


def test_without_a_certificate_the_line_is_left_out() -> None:
    assert "检查证（搜查证）：" not in printed(replace(SHEET, warrant=""))


@pytest.mark.parametrize("field", ["approved", "recording", "scope", "canvassers", "from_at"])
def test_what_the_approval_names_cannot_be_left_out(field: str) -> None:
    nothing: dict[str, Any] = {"scope": (), "canvassers": (), "from_at": None}
    empty = nothing.get(field, "")
    lacking = replace(SHEET, **{field: empty})
    with pytest.raises(Refusal) as refused:
        PRESS.render(lacking, draft=False, trace=trace(lacking))
    assert refused.value.reason is Reason.PAPER_INCOMPLETE
