"""A morning's work with the key, against the same in a file without one."""

from collections.abc import Callable

from benchmarks.figures import Figure, against
from benchmarks.opening import opened, own_case
from benchmarks.station import stations
from cases.records.cases import CaseFilter, Order, Scope
from cases.records.ids import CaseId
from cases.services.desk import Desk


def run() -> list[Figure]:
    """Measure lists, searches, opening and an act."""
    both = stations()
    case_id = own_case(both)
    return [
        against(
            "encrypted against plain, same workload",
            "the same module without a key",
            _workload(both.desk(both.wide), case_id),
            _workload(both.desk(both.wide, keyed=False), case_id),
            "<= 1.1 x",
            times=25,
        )
    ]


def _workload(desk: Desk, case_id: CaseId) -> Callable[[], object]:
    read = opened(desk, case_id)

    def work() -> None:
        desk.agenda.today()
        desk.cases.page(CaseFilter(scope=Scope.MINE))
        desk.cases.page(CaseFilter(scope=Scope.CLOSED, order=Order.NUMBER))
        for typed in ("王", "ww", "滨河", "163"):
            desk.search.find(typed)
        read()
        with desk.act("case.note", case_id):
            pass

    return work
