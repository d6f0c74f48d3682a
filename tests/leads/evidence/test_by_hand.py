"""What a piece of evidence says, counted by hand from the tables."""

from dataclasses import replace
from math import prod

import numpy as np
import pytest

from leads.evidence import colours
from leads.evidence.dated import wording
from leads.evidence.difference import ciede2000
from leads.evidence.kinds import Content, Finish, Layer, Origin, Part, Role, Sighting, Sticker
from leads.evidence.layers import Conclusion, Fit, compare
from leads.evidence.likelihoods import likelihood_of
from leads.evidence.patterns import confusion, likeness, parse, reading
from leads.evidence.pointing import feasibility
from leads.ranking.alphabet import CODE_OF
from leads.ranking.likelihood import Aspect
from leads.ranking.population import encode
from leads.ranking.vehicle import Vehicle
from leads.ranking.weighing import weigh


def chance(aspect: Aspect, vehicle: int = 0) -> float:
    """Return what an aspect says of one vehicle."""
    readings = [
        prod(float(factor.table[factor.places[vehicle]]) for factor in factors)
        for factors in aspect.alternatives
    ]
    return aspect.floor + aspect.scale * sum(readings) / len(readings)


def weights(content: Content, *vehicles: Vehicle) -> list[float]:
    found = weigh(likelihood_of(content, encode(vehicles)), 1.0, len(vehicles))
    return [float(one) for one in found.at(np.arange(len(vehicles)))]


@pytest.mark.parametrize(("stands", "was_read"), [("8", "8"), ("B", "8"), ("W", "8")])
def test_a_character_is_mistaken_or_all_of_the_reading_is(stands: str, was_read: str) -> None:
    values = wording("confusion").values
    garbled, size = values["garbled"], values["characters"]
    single = confusion()[CODE_OF[stands] - 1, CODE_OF[was_read] - 1]
    found = chance(reading(parse(was_read), encode([Vehicle(stands)]).plate))
    assert found == pytest.approx((1 - garbled) * single + garbled / size)


def test_a_plate_nothing_fits_of_is_as_improbable_as_a_reading_that_is_all_wrong() -> None:
    values = wording("confusion").values
    found = chance(reading(parse("吉A56826"), encode([Vehicle("辽C1WJHX")]).plate))
    assert found == pytest.approx(values["garbled"] / values["characters"] ** 7, rel=1e-3)


def test_an_end_that_is_as_it_was_read_is_like_whatever_the_lengths_of_the_others() -> None:
    plates = encode([Vehicle("吉A1126"), Vehicle("吉A11126"), Vehicle("吉A1162")]).plate
    found = [chance(likeness(parse("*26"), plates), vehicle) for vehicle in range(3)]
    assert found == pytest.approx([1, 1, 0], abs=1e-2)


def test_a_vehicle_registered_as_other_may_be_called_anything() -> None:
    assert colours.confusion()[-1] == pytest.approx(1 / 11)


def test_before_and_after_are_driven_alike_and_a_clock_may_be_wrong() -> None:
    before, after = (feasibility(Sighting("吉", 9000, minutes)) for minutes in (-3, 3))
    assert before == after
    assert feasibility(Sighting("吉", 300, 0)) > 0.5


def test_the_sticker_of_the_year_beside_is_nearer_than_others() -> None:
    same, last, following, other = weights(
        Sticker(year=2026),
        *(Vehicle(policy_year=year) for year in ("2026", "2025", "2027", "2024")),
    )
    assert same > last == following > other


def test_the_first_and_the_last_year_of_a_part_fit() -> None:
    years = ("2014", "2015", "2019", "2020")
    before, first, last, after = weights(
        Part(("HFC1036",), (2015, 2019)), *(Vehicle(model="HFC1036", year=year) for year in years)
    )
    assert first == last > before == after


def test_an_empty_make_does_not_speak_against_the_model() -> None:
    made, bare, other = weights(
        Part(("JAC HFC1036",)),
        Vehicle(make="JAC", model="HFC1036"),
        Vehicle(model="HFC1036"),
        Vehicle(make="BYD", model="HFC1036"),
    )
    assert made == bare > other


# --- layers of paint -------------------------------------------------------------------------

COAT = Layer(Role.TOPCOAT, (35.1, -2.0, -28.4), Finish.SOLID, Origin.OEM)
PRIMER = Layer(Role.PRIMER, (62.0, 0.0, 1.0), Finish.SOLID, Origin.OEM)


def test_what_a_measured_difference_is_called_follows_the_limits() -> None:
    limits = wording("colours").values["coats"]
    called = set()
    for step in range(90):
        other = replace(COAT, lab=(35.1 + step / 10, -2.0, -28.4))
        assert COAT.lab is not None
        assert other.lab is not None
        difference = ciede2000(COAT.lab, other.lab)
        found = compare((COAT, PRIMER), (other, PRIMER)).pairs[0].fit
        if difference <= limits["same"]:
            assert found is Fit.SAME
        elif difference < limits["different"]:
            assert found is Fit.CLOSE
        else:
            assert found not in {Fit.SAME, Fit.CLOSE}
        called.add(found)
    assert {Fit.SAME, Fit.CLOSE} < called


def test_a_fleck_of_one_coat_is_laid_beside_the_outermost() -> None:
    found = compare((COAT,), (COAT, PRIMER, COAT))
    assert [pair.fit for pair in found.pairs] == [Fit.SAME, Fit.NOT_PRESERVED, Fit.NOT_PRESERVED]


def test_a_coat_of_the_factory_is_not_one_of_the_body_shop_of_the_same_colour() -> None:
    found = compare((COAT,), (replace(COAT, origin=Origin.REFINISH),))
    assert Fit.SAME not in {pair.fit for pair in found.pairs}
    assert found.conclusion is Conclusion.OPEN


def test_a_top_coat_is_no_primer_of_the_same_colour() -> None:
    found = compare((COAT,), (replace(COAT, role=Role.PRIMER),))
    assert found.conclusion is Conclusion.DIFFERENT
