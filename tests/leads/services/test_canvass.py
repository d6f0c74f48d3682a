"""A canvass in the real store: nothing is tried that was not approved and consented to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlcipher3.dbapi2 import IntegrityError

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.papers.canvassing import CanvassSheet
from cases.records.approvals import Decision, Opinion
from cases.records.cases import FactEntry
from cases.records.documents import DocumentFilter
from cases.records.exhibits import CustodyAct
from cases.records.ids import ApprovalId
from cases.records.officers import Role, TeamRole
from cases.records.times import at, day_of
from cases.refusals import Reason, Refusal
from leads.canvass.addresses import OutingId, address_of
from leads.canvass.records import Answer, Mark, Outing, OutingState, Turned
from leads.graph.nodes import LinkKind, LinkStatus
from leads.services.board import BoardService
from leads.services.canvass import CanvassService
from leads.services.canvass.reading import Shown
from leads.services.exhibits import ExhibitService
from reports.preview import page_count, page_text
from tests.conftest import Begin, Clock, DeskOf
from tests.leads.services.canvass_case import DOORS, Evening, make_evening, make_traced


@pytest.fixture
def evening(begin: Begin) -> Evening:
    made: Evening = begin(make_traced)
    return made


def refused(act: Callable[..., object], *args: Any, **more: Any) -> Refusal:
    with pytest.raises(Refusal) as found:
        act(*args, **more)
    return found.value


def shown(evening: Evening) -> Shown:
    (one,) = evening.service.of_case(evening.case).shown
    return one


def state(evening: Evening, outing: OutingId) -> OutingState:
    return next(one.state for one in shown(evening).canvass.outings if one.id == outing)


def test_a_sentence_makes_the_grid(evening: Evening) -> None:
    evening.begin()
    canvass = shown(evening).canvass
    assert len([one for one in canvass.doors if not one.address.is_shared]) == 71
    assert len([one for one in canvass.doors if one.address.is_shared]) == 6
    assert canvass.exhibit == "物证1号 钥匙一串"
    assert [one.code for one in canvass.buildings] == ["5", "6", "7"]
    assert evening.service.add_doors(canvass.id, "7号楼2单元6层每层2户") == 1
    assert evening.service.doors(canvass.id)[0] == address_of("5-1")


@pytest.mark.parametrize(
    ("changes", "doors", "reason"),
    [
        ({"name": " "}, DOORS, Reason.FIELD_MISSING),
        ({"purpose": ""}, DOORS, Reason.FIELD_MISSING),
        ({"keys": ()}, DOORS, Reason.FIELD_MISSING),
        ({"exhibit_id": 99}, DOORS, Reason.NOT_FOUND),
        ({}, "3栋若干单元", Reason.FIELD_INVALID),
    ],
)
def test_what_is_missing_is_named(
    evening: Evening, changes: dict[str, object], doors: str, reason: Reason
) -> None:
    found = refused(evening.service.begin, evening.case, evening.entry(**changes), doors)
    assert found.reason is reason


def test_the_near_building_is_likelier_and_a_chance_set_by_hand_stands(evening: Evening) -> None:
    canvass = evening.begin()
    plan = shown(evening).plan
    assert plan.belief.behind("6-1") > plan.belief.behind("5-1") > plan.belief.behind("7-1")
    door = address_of("7-1-301")
    assert refused(evening.service.set_chances, canvass, {door: 0.3}, " ").reason is (
        Reason.REASON_MISSING
    )
    evening.service.set_chances(canvass, {door: 0.3}, "邻居称见过该车")
    assert shown(evening).plan.belief.doors[door] == pytest.approx(0.3)
    found = refused(evening.service.set_chances, canvass, {door: 1.3}, "x")
    assert found.reason is Reason.FIELD_INVALID


def test_no_outing_is_planned_before_the_traces_are_taken(desk_of: DeskOf, clock: Clock) -> None:
    evening = make_evening(desk_of, clock)
    canvass = evening.begin()
    assert refused(evening.plan, canvass).reason is Reason.TRACES_NOT_TAKEN
    evening.traces()
    assert state(evening, evening.plan(canvass)) is OutingState.PLANNED


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"scope": ()}, Reason.FIELD_MISSING),
        ({"scope": ("9-1",)}, Reason.FIELD_INVALID),
        ({"recording": " "}, Reason.FIELD_MISSING),
        ({"officers": (1, 1)}, Reason.ONE_OFFICER_ALONE),
        ({"officers": (1, 3)}, Reason.FIELD_INVALID),
        ({"until_at": at(day_of(Clock()()), 9)}, Reason.TIMES_INVERTED),
        ({"until_at": at(day_of(Clock()()), 18) + timedelta(days=2)}, Reason.FIELD_INVALID),
    ],
)
def test_a_plan_names_scope_hours_two_officers_and_recording(
    evening: Evening, changes: dict[str, object], reason: Reason
) -> None:
    assert refused(evening.plan, evening.begin(), **changes).reason is reason


def test_no_sheet_prints_before_review_and_approval(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    papers, asked = evening.lead.documents, ApprovalId(0)
    for step in ("planned", "asked", "reviewed"):
        found = refused(evening.service.print_sheet, outing)
        assert (found.reason, found.article) == (Reason.APPROVAL_MISSING, "admin.82"), step
        assert all(one.form != "canvass_sheet" for one in papers.register(DocumentFilter()).lines)
        if step == "planned":
            asked = evening.ask(outing)
            assert state(evening, outing) is OutingState.ASKED
            assert refused(evening.ask, outing).reason is Reason.OUTING_STATE
        elif step == "asked":
            evening.reviewer.approvals.give_opinion(asked, Opinion.AGREED)
    evening.approver.approvals.decide(asked, Decision.APPROVED)
    assert state(evening, outing) is OutingState.APPROVED
    document = evening.service.print_sheet(outing)
    assert state(evening, outing) is OutingState.PRINTED
    assert refused(evening.service.print_sheet, outing).reason is Reason.OUTING_STATE
    assert evening.lead.approvals.one(asked).used_for == "canvass.print"
    pdf = papers.pdf(document)
    words = "".join(page_text(pdf, n) for n in range(page_count(pdf))).replace("\n", "")
    for said in (
        "6栋2单元",
        "王砚秋、冯立成",
        "04、07号执法记录仪",
        "第八十二条",
        "沈知白",
        "郝建勋",
    ):
        assert said in words.replace(" ", "")
    assert "%" not in words
    assert "概率" not in words


def test_an_approval_without_legal_review_prints_nothing(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    matter = _matter(evening, outing)
    asked = evening.lead.approvals.request(
        evening.case, Approving.CANVASS, "走访1-1", grounds="急", matter=matter, urgent=True
    )
    evening.approver.approvals.decide(asked, Decision.APPROVED)
    assert refused(evening.service.print_sheet, outing).reason is Reason.CANVASS_UNREVIEWED


def test_an_approval_of_other_words_prints_nothing(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    asked = evening.lead.approvals.request(
        evening.case, Approving.CANVASS, "走访1-1", grounds="g", matter="在纺织新村走访"
    )
    evening.reviewer.approvals.give_opinion(asked, Opinion.AGREED)
    evening.approver.approvals.decide(asked, Decision.APPROVED)
    assert refused(evening.service.print_sheet, outing).reason is Reason.CANVASS_UNREVIEWED


def _matter(evening: Evening, outing: OutingId) -> str:
    with evening.lead.reading() as session:
        found = session.execute(
            text("SELECT matter FROM canvass_outings WHERE id=:id"), {"id": outing}
        )
        return str(found.scalar_one())


def test_an_approval_lapses_when_the_facts_move(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    evening.approve(outing)
    evening.clock.advance(minutes=5)
    entry = FactEntry(kind=FactKind.VEHICLE_FOUND, happened_at=evening.clock())
    evening.lead.facts.record(evening.case, entry)
    assert state(evening, outing) is OutingState.LAPSED
    assert refused(evening.service.print_sheet, outing).reason is Reason.APPROVAL_LAPSED
    evening.print(outing)
    assert state(evening, outing) is OutingState.PRINTED


def test_a_draft_of_the_sheet_is_made_by_nobody_else(evening: Evening) -> None:
    found = refused(evening.lead.documents.draft, CanvassSheet(outing="走访1-1"), evening.case)
    assert found.reason is Reason.OWN_SERVICE_ONLY


def test_the_sheet_says_the_shared_door_first_and_only_what_was_approved(evening: Evening) -> None:
    outing = evening.plan(evening.begin(), scope=("6-2",))
    document = evening.print(outing)
    paper = evening.lead.documents.paper(document)
    assert isinstance(paper, CanvassSheet)
    assert paper.doors[0].place == "6栋2单元 单元门"
    assert (paper.doors[0].key, paper.doors[1].key) == ("甲", "乙")
    assert len(paper.doors) == 13
    assert all(one.place.startswith("6栋2单元") for one in paper.doors)
    assert paper.parties == ()


def test_each_outing_is_in_the_chain_of_custody(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    found = refused(evening.service.take_key_out, outing, evening.clock(), "物证室 2 号柜")
    assert found.reason is Reason.OUTING_STATE
    evening.go(outing)
    assert state(evening, outing) is OutingState.OUT
    evening.service.bring_key_back(outing, evening.clock(), "物证室 2 号柜", seal="封 0912")
    (exhibit,) = ExhibitService(evening.lead).of_case(evening.case).exhibits
    acts = [step.entry.act for step in exhibit.steps]
    assert acts[-3:] == [CustodyAct.TRACES, CustodyAct.TRIED, CustodyAct.BACK]
    assert exhibit.steps[-2].entry.person == "王砚秋、冯立成"
    assert (exhibit.place, exhibit.seal) == ("物证室 2 号柜", "封 0912")
    assert (
        refused(evening.service.bring_key_back, outing, evening.clock(), "x").reason
        is Reason.OUTING_STATE
    )


def test_one_bunch_is_not_out_twice(evening: Evening) -> None:
    canvass = evening.begin()
    first, second = evening.plan(canvass), evening.plan(canvass, scope=("5-1",))
    evening.print(second)
    evening.go(first)
    found = refused(evening.service.take_key_out, second, evening.clock(), "物证室 2 号柜")
    assert found.reason is Reason.OUTING_STATE


def test_an_outing_given_up_prints_nothing(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    evening.approve(outing)
    assert refused(evening.service.drop_outing, outing, "").reason is Reason.REASON_MISSING
    evening.service.drop_outing(outing, "降雨")
    assert state(evening, outing) is OutingState.DROPPED
    assert refused(evening.service.print_sheet, outing).reason is Reason.OUTING_STATE


def test_nothing_is_entered_before_the_key_is_out(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    evening.print(outing)
    evening.clock.go_to(at(day_of(evening.clock()), 20))
    found = refused(evening.service.enter, outing, [evening.tried("6-2-402")])
    assert (found.reason, found.article) == (Reason.KEY_NOT_OUT, "admin.82")


@pytest.mark.parametrize("answer", [Answer.NOBODY, Answer.REFUSED])
@pytest.mark.parametrize("turned", [Turned.FITS_NOT, Turned.OPENS])
def test_no_trial_without_consent_unless_certificate_and_witness_are_entered(
    evening: Evening, answer: Answer, turned: Turned
) -> None:
    outing = evening.plan(evening.begin())
    evening.go(outing)
    done: dict[str, Any] = {"stopped": True, "locked": True, "reported_to": "陆海川"}
    lacking: tuple[dict[str, Any], ...] = (
        {},
        {"warrant": "澄临公检字〔2026〕6号"},
        {"witness": "居委会 周某"},
    )
    for more in lacking:
        entry = evening.tried("6-2-402", answer=answer, turned=turned, **{**done, **more})
        found = refused(evening.service.enter, outing, [entry])
        assert (found.reason, found.article) == (Reason.TRIAL_UNCONSENTED, "admin.82")
        assert found.details["door"] == "6-2-402"
    both: dict[str, Any] = {"warrant": "澄临公检字〔2026〕6号", "witness": "居委会 周某"}
    entry = evening.tried("6-2-402", answer=answer, turned=turned, **{**done, **both})
    assert len(evening.service.enter(outing, [entry])) == 1


@pytest.mark.parametrize("lacking", ["stopped", "locked", "reported_to", "witness"])
def test_a_key_that_turned_was_stopped_locked_and_reported(evening: Evening, lacking: str) -> None:
    outing = evening.plan(evening.begin())
    evening.go(outing)
    done: dict[str, Any] = {
        "stopped": True, "locked": True, "reported_to": "陆海川", "witness": "周某",
    }  # fmt: skip
    done[lacking] = type(done[lacking])()
    entry = evening.tried("6-2-402", turned=Turned.OPENS, **done)
    found = refused(evening.service.enter, outing, [entry])
    assert found.reason is Reason.OPENED_NOT_REPORTED


@pytest.mark.parametrize(
    ("code", "changes", "reason"),
    [
        ("5-1-101", {}, Reason.DOOR_NOT_COVERED),
        ("6-2-901", {}, Reason.FIELD_INVALID),
        ("6-2-402", {"minute": 31}, Reason.DOOR_NOT_COVERED),
        ("6-2-402", {"answer": Answer.SHARED}, Reason.FIELD_INVALID),
        ("6-2", {"answer": Answer.CONSENTED}, Reason.FIELD_INVALID),
        ("6-2-402", {"turned": Turned.NOT_TRIED}, Reason.FIELD_MISSING),
        ("6-2-402", {"key": "丁"}, Reason.FIELD_MISSING),
    ],
)
def test_a_try_that_cannot_be_is_refused(
    evening: Evening, code: str, changes: dict[str, Any], reason: Reason
) -> None:
    outing = evening.plan(evening.begin())
    evening.go(outing)
    assert refused(evening.service.enter, outing, [evening.tried(code, **changes)]).reason is reason


def test_after_the_key_is_back_only_what_happened_before_is_entered(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    evening.go(outing)
    evening.service.bring_key_back(outing, at(day_of(evening.clock()), 19), "物证室 2 号柜")
    evening.service.enter(outing, [evening.tried("6-2-402")])
    later = replace(evening.tried("6-2-401"), at=at(day_of(evening.clock()), 19, 30))
    assert refused(evening.service.enter, outing, [later]).reason is Reason.DOOR_NOT_COVERED


def test_an_evening_moves_what_is_believed(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    evening.go(outing)
    before = shown(evening).plan.belief
    opened: dict[str, Any] = {
        "turned": Turned.OPENS,
        "stopped": True,
        "locked": True,
        "reported_to": "陆海川",
        "witness": "周某",
    }
    nobody: dict[str, Any] = {"answer": Answer.NOBODY, "turned": Turned.NOT_TRIED, "key": ""}
    evening.service.enter(
        outing,
        [
            evening.tried("6-2-201", 40, **nobody),
            evening.tried("6-2-301", 42, **{**nobody, "answer": Answer.REFUSED}),
        ],
    )
    assert shown(evening).plan.belief == before
    evening.service.enter(outing, [evening.tried("6-2", 44, **opened)])
    plan = shown(evening).plan
    assert plan.belief.behind("6-2") > 0.7 > before.behind("6-2")
    assert plan.next is not None
    assert plan.next.door.address.stair == "6-2"
    marks = {one.code: plan.views[one].mark for one in plan.views}
    assert (marks["6-2"], marks["6-2-201"], marks["6-2-301"]) == (
        Mark.OPENS,
        Mark.NOBODY,
        Mark.REFUSED,
    )
    # Who refused is not proposed again, who was out is.
    codes = [one.code for one in plan.order]
    assert "6-2-301" not in codes
    assert "6-2-201" in codes


def test_a_mistake_is_corrected_with_a_reason_and_stays(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    evening.go(outing)
    (wrong,) = evening.service.enter(outing, [evening.tried("6-2-402")])
    right = evening.tried("6-2-401")
    assert refused(evening.service.correct, wrong, right, "").reason is Reason.REASON_MISSING
    evening.service.correct(wrong, right, "门号登错")
    canvass = shown(evening).canvass
    assert [(one.entry.address.code, one.reason) for one in canvass.tries] == [
        ("6-2-402", "门号登错"),
        ("6-2-401", ""),
    ]
    assert [one.entry.address.code for one in canvass.standing()] == ["6-2-401"]
    found = refused(evening.service.correct, wrong, right, "再改")
    assert found.reason is Reason.CHANGED_MEANWHILE
    evening.service.correct(canvass.tries[1].id, None, "没有试过")
    assert shown(evening).canvass.standing() == ()
    assert len(shown(evening).canvass.tries) == 2


def test_no_sql_changes_or_removes_a_try(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    evening.go(outing)
    evening.service.enter(outing, [evening.tried("6-2-402")])
    for sql in ("UPDATE main.canvass_tries SET turned='opens'", "DELETE FROM main.canvass_tries"):
        with pytest.raises(IntegrityError, match="try at a door"):
            _run(evening, sql)


def _run(evening: Evening, sql: str) -> None:
    with evening.lead.store.door.begin() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(sql)


def test_residents_are_deleted_when_the_case_is_concluded_and_the_journal_has_the_door_only(
    evening: Evening,
) -> None:
    outing = evening.plan(evening.begin())
    evening.go(outing)
    evening.service.enter(outing, [evening.tried("6-2-402", resident="祁某", words="钥匙从未借出")])
    (entry,) = shown(evening).canvass.tries
    assert entry.entry.resident == "祁某"
    evening.service.bring_key_back(outing, evening.clock(), "物证室 2 号柜")
    evening.lead.cases.close(evening.case, "审结")
    (entry,) = shown(evening).canvass.tries
    assert (entry.entry.resident, entry.entry.words) == ("", "")
    assert entry.entry.address.code == "6-2-402"
    said = str([one.values for one in evening.lead.cases.journal(evening.case)])
    assert "6-2-402" in said
    assert "祁某" not in said
    assert "从未借出" not in said
    assert not shown(evening).canvass.may_write
    found = refused(evening.service.plan_outing, shown(evening).canvass.id, evening.outing())
    assert found.reason is Reason.NOT_ALLOWED


def test_a_mediator_and_a_stranger_see_no_door(evening: Evening, desk_of: DeskOf) -> None:
    evening.begin()
    mediator = desk_of("顾知行", Role.MEDIATOR)
    evening.lead.assignment.join(evening.case, mediator.officer.id, TeamRole.MEDIATOR)
    stranger = desk_of("赵一鸣", Role.INVESTIGATOR)
    for desk in (mediator, stranger):
        assert refused(CanvassService(desk).of_case, evening.case).reason in {
            Reason.NOT_FOUND,
            Reason.NOT_ALLOWED,
        }


def test_an_outing_covers_the_doors_of_its_stairwells(evening: Evening) -> None:
    evening.plan(evening.begin())
    outing = shown(evening).outing
    assert isinstance(outing, Outing)
    assert outing.covers(address_of("6-2-402"))
    assert not outing.covers(address_of("5-2-402"))


# --- a fit is a lead ------------------------------------------------------------------------


def test_a_door_that_turned_is_a_lead_of_b2_and_a_mistake_is_refuted(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    evening.go(outing)
    opened: dict[str, Any] = {
        "turned": Turned.OPENS,
        "stopped": True,
        "locked": True,
        "reported_to": "陆海川",
        "witness": "周某",
    }
    (made,) = evening.service.enter(outing, [evening.tried("6-2-402", **opened)])
    graph = BoardService(evening.lead).board(evening.case).graph
    (link,) = [one for one in graph.links if one.kind is LinkKind.FITS]
    assert (str(link.grade), link.status) == ("B2", LinkStatus.UNCONFIRMED)
    assert graph.node(link.to_id).label == "纺织新村 6栋2单元 402"
    assert "可能复制" in link.note
    assert graph.node(link.from_id).label == "物证 1 钥匙一串"
    evening.service.correct(made, evening.tried("6-2-402"), "看错，没有转动")
    graph = BoardService(evening.lead).board(evening.case).graph
    (link,) = [one for one in graph.links if one.kind is LinkKind.FITS]
    assert link.status is LinkStatus.REFUTED


def test_an_outing_whose_hours_are_over_prints_nothing_and_is_no_longer_to_come(
    evening: Evening,
) -> None:
    outing = evening.plan(evening.begin())
    evening.approve(outing)
    assert shown(evening).outing is not None
    evening.clock.go_to(at(day_of(evening.clock()), 22))
    assert refused(evening.service.print_sheet, outing).reason is Reason.TIMES_INVERTED
    assert shown(evening).outing is None
    found = evening.lead.documents.register(DocumentFilter())
    assert all(one.form != "canvass_sheet" for one in found.lines)


def test_a_sheet_made_void_lets_no_key_out(evening: Evening) -> None:
    outing = evening.plan(evening.begin())
    document = evening.print(outing)
    evening.lead.documents.void(document, "打印错误")
    evening.clock.go_to(at(day_of(evening.clock()), 18, 40))
    found = refused(evening.service.take_key_out, outing, evening.clock(), "物证室 2 号柜")
    assert found.reason is Reason.OUTING_STATE
