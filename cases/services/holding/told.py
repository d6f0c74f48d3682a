"""What follows when the notice to collect a vehicle has been served (Order 146 art. 58 ¶3)."""

from typing import TYPE_CHECKING

from cases.law.facts import FactKind
from cases.papers.custody import CollectionNotice
from cases.papers.kinds import FormKind
from cases.records.documents import Serving
from cases.records.holding import ThingAct
from cases.services.documents.finding import paper_of
from cases.services.holding.rows import add_step, held_in, was_refused
from cases.services.recorded import record
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


def notice_served(deed: "Deed", desk: "Desk", row: DocumentRow, serving: Serving) -> None:
    """Start the thirty days of every vehicle that a served notice names (art. 58 ¶3)."""
    if row.form != FormKind.COLLECTION_NOTICE or serving.served_at is None:
        return
    paper = paper_of(row)
    assert isinstance(paper, CollectionNotice)
    named = {line.name for line in paper.things}
    for thing in held_in(deed.session, row.case_id):
        if thing.name not in named or thing.notified_at is not None:
            continue
        if was_refused(deed.session, thing):
            continue
        thing.notified_at = serving.served_at
        add_step(
            deed,
            desk,
            thing,
            ThingAct.NOTIFIED,
            serving.served_at,
            words=serving.receiver,
            number=row.number,
            document_id=row.id,
        )
        record(
            deed,
            desk,
            row.case_id,
            FactKind.VEHICLE_RELEASE_NOTIFIED,
            serving.served_at,
            party_id=serving.party_id,
            item=thing.item,
            note=row.number,
        )
