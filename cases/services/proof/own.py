"""Who has looked at an officer's own cases, and who has leave to."""

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.officers import TeamRole
from cases.records.proof import JournalLine, OpenGrant
from cases.services.proof.lines import COLUMNS, grants_of, lines_of, stamp
from cases.store.engine import driver
from cases.store.rows.cases import CaseRow, TeamRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

_HANDLES = (TeamRole.LEAD.value, TeamRole.ASSIST.value)


class OwnCases:
    """What a lead or assisting officer sees of looks at his cases; it is in their journals."""

    desk: "Desk"

    def looks(self, days: int = 7) -> tuple[JournalLine, ...]:
        """Return who else looked at, printed or exported something of this officer's cases.

        A look that was refused is among them.
        """
        me, since = self.desk.officer.id, self.desk.now() - timedelta(days=days)
        with self.desk.reading() as session:
            mine = set(
                session.scalars(
                    select(TeamRow.case_id)
                    .join(CaseRow, CaseRow.case_id == TeamRow.case_id)
                    .where(
                        TeamRow.officer_id == me,
                        TeamRow.until_at.is_(None),
                        TeamRow.role.in_(_HANDLES),
                    )
                )
            )
            raw = driver(session)
            entries = raw.execute(
                f"SELECT {COLUMNS} FROM main.journal INDEXED BY ix_journal_at"  # noqa: S608 - ours
                " WHERE at>=? AND officer_id IS NOT NULL AND officer_id<>?"
                " AND case_id IS NOT NULL"
                " AND (act IN ('case.read', 'case.refused', 'journal.inspect_case')"
                " OR act LIKE '%.print' OR act LIKE '%.export') ORDER BY seq DESC",
                (stamp(since), me),
            )
            return lines_of(session, raw, [row for row in entries if row[3] in mine])

    def grants(self) -> tuple[OpenGrant, ...]:
        """Return the leave that still runs in cases this officer sees."""
        with self.desk.reading() as session:
            return grants_of(session, self.desk.now())
