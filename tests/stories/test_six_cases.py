"""Six cases from report to archive, on the real store; each day beside its hand count.

Working days of autumn 2026: 20 September and 10 October are worked, 25-27 September and 1-7 October
are off. A date in a comment is counted by hand from the article beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from cases.law.approvals import Approving
from cases.law.clock import Clock as LegalClock
from cases.law.clock import ClockState
from cases.law.facts import FactKind
from cases.papers.appraising import AppraisalNotice, BodyNotice, SuspensionNotice
from cases.papers.kinds import FormKind
from cases.records.cases import CaseKind, CaseState, FactEntry, Intake, Procedure, Report
from cases.records.crime import CrimeOutcome
from cases.records.ids import CaseId, PartyId
from cases.records.officers import TeamRole
from cases.records.parties import Injury, PartyEntry, PartyKind
from cases.records.receptions import PromiseKind
from cases.records.times import at
from cases.records.transfers import (
    CentreTold,
    Ground,
    HandOver,
    ListEntry,
    NotOurs,
    ReceivedCase,
)
from cases.refusals import Reason, Refusal
from cases.services.demo.showing import show_evidence
from cases.services.desk import Desk
from tests.cases.services.holding_case import Squad, make_squad
from tests.conftest import Clock, DeskOf

DRIVER = PartyEntry(name="孔祥林", kind=PartyKind.DRIVER, side="甲方")
RIDER = PartyEntry(name="宋巧云", kind=PartyKind.INJURED, side="乙方", injury=Injury.SLIGHT.value)
TITLE = "道路交通事故认定书"


@dataclass
class Story:
    """A squad and the case it is told of."""

    squad: Squad
    clock: Clock
    case: CaseId

    @property
    def desk(self) -> Desk:
        return self.squad.lead

    def party(self, name: str) -> PartyId:
        people = self.desk.cases.open_file(self.case).people.parties
        return next(one.id for one in people if one.name == name)

    def goes_to(self, day: date, hour: int = 10) -> None:
        moment = at(day, hour)
        if self.clock() < moment:
            self.clock.go_to(moment)

    def happens(
        self, kind: FactKind, day: date, *names: str, hour: int = 10, item: str = "", **more: Any
    ) -> None:
        """Record a fact of a day; once for each of the named parties."""
        self.goes_to(day, hour)
        for name in names or ("",):
            entry = FactEntry(
                kind=kind,
                happened_at=at(day, hour),
                day_only=True,
                party_id=self.party(name) if name else None,
                item=item,
            )
            self.desk.facts.record(self.case, replace(entry, **more))

    def approved(self, kind: Approving, subject: str = "") -> None:
        self.squad.case = self.case
        self.squad.approve(kind, subject)

    def clocks(self, rule: str) -> list[LegalClock]:
        return [one for one in self.desk.cases.open_file(self.case).clocks if one.rule_id == rule]

    def due(self, rule: str, name: str = "") -> date | None:
        """Return the due day of the newest clock of a rule, of one party if one is named."""
        party = self.party(name) if name else None
        found = [one for one in self.clocks(rule) if not name or one.key.subject == party]
        assert found, rule
        assert all(one.article and one.article_keys for one in found)
        return found[-1].due

    def dues(self, *rules: str) -> Mapping[str, date | None]:
        return {rule: self.due(rule) for rule in rules}

    def refused(self, kind: FactKind, day: date, **more: Any) -> Reason:
        with pytest.raises(Refusal) as found:
            self.happens(kind, day, **more)
        return found.value.reason

    def archived(self, conclusion: str) -> None:
        self.desk.cases.close(self.case, conclusion)
        assert self.desk.cases.open_file(self.case).state is CaseState.CLOSED


@pytest.fixture
def squad(desk_of: DeskOf, clock: Clock) -> Squad:
    return make_squad(desk_of, clock)


def begin(squad: Squad, clock: Clock, day: date, kind: CaseKind, **more: Any) -> Story:
    clock.go_to(at(day, 9))
    parties = more.pop("parties", (DRIVER, RIDER))
    intake = Intake(
        kind=kind,
        occurred_at=at(day, 8),
        place="环城北路与青石街路口",
        report=Report(method="电话报警", reported_at=at(day, 8)),
        parties=parties,
        **more,
    )
    return Story(squad, clock, squad.lead.cases.open_case(intake))


def test_property_damage_by_the_simple_procedure(squad: Squad, clock: Clock) -> None:
    other = PartyEntry(name="宋巧云", kind=PartyKind.DRIVER, side="乙方")
    told = begin(
        squad,
        clock,
        date(2026, 9, 1),
        CaseKind.PROPERTY,
        procedure=Procedure.SIMPLE,
        parties=(DRIVER, other),
    )
    told.happens(FactKind.SCENE_INVESTIGATED, date(2026, 9, 1))
    # art. 24: three working days, 2, 3, 4 September
    assert told.due("determination.simple") == date(2026, 9, 4)
    told.happens(FactKind.DETERMINATION_MADE, date(2026, 9, 3), title=TITLE, number="简1")
    told.happens(FactKind.DETERMINATION_SERVED, date(2026, 9, 3), "孔祥林", "宋巧云")
    # art. 71: three working days, 4, 7, 8 September; art. 86: ten, to the 17th
    assert told.due("review.application", "孔祥林") == date(2026, 9, 8)
    assert told.due("mediation.application", "宋巧云") == date(2026, 9, 17)
    told.goes_to(date(2026, 9, 18))
    told.archived("认定书已送达，双方自行和解")


def test_injury_with_appraisal_and_a_second_one(squad: Squad, clock: Clock) -> None:
    told = begin(squad, clock, date(2026, 8, 31), CaseKind.INJURY)
    told.happens(FactKind.SCENE_INVESTIGATED, date(2026, 8, 31))
    told.happens(FactKind.SCENE_FINISHED, date(2026, 8, 31))
    # art. 62: ten working days from 31 August; art. 49: three
    assert told.due("determination.made") == date(2026, 9, 14)
    assert told.due("appraisal.commissioned") == date(2026, 9, 3)
    told.happens(
        FactKind.APPRAISAL_COMMISSIONED, date(2026, 9, 2), item="痕迹", until=date(2026, 9, 25)
    )
    told.happens(FactKind.APPRAISAL_RECEIVED, date(2026, 9, 10), item="痕迹", number="痕88号")
    # art. 55: five working days
    assert told.due("appraisal.served", "宋巧云") == date(2026, 9, 17)
    notice = told.desk.documents.prepared(FormKind.APPRAISAL_NOTICE, told.case)
    assert isinstance(notice, AppraisalNotice)
    assert (notice.received_on, notice.report) == (date(2026, 9, 10), "痕88号")
    told.happens(FactKind.APPRAISAL_SERVED, date(2026, 9, 11), "孔祥林", item="痕迹")
    told.happens(FactKind.APPRAISAL_SERVED, date(2026, 9, 14), "宋巧云", item="痕迹")
    # art. 56: three working days each; art. 112(3): settled when the last of them is over
    assert told.due("appraisal.reappraisal", "孔祥林") == date(2026, 9, 16)
    assert told.due("appraisal.reappraisal", "宋巧云") == date(2026, 9, 17)
    # 18, 20 (worked), 21, 22, 23 September
    assert told.due("determination.after_appraisal") == date(2026, 9, 23)
    told.happens(FactKind.REAPPRAISAL_REQUESTED, date(2026, 9, 16), "宋巧云", item="痕迹")
    assert told.due("determination.after_appraisal") is None
    reason = told.refused(FactKind.REAPPRAISAL_APPROVED, date(2026, 9, 17), item="痕迹")
    assert reason is Reason.APPROVAL_MISSING
    told.approved(Approving.REAPPRAISAL, "痕迹")
    told.happens(FactKind.REAPPRAISAL_APPROVED, date(2026, 9, 17), item="痕迹")
    told.happens(FactKind.REAPPRAISAL_RECEIVED, date(2026, 10, 9), item="痕迹")
    # art. 55 for the new report; art. 112(3): settled by it, 10 (worked), 12, 13, 14, 15 October
    assert told.due("appraisal.served", "孔祥林") == date(2026, 10, 15)
    assert told.due("determination.after_appraisal") == date(2026, 10, 15)
    told.happens(FactKind.APPRAISAL_SERVED, date(2026, 10, 10), "孔祥林", "宋巧云", item="痕迹")
    # art. 56 para. 2: once only, so nobody has three days a second time
    assert told.due("appraisal.reappraisal", "孔祥林") == date(2026, 9, 16)
    told.happens(FactKind.DETERMINATION_MADE, date(2026, 10, 14), title=TITLE, number="2")
    # art. 65: three working days
    assert told.due("determination.served", "宋巧云") == date(2026, 10, 19)
    told.happens(FactKind.DETERMINATION_SERVED, date(2026, 10, 15), "孔祥林", "宋巧云")
    told.goes_to(date(2026, 10, 30))
    told.archived("各方未申请复核、调解")
    call = told.desk.promises.promise(
        told.case, PromiseKind.CALL_BACK, "宋巧云", "回访", date(2026, 11, 6)
    )
    told.desk.promises.keep(call, "没有意见", content=True)


def test_death_with_burial_suspension_and_review(squad: Squad, clock: Clock) -> None:
    dead = PartyEntry(name="田广福", kind=PartyKind.DECEASED, side="乙方")
    day = date(2026, 8, 31)
    told = begin(squad, clock, day, CaseKind.DEATH, parties=(DRIVER, dead))
    told.desk.parties.add(
        told.case,
        PartyEntry(
            name="田秀兰",
            kind=PartyKind.NEXT_OF_KIN,
            side="乙方",
            of_party_id=told.party("田广福"),
            relation="妻子",
            relation_proof="户口簿",
        ),
    )
    for kind in (FactKind.SCENE_INVESTIGATED, FactKind.SCENE_FINISHED):
        told.happens(kind, day)
    told.happens(FactKind.DEATH, day, "田广福")
    # art. 49 para. 2: three working days from the death
    assert told.due("appraisal.body") == date(2026, 9, 3)
    told.happens(
        FactKind.APPRAISAL_COMMISSIONED,
        date(2026, 9, 2),
        "田广福",
        item="尸检",
        until=date(2026, 9, 20),
    )
    told.happens(FactKind.APPRAISAL_RECEIVED, date(2026, 9, 9), "田广福", item="尸检")
    told.happens(FactKind.APPRAISAL_SERVED, date(2026, 9, 10), "孔祥林", "田秀兰", item="尸检")
    # settled with the 15th; art. 62: 16, 17, 18, 20 (worked), 21
    assert told.due("determination.after_appraisal") == date(2026, 9, 21)
    # settled when the 15th was over: told of on the next working day (our reading)
    told.goes_to(date(2026, 9, 16))
    assert told.due("body.notice") == date(2026, 9, 16)
    body = told.desk.documents.prepared(FormKind.BODY_NOTICE, told.case)
    assert isinstance(body, BodyNotice)
    assert (body.deceased, body.addressees) == ("田广福", ("田秀兰",))
    told.happens(FactKind.BODY_NOTICE_SERVED, date(2026, 9, 17), "田秀兰")
    # art. 53: 18, 20, 21, 22, 23, 24, 28, 29, 30 September, 8 October
    assert told.due("burial.period") == date(2026, 10, 8)
    refused = told.refused(
        FactKind.SUSPENSION_APPROVED, date(2026, 9, 17), until=date(2026, 10, 17)
    )
    assert refused is Reason.APPROVAL_MISSING
    told.happens(
        FactKind.SUSPENSION_APPROVED,
        date(2026, 9, 17),
        hour=15,
        until=date(2026, 10, 17),
        authority="澄州市公安局交通警察支队",
        approver="副支队长 周行",
        approval_number="中止批3号",
        approved_on=date(2026, 9, 17),
    )
    notice = told.desk.documents.prepared(FormKind.SUSPENSION_NOTICE, told.case)
    assert isinstance(notice, SuspensionNotice)
    assert (notice.approval, notice.until_on) == ("中止批3号", date(2026, 10, 17))
    (stopped,) = told.clocks("determination.after_appraisal")
    assert stopped.state is ClockState.SUSPENDED
    told.happens(FactKind.SUSPENSION_CAUSE_GONE, date(2026, 10, 9))
    # art. 68 para. 2: 10 (worked), 12, 13, 14, 15 October
    assert told.due("determination.after_suspension") == date(2026, 10, 15)
    # art. 63: after a death the evidence is shown first, whoever stays away
    told.goes_to(date(2026, 10, 13), 17)
    parties = (told.party("孔祥林"), told.party("田秀兰"))
    show_evidence(told.desk, told.case, parties, at(date(2026, 10, 13), 16))
    told.happens(FactKind.DETERMINATION_MADE, date(2026, 10, 14), title=TITLE, number="3")
    told.happens(FactKind.DETERMINATION_SERVED, date(2026, 10, 15), "孔祥林", "田秀兰")
    told.happens(FactKind.REVIEW_APPLIED, date(2026, 10, 19), "孔祥林")
    # art. 72: two working days; art. 74: thirty calendar days; art. 78: three working days
    assert told.due("review.forwarded") == date(2026, 10, 21)
    told.happens(FactKind.REVIEW_FILE_SENT, date(2026, 10, 20))
    told.happens(FactKind.REVIEW_ACCEPTED, date(2026, 10, 21))
    assert told.due("review.concluded") == date(2026, 11, 20)
    told.happens(FactKind.REVIEW_UPHELD, date(2026, 11, 12))
    assert told.due("review.served", "田秀兰") == date(2026, 11, 17)
    told.happens(FactKind.REVIEW_SERVED, date(2026, 11, 13), "孔祥林", "田秀兰")
    # art. 86: ten working days from the upholding conclusion
    assert told.due("mediation.application", "田秀兰") == date(2026, 11, 27)
    told.goes_to(date(2026, 11, 30))
    with pytest.raises(Refusal) as found:
        told.desk.cases.close(told.case, "已处罚")
    assert found.value.reason is Reason.CRIME_OPINION_MISSING
    reviewer = squad.reviewer
    told.desk.assignment.join(told.case, reviewer.officer.id, TeamRole.REVIEWER, "是否涉罪")
    reviewer.crime.give_opinion(told.case, CrimeOutcome.FILED, "已立案侦查")
    told.archived("认定书经复核维持，刑事部分另行处理")


def test_a_hit_and_run_unsolved_and_then_solved(squad: Squad, clock: Clock) -> None:
    hurt = replace(RIDER, name="孟庆和", injury=Injury.SERIOUS.value)
    told = begin(
        squad, clock, date(2026, 8, 31), CaseKind.INJURY, hit_and_run=True, parties=(hurt,)
    )
    told.happens(FactKind.SCENE_INVESTIGATED, date(2026, 8, 31))
    # art. 62: nothing runs before vehicle and driver are found
    assert told.due("determination.after_capture") is None
    told.happens(FactKind.VICTIM_REQUEST, date(2026, 9, 10), "孟庆和")
    # art. 66: 11, 14, 15, 16, 17, 18, 20 (worked), 21, 22, 23
    assert told.due("determination.victim_request") == date(2026, 9, 23)
    told.happens(
        FactKind.VICTIM_DETERMINATION_MADE, date(2026, 9, 23), "孟庆和", title=TITLE, number="受1"
    )
    told.happens(FactKind.DETERMINATION_SERVED, date(2026, 9, 24), "孟庆和")
    told.happens(FactKind.VEHICLE_FOUND, date(2026, 10, 12))
    assert told.due("determination.after_capture") is None
    # art. 49 para. 2: three working days from the vehicle
    assert told.due("appraisal.vehicle") == date(2026, 10, 15)
    told.desk.parties.add(told.case, replace(DRIVER, name="武建军"))
    told.happens(FactKind.DRIVER_FOUND, date(2026, 10, 14))
    # 15, 16, 19, 20, 21, 22, 23, 26, 27, 28 October
    assert told.due("determination.after_capture") == date(2026, 10, 28)
    told.happens(FactKind.DETERMINATION_MADE, date(2026, 10, 27), title=TITLE, number="4")
    told.happens(FactKind.DETERMINATION_SERVED, date(2026, 10, 28), "孟庆和", "武建军")
    assert told.due("determination.served", "武建军") == date(2026, 10, 30)
    assert {one.sign.threshold.id for one in told.desk.crime.look(told.case).signs} == {"fled"}
    reviewer = squad.reviewer
    told.desk.assignment.join(told.case, reviewer.officer.id, TeamRole.REVIEWER, "是否涉罪")
    reviewer.crime.give_opinion(told.case, CrimeOutcome.FILED, "逃逸致人重伤，已立案")
    told.goes_to(date(2026, 11, 12))
    told.archived("破获")


def test_a_case_that_goes_to_another_unit(squad: Squad, clock: Clock) -> None:
    told = begin(squad, clock, date(2026, 9, 24), CaseKind.INJURY)
    told.happens(FactKind.SCENE_INVESTIGATED, date(2026, 9, 24))
    now = told.desk.now()
    told.desk.transfers.find_not_ours(
        told.case,
        NotOurs(
            ground=Ground.OTHER_PLACE,
            found_at=now,
            began_at="省道214线45公里300米",
            reason="事故起始点在望湖县辖区",
            unit_id=squad.lake,
        ),
    )
    (sent,) = told.clocks("transfer.sent")
    # 行政程序 art. 61: twenty-four hours by the clock, over the holiday
    assert sent.due_at == at(date(2026, 9, 25), 10)
    told.desk.transfers.tell_centre(told.case, CentreTold(at=now, who="林同"))
    told.desk.transfers.add_items(told.case, (ListEntry(name="现场照片", quantity="12张"),))
    papers = told.desk.transfers.draft_papers(told.case)
    for paper in papers:
        told.desk.documents.issue(paper)
    told.approved(Approving.TRANSFER)
    told.desk.transfers.hand_over(told.case, HandOver(at=told.desk.now(), receiver="骆成"))
    left = {one.rule for one in told.desk.agenda.today().dues if one.case_id == told.case}
    assert left == {"transfer.parties_told"}
    assert told.desk.cases.open_file(told.case).state is CaseState.TRANSFERRED
    assert told.refused(FactKind.SCENE_FINISHED, date(2026, 9, 24)) is Reason.CASE_TRANSFERRED


def test_a_case_that_comes_from_another_unit(squad: Squad, clock: Clock) -> None:
    clock.go_to(at(date(2026, 9, 24), 9))
    intake = Intake(
        kind=CaseKind.INJURY,
        occurred_at=at(date(2026, 9, 15), 8),
        place="环城北路与青石街路口",
        report=Report(method="其他单位移送", reported_at=at(date(2026, 9, 15), 9)),
        parties=(DRIVER, RIDER),
    )
    case = squad.lead.transfers.receive(
        ReceivedCase(
            intake=intake,
            received_at=at(date(2026, 9, 24), 8),
            ground=Ground.OTHER_PLACE,
            from_unit="澄州市交警支队高速大队",
            number="澄高公（交）行移字〔2026〕5号",
            handed_by="民警 常宽",
            items=(ListEntry(name="询问笔录", pages=6),),
        )
    )
    told = Story(squad, clock, case)
    told.desk.facts.record(
        case,
        FactEntry(
            kind=FactKind.SCENE_INVESTIGATED, happened_at=at(date(2026, 9, 15), 9), day_only=True
        ),
    )
    # art. 11: counted from the day the case was received: 28, 29, 30 September, 8, 9, 10 (worked),
    # 12, 13, 14, 15 October
    assert told.due("determination.made") == date(2026, 10, 15)
    told.happens(FactKind.DETERMINATION_MADE, date(2026, 10, 13), title=TITLE, number="6")
    told.happens(FactKind.DETERMINATION_SERVED, date(2026, 10, 14), "孔祥林", "宋巧云")
    assert told.due("mediation.application", "孔祥林") == date(2026, 10, 28)
    told.goes_to(date(2026, 10, 29))
    told.archived("认定书已送达")
