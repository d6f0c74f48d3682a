"""Whom a family listens to, and whom to call for help: for the team of a case and nobody else."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.ids import CaseId
from cases.records.receptions import Contact, ContactKind
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, places_of, require_place
from cases.services.names import officer_names
from cases.store.rows.practice import ContactRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class ContactService:
    """The contacts around a case."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def add(self, case_id: CaseId, kind: ContactKind, name: str, phone: str, note: str) -> None:
        """Record somebody who can help, or that help was called for."""
        if not name.strip():
            raise Refusal(Reason.FIELD_MISSING, field="name")
        with self.desk.act("contact.add", case_id, kind=kind, name=name.strip()) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            deed.session.add(
                ContactRow(
                    case_id=case_id,
                    kind=kind.value,
                    name=name.strip(),
                    phone=phone.strip(),
                    note=note.strip(),
                    at=self.desk.now(),
                    entered_by=self.desk.officer.id,
                )
            )

    def remove(self, case_id: CaseId, contact: int, reason: str) -> None:
        """Take out a contact; the journal keeps who it was and why."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("contact.remove", case_id, reason=reason.strip()) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = deed.session.get(ContactRow, contact)
            if row is None or row.case_id != case_id or row.removed_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            row.removed_at = self.desk.now()
            deed.note(name=row.name)

    def of_case(self, case_id: CaseId) -> tuple[Contact, ...]:
        """Return the contacts, newest first; to the team only, after the conclusion too."""
        with self.desk.looking(case_id, "contacts") as session:
            if not places_of(session, self.desk, case_id):
                raise Refusal(Reason.NOT_ALLOWED)
            names = officer_names(session)
            rows = session.scalars(
                select(ContactRow)
                .where(ContactRow.case_id == case_id, ContactRow.removed_at.is_(None))
                .order_by(ContactRow.id.desc())
            )
            return tuple(
                Contact(
                    row.id,
                    ContactKind(row.kind),
                    row.name,
                    row.phone,
                    row.note,
                    row.at,
                    names.get(row.entered_by, ""),
                )
                for row in rows
            )
