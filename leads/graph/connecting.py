"""What connects nodes: neighbours, and the network between three and more."""

from collections.abc import Collection
from dataclasses import dataclass

import networkx as nx
from networkx.algorithms.approximation import steiner_tree

from leads.graph.merging import shown
from leads.graph.nodes import Graph, LinkId, NodeId
from leads.graph.working import faced, links_of, working


@dataclass(frozen=True, slots=True)
class Network:
    """A network between chosen nodes."""

    nodes: frozenset[NodeId]
    links: frozenset[LinkId]
    #: Chosen nodes that nothing connects with the first.
    apart: frozenset[NodeId] = frozenset()


def connecting(
    graph: Graph,
    chosen: Collection[NodeId],
    *,
    excluded: Collection[NodeId] = (),
    with_refuted: bool = False,
) -> Network:
    """Return a small network that connects the chosen nodes.

    It has at most twice the fewest links possible (Mehlhorn's approximation of a Steiner tree).
    """
    out = set(faced(graph, excluded))
    asked = [one for one in faced(graph, chosen) if one not in out]
    work = working(graph, excluded=excluded, keep=asked, with_refuted=with_refuted)
    asked = [one for one in asked if one in work]
    if not asked:
        return Network(frozenset(), frozenset())
    plain: nx.Graph[NodeId] = nx.Graph()
    plain.add_nodes_from(sorted(work))
    plain.add_edges_from(sorted((one, other) for one, other in work.edges() if one != other))
    near = nx.node_connected_component(plain, asked[0])
    terminals = [one for one in asked if one in near]
    apart = frozenset(asked) - near
    if len(terminals) < 2:
        return Network(frozenset(terminals), frozenset(), apart)
    tree = steiner_tree(plain.subgraph(near), terminals, method="mehlhorn")
    links = frozenset(links_of(work, one, other)[0].id for one, other in tree.edges())
    return Network(frozenset(tree.nodes()) | frozenset(terminals), links, apart)


def neighbours(graph: Graph, node_id: NodeId, *, steps: int = 1) -> frozenset[NodeId]:
    """Return the nodes within so many steps, refuted links included, without the node itself."""
    (start,) = faced(graph, (node_id,))
    links = shown(graph).links
    near = {start}
    for _ in range(steps):
        # Looked up once for a hover: to go over the links is quicker than to build a graph.
        near |= {one.to_id for one in links if one.from_id in near} | {
            one.from_id for one in links if one.to_id in near
        }
    return frozenset(near - {start})
