"""What was typed of nodes and links, checked, as fields of rows; and read back."""

import gc
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, String, select, type_coerce

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.lead_graph import LeadLinkRow, LeadMergeRow, LeadNodeRow
from leads.evidence.grade import Grade, grade_of
from leads.graph.nodes import (
    Graph,
    Identifier,
    IdentifierKind,
    Link,
    LinkEntry,
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

_NODE_KINDS = {one.value: one for one in NodeKind}
_LINK_KINDS = {one.value: one for one in LinkKind}
_STATUSES = {one.value: one for one in LinkStatus}
_NUMBER_KINDS = {one.value: one for one in IdentifierKind}
_EXHIBIT = ReferenceKind.EXHIBIT.value
_UNPLACED = Placing()
_NOWHERE = [None, None, False, False, ""]
_NODE_COLUMNS = (
    LeadNodeRow.id,
    LeadNodeRow.kind,
    LeadNodeRow.label,
    LeadNodeRow.sub,
    LeadNodeRow.source,
    type_coerce(LeadNodeRow.identifiers, String),
    LeadNodeRow.grade,
    LeadNodeRow.from_at,
    LeadNodeRow.until_at,
    LeadNodeRow.status,
    LeadNodeRow.status_reason,
    LeadNodeRow.latitude,
    LeadNodeRow.longitude,
    LeadNodeRow.note,
    LeadNodeRow.refers_kind,
    LeadNodeRow.refers_id,
    LeadNodeRow.x,
    LeadNodeRow.y,
    LeadNodeRow.is_pinned,
    LeadNodeRow.is_hidden,
    LeadNodeRow.board_group,
)
_LINK_COLUMNS = (
    LeadLinkRow.id,
    LeadLinkRow.kind,
    LeadLinkRow.from_id,
    LeadLinkRow.to_id,
    LeadLinkRow.label,
    LeadLinkRow.source,
    LeadLinkRow.grade,
    LeadLinkRow.from_at,
    LeadLinkRow.until_at,
    LeadLinkRow.status,
    LeadLinkRow.status_reason,
    LeadLinkRow.probability,
    LeadLinkRow.note,
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

    Columns and no row objects: a large board is thousands of them. For the same reason the
    collector of garbage rests meanwhile: what is made here stays, and it would look through all
    of it again and again, for more time than the reading takes.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _read(session, case_id)
    finally:
        if collecting:
            gc.enable()


def _read(session: StoreSession, case_id: CaseId) -> Graph:
    rows = session.execute(_standing(_NODE_COLUMNS, LeadNodeRow, case_id)).all()
    found = tuple(_nodes(rows, _found_at(session, case_id, rows)))
    there = {one.id for one in found}
    links = _links(session.execute(_standing(_LINK_COLUMNS, LeadLinkRow, case_id)))
    merges = session.execute(
        _standing(
            (LeadMergeRow.id, LeadMergeRow.kept_id, LeadMergeRow.absorbed_id), LeadMergeRow, case_id
        )
    )
    return Graph(
        found,
        tuple(one for one in links if one.from_id in there and one.to_id in there),
        tuple(
            Merge(MergeId(one), NodeId(kept), NodeId(absorbed))
            for one, kept, absorbed in merges
            if kept in there and absorbed in there
        ),
    )


def _standing(
    columns: Sequence[Any],
    row: type[LeadNodeRow] | type[LeadLinkRow] | type[LeadMergeRow],
    case_id: CaseId,
) -> Select[Any]:
    return select(*columns).where(row.case_id == case_id, row.is_gone.is_(False)).order_by(row.id)


def _found_at(session: StoreSession, case_id: CaseId, rows: Sequence[Any]) -> dict[int, datetime]:
    """Return when exhibits were found whose nodes have no date.

    An older program put exhibits on the board without one; who asks for the time line wants it.
    """
    if all(row.from_at is not None or row.refers_kind != _EXHIBIT for row in rows):
        return {}
    found = select(ExhibitRow.id, ExhibitRow.found_at).where(ExhibitRow.case_id == case_id)
    return dict(session.execute(found).all())


def _nodes(rows: Sequence[Any], found_at: Mapping[int, datetime]) -> Iterable[Node]:
    # One text read at once: thousands of small ones take ten times as long.
    numbers = json.loads(f"[{','.join(row[5] for row in rows)}]")
    for row, held in zip(rows, numbers, strict=True):
        (key, kind, label, sub, source, _, grade, since, until, status, reason, *rest) = row
        latitude, longitude, note, refers_kind, refers_id, *placing = rest
        if since is None and refers_kind == _EXHIBIT:
            since = found_at.get(refers_id)
        yield Node(
            id=key,
            kind=_NODE_KINDS[kind],
            label=label,
            sub=sub,
            identifiers=tuple(Identifier(_NUMBER_KINDS[name], value) for name, value in held),
            source=source,
            grade=_grade(grade),
            from_at=since,
            until_at=until,
            status=_STATUSES[status],
            status_reason=reason,
            position=None if latitude is None else Position(latitude, longitude),
            note=note,
            refers_to=Reference(ReferenceKind(refers_kind), refers_id) if refers_kind else None,
            placing=_UNPLACED if placing == _NOWHERE else Placing(*placing),
        )


def _links(rows: Iterable[Any]) -> Iterable[Link]:
    for row in rows:
        key, kind, start, end, label, source, grade, since, until, status, reason, p, note = row
        yield Link(
            id=key,
            kind=_LINK_KINDS[kind],
            from_id=start,
            to_id=end,
            label=label,
            source=source,
            grade=_grade(grade),
            from_at=since,
            until_at=until,
            status=_STATUSES[status],
            status_reason=reason,
            probability=p,
            note=note,
        )


@cache
def _grade(text: str) -> Grade | None:
    return grade_of(text) if text else None


def _in_order(entry: NodeEntry | LinkEntry) -> None:
    if entry.from_at is not None and entry.until_at is not None and entry.until_at < entry.from_at:
        raise Refusal(Reason.TIMES_INVERTED, field="until_at")
