"""A hit-and-run with a driver, a cyclist and a witness, for tests of questioning and pursuit."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cases.papers.kinds import ServiceMethod
from cases.records.approvals import Decision
from cases.records.cases import CaseKind, Intake, Report
from cases.records.documents import Serving
from cases.records.ids import ApprovalId, CaseId, PartyId
from cases.records.parties import PartyEntry, PartyKind
from cases.records.summons import (
    InquiryEntry,
    InquiryId,
    NoticeOutcome,
    NoticeWay,
    SummonsId,
    SummonsPlan,
    Suspicion,
    SuspicionEntry,
    Venue,
)
from cases.records.times import at
from cases.services.desk import Desk

DAY = date(2026, 9, 21)
PLACE = "澄州市公安局交通警察支队临江大队执法办案场所"


@dataclass(frozen=True, slots=True)
class Found:
    """Its ids."""

    case: CaseId
    driver: PartyId
    rider: PartyId
    witness: PartyId


def opened(lead: Desk, number: str = "2026-0172", *, born_on: date | None = None) -> Found:
    """Open the case that the officer leads."""
    case = lead.cases.open_case(
        Intake(
            number=number,
            kind=CaseKind.INJURY,
            occurred_at=at(date(2026, 9, 18), 20),
            place="滨河路与柳荫街交叉路口",
            brief="卢建平驾车与宋巧云骑行的电动自行车相撞后驶离",
            hit_and_run=True,
            report=Report(
                method="电话报警",
                reported_at=at(date(2026, 9, 18), 20, 6),
                caller="尤大庆",
                caller_phone="13900000007",
                injured=1,
                fled_vehicle="深灰色小型轿车，右前大灯破碎",
                fled_direction="20时5分沿滨河路向东",
            ),
            parties=(
                PartyEntry(name="卢建平", kind=PartyKind.DRIVER, side="甲方", born_on=born_on),
                PartyEntry(name="宋巧云", kind=PartyKind.INJURED, side="乙方"),
                PartyEntry(name="尤大庆", kind=PartyKind.OTHER),
            ),
            drives=(None, None, None),
        )
    )
    people = {party.name: party.id for party in lead.cases.open_file(case).people.parties}
    return Found(case, people["卢建平"], people["宋巧云"], people["尤大庆"])


def suspect(
    lead: Desk, found: Found, party: PartyId | None = None, kind: Suspicion = Suspicion.CRIME
) -> None:
    """Name the driver a suspect."""
    lead.summons.name_suspect(
        found.case,
        SuspicionEntry(
            party_id=party or found.driver,
            kind=kind,
            charge="交通肇事",
            basis="现场遗留灯罩碎片与其车辆相符",
            since=lead.now(),
        ),
    )


def called(lead: Desk, found: Found, when: datetime, party: PartyId | None = None) -> InquiryId:
    """Call somebody to come for questioning by phone."""
    return lead.summons.notify(
        found.case,
        InquiryEntry(
            party_id=party or found.driver,
            way=NoticeWay.PHONE,
            venue=Venue.OFFICE,
            place=PLACE,
            wanted_at=when,
            given_at=lead.now(),
            receiver="本人",
            proof="通话记录1分20秒",
        ),
    )


def written(lead: Desk, found: Found, when: datetime) -> InquiryId:
    """Call the driver in writing: the paper is issued and served on him."""
    notice = lead.summons.notify(
        found.case,
        InquiryEntry(
            party_id=found.driver,
            way=NoticeWay.WRITTEN,
            venue=Venue.OFFICE,
            place=PLACE,
            wanted_at=when,
        ),
    )
    (line,) = [one for one in lead.summons.of_case(found.case).notices if one.id == notice]
    assert line.document_id is not None
    lead.documents.issue(line.document_id)
    lead.documents.serve(
        Serving(
            party_id=found.driver,
            method=ServiceMethod.DIRECT,
            tried_at=lead.now(),
            served_at=lead.now(),
            documents=(line.document_id,),
            place="其住处",
            proof="送达回证第1号",
            second_server="周敏",
        )
    )
    return notice


def missed(lead: Desk, notice: InquiryId) -> None:
    """Record that nobody came and no reason was given."""
    lead.summons.close_notice(notice, NoticeOutcome.NOT_CAME, lead.now())


def plan(found: Found, called_for: datetime, **more: Any) -> SummonsPlan:
    """Return a summons of the driver in his own city."""
    values: dict[str, Any] = {
        "party_id": found.driver,
        "charge": "交通肇事",
        "place": PLACE,
        "called_for": called_for,
        "area": "澄州市临江区",
        "grounds": "先后两次通知均未到",
    }
    return SummonsPlan(**(values | more))


def approve(approver: Desk, asked: int, text: str = "同意传唤") -> None:
    """Approve a request with a sentence."""
    (waiting,) = [one for one in approver.approvals.waiting() if one.id == asked]
    approver.approvals.decide(ApprovalId(waiting.id), Decision.APPROVED, text)


def issued(lead: Desk, approver: Desk, found: Found, called_for: datetime) -> SummonsId:
    """Prepare, approve and issue a summons."""
    summons = lead.summons.prepare(found.case, plan(found, called_for))
    approve(approver, lead.summons.ask_approval(summons))
    (one,) = [row for row in lead.summons.of_case(found.case).summonses if row.id == summons]
    assert one.document_id is not None
    lead.documents.issue(one.document_id)
    return summons
