"""A hit-and-run as its board may look after two weeks: 28 nodes and 30 links, all invented."""

from dataclasses import fields
from datetime import UTC, datetime

from cases.records.cases import CaseKind, Intake
from cases.records.ids import CaseId
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.graph.joins import kinds_between, may_join
from leads.graph.nodes import (
    Graph,
    Identifier,
    IdentifierKind,
    Link,
    LinkEntry,
    LinkId,
    LinkKind,
    LinkStatus,
    Node,
    NodeEntry,
    NodeId,
    NodeKind,
)
from leads.services.board import BoardService
from leads.services.board.linking import put_link
from leads.services.board.nodes import put_node

C, U, R = LinkStatus.CONFIRMED, LinkStatus.UNCONFIRMED, LinkStatus.REFUTED


def day(number: int, hour: int = 8, month: int = 9) -> datetime:
    return datetime(2026, month, number, hour, tzinfo=UTC)


_NODES: tuple[tuple[NodeKind, str, str, str, LinkStatus, datetime | None], ...] = (
    (NodeKind.PERSON, "证人 1", "身份保密", "C3", C, day(9)),
    (NodeKind.PLATE, "苏Z·?K3?D", "证人所述", "C3", U, day(8, 14)),
    (NodeKind.SIGHTING, "卡口 K07", "22:43 东向", "A2", C, day(8, 14)),
    (NodeKind.SIGHTING, "加油站监控", "22:51", "B3", C, day(8, 14)),
    (NodeKind.REPORT, "夜班考勤", "22–06 时", "B3", U, day(16)),
    (NodeKind.PERSON, "孟庆和", "受害人", "A1", C, day(8, 14)),
    (NodeKind.EXHIBIT, "物证 1 漆片", "蓝 3 层", "A1", C, day(9)),
    (NodeKind.REPORT, "理化检验", "漆层同型", "A2", C, day(22)),
    (NodeKind.VEHICLE, "苏Z·6K35D", "蓝 轿车", "B3", U, None),
    (NodeKind.PERSON, "贺春生", "车主", "A2", U, None),
    (NodeKind.PHONE, "尾号 2207", "基站待查", "E5", U, day(12)),
    (NodeKind.PLACE, "事故现场", "9/8 22:40", "A1", C, day(8, 14)),
    (NodeKind.EXHIBIT, "物证 3 雾灯片", "件号 81-4420", "A1", C, day(9)),
    (NodeKind.POLICY, "配件目录", "微面 2 种", "B2", U, day(11)),
    (NodeKind.VEHICLE, "苏Z·8K37D", "红 · 已排除", "A2", R, None),
    (NodeKind.VEHICLE, "苏Z·8K31D", "蓝 微型面包", "B2", U, None),
    (NodeKind.REPORT, "9/12 来电", "举报人保密", "D4", U, day(12)),
    (NodeKind.PLACE, "柳湾村院落", "未查看", "D4", U, None),
    (NodeKind.PLACE, "北侧排水沟", "距现场 12 m", "A1", C, day(13)),
    (NodeKind.EXHIBIT, "物证 2 标志残片", "华澄 ?4417", "B2", C, day(13)),
    (NodeKind.ORGANISATION, "华澄财险", "出单机构", "A2", C, day(14)),
    (NodeKind.POLICY, "保单 4417", "2025-06 起", "A2", C, day(18)),
    (NodeKind.PERSON, "戴振华", "投保人", "A2", C, day(21)),
    (NodeKind.PERSON, "邢树宏", "买受人", "B2", U, day(21)),
    (NodeKind.PERSON, "邢树林", "其兄", "B2", U, None),
    (NodeKind.ORGANISATION, "北岸财险", "无此单号", "A2", R, day(16)),
    (NodeKind.POLICY, "收据", "无车牌", "C4", U, day(10)),
    (NodeKind.ORGANISATION, "双联汽修厂", "9/10 补漆", "C3", U, day(10)),
)
_LINKS: tuple[tuple[int, int, LinkKind, str, LinkStatus, str], ...] = (
    (0, 1, LinkKind.SAYS, "", U, "C3"),
    (1, 8, LinkKind.POINTS_TO, "", U, "C3"),
    (2, 3, LinkKind.POINTS_TO, "8 分", U, "A2"),
    (3, 15, LinkKind.SEEN_AT, "", U, "B3"),
    (8, 9, LinkKind.REGISTERED_TO, "", C, "A2"),
    (9, 4, LinkKind.SAYS, "", U, "B3"),
    (10, 16, LinkKind.CALLED_FROM, "", C, "D4"),
    (16, 15, LinkKind.POINTS_TO, "", U, "D4"),
    (16, 17, LinkKind.POINTS_TO, "", U, "D4"),
    (11, 5, LinkKind.FOUND_AT, "", C, "A1"),
    (11, 6, LinkKind.FOUND_AT, "", C, "A1"),
    (11, 12, LinkKind.FOUND_AT, "", C, "A1"),
    (11, 18, LinkKind.POINTS_TO, "", C, "A1"),
    (6, 7, LinkKind.EXAMINED_IN, "", C, "A2"),
    (7, 15, LinkKind.MATCHES_PAINT, "", U, "A2"),
    (12, 13, LinkKind.FITS, "", C, "B2"),
    (13, 15, LinkKind.POINTS_TO, "", U, "B2"),
    (13, 14, LinkKind.POINTS_TO, "", R, "A2"),
    (18, 19, LinkKind.FOUND_AT, "", C, "A1"),
    (19, 20, LinkKind.ISSUED_BY, "", C, "B2"),
    (25, 19, LinkKind.ISSUED_BY, "", R, "A2"),
    (20, 21, LinkKind.COVERS, "承保", C, "A2"),
    (21, 15, LinkKind.COVERS, "", C, "A2"),
    (21, 22, LinkKind.HOLDER_OF, "", C, "A2"),
    (22, 23, LinkKind.SOLD_TO, "转让", U, "B2"),
    (15, 23, LinkKind.USED_BY, "使用", U, "B2"),
    (23, 24, LinkKind.RELATIVE, "兄弟", C, "B2"),
    (24, 17, LinkKind.LIVES_AT, "", C, "B2"),
    (23, 27, LinkKind.POINTS_TO, "", U, "C3"),
    (27, 26, LinkKind.ISSUED_BY, "", C, "C4"),
)


def _fitting(kind: LinkKind, start: NodeKind, end: NodeKind) -> LinkKind:
    return kind if may_join(kind, start, end) else kinds_between(start, end)[0]


def graph() -> Graph:
    nodes = tuple(
        Node(
            id=NodeId(place + 1),
            kind=kind,
            label=label,
            sub=sub,
            grade=grade_of(grade),
            status=status,
            from_at=at,
            source="现场勘查笔录",
            identifiers=(Identifier(IdentifierKind.PLATE, label),)
            if kind is NodeKind.VEHICLE
            else (),
        )
        for place, (kind, label, sub, grade, status, at) in enumerate(_NODES)
    )
    links = tuple(
        Link(
            id=LinkId(place + 1),
            kind=_fitting(kind, _NODES[start][0], _NODES[end][0]),
            from_id=NodeId(start + 1),
            to_id=NodeId(end + 1),
            label=label,
            status=status,
            grade=grade_of(grade),
            source="走访笔录",
        )
        for place, (start, end, kind, label, status, grade) in enumerate(_LINKS)
    )
    return Graph(nodes, links)


def opened(desk: Desk) -> CaseId:
    """Open the case at a desk and put everything on its board."""
    case = desk.cases.open_case(
        Intake(
            kind=CaseKind.DEATH,
            occurred_at=day(8, 14),
            place="滨河路 × 纺织东路口",
            hit_and_run=True,
        )
    )
    fill(desk, case, graph())
    return case


def fill(desk: Desk, case: CaseId, whole: Graph) -> None:
    """Put a graph on the board of a case, in one act: sixty would be sixty transactions."""
    board = BoardService(desk)
    with board._changing("board.bring_in", case) as change:
        ids = {
            one.id: put_node(
                board,
                change,
                NodeEntry(**{f.name: getattr(one, f.name) for f in fields(NodeEntry)}),
            )
            for one in whole.nodes
        }
        kinds = {one.id: one.kind for one in whole.nodes}
        for one in whole.links:
            kind = _fitting(one.kind, kinds[one.from_id], kinds[one.to_id])
            values = {f.name: getattr(one, f.name) for f in fields(LinkEntry)}
            values |= {"kind": kind, "from_id": ids[one.from_id], "to_id": ids[one.to_id]}
            put_link(board, change, LinkEntry(**values))
