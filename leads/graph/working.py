"""The graph as networkx works on it: merged nodes as one, what is refuted left out."""

from collections.abc import Collection, Iterable

import networkx as nx

from leads.graph.merging import shown, shown_as
from leads.graph.nodes import Graph, Link, LinkStatus, NodeId


def working(
    graph: Graph,
    *,
    excluded: Collection[NodeId] = (),
    keep: Collection[NodeId] = (),
    with_refuted: bool = False,
) -> "nx.MultiDiGraph[NodeId]":
    """Return a directed graph whose edges have the id of the link as key and hold the link.

    Args:
        graph: As it is kept, merged nodes and all.
        excluded: Nodes no way may go through.
        keep: Nodes asked for, which stay even when they are refuted.
        with_refuted: Refuted nodes and links count too.
    """
    work: nx.MultiDiGraph[NodeId] = nx.MultiDiGraph()
    drawn = shown(graph)
    left_out, asked = set(faced(graph, excluded)), set(faced(graph, keep))
    for node in drawn.nodes:
        refuted = node.status is LinkStatus.REFUTED and not with_refuted
        if node.id not in left_out and (node.id in asked or not refuted):
            work.add_node(node.id)
    for link in drawn.links:
        if link.status is LinkStatus.REFUTED and not with_refuted:
            continue
        if link.from_id in work and link.to_id in work:
            work.add_edge(link.from_id, link.to_id, key=link.id, link=link)
    return work


def faced(graph: Graph, nodes: Iterable[NodeId]) -> tuple[NodeId, ...]:
    """Return the nodes as which these are shown, each once, in their order."""
    faces = shown_as(graph.merges)
    return tuple(dict.fromkeys(faces.get(one, one) for one in nodes))


def links_of(work: "nx.MultiDiGraph[NodeId]", start: NodeId, end: NodeId) -> tuple[Link, ...]:
    """Return the links between two nodes, in either direction, by their ids."""
    found = [
        data["link"]
        for one, other in ((start, end), (end, start))
        if work.has_edge(one, other)
        for data in work[one][other].values()
    ]
    return tuple(sorted(found, key=lambda link: link.id))
