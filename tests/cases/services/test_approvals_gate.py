"""No act that needs an approval happens without one: every fact, every way to enter it."""

import inspect
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

import cases.services.ledger.preparing
from cases.law.approvals import Approving, WhoseApproval, approvals_of_facts, rule_of
from cases.law.fact_groups import MUST_END
from cases.law.facts import FactKind, part_of
from cases.papers.appraising import ReappraisalDecision
from cases.papers.kinds import FormKind
from cases.records.approvals import ApprovalState, Decision
from cases.records.cases import FactEntry
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.refusals import Reason
from cases.services.approvals.gate import spend
from cases.services.desk import Desk
from cases.services.facts import BY_ACTS, OF_SERVICES
from cases.store.rows.cases import FactRow
from tests.cases.services.test_approvals import GROUNDS, refused
from tests.cases.services.test_cases import INTAKE
from tests.conftest import Clock, DeskOf

GATED = sorted(approvals_of_facts())
TYPED = [kind for kind in GATED if kind not in OF_SERVICES and kind not in BY_ACTS]
HAPPENED = datetime(2026, 9, 24, 1, tzinfo=UTC)


def entry(desk: Desk, case_id: CaseId, kind: FactKind) -> FactEntry:
    return FactEntry(
        kind=kind,
        happened_at=HAPPENED,
        party_id=desk.cases.open_file(case_id).people.parties[0].id,
        item="K1",
        until=date(2026, 10, 20) if kind in MUST_END else None,
    )


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def head(desk_of: DeskOf) -> Desk:
    return desk_of("郝建勋", Role.APPROVER)


def approve(lead: Desk, head: Desk, case_id: CaseId, kind: Approving) -> None:
    if rule_of(kind).whose is WhoseApproval.ABOVE:
        lead.approvals.record_external(
            case_id,
            kind,
            "K1",
            authority="澄州市公安局交通警察支队",
            by="严正",
            number="澄公交〔2026〕3号",
            decided_on=date(2026, 9, 24),
        )
    else:
        asked = lead.approvals.request(case_id, kind, "K1", grounds=GROUNDS)
        head.approvals.decide(asked, Decision.APPROVED)


@pytest.mark.parametrize("kind", TYPED)
def test_a_fact_that_needs_an_approval_is_not_typed_in_without_one(
    lead: Desk, head: Desk, kind: FactKind
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    fact = entry(lead, case_id, kind)
    found = refused(lead.facts.record, case_id, fact)
    allowed = approvals_of_facts()[kind]
    assert (found.reason, found.details["approving"]) == (Reason.APPROVAL_MISSING, allowed[0])
    assert found.article == rule_of(allowed[0]).article
    approve(lead, head, case_id, allowed[-1])
    assert lead.facts.record(case_id, fact)
    again = refused(lead.facts.record, case_id, fact)
    assert again.reason is Reason.APPROVAL_MISSING


@pytest.mark.parametrize("kind", TYPED)
def test_another_fact_is_not_corrected_into_one_that_needs_an_approval(
    lead: Desk, kind: FactKind
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    fact = entry(lead, case_id, kind)
    harmless = lead.facts.record(case_id, replace(fact, kind=FactKind.SCENE_FINISHED, until=None))
    found = refused(lead.facts.correct, harmless, fact, "记错了")
    assert found.reason is Reason.APPROVAL_MISSING


@pytest.mark.parametrize("kind", GATED)
def test_no_act_of_any_service_enters_such_a_fact_without_using_an_approval_up(
    lead: Desk, head: Desk, kind: FactKind
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    allowed = approvals_of_facts()[kind][0]

    def enter(*, spending: bool) -> None:
        with lead.act("fact.record", case_id) as deed:
            if spending:
                spend(deed, lead, case_id, allowed, "K1")
            deed.session.add(
                FactRow(
                    case_id=case_id,
                    part=part_of(kind).value,
                    kind=kind.value,
                    happened_at=HAPPENED,
                    more={"item": "K1"},
                    entered_at=lead.now(),
                    entered_by=lead.officer.id,
                )
            )

    assert refused(enter, spending=False).reason is Reason.APPROVAL_MISSING
    approve(lead, head, case_id, allowed)
    enter(spending=True)
    kinds = [one.kind for one in lead.cases.open_file(case_id).facts]
    assert kinds.count(kind) == 1


def test_the_only_command_that_writes_facts_enters_none_of_these() -> None:
    source = inspect.getsource(cases.services.ledger.preparing)
    assert "FactKind" in source
    assert [kind for kind in GATED if f"FactKind.{kind.name}" in source] == []


def test_a_correction_that_leaves_the_approved_alone_needs_no_new_approval(
    lead: Desk, head: Desk, clock: Clock
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    fact = entry(lead, case_id, FactKind.SEIZURE_EXTENDED)
    approve(lead, head, case_id, Approving.SEIZURE_EXTENSION)
    recorded = lead.facts.record(case_id, fact)
    clock.advance(minutes=5)
    (told,) = [one.more for one in lead.cases.open_file(case_id).facts if one.id == recorded]
    earlier = replace(
        fact,
        happened_at=HAPPENED - timedelta(hours=1),
        authority=told["authority"],
        approver=told["approver"],
        approval_number=told["approval_number"],
        approved_on=date.fromisoformat(told["approved_on"]),
    )
    recorded = lead.facts.correct(recorded, earlier, "时间记错")
    clock.advance(minutes=5)
    longer = replace(fact, until=date(2026, 11, 20))
    found = refused(lead.facts.correct, recorded, longer, "多写几天")
    assert found.reason is Reason.APPROVAL_MISSING


def test_a_thing_is_held_only_on_an_approval_or_on_a_measure_taken_on_the_spot(
    lead: Desk, head: Desk
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    seized = entry(lead, case_id, FactKind.VEHICLE_SEIZED)
    assert refused(lead.facts.record, case_id, seized).reason is Reason.APPROVAL_MISSING
    lead.facts.record(case_id, replace(seized, kind=FactKind.ON_SITE_MEASURE))
    lead.facts.record(case_id, seized)
    other = replace(seized, item="K2")
    assert refused(lead.facts.record, case_id, other).reason is Reason.APPROVAL_MISSING


def test_a_late_appraisal_needs_the_authority_above(lead: Desk) -> None:
    case_id = lead.cases.open_case(INTAKE)
    scene = entry(lead, case_id, FactKind.SCENE_FINISHED)
    scene = replace(scene, happened_at=datetime(2026, 9, 17, 4, tzinfo=UTC), item="")
    lead.facts.record(case_id, scene)
    # Three working days from 17 September; Sunday the 20th is worked.
    last = replace(
        scene,
        kind=FactKind.APPRAISAL_COMMISSIONED,
        happened_at=datetime(2026, 9, 21, 4, tzinfo=UTC),
        item="A1",
    )
    late = replace(last, happened_at=datetime(2026, 9, 22, 4, tzinfo=UTC), item="A2")
    lead.facts.record(case_id, last)
    found = refused(lead.facts.record, case_id, late)
    assert (found.reason, found.article) == (Reason.APPROVAL_MISSING, "146.49")
    lead.approvals.record_external(
        case_id,
        Approving.APPRAISAL_LATE,
        "A2",
        authority="澄州市公安局交通警察支队",
        by="严正",
        number="澄公交〔2026〕3号",
        decided_on=date(2026, 9, 22),
    )
    lead.facts.record(case_id, late)


@pytest.mark.parametrize(
    ("until", "needs"), [(date(2026, 10, 24), False), (date(2026, 10, 25), True)]
)
def test_more_than_thirty_days_for_an_appraisal_need_the_authority_above(
    lead: Desk, until: date, *, needs: bool
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    fact = entry(lead, case_id, FactKind.APPRAISAL_COMMISSIONED)
    fact = replace(fact, until=until)
    if needs:
        found = refused(lead.facts.record, case_id, fact)
        assert found.details["approving"] is Approving.APPRAISAL_LONG
    else:
        assert lead.facts.record(case_id, fact)


def test_a_notice_of_refusal_rests_on_the_refusal_that_was_approved(lead: Desk, head: Desk) -> None:
    case_id = lead.cases.open_case(INTAKE)
    fact = entry(lead, case_id, FactKind.REAPPRAISAL_REFUSAL_DECIDED)
    notice = replace(fact, kind=FactKind.REAPPRAISAL_REFUSED)
    found = refused(lead.facts.record, case_id, notice)
    assert found.details["approving"] is Approving.REAPPRAISAL_REFUSAL
    approve(lead, head, case_id, Approving.REAPPRAISAL_REFUSAL)
    lead.facts.record(case_id, fact)
    (asked,) = lead.approvals.of_case(case_id)
    assert asked.state is ApprovalState.USED
    lead.facts.record(case_id, notice)
    kinds = [one.kind for one in lead.cases.open_file(case_id).facts]
    assert kinds.count(FactKind.REAPPRAISAL_REFUSED) == 1
    other = replace(notice, item="K2")
    assert refused(lead.facts.record, case_id, other).reason is Reason.APPROVAL_MISSING


def test_relatives_who_agree_to_an_autopsy_take_the_place_of_the_approval(
    lead: Desk, head: Desk
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    autopsy = replace(entry(lead, case_id, FactKind.AUTOPSY_DONE), item="")
    found = refused(lead.facts.record, case_id, autopsy)
    assert (found.details["approving"], found.article) == (Approving.AUTOPSY, "146.52")
    lead.facts.record(case_id, replace(autopsy, kind=FactKind.AUTOPSY_CONSENTED))
    assert lead.facts.record(case_id, autopsy)
    other = lead.cases.open_file(case_id).people.parties[1].id
    assert refused(lead.facts.record, case_id, replace(autopsy, party_id=other)).article == "146.52"


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        (FactKind.ASSISTANCE_ISSUED, "pursuit.draft_notice"),
        (FactKind.ASSISTANCE_WITHDRAWN, "pursuit.draft_withdrawal"),
        (FactKind.WATCH_SET, "pursuit.set_watch"),
        (FactKind.WATCH_LIFTED, "pursuit.lift_watch"),
    ],
)
def test_what_an_act_records_is_neither_typed_nor_corrected_into(
    lead: Desk, kind: FactKind, act: str
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    fact = entry(lead, case_id, kind)
    found = refused(lead.facts.record, case_id, fact)
    assert (found.reason, found.details["act"]) == (Reason.RECORDED_BY_ACT, act)
    harmless = lead.facts.record(case_id, replace(fact, kind=FactKind.SCENE_FINISHED))
    found = refused(lead.facts.correct, harmless, fact, "记错了")
    assert (found.reason, found.details["fact"]) == (Reason.RECORDED_BY_ACT, kind)


@pytest.mark.parametrize(
    "kind", [one for one in Approving if rule_of(one).whose is WhoseApproval.ABOVE]
)
def test_the_squad_s_approver_does_not_stand_in_for_an_authority_above(
    lead: Desk, head: Desk, kind: Approving
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    asked = lead.approvals.request(case_id, kind, "K1", grounds=GROUNDS)
    assert lead.approvals.one(asked).state is ApprovalState.OUTSIDE
    assert head.approvals.waiting() == ()
    assert refused(head.approvals.decide, asked, Decision.APPROVED).reason is Reason.NOT_FOUND
    approve(lead, head, case_id, kind)
    shown = lead.approvals.one(asked)
    assert shown.state is ApprovalState.APPROVED
    assert shown.outside is not None
    assert (shown.outside.name, shown.outside.number) == ("严正", "澄公交〔2026〕3号")


def test_what_the_own_head_decides_is_not_recorded_as_from_outside_while_he_can(
    lead: Desk, head: Desk
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    words = {
        "authority": "澄州市公安局交通警察支队",
        "by": "严正",
        "number": "澄公交〔2026〕3号",
        "decided_on": date(2026, 9, 24),
    }
    record = lead.approvals.record_external
    found = refused(record, case_id, Approving.QUICK_HANDLING, **words)
    assert (found.reason, found.details["name"]) == (Reason.APPROVER_AT_HAND, "郝建勋")


def test_a_station_of_one_officer_records_approvals_from_outside_as_such(lead: Desk) -> None:
    case_id = lead.cases.open_case(INTAKE)
    scan = lead.attachments.add(case_id, "批复.pdf", b"%PDF-1.4 scan")
    fact = entry(lead, case_id, FactKind.QUICK_APPROVED)
    recorded = lead.approvals.record_external(
        case_id,
        Approving.QUICK_HANDLING,
        "K1",
        authority="澄州市公安局交通警察支队",
        by="严正",
        number="澄公交〔2026〕3号",
        decided_on=date(2026, 9, 24),
        scan=scan,
    )
    lead.facts.record(case_id, fact)
    shown = lead.approvals.one(recorded)
    assert shown.state is ApprovalState.USED
    assert shown.outside is not None
    assert shown.outside.scan is not None
    assert lead.attachments.read(scan) == b"%PDF-1.4 scan"
    assert len(shown.outside.scan.sha256) == 64


def test_nobody_records_his_own_word_as_that_of_an_authority(lead: Desk) -> None:
    case_id = lead.cases.open_case(INTAKE)
    found = refused(
        lead.approvals.record_external,
        case_id,
        Approving.SUSPENSION,
        authority="支队",
        by="王砚秋",
        number="1号",
        decided_on=date(2026, 9, 24),
    )
    assert found.reason is Reason.OWN_REQUEST


def test_a_paper_that_tells_a_decision_is_not_issued_before_the_decision_is_approved(
    lead: Desk,
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    paper = lead.documents.prepared(FormKind.SUSPENSION_NOTICE, case_id)
    drafted = lead.documents.draft(paper, case_id)
    found = refused(lead.documents.issue, drafted)
    assert (found.reason, found.article) == (Reason.APPROVAL_MISSING, "146.68")
    approve(lead, lead, case_id, Approving.SUSPENSION)
    # From here on only its own fields are in the way.
    assert refused(lead.documents.issue, drafted).reason is Reason.PAPER_INCOMPLETE


@pytest.mark.parametrize(
    ("granted", "needs"),
    [(True, Approving.REAPPRAISAL), (False, Approving.REAPPRAISAL_REFUSAL)],
)
def test_a_decision_on_a_new_appraisal_rests_on_its_own_approval(
    lead: Desk, *, granted: bool, needs: Approving
) -> None:
    case_id = lead.cases.open_case(INTAKE)
    drafted = lead.documents.draft(ReappraisalDecision(is_granted=granted), case_id)
    assert refused(lead.documents.issue, drafted).details["approving"] is needs


def test_a_fact_tells_the_outside_approval_it_rests_on(lead: Desk) -> None:
    case_id = lead.cases.open_case(INTAKE)
    approve(lead, lead, case_id, Approving.SUSPENSION)
    lead.facts.record(case_id, entry(lead, case_id, FactKind.SUSPENSION_APPROVED))
    (fact,) = (
        one
        for one in lead.cases.open_file(case_id).facts
        if one.kind is FactKind.SUSPENSION_APPROVED
    )
    assert (fact.more["approver"], fact.more["approval_number"]) == ("严正", "澄公交〔2026〕3号")


def test_more_days_than_were_approved_are_a_new_decision_and_no_correction(lead: Desk) -> None:
    case_id = lead.cases.open_case(INTAKE)
    typed = replace(
        entry(lead, case_id, FactKind.SUSPENSION_APPROVED),
        until=date(2026, 10, 20),
        authority="澄州市公安局交通警察支队",
        approver="严正",
        approval_number="澄公交〔2026〕3号",
        approved_on=date(2026, 9, 24),
    )
    fact = lead.facts.record(case_id, typed)
    longer = replace(typed, until=date(2026, 10, 30), approval_number="澄公交〔2026〕5号")
    found = refused(lead.facts.correct, fact, longer, "录入有误")
    assert (found.reason, found.article) == (Reason.APPROVAL_MISSING, "146.68")
    fact = lead.facts.correct(fact, replace(typed, until=date(2026, 10, 16)), "录入有误")
    approve(lead, lead, case_id, Approving.SUSPENSION)
    lead.facts.correct(fact, longer, "支队延长了中止期限")
    (stands,) = (
        one
        for one in lead.cases.open_file(case_id).facts
        if one.kind is FactKind.SUSPENSION_APPROVED and one.replaced_at is None
    )
    assert stands.more["until"] == "2026-10-30"
    assert stands.more["approval_number"] == "澄公交〔2026〕3号", "that of the recorded decision"
