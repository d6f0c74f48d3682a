"""Whom a case knows already, so that nobody is named in words alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.ids import CaseId, PartyId
from cases.records.parties import PartyKind
from cases.services.sight import require_sight
from cases.store.rows.cases import PartyRow
from cases.store.rows.lead_graph import LeadMergeRow, LeadNodeRow
from leads.graph.nodes import NodeId, NodeKind, ReferenceKind
from leads.telling.tasks import CasePerson

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Bodies, and who cannot have come.
_NEVER = (PartyKind.DECEASED.value, PartyKind.INSURER.value)


class People:
    """Asking whom a case knows."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def people(self, case_id: CaseId) -> tuple[CasePerson, ...]:
        """Return the parties who may have driven and the persons of the board, each once.

        Raises:
            Refusal: the case is hidden, or its investigation is.
        """
        with self.desk.reading() as session:
            require_sight(session, self.desk, case_id)
            parties = session.scalars(
                select(PartyRow)
                .where(
                    PartyRow.case_id == case_id,
                    PartyRow.removed_at.is_(None),
                    PartyRow.kind.not_in(_NEVER),
                )
                .order_by(PartyRow.id)
            ).all()
            absorbed = select(LeadMergeRow.absorbed_id).where(
                LeadMergeRow.case_id == case_id, LeadMergeRow.is_gone.is_(False)
            )
            nodes = session.scalars(
                select(LeadNodeRow)
                .where(
                    LeadNodeRow.case_id == case_id,
                    LeadNodeRow.kind == NodeKind.PERSON.value,
                    LeadNodeRow.is_gone.is_(False),
                    LeadNodeRow.id.not_in(absorbed),
                )
                .order_by(LeadNodeRow.id)
            ).all()
            return _each_once(parties, nodes)


def _each_once(parties: Sequence[PartyRow], nodes: Sequence[LeadNodeRow]) -> tuple[CasePerson, ...]:
    of_party = {
        one.refers_id: NodeId(one.id)
        for one in nodes
        if one.refers_kind == ReferenceKind.PARTY.value
    }
    known = {one.id for one in parties}
    return (
        *(CasePerson(one.name, PartyId(one.id), of_party.get(one.id)) for one in parties),
        *(
            CasePerson(one.label, None, NodeId(one.id))
            for one in nodes
            if one.refers_kind != ReferenceKind.PARTY.value or one.refers_id not in known
        ),
    )
