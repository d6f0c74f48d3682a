"""Looking at what a case knows of questioning and summonses, and who is being questioned now."""

from sqlalchemy import select

from cases.law.summons import ceiling
from cases.records.cases import CaseState
from cases.records.ids import CaseId, OfficerId, PartyId
from cases.records.officers import Role, TeamRole
from cases.records.summons import Branch, Held, Summoning, SummonsId
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.summons.finding import SUMMONS, AtSummons
from cases.services.summons.showing import (
    entry_rows,
    notice_lines,
    pauses_of,
    since_he_came,
    summons_lines,
    suspicion_lines,
    unanswered,
)
from cases.store.rows.cases import CaseRow, PartyRow, TeamRow
from cases.store.rows.summons import SummonsRow


class Reading(AtSummons):
    """Looking."""

    def of_case(self, case_id: CaseId) -> Summoning:
        """Return everything of one case about questioning and summoning."""
        with self.desk.looking(case_id, "summons") as session:
            case = session.get(CaseRow, case_id)
            if case is None:
                raise Refusal(Reason.NOT_FOUND)
            roles = set(
                session.scalars(
                    select(TeamRow.role).where(
                        TeamRow.case_id == case_id,
                        TeamRow.officer_id == self.desk.officer.id,
                        TeamRow.until_at.is_(None),
                    )
                )
            )
            people = session.execute(
                select(PartyRow.id, PartyRow.name)
                .where(PartyRow.case_id == case_id, PartyRow.removed_at.is_(None))
                .order_by(PartyRow.id)
            )
            suspicions = suspicion_lines(session, case_id)
            notices = notice_lines(session, case_id)
            summonses = summons_lines(session, self.desk, case_id)
            suspects = [one.entry.party_id for one in suspicions if one.ended_at is None]
            writes = bool(roles & {role.value for role in SUMMONS})
            reviews = TeamRole.REVIEWER.value in roles and self.desk.officer.holds(Role.REVIEWER)
            return Summoning(
                case_id=case_id,
                people=tuple((PartyId(row.id), row.name) for row in people),
                suspicions=suspicions,
                notices=notices,
                unanswered=unanswered(since_he_came(notices, summonses), suspects),
                summonses=summonses,
                may_write=writes and case.state != CaseState.CLOSED,
                may_review=reviews,
            )

    def held_now(self) -> tuple[Held, ...]:
        """Return who is being questioned in the cases the officer investigates, longest first."""
        with self.desk.reading() as session:
            rows = session.execute(
                select(SummonsRow, CaseRow.number, CaseRow.lead_officer_id, PartyRow.name)
                .join(CaseRow, CaseRow.case_id == SummonsRow.case_id)
                .join(PartyRow, PartyRow.id == SummonsRow.party_id)
                .join(TeamRow, TeamRow.case_id == SummonsRow.case_id)
                .where(
                    SummonsRow.arrived_at.is_not(None),
                    SummonsRow.left_at.is_(None),
                    SummonsRow.withdrawn_at.is_(None),
                    TeamRow.officer_id == self.desk.officer.id,
                    TeamRow.until_at.is_(None),
                    TeamRow.role.in_([role.value for role in SUMMONS]),
                )
                .order_by(SummonsRow.arrived_at)
                .distinct()
            ).all()
            return tuple(
                Held(
                    summons_id=SummonsId(row.id),
                    case_id=CaseId(row.case_id),
                    case_number=number,
                    party=party,
                    arrived_at=row.arrived_at,
                    ceiling=ceiling(
                        Branch(row.branch),
                        day_of(row.arrived_at),
                        extended=row.extended_at is not None,
                    ),
                    pauses=pauses_of(Branch(row.branch), entry_rows(session, row.id)),
                    lead=None if lead is None else OfficerId(lead),
                )
                for row, number, lead, party in rows
                if row.arrived_at is not None
            )
