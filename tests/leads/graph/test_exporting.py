"""The graph for other programs: nothing is lost, merged nodes are one, spreadsheets read it."""

import csv
from io import BytesIO, StringIO

import networkx as nx

from leads.evidence.grade import grade_of
from leads.graph.exporting import graphml, link_table, node_table
from leads.graph.nodes import (
    Graph,
    Identifier,
    IdentifierKind,
    Link,
    LinkId,
    LinkKind,
    LinkStatus,
    Merge,
    MergeId,
    Node,
    NodeId,
    NodeKind,
)


def graph(*merges: Merge) -> Graph:
    plate = Identifier(IdentifierKind.PLATE, "苏Z8K31D")
    nodes = (
        Node(id=NodeId(1), kind=NodeKind.VEHICLE, label="苏Z·8K31D", identifiers=(plate,)),
        Node(id=NodeId(2), kind=NodeKind.PERSON, label='邢"树宏', grade=grade_of("B2")),
        Node(id=NodeId(3), kind=NodeKind.PERSON, label="老邢"),
    )
    links = tuple(
        Link(
            id=LinkId(row),
            kind=LinkKind.USED_BY,
            from_id=NodeId(1),
            to_id=NodeId(end),
            status=status,
        )
        for row, end, status in (
            (1, 2, LinkStatus.CONFIRMED),
            (2, 2, LinkStatus.REFUTED),
            (3, 3, LinkStatus.UNCONFIRMED),
        )
    )
    return Graph(nodes, links, merges)


def rows(table: bytes) -> list[dict[str, str]]:
    assert table.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(table.decode("utf-8-sig"))))


def test_graphml_is_read_whatever_signs_a_name_holds() -> None:
    odd = Node(id=NodeId(1), kind=NodeKind.PERSON, label="王\x00\x0b某 <b>&\ufffe😀")
    read = nx.read_graphml(BytesIO(graphml(Graph((odd,)))))
    assert read.nodes["1"]["label"] == "王��某 <b>&�😀"


def test_graphml_keeps_several_links_between_two_nodes() -> None:
    read = nx.read_graphml(BytesIO(graphml(graph())), force_multigraph=True)
    assert (read.number_of_nodes(), read.number_of_edges("1", "2")) == (3, 2)
    assert read.nodes["2"]["grade"] == "B2"
    assert "plate: 苏Z8K31D" in read.nodes["1"]["identifiers"]


def test_merged_nodes_are_one_in_every_form() -> None:
    merged = graph(Merge(MergeId(1), NodeId(2), NodeId(3)))
    read = nx.read_graphml(BytesIO(graphml(merged)), force_multigraph=True)
    assert (read.number_of_nodes(), read.number_of_edges()) == (2, 3)
    assert len(rows(node_table(merged))) == 2
    assert {row["to"] for row in rows(link_table(merged))} == {"2"}


def test_tables_name_the_ends_of_links_and_keep_what_is_refuted() -> None:
    found = rows(link_table(graph()))
    assert [(row["from_label"], row["to_label"], row["status"]) for row in found] == [
        ("苏Z·8K31D", '邢"树宏', "confirmed"),
        ("苏Z·8K31D", '邢"树宏', "refuted"),
        ("苏Z·8K31D", "老邢", "unconfirmed"),
    ]


def test_an_empty_board_is_a_file_all_the_same() -> None:
    assert nx.read_graphml(BytesIO(graphml(Graph()))).number_of_nodes() == 0
    assert rows(node_table(Graph())) == []
