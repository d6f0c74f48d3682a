"""Looking at the board and at its history."""

from sqlalchemy import select

from cases.records.ids import CaseId
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.engine import StoreSession
from cases.store.rows.lead_graph import LeadChangeRow, LeadFilterRow, LeadNoteRow
from leads.graph.board import (
    Board,
    BoardNote,
    Change,
    ChangeId,
    FilterId,
    NoteId,
    SavedFilter,
)
from leads.graph.merging import marked
from leads.graph.nodes import NodeId, ungraded
from leads.services.board.changing import AtBoard
from leads.services.board.noting import filter_of
from leads.services.board.rows import graph_of
from leads.services.board.undoing import next_redo, next_undo


class Reading(AtBoard):
    """Looking."""

    def board(self, case_id: CaseId) -> Board:
        """Return everything on the board of a case; that it was read is recorded.

        Raises:
            Refusal: the case is hidden, or its investigation is.
        """
        with self.desk.looking(case_id, "leads") as session:
            may_write = require_sight(session, self.desk, case_id)
            names = officer_names(session)
            graph = graph_of(session, case_id)
            officer = self.desk.officer.id
            return Board(
                case_id=case_id,
                graph=marked(graph),
                notes=_notes(session, case_id, names),
                filters=_filters(session, case_id),
                ungraded=ungraded(graph),
                undo=self._line(next_undo(session, case_id, officer), names),
                redo=self._line(next_redo(session, case_id, officer), names),
                may_write=may_write,
            )

    def history(self, case_id: CaseId) -> tuple[Change, ...]:
        """Return every change of the board, the newest first."""
        with self.desk.looking(case_id, "lead_history") as session:
            require_sight(session, self.desk, case_id)
            names = officer_names(session)
            rows = session.scalars(
                select(LeadChangeRow)
                .where(LeadChangeRow.case_id == case_id)
                .order_by(LeadChangeRow.id.desc())
            )
            return tuple(line for row in rows if (line := self._line(row, names)) is not None)

    def _line(self, row: LeadChangeRow | None, names: dict[int, str]) -> Change | None:
        if row is None:
            return None
        return Change(
            ChangeId(row.id),
            row.at,
            names.get(row.by_id, ""),
            row.by_id == self.desk.officer.id,
            row.act,
            row.about,
            row.is_undone,
            None if row.of_id is None else ChangeId(row.of_id),
        )


def _notes(session: StoreSession, case_id: CaseId, names: dict[int, str]) -> tuple[BoardNote, ...]:
    rows = session.scalars(
        select(LeadNoteRow)
        .where(LeadNoteRow.case_id == case_id, LeadNoteRow.is_gone.is_(False))
        .order_by(LeadNoteRow.id)
    )
    return tuple(
        BoardNote(
            NoteId(row.id),
            row.text,
            None if row.node_id is None else NodeId(row.node_id),
            row.x,
            row.y,
            names.get(row.entered_by, ""),
            row.entered_at,
        )
        for row in rows
    )


def _filters(session: StoreSession, case_id: CaseId) -> tuple[SavedFilter, ...]:
    rows = session.scalars(
        select(LeadFilterRow)
        .where(LeadFilterRow.case_id == case_id, LeadFilterRow.is_gone.is_(False))
        .order_by(LeadFilterRow.name)
    )
    return tuple(SavedFilter(FilterId(row.id), row.name, filter_of(row.fields)) for row in rows)
