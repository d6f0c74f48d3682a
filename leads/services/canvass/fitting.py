"""A door whose lock turned, on the board: a lead of grade B2 at most, which can be refuted."""

from sqlalchemy import select

from cases.records.ids import CaseId
from cases.services.canvass_sheet import plain_stair
from cases.store.rows.canvass import CanvassDoorRow, CanvassOutingRow, CanvassRow, CanvassTryRow
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.lead_graph import LeadLinkRow, LeadNodeRow
from leads.canvass.addresses import TryId
from leads.canvass.conditions import FIT_AT_MOST
from leads.evidence.grade import grade_of
from leads.graph.nodes import (
    LinkEntry,
    LinkId,
    LinkKind,
    LinkStatus,
    NodeEntry,
    NodeId,
    NodeKind,
    Reference,
    ReferenceKind,
)
from leads.services.board import BoardService
from leads.services.board.changing import AtBoard, Changing
from leads.services.board.linking import put_link
from leads.services.board.nodes import put_node

_CAUTION = "仅为线索：钥匙可能复制，锁具可能同号；转动后即停，未进入"


class Fits(AtBoard):
    """Doors that turned, put on the board."""

    def bring(self, case_id: CaseId, try_id: TryId) -> None:
        """Put the door of a try on the board, with a link from the key that turned in it."""
        with self._changing("board.bring_fit", case_id) as change:
            tried = change.session.get_one(CanvassTryRow, try_id)
            door = change.session.get_one(CanvassDoorRow, tried.door_id)
            canvass = change.session.get_one(CanvassRow, tried.canvass_id)
            outing = change.session.get_one(CanvassOutingRow, tried.outing_id)
            stair = plain_stair(f"{door.building}-{door.stairwell}")
            label = f"{canvass.name} {stair} {door.number or '单元门'}"
            source = f"第{outing.n}次走访，录音录像 {outing.recording}"
            there = self._node(
                change,
                Reference(ReferenceKind.DOOR, door.id),
                NodeEntry(
                    kind=NodeKind.DOOR,
                    label=label,
                    sub=f"钥匙{tried.key}转动",
                    source=source,
                    grade=FIT_AT_MOST,
                    note=_CAUTION,
                ),
            )
            key = self._node(
                change, Reference(ReferenceKind.EXHIBIT, canvass.exhibit_id), _key(change, canvass)
            )
            change.about = label
            put_link(
                self,
                change,
                LinkEntry(
                    kind=LinkKind.FITS,
                    from_id=key,
                    to_id=there,
                    source=source,
                    grade=FIT_AT_MOST,
                    from_at=tried.at,
                    until_at=tried.at,
                    note=_CAUTION,
                ),
            )

    def refute(self, case_id: CaseId, try_id: TryId, reason: str) -> None:
        """Refute the links to the door of a try that was entered by mistake."""
        with self.desk.reading() as session:
            door = session.scalar(select(CanvassTryRow.door_id).where(CanvassTryRow.id == try_id))
            links = session.scalars(
                select(LeadLinkRow.id)
                .join(LeadNodeRow, LeadNodeRow.id == LeadLinkRow.to_id)
                .where(
                    LeadNodeRow.case_id == case_id,
                    LeadNodeRow.refers_kind == ReferenceKind.DOOR.value,
                    LeadNodeRow.refers_id == door,
                    LeadLinkRow.kind == LinkKind.FITS.value,
                    LeadLinkRow.status != LinkStatus.REFUTED.value,
                    LeadLinkRow.is_gone.is_(False),
                )
            ).all()
        for link in links:
            BoardService(self.desk).judge_link(LinkId(link), LinkStatus.REFUTED, reason)

    def _node(self, change: Changing, reference: Reference, entry: NodeEntry) -> NodeId:
        """Return the node that stands for a thing, made if it is not on the board yet."""
        found = change.session.scalar(
            select(LeadNodeRow.id).where(
                LeadNodeRow.case_id == change.case_id,
                LeadNodeRow.refers_kind == reference.kind.value,
                LeadNodeRow.refers_id == reference.id,
                LeadNodeRow.is_gone.is_(False),
            )
        )
        if found is not None:
            return NodeId(found)
        return put_node(self, change, entry, refers_to=reference)


def _key(change: Changing, canvass: CanvassRow) -> NodeEntry:
    row = change.session.get_one(ExhibitRow, canvass.exhibit_id)
    return NodeEntry(
        kind=NodeKind.EXHIBIT,
        label=f"物证 {row.n} {row.name}",
        sub=row.features,
        source=row.found_by,
        grade=grade_of(row.grade) if row.grade else None,
        status=LinkStatus.CONFIRMED,
    )
