"""Whose accident it is: kilometres as they are written, roads, areas, and what comes first."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law.jurisdiction import competent, for_the_caller, kilometre, require_consent
from cases.records.cases import CaseKind
from cases.records.ids import NeighbourId
from cases.records.times import at
from cases.records.transfers import (
    AwayReport,
    CentreTold,
    Ground,
    Neighbour,
    NeighbourEntry,
    NeighbourKind,
    NotOurs,
    Stretch,
)
from cases.refusals import Reason, Refusal

NOW = at(date(2026, 9, 24), 8, 26)


def neighbour(
    key: int,
    *stretches: Stretch,
    areas: tuple[str, ...] = (),
    kind: NeighbourKind = NeighbourKind.TRAFFIC,
    closed: bool = False,
) -> Neighbour:
    entry = NeighbourEntry(
        kind=kind, name=f"单位{key}", areas=areas, stretches=stretches, phone="0000-1"
    )
    return Neighbour(NeighbourId(key), entry, closed=closed)


LAKE = neighbour(1, Stretch("省道214线", Decimal(40), Decimal(58)), areas=("望湖县",))
HILL = neighbour(2, Stretch("省道214线", Decimal(58)), areas=("青丘区",))
FAST = neighbour(3, Stretch("G15沈海高速"))
TABLE = (LAKE, HILL, FAST)


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("省道214线37公里500米", "37.5"),
        ("S214 K37+500", "37.5"),
        ("S214 k 37 + 50", "37.05"),
        ("省道214线37.5公里处", "37.5"),
        ("省道214线 37km", "37"),
        ("国道312线1024千米 20米", "1024.02"),
        ("环城北路与青石街路口", None),
        ("省道214线", None),
    ],
)
def test_a_kilometre_is_read_however_it_is_written(place: str, found: str | None) -> None:
    assert kilometre(place) == (Decimal(found) if found else None)


@pytest.mark.parametrize(
    "road", ["省道214线", "S214 ", "s214 ", "S214线", "214省道", "省道 214 线 "]
)
def test_a_road_is_one_road_however_its_number_is_written(road: str) -> None:
    found = competent(f"{road}45公里300米", TABLE, Ground.OTHER_PLACE)
    assert [(one.neighbour.id, one.certain) for one in found] == [(1, True)]


@pytest.mark.parametrize("road", ["省道21线", "国道214线", "S2140 ", "县道214线"])
def test_another_road_is_not_taken_for_it(road: str) -> None:
    assert competent(f"{road}45公里300米", TABLE, Ground.OTHER_PLACE) == ()


def test_a_road_alone_proposes_and_decides_nothing() -> None:
    found = competent("省道214线", TABLE, Ground.OTHER_PLACE)
    assert {one.neighbour.id for one in found} == {1, 2}
    assert not any(one.certain for one in found)


def test_a_kilometre_beats_the_name_of_an_area() -> None:
    found = competent("青丘区省道214线45公里", TABLE, Ground.OTHER_PLACE)
    assert [(one.neighbour.id, one.certain) for one in found] == [(1, True), (2, False)]


def test_a_road_that_is_wholly_theirs_is_certain() -> None:
    (found,) = competent("G15沈海高速临江出口", TABLE, Ground.OTHER_PLACE)
    assert (found.neighbour.id, found.certain, found.because) == (3, True, "G15沈海高速")


def test_a_closed_unit_and_one_of_another_kind_are_not_proposed() -> None:
    closed = neighbour(4, areas=("望湖县",), closed=True)
    court = neighbour(5, areas=("望湖县",), kind=NeighbourKind.AUTHORITY)
    assert competent("望湖县湖滨路", (closed, court), Ground.OTHER_PLACE) == ()
    (found,) = competent("望湖县湖滨路", (closed, court), Ground.NOT_POLICE)
    assert found.neighbour.id == 5


@given(st.integers(0, 9999), st.integers(0, 999))
def test_both_ways_of_writing_a_kilometre_are_the_same_place(km: int, metres: int) -> None:
    marked = competent(f"S214 K{km}+{metres:03}", TABLE, Ground.OTHER_PLACE)
    worded = competent(f"省道214线{km}公里{metres}米", TABLE, Ground.OTHER_PLACE)
    assert marked == worded
    whole = km * 1000 + metres
    assert any(one.neighbour.id == 1 for one in marked) is (40_000 <= whole <= 58_000)
    assert any(one.neighbour.id == 2 for one in marked) is (whole >= 58_000)


@given(st.text(max_size=60))
def test_any_place_is_read_without_falling_over(place: str) -> None:
    for one in competent(place, TABLE, Ground.OTHER_PLACE):
        assert one.because


def told(*, agreed: bool | None, minutes: int = 0) -> CentreTold:
    return CentreTold(at=NOW + timedelta(minutes=minutes), who="指挥中心 12 号", agreed=agreed)


def away(centre: CentreTold | None, acted: str, minutes: int | None) -> AwayReport:
    return AwayReport(
        kind=CaseKind.PROPERTY,
        reported_at=NOW,
        method="122 电话报警",
        place="省道214线45公里",
        brief="两车追尾",
        finding=NotOurs(
            ground=Ground.OTHER_PLACE, found_at=NOW, began_at="省道214线45公里", reason="不在辖区"
        ),
        centre=centre,
        acted=acted,
        acted_at=None if minutes is None else NOW + timedelta(minutes=minutes),
    )


def test_nothing_done_elsewhere_needs_no_consent() -> None:
    require_consent(away(None, "", None))
    require_consent(away(told(agreed=None), "", None))


@pytest.mark.parametrize(
    ("centre", "minutes"),
    [(None, 5), (told(agreed=None), 5), (told(agreed=False), 5), (told(agreed=True, minutes=9), 5)],
)
def test_a_first_action_elsewhere_waits_for_the_command_centre(
    centre: CentreTold | None, minutes: int
) -> None:
    with pytest.raises(Refusal) as found:
        require_consent(away(centre, "摆放警示标志", minutes))
    assert found.value.reason is Reason.CENTRE_CONSENT_MISSING
    assert found.value.article == "admin.62"


def test_a_first_action_has_its_time_and_its_words() -> None:
    require_consent(away(told(agreed=True), "摆放警示标志", 5))
    with pytest.raises(Refusal) as found:
        require_consent(away(told(agreed=True), "摆放警示标志", None))
    assert found.value.reason is Reason.FIELD_MISSING


def test_the_caller_is_told_whose_it_is_and_how_to_reach_them() -> None:
    words = for_the_caller(Ground.OTHER_PLACE, "望湖县公安局", "0000-7710110", "环湖路21号")
    assert "望湖县公安局" in words
    assert "0000-7710110" in words
    assert "环湖路21号" in words
    assert "二十四小时" in words


def test_who_asks_for_what_no_police_does_is_told_whom_to_turn_to() -> None:
    words = for_the_caller(Ground.NOT_POLICE, "望湖县人民法院", "", "")
    assert words.startswith("您反映的事项不属于公安机关职责范围，请向望湖县人民法院")
    assert "书面告知" in words
