"""Which cases an officer may follow leads of: those whose investigation is open to him."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, or_, select

from cases.records.cases import CaseState
from cases.records.ids import CaseId
from cases.records.officers import Part
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, team_of
from cases.services.sight import WHOLE
from cases.store.rows.cases import AccidentRow, CaseRow, GrantRow, TeamRow
from cases.store.rows.lead_graph import LeadNodeRow

if TYPE_CHECKING:
    from sqlalchemy import CompoundSelect

    from cases.services.desk import Desk
    from cases.store.engine import StoreSession


@dataclass(frozen=True, slots=True)
class LeadCase:
    """A case as the room of leads offers it."""

    case_id: CaseId
    number: str
    place: str
    hit_and_run: bool
    #: How many officers may see it now.
    knowing: int
    #: Tell whether the officer works on it; the others read.
    may_write: bool


class LeadCases:
    """The cases of the room of leads."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def mine(self) -> tuple[LeadCase, ...]:
        """Return the cases under way whose investigation is open to the officer.

        Hit-and-runs come first, of them those with leads on the board, then the newest.
        """
        with self.desk.reading() as session:
            rows = session.scalars(
                select(CaseRow)
                .where(
                    CaseRow.state.in_((CaseState.REPORTED.value, CaseState.OPEN.value)),
                    CaseRow.case_id.in_(self._whole()),
                )
                .order_by(
                    CaseRow.hit_and_run.desc(),
                    exists().where(LeadNodeRow.case_id == CaseRow.case_id).desc(),
                    CaseRow.number.desc(),
                )
            ).all()
            return tuple(self._case(session, row) for row in rows)

    def one(self, case_id: CaseId) -> LeadCase:
        """Return one case, a concluded one too.

        Raises:
            Refusal: there is none, or its investigation is not open to the officer.
        """
        with self.desk.reading() as session:
            row = session.scalar(
                select(CaseRow).where(
                    CaseRow.case_id == case_id,
                    or_(
                        CaseRow.state == CaseState.CLOSED.value,
                        CaseRow.case_id.in_(self._whole()),
                    ),
                )
            )
            if row is None or session.get(AccidentRow, case_id) is None:
                raise Refusal(Reason.NOT_FOUND)
            return self._case(session, row)

    def _whole(self) -> "CompoundSelect[int]":
        """Return the cases whose investigation is open by a place in the team or by leave."""
        me = self.desk.officer.id
        return (
            select(TeamRow.case_id)
            .where(TeamRow.officer_id == me, TeamRow.until_at.is_(None), TeamRow.role.in_(WHOLE))
            .union(
                select(GrantRow.case_id).where(
                    GrantRow.officer_id == me,
                    GrantRow.until_at > self.desk.now(),
                    GrantRow.part == Part.INVESTIGATION.value,
                )
            )
        )

    def _case(self, session: "StoreSession", row: CaseRow) -> LeadCase:
        accident = session.get(AccidentRow, row.case_id)
        now, me = self.desk.now(), self.desk.officer.id
        seeing = [
            one
            for one in team_of(session, row.case_id)
            if one.until_at is None or one.until_at > now
        ]
        works = any(one.officer_id == me and one.role in INVESTIGATES for one in seeing)
        return LeadCase(
            CaseId(row.case_id),
            row.number,
            accident.place if accident is not None else "",
            row.hit_and_run,
            len({one.officer_id for one in seeing}),
            works and not CaseState(row.state).is_over,
        )
