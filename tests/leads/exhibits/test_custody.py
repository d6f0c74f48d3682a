"""What does not fit in a chain of custody: by table, and whatever the chain."""

from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.records.exhibits import LEAVING, ON_THE_SPOT, CustodyAct
from leads.exhibits.custody import flags, in_order, place_of, same, standing, traces_at
from leads.exhibits.records import FlagKind, Standing, Step, StepId
from tests.leads.exhibits.chains import (
    FOUND,
    LABORATORY,
    SCENE,
    STORE,
    back,
    collected,
    hour,
    sent,
    step,
    stored,
)

K = FlagKind
WHOLE = (collected(), stored(), sent(), back())


def kinds(*steps: Step, now: float = 250, is_key: bool = False) -> list[FlagKind]:
    found = flags(steps, found_at=FOUND, now=hour(now), is_key=is_key)
    return [one.kind for one in found]


def act(number: int, kind: CustodyAct, at: float, **changes: Any) -> Step:
    return step(number, kind, at, **{"from_place": STORE, "place": STORE, **changes})


def test_a_whole_chain_has_no_flag() -> None:
    assert kinds(*WHOLE) == []
    assert place_of(WHOLE).standing is Standing.KEPT
    assert place_of(WHOLE).seal == "B-7"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), [K.NO_CHAIN]),
        # places
        ((collected(), stored(from_place="派出所")), []),  # in hands before: no place to leave
        ((collected(place="派出所"), stored()), [K.PLACE_GAP]),
        ((collected(), stored(), sent(from_place="物证室 3 号柜"), back()), [K.PLACE_GAP]),
        ((collected(), stored(), sent(from_place="物证室２号柜"), back()), []),
        ((collected(), stored(), back()), [K.PLACE_GAP]),
        # days
        ((collected(),), [K.UNACCOUNTED]),
        ((collected(), step(2, CustodyAct.STORED, 24, from_place=SCENE, place=STORE)), []),
        (
            (collected(), step(2, CustodyAct.STORED, 25, from_place=SCENE, place=STORE)),
            [K.UNACCOUNTED],
        ),
        ((step(1, CustodyAct.STORED, 30, from_place=SCENE, place=STORE),), [K.UNACCOUNTED]),
        # times
        ((collected(), stored(until=hour(60)), sent(), back()), [K.OVERLAP]),
        ((collected(), stored(until=hour(48)), sent(), back()), []),
        ((step(1, CustodyAct.STORED, -1, from_place=SCENE, place=STORE),), [K.BEFORE_FOUND]),
        # seals
        ((collected(), stored(seal_found="A-102")), [K.SEAL_BROKEN]),
        ((collected(), stored(seal_found="Ａ－101")), []),
        ((collected(), stored(seal_broken=True)), [K.SEAL_BROKEN]),
        ((collected(), stored(seal_broken=True, opened_by="沈默", seal_after="A-9")), []),
        ((collected(), stored(seal_after="C-1")), [K.SEAL_BROKEN]),
        ((collected(), stored(opened_by="沈默")), [K.UNSEALED]),
        (
            (collected(), stored(), act(3, CustodyAct.OPENED, 4, opened_by="罗一"), sent(), back()),
            [K.UNSEALED],
        ),
        (
            (
                collected(),
                stored(),
                act(3, CustodyAct.OPENED, 4, opened_by="罗一"),
                act(9, CustodyAct.SEALED, 5, seal_after="A-2"),
                act(10, CustodyAct.SENT, 48, place=LABORATORY),
            ),
            [],
        ),
        # after it had left
        (
            (
                collected(),
                stored(),
                act(3, CustodyAct.RETURNED, 30, place=""),
                act(4, CustodyAct.MOVED, 31),
            ),
            [K.AFTER_LEFT],
        ),
        (
            (
                collected(),
                stored(),
                act(3, CustodyAct.HANDED_ON, 30, place=""),
                act(4, CustodyAct.BACK, 200, from_place="检察院"),
            ),
            [],
        ),
    ],
)
def test_what_does_not_fit(steps: tuple[Step, ...], expected: list[FlagKind]) -> None:
    assert kinds(*steps) == expected


def test_a_gap_says_both_places_and_the_days_between() -> None:
    (gap,) = flags((collected(), stored(), sent(from_place="车库")), found_at=FOUND, now=hour(60))
    assert (gap.left, gap.found, gap.days) == (STORE, "车库", 1)
    assert (gap.before, gap.step) == (StepId(2), StepId(3))


def test_a_key_is_tried_after_its_traces_were_taken() -> None:
    out = act(3, CustodyAct.TRIED, 5, place="", holder="王砚秋、冯立成")
    home = act(4, CustodyAct.BACK, 8, from_place="")
    traces = act(5, CustodyAct.TRACES, 4)
    late = act(5, CustodyAct.TRACES, 9)
    assert kinds(collected(), stored(), out, home, is_key=True) == [K.TRIED_BEFORE_TRACES]
    assert kinds(collected(), stored(), out, home, late, is_key=True) == [K.TRIED_BEFORE_TRACES]
    assert kinds(collected(), stored(), traces, out, home, is_key=True) == []
    assert kinds(collected(), stored(), out, home) == []
    assert traces_at((collected(), traces)) == hour(4)


def test_a_sealed_key_that_goes_out_is_opened_by_somebody_and_sealed_again() -> None:
    traces = act(5, CustodyAct.TRACES, 4, opened_by="罗一", seal_after="J-1")
    out = act(6, CustodyAct.TRIED, 5, place="", holder="王砚秋、冯立成", opened_by="王砚秋、冯立成")
    unnamed = act(6, CustodyAct.TRIED, 5, place="", holder="王砚秋、冯立成")
    home = act(7, CustodyAct.BACK, 8, from_place="柳湾村", seal_after="J-2")
    bare = act(7, CustodyAct.BACK, 8, from_place="柳湾村")
    before = (collected(), stored(), traces)
    assert kinds(*before, out, home, is_key=True) == []
    assert kinds(*before, out, bare, is_key=True) == [K.UNSEALED]
    assert kinds(*before, unnamed, home, is_key=True) == [K.SEAL_BROKEN]


def test_a_step_put_right_or_taken_back_counts_no_more() -> None:
    wrong = stored(place="车库")
    right = step(5, CustodyAct.STORED, 2, from_place=SCENE, place=STORE, replaces=StepId(2))
    assert kinds(collected(), wrong, sent(), back()) == [K.PLACE_GAP]
    assert kinds(collected(), wrong, right, sent(), back()) == []
    away = step(6, CustodyAct.WITHDRAWN, 2, replaces=StepId(2))
    assert [one.id for one in standing((collected(), wrong, away))] == [1]


def test_what_is_done_on_the_spot_does_not_move_it() -> None:
    look = step(3, CustodyAct.OPENED, 3, opened_by="沈默", seal_after="A-3")
    assert kinds(collected(), stored(), look, sent(), back()) == []
    assert place_of((collected(), stored(), look)).place == STORE


@pytest.mark.parametrize("place", [STORE, " 物证室２号柜 ", "物证室-2-号柜"])
def test_blanks_width_and_marks_make_no_other_place(place: str) -> None:
    assert same(STORE, place)


moments = st.integers(min_value=-50, max_value=400)
places = st.sampled_from(["", SCENE, STORE, LABORATORY])
seals = st.sampled_from(["", "A-101", "B-7"])


@st.composite
def chains(draw: st.DrawFn) -> tuple[Step, ...]:
    count = draw(st.integers(min_value=0, max_value=7))
    made = []
    for number in range(1, count + 1):
        at = draw(moments)
        made.append(
            step(
                number,
                draw(st.sampled_from(list(CustodyAct))),
                at,
                until=draw(st.none() | st.just(hour(at) + timedelta(hours=draw(moments)))),
                from_place=draw(places),
                place=draw(places),
                opened_by=draw(st.sampled_from(["", "罗一"])),
                seal_found=draw(seals),
                seal_after=draw(seals),
                seal_broken=draw(st.booleans()),
                replaces=draw(st.none() | st.integers(min_value=1, max_value=count)),
            )
        )
    return tuple(made)


@given(chains(), st.randoms())
def test_the_order_of_entry_in_the_list_changes_nothing(
    chain: tuple[Step, ...], dice: Random
) -> None:
    mixed = list(chain)
    dice.shuffle(mixed)
    asked = partial(flags, found_at=FOUND, now=hour(500), is_key=True)
    assert asked(chain) == asked(mixed)
    assert place_of(chain) == place_of(mixed)


@given(chains())
def test_every_flag_names_a_step_that_stands(chain: tuple[Step, ...]) -> None:
    known = {one.id for one in standing(chain)}
    for flag in flags(chain, found_at=FOUND, now=hour(500), is_key=True):
        assert flag.kind is K.NO_CHAIN or flag.step in known
        assert flag.before is None or flag.before in known
        assert flag.days >= 0


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 20), places.filter(bool))))
def test_a_chain_whose_steps_join_has_no_flag_and_one_cut_out_of_it_shows(
    moves: list[tuple[int, int, str]],
) -> None:
    chain, here, clock = [collected(place=SCENE)], SCENE, 0
    for number, (wait, way, there) in enumerate(moves, 2):
        at, clock = clock + wait, clock + wait + way
        chain.append(
            step(
                number,
                CustodyAct.MOVED,
                at,
                until=hour(clock),
                from_place=here,
                place=there,
            )
        )
        here = there
    assert flags(chain, found_at=FOUND, now=hour(clock)) == ()
    for n in range(1, len(chain) - 1):
        joined = same(chain[n - 1].entry.place, chain[n + 1].entry.from_place)
        cut = flags([*chain[:n], *chain[n + 1 :]], found_at=FOUND, now=hour(clock))
        assert [one.kind for one in cut] == ([] if joined else [K.PLACE_GAP])


@given(chains())
def test_steps_that_stand_are_in_the_order_of_happening(chain: tuple[Step, ...]) -> None:
    found = standing(chain)
    assert list(found) == sorted(found, key=in_order)
    assert all(one.entry.act is not CustodyAct.WITHDRAWN for one in found)


def test_the_kinds_of_acts_do_not_overlap() -> None:
    assert LEAVING.isdisjoint(ON_THE_SPOT)
