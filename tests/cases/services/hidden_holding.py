"""The doors of transfers and of things held, asked about the hidden case."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.records.cases import CaseKind, Intake
from cases.records.holding import (
    AdvanceAct,
    AdvanceEntry,
    AdvanceMove,
    Announcement,
    AppraisalTold,
    Conversion,
    Disposal,
    Extension,
    Measure,
    MoveEntry,
    Receiving,
    ReturnEntry,
    SeizureEntry,
    ThingEntry,
    ThingKind,
)
from cases.records.ids import AdvanceId, CaseId, DocumentId, NeighbourId, PartyId, ThingId
from cases.records.times import at
from cases.records.transfers import (
    AwayReport,
    CentreTold,
    Ground,
    HandOver,
    ListEntry,
    NeighbourEntry,
    NeighbourKind,
    NotOurs,
    ReceivedCase,
)
from cases.services.desk import Desk

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

OF_CASES = {"transfers", "holding"}
#: Words that occur nowhere but in what is hidden here.
SECRETS = ("苏Z·7H35K 前保险杠", "望湖县大队", "自愿预付抢救费")
DAY = date(2026, 9, 18)
THEN = at(DAY, 10)


def hide(lead: Desk, case: CaseId, driver: PartyId) -> None:
    """Hold a vehicle in the case, take an advance, and find that it may be another unit's."""
    held = lead.holding.seize(case, _seizure(driver, "苏Z·7H35K 前保险杠"))
    assert held == (1,)
    advance = lead.holding.take_advance(case, _advance(driver))
    assert advance == 1
    lead.transfers.find_not_ours(case, _finding("起始点在望湖县大队辖区"))
    lead.transfers.add_items(case, (ListEntry(name="现场照片", note="交望湖县大队"),))


def _seizure(driver: PartyId, features: str = "") -> SeizureEntry:
    thing = ThingEntry(kind=ThingKind.VEHICLE, name="苏Z·1A11A", features=features)
    return SeizureEntry(
        measure=Measure.EVIDENCE,
        things=(thing,),
        seized_at=THEN,
        where="某处",
        reason="收集证据",
        party_id=driver,
        on_site=True,
        receipt="凭证1",
        holder="保管员",
        place="保管处",
    )


def _advance(driver: PartyId) -> AdvanceEntry:
    return AdvanceEntry(
        payer_id=driver,
        amount=Decimal(5000),
        purpose="自愿预付抢救费",
        statement="声明",
        received_at=THEN,
        receipt="票据1",
        kept_at="账户",
    )


def _finding(reason: str = "不属本辖区") -> NotOurs:
    return NotOurs(ground=Ground.OTHER_PLACE, found_at=THEN, began_at="某处", reason=reason)


def _report() -> AwayReport:
    return AwayReport(
        kind=CaseKind.PROPERTY,
        reported_at=THEN,
        method="电话",
        place="某路",
        brief="某事",
        finding=_finding(),
    )


def _received() -> ReceivedCase:
    intake = Intake(kind=CaseKind.PROPERTY, occurred_at=THEN, place="某路")
    return ReceivedCase(
        intake=intake, received_at=THEN, ground=Ground.OTHER_PLACE, from_unit="某大队"
    )


def _return() -> ReturnEntry:
    return ReturnEntry(
        at=THEN,
        receiver="某人",
        capacity=Receiving.HIMSELF,
        id_kind="身份证",
        id_number="1",
        reason="检验完成",
    )


def _thing(ids: "Ids") -> ThingId:
    """Return the thing of the hidden case, or none that exists."""
    return ThingId(1 if ids.case < 900_000 else 900_001)


def _advance_id(ids: "Ids") -> AdvanceId:
    return AdvanceId(_thing(ids))


def _paper(ids: "Ids") -> DocumentId:
    return ids.issued


_NEIGHBOUR = NeighbourEntry(kind=NeighbourKind.TRAFFIC, name="外大队", phone="0000")

HOLDING: dict[str, Callable[[Desk, "Ids"], object]] = {
    "holding.add_photo": lambda d, i: d.holding.add_photo(_thing(i), "图.png", b"\x89PNG123"),
    "holding.announce": lambda d, i: d.holding.announce(
        _thing(i), Announcement(on=DAY, medium="栏", proof="照片")
    ),
    "holding.convert": lambda d, i: d.holding.convert(
        _thing(i), Conversion(at=THEN, receipt="1", holder="甲", place="乙")
    ),
    "holding.dispose": lambda d, i: d.holding.dispose(
        _thing(i), Disposal(at=THEN, how="拍卖", number="1")
    ),
    "holding.draft_announcement": lambda d, i: d.holding.draft_announcement((_thing(i),)),
    "holding.draft_collection": lambda d, i: d.holding.draft_collection((_thing(i),)),
    "holding.draft_receipt": lambda d, i: d.holding.draft_receipt((_thing(i),)),
    "holding.draft_extension": lambda d, i: d.holding.draft_extension(_thing(i), DAY, "复杂"),
    "holding.draft_advance_receipt": lambda d, i: d.holding.draft_advance_receipt(_advance_id(i)),
    "holding.draft_return": lambda d, i: d.holding.draft_return((_thing(i),), _return()),
    "holding.extend": lambda d, i: d.holding.extend(
        _thing(i), Extension(until_on=DAY, reason="复杂", told_at=THEN, number="1")
    ),
    "holding.give_back": lambda d, i: d.holding.give_back((_thing(i),), _return(), _paper(i)),
    "holding.held": lambda d, _: d.holding.held(),
    "holding.lift": lambda d, i: d.holding.lift((_thing(i),), _return(), _paper(i)),
    "holding.make_good": lambda d, i: d.holding.make_good(_thing(i)),
    "holding.move": lambda d, i: d.holding.move(
        _thing(i), MoveEntry(at=THEN, holder="甲", place="乙", reason="丙")
    ),
    "holding.move_advance": lambda d, i: d.holding.move_advance(
        _advance_id(i),
        AdvanceMove(
            act=AdvanceAct.RETURNED, at=THEN, amount=Decimal(1), receiver="某", receipt="1"
        ),
    ),
    "holding.of_case": lambda d, i: d.holding.of_case(i.case),
    "holding.photos": lambda d, i: d.holding.photos(_thing(i)),
    "holding.refused": lambda d, i: d.holding.refused(_thing(i), THEN, "不必"),
    "holding.seize": lambda d, i: d.holding.seize(i.case, _seizure(i.driver)),
    "holding.take_advance": lambda d, i: d.holding.take_advance(i.case, _advance(i.driver)),
    "holding.tell_appraisal": lambda d, i: d.holding.tell_appraisal(
        _thing(i), AppraisalTold(at=THEN, from_on=DAY, until_on=DAY, number="1")
    ),
    "transfers.act_first": lambda d, i: d.transfers.act_first(i.case, THEN, "救人"),
    "transfers.add_items": lambda d, i: d.transfers.add_items(i.case, (ListEntry(name="卷"),)),
    "transfers.came_back": lambda d, i: d.transfers.came_back(i.case, THEN, "某", "退"),
    "transfers.check_in": lambda d, i: d.transfers.check_in(_thing(i), present=True),
    "transfers.choose_unit": lambda d, i: d.transfers.choose_unit(i.case, NeighbourId(1)),
    "transfers.conclude_told": lambda d, i: d.transfers.conclude_told(i.case),
    "transfers.designate": lambda d, i: d.transfers.designate(i.case, THEN, "支队", "1号", None),
    "transfers.dispute": lambda d, i: d.transfers.dispute(i.case, THEN, "支队", "争议"),
    "transfers.draft_papers": lambda d, i: d.transfers.draft_papers(i.case),
    "transfers.find_not_ours": lambda d, i: d.transfers.find_not_ours(i.case, _finding()),
    "transfers.hand_over": lambda d, i: d.transfers.hand_over(
        i.case, HandOver(at=THEN, receiver="某")
    ),
    "transfers.keep": lambda d, i: d.transfers.keep(i.case, "是我们的"),
    "transfers.list": lambda d, _: d.transfers.list(),
    "transfers.of_case": lambda d, i: d.transfers.of_case(i.case),
    "transfers.receive": lambda d, _: d.transfers.receive(_received()) > 0,
    "transfers.remove_item": lambda d, i: d.transfers.remove_item(i.case, 1),
    "transfers.report_elsewhere": lambda d, _: d.transfers.report_elsewhere(_report()) > 0,
    "transfers.tell_caller": lambda d, i: d.transfers.tell_caller(i.case, THEN, "已移送"),
    "transfers.tell_centre": lambda d, i: d.transfers.tell_centre(
        i.case, CentreTold(at=THEN, who="某")
    ),
    "transfers.tell_unit": lambda d, i: d.transfers.tell_unit(i.case, THEN, "某"),
    "neighbours.add": lambda d, _: d.neighbours.add(_NEIGHBOUR),
    "neighbours.change": lambda d, _: d.neighbours.change(NeighbourId(1), _NEIGHBOUR),
    "neighbours.list": lambda d, _: d.neighbours.list(),
    "neighbours.propose": lambda d, _: d.neighbours.propose("滨河路"),
}
