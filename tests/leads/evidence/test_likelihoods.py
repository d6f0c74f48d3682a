"""What each kind of evidence says of vehicles."""

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.evidence import colours, patterns
from leads.evidence.insurers import is_one_insurer
from leads.evidence.kinds import (
    ClassSeen,
    ColourSeen,
    Content,
    FalsePlate,
    Finding,
    Finish,
    Key,
    Layer,
    Origin,
    Paint,
    Part,
    PlateSeen,
    Report,
    Role,
    Sighting,
    Sticker,
)
from leads.evidence.likelihoods import likelihood_of
from leads.evidence.pointing import feasibility
from leads.ranking.alphabet import ALPHABET, CODE_OF
from leads.ranking.population import Population, encode
from leads.ranking.vehicle import Vehicle
from leads.ranking.weighing import weigh


def weights(content: Content, *vehicles: Vehicle) -> list[float]:
    """Return log10 of the likelihood ratio of each vehicle, the source being certain."""
    population = encode(vehicles)
    found = weigh(likelihood_of(content, population), 1.0, len(population))
    values = found.at(np.arange(len(population)))
    return [float(value) / np.log(10) for value in values]


def plates(pattern: str, *known: str) -> list[float]:
    return weights(PlateSeen(pattern), *map(Vehicle, known))


def test_every_row_of_the_confusion_of_characters_sums_to_one() -> None:
    matrix = patterns.confusion()
    assert matrix.sum(axis=1) == pytest.approx(1)
    assert matrix.min() > 0


def test_a_mistake_is_as_probable_in_both_directions() -> None:
    matrix = patterns.confusion()
    assert (matrix == matrix.T).all()


@pytest.mark.parametrize("group", ["8B", "0DQ", "1IT", "5S", "2Z", "津沪浙湘渝"])
def test_characters_that_look_alike_are_taken_for_each_other(group: str) -> None:
    matrix = patterns.confusion()
    least = matrix[CODE_OF["8"] - 1, CODE_OF["W"] - 1]
    for one, other in permutations(group, 2):
        assert matrix[CODE_OF[one] - 1, CODE_OF[other] - 1] > 10 * least
    assert (np.diag(matrix) > 0.7).all()


def test_colours_are_taken_for_each_other_in_both_directions_but_for_other() -> None:
    matrix = colours.confusion()
    assert matrix.sum(axis=1) == pytest.approx(1)
    assert (matrix[:-1, :-1] == matrix[:-1, :-1].T).all()


def test_the_plate_that_was_read_leads_then_the_one_that_looks_like_it() -> None:
    same, alike, other = plates("吉A56826", "吉A56826", "吉A56B26", "吉A56W26")
    assert same > alike > other


def test_an_unknown_character_says_nothing() -> None:
    one, other, third = plates("吉A?6?26", "吉A56826", "吉A96W26", "吉A56W62")
    assert one == pytest.approx(other)
    assert third < one - 3


def test_a_doubtful_character_says_either() -> None:
    eight, letter, other = plates("吉A56[8B]26", "吉A56826", "吉A56B26", "吉A56W26")
    assert eight == pytest.approx(letter, abs=0.1)
    assert other < eight - 2


def test_a_plate_of_another_length_is_improbable_never_impossible() -> None:
    same, longer, shorter = plates("吉A?6?26", "吉A56826", "吉A568262", "吉A5682")
    assert same > longer + 2
    assert same > shorter + 2
    assert np.isfinite([longer, shorter]).all()


def test_a_vehicle_without_a_plate_is_neither_for_nor_against() -> None:
    assert plates("吉A?6?26", "吉A56826", "", "吉C11111")[1] == 0


@given(st.text(st.sampled_from(ALPHABET + "?"), min_size=1, max_size=8))
def test_a_plate_is_never_against_itself(pattern: str) -> None:
    itself = pattern.replace("?", "7")
    first, second = plates(pattern, itself, "吉C1W1W1")
    assert first >= second - 1e-9


@pytest.mark.parametrize("bad", ["", "*", "é", "[8B", "吉A[?]1", "8*8"])
def test_a_pattern_that_means_nothing_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        patterns.parse(bad)


def test_a_pattern_is_read_as_it_is_written() -> None:
    found = patterns.parse("吉Ａ·？6[8b]*")
    assert [sorted(one) for one in found.positions] == [["吉"], ["A"], [], ["6"], ["8", "B"]]
    assert (found.open_before, found.open_after, found.known) == (False, True, 4)


def numbers(number: str, *known: str, readings: tuple[str, ...] = ()) -> list[float]:
    vehicles = [Vehicle(policy_number=one) for one in known]
    return weights(Sticker(number=number, readings=readings), *vehicles)


def test_the_end_of_a_policy_number_is_compared_with_the_ends() -> None:
    right, begins, other = numbers("*4417", "PDAA20260004417", "PDAA44170000001", "PDZA20264471")
    assert right > begins + 1
    assert right > other + 1


def test_the_beginning_of_a_policy_number_is_compared_with_the_beginnings() -> None:
    right, ends = numbers("PDAA4417*", "PDAA44170000001", "PDAA20260004417")
    assert right > ends + 1


def test_a_piece_from_the_middle_is_found_wherever_it_stands() -> None:
    right, other = numbers("*2026*", "PDAA20260004417", "PDAA20130004417")
    assert right > other + 1


def test_a_second_reading_counts_as_the_first() -> None:
    first, second, other = numbers("4417", "4417", "1147", "9999", readings=("1147",))
    assert first == pytest.approx(second, abs=0.05)
    assert other < first - 2


def test_a_sticker_speaks_by_insurer_year_and_number() -> None:
    sticker = Sticker("PICC", 2026, "22?1??7")
    right = Vehicle(policy_insurer="picc", policy_year="2026", policy_number="2231447")
    before = Vehicle(policy_insurer="PICC", policy_year="2025", policy_number="2231447")
    other = Vehicle(policy_insurer="CPIC", policy_year="2026", policy_number="2231447")
    far = Vehicle(policy_insurer="CPIC", policy_year="2020", policy_number="9999999")
    none = Vehicle()
    found = weights(sticker, right, before, other, far, none)
    assert found[0] > found[1] > found[2] > found[3]
    assert found[4] == 0


def test_a_sticker_whose_year_cannot_be_read_goes_by_the_rest() -> None:
    one, other = weights(
        Sticker("PICC", None, "77"),
        Vehicle(policy_insurer="PICC", policy_year="2026", policy_number="77"),
        Vehicle(policy_insurer="PICC", policy_year="2011", policy_number="77"),
    )
    assert one == other


def test_a_population_without_any_policy_number_is_left_as_it_is() -> None:
    assert weights(Sticker(number="77"), Vehicle("吉A1"), Vehicle("吉A2")) == [0, 0]


def test_grey_is_called_white_more_often_than_red_is() -> None:
    white, grey, red, empty, both = weights(
        ColourSeen("A"), *(Vehicle(colour=code) for code in ("A", "B", "E", "", "EA"))
    )
    assert white > grey > red
    assert white == both
    assert empty == 0


def blue(**changes: Any) -> Layer:
    values: dict[str, Any] = {
        "role": Role.TOPCOAT,
        "lab": (35.1, -2.0, -28.4),
        "finish": Finish.SOLID,
        "origin": Origin.OEM,
    }
    return Layer(**(values | changes))


def by_colour(paint: Paint) -> dict[str, float]:
    codes = "ABCDEFGHIJZ"
    return dict(zip(codes, weights(paint, *(Vehicle(colour=code) for code in codes)), strict=True))


def test_a_blue_fleck_supports_blue_vehicles_and_excludes_no_red_one() -> None:
    found = by_colour(Paint((blue(),)))
    assert max(found, key=lambda code: found[code]) == "H"
    assert found["H"] > 0.5
    assert -4 < found["E"] < -0.5


def test_effect_paint_at_one_angle_says_less() -> None:
    solid = by_colour(Paint((blue(),)))
    once = by_colour(Paint((blue(finish=Finish.METALLIC),)))
    twice = by_colour(Paint((blue(finish=Finish.METALLIC, angles=3),)))
    assert once["H"] < solid["H"] == twice["H"]


def test_under_a_refinish_the_first_colour_may_still_be_the_registered_one() -> None:
    red = Layer(Role.TOPCOAT, (38.0, 55.0, 35.0), Finish.SOLID, Origin.OEM)
    found = by_colour(Paint((blue(origin=Origin.REFINISH), red)))
    assert found["H"] > 0
    assert found["E"] > 0
    assert found["G"] < 0


def test_a_fleck_without_a_measured_top_coat_says_nothing() -> None:
    assert set(by_colour(Paint((Layer(Role.PRIMER, (60.0, 0.0, 0.0)),))).values()) == {0}


def test_a_class_of_the_same_family_is_nearer() -> None:
    found = weights(
        ClassSeen(("H31", "H32")), *(Vehicle(vehicle_class=c) for c in ("H31", "H11", "K33", ""))
    )
    assert found[0] > found[1] > found[2]
    assert found[3] == 0


def test_a_part_fits_its_model_with_or_without_the_make_and_by_year() -> None:
    part = Part(("JAC HFC1036",), (2015, 2019))
    fits, joined, variant, late, other_make, other, longer, empty, no_year = weights(
        part,
        Vehicle(make="JAC", model="HFC1036", year="2017"),
        Vehicle(model="JAC HFC1036", year="2017"),
        Vehicle(make="jac", model="HFC1036KD", year="2019"),
        Vehicle(make="JAC", model="HFC1036", year="2022"),
        Vehicle(make="BYD", model="HFC1036", year="2017"),
        Vehicle(make="JAC", model="HFC1040", year="2017"),
        Vehicle(make="JAC", model="HFC10361", year="2017"),
        Vehicle(make="JAC", year="2017"),
        Vehicle(make="JAC", model="HFC1036"),
    )
    assert fits == joined == variant == no_year
    assert fits > late > other
    assert other_make == other == longer
    assert empty == 0


def test_a_make_in_another_script_does_not_speak_against_the_model() -> None:
    fits, other = weights(
        Part(("JAC HFC1036",)),
        Vehicle(make="江淮牌", model="HFC1036"),
        Vehicle(make="福田牌", model="BJ1036"),
    )
    assert fits > 0 > other


def test_the_word_for_make_is_no_part_of_it() -> None:
    part = Part(("江淮 HFC1036",))
    fits, other = weights(
        part, Vehicle(make="江淮牌", model="HFC1036"), Vehicle(make="福田牌", model="HFC1036")
    )
    assert fits > 0 > other
    assert weights(Key(("江淮",)), Vehicle(make="江淮牌"), Vehicle(make="福田"))[0] > 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PICC", "picc", True),
        ("PICC", "中国人民财产保险股份有限公司澄州市分公司", True),
        ("人保", "人保财险", True),
        ("华澄", "华澄财险澄州支公司", True),
        ("华澄财险", "北岸财险", False),
        ("PICC", "太平洋财险", False),
        ("太平财险", "太平洋财险", False),
        ("平安产险", "中国人民财产保险股份有限公司", False),
        ("安", "平安产险", False),
        ("", "PICC", False),
    ],
)
def test_one_insurer_has_several_names(one: str, other: str, same: object) -> None:
    assert is_one_insurer(one, other) is same
    assert is_one_insurer(other, one) is same


def test_a_sticker_is_compared_by_the_insurer_not_by_its_spelling() -> None:
    found = weights(
        Sticker("人保"),
        Vehicle(policy_insurer="中国人民财产保险股份有限公司"),
        Vehicle(policy_insurer="平安产险"),
    )
    assert found[0] > 0 > found[1]


def test_a_key_speaks_for_makes() -> None:
    found = weights(Key(("江淮",)), *(Vehicle(make=make) for make in ("江淮", "福田", "")))
    assert found[0] > 0 > found[1]
    assert found[2] == 0


def sighted(minutes: float) -> list[float]:
    return weights(Sighting("吉A56826", 4000, minutes), Vehicle("吉A56826"), Vehicle("吉C1W1W1"))


def test_a_sighting_that_can_be_driven_speaks_for_the_plate() -> None:
    assert sighted(6)[0] > sighted(6)[1]


def test_a_sighting_too_far_away_speaks_against_it() -> None:
    away = weights(Sighting("吉A56826", 40_000, 1), Vehicle("吉A56826"), Vehicle("吉C1W1W1"))
    assert away[0] < away[1]
    assert np.isfinite(away).all()


def test_the_less_time_the_less_feasible() -> None:
    found = [feasibility(Sighting("吉", 9000, minutes)) for minutes in (1, 2, 3, 5, 9)]
    assert found == sorted(found)
    assert found[0] < 0.05
    assert found[-1] > 0.95


def test_a_false_plate_says_nothing_of_the_vehicle_it_belongs_to() -> None:
    assert weights(FalsePlate("吉A56826"), Vehicle("吉A56826"), Vehicle("吉C1W1W1")) == [0, 0]


def test_a_report_names_a_vehicle_and_contradictions_take_from_it() -> None:
    def named(*contradictions: str) -> float:
        report = Report(("吉A56826",), contradictions=contradictions)
        vehicles = [Vehicle("吉A56826"), *(Vehicle(f"吉C{n:05}") for n in range(500))]
        return weights(report, *vehicles)[0]

    assert named() > named("时间不符") > named("时间不符", "地点不符") > 0
    assert named(*"123456789") == 0


def test_a_finding_concerns_the_vehicles_it_names() -> None:
    found = weights(
        Finding(("吉A1",), 0.9, 0.02), Vehicle("吉A1"), Vehicle("吉A12"), Vehicle("吉A2")
    )
    assert found[0] > 0 > found[1] == found[2]


def test_a_finding_reaches_a_vehicle_that_has_a_name_instead_of_a_plate() -> None:
    population: Population = encode([Vehicle("吉A1"), Vehicle(make="钱江")])
    likelihood = likelihood_of(Finding(("#1",), 0.9, 0.02), population, named={"#1": 1})
    first, second = weigh(likelihood, 1, 2).at(np.arange(2))
    assert second > 0 > first
