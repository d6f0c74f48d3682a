"""The unit's own reliability of each grade, decided from a day on as its other policies are."""

from datetime import date

from sqlalchemy import select

from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.evidence import ReliabilityRow
from leads.evidence.grade import grade_of
from leads.evidence.records import ReliabilityTable
from leads.evidence.reliability import Reliability, shipped_reliability
from leads.services.candidates.rows import AtCandidates, worded


class Tables(AtCandidates):
    """From grades to reliabilities; earlier tables stay for the days they were in force."""

    def reliability(self) -> ReliabilityTable:
        """Return the table that holds today."""
        with self.desk.reading() as session:
            return reliability_in(session, self.desk.today())

    def reliability_decisions(self) -> tuple[ReliabilityTable, ...]:
        """Return every table the unit has decided, in the order of their first days."""
        with self.desk.reading() as session:
            rows = session.scalars(
                select(ReliabilityRow).order_by(ReliabilityRow.in_force_from, ReliabilityRow.id)
            )
            return tuple(map(_table, rows))

    def decide_reliability(
        self,
        reliability: Reliability,
        *,
        in_force_from: date,
        reference: str,
        approved_by: str,
        approved_on: date,
    ) -> None:
        """Enter the unit's own table; earlier ones stay for the days they were in force.

        Raises:
            Refusal: not an administrator or squad leader, a value is no probability, the approval
                lacks a part, or it would change what was in force before it was approved.
        """
        self.desk.require(Role.ADMINISTRATOR, Role.SQUAD_LEADER)
        shipped = shipped_reliability()
        if set(reliability.table) - set(shipped.table) or not all(
            0 <= one <= 1 for one in (*reliability.table.values(), reliability.ungraded)
        ):
            raise Refusal(Reason.FIELD_INVALID, field="reliability")
        named, approver = worded("reference", reference), worded("approved_by", approved_by)
        if approved_on > self.desk.today():
            raise Refusal(Reason.FIELD_INVALID, field="approved_on", value=approved_on.isoformat())
        if in_force_from < approved_on:
            raise Refusal(
                Reason.FIELD_INVALID, field="in_force_from", value=in_force_from.isoformat()
            )
        changed = {
            str(grade): chance
            for grade, chance in reliability.table.items()
            if shipped.table[grade] != chance
        }
        with self.desk.act(
            "evidence.decide_reliability", grades=changed, ungraded=reliability.ungraded
        ) as deed:
            deed.note(
                in_force_from=in_force_from,
                reference=named,
                approved_by=approver,
                approved_on=approved_on,
            )
            deed.session.add(
                ReliabilityRow(
                    grades=changed,
                    ungraded=reliability.ungraded,
                    in_force_from=in_force_from,
                    reference=named,
                    approved_by=approver,
                    approved_on=approved_on,
                    entered_at=self.desk.now(),
                    entered_by=self.desk.officer.id,
                )
            )


def reliability_in(session: StoreSession, day: date) -> ReliabilityTable:
    """Return the table that holds on a day: the unit's own, else the program's."""
    row = session.scalar(
        select(ReliabilityRow)
        .where(ReliabilityRow.in_force_from <= day)
        .order_by(ReliabilityRow.in_force_from.desc(), ReliabilityRow.id.desc())
        .limit(1)
    )
    return ReliabilityTable(shipped_reliability(day)) if row is None else _table(row)


def _table(row: ReliabilityRow) -> ReliabilityTable:
    changes = {grade_of(grade): float(chance) for grade, chance in row.grades.items()}
    return ReliabilityTable(
        shipped_reliability(row.in_force_from).but(changes, row.ungraded),
        row.in_force_from,
        row.reference,
        row.approved_by,
        row.approved_on,
    )
