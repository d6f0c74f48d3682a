"""Notes on the board, and filters kept under a name."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.store.rows.lead_graph import LeadFilterRow, LeadNoteRow
from leads.evidence.grade import Credibility, Source
from leads.graph.board import FilterId, NoteId
from leads.graph.filtering import Filter
from leads.graph.nodes import LinkStatus, NodeId, NodeKind
from leads.services.board.changing import AtBoard, live_node

_SETS = {
    "kinds": NodeKind,
    "sources": Source,
    "credibilities": Credibility,
    "statuses": LinkStatus,
}


class Noting(AtBoard):
    """Notes and filters of the board."""

    def write_note(
        self,
        case_id: CaseId,
        text: str,
        node_id: NodeId | None = None,
        at: tuple[float, float] | None = None,
    ) -> NoteId:
        """Lay a note on a node, or on a free place of the board."""
        if not text.strip():
            raise Refusal(Reason.FIELD_MISSING, field="text")
        with self._changing("board.write_note", case_id) as change:
            if node_id is not None:
                live_node(change.session, case_id, node_id)
            change.about = text.strip()[:40]
            row = LeadNoteRow(
                case_id=case_id,
                text=text.strip(),
                node_id=node_id,
                x=None if at is None else at[0],
                y=None if at is None else at[1],
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            return NoteId(change.add(row))

    def change_note(
        self, note_id: NoteId, text: str, at: tuple[float, float] | None = None
    ) -> None:
        """Change or move a note; one without words is taken off."""
        case_id = self._case_of(LeadNoteRow, note_id)
        with self._changing("board.change_note", case_id) as change:
            row = change.session.get_one(LeadNoteRow, note_id)
            change.about = (text.strip() or row.text)[:40]
            if not text.strip():
                change.put(row, is_gone=True)
                return
            change.put(row, text=text.strip())
            if at is not None:
                change.put(row, x=at[0], y=at[1])

    def save_filter(self, case_id: CaseId, name: str, chosen: Filter) -> FilterId:
        """Keep a filter under a name for everybody on the case; the same name takes its place."""
        if not name.strip():
            raise Refusal(Reason.FIELD_MISSING, field="name")
        with self._changing("board.save_filter", case_id) as change:
            change.about = name.strip()
            for row in change.session.query(LeadFilterRow).filter(
                LeadFilterRow.case_id == case_id,
                LeadFilterRow.name == name.strip(),
                LeadFilterRow.is_gone.is_(False),
            ):
                change.put(row, is_gone=True)
            row = LeadFilterRow(
                case_id=case_id,
                name=name.strip(),
                fields=filter_fields(chosen),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            return FilterId(change.add(row))

    def drop_filter(self, filter_id: FilterId) -> None:
        """Take a kept filter off the list."""
        case_id = self._case_of(LeadFilterRow, filter_id)
        with self._changing("board.drop_filter", case_id) as change:
            row = change.session.get_one(LeadFilterRow, filter_id)
            change.about = row.name
            change.put(row, is_gone=True)


def filter_fields(chosen: Filter) -> dict[str, Any]:
    """Return a filter as it is stored."""
    fields = asdict(chosen)
    for name in _SETS:
        fields[name] = sorted(one.value for one in getattr(chosen, name))
    for name in ("from_at", "until_at"):
        moment = getattr(chosen, name)
        fields[name] = None if moment is None else moment.timestamp()
    return fields


def filter_of(fields: dict[str, Any]) -> Filter:
    """Return a stored filter."""
    values = dict(fields)
    for name, kind in _SETS.items():
        values[name] = frozenset(map(kind, values[name]))
    for name in ("from_at", "until_at"):
        if values[name] is not None:
            values[name] = datetime.fromtimestamp(values[name], UTC)
    return Filter(**values)
