"""The layout of the board: nothing overlaps, what is fixed stays, and it repeats itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.graph.layout import Floats, Laying, arranged, completed, overlaps, snapped
from leads.graph.untangle import _hits


def made(nodes: int, links: int, seed: int = 1) -> Laying:
    random = np.random.default_rng(seed)
    ends = random.integers(0, nodes, (links, 2))
    wide = random.uniform(20, 70, nodes)
    extents = np.stack([wide, np.full(nodes, 22.0), wide, np.full(nodes, 54.0)], axis=1)
    return Laying(
        ends[ends[:, 0] != ends[:, 1]].astype(np.int64),
        extents,
        np.full((nodes, 2), np.nan),
        np.zeros(nodes, dtype=bool),
    )


def ended(board: Laying, seed: int = 1) -> Floats:
    work = arranged(board, seed)
    while True:
        try:
            next(work)
        except StopIteration as stop:
            at: Floats = stop.value
            return at


@given(st.integers(1, 60), st.integers(0, 90), st.integers(0, 20))
@settings(deadline=None, max_examples=30)
def test_no_label_overlaps_another_or_a_shape(nodes: int, links: int, seed: int) -> None:
    board = made(nodes, links, seed)
    assert overlaps(ended(board), board.extents) == 0


def test_a_thousand_nodes_do_not_overlap() -> None:
    board = made(1000, 1600)
    assert overlaps(ended(board), board.extents) == 0


def test_the_same_seed_draws_the_same_picture() -> None:
    board = made(40, 60)
    assert np.array_equal(ended(board), ended(board))


def test_what_is_fixed_stays() -> None:
    board = made(30, 40)
    first = ended(board)
    fixed = np.arange(30) < 10
    again = ended(Laying(board.links, board.extents, first, fixed), seed=5)
    assert np.array_equal(first[:10], again[:10])
    assert overlaps(again, board.extents) == 0


def test_a_new_node_goes_beside_its_neighbour_and_moves_nobody() -> None:
    board = made(30, 40)
    start = ended(board)
    start[7] = np.nan
    links = np.array([(7, 3)])
    at = completed(Laying(links, board.extents, start, np.zeros(30, dtype=bool)))
    others = np.arange(30) != 7
    assert np.array_equal(at[others], start[others])
    assert np.hypot(*(at[7] - at[3])) < 400
    assert overlaps(at, board.extents) == 0


def test_a_lonely_new_node_goes_below_the_picture() -> None:
    board = made(5, 4)
    start = ended(board)
    start[2] = np.nan
    at = completed(Laying(np.zeros((0, 2), np.int64), board.extents, start, np.zeros(5, bool)))
    others = np.arange(5) != 2
    assert at[2, 1] > at[others, 1].max()


def test_what_is_dropped_on_another_slides_to_the_nearest_free_place() -> None:
    board = made(20, 20)
    at = ended(board)
    at[4] = at[9] + (3, 3)
    after = snapped(at, board.extents, [4])
    assert overlaps(after, board.extents) == 0
    assert np.array_equal(after[np.arange(20) != 4], at[np.arange(20) != 4])


def test_it_can_be_given_up_between_two_steps() -> None:
    work = arranged(made(200, 300))
    next(work)
    work.close()
    with pytest.raises(StopIteration):
        next(work)


def test_it_tells_how_far_it_is_and_never_less_than_before() -> None:
    apart = made(60, 70)
    told = list(arranged(apart))
    assert {one.total for one in told} == {60}
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert told[-1].done == 60


def test_an_empty_board_is_laid_out_at_once() -> None:
    board = Laying(
        np.zeros((0, 2), np.int64), np.zeros((0, 4)), np.zeros((0, 2)), np.zeros(0, dtype=bool)
    )
    assert ended(board).shape == (0, 2)


def test_a_line_through_a_shape_is_seen_and_one_beside_it_is_not() -> None:
    low, high = np.array([[10.0, 10.0]]), np.array([[20.0, 20.0]])
    assert _hits(np.array([[0.0, 15.0]]), np.array([[30.0, 15.0]]), low, high).all()
    assert not _hits(np.array([[0.0, 25.0]]), np.array([[30.0, 25.0]]), low, high).any()
    assert not _hits(np.array([[0.0, 15.0]]), np.array([[5.0, 15.0]]), low, high).any()
