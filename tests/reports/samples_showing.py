"""An invented record of an evidence meeting, complete enough to be issued."""

from datetime import UTC, date, datetime

from cases.papers.paper import Paper
from cases.papers.showing import EvidenceRecord, SeatLine, ShownLine

EVIDENCE_RECORD = EvidenceRecord(
    organ="澄州市公安局交通警察支队临江大队",
    issued_on=date(2026, 9, 22),
    officers=("王砚秋", "冯立成"),
    phone="0000-1234567",
    accident_at=datetime(2026, 9, 8, 13, 40, tzinfo=UTC),
    accident_place="滨河路纺织东路口",
    case_number="2026-0187",
    reason="死亡事故",
    started_at=datetime(2026, 9, 22, 1, 0, tzinfo=UTC),
    ended_at=datetime(2026, 9, 22, 2, 10, tzinfo=UTC),
    place="事故中队二楼会议室",
    host="王砚秋",
    recorder="冯立成",
    recording="执法仪 07 号 2026092201",
    seats=(
        SeatLine(name="卢建平", told="电话，9月21日9时00分", came="到场", words="无异议"),
        SeatLine(name="孟晓棠", told="当面，9月21日10时20分", came="未到场（住院）"),
    ),
    volume="第1卷，共5页",
    evidence=(
        ShownLine(title="道路交通事故现场图", treatment="全部公开"),
        ShownLine(
            title="证人询问笔录",
            treatment="不予公开",
            ground="证人（举报人、辨认人）要求保密（146号令第63条）。证人书面要求保密",
        ),
    ),
    events="到场人要求复制现场图，已告知收到认定书后可以复制。",
)
SHOWING: tuple[Paper, ...] = (EVIDENCE_RECORD,)
