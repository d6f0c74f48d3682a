"""The graph as files for other programs: GraphML, and tables of nodes and of links."""

import csv
import re
from datetime import datetime
from io import StringIO

import networkx as nx

from cases.records.times import local
from leads.graph.merging import shown
from leads.graph.nodes import Graph, Link, Node

#: Signs that XML 1.0 has no room for, as a scanner or a paste may bring them along.
_NOT_OF_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE_COLUMNS = (
    *("id", "kind", "label", "sub", "identifiers", "source", "grade", "from", "until"),
    *("status", "reason", "note", "x", "y"),
)
_LINK_COLUMNS = (
    *("id", "from", "to", "from_label", "to_label", "kind", "label", "source", "grade"),
    *("begins", "ends", "status", "reason", "probability", "note"),
)


def graphml(graph: Graph) -> bytes:
    """Return the graph as it is drawn in GraphML; merged nodes are one."""
    drawn = shown(graph)
    work: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for node in drawn.nodes:
        work.add_node(int(node.id), **_filled(_node_row(node)))
    for link in drawn.links:
        row = _filled(_link_row(link))
        work.add_edge(int(link.from_id), int(link.to_id), key=str(link.id), **row)
    return "\n".join(nx.generate_graphml(work)).encode()


def node_table(graph: Graph) -> bytes:
    """Return the nodes as a table that spreadsheets open in the right letters."""
    return _table(_NODE_COLUMNS, [_node_row(node) for node in shown(graph).nodes])


def link_table(graph: Graph) -> bytes:
    """Return the links as a table; their ends by number and by name."""
    drawn = shown(graph)
    names = {node.id: node.label for node in drawn.nodes}
    rows = [
        _link_row(link)
        | {"from_label": names.get(link.from_id, ""), "to_label": names.get(link.to_id, "")}
        for link in drawn.links
    ]
    return _table(_LINK_COLUMNS, rows)


def _node_row(node: Node) -> dict[str, object]:
    return {
        "id": int(node.id),
        "kind": node.kind.value,
        "label": node.label,
        "sub": node.sub,
        "identifiers": "; ".join(f"{one.kind.value}: {one.value}" for one in node.identifiers),
        "source": node.source,
        "grade": str(node.grade) if node.grade else "",
        "from": _moment(node.from_at),
        "until": _moment(node.until_at),
        "status": node.status.value,
        "reason": node.status_reason,
        "note": node.note,
        "x": node.placing.x,
        "y": node.placing.y,
    }


def _link_row(link: Link) -> dict[str, object]:
    return {
        "id": int(link.id),
        "from": int(link.from_id),
        "to": int(link.to_id),
        "kind": link.kind.value,
        "label": link.label,
        "source": link.source,
        "grade": str(link.grade) if link.grade else "",
        "begins": _moment(link.from_at),
        "ends": _moment(link.until_at),
        "status": link.status.value,
        "reason": link.status_reason,
        "probability": link.probability,
        "note": link.note,
    }


def _filled(row: dict[str, object]) -> dict[str, object]:
    """Leave out what is not known: GraphML has no empty value; nor may a text hold every sign."""
    return {
        key: _NOT_OF_XML.sub("\ufffd", value) if isinstance(value, str) else value
        for key, value in row.items()
        if value not in {None, ""}
    }


def _moment(moment: datetime | None) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M}" if moment is not None else ""


def _table(columns: tuple[str, ...], rows: list[dict[str, object]]) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
