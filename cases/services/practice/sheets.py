"""Lists of the squad's practice as sheets to be printed: hand-overs and the quarterly report."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.papers.plain import RegisterColumn, RegisterPage
from cases.records.hand_overs import CaseHandOver, HandedKind, ShiftHandOver, Signatures
from cases.records.quality import QualityCheck
from cases.records.times import local
from cases.services.kind_words import KINDS
from cases.store import journal
from cases.store.engine import StoreSession, driver
from cases.store.rows.unit import UnitRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Papers are Chinese.
_HANDED = {
    HandedKind.PAPERS: "文书",
    HandedKind.CLOCKS: "时限",
    HandedKind.SESSIONS: "调解会",
    HandedKind.HELD: "保管物品",
    HandedKind.PROMISES: "回访回告",
}
_LINES = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("类别", 8),
    RegisterColumn("内容", 40),
    RegisterColumn("核对", 5),
)


def case_sheet(session: StoreSession, desk: "Desk", one: CaseHandOver) -> RegisterPage:
    """Return the list of what went over with a case, with a place for three signatures."""
    rows = [
        (str(number), kind, line, "")
        for number, (kind, line) in enumerate(
            ((_HANDED[group.kind], line) for group in one.groups for line in group.lines), 1
        )
    ]
    note = f"移交原因：{one.reason}。" + (f"说明：{one.note}。" if one.note else "")
    title = f"案件移交清单　{one.number}"
    return _page(
        session, desk, title, _moment(one.signed), _LINES, rows, note + _signed(one.signed)
    )


def shift_sheet(session: StoreSession, desk: "Desk", one: ShiftHandOver) -> RegisterPage:
    """Return what went over with a shift, with a place for three signatures."""
    told = [("未派案件", number) for number in one.numbers]
    told += [("装备物品", line) for line in one.things.splitlines() if line.strip()]
    told += [("未了事项", line) for line in one.note.splitlines() if line.strip()]
    rows = [(str(number), kind, line, "") for number, (kind, line) in enumerate(told, 1)]
    period = _moment(one.signed)
    return _page(session, desk, "交接班记录", period, _LINES, rows, _signed(one.signed))


def report_sheet(session: StoreSession, desk: "Desk", check: QualityCheck) -> RegisterPage:
    """Return the quarter's report: every sampled case with its score and its problems."""
    columns = (
        RegisterColumn("序号", 3, right=True),
        RegisterColumn("案号", 8),
        RegisterColumn("类别", 6),
        RegisterColumn("主办", 6),
        RegisterColumn("得分", 5, right=True),
        RegisterColumn("扣分项目", 18),
        RegisterColumn("问题、责任人、整改期限", 28),
    )
    texts = {item.key: item.text for item in check.sheet}
    rows = [
        (
            str(number),
            one.number,
            KINDS.get(one.kind, one.kind),
            one.lead,
            "—" if one.score is None else str(one.score),
            "；".join(f"{texts.get(key, key)} −{points}" for key, points in one.taken_off.items()),
            "；".join(
                f"{found.text}（{found.owner_name}，{found.mend_by.isoformat()}，"
                f"{'已整改' if found.solved_at else '整改中'}）"
                for found in check.findings
                if found.case_id == one.case_id
            ),
        )
        for number, one in enumerate(check.cases, 1)
    ]
    period = f"{check.year}年第{'一二三四'[check.quarter - 1]}季度"
    drawn = f"抽取人：{check.drawn_by}，随机数 {check.seed}，满分 {check.full_score} 分。"
    return _page(session, desk, "案件质量检查报告", period, columns, rows, drawn + check.report)


def _page(
    session: StoreSession,
    desk: "Desk",
    title: str,
    period: str,
    columns: tuple[RegisterColumn, ...],
    rows: Sequence[tuple[str, ...]],
    summary: str,
) -> RegisterPage:
    unit = session.scalars(select(UnitRow)).one()
    head = journal.head(driver(session))
    return RegisterPage(
        title=title,
        organ=unit.organ,
        period=period,
        columns=columns,
        rows=tuple(rows),
        printed_by=desk.officer.name,
        printed_at=desk.now(),
        journal_seq=head.seq,
        journal_head=head.hash,
        summary=summary,
        is_demo=unit.is_demo,
    )


def _moment(signed: Signatures) -> str:
    return f"{local(signed.handed_at):%Y-%m-%d %H:%M}"


def _signed(signed: Signatures) -> str:
    taken = f"{local(signed.taken_at):%Y-%m-%d %H:%M} 签收" if signed.taken_at else "未签收"
    told = f"（{signed.taken_note}）" if signed.taken_note else ""
    return (
        f"移交人：{signed.from_name}　　　　　　接收人：{signed.to_name}（{taken}）{told}"
        f"　　　　　　监交领导：{signed.leader or '　　　　　　'}"
    )
