"""Two systems of paint layers side by side."""

from dataclasses import replace

from leads.evidence.kinds import Finish, Lab, Layer, Origin, Role
from leads.evidence.layers import Comparison, Conclusion, Fit, compare

BLUE: Lab = (35.1, -2.0, -28.4)
COAT = Layer(Role.TOPCOAT, BLUE, Finish.SOLID, Origin.OEM)
PRIMER = Layer(Role.PRIMER, (62.0, 0.0, 1.0), Finish.SOLID, Origin.OEM)
BATH = Layer(Role.ELECTROCOAT, (45.0, -1.0, 2.0), Finish.SOLID, Origin.OEM)
FACTORY = (COAT, PRIMER, BATH)
AGAIN = (
    Layer(Role.TOPCOAT, (36.0, -1.5, -27.0), Finish.SOLID, Origin.REFINISH),
    Layer(Role.PRIMER, (70.0, 0.0, 0.0), Finish.SOLID, Origin.REFINISH),
)


def fits(found: Comparison) -> list[Fit]:
    return [pair.fit for pair in found.pairs]


def test_the_same_layers_support_one_origin() -> None:
    found = compare(FACTORY, FACTORY)
    assert fits(found) == [Fit.SAME] * 3
    assert [pair.difference for pair in found.pairs] == [0, 0, 0]
    assert found.conclusion is Conclusion.ALIKE


def test_a_refinish_on_one_side_is_a_respray_and_no_difference() -> None:
    for found in (compare((*AGAIN, *FACTORY), FACTORY), compare(FACTORY, (*AGAIN, *FACTORY))):
        assert fits(found) == [Fit.RESPRAY, Fit.RESPRAY, Fit.SAME, Fit.SAME, Fit.SAME]
        assert found.conclusion is Conclusion.ALIKE_BUT_RESPRAYED


def test_layers_that_were_not_torn_off_are_no_difference() -> None:
    found = compare(FACTORY[:1], FACTORY)
    assert fits(found) == [Fit.SAME, Fit.NOT_PRESERVED, Fit.NOT_PRESERVED]
    assert found.conclusion is Conclusion.ALIKE


def test_a_missing_layer_of_the_factory_is_a_difference() -> None:
    found = compare((COAT, BATH), FACTORY)
    assert fits(found) == [Fit.SAME, Fit.MISSING, Fit.SAME]
    assert found.conclusion is Conclusion.DIFFERENT


def test_another_colour_or_finish_is_a_difference() -> None:
    red = replace(COAT, lab=(38.0, 55.0, 35.0))
    pearl = replace(COAT, finish=Finish.PEARL)
    assert compare((red, PRIMER, BATH), FACTORY).conclusion is Conclusion.DIFFERENT
    assert compare((pearl, PRIMER, BATH), FACTORY).conclusion is Conclusion.DIFFERENT


def test_what_is_near_but_not_the_same_stays_open() -> None:
    near = replace(COAT, lab=(38.6, -2.0, -28.4))
    found = compare((near, PRIMER, BATH), FACTORY)
    assert fits(found)[0] is Fit.CLOSE
    assert found.conclusion is Conclusion.OPEN


def test_layers_nobody_measured_leave_it_open() -> None:
    bare = tuple(replace(layer, lab=None) for layer in FACTORY)
    found = compare(bare, FACTORY)
    assert fits(found) == [Fit.UNMEASURED] * 3
    assert found.conclusion is Conclusion.OPEN


def test_effect_paint_at_one_angle_is_said_to_be_visual_only() -> None:
    shining = replace(COAT, finish=Finish.METALLIC)
    assert compare((shining,), (shining,)).visual_only
    angled = replace(shining, angles=3)
    assert not compare((angled,), (angled,)).visual_only


def test_nothing_to_compare_stays_open() -> None:
    assert compare((), FACTORY).conclusion is Conclusion.OPEN
    assert compare((), ()).pairs == ()
