"""What may be taken, on which approval, with which paper."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.papers.custody import (
    SeizureDecision,
)
from cases.papers.kinds import FormKind
from cases.records.approvals import ApprovalState
from cases.records.documents import DocumentState
from cases.records.holding import (
    Concern,
    Conversion,
    Measure,
    ThingAct,
    ThingEntry,
    ThingKind,
    ThingState,
)
from cases.records.ids import ThingId
from cases.records.times import at
from cases.refusals import Reason
from tests.cases.services.holding.held import CARD, facts, refused, thing
from tests.cases.services.holding_case import PLATE, Squad, seizure
from tests.conftest import Clock


def registered(squad: Squad) -> ThingId:
    """Register evidence where it is, seven days."""
    return squad.seize(measure=Measure.REGISTERED, things=(CARD,), receipt="保决18")


def conversion(squad: Squad) -> Conversion:
    return Conversion(at=squad.lead.now(), receipt="保决19", holder="沈默", place="物证室")


def test_a_vehicle_is_held_on_an_approval_with_its_paper(squad: Squad) -> None:
    found = thing(squad, squad.seize())
    assert (found.item, found.state, found.approved) == (PLATE, ThingState.HELD, True)
    assert [step.act for step in found.steps] == [ThingAct.TAKEN]
    assert found.steps[0].number == "3209902026092400317"
    assert (FactKind.VEHICLE_SEIZED, PLATE) in facts(squad)


def test_nothing_is_held_without_an_approval(squad: Squad) -> None:
    entry = seizure(squad.lead.now(), squad.driver, squad.vehicle)
    found = refused(squad.lead.holding.seize, squad.case, entry)
    assert found.reason is Reason.APPROVAL_MISSING
    assert squad.lead.holding.of_case(squad.case).things == ()


@pytest.mark.parametrize("field", ["receipt", "place", "holder", "reason", "where"])
def test_nothing_is_held_without_paper_place_and_holder(squad: Squad, field: str) -> None:
    empty: dict[str, Any] = {field: " "}
    entry = replace(seizure(squad.lead.now(), squad.driver, None), on_site=True, **empty)
    found = refused(squad.lead.holding.seize, squad.case, entry)
    assert (found.reason, found.details["field"]) == (Reason.FIELD_MISSING, field)


def test_evidence_registered_in_place_is_decided_on_within_seven_days(squad: Squad) -> None:
    found = thing(squad, registered(squad))
    (running,) = found.running
    assert (running.rule_id, running.due) == ("evidence.registered", date(2026, 10, 8))
    (asked,) = squad.lead.approvals.of_case(squad.case)
    assert (asked.kind, asked.state) == (Approving.EVIDENCE_REGISTRATION, ApprovalState.USED)
    draft = squad.lead.holding.draft_receipt((found.id,))
    paper = squad.lead.documents.paper(draft)
    assert isinstance(paper, SeizureDecision)
    assert (paper.measure, paper.until_on) == ("先行登记保存", date(2026, 10, 8))
    assert squad.lead.documents.issue(draft) == "保决18", "its own approval carries the paper"


def test_evidence_is_not_registered_first_and_approved_afterwards(squad: Squad) -> None:
    entry = replace(
        seizure(squad.lead.now(), squad.driver, None),
        measure=Measure.REGISTERED,
        things=(CARD,),
        on_site=True,
    )
    found = refused(squad.lead.holding.seize, squad.case, entry)
    assert (found.reason, found.article) == (Reason.REGISTRATION_UNAPPROVED, "admin.110")


def test_registered_evidence_is_seized_with_the_approval_to_seize_it(squad: Squad) -> None:
    made = registered(squad)
    found = refused(squad.lead.holding.convert, made, conversion(squad))
    assert (found.reason, found.details["approving"]) == (
        Reason.APPROVAL_MISSING,
        Approving.SEIZURE,
    )
    squad.approve(Approving.SEIZURE, CARD.name)
    squad.lead.holding.convert(made, conversion(squad))
    seized = thing(squad, made)
    assert (seized.measure, seized.receipt, seized.place) == (Measure.SEIZED, "保决19", "物证室")
    assert [one.rule_id for one in seized.running] == ["item.seizure"]
    assert [step.act for step in seized.steps] == [ThingAct.TAKEN, ThingAct.CONVERTED]
    again = refused(squad.lead.holding.convert, made, conversion(squad))
    assert again.reason is Reason.NOT_REGISTERED


def test_registered_evidence_is_seized_no_more_once_its_days_are_over(
    squad: Squad, clock: Clock
) -> None:
    made = registered(squad)
    squad.approve(Approving.SEIZURE, CARD.name)
    clock.go_to(at(date(2026, 10, 9), 9))
    assert thing(squad, made).concerns[0] is Concern.OVERDUE
    found = refused(squad.lead.holding.convert, made, conversion(squad))
    assert (found.reason, found.details["day"]) == (Reason.REGISTRATION_OVER, date(2026, 10, 8))


@pytest.mark.parametrize("measure", [one for one in Measure if one is not Measure.CUSTODY])
def test_cargo_is_never_seized(squad: Squad, measure: Measure) -> None:
    cargo = ThingEntry(kind=ThingKind.CARGO, name="苹果一车")
    entry = replace(
        seizure(squad.lead.now(), squad.driver, None),
        measure=measure,
        things=(cargo,),
        on_site=True,
    )
    found = refused(squad.lead.holding.seize, squad.case, entry)
    assert (found.reason, found.article) == (Reason.CARGO_NOT_SEIZED, "146.39")


def test_cargo_nobody_fetches_is_looked_after_once_the_owner_was_told(squad: Squad) -> None:
    cargo = ThingEntry(
        kind=ThingKind.CARGO, name="苹果一车", quantity="3吨", features="红富士，纸箱装"
    )
    entry = replace(
        seizure(squad.lead.now(), squad.driver, None), measure=Measure.CUSTODY, things=(cargo,)
    )
    assert refused(squad.lead.holding.seize, squad.case, entry).details["field"] == "owner_told_at"
    told = replace(entry, owner_told_at=squad.lead.now())
    (kept,) = squad.lead.holding.seize(squad.case, told)
    assert thing(squad, kept).approved
    assert thing(squad, kept).running == ()
    # Nothing was decided against anybody: its paper is a list and rests on no approval.
    squad.issued(squad.lead.holding.draft_receipt((kept,)))
    assert squad.papers(FormKind.KEEPING_LIST) == [DocumentState.ISSUED]
    assert squad.papers(FormKind.SEIZURE_DECISION) == []


@pytest.mark.parametrize(
    ("field", "words", "reason"),
    [
        ("place", "鑫达停车场", Reason.PARKING_FIRM_NAMED),
        ("holder", "顺达停车服务有限公司", Reason.PARKING_FIRM_NAMED),
        ("reason", "待缴清医疗费后发还", Reason.MONEY_CONDITION),
    ],
)
def test_no_firm_and_no_money_stand_in_the_record(
    squad: Squad, field: str, words: str, reason: Reason
) -> None:
    typed: dict[str, Any] = {field: words}
    entry = replace(seizure(squad.lead.now(), squad.driver, None), on_site=True, **typed)
    assert refused(squad.lead.holding.seize, squad.case, entry).reason is reason
