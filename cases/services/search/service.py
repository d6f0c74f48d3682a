"""The search an officer types into."""

from typing import TYPE_CHECKING

from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.search import SearchHits
from cases.services.search import closed, own
from cases.services.search.found import Found
from cases.services.search.indexing import index_some
from cases.services.search.query import parse
from cases.store import engine, waiting_index
from cases.store.engine import StoreSession
from cases.store.guard import Acting

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

    def pick(self, case_id: CaseId, text: str) -> None:
        """Take note that a case was picked among the hits of what was typed.

        The look that opens it says so in the journal; a search that opens nothing leaves no trace,
        and what was typed stands in that one entry and nowhere else.
        """
        self._desk.seek(case_id, text.lstrip("#@>"))

    def matching(self, session: StoreSession, text: str, limit: int = 1000) -> tuple[CaseId, ...]:
        """Return the cases that fit the text in any way, for the filter of a list.

        The limit is of closed cases.
        """
        return self._look(session, text, Found(limit, all_own=True)).case_ids()

    def catch_up(self) -> bool:
        """Take some of what an import has brought in into the index; tell whether more waits.

        It changes no answer of a search, only how long one takes.
        """
        with self._desk.past_guard() as session:
            if not waiting_index.ranges(session):
                return False
        acting = Acting(self._desk.officer.id, self._desk.now(), door=True)
        with engine.session(self._desk.store.door, acting) as session:
            return index_some(session)

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
