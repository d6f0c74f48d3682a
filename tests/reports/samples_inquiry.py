"""An invented record of an inquiry, complete enough to be issued."""

from datetime import UTC, date, datetime

from cases.papers.inquiring import InquiryRecord, WithheldLine
from cases.papers.paper import Paper

INQUIRY_RECORD = InquiryRecord(
    organ="澄州市公安局交通警察支队临江大队",
    number="澄临公交询答字〔2026〕3号",
    issued_on=date(2026, 9, 24),
    officers=("王砚秋", "冯立成"),
    phone="0000-1234567",
    case_number="2026-0187",
    is_owed=True,
    asker="孟晓棠",
    standing="受害人或其家属（受害人之女）",
    identity="居民身份证",
    contact="139 0000 2417",
    way="窗口",
    asked_at=datetime(2026, 9, 24, 2, 35, tzinfo=UTC),
    question="查到车没有；认定书什么时候能拿；医院催缴抢救费怎么办",
    said="您说的情况已经记下，会转给经办民警，由经办民警依法答复您。",
    told=("案件在办，2026年9月8日已受理", "案件由民警王砚秋负责，电话0000-1234567"),
    withheld=(
        WithheldLine(what="嫌疑车辆、人员及排查范围", ground="侦查中 · 行政程序第51条"),
        WithheldLine(what="证人、举报人、辨认人身份", ground="146号令第16条、第38条"),
    ),
    answer="案件在办，2026年9月8日已受理。案件由民警王砚秋负责，电话0000-1234567。",
    told_way="窗口",
    told_at=datetime(2026, 9, 24, 2, 41, tzinfo=UTC),
    answered_by="王砚秋",
)
INQUIRING: tuple[Paper, ...] = (INQUIRY_RECORD,)
