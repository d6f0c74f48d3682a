"""Each party's own last day, the last of them, and what stands against accepting."""

from datetime import date
from typing import Any

import pytest

from cases.law.articles import article
from cases.mediation.application import (
    EXCUSABLE,
    GROUNDS,
    Application,
    Timeliness,
    after_committee,
    last_days,
    objections,
)
from cases.papers.kinds import RefusalGround
from cases.records.ids import PartyId
from tests.cases.mediation.terms import CALENDAR, TERMS

A, B = PartyId(1), PartyId(2)
#: Served on A before the Mid-Autumn holiday, on B after it.
DAYS = last_days({A: date(2026, 9, 10), B: date(2026, 9, 24)}, TERMS.application, CALENDAR)


def test_each_party_has_its_own_last_day_and_the_last_decides() -> None:
    assert DAYS.own == {A: date(2026, 9, 23), B: date(2026, 10, 15)}
    assert (DAYS.first, DAYS.last) == (date(2026, 9, 23), date(2026, 10, 15))


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (date(2026, 9, 23), Timeliness.IN_TIME),
        (date(2026, 9, 24), Timeliness.PAST_THE_FIRST),
        (date(2026, 10, 15), Timeliness.PAST_THE_FIRST),
        (date(2026, 10, 16), Timeliness.LATE),
    ],
)
def test_an_application_counts_by_the_last_day_and_warns_at_the_first(
    received: date, expected: Timeliness
) -> None:
    assert DAYS.timeliness(received) is expected


def test_the_last_day_is_open_while_one_party_has_received_nothing() -> None:
    days = last_days({A: date(2026, 9, 10), B: None}, TERMS.application, CALENDAR)
    assert (days.first, days.last) == (date(2026, 9, 23), None)
    assert days.timeliness(date(2026, 12, 1)) is Timeliness.NOT_BEGUN


def test_without_parties_no_days_run() -> None:
    days = last_days({}, TERMS.application, CALENDAR)
    assert (days.first, days.last) == (None, None)


def test_back_from_the_committee_all_have_three_working_days() -> None:
    days = after_committee({A: None, B: None}, date(2026, 9, 30), TERMS, CALENDAR)
    assert days.own == {A: date(2026, 10, 10), B: date(2026, 10, 10)}
    assert days.timeliness(date(2026, 10, 11)) is Timeliness.LATE


def application(**changed: Any) -> Application:
    values: dict[str, Any] = {
        "signed": {A: date(2026, 9, 18), B: date(2026, 9, 18)},
        "received_on": date(2026, 9, 18),
        "last_days": DAYS,
    }
    return Application(**{**values, **changed})


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ()),
        ({"received_on": None}, ()),
        ({"received_on": date(2026, 10, 16)}, (RefusalGround.LATE,)),
        ({"signed": {A: date(2026, 9, 18), B: None}}, (RefusalGround.NOT_JOINT,)),
        ({"signed": {}}, (RefusalGround.NOT_JOINT,)),
        ({"suit": True}, (RefusalGround.SUED,)),
        ({"review_pending": True}, (RefusalGround.REVIEW_PENDING,)),
        ({"party_unknown": True}, (RefusalGround.PARTY_UNKNOWN,)),
        ({"suit": True, "signed": {A: None}}, (RefusalGround.NOT_JOINT, RefusalGround.SUED)),
    ],
)
def test_every_objection_is_found(
    changed: dict[str, Any], expected: tuple[RefusalGround, ...]
) -> None:
    assert objections(application(**changed)) == expected


def test_the_missing_signatures_are_named() -> None:
    assert application(signed={A: None, B: date(2026, 9, 18)}).unsigned() == (A,)


def test_every_ground_of_refusal_names_its_article() -> None:
    assert set(GROUNDS) == set(RefusalGround)
    assert all(article(basis.article).text for basis in GROUNDS.values())
    assert {RefusalGround.LATE} == EXCUSABLE
