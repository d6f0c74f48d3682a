"""What stands together on a page."""

from reports.layout.blocks import Cell, Grid, Slice, gap
from reports.layout.paging import kept_with_tail, pages


def tops(slices: list[Slice], height: float) -> list[list[float]]:
    return [[placed.top for placed in page] for page in pages(slices, height)]


def test_slices_fill_a_page_and_go_on_to_the_next() -> None:
    assert tops([Slice(10)] * 5, 30) == [[0, 10, 20], [0, 10]]


def test_nothing_still_takes_a_page() -> None:
    assert tops([], 30) == [[]]


def test_what_is_kept_goes_to_the_next_page_together() -> None:
    assert tops([Slice(10), Slice(10), Slice(10, keep=True), Slice(10)], 30) == [[0, 10], [0, 10]]


def test_a_chain_longer_than_a_page_is_parted() -> None:
    chain = [Slice(10, keep=True)] * 4 + [Slice(10)]
    assert tops(chain, 30) == [[0, 10, 20], [0, 10]]


def test_a_gap_vanishes_at_the_top_of_a_page() -> None:
    slices = [Slice(30), gap(10), Slice(10)]
    assert tops(slices, 30) == [[0], [0]]


def test_signatures_never_stand_alone() -> None:
    body, tail = [Slice(10)] * 3, [Slice(10), Slice(10)]
    placed = pages(kept_with_tail(body, tail), 30)
    assert [len(page) for page in placed] == [1, 3, 1]
    fits = pages(kept_with_tail(body, tail), 40)
    assert [len(page) for page in fits] == [1, 4]


def test_the_head_of_a_table_is_repeated() -> None:
    rows = tuple((Cell(f"第{n}行"),) for n in range(6))
    grid = Grid((100,), rows, (Cell("项目"),), 10, 12, 4)
    first, second = pages(grid.slices(1000), 90)
    for page in (first, second):
        assert page[0].slice.words[0].line.runs[0].text == "项目"
    assert len(first) + len(second) == 6 + 2


def test_a_row_taller_than_half_a_page_is_parted_by_lines() -> None:
    grid = Grid((60,), ((Cell("卢" * 300),),), (), 10, 12, 4)
    slices = grid.slices(100)
    assert len(slices) > 10
    assert all(one.foot is not None for one in slices)
    placed = pages(slices, 100)
    assert len(placed) > 4
    assert sum(len(page) for page in placed) == len(slices)
