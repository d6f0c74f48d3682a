"""Inquiries of a case: what each is worth, who makes it, and its result."""

from dataclasses import replace
from typing import Any

import pytest

from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.evidence.kinds import (
    Finding,
)
from leads.evidence.records import (
    InquiryState,
    OutcomeEntry,
)
from leads.services.candidates import CandidateService
from tests.conftest import DeskOf
from tests.leads.services.candidate_case import (
    ASK,
    case,
    desks,
    lead,
    refused,
    service,
    two_vehicles,
)

__all__ = ["case", "desks", "lead", "service"]


def test_an_inquiry_is_worth_more_the_less_time_it_takes(
    service: CandidateService, case: CaseId
) -> None:
    two_vehicles(service, case)
    service.add_inquiry(case, replace(ASK, question="慢", hours=2.0))
    service.add_inquiry(case, ASK)
    quick, slow = service.what_next(case)
    assert (quick.inquiry.question, slow.inquiry.question) == (ASK.question, "慢")
    assert quick.gain.bits == pytest.approx(slow.gain.bits)
    assert quick.gain.bits_per_hour == pytest.approx(4 * slow.gain.bits_per_hour)
    assert quick.leading[0] == "吉A56626"
    assert quick.gain.outcomes[0].probability > quick.gain.outcomes[1].probability


def test_a_result_is_entered_once_and_is_evidence_from_then_on(
    service: CandidateService, case: CaseId
) -> None:
    two_vehicles(service, case)
    made = service.add_inquiry(case, ASK)
    promised = service.what_next(case)[0].gain.outcomes[0].probability
    service.answer_inquiry(made, 0, "2025 年 11 月转给邢某", grade_of("A1"))
    (piece,) = service.evidence(case)
    assert piece.content == Finding(("吉A56626",), 0.8, 0.1)
    assert piece.inquiry == made
    (inquiry,) = service.inquiries(case)
    assert (inquiry.state, inquiry.outcome) == (InquiryState.ANSWERED, 0)
    assert service.what_next(case) == ()
    # By the grade of the answer a little less than promised.
    assert service.candidates(case).vehicles[0].probability == pytest.approx(promised, abs=0.02)
    refused(Reason.CHANGED_MEANWHILE, lambda: service.answer_inquiry(made, 1, "未转让", None))
    refused(Reason.CHANGED_MEANWHILE, lambda: service.drop_inquiry(made, "不问了"))


def test_an_inquiry_goes_to_somebody_who_investigates_the_case(
    service: CandidateService, case: CaseId, desks: tuple[Desk, Desk], desk_of: DeskOf
) -> None:
    made = service.add_inquiry(case, ASK)
    service.give_inquiry(made, desks[1].officer.id)
    assert service.inquiries(case)[0].officer == "冯立成"
    stranger = desk_of("局外人", Role.INVESTIGATOR).officer.id
    refused(Reason.NOT_ALLOWED, lambda: service.give_inquiry(made, stranger))
    # An investigator who only mediates this case does not see its inquiries.
    mediating = desk_of("调解甲", Role.INVESTIGATOR, Role.MEDIATOR).officer.id
    desks[0].assignment.join(case, mediating, TeamRole.MEDIATOR, "调解")
    refused(Reason.NOT_ALLOWED, lambda: service.give_inquiry(made, mediating))


def test_a_dropped_inquiry_stays_with_its_reason(service: CandidateService, case: CaseId) -> None:
    made = service.add_inquiry(case, ASK)
    service.drop_inquiry(made, "该公司无此单号")
    (one,) = service.inquiries(case)
    assert (one.state, one.result) == (InquiryState.DROPPED, "该公司无此单号")


@pytest.mark.parametrize(
    "changes",
    [
        {"hours": 0.0},
        {"outcomes": ASK.outcomes[:1]},
        {"outcomes": (ASK.outcomes[0], ASK.outcomes[0])},
        {
            "outcomes": (
                OutcomeEntry("是", ("吉A1",), 1, 0.5),
                OutcomeEntry("否", ("吉A1",), 0, 0.5),
            )
        },
    ],
)
def test_answers_that_are_not_all_there_is_are_refused(
    service: CandidateService, case: CaseId, changes: dict[str, Any]
) -> None:
    refused(
        Reason.FIELD_INVALID,
        lambda: service.add_inquiry(case, replace(ASK, **changes)),
    )
