"""Two nodes taken for one thing, and for two again."""

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.store.rows.lead_graph import LeadMergeRow
from leads.graph.merging import shown_as
from leads.graph.nodes import MergeId, NodeId
from leads.services.board.changing import AtBoard, live_node
from leads.services.board.rows import graph_of


class Merging(AtBoard):
    """Merges of the board."""

    def merge(self, case_id: CaseId, kept: NodeId, absorbed: NodeId, reason: str) -> MergeId:
        """Take two nodes for one thing, with the reason; both keep their links.

        Raises:
            Refusal: they are of different kinds, or are one already.
        """
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._changing("board.merge", case_id, reason=reason.strip()) as change:
            one = live_node(change.session, case_id, kept)
            other = live_node(change.session, case_id, absorbed)
            if one.kind != other.kind:
                raise Refusal(Reason.NODES_DIFFER, one=one.label, other=other.label)
            faces = shown_as(graph_of(change.session, case_id).merges)
            if faces.get(kept, kept) == faces.get(absorbed, absorbed):
                raise Refusal(Reason.ON_THE_BOARD, name=other.label)
            change.about = f"{one.label} = {other.label}"
            row = LeadMergeRow(
                case_id=case_id,
                kept_id=kept,
                absorbed_id=absorbed,
                reason=reason.strip(),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            return MergeId(change.add(row))

    def separate(self, merge_id: MergeId, reason: str) -> None:
        """Take two merged nodes for two again, whatever was merged since."""
        case_id = self._case_of(LeadMergeRow, merge_id)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._changing("board.separate", case_id, reason=reason.strip()) as change:
            row = change.session.get_one(LeadMergeRow, merge_id)
            one = live_node(change.session, case_id, row.kept_id)
            other = live_node(change.session, case_id, row.absorbed_id)
            change.about = f"{one.label} ≠ {other.label}"
            change.put(row, is_gone=True)
