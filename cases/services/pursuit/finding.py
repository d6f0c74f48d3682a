"""Finding the case of a pursuit, who may work on it, and the facts a pursuit leaves."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cases.law.facts import FactKind, part_of
from cases.records.cases import CaseState
from cases.records.ids import CaseId
from cases.records.officers import TeamRole
from cases.refusals import Reason, Refusal
from cases.services.assignment import require_place
from cases.services.desk import Deed
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, FactRow
from cases.store.rows.summons import AssistanceRow, WatchRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Whoever took the report acts in the first hour as well.
PURSUES = (TeamRole.LEAD, TeamRole.ASSIST, TeamRole.INTAKE)


class AtPursuit:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    @contextmanager
    def _doing(self, act: str, case_id: CaseId, *moments: datetime | None) -> Iterator[Deed]:
        """Yield an act in the pursuit of a hit-and-run that is open, at moments not ahead."""
        if any(moment is not None and moment > self.desk.now() for moment in moments):
            raise Refusal(Reason.IN_THE_FUTURE, field="at")
        with self.desk.act(act, case_id) as deed:
            case = deed.session.get(CaseRow, case_id)
            if case is None:
                raise Refusal(Reason.NOT_FOUND)
            require_place(deed.session, self.desk, case_id, PURSUES)
            if case.state == CaseState.CLOSED:
                raise Refusal(Reason.NOT_ALLOWED)
            if not case.hit_and_run:
                raise Refusal(Reason.NOT_A_HIT_AND_RUN, article="146.43")
            yield deed

    def _case_of(self, kind: type[WatchRow] | type[AssistanceRow], row_id: int) -> CaseId:
        with self.desk.reading() as session:
            case_id = session.scalar(select(kind.case_id).where(kind.id == row_id))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        return CaseId(case_id)


def next_number(
    session: StoreSession, kind: type[WatchRow] | type[AssistanceRow], case_id: int
) -> int:
    """Return the number of the next watch or notice of a case."""
    return (session.scalar(select(func.max(kind.n)).where(kind.case_id == case_id)) or 0) + 1


def record(
    session: StoreSession,
    desk: "Desk",
    case_id: int,
    kind: FactKind,
    when: datetime,
    item: str,
) -> None:
    """Enter a fact of the pursuit, for the clocks of the case."""
    session.add(
        FactRow(
            case_id=case_id,
            part=part_of(kind).value,
            kind=kind.value,
            happened_at=when,
            more={"item": item},
            entered_at=desk.now(),
            entered_by=desk.officer.id,
        )
    )
