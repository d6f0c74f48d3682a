"""What a new paper may be about: the cases an officer handles, their mediations and sessions."""

from datetime import date, timedelta

from sqlalchemy import select

from cases.papers.kinds import FormKind
from cases.records.documents import (
    CaseChoice,
    CopyState,
    DocumentState,
    Occasion,
    PartyToServe,
)
from cases.records.ids import CaseId, DocumentId, MediationId, PartyId, SessionId
from cases.records.times import at
from cases.services.documents.filling import parties
from cases.services.documents.finding import HANDLING, AtDesk
from cases.store.rows.cases import AccidentRow, CaseRow, PartyRow, PowerRow, TeamRow
from cases.store.rows.mediation import MediationRow, SessionMediationRow, SessionRow
from cases.store.rows.papers import CopyRow, DocumentRow


class Choices(AtDesk):
    """Choices for new papers."""

    def case_choices(self) -> tuple[CaseChoice, ...]:
        """Return the open cases in which the officer may make papers, the newest first."""
        with self.desk.reading() as session:
            rows = session.execute(
                select(CaseRow.case_id, CaseRow.number, AccidentRow.place)
                .join(TeamRow, TeamRow.case_id == CaseRow.case_id)
                .outerjoin(AccidentRow, AccidentRow.case_id == CaseRow.case_id)
                .where(
                    TeamRow.officer_id == self.desk.officer.id,
                    TeamRow.until_at.is_(None),
                    TeamRow.role.in_([role.value for role in HANDLING]),
                    CaseRow.state.in_(("reported", "open")),
                )
                .order_by(CaseRow.number.desc())
                .distinct()
            ).all()
            return tuple(
                CaseChoice(
                    CaseId(row.case_id),
                    row.number,
                    row.place or "",
                    tuple((PartyId(one.id), one.name) for one in parties(session, row.case_id)),
                )
                for row in rows
            )

    def occasions(self, case_id: CaseId) -> tuple[Occasion, ...]:
        """Return what a paper of the case may be about: its mediations and their sessions."""
        with self.desk.reading() as session:
            mediations = session.execute(
                select(MediationRow.id, PartyRow.name)
                .join(PartyRow, PartyRow.id == MediationRow.claimant_id)
                .where(MediationRow.case_id == case_id)
                .order_by(MediationRow.id)
            ).all()
            sessions = session.execute(
                select(SessionMediationRow.mediation_id, SessionRow.id, SessionRow.starts_at)
                .join(SessionRow, SessionRow.id == SessionMediationRow.session_id)
                .where(
                    SessionRow.case_id == case_id,
                    SessionRow.state.not_in(("called_off", "moved")),
                )
                .order_by(SessionRow.starts_at)
            ).all()
        found: list[Occasion] = []
        for mediation, claimant in mediations:
            found.append(Occasion(MediationId(mediation), claimant))
            found += [
                Occasion(MediationId(mediation), claimant, SessionId(one.id), one.starts_at)
                for one in sessions
                if one.mediation_id == mediation
            ]
        return tuple(found)

    def parties_to_serve(self, case_id: CaseId) -> tuple[PartyToServe, ...]:
        """Return the parties of a case on whom papers are served, and what each waits for."""
        with self.desk.reading() as session:
            found = []
            for row in parties(session, case_id):
                powers = session.execute(
                    select(PowerRow.id, PartyRow.name)
                    .join(PartyRow, PartyRow.id == PowerRow.agent_id)
                    .where(PowerRow.principal_id == row.id, PowerRow.revoked_on.is_(None))
                )
                waiting = session.execute(
                    select(DocumentRow.id, DocumentRow.title, DocumentRow.number)
                    .join(CopyRow, CopyRow.document_id == DocumentRow.id)
                    .where(
                        CopyRow.party_id == row.id,
                        CopyRow.state == CopyState.MADE.value,
                        DocumentRow.state == DocumentState.ISSUED.value,
                    )
                    .order_by(DocumentRow.issued_at.desc())
                )
                found.append(
                    PartyToServe(
                        PartyId(row.id),
                        row.name,
                        row.address,
                        tuple((one.id, one.name) for one in powers),
                        tuple(
                            (DocumentId(one.id), f"{one.title} {one.number}".strip())
                            for one in waiting
                        ),
                        str((row.more or {}).get("electronic_consent") or ""),
                    )
                )
            return tuple(found)

    def issued_on(self, day: date, form: FormKind | None = None) -> tuple[DocumentId, ...]:
        """Return what was issued on a day and is handed to somebody, case by case."""
        handed = select(CopyRow.id).where(
            CopyRow.document_id == DocumentRow.id,
            CopyRow.recipient_kind.in_(("party", "committee")),
        )
        with self.desk.reading() as session:
            chosen = (
                select(DocumentRow.id)
                .join(TeamRow, TeamRow.case_id == DocumentRow.case_id)
                .where(
                    TeamRow.officer_id == self.desk.officer.id,
                    TeamRow.until_at.is_(None),
                    TeamRow.role.in_([role.value for role in HANDLING]),
                    DocumentRow.state == DocumentState.ISSUED.value,
                    DocumentRow.issued_at >= at(day),
                    DocumentRow.issued_at < at(day + timedelta(days=1)),
                    handed.exists(),
                )
                .order_by(DocumentRow.case_id, DocumentRow.issued_at, DocumentRow.id)
                .distinct()
            )
            if form is not None:
                chosen = chosen.where(DocumentRow.form == form.value)
            return tuple(DocumentId(number) for number in session.scalars(chosen))
