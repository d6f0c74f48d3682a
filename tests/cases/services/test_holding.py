"""Things held: approved, receipted, kept, told of, given back; money advanced is no condition."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.papers.custody import (
    CollectionNotice,
    ExtensionNotice,
    MeasureReceipt,
    ReturnReceipt,
    SeizureDecision,
)
from cases.papers.kinds import FormKind
from cases.records.approvals import ApprovalState
from cases.records.cases import FactEntry
from cases.records.documents import DocumentState
from cases.records.holding import (
    AdvanceAct,
    AdvanceEntry,
    AdvanceMove,
    Announcement,
    AppraisalTold,
    Concern,
    Conversion,
    Disposal,
    Extension,
    Measure,
    MoveEntry,
    Receiving,
    Thing,
    ThingAct,
    ThingEntry,
    ThingKind,
    ThingState,
)
from cases.records.ids import ThingId
from cases.records.times import at
from cases.refusals import Reason, Refusal
from tests.cases.services.holding_case import PLATE, Squad, make_squad, returning, seizure
from tests.conftest import Begin, Clock
from tests.reports.reading import text_of

CARD = ThingEntry(kind=ThingKind.GOODS, name="行车记录仪存储卡", features="64GB，黑色")


@pytest.fixture
def squad(begin: Begin) -> Squad:
    made: Squad = begin(make_squad)
    return made


def refused(act: Callable[..., object], *args: object, **more: object) -> Refusal:
    with pytest.raises(Refusal) as found:
        act(*args, **more)
    return found.value


def thing(squad: Squad, thing_id: ThingId) -> Thing:
    return next(one for one in squad.lead.holding.of_case(squad.case).things if one.id == thing_id)


def facts(squad: Squad) -> list[tuple[FactKind, str]]:
    file = squad.lead.cases.open_file(squad.case)
    return [(one.kind, one.more.get("item", "")) for one in file.facts]


def card(squad: Squad) -> ThingId:
    """Seize a thing that has a term of thirty days."""
    return squad.seize(measure=Measure.SEIZED, things=(CARD,), receipt="保决17")


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


def registered(squad: Squad) -> ThingId:
    """Register evidence where it is, seven days."""
    return squad.seize(measure=Measure.REGISTERED, things=(CARD,), receipt="保决18")


def conversion(squad: Squad) -> Conversion:
    return Conversion(at=squad.lead.now(), receipt="保决19", holder="沈默", place="物证室")


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


def test_a_measure_on_the_spot_is_made_good_within_the_day(squad: Squad) -> None:
    held = squad.seize(on_site=True)
    found = thing(squad, held)
    assert Concern.UNAPPROVED in found.concerns
    assert [one.rule_id for one in found.running if one.due_at] != []
    move = MoveEntry(at=squad.lead.now(), holder="管理员", place="保管处", reason="移交")
    squad.lead.holding.move(held, move)
    early = Announcement(on=squad.lead.today(), medium="公告栏", proof="照片")
    assert refused(squad.lead.holding.announce, held, early).reason is Reason.SEIZURE_UNAPPROVED
    assert refused(squad.lead.holding.make_good, held).reason is Reason.APPROVAL_MISSING
    squad.approve(Approving.SEIZURE, PLATE)
    squad.lead.holding.make_good(held)
    assert thing(squad, held).concerns == ()
    assert (FactKind.SEIZURE_APPROVED, PLATE) in facts(squad)


def test_what_the_head_refuses_is_lifted_and_nothing_else(squad: Squad) -> None:
    held = squad.seize(on_site=True)
    squad.lead.holding.refused(held, squad.lead.now(), "没有收集证据的必要")
    assert Concern.TO_LIFT in thing(squad, held).concerns
    entry = returning(squad.lead.now(), reason="未获批准，解除扣留")
    paper = squad.issued(squad.lead.holding.draft_return((held,), entry))
    squad.lead.holding.lift((held,), entry, paper)
    found = thing(squad, held)
    assert (found.state, found.steps[-1].act) == (ThingState.RETURNED, ThingAct.LIFTED)
    assert (FactKind.MEASURE_LIFTED, PLATE) in facts(squad)


def test_every_change_of_holder_is_a_link_of_the_chain(squad: Squad) -> None:
    held = squad.seize(holder="王砚秋")
    squad.clock.advance(hours=25)
    assert Concern.NOT_STORED in thing(squad, held).concerns
    squad.lead.holding.move(
        held, MoveEntry(at=squad.lead.now(), holder="沈默", place="保管处", reason="入库")
    )
    found = thing(squad, held)
    assert Concern.NOT_STORED not in found.concerns
    last = found.steps[-1]
    assert (last.from_holder, last.to_holder, found.holder) == ("王砚秋", "沈默", "沈默")
    back = MoveEntry(
        at=found.seized_at + timedelta(hours=1), holder="王", place="处", reason="检验"
    )
    assert refused(squad.lead.holding.move, held, back).reason is Reason.TIMES_INVERTED


def test_a_thing_is_returned_with_its_receipt_to_who_proves_his_right(squad: Squad) -> None:
    held = squad.seize()
    other = returning(squad.lead.now(), receiver="卢建安", capacity=Receiving.AGENT)
    found = refused(squad.lead.holding.draft_return, (held,), other)
    assert (found.reason, found.details["field"]) == (Reason.RECEIVER_UNPROVEN, "power")
    entry = replace(other, power="卢建平9月24日授权委托书")
    draft = squad.lead.holding.draft_return((held,), entry)
    unissued = refused(squad.lead.holding.give_back, (held,), entry, draft)
    assert unissued.reason is Reason.RETURN_PAPER_MISSING
    squad.lead.holding.give_back((held,), entry, squad.issued(draft))
    gone = thing(squad, held)
    assert (gone.state, gone.holder, gone.running) == (ThingState.RETURNED, "卢建安", ())
    assert gone.steps[-1].more["power"] == "卢建平9月24日授权委托书"
    assert (FactKind.VEHICLE_COLLECTED, PLATE) in facts(squad)
    again = refused(squad.lead.holding.give_back, (held,), entry, draft)
    assert again.reason is Reason.THING_NOT_HELD


def test_a_receipt_for_another_thing_returns_nothing(squad: Squad) -> None:
    held, other = squad.seize(), card(squad)
    entry = returning(squad.lead.now())
    paper = squad.issued(squad.lead.holding.draft_return((other,), entry))
    found = refused(squad.lead.holding.give_back, (held,), entry, paper)
    assert found.reason is Reason.RETURN_PAPER_MISSING
    assert thing(squad, held).held


@pytest.mark.parametrize("words", ["交清罚款后返还", "已缴纳押金", "结清停车费", "付款两万元"])
def test_a_return_never_speaks_of_money(squad: Squad, words: str) -> None:
    held = squad.seize()
    entry = returning(squad.lead.now(), reason=words)
    found = refused(squad.lead.holding.draft_return, (held,), entry)
    assert (found.reason, found.article) == (Reason.MONEY_CONDITION, "146.58")


def test_a_term_is_extended_once_within_the_law(squad: Squad) -> None:
    held = card(squad)
    day = date(2026, 9, 24)
    longer = Extension(
        until_on=day + timedelta(days=60), reason="案情复杂", told_at=squad.lead.now(), number="延1"
    )
    assert refused(squad.lead.holding.extend, held, longer).reason is Reason.APPROVAL_MISSING
    squad.approve(Approving.SEIZURE_EXTENSION, CARD.name)
    late = replace(longer, until_on=day + timedelta(days=61))
    assert refused(squad.lead.holding.extend, held, late).reason is Reason.EXTENSION_UNFIT
    squad.lead.holding.extend(held, longer)
    found = thing(squad, held)
    assert found.until_on == day + timedelta(days=60)
    (running,) = found.running
    assert (running.rule_id, running.due) == ("item.seizure", day + timedelta(days=60))


def test_days_of_an_appraisal_told_in_writing_are_not_counted(squad: Squad) -> None:
    held, day = card(squad), date(2026, 9, 24)
    squad.lead.holding.tell_appraisal(
        held,
        AppraisalTold(
            at=squad.lead.now(), from_on=day, until_on=day + timedelta(days=9), number="告1"
        ),
    )
    squad.approve(Approving.SEIZURE_EXTENSION, CARD.name)
    longer = Extension(
        until_on=day + timedelta(days=70), reason="鉴定", told_at=squad.lead.now(), number="延1"
    )
    squad.lead.holding.extend(held, longer)
    assert thing(squad, held).until_on == day + timedelta(days=70)


def test_an_accident_vehicle_has_no_term_to_extend(squad: Squad) -> None:
    held = squad.seize()
    longer = Extension(
        until_on=date(2026, 11, 1), reason="复杂", told_at=squad.lead.now(), number="延1"
    )
    assert refused(squad.lead.holding.extend, held, longer).reason is Reason.MEASURE_UNFIT


def test_nothing_overdue_goes_unseen(squad: Squad) -> None:
    held = card(squad)
    squad.clock.advance(days=28)
    assert Concern.SOON in thing(squad, held).concerns
    squad.clock.advance(days=4)
    (line,) = squad.lead.holding.held()
    assert (line.case_number, line.thing.days) == ("2026-0001", 32)
    assert Concern.OVERDUE in line.thing.concerns


def test_an_unclaimed_vehicle_is_told_announced_and_disposed_of_in_its_time(squad: Squad) -> None:
    held = squad.seize()
    today = squad.lead.today()
    announced = Announcement(on=today, medium="大队公告栏", proof="张贴照片")
    assert refused(squad.lead.holding.announce, held, announced).details["field"] == "notified_at"
    squad.notify(held)
    assert (FactKind.VEHICLE_RELEASE_NOTIFIED, PLATE) in facts(squad)
    early = refused(squad.lead.holding.announce, held, announced)
    assert (early.reason, early.article) == (Reason.ANNOUNCED_EARLY, "146.58")
    squad.clock.go_to(at(date(2026, 10, 27), 9))
    assert Concern.MAY_ANNOUNCE in thing(squad, held).concerns
    squad.lead.holding.announce(held, replace(announced, on=date(2026, 10, 27)))
    disposal = Disposal(at=squad.lead.now(), how="拍卖", number="处1")
    assert refused(squad.lead.holding.dispose, held, disposal).reason is Reason.DISPOSED_EARLY
    squad.clock.go_to(at(date(2027, 2, 3), 9))
    assert Concern.MAY_DISPOSE in thing(squad, held).concerns
    disposal = replace(disposal, at=squad.lead.now())
    assert refused(squad.lead.holding.dispose, held, disposal).reason is Reason.APPROVAL_MISSING
    squad.approve(Approving.VEHICLE_DISPOSAL, PLATE)
    squad.lead.holding.dispose(held, disposal)
    assert thing(squad, held).state is ThingState.DISPOSED


def test_the_papers_are_filled_from_what_is_recorded(squad: Squad) -> None:
    held, other = squad.seize(), card(squad)
    receipt = squad.lead.documents.open(squad.lead.holding.draft_receipt((held,)))
    assert isinstance(receipt.paper, MeasureReceipt)
    assert receipt.typed_number == "3209902026092400317"
    assert (receipt.paper.plate, receipt.paper.vehicle_kind) == (PLATE, "小型轿车")
    assert receipt.paper.handled_at == ""
    assert [one.field for one in receipt.check.missing] == ["number"]
    assert squad.lead.documents.issue(receipt.line.id) == "3209902026092400317"
    decision = squad.lead.documents.open(squad.lead.holding.draft_receipt((other,)))
    assert isinstance(decision.paper, SeizureDecision)
    assert decision.paper.until_on == date(2026, 10, 24)
    assert [one.field for one in decision.check.missing] == ["number"]
    notice = squad.lead.documents.open(squad.lead.holding.draft_collection((held,)))
    assert isinstance(notice.paper, CollectionNotice)
    assert "车架号后六位048213" in notice.paper.things[0].features
    assert "停车场" not in notice.paper.place
    announcement = squad.lead.documents.open(squad.lead.holding.draft_announcement((held,)))
    assert "卢建平" not in str(announcement.paper)
    squad.give_back(held)
    assert squad.papers(FormKind.RETURN_RECEIPT) == [DocumentState.ISSUED]
    returned = [
        squad.lead.documents.paper(one.id)
        for one in squad.lead.documents.of_case(squad.case)
        if one.form is FormKind.RETURN_RECEIPT
    ]
    assert isinstance(returned[0], ReturnReceipt)
    assert returned[0].things[0].note == "与扣留时一致"


def test_what_is_forfeited_stands_on_the_receipt_of_the_traffic_police(squad: Squad) -> None:
    plates = ThingEntry(
        kind=ThingKind.PLATE, name="伪造号牌", quantity="2面", features="反光膜不符"
    )
    alarm = ThingEntry(kind=ThingKind.GOODS, name="警报器", quantity="1只")
    made = squad.seize(
        measure=Measure.FORFEITED,
        things=(plates, alarm),
        receipt="3209902026092400319",
        reason="驾驶悬挂伪造号牌、非法安装警报器的机动车",
    )
    draft = squad.lead.holding.draft_receipt((made,))
    paper = squad.lead.documents.paper(draft)
    assert isinstance(paper, MeasureReceipt)
    assert [one.name for one in paper.forfeited] == ["伪造号牌", "警报器"]
    assert (paper.things, paper.measure) == ((), "收缴")
    assert paper.basis == (
        "《道路交通安全违法行为处理程序规定》第三十九条、"
        "《道路交通安全违法行为处理程序规定》第三十七条第一款"
    )
    assert squad.lead.documents.issue(draft) == "3209902026092400319"
    text = text_of(squad.lead.documents.pdf(draft)).replace("\n", "")
    assert "收缴伪造号牌2面反光膜不符" in text.replace(" ", "")
    assert "请于十五日内到上述地点接受处理" in text
    assert "仅用于收集证据" not in text


def test_a_case_is_not_concluded_while_something_is_held(squad: Squad) -> None:
    held = squad.seize()
    found = refused(squad.lead.cases.close, squad.case, "办结")
    assert (found.reason, found.details["n"]) == (Reason.THINGS_HELD, 1)
    squad.give_back(held)
    squad.lead.cases.close(squad.case, "办结")


def test_an_advance_has_payer_purpose_receipt_and_return(squad: Squad) -> None:
    entry = AdvanceEntry(
        payer_id=squad.driver,
        amount=Decimal("20000.00"),
        purpose="伤者抢救费用",
        statement="卢建平9月24日自愿预付声明",
        received_at=squad.lead.now(),
        receipt="票据0012",
        kept_at="单位账户",
    )
    lacking = refused(squad.lead.holding.take_advance, squad.case, replace(entry, statement=""))
    assert lacking.details["field"] == "statement"
    advance = squad.lead.holding.take_advance(squad.case, entry)
    paid = AdvanceMove(
        act=AdvanceAct.PAID_OUT,
        at=squad.lead.now(),
        amount=Decimal("15000.00"),
        receiver="澄州市第一人民医院",
        receipt="收据881",
    )
    squad.lead.holding.move_advance(advance, paid)
    back = replace(paid, act=AdvanceAct.RETURNED, receiver="卢建平", amount=Decimal("5000.01"))
    over = refused(squad.lead.holding.move_advance, advance, back)
    assert (over.reason, over.details["left"]) == (Reason.ADVANCE_OVERDRAWN, Decimal("5000.00"))
    assert refused(squad.lead.cases.close, squad.case, "办结").reason is Reason.THINGS_HELD
    squad.lead.holding.move_advance(advance, replace(back, amount=Decimal("5000.00")))
    (found,) = squad.lead.holding.of_case(squad.case).advances
    assert (found.payer, found.left) == ("卢建平", Decimal("0.00"))
    squad.lead.cases.close(squad.case, "办结")


def test_an_advance_changes_nothing_about_the_release(squad: Squad) -> None:
    held = squad.seize()
    squad.give_back(held)
    assert thing(squad, held).state is ThingState.RETURNED
    assert squad.lead.holding.of_case(squad.case).advances == ()


def test_photographs_stand_with_the_thing(squad: Squad) -> None:
    held = squad.seize()
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 64
    kept = squad.lead.holding.add_photo(held, "前部.png", png, "前部受损")
    assert thing(squad, held).photos == (kept,)


def test_another_vehicle_of_the_case_has_its_own_clock(squad: Squad) -> None:
    squad.seize()
    second = replace(ThingEntry(kind=ThingKind.VEHICLE, name="苏Z·8A01K"), features="电动自行车")
    squad.seize(things=(second,), receipt="3209902026092400318")
    squad.lead.facts.record(
        squad.case,
        FactEntry(
            kind=FactKind.APPRAISAL_SETTLED, happened_at=squad.lead.now(), item="", note="确定"
        ),
    )
    both = [
        one.item
        for one in squad.lead.holding.of_case(squad.case).things
        for running in one.running
        if running.rule_id == "vehicle.release"
    ]
    assert both == [PLATE, "苏Z·8A01K"]


def test_the_notice_of_a_longer_term_says_from_when_to_when_and_why(squad: Squad) -> None:
    made = card(squad)
    until = date(2026, 11, 10)
    draft = squad.lead.holding.draft_extension(made, until, "需要恢复数据，案情复杂")
    found = refused(squad.lead.documents.issue, draft)
    assert (found.reason, found.details["approving"]) == (
        Reason.APPROVAL_MISSING,
        Approving.SEIZURE_EXTENSION,
    )
    squad.approve(Approving.SEIZURE_EXTENSION, CARD.name)
    number = squad.lead.documents.issue(draft)
    paper = squad.lead.documents.paper(draft)
    assert isinstance(paper, ExtensionNotice)
    assert (paper.receipts, paper.first_until, paper.until_on) == (
        ("保决17",),
        date(2026, 10, 24),
        until,
    )
    squad.lead.holding.extend(
        made,
        Extension(until_on=until, reason="复杂", told_at=squad.lead.now(), number=number),
    )
    assert thing(squad, made).until_on == until
    late = refused(squad.lead.holding.draft_extension, made, date(2026, 12, 30), "复杂")
    assert late.reason is Reason.EXTENSION_UNFIT


def test_the_receipt_of_an_advance_is_issued_under_its_number(squad: Squad) -> None:
    entry = AdvanceEntry(
        payer_id=squad.driver,
        amount=Decimal(5000),
        purpose="自愿预付抢救费",
        statement="2026年9月24日自愿预付声明",
        received_at=squad.lead.now(),
        receipt="№0003178",
        kept_at="大队代管款账户",
    )
    advance = squad.lead.holding.take_advance(squad.case, entry)
    draft = squad.lead.holding.draft_advance_receipt(advance)
    assert squad.lead.documents.issue(draft) == "№0003178"
    text = text_of(squad.lead.documents.pdf(draft))
    for words in ("卢建平", "人民币5000.00元（大写：伍仟元整）", "自愿预付抢救费", "不是放行车辆"):
        assert words in text
