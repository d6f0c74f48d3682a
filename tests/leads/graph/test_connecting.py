"""What connects nodes."""

from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from leads.graph.connecting import connecting, neighbours
from leads.graph.nodes import Graph, LinkStatus, NodeId
from tests.leads.graph.graphs import graphs, link, merge, node, plain


def test_three_nodes_meet_in_the_node_between_them() -> None:
    graph = plain((1, 4), (2, 4), (4, 3), (1, 5), (5, 6), (6, 3))
    found = connecting(graph, [NodeId(1), NodeId(2), NodeId(3)])
    assert found.nodes == {1, 2, 3, 4}
    assert found.links == {1, 2, 3}


def test_what_nothing_connects_is_named_apart() -> None:
    found = connecting(plain((1, 2), most=4), [NodeId(1), NodeId(2), NodeId(4)])
    assert found.nodes == {1, 2}
    assert found.apart == {4}


def test_the_network_goes_round_what_is_excluded() -> None:
    graph = plain((1, 4), (2, 4), (4, 3), (1, 5), (5, 2), (5, 3))
    found = connecting(graph, [NodeId(1), NodeId(2), NodeId(3)], excluded=[NodeId(4)])
    assert found.nodes == {1, 2, 3, 5}


def test_neighbours_are_found_over_refuted_links_and_merges() -> None:
    graph = Graph(
        tuple(map(node, range(1, 6))),
        (link(1, 1, 2, status=LinkStatus.REFUTED), link(2, 4, 3), link(3, 4, 5)),
        (merge(1, 1, 3),),
    )
    assert neighbours(graph, NodeId(3)) == {2, 4}
    assert neighbours(graph, NodeId(1), steps=2) == {2, 4, 5}
    assert neighbours(graph, NodeId(9)) == frozenset()


@given(graph=graphs(most=7), chosen=st.sets(st.integers(1, 7), min_size=3, max_size=4))
def test_the_network_connects_all_and_is_at_most_twice_the_smallest(
    graph: Graph, chosen: set[int]
) -> None:
    there = {one.id for one in graph.nodes}
    asked = [NodeId(one) for one in sorted(chosen) if one in there]
    found = connecting(graph, asked)
    lines: nx.Graph[int] = nx.Graph()
    lines.add_nodes_from(there)
    lines.add_edges_from((one.from_id, one.to_id) for one in graph.links)
    if not asked:
        assert not found.nodes
        return
    near: set[int] = set(nx.node_connected_component(lines, asked[0]))
    assert found.apart == set(asked) - near
    terminals = near.intersection(asked)
    own: nx.Graph[int] = nx.Graph()
    own.add_nodes_from(found.nodes)
    own.add_edges_from((one.from_id, one.to_id) for one in graph.links if one.id in found.links)
    assert terminals <= set(own)
    assert nx.is_connected(own)
    fewest = _fewest(lines.subgraph(near), terminals)
    assert len(found.links) <= max(2 * fewest, 0)


def _fewest(lines: "nx.Graph[int]", terminals: set[int]) -> int:
    """Return how many links the smallest network has, by trying every set of nodes."""
    others = sorted(set(lines) - terminals)
    for more in range(len(others) + 1):
        for extra in combinations(others, more):
            if nx.is_connected(lines.subgraph(terminals | set(extra))):
                return len(terminals) + more - 1
    raise AssertionError
