"""Who handles a case, for its number typed in full, where the unit allows it; and the pulse."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.access import Pulse
from cases.records.policies import NAMES_LEAD
from cases.services.entries import record_case
from cases.store.effective import digest
from cases.store.engine import driver
from cases.store.rows.cases import CaseRow
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class Asking:
    """What somebody is told of a case that is nobody else's business: whom to ask, or nothing."""

    desk: "Desk"

    def names_lead(self) -> bool:
        """Tell whether the unit answers an exact number with the lead officer."""
        return str(self.desk.unit.policy(NAMES_LEAD.key).value) == "yes"

    def whose(self, number: str) -> str:
        """Return the lead officer of the case with exactly this number, or nothing.

        Nothing where the unit does not allow it, where no case has the number, and where nobody
        leads it: one path, so that neither answer nor time tells these apart. That it was asked is
        entered, in the journal of the case as well where there is one.
        """
        allowed = self.names_lead()
        with self.desk.act("access.whose", door=True, number=number.strip()) as deed:
            found = deed.session.execute(
                select(CaseRow.case_id, OfficerRow.name)
                .outerjoin(OfficerRow, OfficerRow.id == CaseRow.lead_officer_id)
                .where(CaseRow.number == number.strip())
            ).first()
            if not allowed or found is None:
                return ""
            me, now = self.desk.officer.id, self.desk.now()
            record_case(deed.session, now, me, "access.asked", found.case_id)
            return found.name or ""

    def pulse(self) -> Pulse:
        """Return what tells an open window that this officer's cases or roles have changed."""
        with self.desk.reading() as session:
            return Pulse(*digest(driver(session), self.desk.officer.id))
