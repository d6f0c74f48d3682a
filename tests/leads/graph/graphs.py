"""Small graphs for tests, written as lines."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from leads.graph.nodes import (
    Graph,
    Link,
    LinkId,
    LinkKind,
    Merge,
    MergeId,
    Node,
    NodeId,
    NodeKind,
)

#: Tuesday 2026-09-08, 22:40 in Shanghai: the night of the accident.
NIGHT = datetime(2026, 9, 8, 14, 40, tzinfo=UTC)


def hour(n: float) -> datetime:
    """Return so many hours after the accident."""
    return NIGHT + timedelta(hours=n)


def day(n: float) -> datetime:
    """Return so many days after the accident."""
    return NIGHT + timedelta(days=n)


def node(key: int, kind: NodeKind = NodeKind.PERSON, **values: Any) -> Node:
    """Return a node."""
    return Node(id=NodeId(key), kind=kind, label=str(key), **values)


def link(
    key: int, start: int, end: int, kind: LinkKind = LinkKind.POINTS_TO, **values: Any
) -> Link:
    """Return a link."""
    return Link(id=LinkId(key), kind=kind, from_id=NodeId(start), to_id=NodeId(end), **values)


def merge(key: int, kept: int, absorbed: int) -> Merge:
    """Return a merge."""
    return Merge(MergeId(key), NodeId(kept), NodeId(absorbed))


def plain(*ends: tuple[int, int], most: int = 0, merges: Iterable[Merge] = ()) -> Graph:
    """Return a graph of persons, with a link for each pair of ends, numbered from 1."""
    keys = sorted({one for pair in ends for one in pair} | set(range(1, most + 1)))
    return Graph(
        tuple(map(node, keys)),
        tuple(link(n, *pair) for n, pair in enumerate(ends, start=1)),
        tuple(merges),
    )


@st.composite
def graphs(draw: st.DrawFn, most: int = 7, *, dated: bool = False) -> Graph:
    """Return a random graph, with spans on its links when asked for."""
    size = draw(st.integers(2, most))
    ends = draw(st.lists(st.tuples(st.integers(1, size), st.integers(1, size)), max_size=2 * size))
    links = []
    for n, (start, end) in enumerate(ends, start=1):
        if start == end:
            continue
        since = draw(st.none() | st.integers(0, 6)) if dated else None
        lasts = draw(st.none() | st.integers(0, 3)) if dated else None
        links.append(
            link(
                n,
                start,
                end,
                from_at=None if since is None else hour(since),
                until_at=None if lasts is None else hour((since or 0) + lasts),
            )
        )
    return Graph(tuple(node(n) for n in range(1, size + 1)), tuple(links))
