"""Which cases the room of leads offers, and to whom."""

import pytest

from cases.records.cases import CaseKind, Intake
from cases.records.officers import Role, TeamRole
from cases.refusals import Refusal
from leads.graph.nodes import NodeEntry, NodeKind
from leads.services.board import BoardService
from leads.services.chooser import LeadCases
from leads.services.counting import LeadCounts
from tests.conftest import START, DeskOf
from tests.ui.rooms.leads_story import told


def test_a_case_is_offered_to_its_lead_and_not_to_its_mediator(desk_of: DeskOf) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)
    mediator = desk_of("冯立成", Role.MEDIATOR)
    case = lead.cases.open_case(
        Intake(kind=CaseKind.INJURY, occurred_at=START, place="滨河路", hit_and_run=True)
    )
    lead.assignment.join(case, mediator.officer.id, TeamRole.MEDIATOR)
    found = LeadCases(lead).mine()
    assert [(one.case_id, one.place, one.knowing, one.may_write) for one in found] == [
        (case, "滨河路", 2, True)
    ]
    assert LeadCases(mediator).mine() == ()
    with pytest.raises(Refusal):
        LeadCases(mediator).one(case)


def test_an_outsider_is_offered_nothing(desk_of: DeskOf) -> None:
    lead, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("贺一", Role.INVESTIGATOR)
    case = lead.cases.open_case(Intake(kind=CaseKind.INJURY, occurred_at=START, place="滨河路"))
    assert LeadCases(other).mine() == ()
    with pytest.raises(Refusal):
        LeadCases(other).one(case)


def test_hit_and_runs_come_first(desk_of: DeskOf) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    fled = lead.cases.open_case(
        Intake(kind=CaseKind.DEATH, occurred_at=START, place="甲路", hit_and_run=True)
    )
    known = lead.cases.open_case(Intake(kind=CaseKind.INJURY, occurred_at=START, place="乙路"))
    assert [one.case_id for one in LeadCases(lead).mine()] == [fled, known]


def test_those_with_leads_on_the_board_come_before_newer_ones(desk_of: DeskOf) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    worked, newer = (
        lead.cases.open_case(
            Intake(kind=CaseKind.DEATH, occurred_at=START, place=place, hit_and_run=True)
        )
        for place in ("甲路", "乙路")
    )
    assert [one.case_id for one in LeadCases(lead).mine()] == [newer, worked]
    BoardService(lead).add_node(worked, NodeEntry(kind=NodeKind.PLACE, label="涵洞"))
    assert [one.case_id for one in LeadCases(lead).mine()] == [worked, newer]


def test_tabs_are_counted_without_a_look_in_the_journal(desk_of: DeskOf) -> None:
    lead, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("贺一", Role.INVESTIGATOR)
    case = told(lead)
    before = lead.cases.revision(case)
    found = LeadCounts(lead).of_case(case)
    # Two inquiries are open; the buyer and the holder of the van may have driven.
    assert (found.inquiries, found.persons, found.exhibits, found.canvass) == (2, 2, 0, 0)
    assert lead.cases.revision(case) == before
    with pytest.raises(Refusal):
        LeadCounts(other).of_case(case)
