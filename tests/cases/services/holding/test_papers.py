"""Papers of things held and of money advanced, and what still stands in the way of closing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

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
from cases.records.cases import FactEntry
from cases.records.documents import DocumentState
from cases.records.holding import (
    AdvanceAct,
    AdvanceEntry,
    AdvanceMove,
    Extension,
    Measure,
    ThingEntry,
    ThingKind,
    ThingState,
)
from cases.refusals import Reason
from tests.cases.services.holding.held import CARD, card, refused, thing
from tests.cases.services.holding_case import PLATE, Squad
from tests.reports.reading import text_of


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
