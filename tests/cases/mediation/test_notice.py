"""Every point on which a notice can fail, and the ways in which it holds."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from cases.law.articles import article
from cases.mediation.notice import (
    ARTICLES,
    Notice,
    NoticePoint,
    PointKind,
    PowerSpan,
    Receiver,
    Sitting,
    best,
    check_notice,
    is_strict,
    is_valid,
)
from cases.papers.kinds import ServiceMethod
from cases.records.times import at
from tests.cases.mediation.terms import CALENDAR

SESSION = at(date(2026, 9, 23), 9, 30)
SITTING = Sitting(SESSION, "二室")
GOOD = Notice(
    method=ServiceMethod.DIRECT,
    served_at=at(date(2026, 9, 18), 9),
    told_at=SESSION,
    told_place="二室",
    proof="回证 2026-311",
)
POWER = PowerSpan(date(2026, 9, 1), date(2026, 9, 30))


def failing(notice: Notice | None, sitting: Sitting = SITTING) -> list[PointKind]:
    points = check_notice(notice, sitting, CALENDAR)
    return [point.kind for point in points if not point.ok]


def moment(day: int) -> datetime:
    return at(date(2026, 9, day), 9)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"method": ServiceMethod.ORAL, "proof": "调解记录第1页"},
        {"method": ServiceMethod.RELATIVE, "receiver": Receiver.SUBSTITUTE, "relation": "配偶"},
        {"method": ServiceMethod.LEFT, "refused": True, "proof": "", "witness": "段小海"},
        {"method": ServiceMethod.LEFT, "refused": True, "proof": "", "recording": "0163-V07"},
        {"method": ServiceMethod.ELECTRONIC, "consent": "2026-09-01 同意书"},
        {"receiver": Receiver.AGENT, "power": POWER},
        {"auxiliary": "孟禾", "recording": "0163-V08"},
        {"auxiliary": "孟禾", "second_server": "周敏"},
    ],
)
def test_a_notice_that_keeps_every_point_is_valid_by_both_readings(
    changed: dict[str, Any],
) -> None:
    points = check_notice(replace(GOOD, **changed), SITTING, CALENDAR)
    assert is_valid(points)
    assert is_strict(points)


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"served_at": None}, PointKind.GIVEN),
        ({"told_at": at(date(2026, 9, 23), 14)}, PointKind.TIME_AND_PLACE),
        ({"told_place": "一室"}, PointKind.TIME_AND_PLACE),
        ({"proof": ""}, PointKind.PROOF),
        ({"method": ServiceMethod.ORAL, "proof": ""}, PointKind.PROOF),
        ({"method": ServiceMethod.ELECTRONIC}, PointKind.PROOF),
        ({"method": ServiceMethod.LEFT, "refused": True}, PointKind.REFUSAL),
        ({"refused": True}, PointKind.REFUSAL),
        ({"receiver": Receiver.AGENT}, PointKind.ADDRESSEE),
        (
            {"receiver": Receiver.AGENT, "power": PowerSpan(date(2026, 9, 19))},
            PointKind.ADDRESSEE,
        ),
        ({"receiver": Receiver.SUBSTITUTE}, PointKind.ADDRESSEE),
        ({"receiver": Receiver.STRANGER}, PointKind.ADDRESSEE),
        ({"auxiliary": "孟禾"}, PointKind.RECORDING),
    ],
)
def test_each_point_can_fail_alone_and_then_the_notice_is_void(
    changed: dict[str, Any], kind: PointKind
) -> None:
    notice = replace(GOOD, **changed)
    assert failing(notice) == [kind]
    assert not is_valid(check_notice(notice, SITTING, CALENDAR))


@pytest.mark.parametrize(
    ("served", "kinds"),
    [
        (18, []),
        (19, [PointKind.CLEAR_DAYS]),
        (20, [PointKind.CLEAR_DAYS]),
        (21, [PointKind.IN_TIME, PointKind.CLEAR_DAYS]),
        (23, [PointKind.IN_TIME, PointKind.CLEAR_DAYS]),
    ],
)
def test_three_days_before_is_read_leniently_and_strictly(
    served: int, kinds: list[PointKind]
) -> None:
    notice = replace(GOOD, served_at=moment(served))
    assert failing(notice) == kinds
    assert is_valid(check_notice(notice, SITTING, CALENDAR)) == (served <= 20)


@pytest.mark.parametrize(("asked", "fails"), [(22, True), (23, False)])
def test_a_request_one_working_day_before_voids_an_absence(asked: int, *, fails: bool) -> None:
    sitting = replace(SITTING, change_asked_on=date(2026, 9, asked))
    assert (PointKind.NO_CHANGE_REQUEST in failing(GOOD, sitting)) is fails


def test_a_party_that_was_not_told_was_not_noticed() -> None:
    assert failing(None) == [PointKind.GIVEN]


def test_a_session_without_a_time_has_no_notice_in_time() -> None:
    assert failing(GOOD, Sitting(None, "二室")) == [PointKind.TIME_AND_PLACE, PointKind.IN_TIME]


def test_a_session_without_a_place_was_not_fixed() -> None:
    notice = replace(GOOD, told_place="")
    assert failing(notice, Sitting(SESSION, "")) == [PointKind.TIME_AND_PLACE]


def test_the_last_days_are_told_with_the_points() -> None:
    points = {point.kind: point for point in check_notice(GOOD, SITTING, CALENDAR)}
    assert points[PointKind.IN_TIME].last_day == date(2026, 9, 20)
    assert points[PointKind.CLEAR_DAYS].last_day == date(2026, 9, 18)
    assert points[PointKind.NO_CHANGE_REQUEST].last_day == date(2026, 9, 22)


@pytest.mark.parametrize(
    ("span", "day", "holds"),
    [
        (PowerSpan(date(2026, 9, 1)), date(2026, 9, 1), True),
        (PowerSpan(date(2026, 9, 1)), date(2026, 8, 31), False),
        (PowerSpan(date(2026, 9, 1), until_on=date(2026, 9, 9)), date(2026, 9, 9), True),
        (PowerSpan(date(2026, 9, 1), until_on=date(2026, 9, 9)), date(2026, 9, 10), False),
        (PowerSpan(date(2026, 9, 1), revoked_on=date(2026, 9, 9)), date(2026, 9, 8), True),
        (PowerSpan(date(2026, 9, 1), revoked_on=date(2026, 9, 9)), date(2026, 9, 9), False),
    ],
)
def test_a_power_is_in_force_from_its_signature_to_its_end(
    span: PowerSpan, day: date, *, holds: bool
) -> None:
    assert span.in_force(day) is holds


def test_of_several_notices_the_best_one_speaks() -> None:
    late = check_notice(replace(GOOD, served_at=moment(21)), SITTING, CALENDAR)
    good = check_notice(GOOD, SITTING, CALENDAR)
    assert best([late, good, late]) == good
    assert best([]) == (NoticePoint(PointKind.GIVEN, ok=False),)


def test_every_point_names_its_article() -> None:
    assert set(ARTICLES) == set(PointKind)
    assert all(article(NoticePoint(kind, ok=True).article).text for kind in PointKind)
