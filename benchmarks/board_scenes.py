"""Boards to measure with: invented, of a size, with Chinese names."""

import numpy as np

from leads.graph.nodes import Graph, Link, LinkId, LinkKind, LinkStatus, Node, NodeId, NodeKind

_NAMES = ("物证", "苏Z·8K31D", "邢树宏", "华澄财险滨河营业部", "柳湾村东组", "卡口", "来电", "保单")
_KINDS = tuple(NodeKind)
_STATUSES = tuple(LinkStatus)


def graph(nodes: int, links: int, seed: int = 20260924) -> Graph:
    """Return a board whose nodes hang together as leads do: a few hubs, many short chains."""
    random = np.random.default_rng(seed)
    made = tuple(
        Node(
            id=NodeId(row + 1),
            kind=_KINDS[int(random.integers(len(_KINDS)))],
            label=f"{_NAMES[int(random.integers(len(_NAMES)))]} {row + 1}",
            sub="未核实" if random.random() < 0.6 else "",
        )
        for row in range(nodes)
    )
    ends = [(int(random.integers(row)), row) for row in range(1, nodes)]
    while len(ends) < links:
        one = int(random.integers(nodes))
        other = min(nodes - 1, max(0, one + int(random.integers(-12, 13))))
        if one != other:
            ends.append((one, other))
    return Graph(
        made,
        tuple(
            Link(
                id=LinkId(row + 1),
                kind=LinkKind.POINTS_TO,
                from_id=NodeId(one + 1),
                to_id=NodeId(other + 1),
                status=_STATUSES[int(random.integers(len(_STATUSES)))],
            )
            for row, (one, other) in enumerate(ends[:links])
        ),
    )
