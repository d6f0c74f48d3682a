"""Blue flecks, then a worn scrap of a sticker: what is known after each fact, and not before."""

from collections.abc import Iterator

import pytest

from cases.law.clock import ClockState
from cases.law.facts import FactKind
from cases.services.demo import flights
from leads.services.demo import exhibits, sticker
from leads.services.demo.sticker import BUYER, HOLDER, LORRY, VAN, WHITE, Step
from leads.services.demo.telling import Telling
from tests.conftest import Empty
from tests.leads.stories.stage import Told, told_to_the_end
from ui.labels.candidates import reasons


def facts(story: Telling) -> Iterator[Step]:
    exhibits.tell(story.stage)
    yield from sticker.told(story)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, empty: Empty) -> Iterator[Told[Step]]:
    with told_to_the_end(tmp_path_factory.mktemp("sticker"), empty, flights.VAN, facts) as told:
        yield told


def test_the_van_leads_when_the_insurer_has_answered_and_not_before(seen: Told[Step]) -> None:
    for before in (Step.REGISTER, Step.FLECKS, Step.SCRAP):
        # It stands among all that fit as well, and the first fifty of them are others.
        shown = seen[before].candidates.vehicles
        assert not seen[before].is_shown(VAN)
        assert shown[0].probability == pytest.approx(shown[49].probability)
        assert shown[0].probability < 0.01
    # The scrap says nothing while no policy is known.
    assert seen[Step.SCRAP].candidates.none == pytest.approx(seen[Step.FLECKS].candidates.none)
    for after in (Step.POLICIES, Step.HOLDER, Step.BUYER, Step.YARD, Step.COMPARED):
        assert seen[after].first.name == VAN
    assert 0.7 < seen[Step.POLICIES].vehicle(VAN).probability < 0.95
    assert seen[Step.COMPARED].vehicle(VAN).probability > 0.99


def test_it_leads_for_the_sticker_then_the_paint_and_the_sentence_says_so(
    seen: Told[Step],
) -> None:
    answered = seen[Step.POLICIES]
    assert answered.titles(VAN)[:2] == ("排水沟内保险标志残片", "现场蓝色漆片")
    said = reasons(answered.vehicle(VAN).explanation, answered.candidates.titles)
    assert said.startswith("较强支持：排水沟内保险标志残片；弱支持：现场蓝色漆片")
    assert "车身漆层与漆片不同" in said
    compared = seen[Step.COMPARED]
    assert any("漆层相符" in one for one in compared.titles(VAN))


def test_policies_that_read_alike_stand_behind_it_for_colour_and_class(
    seen: Told[Step],
) -> None:
    answered = seen[Step.POLICIES]
    assert [one.name for one in answered.candidates.vehicles[:3]] == [VAN, WHITE, LORRY]
    assert answered.vehicle(WHITE).probability < 0.05
    titles = answered.candidates.titles
    against = {titles[one] for one in answered.vehicle(LORRY).explanation.against}
    assert against == {"现场蓝色漆片", "买菜人：面包车一类，颜色没看清"}


def test_the_policy_leads_to_the_holder_and_the_holder_to_the_buyer(
    seen: Told[Step],
) -> None:
    assert seen[Step.POLICIES].names == []
    assert seen[Step.HOLDER].names == [HOLDER]
    assert seen[Step.BUYER].names == [BUYER, HOLDER]
    before, after = seen[Step.COMPARED].driver(BUYER), seen[Step.SURRENDERED].driver(BUYER)
    assert before.probability < 0.7
    assert after.probability > 0.9
    assert dict(after.weights)[1] > 0


def test_the_clock_of_article_62_waits_until_the_driver_is_there_too(seen: Told[Step]) -> None:
    waits = (ClockState.NOT_STARTED, (FactKind.DRIVER_FOUND,))
    assert seen[Step.YARD].capture == seen[Step.COMPARED].capture == waits
    assert seen[Step.SURRENDERED].capture == (ClockState.RUNNING, ())


def test_what_is_asked_next_is_the_look_at_the_van(seen: Told[Step]) -> None:
    first, second = seen[Step.YARD].next
    assert first.leading[0] == VAN
    assert first.gain.bits_per_hour > second.gain.bits_per_hour
    assert [one.settles for one in first.gain.outcomes] == [True, False]
    assert [one.inquiry.n for one in seen[Step.COMPARED].next] == [2]
