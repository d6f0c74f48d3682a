"""Nodes: entered, corrected, judged, placed, taken off."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import or_, select

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.store.rows.lead_graph import LeadLinkRow, LeadMergeRow, LeadNodeRow, LeadNoteRow
from leads.graph.joins import may_join
from leads.graph.nodes import (
    LinkKind,
    LinkStatus,
    NodeEntry,
    NodeId,
    NodeKind,
    Placing,
    Reference,
)
from leads.services.board.changing import AtBoard, Changing, live_node
from leads.services.board.rows import node_fields

#: In board pixels from the middle.
_FARTHEST = 1_000_000


class Nodes(AtBoard):
    """Nodes of the board."""

    def add_node(
        self,
        case_id: CaseId,
        entry: NodeEntry,
        placing: Placing | None = None,
        refers_to: Reference | None = None,
    ) -> NodeId:
        """Put a node on the board.

        Args:
            case_id: Whose board.
            entry: As the officer types it.
            placing: Where it lies; without one the layout finds a place.
            refers_to: What else in the case it stands for, once only.
        """
        with self._changing("board.add_node", case_id) as change:
            change.about = entry.label.strip()
            return put_node(self, change, entry, placing, refers_to)

    def correct_node(self, node_id: NodeId, entry: NodeEntry) -> None:
        """Change what was entered of a node; the history keeps what it was.

        Raises:
            Refusal: `LINK_UNFIT`: a link on it does not fit the new kind.
        """
        case_id = self._case_of(LeadNodeRow, node_id)
        with self._changing("board.correct_node", case_id) as change:
            row = live_node(change.session, case_id, node_id)
            change.about = entry.label.strip()
            change.put(row, **node_fields(entry))
            _refuse_unfit(change, row)

    def judge_node(self, node_id: NodeId, status: LinkStatus, reason: str) -> None:
        """Confirm a node, or refute it with the reason; a refuted one stays, struck through."""
        case_id = self._case_of(LeadNodeRow, node_id)
        if status is LinkStatus.REFUTED and not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._changing("board.judge_node", case_id, reason=reason.strip()) as change:
            row = live_node(change.session, case_id, node_id)
            change.about = row.label
            change.put(row, status=status.value, status_reason=reason.strip())

    def place(self, case_id: CaseId, placings: Mapping[NodeId, Placing]) -> None:
        """Move, pin, hide or group nodes, all of them in one change."""
        with self._changing("board.place", case_id) as change:
            rows = {
                row.id: row
                for some in batched(placings)
                for row in change.session.scalars(
                    select(LeadNodeRow).where(
                        LeadNodeRow.case_id == case_id,
                        LeadNodeRow.id.in_(some),
                        LeadNodeRow.is_gone.is_(False),
                    )
                )
            }
            if len(rows) < len(placings):
                raise Refusal(Reason.NOT_FOUND)
            for node_id, placing in placings.items():
                change.put(rows[node_id], **placed(placing))
            change.about = named([rows[one].label for one in placings])

    def remove_node(self, node_id: NodeId, reason: str) -> None:
        """Take a node off the board with its links, merges and notes; undo brings all back.

        What was found untrue is refuted instead, and stays to be seen.
        """
        case_id = self._case_of(LeadNodeRow, node_id)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._changing("board.remove_node", case_id, reason=reason.strip()) as change:
            row = live_node(change.session, case_id, node_id)
            change.about = row.label
            for one in attached(change, node_id):
                change.put(one, is_gone=True)
            change.put(row, is_gone=True)


def named(names: Sequence[str]) -> str:
    """Return the first few names of many."""
    return "、".join(names[:3]) + ("…" if len(names) > 3 else "")


def batched(nodes: Iterable[int], most: int = 500) -> Iterator[tuple[int, ...]]:
    """Yield ids in such portions as a statement can take."""
    every = tuple(nodes)
    return (every[first : first + most] for first in range(0, len(every), most))


def put_node(
    at: AtBoard,
    change: Changing,
    entry: NodeEntry,
    placing: Placing | None = None,
    refers_to: Reference | None = None,
) -> NodeId:
    """Put a node on the board inside a change under way.

    Raises:
        Refusal: what it refers to is on the board already.
    """
    if refers_to is not None and _standing_for(change, refers_to):
        raise Refusal(Reason.ON_THE_BOARD, name=entry.label)
    row = LeadNodeRow(
        case_id=change.case_id,
        **node_fields(entry),
        **placed(placing or Placing()),
        refers_kind="" if refers_to is None else refers_to.kind.value,
        refers_id=None if refers_to is None else refers_to.id,
        entered_at=at.desk.now(),
        entered_by=at.desk.officer.id,
    )
    return NodeId(change.add(row))


def placed(placing: Placing) -> dict[str, object]:
    """Return the columns of a place on the board.

    Raises:
        Refusal: it lies nowhere, or so far away that nobody would find it.
    """
    for value in (placing.x, placing.y):
        # Not the other way round: what is no number compares with nothing.
        if value is not None and not abs(value) <= _FARTHEST:
            raise Refusal(Reason.FIELD_INVALID, field="position")
    return {
        "x": placing.x,
        "y": placing.y,
        "is_pinned": placing.is_pinned,
        "is_hidden": placing.is_hidden,
        "board_group": placing.group.strip(),
    }


def attached(change: Changing, node_id: int) -> list[LeadLinkRow | LeadMergeRow | LeadNoteRow]:
    """Return the links, merges and notes that stand on a node."""
    session = change.session
    return [
        *session.scalars(
            select(LeadLinkRow).where(
                or_(LeadLinkRow.from_id == node_id, LeadLinkRow.to_id == node_id),
                LeadLinkRow.is_gone.is_(False),
            )
        ),
        *session.scalars(
            select(LeadMergeRow).where(
                or_(LeadMergeRow.kept_id == node_id, LeadMergeRow.absorbed_id == node_id),
                LeadMergeRow.case_id == change.case_id,
                LeadMergeRow.is_gone.is_(False),
            )
        ),
        *session.scalars(
            select(LeadNoteRow).where(
                LeadNoteRow.node_id == node_id,
                LeadNoteRow.case_id == change.case_id,
                LeadNoteRow.is_gone.is_(False),
            )
        ),
    ]


def _standing_for(change: Changing, refers_to: Reference) -> bool:
    found = change.session.scalar(
        select(LeadNodeRow.id).where(
            LeadNodeRow.case_id == change.case_id,
            LeadNodeRow.refers_kind == refers_to.kind.value,
            LeadNodeRow.refers_id == refers_to.id,
            LeadNodeRow.is_gone.is_(False),
        )
    )
    return found is not None


def _refuse_unfit(change: Changing, row: LeadNodeRow) -> None:
    for link in attached(change, row.id):
        if isinstance(link, LeadLinkRow):
            ends = [change.session.get_one(LeadNodeRow, one) for one in (link.from_id, link.to_id)]
            start, end = (NodeKind(one.kind) for one in ends)
            if not may_join(LinkKind(link.kind), start, end):
                raise Refusal(Reason.LINK_UNFIT)
