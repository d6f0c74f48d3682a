"""Exhibits as the tab of a case, the board and the sheet show them."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import undefer

from cases.records.exhibits import ExhibitKind
from cases.records.holding import ThingState
from cases.records.ids import AttachmentId, CaseId, ThingId
from cases.services.assignment import INVESTIGATES, places_of
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.engine import StoreSession
from cases.store.rows.attachments import AttachmentRow
from cases.store.rows.cases import AccidentRow
from cases.store.rows.exhibits import ExhibitPhotoRow, ExhibitPrintRow, ExhibitRow
from cases.store.rows.holding import ThingRow
from cases.store.rows.lead_graph import LeadNodeRow
from leads.evidence.grade import grade_of
from leads.exhibits.custody import flags, place_of, traces_at
from leads.exhibits.records import (
    CaseExhibits,
    Exhibit,
    ExhibitId,
    LinkableThing,
    Photo,
    Printed,
)
from leads.graph.nodes import NodeId, ReferenceKind
from leads.services.exhibits.photos import added_to_thing
from leads.services.exhibits.rows import AtExhibits, chain_of


class Reading(AtExhibits):
    """Looking at exhibits."""

    def of_case(self, case_id: CaseId) -> CaseExhibits:
        """Return every exhibit of a case with its chain, the small photographs and the flags.

        Raises:
            Refusal: the case is hidden, or its investigation is.
        """
        with self.desk.looking(case_id, "exhibits") as session:
            require_sight(session, self.desk, case_id)
            accident = session.get_one(AccidentRow, case_id)
            names = officer_names(session)
            rows = session.scalars(
                select(ExhibitRow).where(ExhibitRow.case_id == case_id).order_by(ExhibitRow.n)
            ).all()
            found = tuple(self._exhibit(session, row, names) for row in rows)
            mine = places_of(session, self.desk, case_id)
            return CaseExhibits(
                case_id,
                found,
                may_write=not mine.isdisjoint(INVESTIGATES),
                things=_linkable(session, case_id),
                scene=accident.place,
            )

    def _exhibit(self, session: StoreSession, row: ExhibitRow, names: Mapping[int, str]) -> Exhibit:
        steps = chain_of(session, row, names)
        here = place_of(steps)
        node_id, node = _node(session, row)
        return Exhibit(
            id=ExhibitId(row.id),
            case_id=CaseId(row.case_id),
            n=row.n,
            kind=ExhibitKind(row.kind),
            name=row.name,
            quantity=row.quantity,
            features=row.features,
            found_at=row.found_at,
            found_where=row.found_where,
            found_by=row.found_by,
            packing=row.packing,
            grade=grade_of(row.grade) if row.grade else None,
            thing_id=None if row.thing_id is None else ThingId(row.thing_id),
            steps=steps,
            flags=flags(
                steps,
                found_at=row.found_at,
                now=self.desk.now(),
                is_key=row.kind == ExhibitKind.KEY,
            ),
            standing=here.standing,
            place=here.place,
            holder=here.holder,
            seal=here.seal,
            traces_at=traces_at(steps),
            photos=(*_photos(session, row.id, names), *added_to_thing(session, row, names)),
            printed=_printed(session, row.id, names),
            node_id=node_id,
            node=node,
        )


def _node(session: StoreSession, row: ExhibitRow) -> tuple[NodeId | None, str]:
    """Return the node that stands for an exhibit on the board, and its name."""
    found = session.execute(
        select(LeadNodeRow.id, LeadNodeRow.label)
        .where(
            LeadNodeRow.case_id == row.case_id,
            LeadNodeRow.refers_kind == ReferenceKind.EXHIBIT.value,
            LeadNodeRow.refers_id == row.id,
            LeadNodeRow.is_gone.is_(False),
        )
        .order_by(LeadNodeRow.id)
    ).first()
    return (None, "") if found is None else (NodeId(found.id), found.label)


def _photos(session: StoreSession, exhibit_id: int, names: Mapping[int, str]) -> tuple[Photo, ...]:
    rows = session.execute(
        select(ExhibitPhotoRow, AttachmentRow.name, AttachmentRow.sha256)
        .join(AttachmentRow, AttachmentRow.id == ExhibitPhotoRow.attachment_id)
        .where(ExhibitPhotoRow.exhibit_id == exhibit_id)
        .order_by(ExhibitPhotoRow.id)
        .options(undefer(ExhibitPhotoRow.thumbnail))
    )
    return tuple(
        Photo(
            AttachmentId(row.attachment_id),
            name,
            row.caption,
            row.width,
            row.height,
            sha256,
            row.thumbnail,
            names.get(row.entered_by, ""),
            row.entered_at,
        )
        for row, name, sha256 in rows
    )


def _printed(
    session: StoreSession, exhibit_id: int, names: Mapping[int, str]
) -> tuple[Printed, ...]:
    rows = session.scalars(
        select(ExhibitPrintRow)
        .where(ExhibitPrintRow.exhibit_id == exhibit_id)
        .order_by(ExhibitPrintRow.copy_no)
    )
    return tuple(
        Printed(
            row.copy_no,
            row.receiver,
            names.get(row.printed_by, ""),
            row.printed_at,
            row.sha256,
            AttachmentId(row.attachment_id),
        )
        for row in rows
    )


def _linkable(session: StoreSession, case_id: int) -> tuple[LinkableThing, ...]:
    """Return the things held in the case that are no exhibits yet."""
    linked = select(ExhibitRow.thing_id).where(ExhibitRow.thing_id.is_not(None))
    rows = session.scalars(
        select(ThingRow)
        .where(
            ThingRow.case_id == case_id,
            ThingRow.state == ThingState.HELD.value,
            ThingRow.id.not_in(linked),
        )
        .order_by(ThingRow.id)
    )
    return tuple(LinkableThing(ThingId(row.id), row.item, row.features) for row in rows)
