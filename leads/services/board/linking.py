"""Links: entered, corrected, judged, taken off."""

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.store.rows.lead_graph import LeadLinkRow
from leads.canvass.conditions import FIT_AT_MOST
from leads.graph.joins import may_join
from leads.graph.nodes import LinkEntry, LinkId, LinkKind, LinkStatus, NodeKind
from leads.services.board.changing import AtBoard, Changing, live_node
from leads.services.board.rows import link_fields


class Linking(AtBoard):
    """Links of the board."""

    def link(self, case_id: CaseId, entry: LinkEntry) -> LinkId:
        """Draw a link from one node to another.

        Raises:
            Refusal: `LINK_UNFIT`: a link of this kind does not join such nodes.
        """
        with self._changing("board.link", case_id) as change:
            return put_link(self, change, entry)

    def correct_link(self, link_id: LinkId, entry: LinkEntry) -> None:
        """Change what was entered of a link; the history keeps what it was."""
        case_id = self._case_of(LeadLinkRow, link_id)
        with self._changing("board.correct_link", case_id) as change:
            row = change.session.get_one(LeadLinkRow, link_id)
            change.about = _joined(change, entry)
            change.put(row, **link_fields(entry))

    def judge_link(self, link_id: LinkId, status: LinkStatus, reason: str) -> None:
        """Confirm a link, or refute it with the reason; a refuted one stays, struck through."""
        case_id = self._case_of(LeadLinkRow, link_id)
        if status is LinkStatus.REFUTED and not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._changing("board.judge_link", case_id, reason=reason.strip()) as change:
            row = change.session.get_one(LeadLinkRow, link_id)
            change.about = _between(change, row)
            change.put(row, status=status.value, status_reason=reason.strip())

    def unlink(self, link_id: LinkId, reason: str) -> None:
        """Take off a link drawn by mistake; what was found untrue is refuted instead."""
        case_id = self._case_of(LeadLinkRow, link_id)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._changing("board.unlink", case_id, reason=reason.strip()) as change:
            row = change.session.get_one(LeadLinkRow, link_id)
            change.about = _between(change, row)
            change.put(row, is_gone=True)


def put_link(at: AtBoard, change: Changing, entry: LinkEntry) -> LinkId:
    """Draw a link inside a change under way."""
    words = _joined(change, entry)
    change.about = change.about or words
    row = LeadLinkRow(
        case_id=change.case_id,
        **link_fields(entry),
        entered_at=at.desk.now(),
        entered_by=at.desk.officer.id,
    )
    return LinkId(change.add(row))


def _joined(change: Changing, entry: LinkEntry) -> str:
    """Return the names of both ends, which the kind of link must be able to join."""
    start = live_node(change.session, change.case_id, entry.from_id)
    end = live_node(change.session, change.case_id, entry.to_id)
    kinds = NodeKind(start.kind), NodeKind(end.kind)
    if start.id == end.id or not may_join(entry.kind, *kinds):
        raise Refusal(Reason.LINK_UNFIT)
    grade = entry.grade
    if entry.kind is LinkKind.FITS and NodeKind.DOOR in kinds and grade is not None:
        # On neither axis better, whoever grades it.
        at_most = FIT_AT_MOST
        if grade.source < at_most.source or grade.credibility < at_most.credibility:
            raise Refusal(Reason.FIT_GRADED_HIGH, grade=str(at_most))
    return f"{start.label} → {end.label}"


def _between(change: Changing, row: LeadLinkRow) -> str:
    start = live_node(change.session, change.case_id, row.from_id)
    end = live_node(change.session, change.case_id, row.to_id)
    return f"{start.label} → {end.label}"
