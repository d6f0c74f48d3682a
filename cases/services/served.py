"""What follows from the service of a paper, in the act that records it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cases.records.documents import Serving
from cases.services.holding.told import notice_served as collection_told
from cases.services.told_facts import notice_served as facts_told
from cases.services.transfers.served import notice_served as transfer_told
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


def papers_served(
    deed: "Deed", desk: "Desk", papers: Iterable[DocumentRow], serving: Serving
) -> None:
    """Let everything happen that the service of these papers brings about."""
    for paper in papers:
        transfer_told(deed, desk, paper, serving)
        collection_told(deed, desk, paper, serving)
        facts_told(deed, desk, paper, serving)
