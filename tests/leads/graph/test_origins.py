"""What rests on one source, and chains walked link by link."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.evidence.grade import Grade, Source, grade_of
from leads.graph.chains import chain
from leads.graph.nodes import Graph, LinkId, LinkKind, LinkStatus, NodeId
from leads.graph.origins import origins
from tests.leads.graph.graphs import graphs, link, merge, node


def resting(*ends: tuple[int, int], **values: Any) -> Graph:
    keys = sorted({one for pair in ends for one in pair})
    return Graph(
        tuple(map(node, keys)),
        tuple(
            link(n, *pair, LinkKind.DERIVED_FROM, **values) for n, pair in enumerate(ends, start=1)
        ),
    )


def sources(graph: Graph, *nodes: int) -> list[set[int]]:
    found = origins(graph)
    return [set(found[NodeId(one)]) for one in nodes]


def test_two_items_from_one_source_are_noticed_over_several_steps() -> None:
    graph = resting((1, 3), (3, 5), (2, 4), (4, 5), (6, 7))
    assert sources(graph, 1, 2, 6) == [{5}, {5}, {7}]


def test_an_item_and_its_own_source_are_one() -> None:
    assert sources(resting((1, 2)), 1, 2) == [{2}, {2}]


def test_a_link_that_was_refuted_joins_no_sources() -> None:
    graph = resting((1, 3), (2, 3), status=LinkStatus.REFUTED)
    assert sources(graph, 1, 2) == [{1}, {2}]


def test_sources_merged_into_one_are_one() -> None:
    graph = resting((1, 3), (2, 4))
    assert sources(graph, 1, 2) == [{3}, {4}]
    merged = Graph(graph.nodes, graph.links, (merge(1, 3, 4),))
    assert sources(merged, 1, 2) == [{3}, {3}]


def test_items_that_rest_on_each_other_have_one_source() -> None:
    graph = resting((1, 2), (2, 1), (3, 2))
    assert {one: set(of) for one, of in origins(graph).items()} == {1: {1}, 2: {1}, 3: {1}}


@given(graph=graphs(most=6))
def test_a_source_rests_on_nothing_but_what_rests_on_it(graph: Graph) -> None:
    derived = Graph(
        graph.nodes,
        tuple(link(one.id, one.from_id, one.to_id, LinkKind.DERIVED_FROM) for one in graph.links),
    )
    reach = {one.id: {one.id} for one in graph.nodes}
    for _ in graph.nodes:
        for one in derived.links:
            reach[one.from_id] |= reach[one.to_id]
    for item, ends in origins(derived).items():
        last = {n for n in reach[item] if all(n in reach[m] for m in reach[n])}
        assert ends <= last
        assert all(any(n in reach[end] for end in ends) for n in last)


def reliability(grade: Grade | None) -> float:
    return 0.5 if grade is None else {Source.A: 0.95, Source.B: 0.8}[grade.source]


def test_a_chain_is_the_product_of_its_links_and_names_the_weakest() -> None:
    graph = Graph(
        tuple(map(node, range(1, 5))),
        (
            link(1, 1, 2, grade=grade_of("A1")),
            link(2, 3, 2, grade=grade_of("B2"), probability=0.9),
            link(3, 3, 4),
        ),
    )
    found = chain(graph, [LinkId(1), LinkId(2), LinkId(3)], NodeId(1), reliability)
    assert [(one.from_id, one.to_id, one.probability) for one in found.steps] == [
        (1, 2, 0.95),
        (2, 3, 0.9),
        (3, 4, 0.5),
    ]
    assert found.probability == pytest.approx(0.95 * 0.9 * 0.5)
    assert found.weakest is found.steps[2]
    assert [one.is_ungraded for one in found.steps] == [False, False, True]


def test_a_refuted_link_breaks_the_chain() -> None:
    graph = Graph((node(1), node(2)), (link(1, 1, 2, status=LinkStatus.REFUTED, probability=0.9),))
    assert chain(graph, [LinkId(1)], NodeId(1), reliability).probability == 0


def test_a_link_whose_chance_an_officer_gave_is_not_ungraded() -> None:
    graph = Graph((node(1), node(2)), (link(1, 1, 2, probability=0.9),))
    (step,) = chain(graph, [LinkId(1)], NodeId(1), reliability).steps
    assert (step.probability, step.is_ungraded) == (0.9, False)


def test_links_that_do_not_hang_together_are_no_chain() -> None:
    graph = Graph(tuple(map(node, range(1, 5))), (link(1, 1, 2), link(2, 3, 4)))
    with pytest.raises(ValueError, match="2"):
        chain(graph, [LinkId(1), LinkId(2)], NodeId(1), reliability)
    assert chain(graph, [], NodeId(1), reliability).probability == 1


@given(given_to=st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_a_chain_is_never_stronger_than_its_weakest_link(given_to: list[float]) -> None:
    graph = Graph(
        tuple(node(n) for n in range(len(given_to) + 1)),
        tuple(link(n, n - 1, n, probability=p) for n, p in enumerate(given_to, start=1)),
    )
    found = chain(graph, [one.id for one in graph.links], NodeId(0), reliability)
    assert 0 <= found.probability <= min(given_to)
    assert found.weakest is not None
    assert found.weakest.probability == min(given_to)
