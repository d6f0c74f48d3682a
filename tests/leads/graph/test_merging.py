"""Nodes taken for one: shown as one, both kept, and two again in any order."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from leads.graph.merging import marked, shown, shown_as, together
from leads.graph.nodes import Graph, Identifier, IdentifierKind, Merge, NodeId
from tests.leads.graph.graphs import graphs, link, merge, node, plain

MERGES = st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), max_size=8).map(
    lambda pairs: [merge(n, *pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1]]
)


def test_one_node_is_shown_for_two_with_the_links_and_numbers_of_both() -> None:
    known = [Identifier(IdentifierKind.PHONE, str(n)) for n in range(2)]
    graph = Graph(
        (node(1, identifiers=(known[0],)), node(2, identifiers=(known[1], known[0])), node(3)),
        (link(1, 1, 3), link(2, 3, 2), link(3, 1, 2)),
        (merge(1, 1, 2),),
    )
    drawn = shown(graph)
    assert [(one.id, one.identifiers) for one in drawn.nodes] == [(1, tuple(known)), (3, ())]
    assert [(one.id, one.from_id, one.to_id) for one in drawn.links] == [(1, 1, 3), (2, 3, 1)]


def test_the_latest_merge_says_which_node_is_shown() -> None:
    merges = [merge(1, 1, 2), merge(2, 3, 4), merge(3, 4, 1)]
    assert shown_as(merges) == {1: 4, 2: 4, 3: 4, 4: 4}
    assert together(merges, NodeId(2)) == {1, 2, 3, 4}
    assert together(merges, NodeId(9)) == {9}


def test_a_merge_in_the_middle_can_be_taken_away() -> None:
    graph = plain((1, 2), (2, 3), (3, 4), merges=[merge(1, 1, 2), merge(2, 2, 3), merge(3, 3, 4)])
    left = Graph(graph.nodes, graph.links, (graph.merges[0], graph.merges[2]))
    assert [(one.id, one.merged_into) for one in marked(left).nodes] == [
        (1, None),
        (2, 1),
        (3, None),
        (4, 3),
    ]


@given(graph=graphs(), merges=MERGES)
def test_nothing_is_lost_by_a_merge(graph: Graph, merges: list[Merge]) -> None:
    both = Graph(graph.nodes, graph.links, tuple(merges))
    drawn = shown(both)
    faces = shown_as(merges)
    there = {one.id for one in graph.nodes}
    assert {one.id for one in drawn.nodes} == {n for n in there if faces.get(n, n) == n}
    inner = [
        one
        for one in graph.links
        if faces.get(one.from_id, one.from_id) == faces.get(one.to_id, one.to_id)
    ]
    assert len(drawn.links) == len(graph.links) - len(inner)
    assert shown(Graph(graph.nodes, graph.links)) == Graph(graph.nodes, graph.links)


@given(merges=MERGES, seed=st.randoms(use_true_random=False))
def test_merges_taken_away_in_any_order_leave_every_node_by_itself(
    merges: list[Merge], seed: Random
) -> None:
    left = list(merges)
    while left:
        left.remove(seed.choice(left))
        faces = shown_as(left)
        groups = [{one.kept, one.absorbed} for one in left]
        # Whoever is joined by a merge that stands is shown as one, and by none that is gone.
        assert all(len({faces[n] for n in group}) == 1 for group in groups)
        assert set(faces) == {n for group in groups for n in group}
    assert shown_as(left) == {}
