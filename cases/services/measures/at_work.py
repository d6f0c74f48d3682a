"""What all measures have in common: who may enter one, and which officers took part."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.records.cases import CaseState
from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.desk import Deed
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.lead_graph import IdentificationRow, PremisesSearchRow, StationEnquiryRow
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

MeasureRow = IdentificationRow | StationEnquiryRow | PremisesSearchRow


class AtWork:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    @contextmanager
    def _doing(self, act: str, case_id: CaseId, **values: Any) -> Iterator[Deed]:
        """Yield an act of somebody who investigates a case that is not closed."""
        with self.desk.act(act, case_id, **values) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            case = deed.session.get(CaseRow, case_id)
            if case is None or case.state == CaseState.CLOSED:
                raise Refusal(Reason.NOT_ALLOWED)
            yield deed

    def _past(self, field: str, moment: datetime) -> None:
        if moment > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field=field)

    def _case_of(self, kind: type[MeasureRow], row_id: int) -> CaseId:
        with self.desk.reading() as session:
            case_id = session.scalar(select(kind.case_id).where(kind.id == row_id))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        return CaseId(case_id)

    def _strike(
        self,
        act: str,
        kind: type[IdentificationRow] | type[PremisesSearchRow],
        row_id: int,
        reason: str,
    ) -> None:
        """Take back what was entered by mistake; it stays, struck, with the reason."""
        case_id = self._case_of(kind, row_id)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._doing(act, case_id, id=row_id, reason=reason.strip()) as deed:
            row = deed.session.get_one(kind, row_id)
            assert isinstance(row, IdentificationRow | PremisesSearchRow)
            if row.struck_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            row.struck_at, row.struck_reason = self.desk.now(), reason.strip()


def require_officers(session: StoreSession, officers: Iterable[int]) -> None:
    """Refuse when somebody named is no officer of the station."""
    for one in officers:
        if session.get(OfficerRow, one) is None:
            raise Refusal(Reason.NOT_FOUND)
