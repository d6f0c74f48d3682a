"""What is kept, returned, held longer, disposed of, each in its time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.records.holding import (
    Announcement,
    AppraisalTold,
    Concern,
    Disposal,
    Extension,
    MoveEntry,
    Receiving,
    ThingAct,
    ThingState,
)
from cases.records.times import at
from cases.refusals import Reason
from tests.cases.services.holding.held import CARD, card, facts, refused, thing
from tests.cases.services.holding_case import PLATE, Squad, returning


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
