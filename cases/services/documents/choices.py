"""What a new paper may be about: the cases an officer handles, their mediations and sessions."""

from sqlalchemy import select

from cases.records.documents import CaseChoice, Occasion
from cases.records.ids import CaseId, MediationId, PartyId, SessionId
from cases.services.documents.filling import parties
from cases.services.documents.finding import HANDLING, AtDesk
from cases.store.rows.cases import AccidentRow, CaseRow, PartyRow, TeamRow
from cases.store.rows.mediation import MediationRow, SessionMediationRow, SessionRow


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
                    CaseRow.state != "closed",
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
        found = []
        for mediation, claimant in mediations:
            found.append(Occasion(MediationId(mediation), claimant))
            found += [
                Occasion(MediationId(mediation), claimant, SessionId(one.id), one.starts_at)
                for one in sessions
                if one.mediation_id == mediation
            ]
        return tuple(found)
