"""What an officer does to show parties the evidence."""

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.records.disclosure import Disclosed
from cases.records.ids import CaseId, PartyId
from cases.services.disclosure.gate import is_due
from cases.services.disclosure.inspections import Inspections, inspections_of
from cases.services.disclosure.meetings import Meetings, meetings_of
from cases.services.disclosure.packages import Packages, packages_of
from cases.services.disclosure.recording import Recording
from cases.services.documents.filling import parties, party_block
from cases.services.sight import require_sight
from cases.store.rows.cases import CaseRow, FactRow


class DisclosureService(Packages, Meetings, Recording, Inspections):
    """Evidence meetings, packages and inspections."""

    def of_case(self, case_id: CaseId) -> Disclosed:
        """Return what parties were shown, and whether the law still asks for it."""
        with self.desk.looking(case_id, "disclosure") as session:
            may_write = require_sight(session, self.desk, case_id)
            case = session.get_one(CaseRow, case_id)
            made = session.scalar(
                select(FactRow.id)
                .where(
                    FactRow.case_id == case_id,
                    FactRow.kind == FactKind.DETERMINATION_MADE.value,
                    FactRow.replaced_at.is_(None),
                )
                .limit(1)
            )
            named = [(row, party_block(session, row)) for row in parties(session, case_id)]
            return Disclosed(
                meetings_of(session, case_id),
                packages_of(session, case_id),
                inspections_of(session, case_id),
                made is None and is_due(session, case),
                tuple((PartyId(row.id), row.name, block.capacity) for row, block in named),
                may_write,
            )
