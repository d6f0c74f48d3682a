"""When an absence counts, and what two of them ask for."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.mediation.absence import Mark, Next, Place, Tally, asks, mark, next_step, tallies
from cases.mediation.kinds import Capacity, Choice, Presence
from cases.mediation.notice import NoticePoint, PointKind
from cases.records.ids import PartyId, SessionId

A, B = PartyId(1), PartyId(2)
VALID = (NoticePoint(PointKind.IN_TIME, ok=True), NoticePoint(PointKind.CLEAR_DAYS, ok=True))
LENIENT = (NoticePoint(PointKind.IN_TIME, ok=True), NoticePoint(PointKind.CLEAR_DAYS, ok=False))
VOID = (NoticePoint(PointKind.IN_TIME, ok=False),)
MISSED = Place(
    session=SessionId(1),
    on=date(2026, 9, 17),
    party=A,
    capacity=Capacity.PARTY,
    presence=Presence.ABSENT,
    notice=VALID,
    good_cause=False,
)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, Mark.COUNTED),
        ({"presence": Presence.ATTENDED}, Mark.ATTENDED),
        ({"presence": Presence.LEFT}, Mark.LEFT),
        ({"capacity": Capacity.INSURER}, Mark.NOT_A_PARTY),
        ({"capacity": Capacity.OWNER}, Mark.NOT_A_PARTY),
        ({"session_counts": False}, Mark.SESSION_UNRECORDED),
        ({"notice": VOID}, Mark.NOTICE_INVALID),
        ({"good_cause": None}, Mark.NEEDS_RULING),
        ({"good_cause": True}, Mark.GOOD_CAUSE),
        ({"notice": LENIENT}, Mark.NEEDS_OPINION),
        ({"notice": LENIENT, "opinion": True}, Mark.COUNTED),
        ({"notice": LENIENT, "opinion": False}, Mark.OPINION_AGAINST),
        ({"notice": LENIENT, "good_cause": None, "opinion": True}, Mark.NEEDS_RULING),
        ({"notice": VOID, "opinion": True}, Mark.NOTICE_INVALID),
    ],
)
def test_an_absence_counts_only_when_everything_holds(
    changed: dict[str, Any], expected: Mark
) -> None:
    assert mark(replace(MISSED, **changed)) is expected


def test_absences_count_per_party() -> None:
    second = replace(MISSED, session=SessionId(2), on=date(2026, 9, 23))
    other = replace(MISSED, party=B, presence=Presence.ATTENDED)
    insurer = replace(MISSED, party=PartyId(3), capacity=Capacity.INSURER)
    found = tallies([second, MISSED, other, insurer], 2, 1)
    assert [(tally.party, len(tally.counted), tally.full) for tally in found] == [
        (A, 2, True),
        (B, 0, False),
    ]
    assert [place.on.day for place in found[0].counted] == [17, 23]


def test_one_absence_each_of_two_parties_is_not_two_of_one() -> None:
    found = tallies([MISSED, replace(MISSED, session=SessionId(2), party=B)], 2, 1)
    assert [tally.full for tally in found] == [False, False]


def test_good_cause_shown_later_takes_the_mark_away() -> None:
    second = replace(MISSED, session=SessionId(2), good_cause=True)
    assert not tallies([MISSED, second], 2, 1)[0].full


@pytest.mark.parametrize(
    ("counted", "threshold", "decided", "expected"),
    [
        (0, 2, None, Next.NOTHING),
        (1, 2, None, Next.DECIDE),
        (1, 2, Choice.END_NOW, Next.TERMINATE),
        (1, 2, Choice.HOLD_SECOND, Next.SECOND),
        (2, 2, None, Next.TERMINATE),
        (2, 2, Choice.HOLD_SECOND, Next.TERMINATE),
        (0, 1, None, Next.NOTHING),
        (1, 1, None, Next.TERMINATE),
    ],
)
def test_the_first_absence_asks_for_a_decision_and_the_last_for_the_ending(
    counted: int, threshold: int, decided: Choice | None, expected: Next
) -> None:
    tally = Tally(A, (MISSED,) * counted, threshold, 1)
    assert next_step(tally, decided) is expected
    assert tally.statute == 1


def test_the_weightiest_demand_of_all_parties_decides() -> None:
    one, two = Tally(A, (MISSED,), 2, 1), Tally(B, (MISSED, MISSED), 2, 1)
    assert asks([one, two], {}) is Next.TERMINATE
    assert asks([one], {A: Choice.HOLD_SECOND}) is Next.SECOND
    assert asks([], {}) is Next.NOTHING


@given(
    st.lists(
        st.tuples(
            st.sampled_from(Presence),
            st.sampled_from(Capacity),
            st.sampled_from([VALID, LENIENT, VOID]),
            st.sampled_from([None, True, False]),
            st.sampled_from([None, True, False]),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_nothing_ends_without_a_counted_absence_of_a_party(
    rows: list[tuple[Presence, Capacity, tuple[NoticePoint, ...], bool | None, bool | None, bool]],
) -> None:
    places = [
        Place(
            session=SessionId(number),
            on=date(2026, 9, 1),
            party=A,
            presence=presence,
            capacity=capacity,
            notice=notice,
            good_cause=good_cause,
            opinion=opinion,
            session_counts=counts,
        )
        for number, (presence, capacity, notice, good_cause, opinion, counts) in enumerate(rows)
    ]
    counted = sum(mark(place) is Mark.COUNTED for place in places)
    asked = asks(tallies(places, 2, 1), {})
    assert (asked is Next.TERMINATE) == (counted >= 2)
    for place in places:
        if mark(place) is Mark.COUNTED:
            assert place.capacity is Capacity.PARTY
            assert place.good_cause is False
            assert place.notice is not VOID
            assert place.notice is VALID or place.opinion is True
