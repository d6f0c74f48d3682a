"""Approvals: asked for, reviewed, decided by somebody else, used once, lapsed when things move."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.papers.approving import ApprovalSheet
from cases.records.access import SecretEntry, SecretKind
from cases.records.approvals import ApprovalState, ChangedThing, Decision, Opinion, Step
from cases.records.cases import FactEntry
from cases.records.ids import ApprovalId, CaseId, StandInId
from cases.records.officers import Part, Role
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import spend
from cases.services.desk import Desk
from cases.store.rows.access import SecretIdentityRow
from reports.preview import page_count, page_text
from tests.cases.services.test_cases import INTAKE
from tests.conftest import Clock, DeskOf

GROUNDS = "经三次书面通知未到案接受询问"


def refused(act: Callable[..., object], *args: object, **more: Any) -> Refusal:
    with pytest.raises(Refusal) as found:
        act(*args, **more)
    return found.value


def use(desk: Desk, case_id: CaseId, kind: Approving, subject: str = "") -> None:
    """Do an act that needs the approval and does nothing else."""
    with desk.act("fact.record", case_id) as deed:
        spend(deed, desk, case_id, kind, subject)


@dataclass
class Squad:
    """Three desks and a case the first one leads."""

    lead: Desk
    reviewer: Desk
    approver: Desk
    case: CaseId

    def ask(self, kind: Approving = Approving.SUMMONS, subject: str = "传唤1") -> ApprovalId:
        return self.lead.approvals.request(self.case, kind, subject, grounds=GROUNDS)

    def approved(self, kind: Approving = Approving.SUMMONS, subject: str = "传唤1") -> ApprovalId:
        asked = self.ask(kind, subject)
        self.reviewer.approvals.give_opinion(asked, Opinion.AGREED)
        self.approver.approvals.decide(asked, Decision.APPROVED)
        return asked

    def state(self, asked: ApprovalId) -> ApprovalState:
        return self.lead.approvals.one(asked).state


@pytest.fixture
def squad(desk_of: DeskOf) -> Squad:
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    return Squad(
        lead,
        desk_of("沈知白", Role.REVIEWER),
        desk_of("郝建勋", Role.APPROVER),
        lead.cases.open_case(INTAKE),
    )


def test_an_approval_goes_by_the_reviewer_to_the_approver_and_is_used_once(squad: Squad) -> None:
    asked = squad.ask()
    assert squad.state(asked) is ApprovalState.IN_REVIEW
    assert [one.step for one in squad.reviewer.approvals.waiting()] == [Step.REVIEW]
    assert squad.approver.approvals.waiting() == ()
    squad.reviewer.approvals.give_opinion(asked, Opinion.AGREED, "符合传唤条件")
    (line,) = squad.approver.approvals.waiting()
    assert (line.id, line.step, line.requested_by) == (asked, Step.APPROVAL, "王砚秋")
    squad.approver.approvals.decide(asked, Decision.APPROVED)
    shown = squad.lead.approvals.one(asked)
    assert shown.state is ApprovalState.APPROVED
    assert shown.opinion is not None
    assert shown.opinion.text == "符合传唤条件"
    assert shown.decision is not None
    assert (shown.decision.by, shown.decision.text) == ("郝建勋", "同意")
    use(squad.lead, squad.case, Approving.SUMMONS, "传唤1")
    assert squad.state(asked) is ApprovalState.USED
    again = refused(use, squad.lead, squad.case, Approving.SUMMONS, "传唤1")
    assert again.reason is Reason.APPROVAL_MISSING
    assert again.article == "admin.67"


def test_the_case_opens_to_who_is_asked_and_closes_when_he_has_answered(squad: Squad) -> None:
    def sees(desk: Desk) -> bool:
        try:
            desk.cases.open_file(squad.case)
        except Refusal as told:
            assert told.reason is Reason.NOT_FOUND  # noqa: PT017 - either is an answer
            return False
        return True

    assert not sees(squad.reviewer)
    asked = squad.ask()
    assert (sees(squad.reviewer), sees(squad.approver)) == (True, False)
    squad.reviewer.approvals.give_opinion(asked, Opinion.AGREED)
    assert (sees(squad.reviewer), sees(squad.approver)) == (False, True)
    squad.approver.approvals.decide(asked, Decision.REFUSED, "先行询问")
    assert (sees(squad.reviewer), sees(squad.approver)) == (False, False)
    (mine,) = squad.approver.approvals.answered()
    assert (mine.verdict, mine.text) == ("refused", "先行询问")
    assert refused(squad.approver.approvals.one, asked).reason is Reason.NOT_FOUND


@pytest.mark.parametrize("decision", [Decision.REFUSED, Decision.SENT_BACK])
def test_what_was_not_approved_cannot_be_used(squad: Squad, decision: Decision) -> None:
    asked = squad.ask()
    squad.reviewer.approvals.give_opinion(asked, Opinion.AGAINST, "仅有一次通知")
    assert refused(squad.approver.approvals.decide, asked, decision).reason is (
        Reason.REASON_MISSING
    )
    squad.approver.approvals.decide(asked, decision, "再通知一次")
    found = refused(use, squad.lead, squad.case, Approving.SUMMONS, "传唤1")
    assert found.reason is Reason.APPROVAL_MISSING


def test_an_approval_is_for_its_subject_and_case_only(squad: Squad) -> None:
    squad.approved()
    other = squad.lead.cases.open_case(INTAKE)
    for case_id, subject in ((squad.case, "传唤2"), (squad.case, ""), (other, "传唤1")):
        found = refused(use, squad.lead, case_id, Approving.SUMMONS, subject)
        assert found.reason is Reason.APPROVAL_MISSING
    wrong = refused(use, squad.lead, squad.case, Approving.SUMMONS_EXTENSION, "传唤1")
    assert wrong.reason is Reason.APPROVAL_MISSING


def test_nobody_answers_his_own_request(desk_of: DeskOf) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR, Role.REVIEWER, Role.APPROVER)
    case_id = lead.cases.open_case(INTAKE)
    asked = lead.approvals.request(case_id, Approving.SUMMONS, "传唤1", grounds=GROUNDS)
    shown = lead.approvals.one(asked)
    assert (shown.state, shown.reviewer, shown.approver) == (ApprovalState.OUTSIDE, "", "")
    told = refused(lead.approvals.decide, asked, Decision.APPROVED)
    assert told.reason in {Reason.NOT_ALLOWED, Reason.APPROVAL_STATE}
    assert lead.approvals.waiting() == ()
    named = refused(
        lead.approvals.request,
        case_id,
        Approving.SEIZURE,
        "K1",
        grounds=GROUNDS,
        approver=lead.officer.id,
    )
    assert named.reason is Reason.OWN_REQUEST


def test_the_same_person_does_not_review_and_approve_one_request(desk_of: DeskOf) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    both = desk_of("郝建勋", Role.REVIEWER, Role.APPROVER)
    case_id = lead.cases.open_case(INTAKE)
    asked = lead.approvals.request(case_id, Approving.SUMMONS, "传唤1", grounds=GROUNDS)
    shown = lead.approvals.one(asked)
    assert (shown.reviewer, shown.approver) == ("", "郝建勋")
    both.approvals.decide(asked, Decision.APPROVED)
    wanted = refused(
        lead.approvals.request,
        case_id,
        Approving.SEIZURE,
        "K1",
        grounds=GROUNDS,
        reviewer=both.officer.id,
        approver=both.officer.id,
    )
    assert wanted.reason is Reason.OWN_REQUEST


FACT = FactEntry(
    kind=FactKind.SCENE_FINISHED, happened_at=datetime(2026, 9, 23, 4, tzinfo=UTC), note="现场图"
)


def test_an_approval_lapses_when_the_case_changes_before_use(squad: Squad) -> None:
    asked = squad.approved()
    squad.lead.facts.record(squad.case, FACT)
    shown = squad.lead.approvals.one(asked)
    assert shown.state is ApprovalState.LAPSED
    (change,) = shown.changes
    assert (change.thing, change.fact) == (ChangedThing.FACT, FactKind.SCENE_FINISHED)
    found = refused(use, squad.lead, squad.case, Approving.SUMMONS, "传唤1")
    assert found.reason is Reason.APPROVAL_LAPSED
    assert found.details["changes"] == shown.changes


def test_a_correction_lapses_it_and_taking_it_back_does_not_bring_it_back_to_another_state(
    squad: Squad,
) -> None:
    fact = squad.lead.facts.record(squad.case, FACT)
    asked = squad.approved()
    later = replace(FACT, happened_at=FACT.happened_at + timedelta(hours=1))
    squad.lead.facts.correct(fact, later, "笔误")
    assert squad.state(asked) is ApprovalState.LAPSED


def test_a_used_approval_does_not_lapse(squad: Squad) -> None:
    asked = squad.approved()
    use(squad.lead, squad.case, Approving.SUMMONS, "传唤1")
    squad.lead.facts.record(squad.case, FACT)
    assert squad.state(asked) is ApprovalState.USED


def test_facts_of_another_item_and_mere_steps_do_not_lapse_it(squad: Squad) -> None:
    asked = squad.approved()
    other = replace(FACT, kind=FactKind.ON_SITE_MEASURE, item="K9")
    squad.lead.facts.record(squad.case, other)
    told = replace(FACT, kind=FactKind.SUMMONS_FAMILY_TOLD, item="传唤1")
    with squad.lead.act("fact.record", squad.case) as deed:
        from cases.store.rows.cases import FactRow

        deed.session.add(
            FactRow(
                case_id=squad.case,
                part="investigation",
                kind=told.kind.value,
                happened_at=told.happened_at,
                more={"item": told.item},
                entered_at=squad.lead.now(),
                entered_by=squad.lead.officer.id,
            )
        )
    assert squad.state(asked) is ApprovalState.APPROVED


def test_what_changed_since_the_request_must_have_been_seen_to_be_approved(squad: Squad) -> None:
    asked = squad.ask()
    squad.reviewer.approvals.give_opinion(asked, Opinion.AGREED)
    squad.lead.facts.record(squad.case, FACT)
    (line,) = squad.approver.approvals.waiting()
    assert line.changed
    decide = squad.approver.approvals.decide
    assert refused(decide, asked, Decision.APPROVED).reason is Reason.CHANGED_MEANWHILE
    seen = squad.approver.approvals.one(asked)
    assert [one.fact for one in seen.changes] == [FactKind.SCENE_FINISHED]
    decide(asked, Decision.APPROVED, seen=seen.digest)
    use(squad.lead, squad.case, Approving.SUMMONS, "传唤1")


def test_an_approval_for_some_days_ends_with_the_last(squad: Squad, clock: Clock) -> None:
    asked = squad.ask()
    squad.reviewer.approvals.give_opinion(asked, Opinion.AGREED)
    squad.approver.approvals.decide(asked, Decision.APPROVED, until=date(2026, 9, 25))
    clock.go_to(at(date(2026, 9, 26)) - timedelta(seconds=1))
    assert squad.state(asked) is ApprovalState.APPROVED
    clock.advance(seconds=1)
    assert squad.state(asked) is ApprovalState.EXPIRED
    found = refused(use, squad.lead, squad.case, Approving.SUMMONS, "传唤1")
    assert found.reason is Reason.APPROVAL_EXPIRED


def test_one_request_at_a_time_and_a_withdrawn_one_gives_nothing(squad: Squad) -> None:
    asked = squad.ask()
    assert refused(squad.ask).reason is Reason.APPROVAL_PENDING
    squad.lead.approvals.withdraw(asked, "当事人已到案")
    assert squad.state(asked) is ApprovalState.WITHDRAWN
    assert squad.reviewer.approvals.waiting() == ()
    answer = refused(squad.reviewer.approvals.give_opinion, asked, Opinion.AGREED)
    assert answer.reason is Reason.NOT_FOUND
    asked = squad.approved()
    squad.lead.approvals.withdraw(asked, "不再需要")
    found = refused(use, squad.lead, squad.case, Approving.SUMMONS, "传唤1")
    assert found.reason is Reason.APPROVAL_MISSING


def test_an_oral_word_is_good_for_its_hours_and_only_where_the_law_has_it(
    squad: Squad, clock: Clock
) -> None:
    said = clock() - timedelta(hours=1)
    ask = squad.lead.approvals.request
    found = refused(ask, squad.case, Approving.SUMMONS, "传唤1", grounds=GROUNDS, oral_at=said)
    assert found.reason is Reason.NOT_BY_MOUTH
    asked = ask(squad.case, Approving.SEIZURE, "K1", grounds="车辆可能被转移", oral_at=said)
    assert squad.reviewer.approvals.waiting() == ()
    (line,) = squad.approver.approvals.waiting()
    assert line.due_at == said + timedelta(hours=24)
    use(squad.lead, squad.case, Approving.SEIZURE, "K1")
    squad.approver.approvals.decide(asked, Decision.APPROVED)
    assert squad.state(asked) is ApprovalState.USED


def test_an_oral_word_not_made_good_in_time_gives_nothing(squad: Squad, clock: Clock) -> None:
    squad.lead.approvals.request(
        squad.case, Approving.SEIZURE, "K1", grounds="车辆可能被转移", oral_at=clock()
    )
    clock.advance(hours=24, seconds=1)
    found = refused(use, squad.lead, squad.case, Approving.SEIZURE, "K1")
    assert found.reason is Reason.APPROVAL_MISSING


def test_the_papers_of_a_request_are_drafted_with_it_and_say_what_was_said(
    squad: Squad, desk_of: DeskOf
) -> None:
    asked = squad.lead.approvals.request(
        squad.case,
        Approving.SUMMONS,
        "传唤1",
        grounds=GROUNDS,
        matter="传唤卢建平于9月25日9时到队",
    )
    squad.reviewer.approvals.give_opinion(asked, Opinion.AGREED, "符合传唤条件")
    pages = squad.approver.approvals.pages(asked)
    text = "".join(page_text(pages, one) for one in range(page_count(pages)))
    for words in (
        "呈请报告书",
        "呈请审批表",
        "传唤卢建平于9月25日9时到队",
        GROUNDS,
        "符合传唤条件",
    ):
        assert words in text.replace("\n", "")
    assert "第六十七条" in text.replace("\n", "")
    squad.approver.approvals.decide(asked, Decision.APPROVED, "同意，注意告知家属")
    shown = squad.lead.approvals.one(asked)
    assert shown.report_id is not None
    assert shown.sheet_id is not None
    sheet = squad.lead.documents.paper(shown.sheet_id)
    assert isinstance(sheet, ApprovalSheet)
    assert (sheet.approver, sheet.decision) == ("郝建勋", "批准。同意，注意告知家属")
    assert squad.lead.documents.issue(shown.report_id) == "澄临公交呈字〔2026〕1号"
    squad.lead.documents.issue(shown.sheet_id)


def a_day(desk: Desk, stand_in: Desk, role: Role) -> StandInId:
    return desk.approvals.appoint(
        desk.officer.id,
        stand_in.officer.id,
        role,
        from_on=date(2026, 9, 24),
        until_on=date(2026, 9, 25),
        reason="外出培训",
    )


def test_a_stand_in_answers_until_midnight_and_is_named(
    squad: Squad, desk_of: DeskOf, clock: Clock
) -> None:
    deputy = desk_of("宋一川", Role.INVESTIGATOR)
    a_day(squad.approver, deputy, Role.APPROVER)
    first, second = squad.ask(subject="传唤1"), squad.ask(subject="传唤2")
    for one in (first, second):
        squad.reviewer.approvals.give_opinion(one, Opinion.AGREED)
    clock.go_to(at(date(2026, 9, 26)) - timedelta(seconds=1))
    assert [one.stands_in_for for one in deputy.approvals.waiting()] == ["郝建勋", "郝建勋"]
    deputy.approvals.decide(first, Decision.APPROVED, "同意")
    said = squad.lead.approvals.one(first).decision
    assert said is not None
    assert (said.by, said.stood_in_for) == ("宋一川", "郝建勋")
    clock.advance(seconds=1)
    assert deputy.approvals.waiting() == ()
    assert refused(deputy.approvals.decide, second, Decision.APPROVED).reason is Reason.NOT_FOUND
    assert refused(deputy.cases.open_file, squad.case).reason is Reason.NOT_FOUND
    squad.approver.approvals.decide(second, Decision.APPROVED)


def test_a_stand_in_does_not_answer_his_own_request_nor_twice(
    squad: Squad, desk_of: DeskOf
) -> None:
    a_day(squad.approver, squad.lead, Role.APPROVER)
    a_day(squad.approver, squad.reviewer, Role.APPROVER)
    asked = squad.ask()
    squad.reviewer.approvals.give_opinion(asked, Opinion.AGREED)
    own = refused(squad.lead.approvals.decide, asked, Decision.APPROVED)
    assert own.reason is Reason.OWN_REQUEST
    twice = refused(squad.reviewer.approvals.decide, asked, Decision.APPROVED)
    assert twice.reason is Reason.SAME_PERSON_TWICE


def test_the_one_who_asked_is_not_answered_in_his_own_name(squad: Squad, desk_of: DeskOf) -> None:
    both = desk_of("任远山", Role.INVESTIGATOR, Role.APPROVER)
    deputy = desk_of("宋一川", Role.INVESTIGATOR)
    a_day(both, deputy, Role.APPROVER)
    case_id = both.cases.open_case(INTAKE)
    asked = both.approvals.request(case_id, Approving.SEIZURE, "K1", grounds=GROUNDS, urgent=True)
    assert both.approvals.one(asked).approver == "郝建勋"
    assert deputy.approvals.waiting() == ()
    assert refused(deputy.approvals.decide, asked, Decision.APPROVED).reason is Reason.NOT_FOUND


def test_a_stand_in_whose_days_begin_later_gets_what_waits_then(
    squad: Squad, desk_of: DeskOf, clock: Clock
) -> None:
    deputy = desk_of("宋一川", Role.INVESTIGATOR)
    squad.approver.approvals.appoint(
        squad.approver.officer.id,
        deputy.officer.id,
        Role.APPROVER,
        from_on=date(2026, 9, 28),
        until_on=date(2026, 9, 30),
        reason="休假",
    )
    asked = squad.ask()
    squad.reviewer.approvals.give_opinion(asked, Opinion.AGREED)
    assert deputy.approvals.waiting() == ()
    clock.go_to(at(date(2026, 9, 28), 0, 1))
    assert [one.id for one in deputy.approvals.waiting()] == [asked]
    deputy.approvals.decide(asked, Decision.REFUSED, "先行询问")


def test_ending_a_stand_in_closes_what_was_open_to_him(squad: Squad, desk_of: DeskOf) -> None:
    deputy = desk_of("宋一川", Role.INVESTIGATOR)
    standing = a_day(squad.approver, deputy, Role.APPROVER)
    asked = squad.ask()
    squad.reviewer.approvals.give_opinion(asked, Opinion.AGREED)
    assert deputy.approvals.waiting()
    squad.approver.approvals.end_stand_in(standing)
    assert deputy.approvals.waiting() == ()
    assert refused(deputy.cases.open_file, squad.case).reason is Reason.NOT_FOUND
    (shown,) = squad.approver.approvals.stand_ins()
    assert (shown.stand_in, shown.appointed_by, shown.live) == ("宋一川", "郝建勋", False)


def test_who_stands_in_for_the_approver_reads_secret_names_for_his_days_and_no_longer(
    squad: Squad, desk_of: DeskOf, clock: Clock
) -> None:
    squad.lead.access.keep_secret(
        squad.case, SecretEntry(kind=SecretKind.WITNESS, name="柏秀兰", phone="13900007788")
    )
    deputy, other = desk_of("宋一川", Role.INVESTIGATOR), desk_of("孟祥", Role.INVESTIGATOR)
    a_day(squad.approver, deputy, Role.APPROVER)
    a_day(squad.reviewer, other, Role.REVIEWER)

    def reads(desk: Desk) -> bool:
        """The service and the guard below it say the same."""
        with desk.reading() as session:
            rows = [row.name for row in session.scalars(select(SecretIdentityRow))]
        told = desk.access.learns_names(squad.case)
        if told:
            assert [one.entry.name for one in desk.access.secret_identities(squad.case)] == rows
        else:
            assert rows == []
            refused(desk.access.secret_identities, squad.case)
        return told

    # Nothing before the case lies before his approver, nor for who stands in for the reviewer.
    assert not reads(deputy)
    asked = squad.ask()
    assert (reads(deputy), reads(other), reads(squad.reviewer)) == (False, False, False)
    squad.reviewer.approvals.give_opinion(asked, Opinion.AGREED)
    assert (reads(deputy), reads(other), reads(squad.approver)) == (True, False, True)
    clock.go_to(at(date(2026, 9, 26)) - timedelta(seconds=1))
    assert reads(deputy)
    clock.advance(seconds=1)
    assert (reads(deputy), reads(squad.approver)) == (False, True)


def test_leave_of_another_kind_shows_a_stand_in_no_secret_name(
    squad: Squad, desk_of: DeskOf, clock: Clock
) -> None:
    squad.lead.access.keep_secret(
        squad.case, SecretEntry(kind=SecretKind.WITNESS, name="柏秀兰", phone="13900007788")
    )
    deputy = desk_of("宋一川", Role.INVESTIGATOR)
    standing = a_day(squad.approver, deputy, Role.APPROVER)
    squad.reviewer.approvals.give_opinion(squad.ask(), Opinion.AGREED)
    assert deputy.access.learns_names(squad.case)
    squad.approver.approvals.end_stand_in(standing)
    until = clock() + timedelta(days=1)
    squad.lead.access.grant(squad.case, deputy.officer.id, Part.INVESTIGATION, "复勘", until)
    assert deputy.cases.open_file(squad.case).number
    assert not deputy.access.learns_names(squad.case)
    with deputy.reading() as session:
        assert session.scalars(select(SecretIdentityRow)).all() == []


def test_who_appoints_a_stand_in(squad: Squad, desk_of: DeskOf) -> None:
    leader, other = desk_of("石守信", Role.SQUAD_LEADER), desk_of("宋一川", Role.INVESTIGATOR)
    head = squad.approver.officer.id
    days = {"from_on": date(2026, 9, 24), "until_on": date(2026, 9, 25), "reason": "外出"}

    def appoint(desk: Desk, stand_in: Desk, **words: Any) -> object:
        return desk.approvals.appoint(
            head,
            stand_in.officer.id,
            Role.APPROVER,
            **{**days, **words},
        )

    assert refused(appoint, other, other).reason is Reason.OWN_REQUEST
    assert refused(appoint, squad.lead, other).reason is Reason.NOT_ALLOWED
    assert refused(appoint, leader, leader).reason is Reason.OWN_REQUEST
    assert refused(appoint, leader, other).details["field"] == "order_number"
    assert appoint(leader, other, order_number="大队〔2026〕9号")
    past = date(2026, 9, 1)
    found = refused(appoint, squad.approver, other, from_on=past, until_on=past)
    assert found.reason is Reason.TIMES_INVERTED
