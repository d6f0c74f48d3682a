"""Cases of other units: recorded at once, told to whom it concerns, handed over, received."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cases.law.approvals import Approving
from cases.law.clock import ClockState
from cases.law.facts import FactKind
from cases.papers.kinds import FormKind
from cases.papers.transferring import TransferList, TransferNotice, TransferTold
from cases.records.agenda import Urgency
from cases.records.cases import CaseFilter, CaseKind, CaseState, FactEntry, Report, Scope
from cases.records.documents import DocumentState
from cases.records.ids import CaseId
from cases.records.transfers import (
    AwayReport,
    CentreTold,
    Direction,
    Ground,
    HandOver,
    ListEntry,
    NotOurs,
    ReceivedCase,
    Step,
    TransferState,
)
from cases.refusals import Reason, Refusal
from tests.cases.services.holding_case import Squad, make_squad
from tests.cases.services.test_cases import INTAKE
from tests.conftest import Begin

PLACE = "省道214线45公里300米"


@pytest.fixture
def squad(begin: Begin) -> Squad:
    made: Squad = begin(make_squad)
    return made


def refused(act: Callable[..., object], *args: object, **more: object) -> Refusal:
    with pytest.raises(Refusal) as found:
        act(*args, **more)
    return found.value


def report(squad: Squad, **changes: Any) -> AwayReport:
    now = squad.duty.now()
    made = AwayReport(
        kind=CaseKind.INJURY,
        reported_at=now - timedelta(minutes=2),
        method="122 电话报警",
        place=PLACE,
        brief="小型轿车与货车相撞，一人受伤",
        finding=NotOurs(
            ground=Ground.OTHER_PLACE,
            found_at=now,
            began_at=PLACE,
            reason="事故起始点在望湖县辖区",
            unit_id=squad.lake,
        ),
        caller="贺小满",
        caller_phone="13900001111",
        injured=1,
        centre=CentreTold(at=now, who="值班长 林同", agreed=True),
        caller_told_at=now,
        caller_told="属于望湖县公安局交通管理大队管辖",
    )
    return replace(made, **changes)


def finding(squad: Squad, **changes: Any) -> NotOurs:
    made = NotOurs(
        ground=Ground.OTHER_PLACE,
        found_at=squad.lead.now(),
        began_at=PLACE,
        reason="事故起始点在望湖县辖区",
        unit_id=squad.lake,
    )
    return replace(made, **changes)


def ready(squad: Squad, **changes: Any) -> None:
    """Find the squad's case to be another's and do everything but the hand-over."""
    squad.lead.transfers.find_not_ours(squad.case, finding(squad, **changes))
    squad.lead.transfers.tell_centre(squad.case, CentreTold(at=squad.lead.now(), who="林同"))
    squad.lead.transfers.add_items(squad.case, (ListEntry(name="受案登记表", pages=2),))
    for document in squad.lead.transfers.draft_papers(squad.case):
        squad.lead.documents.issue(document)


def state(squad: Squad) -> TransferState:
    found = squad.lead.transfers.of_case(squad.case)
    assert found is not None
    return found.state


TAKEN = "望湖县大队 骆成"


def gone(squad: Squad) -> None:
    squad.approve(Approving.TRANSFER)
    entry = HandOver(at=squad.lead.now(), receiver=TAKEN)
    squad.lead.transfers.hand_over(squad.case, entry)


def test_the_duty_desk_records_a_report_of_another_unit_on_one_page(squad: Squad) -> None:
    case = squad.duty.transfers.report_elsewhere(report(squad))
    found = squad.duty.transfers.of_case(case)
    assert found is not None
    assert (found.unit, found.unit_phone) == ("望湖县公安局交通管理大队", "0000-7710110")
    assert [step.step for step in found.steps] == [
        Step.FOUND,
        Step.UNIT_CHOSEN,
        Step.CENTRE_TOLD,
        Step.CALLER_TOLD,
    ]
    assert found.due_at == squad.duty.now() + timedelta(hours=24)
    assert found.lacking == (Step.HANDED_OVER,)
    (line,) = squad.duty.transfers.list()
    assert (line.place, line.state, line.officer) == (PLACE, TransferState.FOUND, "高岚")


def test_the_table_of_neighbours_proposes_the_unit(squad: Squad) -> None:
    (best,) = squad.duty.neighbours.propose(PLACE)
    assert (best.neighbour.id, best.certain) == (squad.lake, True)
    assert squad.duty.neighbours.propose("省道214线39公里") == ()
    assert refused(squad.duty.neighbours.add, best.neighbour.entry).reason is Reason.NOT_ALLOWED


@pytest.mark.parametrize(
    "centre",
    [
        None,
        CentreTold(at=INTAKE.occurred_at, who="林同"),
        CentreTold(at=INTAKE.occurred_at, who="林同", agreed=False),
    ],
)
def test_nobody_acts_elsewhere_before_the_centre_has_agreed(
    squad: Squad, centre: CentreTold | None
) -> None:
    entry = report(squad, centre=centre, acted_at=squad.duty.now(), acted="先行救治伤者")
    found = refused(squad.duty.transfers.report_elsewhere, entry)
    assert (found.reason, found.article) == (Reason.CENTRE_CONSENT_MISSING, "admin.62")
    assert squad.duty.transfers.list() == ()


def test_a_first_action_is_noted_after_the_consent(squad: Squad) -> None:
    squad.lead.transfers.find_not_ours(squad.case, finding(squad))
    at = squad.lead.now()
    early = refused(squad.lead.transfers.act_first, squad.case, at, "救治伤者")
    assert early.reason is Reason.CENTRE_CONSENT_MISSING
    squad.clock.advance(minutes=5)
    told = CentreTold(at=squad.lead.now(), who="林同", agreed=True)
    squad.lead.transfers.tell_centre(squad.case, told)
    before = refused(squad.lead.transfers.act_first, squad.case, at, "救治伤者")
    assert before.reason is Reason.CENTRE_CONSENT_MISSING
    squad.lead.transfers.act_first(squad.case, squad.lead.now(), "救治伤者，设置警示标志")
    shown = squad.lead.transfers.of_case(squad.case)
    assert shown is not None
    assert shown.steps[-1].step is Step.ACTED_FIRST


def test_a_case_goes_with_approval_paper_and_list(squad: Squad) -> None:
    ready(squad)
    entry = HandOver(at=squad.lead.now(), receiver=TAKEN)
    hand_over = squad.lead.transfers.hand_over
    assert refused(hand_over, squad.case, entry).reason is Reason.APPROVAL_MISSING
    gone(squad)
    file = squad.lead.cases.open_file(squad.case)
    assert (file.state, file.may_write) == (CaseState.TRANSFERRED, False)
    assert FactKind.TRANSFERRED in {fact.kind for fact in file.facts}
    assert state(squad) is TransferState.HANDED_OVER
    again = refused(hand_over, squad.case, entry)
    assert again.reason is Reason.TRANSFER_STATE


def test_each_step_before_the_hand_over_is_asked_for(squad: Squad) -> None:
    entry = HandOver(at=squad.lead.now(), receiver=TAKEN)
    hand_over = squad.lead.transfers.hand_over
    squad.lead.transfers.find_not_ours(squad.case, finding(squad, unit_id=None))
    assert refused(hand_over, squad.case, entry).reason is Reason.UNIT_NOT_CHOSEN
    squad.lead.transfers.choose_unit(squad.case, squad.lake)
    assert refused(hand_over, squad.case, entry).reason is Reason.CENTRE_NOT_TOLD
    squad.lead.transfers.tell_centre(squad.case, CentreTold(at=squad.lead.now(), who="林同"))
    assert refused(hand_over, squad.case, entry).reason is Reason.LIST_EMPTY
    squad.lead.transfers.add_items(squad.case, (ListEntry(name="受案登记表"),))
    assert refused(hand_over, squad.case, entry).reason is Reason.TRANSFER_PAPER_MISSING


def test_what_is_held_goes_with_the_case_or_is_given_back(squad: Squad) -> None:
    held = squad.seize()
    ready(squad)
    squad.approve(Approving.TRANSFER)
    entry = HandOver(at=squad.lead.now(), receiver=TAKEN)
    found = refused(squad.lead.transfers.hand_over, squad.case, entry)
    assert found.reason is Reason.THINGS_NOT_LISTED
    line = ListEntry(name="苏Z·5Q27M", quantity="1辆", thing_id=held)
    squad.lead.transfers.add_items(squad.case, (line,))
    squad.lead.transfers.hand_over(squad.case, entry)
    (thing,) = squad.lead.holding.of_case(squad.case).things
    assert (thing.held, thing.holder) == (False, "望湖县公安局交通管理大队")


def test_the_papers_name_unit_list_and_caller(squad: Squad) -> None:
    held = squad.seize()
    squad.lead.transfers.find_not_ours(squad.case, finding(squad))
    lines = (ListEntry(name="受案登记表"), ListEntry(name="苏Z·5Q27M", thing_id=held))
    squad.lead.transfers.add_items(squad.case, lines)
    papers = [
        squad.lead.documents.paper(one) for one in squad.lead.transfers.draft_papers(squad.case)
    ]
    notice, listed, *told = papers
    assert isinstance(notice, TransferNotice)
    assert notice.recipients == ("望湖县公安局交通管理大队",)
    assert [line.name for line in notice.things] == ["受案登记表", "苏Z·5Q27M"]
    assert isinstance(listed, TransferList)
    assert listed.things[0].kept_at == "本大队车辆保管处 3 号位"
    assert all(isinstance(one, TransferTold) for one in told)
    assert ("卢建平",) in [one.addressees for one in told]


def test_a_case_handed_away_is_read_and_nothing_more(squad: Squad) -> None:
    ready(squad)
    gone(squad)
    entry = FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=squad.lead.now())
    for act in (
        lambda: squad.lead.facts.record(squad.case, entry),
        lambda: squad.lead.parties.remove(squad.case, squad.driver, "误录"),
        lambda: squad.lead.documents.draft(TransferTold(), squad.case),
        lambda: squad.lead.cases.close(squad.case, "办结"),
    ):
        found = refused(act)
        assert (found.reason, found.article) == (Reason.CASE_TRANSFERRED, "146.11")
    assert squad.lead.cases.open_file(squad.case).number == "2026-0001"
    acts = [entry.act for entry in squad.lead.cases.journal(squad.case)]
    assert next(act for act in acts if act != "case.read") == "transfer.hand_over"


def test_it_leaves_today_once_the_parties_have_been_told(squad: Squad) -> None:
    scene = FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=squad.lead.now())
    squad.lead.facts.record(squad.case, scene)
    ready(squad)
    gone(squad)
    due = [one for one in squad.lead.agenda.today().dues if one.case_id == squad.case]
    assert {one.rule for one in due} == {"transfer.parties_told"}
    assert {one.urgency for one in due} <= {Urgency.TODAY, Urgency.OVERDUE}
    papers = squad.lead.documents.of_case(squad.case)
    parties = {one.name: one.id for one in squad.lead.documents.parties_to_serve(squad.case)}
    for told in papers:
        if told.form is FormKind.TRANSFER_TOLD:
            squad.serve(told.id, party=parties[told.recipients])
    assert [one for one in squad.lead.agenda.today().dues if one.case_id == squad.case] == []
    shown = squad.lead.transfers.of_case(squad.case)
    assert shown is not None
    assert (shown.untold, shown.lacking) == ((), (Step.CALLER_TOLD,))
    away = squad.lead.cases.page(CaseFilter(scope=Scope.AWAY))
    assert [line.case_id for line in away.lines] == [squad.case]
    assert squad.lead.cases.page(CaseFilter(scope=Scope.MINE)).total == 0


def test_a_crime_of_another_unit_waits_for_the_county_head(squad: Squad) -> None:
    squad.lead.transfers.find_not_ours(
        squad.case, finding(squad, ground=Ground.OTHER_POLICE, is_criminal=True)
    )
    squad.lead.transfers.tell_centre(squad.case, CentreTold(at=squad.lead.now(), who="林同"))
    squad.lead.transfers.add_items(squad.case, (ListEntry(name="受案登记表"),))
    notice, *_rest = squad.lead.transfers.draft_papers(squad.case)
    assert [one.field for one in squad.lead.documents.check(notice).missing] == ["approval"]
    paper = squad.lead.documents.paper(notice)
    assert isinstance(paper, TransferNotice)
    squad.lead.documents.revise(notice, replace(paper, approval="澄公刑移〔2026〕8号"))
    squad.lead.documents.issue(notice)
    squad.approve(Approving.TRANSFER)
    entry = HandOver(at=squad.lead.now(), receiver=TAKEN)
    found = refused(squad.lead.transfers.hand_over, squad.case, entry)
    assert found.reason is Reason.APPROVAL_MISSING
    squad.lead.approvals.record_external(
        squad.case,
        Approving.CRIMINAL_TRANSFER,
        authority="澄州市公安局",
        by="局长 程远",
        number="澄公刑移〔2026〕8号",
        decided_on=squad.lead.today(),
    )
    squad.lead.transfers.hand_over(squad.case, entry)
    kinds = {fact.kind for fact in squad.lead.cases.open_file(squad.case).facts}
    assert {FactKind.TRANSFERRED, FactKind.CRIME_TRANSFERRED} <= kinds


def test_a_dispute_goes_to_the_superior_and_the_case_stays_meanwhile(squad: Squad) -> None:
    ready(squad)
    squad.approve(Approving.TRANSFER)
    at = squad.lead.now()
    squad.lead.transfers.dispute(squad.case, at, "澄州市支队", "对方认为起始点在我方")
    entry = HandOver(at=at, receiver=TAKEN)
    found = refused(squad.lead.transfers.hand_over, squad.case, entry)
    assert (found.reason, found.article) == (Reason.TRANSFER_STATE, "146.10")
    assert squad.lead.cases.open_file(squad.case).may_write
    squad.lead.transfers.designate(squad.case, at, "澄州市支队", "指管3号", None)
    assert state(squad) is TransferState.KEPT
    sent = [
        clock
        for clock in squad.lead.cases.open_file(squad.case).clocks
        if clock.rule_id == "transfer.sent" and clock.state is not ClockState.NOT_STARTED
    ]
    assert sent == []


def test_what_is_no_matter_of_the_police_is_told_at_once(squad: Squad) -> None:
    entry = report(
        squad,
        finding=finding(squad, ground=Ground.NOT_POLICE, unit_id=None),
        centre=None,
        caller_told_at=None,
    )
    case = squad.duty.transfers.report_elsewhere(entry)
    found = squad.duty.transfers.of_case(case)
    assert found is not None
    assert found.due_at is None
    untold = refused(squad.duty.transfers.conclude_told, case)
    assert untold.article == "admin.61"
    squad.duty.transfers.tell_caller(case, squad.duty.now(), "请向农业农村局反映")
    squad.duty.transfers.conclude_told(case)
    assert squad.duty.cases.open_file(case).state is CaseState.TRANSFERRED


def received(squad: Squad, **changes: Any) -> ReceivedCase:
    reported = squad.lead.now() - timedelta(days=9)
    made = ReceivedCase(
        intake=replace(
            INTAKE,
            occurred_at=reported,
            report=Report(method="其他单位移送", reported_at=reported),
        ),
        received_at=squad.lead.now() - timedelta(hours=1),
        ground=Ground.OTHER_PLACE,
        from_unit="澄州市交警支队高速大队",
        number="澄高公（交）行移字〔2026〕5号",
        handed_by="民警 常宽",
        items=(ListEntry(name="现场照片", quantity="12张"), ListEntry(name="询问笔录", pages=6)),
    )
    return replace(made, **changes)


def test_a_case_received_counts_its_periods_anew(squad: Squad) -> None:
    case = squad.lead.transfers.receive(received(squad))
    squad.lead.facts.record(
        case,
        FactEntry(
            kind=FactKind.SCENE_INVESTIGATED, happened_at=squad.lead.now() - timedelta(days=8)
        ),
    )
    made = next(
        clock
        for clock in squad.lead.cases.open_file(case).clocks
        if clock.rule_id == "determination.made"
    )
    assert made.start == squad.lead.today()
    found = squad.lead.transfers.of_case(case)
    assert found is not None
    assert (found.direction, found.state) == (Direction.RECEIVED, TransferState.RECEIVED)


def test_the_list_that_came_is_checked_in_line_by_line(squad: Squad) -> None:
    case = squad.lead.transfers.receive(received(squad))
    found = squad.lead.transfers.of_case(case)
    assert found is not None
    photos, record = found.items
    squad.lead.transfers.check_in(photos.id, present=True)
    silent = refused(squad.lead.transfers.check_in, record.id, present=False)
    assert silent.details["field"] == "remark"
    squad.lead.transfers.check_in(record.id, present=False, remark="缺第3页")
    again = squad.lead.transfers.of_case(case)
    assert again is not None
    assert [(one.present, one.remark) for one in again.items] == [(True, ""), (False, "缺第3页")]


def test_a_case_sent_back_is_worked_on_again(squad: Squad) -> None:
    ready(squad)
    gone(squad)
    squad.clock.advance(days=2)
    squad.lead.transfers.came_back(squad.case, squad.lead.now(), "骆成", "起始点经复核在临江区")
    file = squad.lead.cases.open_file(squad.case)
    assert (file.state, file.may_write) == (CaseState.OPEN, True)
    assert FactKind.CASE_RECEIVED in {fact.kind for fact in file.facts}


def test_only_who_investigates_moves_the_case(squad: Squad) -> None:
    other = CaseId(int(squad.case))
    for act in (
        lambda: squad.duty.transfers.find_not_ours(other, finding(squad)),
        lambda: squad.duty.transfers.tell_centre(
            other, CentreTold(at=squad.duty.now(), who="林同")
        ),
    ):
        assert refused(act).reason in {Reason.NOT_ALLOWED, Reason.NOT_FOUND}
    assert squad.papers(FormKind.TRANSFER_NOTICE) == list[DocumentState]()
