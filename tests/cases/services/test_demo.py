"""The demonstration: sixty cases made through the services, marked, true to the journal."""

from collections import Counter
from datetime import UTC, date, datetime
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from cases.mediation.absence import Next
from cases.papers.kinds import FormKind
from cases.records.agenda import Urgency
from cases.records.cases import CaseFilter, CaseState, Scope
from cases.records.documents import DocumentState
from cases.records.station import Cost
from cases.services.demo import PASSWORD, Demo, make_demo
from cases.services.station import Station
from cases.services.verify import verify
from reports.press import OfficePress

if TYPE_CHECKING:
    from pathlib import Path

MORNING = datetime(2026, 9, 24, 2, 42, tzinfo=UTC)
CHEAP = Cost(rounds=1, memory_kib=64, lanes=1)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder: Path = tmp_path_factory.mktemp("demo") / "station"
    work = make_demo(folder, press=OfficePress(demo=True), today=date(2026, 9, 24), cost=CHEAP)
    last = next(work)
    while True:
        try:
            last = next(work)
        except StopIteration as stop:
            made: Demo = stop.value
            assert last.done == last.total
            return made


def test_it_has_twelve_officers_and_sixty_cases(demo: Demo) -> None:
    station = Station.open(demo.folder)
    leader = station.sign_in("邱国梁", PASSWORD, press=OfficePress(), now=lambda: MORNING)
    seen = sum(
        leader.cases.page(CaseFilter(scope=scope)).total
        for scope in (Scope.SQUAD, Scope.CLOSED, Scope.AWAY)
    )
    assert (len(demo.officers), seen) == (12, 60)
    assert station.face().is_demo
    verdict = verify(leader)
    assert verdict.intact
    station.close()


def test_every_form_has_been_issued(demo: Demo) -> None:
    station = Station.open(demo.folder)
    issued: set[FormKind] = set()
    for name in ("王砚秋", "冯立成", "顾明远", "秦若川"):
        desk = station.sign_in(name, PASSWORD, press=OfficePress(), now=lambda: MORNING)
        lines = [desk.cases.page(CaseFilter(scope=one)).lines for one in (Scope.MINE, Scope.AWAY)]
        for line in chain.from_iterable(lines):
            papers = desk.documents.of_case(line.case_id)
            issued |= {one.form for one in papers if one.state is DocumentState.ISSUED}
        station.lock()
    # The sheet of a canvass is issued where leads are told; in the squad of the demonstration no
    # cargo waits for its owner, and no session has gone to another mediator.
    untold = {FormKind.CANVASS_SHEET, FormKind.KEEPING_LIST, FormKind.MEDIATOR_CHANGE}
    assert set(FormKind) - issued == untold
    station.close()


def test_the_first_investigator_has_work_of_every_urgency(demo: Demo) -> None:
    station = Station.open(demo.folder)
    desk = station.sign_in("王砚秋", PASSWORD, press=OfficePress(), now=lambda: MORNING)
    agenda = desk.agenda.today()
    urgencies = Counter(due.urgency for due in agenda.dues)
    assert {Urgency.OVERDUE, Urgency.TODAY, Urgency.SOON, Urgency.TEN} <= set(urgencies)
    ready = [one for one in desk.mediations.waiting() if one.next is Next.TERMINATE]
    assert [(one.missed, one.threshold, one.due_on) for one in ready] == [(2, 2, date(2026, 9, 24))]
    states = {line.state for line in desk.cases.page(CaseFilter(scope=Scope.CLOSED)).lines}
    assert states == {CaseState.CLOSED}
    station.close()
