"""The search an officer types into."""

from typing import TYPE_CHECKING

from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.search import SearchHits
from cases.services.search import closed, own
from cases.services.search.found import Found
from cases.services.search.query import parse
from cases.store.engine import StoreSession

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Roles that see concluded cases of the squad.
_SQUAD = (Role.INVESTIGATOR, Role.MEDIATOR, Role.REVIEWER, Role.APPROVER, Role.SQUAD_LEADER)


class SearchService:
    """Searches as an officer types."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def find(self, text: str, limit: int = 8) -> SearchHits:
        """Return the best hits of each section for what has been typed so far."""
        with self._desk.reading() as session:
            return self._look(session, text, Found(limit)).hits(text)

    def matching(self, session: StoreSession, text: str, limit: int = 1000) -> tuple[CaseId, ...]:
        """Return the cases that fit the text in any way, for the filter of a list.

        The limit is of closed cases.
        """
        return self._look(session, text, Found(limit, all_own=True)).case_ids()

    def _look(self, session: StoreSession, text: str, found: Found) -> Found:
        query = parse(text)
        if query is None:
            return found
        officer = self._desk.officer
        in_squad = officer.holds(*_SQUAD)
        own.look(session, query, found, self._desk.now(), officer.id, closed_too=not in_squad)
        if officer.holds(Role.INVESTIGATOR, Role.APPROVER):
            own.look_at_secrets(session, query, found)
        if officer.holds(Role.SQUAD_LEADER):
            own.look_at_heads(session, query, found)
        if in_squad:
            closed.look(session, query, found)
        return found
