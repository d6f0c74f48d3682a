"""Ways between nodes, against every way there is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.graph.nodes import Graph, LinkId, LinkStatus, NodeId
from leads.graph.paths import Way, timely_way, ways
from tests.leads.graph.graphs import NIGHT, graphs, hour, link, merge, node, plain

if TYPE_CHECKING:
    from datetime import datetime

A, B = NodeId(1), NodeId(2)


def way(nodes: tuple[int, ...], links: tuple[int, ...], at: "datetime | None" = None) -> Way:
    return Way(tuple(map(NodeId, nodes)), tuple(map(LinkId, links)), at)


def test_the_shortest_way_goes_with_and_against_the_arrows() -> None:
    graph = plain((1, 3), (2, 3), (1, 4), (4, 5), (5, 2))
    assert ways(graph, A, B) == (way((1, 3, 2), (1, 2)),)
    assert [len(one.links) for one in ways(graph, A, B, most=5)] == [2, 3]


@pytest.mark.parametrize("excluded", [(3,), (3, 4)])
def test_a_way_goes_round_what_is_excluded(excluded: tuple[int, ...]) -> None:
    graph = plain((1, 3), (3, 2), (1, 4), (4, 5), (5, 2))
    found = ways(graph, A, B, excluded=[NodeId(one) for one in excluded])
    assert [one.nodes for one in found] == ([(1, 4, 5, 2)] if 4 not in excluded else [])


def test_what_is_refuted_is_no_way_unless_asked_for() -> None:
    graph = Graph(
        (node(1), node(2), node(3, status=LinkStatus.REFUTED)),
        (link(1, 1, 3), link(2, 3, 2), link(3, 1, 2, status=LinkStatus.REFUTED)),
    )
    assert ways(graph, A, B) == ()
    assert [one.links for one in ways(graph, A, B, with_refuted=True)] == [(3,)]
    assert [one.links for one in ways(graph, A, NodeId(3))] == [(1,)]


def test_a_way_leads_through_nodes_that_are_merged() -> None:
    graph = plain((1, 3), (4, 2), merges=[merge(1, 3, 4)])
    assert [one.nodes for one in ways(graph, A, B)] == [(1, 3, 2)]
    assert [one.nodes for one in ways(graph, A, NodeId(4))] == [(1, 3)]


def test_a_timely_way_does_not_go_back_in_time() -> None:
    graph = Graph(
        tuple(map(node, (1, 2, 3, 4))),
        (
            link(1, 1, 3, from_at=hour(5), until_at=hour(6)),
            link(2, 3, 2, from_at=hour(1), until_at=hour(2)),
            link(3, 1, 4, from_at=hour(1), until_at=hour(2)),
            link(4, 4, 3),
        ),
    )
    assert ways(graph, A, B)[0].nodes == (1, 3, 2)
    assert timely_way(graph, A, B) == way((1, 4, 3, 2), (3, 4, 2), hour(1))
    assert timely_way(graph, A, B, excluded=[NodeId(4)]) is None


def test_a_link_of_one_moment_can_be_followed_at_that_moment() -> None:
    graph = Graph(
        tuple(map(node, (1, 2, 3))),
        (
            link(1, 1, 3, from_at=NIGHT, until_at=NIGHT),
            link(2, 3, 2, from_at=NIGHT, until_at=NIGHT),
        ),
    )
    found = timely_way(graph, A, B)
    assert found is not None
    assert found.arrives_at == NIGHT


@given(graph=graphs(most=6))
def test_the_shortest_way_is_the_shortest_of_all(graph: Graph) -> None:
    every = [len(links) for links in _every_way(graph, A, B)]
    found = ways(graph, A, B)
    assert [len(one.links) for one in found] == ([min(every)] if every else [])


@given(graph=graphs(most=6, dated=True), excluded=st.sets(st.integers(3, 6), max_size=2))
def test_the_timely_way_has_the_fewest_steps_and_arrives_first(
    graph: Graph, excluded: set[int]
) -> None:
    out = {NodeId(one) for one in excluded}
    known = {one.id: one for one in graph.links}
    possible: list[tuple[int, datetime | None]] = []
    for links in _every_way(graph, A, B, out):
        at: datetime | None = None
        for key in links:
            one = known[key]
            late = at is not None and one.until_at is not None and at >= one.until_at
            if late and at != one.from_at:
                break
            at = max(filter(None, (at, one.from_at)), default=None)
        else:
            possible.append((len(links), at))
    found = timely_way(graph, A, B, excluded=out)
    if found is None:
        assert possible == []
        return
    fewest = min(steps for steps, _ in possible)
    arrivals = [at for steps, at in possible if steps == fewest]
    earliest = None if None in arrivals else min(at for at in arrivals if at)
    assert (len(found.links), found.arrives_at) == (fewest, earliest)


def _every_way(
    graph: Graph, start: NodeId, end: NodeId, out: frozenset[NodeId] | set[NodeId] = frozenset()
) -> Iterator[tuple[LinkId, ...]]:
    """Yield the links of every way without a circle."""

    def walk(
        here: NodeId, been: tuple[NodeId, ...], links: tuple[LinkId, ...]
    ) -> Iterator[tuple[LinkId, ...]]:
        if here == end:
            yield links
            return
        for one in graph.links:
            for near, far in ((one.from_id, one.to_id), (one.to_id, one.from_id)):
                if near == here and far not in been and far not in out:
                    yield from walk(far, (*been, far), (*links, one.id))

    yield from walk(start, (start,), ())
