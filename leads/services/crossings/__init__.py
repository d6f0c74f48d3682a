"""The same plate or number in two cases: who is told, and who may open the one to the other.

Nothing is written when a match arises: whoever enters a number in one case cannot tell by any
row, count or time whether another case has it. It is looked up when somebody asks who may know.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.ids import CaseId, OfficerId
from cases.records.officers import Part, Role
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.assignment import not_recused
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.rows.approvals import RecusalRow
from cases.store.rows.cases import CaseRow, GrantRow
from cases.store.rows.lead_graph import CrossingRow
from leads.graph.crossing import Crossing, Decided, Met, Side, key_of
from leads.graph.nodes import IdentifierKind
from leads.services.crossings.finding import Pair, of_all, of_one

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from cases.store.engine import StoreSession

__all__ = ["CrossingService"]


class CrossingService:
    """What officers and their leader do about cases that meet."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def of_case(self, case_id: CaseId) -> tuple[Crossing, ...]:
        """Return what this case has in common with others the officer sees too.

        The guard narrows both sides: of a case he does not see, nothing is found.
        """
        with self.desk.looking(case_id, "crossings") as session:
            require_sight(session, self.desk, case_id)
            found = sorted(
                {
                    (pair.kind, pair.plain, pair.away_from(case_id))
                    for pair in of_one(session, case_id)
                }
            )
            heads = {one: session.get(CaseRow, one) for _, _, one in found}
            return tuple(
                Crossing(IdentifierKind(kind), plain, CaseId(other), head.number)
                for kind, plain, other in found
                if (head := heads[other]) is not None
            )

    def met(self) -> tuple[Met, ...]:
        """Return the cases that meet and that the leader has not decided on, for his desk.

        What they have in common is not told, only of which kind it is. Where one officer leads
        both he sees it himself.
        """
        self.desk.require(Role.SQUAD_LEADER)
        return tuple(one for _, one in self._undecided())

    def grant(self, key: str, until: date, reason: str) -> None:
        """Open each of two cases that meet to the lead officer of the other, for some days.

        Raises:
            Refusal: the reason is missing, the day has passed, a lead officer is missing or
                recused in the other case, or it was decided already.
        """
        pairs, met = self._wanted(key, reason)
        if until < self.desk.today():
            raise Refusal(Reason.FIELD_INVALID, field="until")
        for seen, by in ((met.one, met.other), (met.other, met.one)):
            if by.lead_id is None:
                raise Refusal(Reason.FIELD_MISSING, field="lead")
            with self.desk.past_guard() as session:
                not_recused(session, seen.case_id, by.lead_id, self.desk.officer.id)
        with self.desk.act(
            "crossing.grant", met.one.case_id, door=True, officer=met.other.lead_id
        ) as deed:
            deed.note(reason=reason.strip(), until=until)
            self._open(deed.session, met.one, met.other, until, reason)
            self._decide(deed.session, pairs, reason, granted=True)
        with self.desk.act(
            "crossing.grant", met.other.case_id, door=True, officer=met.one.lead_id
        ) as deed:
            deed.note(reason=reason.strip(), until=until)
            self._open(deed.session, met.other, met.one, until, reason)

    def dismiss(self, key: str, reason: str) -> None:
        """Record why a match opens nothing; its officers meet no trace of it."""
        pairs, _met = self._wanted(key, reason)
        with self.desk.act("crossing.dismiss", reason=reason.strip()) as deed:
            self._decide(deed.session, pairs, reason, granted=False)

    def decided(self) -> tuple[Decided, ...]:
        """Return what was decided on matches, the newest first."""
        self.desk.require(Role.SQUAD_LEADER)
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(select(CrossingRow).order_by(CrossingRow.id.desc()))
            return tuple(
                Decided(
                    IdentifierKind(row.kind),
                    CaseId(row.one_case),
                    CaseId(row.other_case),
                    row.is_granted,
                    row.reason,
                    names.get(row.decided_by, ""),
                    row.decided_at,
                )
                for row in rows
            )

    def _undecided(self) -> list[tuple[list[Pair], Met]]:
        with self.desk.past_guard() as everything:
            pairs = sorted(of_all(everything))
            barred = set(
                everything.scalars(
                    select(RecusalRow.case_id).where(
                        RecusalRow.officer_id == self.desk.officer.id, RecusalRow.granted.is_(True)
                    )
                )
            )
        with self.desk.reading() as session:
            names = officer_names(session)
            done = {
                (row.kind, row.plain, row.one_case, row.other_case)
                for row in session.scalars(select(CrossingRow))
            }
            between: dict[tuple[int, int], list[Pair]] = {}
            for pair in pairs:
                ends = pair.one_case, pair.other_case
                if tuple(pair) not in done and not barred.intersection(ends):
                    between.setdefault(ends, []).append(pair)
            found: list[tuple[list[Pair], Met]] = []
            for ends, common in sorted(between.items()):
                one, other = (_side(session, end, names) for end in ends)
                if one is None or other is None:
                    continue
                if one.lead_id is None or one.lead_id != other.lead_id:
                    found.append((common, _met(one, other, common)))
            return found

    def _wanted(self, key: str, reason: str) -> tuple[list[Pair], Met]:
        self.desk.require(Role.SQUAD_LEADER)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        for pairs, met in self._undecided():
            if met.key == key:
                return pairs, met
        raise Refusal(Reason.NOT_FOUND)

    def _open(
        self, session: "StoreSession", seen: Side, by: Side, until: date, reason: str
    ) -> None:
        session.add(
            GrantRow(
                case_id=seen.case_id,
                officer_id=by.lead_id,
                part=Part.INVESTIGATION.value,
                reason=reason.strip(),
                given_by=self.desk.officer.id,
                given_at=self.desk.now(),
                until_at=at(until + timedelta(days=1)),
            )
        )

    def _decide(
        self, session: "StoreSession", pairs: list[Pair], reason: str, *, granted: bool
    ) -> None:
        session.add_all(
            CrossingRow(
                **pair._asdict(),
                is_granted=granted,
                reason=reason.strip(),
                decided_at=self.desk.now(),
                decided_by=self.desk.officer.id,
            )
            for pair in pairs
        )


def _met(one: Side, other: Side, common: list[Pair]) -> Met:
    kinds = tuple(dict.fromkeys(IdentifierKind(pair.kind) for pair in common))
    key = key_of(one.case_id, other.case_id, (f"{pair.kind} {pair.plain}" for pair in common))
    return Met(key, kinds, one, other)


def _side(session: "StoreSession", case_id: int, names: dict[int, str]) -> Side | None:
    row = session.get(CaseRow, case_id)
    if row is None:
        return None
    lead = None if row.lead_officer_id is None else OfficerId(row.lead_officer_id)
    return Side(CaseId(case_id), row.number, lead, names.get(row.lead_officer_id or 0, ""))
