"""What an officer keeps for himself: drafts of what he types, filters."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.records.unit import (
    Draft,
    NamedFilter,
)
from cases.refusals import Reason, Refusal
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.unit import (
    DraftRow,
    FilterRow,
)

if TYPE_CHECKING:
    from cases.services.desk import Desk


class Own:
    """Drafts and filters of the acting officer; nobody else sees them."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def save_draft(self, form: str, values: Mapping[str, Any]) -> None:
        """Keep what is being typed; no act yet, so nothing goes into the journal."""
        with self._own() as session:
            row = session.scalar(select(DraftRow).where(DraftRow.form == form))
            if row is None:
                row = DraftRow(officer_id=self.desk.officer.id, form=form)
                session.add(row)
            row.values = dict(values)
            row.saved_at = self.desk.now()

    def draft(self, form: str) -> Draft | None:
        """Return what this officer had typed into a form, if anything."""
        with self.desk.reading() as session:
            row = session.scalar(select(DraftRow).where(DraftRow.form == form))
            return None if row is None else Draft(row.form, row.values, row.saved_at)

    def drafts(self) -> tuple[Draft, ...]:
        """Return all drafts of this officer, the newest first."""
        with self.desk.reading() as session:
            rows = session.scalars(select(DraftRow).order_by(DraftRow.saved_at.desc()))
            return tuple(Draft(row.form, row.values, row.saved_at) for row in rows)

    def drop_draft(self, form: str) -> None:
        """Forget a draft: it has become an act, or is not wanted any more."""
        with self._own() as session:
            row = session.scalar(select(DraftRow).where(DraftRow.form == form))
            if row is not None:
                session.delete(row)

    def filters(self) -> tuple[NamedFilter, ...]:
        """Return the filters this officer keeps, in his order."""
        with self.desk.reading() as session:
            rows = session.scalars(select(FilterRow).order_by(FilterRow.position, FilterRow.id))
            return tuple(NamedFilter(row.id, row.name, row.values) for row in rows)

    def save_filter(self, name: str, values: Mapping[str, Any]) -> NamedFilter:
        """Keep a filter under a name; one of the same name is replaced."""
        name = name.strip()
        if not name:
            raise Refusal(Reason.FIELD_MISSING, field="name")
        with self._own() as session:
            row = session.scalar(select(FilterRow).where(FilterRow.name == name))
            if row is None:
                row = FilterRow(officer_id=self.desk.officer.id, name=name)
                session.add(row)
            row.values = dict(values)
            session.flush()
            return NamedFilter(row.id, row.name, row.values)

    def drop_filter(self, number: int) -> None:
        """Forget a filter."""
        with self._own() as session:
            row = session.get(FilterRow, number)
            if row is not None:
                session.delete(row)

    def _own(self) -> AbstractContextManager[engine.StoreSession]:
        me = Acting(self.desk.officer.id, self.desk.now())
        return engine.session(self.desk.store.writing, me)
