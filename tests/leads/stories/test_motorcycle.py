"""An abandoned motorcycle with a false plate, and a strange report: both lead to one person."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from cases.law.clock import ClockState
from cases.law.facts import FactKind
from cases.services.demo import flights
from leads.graph.contradictions.found import Clash
from leads.graph.nodes import NodeKind
from leads.services.demo import motorcycle
from leads.services.demo.motorcycle import BIKE, CALLER, KEEPER, MOTHER, NEPHEW, PLATE, Step
from tests.conftest import Empty
from tests.leads.stories.stage import Told, told_to_the_end
from ui.labels.candidates import reasons


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, empty: Empty) -> Iterator[Told[Step]]:
    folder = tmp_path_factory.mktemp("motorcycle")
    with told_to_the_end(folder, empty, flights.MOTORCYCLE, motorcycle.told) as told:
        yield told


def test_the_reading_points_at_the_registered_motorcycle_until_the_other_is_found(
    seen: Told[Step],
) -> None:
    assert seen[Step.READ].first.name == PLATE
    assert not seen[Step.READ].is_shown(BIKE)
    assert seen[Step.READ].titles(PLATE)[0] == "菜场摊主所读号牌"
    for step in (Step.ABANDONED, Step.FALSE, Step.MET, Step.PAID):
        assert seen[step].first.name == BIKE
    assert seen[Step.ABANDONED].titles(BIKE)[0] == "弃车前叉有伤者衣物纤维、新鲜变形"
    assert (
        seen[Step.FALSE].vehicle(BIKE).probability > seen[Step.ABANDONED].vehicle(BIKE).probability
    )
    assert seen[Step.FALSE].vehicle(PLATE).probability < 0.05
    last = seen[Step.FALSE]
    said = reasons(last.vehicle(BIKE).explanation, last.candidates.titles)
    assert said.startswith("强支持：弃车前叉有伤者衣物纤维、新鲜变形")


def test_the_false_plate_itself_speaks_for_no_vehicle(seen: Told[Step]) -> None:
    after = seen[Step.FALSE]
    items = {one.title: one.item for one in after.candidates.evidence}
    bars = {bar.item: bar.weight for bar in after.vehicle(PLATE).explanation.bars}
    assert bars[items["所挂号牌与车架号不符，系套用"]] == 0


def test_who_drove_goes_from_the_keeper_to_the_nephew_through_the_man_who_reports(
    seen: Told[Step],
) -> None:
    assert seen[Step.FALSE].names == []
    assert seen[Step.KEEPER].names == [KEEPER]
    assert seen[Step.KEEPER].drivers.unknown > 0.5
    assert seen[Step.TAKEN].names == [NEPHEW, KEEPER]
    assert seen[Step.REPORTED].names[0] == CALLER
    assert seen[Step.MET].names[0] == NEPHEW
    met, taken = seen[Step.MET].driver(NEPHEW), seen[Step.TAKEN].driver(NEPHEW)
    assert taken.probability < 0.6
    assert met.probability > 0.75
    assert all(weight > 0 for _n, weight in met.weights)
    caller = seen[Step.MET].driver(CALLER)
    assert caller.probability < 0.05
    mother = seen[Step.PAID].driver(MOTHER)
    assert mother.probability < 0.05


def test_a_theft_without_time_and_place_is_noticed_when_it_is_entered(seen: Told[Step]) -> None:
    assert seen[Step.TAKEN].clashes == frozenset()
    for after in (Step.REPORTED, Step.MET, Step.PAID):
        assert seen[after].clashes == {Clash.THEFT_UNKNOWN}


def test_two_ways_meet_in_one_person_on_the_board(seen: Told[Step]) -> None:
    graph = seen.story.board.board(seen.story.case).graph
    (nephew,) = [one.id for one in graph.nodes if one.label == NEPHEW]
    near = {
        graph.node(link.from_id if link.to_id == nephew else link.to_id).kind
        for link in graph.links
        if nephew in {link.from_id, link.to_id}
    }
    assert {NodeKind.PLATE, NodeKind.VEHICLE, NodeKind.PERSON} <= near


def test_he_is_at_large_while_his_mother_pays(seen: Told[Step]) -> None:
    (paid,) = seen.story.lead.holding.of_case(seen.story.case).advances
    assert (paid.payer, paid.amount) == (MOTHER, Decimal("8000.00"))
    assert seen[Step.PAID].capture == (ClockState.NOT_STARTED, (FactKind.DRIVER_FOUND,))
