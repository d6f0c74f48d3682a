"""The leads of the demonstration, told in a station with three hit-and-runs."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from cases.papers.kinds import FormKind
from cases.records.documents import DocumentState, RegisterKind
from cases.records.ids import CaseId
from cases.records.times import at
from cases.services.calendars import UnitCalendar
from cases.services.demo import PASSWORD
from cases.services.demo.cast import OFFICERS, UNIT
from cases.services.demo.flights import KEYS, MOTORCYCLE, VAN
from cases.services.demo.stage import MovingClock, Stage
from cases.services.demo.telling import fled, tell
from cases.services.desk import Desk
from cases.services.station import Station
from cases.services.verify import verify
from leads.canvass.records import OutingState
from leads.evidence.layers import Conclusion
from leads.evidence.samples import pairs_of
from leads.exhibits.records import FlagKind
from leads.registers.records import ExtractState
from leads.services.board import BoardService
from leads.services.candidates import CandidateService
from leads.services.canvass import CanvassService
from leads.services.chooser import LeadCases
from leads.services.counting import LeadCount, LeadCounts
from leads.services.demo import PARTS, add_leads
from leads.services.exhibits import ExhibitService
from leads.services.expiry import delete_due
from leads.services.extracts import ExtractService
from reports.exhibits import exhibit_sheet
from reports.press import OfficePress
from reports.preview import page_text
from tests.cases.services.stations import QUICK

TODAY = date(2026, 9, 24)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A station as `make_demo` leaves it, with three stories instead of sixty."""
    made = tmp_path / "station"
    clock = MovingClock(at(TODAY - timedelta(days=30), 9))
    station, _code = Station.create(made, UNIT, OFFICERS[0], PASSWORD, now=clock, cost=QUICK)
    press = OfficePress(demo=True)
    admin = station.sign_in(OFFICERS[0].number, PASSWORD, press=press, now=clock)
    for one in OFFICERS[1:]:
        admin.officers.add(one, PASSWORD)
        station.put_slot(one.number, one.name, PASSWORD, initial=False)
    desks = {
        one.name: Desk(admin.store, one, clock, press, UnitCalendar(admin.store))
        for one in admin.officers.active()
    }
    stage = Stage(clock, admin.calendar(), TODAY, desks, ())
    told = [fled(stage, desks["王砚秋"], 8, one) for one in (VAN, KEYS, MOTORCYCLE)]
    for _over in tell(stage, told):
        pass
    station.close()
    return made


def test_the_demonstration_shows_what_each_tab_is_for(folder: Path) -> None:
    press = OfficePress(demo=True)
    told = list(add_leads(folder, press=press, sheet=exhibit_sheet, today=TODAY))
    assert [one.done for one in told] == list(range(1, len(PARTS) + 1))
    station = Station.open(folder)
    lead = station.sign_in("王砚秋", PASSWORD, press=press, now=lambda: at(TODAY, 10, 42))
    by_place = {one.place: one.case_id for one in LeadCases(lead).mine()}
    shown = ExhibitService(lead).of_case(by_place[VAN.place])
    assert [one.n for one in shown.exhibits] == [1, 2, 3, 4, 5, 6]
    assert shown.ungraded == 1
    assert [[flag.kind for flag in one.flags] for one in shown.exhibits] == [
        [],
        [FlagKind.PLACE_GAP],
        [],
        [],
        [],
        [],
    ]
    paint, _sticker, lamp, _recording, *taken = shown.exhibits
    assert lamp.steps[-1].reason
    assert [len(one.photos) for one in shown.exhibits] == [2, 1, 1, 0, 1, 1]
    kept = CandidateService(lead).paint(by_place[VAN.place])
    assert [(one.n, one.version, one.exhibit_n) for one in kept.samples] == [
        (1, 1, taken[0].n),
        (2, 1, taken[1].n),
        (2, 2, taken[1].n),
    ]
    door, wing = pairs_of(kept, TODAY)
    assert door.comparison.conclusion is Conclusion.ALIKE
    assert door.counted is not None
    assert wing.comparison.conclusion is Conclusion.ALIKE_BUT_RESPRAYED
    (sheet,) = paint.printed
    assert "演示" in page_text(lead.attachments.read(sheet.attachment_id), 0)
    (keys,) = ExhibitService(lead).of_case(by_place[KEYS.place]).exhibits
    assert keys.traces_at is not None
    assert keys.flags == ()
    papers = lead.documents.of_case(by_place[KEYS.place])
    assert [one.state for one in papers if one.form is FormKind.CANVASS_SHEET] == [
        DocumentState.ISSUED
    ]
    (plate,) = ExhibitService(lead).of_case(by_place[MOTORCYCLE.place]).exhibits
    assert [len(one.photos) for one in (keys, plate)] == [1, 1]
    page = lead.documents.month(RegisterKind.EXHIBITS, 2026, 9)
    assert page.summary.endswith("月末在库 8 件。")
    for case in by_place.values():
        assert len(BoardService(lead).board(case).graph.nodes) > 6
        assert ExtractService(lead).of_case(case)
        assert CandidateService(lead).candidates(case).vehicles[0].probability > 0.7
        done = lead.measures.of_case(case)
        assert done.identifications
        assert done.searches
        assert any(one.is_open for one in done.enquiries)
        assert any(one.answered_at for one in done.enquiries)
        assert LeadCounts(lead).of_case(case) == counted_by_the_tabs(lead, case)
    assert [len(CanvassService(lead).of_case(one).shown) for one in by_place.values()].count(1) == 1
    assert verify(lead).intact
    station.close()
    # Nearly three months on the extracts are still kept, and the candidates ranked.
    station = Station.open(folder)
    later = at(TODAY + timedelta(days=89), 9)
    lead = station.sign_in("王砚秋", PASSWORD, press=press, now=lambda: later)
    assert delete_due(lead) == 0
    assert CandidateService(lead).candidates(by_place[VAN.place]).population > 0
    station.close()


def counted_by_the_tabs(lead: Desk, case: CaseId) -> LeadCount:
    """Count as each tab does from what it has read."""
    over = {OutingState.BACK, OutingState.DROPPED}
    outings = [
        one for shown in CanvassService(lead).of_case(case).shown for one in shown.canvass.outings
    ]
    asked = [one for one in lead.measures.of_case(case).enquiries if one.is_open]
    candidates = CandidateService(lead)
    extracts = ExtractService(lead).of_case(case)
    return LeadCount(
        case,
        canvass=sum(one.state not in over for one in outings),
        inquiries=len(candidates.what_next(case)),
        tasks=len(asked) + len(lead.pursuit.of_case(case).tasks),
        exhibits=len(ExhibitService(lead).of_case(case).exhibits),
        persons=len(candidates.drivers(case).drivers),
        registers=sum(one.state is ExtractState.USABLE for one in extracts),
    )
