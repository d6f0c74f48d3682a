"""What follows when a party has been served the notice of a transfer (Order 146 art. 41)."""

from typing import TYPE_CHECKING

from cases.law.facts import FactKind
from cases.papers.kinds import FormKind
from cases.records.documents import Serving
from cases.records.transfers import Direction, Step
from cases.services.recorded import record
from cases.services.transfers.rows import add_step, transfer_of
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


def notice_served(deed: "Deed", desk: "Desk", paper: DocumentRow, serving: Serving) -> None:
    """Record that the party was told where the case is."""
    if paper.form != FormKind.TRANSFER_TOLD or serving.served_at is None:
        return
    row = transfer_of(deed.session, paper.case_id, Direction.AWAY)
    if row is None:
        return
    add_step(
        deed,
        desk,
        row,
        Step.PARTY_TOLD,
        serving.served_at,
        who=serving.receiver,
        words=serving.proof,
        party_id=serving.party_id,
        document_id=paper.id,
    )
    record(
        deed,
        desk,
        row.case_id,
        FactKind.PARTIES_TOLD_OF_TRANSFER,
        serving.served_at,
        party_id=serving.party_id,
        note=paper.number,
    )
