"""Ways from one node to another: the shortest, and such as respect time.

A way may follow a link against its arrow: an insurer leads to a sticker as well as a sticker to
its insurer.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice, pairwise

import networkx as nx

from leads.graph.nodes import Graph, Link, LinkId, NodeId
from leads.graph.working import faced, links_of, working

#: Before anything anybody dates.
_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Way:
    """A way along links; between two nodes several links may lie side by side."""

    nodes: tuple[NodeId, ...]
    #: One link for each step.
    links: tuple[LinkId, ...]
    #: When the end is reached at the earliest; None without regard to time, or no link is dated.
    arrives_at: datetime | None = None


def ways(
    graph: Graph,
    start: NodeId,
    end: NodeId,
    *,
    most: int = 1,
    excluded: Collection[NodeId] = (),
    with_refuted: bool = False,
) -> tuple[Way, ...]:
    """Return the shortest ways, shortest first; none when there is no way."""
    work = working(graph, excluded=excluded, keep=(start, end), with_refuted=with_refuted)
    (start,), (end,) = faced(graph, (start,)), faced(graph, (end,))
    if start not in work or end not in work:
        return ()
    plain: nx.Graph[NodeId] = nx.Graph()
    plain.add_nodes_from(sorted(work))
    plain.add_edges_from(sorted((one, other) for one, other in work.edges() if one != other))
    if not nx.has_path(plain, start, end):
        return ()
    found = islice(nx.shortest_simple_paths(plain, start, end), most)
    return tuple(
        Way(
            tuple(nodes),
            tuple(links_of(work, one, other)[0].id for one, other in pairwise(nodes)),
        )
        for nodes in found
    )


def timely_way(
    graph: Graph,
    start: NodeId,
    end: NodeId,
    *,
    excluded: Collection[NodeId] = (),
    with_refuted: bool = False,
) -> Way | None:
    """Return the way with the fewest steps whose links can be followed without going back in time.

    A link can be followed at any moment of its span, an undated one at any time. Of ways with
    equally many steps the one that arrives earliest is taken.
    """
    work = working(graph, excluded=excluded, keep=(start, end), with_refuted=with_refuted)
    (start,), (end,) = faced(graph, (start,)), faced(graph, (end,))
    if start not in work or end not in work:
        return None
    # By steps taken: the earliest arrival at a node with at most so many steps, and its way.
    reached: dict[NodeId, tuple[datetime, Way]] = {start: (_EVER, Way((start,), ()))}
    edge = [start]
    while edge and end not in reached:
        nearer: dict[NodeId, tuple[datetime, Way]] = {}
        for node in edge:
            at, way = reached[node]
            for link, other in _around(work, node):
                arrival = _follow(link, at)
                if arrival is None or other == node:
                    continue
                best = nearer.get(other) or reached.get(other)
                if best is None or arrival < best[0]:
                    nearer[other] = (
                        arrival,
                        Way((*way.nodes, other), (*way.links, link.id)),
                    )
        reached |= nearer
        edge = sorted(nearer)
    if end not in reached:
        return None
    at, way = reached[end]
    return Way(way.nodes, way.links, None if at == _EVER else at)


def _around(work: "nx.MultiDiGraph[NodeId]", node: NodeId) -> tuple[tuple[Link, NodeId], ...]:
    out = [(data["link"], other) for _, other, data in work.out_edges(node, data=True)]
    into = [(data["link"], other) for other, _, data in work.in_edges(node, data=True)]
    return tuple(sorted((*out, *into), key=lambda one: one[0].id))


def _follow(link: Link, at: datetime) -> datetime | None:
    """Return when a link is followed by somebody who is there at that moment, if it can be."""
    if link.until_at is not None and at >= link.until_at and at != link.from_at:
        return None
    return at if link.from_at is None else max(at, link.from_at)
