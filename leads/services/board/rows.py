"""What was typed of nodes and links, checked, as fields of rows; and read back."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.lead_graph import LeadLinkRow, LeadMergeRow, LeadNodeRow
from leads.evidence.grade import Grade, grade_of
from leads.graph.nodes import (
    Graph,
    Identifier,
    IdentifierKind,
    Link,
    LinkEntry,
    LinkId,
    LinkKind,
    LinkStatus,
    Merge,
    MergeId,
    Node,
    NodeEntry,
    NodeId,
    NodeKind,
    Placing,
    Position,
    Reference,
    ReferenceKind,
)


def node_fields(entry: NodeEntry) -> dict[str, Any]:
    """Return the columns of a node.

    Raises:
        Refusal: it has no name, ends before it begins, or lies nowhere on earth.
    """
    if not entry.label.strip():
        raise Refusal(Reason.FIELD_MISSING, field="label")
    _in_order(entry)
    where = entry.position
    if where is not None and not (abs(where.latitude) <= 90 and abs(where.longitude) <= 180):
        raise Refusal(Reason.FIELD_INVALID, field="position")
    return {
        "kind": entry.kind.value,
        "label": entry.label.strip(),
        "sub": entry.sub.strip(),
        "identifiers": [
            [one.kind.value, one.value.strip()]
            for one in dict.fromkeys(entry.identifiers)
            if one.value.strip()
        ],
        "source": entry.source.strip(),
        "grade": "" if entry.grade is None else str(entry.grade),
        "from_at": entry.from_at,
        "until_at": entry.until_at,
        "status": entry.status.value,
        "latitude": None if where is None else where.latitude,
        "longitude": None if where is None else where.longitude,
        "note": entry.note.strip(),
    }


def link_fields(entry: LinkEntry) -> dict[str, Any]:
    """Return the columns of a link.

    Raises:
        Refusal: it ends before it begins, or its probability is none.
    """
    _in_order(entry)
    if entry.probability is not None and not 0 <= entry.probability <= 1:
        raise Refusal(Reason.FIELD_INVALID, field="probability")
    return {
        "kind": entry.kind.value,
        "from_id": entry.from_id,
        "to_id": entry.to_id,
        "label": entry.label.strip(),
        "source": entry.source.strip(),
        "grade": "" if entry.grade is None else str(entry.grade),
        "from_at": entry.from_at,
        "until_at": entry.until_at,
        "status": entry.status.value,
        "probability": entry.probability,
        "note": entry.note.strip(),
    }


def graph_of(session: StoreSession, case_id: CaseId) -> Graph:
    """Return the graph of a case as it stands.

    Columns and no row objects: a large board is thousands of them.
    """
    nodes = session.execute(
        select(*LeadNodeRow.__table__.columns)
        .where(LeadNodeRow.case_id == case_id, LeadNodeRow.is_gone.is_(False))
        .order_by(LeadNodeRow.id)
    )
    found = tuple(_nodes(nodes))
    there = {one.id for one in found}
    links = session.execute(
        select(*LeadLinkRow.__table__.columns)
        .where(LeadLinkRow.case_id == case_id, LeadLinkRow.is_gone.is_(False))
        .order_by(LeadLinkRow.id)
    )
    merges = session.execute(
        select(LeadMergeRow.id, LeadMergeRow.kept_id, LeadMergeRow.absorbed_id)
        .where(LeadMergeRow.case_id == case_id, LeadMergeRow.is_gone.is_(False))
        .order_by(LeadMergeRow.id)
    )
    return Graph(
        found,
        tuple(one for one in _links(links) if one.from_id in there and one.to_id in there),
        tuple(
            Merge(MergeId(one), NodeId(kept), NodeId(absorbed))
            for one, kept, absorbed in merges
            if kept in there and absorbed in there
        ),
    )


def _nodes(rows: Iterable[Any]) -> Iterable[Node]:
    grades: dict[str, Grade | None] = {"": None}
    for row in rows:
        yield Node(
            id=NodeId(row.id),
            kind=NodeKind(row.kind),
            label=row.label,
            sub=row.sub,
            identifiers=tuple(
                Identifier(IdentifierKind(kind), value) for kind, value in row.identifiers
            ),
            source=row.source,
            grade=_grade(row.grade, grades),
            from_at=row.from_at,
            until_at=row.until_at,
            status=LinkStatus(row.status),
            status_reason=row.status_reason,
            position=None if row.latitude is None else Position(row.latitude, row.longitude),
            note=row.note,
            refers_to=Reference(ReferenceKind(row.refers_kind), row.refers_id)
            if row.refers_kind
            else None,
            placing=Placing(row.x, row.y, row.is_pinned, row.is_hidden, row.board_group),
        )


def _links(rows: Iterable[Any]) -> Iterable[Link]:
    grades: dict[str, Grade | None] = {"": None}
    for row in rows:
        yield Link(
            id=LinkId(row.id),
            kind=LinkKind(row.kind),
            from_id=NodeId(row.from_id),
            to_id=NodeId(row.to_id),
            label=row.label,
            source=row.source,
            grade=_grade(row.grade, grades),
            from_at=row.from_at,
            until_at=row.until_at,
            status=LinkStatus(row.status),
            status_reason=row.status_reason,
            probability=row.probability,
            note=row.note,
        )


def _grade(text: str, known: dict[str, Grade | None]) -> Grade | None:
    if text not in known:
        known[text] = grade_of(text)
    return known[text]


def _in_order(entry: NodeEntry | LinkEntry) -> None:
    if entry.from_at is not None and entry.until_at is not None and entry.until_at < entry.from_at:
        raise Refusal(Reason.TIMES_INVERTED, field="until_at")
