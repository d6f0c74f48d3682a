"""An invented sheet of keys tried in doors, complete enough to be issued."""

from datetime import UTC, date, datetime

from cases.papers.canvassing import CanvassSheet, DoorLine
from cases.papers.paper import Paper

SHEET = CanvassSheet(
    organ="澄州市公安局交通警察支队临江大队",
    number="澄临公交走访字〔2026〕3号",
    issued_on=date(2026, 9, 24),
    officers=("王砚秋", "冯立成"),
    phone="0000-1234567",
    outing="走访1-4",
    block="纺织新村",
    purpose="查明弃车车座下所留钥匙对应的住处",
    exhibit="物证1号 钥匙一串",
    keys="甲（单元门）、乙（入户门）",
    scope=("6栋2单元",),
    from_at=datetime(2026, 9, 24, 10, 30, tzinfo=UTC),
    until_at=datetime(2026, 9, 24, 13, 0, tzinfo=UTC),
    canvassers=("王砚秋", "冯立成"),
    recording="04、07号执法记录仪",
    warrant="澄临公检字〔2026〕6号",
    approved="沈知白2026年9月23日法制审核、郝建勋2026年9月23日批准",
    doors=(
        DoorLine(n=1, place="6栋2单元 单元门", key="甲", before="9月23日19时 转动"),
        DoorLine(n=2, place="6栋2单元 402", key="乙"),
        DoorLine(n=3, place="6栋2单元 401", key="乙", before="9月21日19时 无人"),
    ),
)
CANVASSING: tuple[Paper, ...] = (SHEET,)
