"""Nodes taken for one thing: what the board shows, and that any merge can be undone at any time.

A merge is a record between two nodes and changes neither. Nodes that hang together by merges are
shown as one; which one, the latest of these merges says. Take any merge away, in whatever order,
and the rest still holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from leads.graph.nodes import Graph, Identifier, Link, Merge, Node, NodeId


def shown_as(merges: Iterable[Merge]) -> Mapping[NodeId, NodeId]:
    """Return for each merged node the node it is shown as, itself for the one shown."""
    group: dict[NodeId, list[NodeId]] = {}
    face: dict[int, NodeId] = {}
    for merge in merges:
        kept = group.setdefault(merge.kept, [merge.kept])
        absorbed = group.setdefault(merge.absorbed, [merge.absorbed])
        if kept is not absorbed:
            kept.extend(absorbed)
            for node in absorbed:
                group[node] = kept
        face[id(kept)] = merge.kept
    return {node: face[id(members)] for node, members in group.items()}


def together(merges: Iterable[Merge], node_id: NodeId) -> frozenset[NodeId]:
    """Return all nodes shown as one with this one, itself included."""
    faces = shown_as(merges)
    face = faces.get(node_id, node_id)
    return frozenset({node_id, *(node for node, other in faces.items() if other == face)})


def merges_of(merges: Iterable[Merge], node_id: NodeId) -> tuple[Merge, ...]:
    """Return the merges by which nodes are shown as one with this one, the oldest first."""
    held = tuple(merges)
    all_ = together(held, node_id)
    return tuple(one for one in held if one.kept in all_)


def shown(graph: Graph) -> Graph:
    """Return the graph as the board draws it: merged nodes as one, with the links of all.

    The one shown has the identifiers of all; a link between two of them is not drawn.
    """
    faces = shown_as(graph.merges)
    if not faces:
        return graph
    held: dict[NodeId, list[Identifier]] = {}
    for node in graph.nodes:
        if node.id in faces:
            held.setdefault(faces[node.id], []).extend(node.identifiers)
    nodes = tuple(
        replace(node, identifiers=tuple(dict.fromkeys(held[node.id]))) if node.id in held else node
        for node in graph.nodes
        if faces.get(node.id, node.id) == node.id
    )
    return Graph(nodes, tuple(_redirected(graph.links, faces)), graph.merges)


def marked(graph: Graph) -> Graph:
    """Return the graph with each absorbed node naming the one it is shown as."""
    faces = shown_as(graph.merges)
    return replace(graph, nodes=tuple(_named(node, faces) for node in graph.nodes))


def _named(node: Node, faces: Mapping[NodeId, NodeId]) -> Node:
    face = faces.get(node.id, node.id)
    return node if face == node.id else replace(node, merged_into=face)


def _redirected(links: Iterable[Link], faces: Mapping[NodeId, NodeId]) -> Iterable[Link]:
    for link in links:
        start = faces.get(link.from_id, link.from_id)
        end = faces.get(link.to_id, link.to_id)
        if start == end and link.from_id != link.to_id:
            continue
        if (start, end) == (link.from_id, link.to_id):
            yield link
        else:
            yield replace(link, from_id=start, to_id=end)
