"""Opening a case with everything its tabs show."""

from collections.abc import Callable

from sqlalchemy import select

from benchmarks.figures import Figure, alone
from benchmarks.station import NOW, Stations, stations
from cases.records.ids import CaseId
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import CaseRow, TeamRow


def run() -> list[Figure]:
    """Measure an open case of the officer's own."""
    both = stations()
    desk, case_id = both.desk(both.wide), own_case(both)
    return [alone("open a case with all tabs", opened(desk, case_id), "under 100 ms")]


def own_case(both: Stations) -> CaseId:
    """Return an open case that the officer leads."""
    with engine.session(both.keyed.door, Acting(both.wide.id, NOW, door=True)) as session:
        found = session.scalars(
            select(CaseRow.case_id)
            .join(TeamRow, TeamRow.case_id == CaseRow.case_id)
            .where(TeamRow.officer_id == both.wide.id, CaseRow.state == "open")
        ).first()
    assert found is not None
    return CaseId(found)


def opened(desk: Desk, case_id: CaseId) -> Callable[[], object]:
    """Return what reads the tabs, each through its service."""

    def read() -> object:
        return (
            desk.cases.open_file(case_id),
            desk.cases.journal(case_id),
            desk.mediations.of_case(case_id),
            desk.documents.of_case(case_id),
        )

    return read
