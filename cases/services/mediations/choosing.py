"""What the forms of mediation offer: cases, parties, officers, agents, days."""

from datetime import date, timedelta

from sqlalchemy import select

from cases.law.facts import Harm
from cases.mediation import booking, terms
from cases.mediation.booking import DayAnswer
from cases.mediation.kinds import Capacity
from cases.records.ids import CaseId, MediationId, OfficerId, PartyId
from cases.records.mediation import AgentChoice, OfficerChoice, PartyChoice
from cases.refusals import Reason, Refusal
from cases.services.mediations import starting
from cases.services.mediations.finding import Part, get, parties, powers, span
from cases.store.rows.cases import CaseRow, PartyRow, TeamRow
from cases.store.rows.mediation import MediationRow
from cases.store.rows.unit import OfficerRow

_AS = {"insurer": Capacity.INSURER, "owner": Capacity.OWNER, "manager": Capacity.OWNER}
_HARMS = {
    "died": Harm.DEATH,
    "disabled": Harm.DISABILITY,
    "serious": Harm.INJURY,
    "slight": Harm.INJURY,
}
_NOT_SEATED = ("agent", "witness")


class Choosing(Part):
    """Choices for forms; nothing here is decided."""

    def case_numbered(self, number: str) -> CaseId:
        """Return the case of this number among those the officer may see."""
        with self.desk.reading() as session:
            found = session.scalar(select(CaseRow.case_id).where(CaseRow.number == number.strip()))
        if found is None:
            raise Refusal(Reason.NOT_FOUND)
        return CaseId(found)

    def people(self, case_id: CaseId) -> tuple[PartyChoice, ...]:
        """Return the parties of a case who may claim or take part."""
        with self.desk.looking(case_id, "mediation.people") as session:
            get(session, CaseRow, case_id)
            rows = session.scalars(
                select(PartyRow)
                .where(
                    PartyRow.case_id == case_id,
                    PartyRow.removed_at.is_(None),
                    PartyRow.kind.not_in(_NOT_SEATED),
                )
                .order_by(PartyRow.side == "", PartyRow.side, PartyRow.id)
            )
            return tuple(
                PartyChoice(
                    PartyId(row.id),
                    row.name,
                    row.kind,
                    row.side,
                    row.kind == "deceased",
                    _AS.get(row.kind, Capacity.PARTY),
                    _harms(row),
                )
                for row in rows
            )

    def mediators(self, mediation_id: MediationId) -> tuple[OfficerChoice, ...]:
        """Return the officers who handle the case of a mediation, the one at the desk first."""
        with self.desk.reading() as session:
            row = get(session, MediationRow, mediation_id)
            rows = session.execute(
                select(OfficerRow.id, OfficerRow.name)
                .join(TeamRow, TeamRow.officer_id == OfficerRow.id)
                .where(
                    TeamRow.case_id == row.case_id,
                    TeamRow.until_at.is_(None),
                    TeamRow.role.in_(("lead", "assist", "mediator")),
                    OfficerRow.retired_at.is_(None),
                )
                .distinct()
                .order_by(OfficerRow.id)
            )
            me = self.desk.officer.id
            found = [OfficerChoice(OfficerId(one.id), one.name, one.id == me) for one in rows]
        return tuple(sorted(found, key=lambda one: not one.me))

    def agents(self, mediation_id: MediationId) -> tuple[AgentChoice, ...]:
        """Return every agent of the case with his power and whether it is in force today."""
        with self.desk.reading() as session:
            row = get(session, MediationRow, mediation_id)
            held = powers(session, row.case_id)
            known = parties(session, [one.agent_id for one in held.values()])
            return tuple(
                AgentChoice(
                    key,
                    PartyId(one.principal_id),
                    known[one.agent_id].name,
                    one.may_agree,
                    one.until_on,
                    span(one).in_force(self.desk.today()),
                )
                for key, one in held.items()
            )

    def days(self, mediation_id: MediationId, first: date, last: date) -> tuple[DayAnswer, ...]:
        """Say of each day whether a session may be put on it, and by when all must be told."""
        calendar, now = self.desk.calendar(), self.desk.now()
        with self.desk.reading() as session:
            row = get(session, MediationRow, mediation_id)
            facts = starting.facts_of(session, [row.case_id]).get(row.case_id, [])
            begun = starting.begun(session, row, facts, calendar, now)
        if begun.on is None:
            return ()
        period = terms.period(begun.on, terms.terms_on(begun.on), calendar)
        span_days = range((last - first).days + 1)
        return tuple(
            booking.day_answer(first + timedelta(days=n), self.desk.today(), period, calendar)
            for n in span_days
        )


def _harms(row: PartyRow) -> frozenset[Harm]:
    if row.kind == "deceased":
        return frozenset({Harm.DEATH})
    found = _HARMS.get(row.injury) or (Harm.INJURY if row.kind == "injured" else None)
    return frozenset() if found is None else frozenset({found})
