"""Papers of appraisal, suspension and burial: what they say, and what they are refused for."""

from dataclasses import replace
from datetime import date

import pytest

from cases.papers.paper import Paper
from cases.papers.press import Level
from reports.press import OfficePress
from tests.reports import samples_appraising as samples
from tests.reports.reading import pages_of

PRESS = OfficePress()


def printed(paper: Paper) -> str:
    return "".join("".join(pages_of(PRESS.render(paper, draft=False))).split())


def blocked(paper: Paper) -> set[str]:
    return {one.code for one in PRESS.faults(paper) if one.level is Level.BLOCK}


@pytest.mark.parametrize("paper", [*samples.APPRAISING, *samples.OTHERWISE])
def test_each_can_be_issued_on_one_page(paper: Paper) -> None:
    assert PRESS.missing(paper) == ()
    assert blocked(paper) == set()
    assert len(pages_of(PRESS.render(paper, draft=False))) == 1


def test_a_first_report_tells_of_three_days_and_a_second_does_not() -> None:
    assert "三日内可以书面申请重新检验、鉴定" in printed(samples.NOTICE)
    assert "三日内" not in printed(samples.AGAIN)


def test_a_second_appraisal_goes_to_another_institution() -> None:
    same = replace(samples.GRANTED, new_institution=samples.GRANTED.institution)
    assert blocked(same) == {"K58"}
    assert blocked(replace(samples.GRANTED, new_institution="")) == {"K58"}
    assert "不准予重新检验、鉴定" in printed(samples.DENIED)
    assert "不准予" not in printed(samples.GRANTED)


@pytest.mark.parametrize(
    ("due_on", "approval", "wanted"),
    [
        (date(2026, 10, 8), "", set()),
        (date(2026, 10, 9), "", {"K55"}),
        (date(2026, 10, 9), "支队，批3号", set()),
        (date(2026, 11, 7), "支队，批3号", set()),
        (date(2026, 11, 8), "支队，批3号", {"K55"}),
        (date(2026, 9, 7), "", {"K19"}),
    ],
)
def test_thirty_days_are_agreed_sixty_approved_and_no_more(
    due_on: date, approval: str, wanted: set[str]
) -> None:
    assert blocked(replace(samples.COMMISSION, due_on=due_on, approval=approval)) == wanted


@pytest.mark.parametrize(
    ("until_on", "wanted"),
    [(date(2026, 11, 13), set()), (date(2026, 11, 14), {"K78"}), (date(2026, 9, 13), {"K19"})],
)
def test_a_suspension_is_at_most_sixty_days(until_on: date, wanted: set[str]) -> None:
    assert blocked(replace(samples.SUSPENSION, until_on=until_on)) == wanted


def test_a_suspension_is_approved_before_it_begins() -> None:
    late = replace(samples.SUSPENSION, approved_on=date(2026, 9, 15))
    assert blocked(late) == {"K18"}


def test_the_burial_notice_names_ten_days_the_cost_and_the_fund() -> None:
    text = printed(samples.BODY)
    assert "十日内（工作日，不包括节假日）办理丧葬事宜" in text
    assert "逾期存放的费用由死者家属承担" in text
    assert "书面垫付申请" in text
    assert "垫付" not in printed(replace(samples.BODY, fund=""))
