"""A case or a shift goes over with a list and three signatures; files come back."""

from dataclasses import replace
from datetime import date

import pytest

from cases.law.approvals import Approving
from cases.papers.appraising import SuspensionNotice
from cases.papers.forms import RightToSue
from cases.papers.kinds import FormKind, SuspensionCause
from cases.records.cases import CaseKind, Intake
from cases.records.hand_overs import HandedKind, LoanEntry
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.parties import PartyEntry, PartyKind
from cases.records.receptions import PromiseKind
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf

LOAN = LoanEntry(
    borrower="临江区人民法院",
    authority="调卷函〔2026〕5号",
    purpose="民事审理",
    volumes="正卷一册",
    return_by=date(2026, 10, 20),
)


def a_case(desk: Desk) -> CaseId:
    return desk.cases.open_case(
        Intake(kind=CaseKind.INJURY, occurred_at=at(date(2026, 9, 20), 8), place="环城路")
    )


def test_a_case_goes_over_with_everything_in_it(desk_of: DeskOf) -> None:
    old, new = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("罗见微", Role.INVESTIGATOR)
    leader = desk_of("程望川", Role.SQUAD_LEADER)
    case = a_case(old)
    old.promises.promise(case, PromiseKind.ANSWER, "家属", "告知进展", date(2026, 9, 30))
    paper = old.hand_overs.hand_case(case, new.officer.id, "休假", "钥匙在抽屉")
    # In the same second the old lead is out and the new one in.
    with pytest.raises(Refusal):
        old.cases.open_file(case)
    (listed,) = new.hand_overs.of_case(case)
    assert [group.kind for group in listed.groups] == [HandedKind.CLOCKS, HandedKind.PROMISES]
    assert listed.groups[0].lines[-1].startswith("应当答复 2026-09-30 到期")
    assert listed.groups[1].lines == ("家属：告知进展（2026-09-30 前）",)
    with pytest.raises(Refusal) as refused:
        leader.hand_overs.confirm_case(paper)
    assert refused.value.reason is Reason.NOT_TAKEN_YET
    new.hand_overs.take_case(paper, "与清单相符")
    with pytest.raises(Refusal):
        new.hand_overs.take_case(paper)
    assert [(number, who.to_name) for _, number, who in leader.hand_overs.to_confirm()] == [
        ("2026-0001", "罗见微")
    ]
    leader.hand_overs.confirm_case(paper)
    assert leader.hand_overs.to_confirm() == ()
    assert new.hand_overs.of_case(case)[0].signed.leader == "程望川"


def test_only_the_lead_hands_his_case_over(desk_of: DeskOf) -> None:
    lead, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("罗见微", Role.INVESTIGATOR)
    case = a_case(lead)
    with pytest.raises(Refusal):
        other.hand_overs.hand_case(case, other.officer.id, "我来办")
    assert lead.cases.open_file(case).may_write


def test_a_shift_takes_the_unassigned_cases_along(desk_of: DeskOf) -> None:
    early, late = desk_of("何晓棠", Role.DUTY_DESK), desk_of("段子衡", Role.DUTY_DESK)
    leader = desk_of("程望川", Role.SQUAD_LEADER)
    case = a_case(early)
    shift = early.hand_overs.hand_shift(late.officer.id, "对讲机两台；执法记录仪三台", "雨天慢行")
    # Until the other has signed nothing has changed hands.
    assert early.cases.open_file(case).number == "2026-0001"
    assert late.hand_overs.shifts()[0].numbers == ()
    late.hand_overs.take_shift(shift, "记录仪少一台")
    assert late.hand_overs.shifts()[0].numbers == ("2026-0001",)
    assert early.hand_overs.shifts()[0].numbers == ()
    assert late.cases.open_file(case).number == "2026-0001"
    with pytest.raises(Refusal):
        early.cases.open_file(case)
    leader.hand_overs.confirm_shift(shift)
    assert late.hand_overs.shifts()[0].signed.leader == "程望川"


def test_a_leader_does_not_confirm_his_own_hand_over(desk_of: DeskOf) -> None:
    both = desk_of("程望川", Role.SQUAD_LEADER, Role.DUTY_DESK)
    late = desk_of("段子衡", Role.DUTY_DESK)
    shift = both.hand_overs.hand_shift(late.officer.id, "钥匙")
    late.hand_overs.take_shift(shift)
    with pytest.raises(Refusal):
        both.hand_overs.confirm_shift(shift)


def test_a_file_is_lent_and_comes_back(desk_of: DeskOf, clock: Clock) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    case = a_case(lead)
    loan = lead.loans.lend(case, LOAN)
    (out,) = lead.loans.out()
    assert (out.entry, out.lent_at) == (LOAN, clock())
    clock.go_to(at(date(2026, 10, 16), 10))
    lead.loans.take_back(loan, "完好")
    assert lead.loans.out() == ()
    assert lead.loans.of_case(case)[0].state_on_return == "完好"


def test_a_seal_goes_on_issued_papers_only(desk_of: DeskOf) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    case = a_case(lead)
    draft = lead.documents.draft(RightToSue(), case)
    with pytest.raises(Refusal) as refused:
        lead.seals.use_seal(draft, "道路交通事故处理专用章", 2, "王砚秋")
    assert refused.value.reason is Reason.NOT_ISSUED


def test_the_list_of_seals_counts_the_copies_that_were_made(desk_of: DeskOf) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)
    case = lead.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=at(date(2026, 9, 20), 8),
            place="环城路3号",
            parties=(PartyEntry(name="孔祥林", kind=PartyKind.DRIVER, side="甲方"),),
        )
    )
    lead.approvals.record_external(
        case,
        Approving.SUSPENSION,
        authority="澄州市公安局交通警察支队",
        by="严正",
        number="澄公交〔2026〕3号",
        decided_on=date(2026, 9, 23),
    )
    paper = lead.documents.prepared(FormKind.SUSPENSION_NOTICE, case)
    assert isinstance(paper, SuspensionNotice)
    complete = replace(
        paper,
        cause=SuspensionCause.RESCUE,
        reason="证人在抢救",
        authority="澄州市公安局交通警察支队",
        approved_on=date(2026, 9, 23),
        from_on=date(2026, 9, 23),
        until_on=date(2026, 10, 20),
    )
    draft = lead.documents.draft(complete, case)
    lead.documents.issue(draft)
    (shown,) = lead.seals.papers()
    assert (shown.seal, shown.copies) == ("", 2)
    lead.seals.use_seal(draft, "道路交通事故处理专用章", 2, "王砚秋")
    (shown,) = lead.seals.papers()
    assert (shown.seal, shown.keeper) == ("道路交通事故处理专用章", "王砚秋")
