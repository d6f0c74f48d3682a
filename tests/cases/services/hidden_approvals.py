"""The doors of approvals, recusals and attachments, asked about the hidden case."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from cases.law.approvals import Approving
from cases.records.approvals import Decision, Opinion
from cases.records.ids import ApprovalId, AttachmentId, CaseId, OfficerId, RecusalId, StandInId
from cases.records.officers import Role
from cases.records.recusals import RecusalAsker, RecusalGround
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.approvals import RecusalRow, RecusedActRow, StandInRow

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

DAY = date(2026, 9, 17)
OF_CASES = frozenset({"approvals", "attachments", "recusals"})
#: Words that occur in the requests of the hidden case only.
SECRETS = ("重要证人昏迷未醒", "支队批复扫描件", "表兄关系")


def hide(lead: Desk, case_id: CaseId, former: OfficerId) -> None:
    """Put a request nobody here may answer, a scan, a recusal and a stand-in into the station."""
    lead.attachments.add(case_id, "支队批复扫描件.pdf", b"%PDF-1.4 \xe6\x94\xaf")
    lead.approvals.request(case_id, Approving.SUSPENSION, grounds="重要证人昏迷未醒", urgent=True)
    now, me = lead.now(), lead.officer.id
    with engine.session(lead.store.door, Acting(me, now, door=True)) as session:
        recusal = RecusalRow(
            case_id=case_id,
            officer_id=former,
            ground=RecusalGround.RELATION.value,
            grounds="表兄关系",
            asked_by=RecusalAsker.HEAD.value,
            asked_at=now,
            entered_by=me,
            entered_at=now,
        )
        session.add(recusal)
        session.flush()
        session.add(
            RecusedActRow(
                case_id=case_id,
                recusal_id=recusal.id,
                journal_seq=1,
                act="fact.record",
                done_at=now,
            )
        )
        session.add(
            StandInRow(
                officer_id=me,
                stand_in_id=former,
                role=Role.REVIEWER.value,
                from_on=date(2026, 1, 1),
                until_on=date(2026, 1, 2),
                reason="出差",
                appointed_by=me,
                appointed_at=now,
            )
        )


def _n(ids: "Ids") -> int:
    """Return the number of the hidden rows, or one that is nowhere when the case is."""
    return 1 if ids.case < 900_000 else 900_001


APPROVALS: dict[str, Callable[[Desk, "Ids"], object]] = {
    "approvals.request": lambda desk, ids: desk.approvals.request(
        ids.case, Approving.SEIZURE, "K7", grounds="理由"
    ),
    "approvals.withdraw": lambda desk, ids: desk.approvals.withdraw(
        ApprovalId(_n(ids)), "不再需要"
    ),
    "approvals.choices": lambda desk, ids: desk.approvals.choices(ids.case),
    "approvals.give_opinion": lambda desk, ids: desk.approvals.give_opinion(
        ApprovalId(_n(ids)), Opinion.AGREED
    ),
    "approvals.decide": lambda desk, ids: desk.approvals.decide(
        ApprovalId(_n(ids)), Decision.APPROVED
    ),
    "approvals.record_external": lambda desk, ids: desk.approvals.record_external(
        ids.case,
        Approving.SUSPENSION,
        authority="澄州市公安局交通警察支队",
        by="沈某",
        number="〔2026〕2号",
        decided_on=DAY,
    ),
    "approvals.add_scan": lambda desk, ids: desk.approvals.add_scan(
        ApprovalId(_n(ids)), AttachmentId(_n(ids))
    ),
    "approvals.of_case": lambda desk, ids: desk.approvals.of_case(ids.case),
    "approvals.one": lambda desk, ids: desk.approvals.one(ApprovalId(_n(ids))),
    "approvals.pages": lambda desk, ids: desk.approvals.pages(ApprovalId(_n(ids))),
    "approvals.waiting": lambda desk, _ids: desk.approvals.waiting(),
    "approvals.answered": lambda desk, _ids: desk.approvals.answered(),
    "approvals.appoint": lambda desk, ids: desk.approvals.appoint(
        ids.lead, ids.lead, Role.REVIEWER, from_on=DAY, until_on=date(2026, 9, 30), reason="出差"
    ),
    "approvals.end_stand_in": lambda desk, _ids: desk.approvals.end_stand_in(StandInId(1)),
    "approvals.stand_ins": lambda desk, _ids: desk.approvals.stand_ins(),
    "attachments.add": lambda desk, ids: desk.attachments.add(ids.case, "扫描.pdf", b"%PDF-"),
    "attachments.read": lambda desk, ids: desk.attachments.read(AttachmentId(_n(ids))),
    "attachments.of_case": lambda desk, ids: desk.attachments.of_case(ids.case),
    "recusals.request": lambda desk, ids: desk.recusals.request(
        ids.case, ids.lead, RecusalGround.PARTY, "理由", asked_by=RecusalAsker.OFFICER
    ),
    "recusals.tell": lambda desk, ids: desk.recusals.tell(RecusalId(_n(ids)), "当面"),
    "recusals.decide": lambda desk, ids: desk.recusals.decide(
        RecusalId(_n(ids)), granted=True, text="同意"
    ),
    "recusals.record_external": lambda desk, ids: desk.recusals.record_external(
        RecusalId(_n(ids)),
        granted=False,
        text="不予回避",
        authority="支队",
        by="沈某",
        number="1号",
        decided_on=DAY,
    ),
    "recusals.rule": lambda desk, ids: desk.recusals.rule(
        RecusalId(_n(ids)), [_n(ids)], valid=True, reason="不影响"
    ),
    "recusals.of_case": lambda desk, ids: desk.recusals.of_case(ids.case),
    "recusals.waiting": lambda desk, _ids: desk.recusals.waiting(),
}
