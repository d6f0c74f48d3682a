"""A bunch of keys: doors tried, a name behind one of them, and his claim weighed."""

from collections.abc import Iterator

import pytest

from cases.records.exhibits import CustodyAct
from cases.refusals import Reason, Refusal
from cases.services.demo import flights
from leads.canvass.records import Answer, Mark, OutingState, Turned, mark_of
from leads.graph.contradictions.found import Clash
from leads.services.canvass import CanvassService
from leads.services.canvass.reading import Shown
from leads.services.demo import keys
from leads.services.demo.keys import DOOR, HOLDER, LORRY, STAIR, WIFE, Step
from leads.services.demo.telling import Telling
from leads.services.exhibits import ExhibitService
from tests.conftest import Clock, DeskOf, Empty
from tests.leads.stories.stage import Told, staged, told_to_the_end
from ui.labels.candidates import reasons


@pytest.fixture
def story(desk_of: DeskOf, clock: Clock) -> Telling:
    return staged(desk_of, clock, flights.KEYS)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, empty: Empty) -> Iterator[Told[Step]]:
    with told_to_the_end(tmp_path_factory.mktemp("keys"), empty, flights.KEYS, keys.told) as told:
        yield told


def canvass(story: Telling) -> Shown:
    (shown,) = CanvassService(story.lead).of_case(story.case).shown
    return shown


def test_the_lorry_leads_when_the_door_has_named_its_keeper_and_not_before(
    seen: Told[Step],
) -> None:
    for before in (Step.SEEN, Step.FOUND, Step.TRIED, Step.OPENED):
        # One of all that fit as well.
        assert seen[before].first.name != LORRY
        assert seen[before].first.probability < 0.01
        assert seen[before].names == []
    named = seen[Step.NAMED]
    assert named.first.name == LORRY
    assert named.vehicle(LORRY).probability > 0.7
    assert named.candidates.vehicles[1].probability < 0.01
    assert named.titles(LORRY)[0] == "钥匙打开其登记人的住处"
    said = reasons(named.vehicle(LORRY).explanation, named.candidates.titles)
    assert said.startswith("较强支持：钥匙打开其登记人的住处；弱支持：")


def test_doors_in_vain_nobody_home_and_refusals_move_no_vehicle(seen: Told[Step]) -> None:
    before = seen[Step.FOUND].candidates
    for after in (Step.TRIED, Step.OPENED):
        assert seen[after].candidates == before


def test_his_claim_counts_for_him_until_it_is_contradicted(seen: Told[Step]) -> None:
    named, claimed, weighed = (
        seen[step].driver(HOLDER) for step in (Step.NAMED, Step.CLAIMED, Step.WEIGHED)
    )
    assert claimed.probability < named.probability < weighed.probability
    weights = dict(weighed.weights)
    assert weights[1] < 0 < weights[2]
    assert seen[Step.WEIGHED].names[0] == HOLDER
    wife = seen[Step.WEIGHED].driver(WIFE)
    assert wife.probability < 0.1


def test_the_board_finds_what_his_claim_contradicts(seen: Told[Step]) -> None:
    assert seen[Step.NAMED].clashes == frozenset()
    assert seen[Step.CLAIMED].clashes == {Clash.LOST_KEY_OPENS}
    assert seen[Step.WEIGHED].clashes == {Clash.LOST_KEY_OPENS, Clash.LOST_THING_FOUND_LATER}


def test_the_door_that_turns_was_the_next_best_one(story: Telling) -> None:
    for step in keys.told(story):
        if step is Step.TRIED:
            assert canvass(story).due[0].code == DOOR
            break


def test_shared_doors_come_first_and_behind_those_that_stay_shut_nobody_is_asked(
    seen: Told[Step],
) -> None:
    tries = [one.entry for one in canvass(seen.story).canvass.tries]
    shared = [one for one in tries if one.answer is Answer.SHARED]
    assert [one.address.stair for one in shared][-1] == STAIR
    assert [one.turned for one in shared] == [Turned.FITS_NOT] * (len(shared) - 1) + [Turned.OPENS]
    assert {one.address.stair for one in tries if one.answer is not Answer.SHARED} == {STAIR}
    assert {mark_of(one) for one in tries} == set(Mark) - {Mark.UNTRIED}
    assert all(one.turned is Turned.NOT_TRIED for one in tries if one.answer is Answer.REFUSED)
    assert tries[-1].address.code == DOOR


def test_the_outing_is_approved_printed_and_a_step_of_the_custody(seen: Told[Step]) -> None:
    shown = canvass(seen.story).canvass
    (outing,) = shown.outings
    assert outing.state is OutingState.BACK
    assert outing.approved_at is not None
    assert outing.sheet
    (bunch,) = ExhibitService(seen.story.lead).of_case(seen.story.case).exhibits
    assert [one.entry.act for one in bunch.steps][-3:] == [
        CustodyAct.TRACES,
        CustodyAct.TRIED,
        CustodyAct.BACK,
    ]
    assert bunch.flags == ()
    assert bunch.traces_at is not None
    assert outing.out_at is not None
    assert bunch.traces_at < outing.out_at


def test_no_key_goes_out_before_its_traces_are_taken(
    story: Telling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Telling, "step", lambda *_args, **_more: None)
    with pytest.raises(Refusal) as refused:
        for _step in keys.told(story):
            pass
    assert refused.value.reason is Reason.TRACES_NOT_TAKEN
