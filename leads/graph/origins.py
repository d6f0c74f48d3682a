"""What rests on what: two items from one original source count once, and it is said.

An item rests on its source by the link "derived from", step by step back to where it began.
"""

from collections.abc import Mapping

import networkx as nx

from leads.graph.nodes import Graph, LinkKind, LinkStatus, NodeId
from leads.graph.working import working


def origins(graph: Graph) -> Mapping[NodeId, frozenset[NodeId]]:
    """Return for each node where it comes from in the end; by itself if it rests on nothing.

    Nodes that rest on each other in a circle have no outer source: the first of them stands for it.
    """
    work: nx.DiGraph[NodeId] = nx.DiGraph()
    work.add_nodes_from(working(graph, with_refuted=True))
    for start, end, data in working(graph, with_refuted=True).edges(data=True):
        link = data["link"]
        if link.kind is LinkKind.DERIVED_FROM and link.status is not LinkStatus.REFUTED:
            work.add_edge(start, end)
    knots = nx.condensation(work)
    found: dict[int, frozenset[NodeId]] = {}
    for knot in reversed(list(nx.topological_sort(knots))):
        below = [found[other] for other in knots.successors(knot)]
        own = frozenset({min(knots.nodes[knot]["members"])})
        found[knot] = frozenset().union(*below) if below else own
    return {node: found[knot] for node, knot in knots.graph["mapping"].items()}
