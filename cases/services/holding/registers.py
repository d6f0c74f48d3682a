"""The registers (台账) of things held, of advances and of transfers, by month.

Law: 行政程序 art. 189: every thing by its number, with cause, origin, state, place and way.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select

from cases.papers.plain import RegisterColumn
from cases.records.documents import RegisterKind
from cases.records.holding import AdvanceAct, Measure, ThingAct, ThingState
from cases.records.times import at, local
from cases.records.transfers import Direction, Ground, TransferState
from cases.services.holding.advances import advances_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, CaseRow
from cases.store.rows.holding import (
    AdvanceMoveRow,
    AdvanceRow,
    ThingRow,
    ThingStepRow,
    TransferRow,
)
from cases.store.rows.unit import OfficerRow

_Rows = tuple[tuple[tuple[str, ...], ...], str]
_Fill = Callable[[StoreSession, date, date], _Rows]

#: Registers are printed in Chinese, whatever language the window has.
_MEASURES = {
    Measure.EVIDENCE: "扣留事故车辆",
    Measure.WITHHELD: "扣留",
    Measure.SEIZED: "扣押",
    Measure.CRIMINAL: "扣押（刑事）",
    Measure.FORFEITED: "收缴",
    Measure.CUSTODY: "登记保管",
    Measure.REGISTERED: "先行登记保存",
}
_STATES = {
    ThingState.HELD: "在扣",
    ThingState.RETURNED: "返还",
    ThingState.HANDED_ON: "随案移送",
    ThingState.DISPOSED: "处理",
}
_GROUNDS = {
    Ground.OTHER_PLACE: "事故发生地不在辖区",
    Ground.OTHER_POLICE: "属公安机关其他部门",
    Ground.MILITARY: "涉及军队",
    Ground.NOT_POLICE: "不属公安机关职责",
    Ground.DESIGNATED: "上级指定",
}
_TRANSFER_STATES = {
    TransferState.FOUND: "待移送",
    TransferState.DISPUTED: "报请指定",
    TransferState.HANDED_OVER: "已移送",
    TransferState.TOLD: "已告知途径",
    TransferState.KEPT: "本单位办理",
    TransferState.RECEIVED: "已接收",
}
_DIRECTIONS = {Direction.AWAY: "移出", Direction.RECEIVED: "接收"}

_THINGS = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("案号", 6),
    RegisterColumn("物品", 8),
    RegisterColumn("特征", 8),
    RegisterColumn("措施", 6),
    RegisterColumn("凭证文号", 12),
    RegisterColumn("持有人", 5),
    RegisterColumn("扣留时间", 8),
    RegisterColumn("批准", 7),
    RegisterColumn("保管人、地点", 9),
    RegisterColumn("天数", 3, right=True),
    RegisterColumn("去向", 9),
    RegisterColumn("时间", 8),
)
_ADVANCES = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("案号", 6),
    RegisterColumn("付款人", 6),
    RegisterColumn("金额（元）", 6, right=True),
    RegisterColumn("用途", 9),
    RegisterColumn("自愿声明", 9),
    RegisterColumn("收款时间", 8),
    RegisterColumn("收据", 6),
    RegisterColumn("支付（元）", 6, right=True),
    RegisterColumn("退还（元）", 6, right=True),
    RegisterColumn("余额（元）", 6, right=True),
    RegisterColumn("收款人、凭据", 12),
)
_TRANSFERS = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("案号", 6),
    RegisterColumn("方向", 3),
    RegisterColumn("事故地点", 12),
    RegisterColumn("事由", 9),
    RegisterColumn("对方单位", 12),
    RegisterColumn("发现（接收）时间", 8),
    RegisterColumn("移交时间", 8),
    RegisterColumn("用时（小时）", 4, right=True),
    RegisterColumn("文号", 10),
    RegisterColumn("结果", 5),
    RegisterColumn("经办", 5),
)


def _things(session: StoreSession, first: date, until: date) -> _Rows:
    """Everything that was taken, held or let go in the month."""
    start, end = at(first), at(until)
    wanted = (
        ThingRow.seized_at < end,
        or_(ThingRow.ended_at.is_(None), ThingRow.ended_at >= start),
    )
    lines = _lines(session, *wanted)
    taken = sum(start <= row.seized_at for row, _line in lines)
    gone = sum(row.ended_at is not None and row.ended_at < end for row, _line in lines)
    told = f"共 {len(lines)} 件：本月新扣 {taken} 件，本月返还、移送、处理 {gone} 件，"
    return tuple(line for _row, line in lines), _sum(
        lines, f"{told}月末在扣 {len(lines) - gone} 件。"
    )


def _held(session: StoreSession, _first: date, until: date) -> _Rows:
    """Everything held at the end of the month, in the current month now."""
    end = at(until)
    lines = _lines(
        session,
        ThingRow.seized_at < end,
        or_(ThingRow.ended_at.is_(None), ThingRow.ended_at >= end),
    )
    return tuple(line for _row, line in lines), _sum(lines, f"在扣 {len(lines)} 件。")


def _lines(
    session: StoreSession, *wanted: ColumnElement[bool]
) -> list[tuple[ThingRow, tuple[str, ...]]]:
    rows = session.execute(
        select(ThingRow, CaseRow.number)
        .join(CaseRow, CaseRow.case_id == ThingRow.case_id)
        .where(*wanted)
        .order_by(ThingRow.seized_at, ThingRow.id)
    ).all()
    return [(row, _line(session, n, row, number)) for n, (row, number) in enumerate(rows, 1)]


def _line(session: StoreSession, n: int, row: ThingRow, number: str) -> tuple[str, ...]:
    last = session.scalars(
        select(ThingStepRow)
        .where(
            ThingStepRow.thing_id == row.id,
            ThingStepRow.kind.in_(
                [
                    act.value
                    for act in (
                        ThingAct.RETURNED,
                        ThingAct.LIFTED,
                        ThingAct.HANDED_ON,
                        ThingAct.DISPOSED,
                    )
                ]
            ),
        )
        .order_by(ThingStepRow.id.desc())
        .limit(1)
    ).first()
    gone = ""
    if last is not None:
        words = (_STATES[ThingState(row.state)], last.to_holder or last.words, last.number)
        gone = " ".join(filter(None, words))
    ended = row.ended_at
    kept = "" if ended else f"{row.holder} {row.place}"
    return (
        str(n),
        number,
        f"{row.item} ×{row.quantity}" if row.quantity not in {"", "1"} else row.item,
        row.features,
        _MEASURES[Measure(row.measure)],
        row.receipt,
        row.taken_from,
        _moment(row.seized_at),
        f"{local(row.approved_at):%Y-%m-%d}" if row.approved_at else "未补办",
        kept,
        str((local(ended).date() - local(row.seized_at).date()).days) if ended else "",
        gone,
        _moment(ended) if ended else "",
    )


def _advances(session: StoreSession, first: date, until: date) -> _Rows:
    """Every advance received, paid out or given back in the month, or not settled before it."""
    start, end = at(first), at(until)
    rows = session.execute(
        select(AdvanceRow.id, AdvanceRow.case_id, CaseRow.number)
        .join(CaseRow, CaseRow.case_id == AdvanceRow.case_id)
        .where(AdvanceRow.received_at < end)
        .order_by(AdvanceRow.received_at, AdvanceRow.id)
    ).all()
    lines: list[tuple[str, ...]] = []
    for key, case_id, number in rows:
        one = next(found for found in advances_of(session, case_id) if found.id == key)
        moved = session.scalar(
            select(AdvanceMoveRow.id)
            .where(AdvanceMoveRow.advance_id == key, AdvanceMoveRow.at >= start)
            .limit(1)
        )
        if not one.left and moved is None and one.received_at < start:
            continue
        paid = sum(move.amount for move in one.moves if move.act is AdvanceAct.PAID_OUT)
        back = sum(move.amount for move in one.moves if move.act is AdvanceAct.RETURNED)
        proofs = "；".join(f"{move.receiver} {move.receipt}" for move in one.moves)
        lines.append(
            (
                str(len(lines) + 1),
                number,
                one.payer,
                f"{one.amount:,.2f}",
                one.purpose,
                one.statement,
                _moment(one.received_at),
                one.receipt,
                f"{paid:,.2f}",
                f"{back:,.2f}",
                f"{one.left:,.2f}",
                proofs,
            )
        )
    return tuple(lines), _sum(lines, f"共 {len(lines)} 笔。")


def _transfers(session: StoreSession, first: date, until: date) -> _Rows:
    """Every case found not to be ours, sent away or received in the month."""
    start, end = at(first), at(until)
    rows = session.execute(
        select(TransferRow, CaseRow.number, AccidentRow.place, OfficerRow.name)
        .join(CaseRow, CaseRow.case_id == TransferRow.case_id)
        .outerjoin(AccidentRow, AccidentRow.case_id == TransferRow.case_id)
        .join(OfficerRow, OfficerRow.id == TransferRow.found_by)
        .where(TransferRow.found_at >= start, TransferRow.found_at < end)
        .order_by(TransferRow.found_at, TransferRow.id)
    ).all()
    lines: list[tuple[str, ...]] = []
    for n, (row, number, place, officer) in enumerate(rows, 1):
        away = row.direction == Direction.AWAY
        ended = row.ended_at if away else None
        hours = "" if ended is None else f"{(ended - row.found_at).total_seconds() / 3600:.1f}"
        lines.append(
            (
                str(n),
                number,
                _DIRECTIONS[Direction(row.direction)],
                place or "",
                _GROUNDS[Ground(row.ground)],
                row.unit,
                _moment(row.found_at),
                _moment(ended) if ended else "",
                hours,
                row.number,
                _TRANSFER_STATES[TransferState(row.state)],
                officer,
            )
        )
    sent = sum(row.direction == Direction.AWAY for row, *_rest in rows)
    told = f"共 {len(lines)} 件：移出 {sent} 件，接收 {len(lines) - sent} 件。"
    return tuple(lines), _sum(lines, told)


def _sum(lines: Sequence[object], told: str) -> str:
    return told if lines else "共 0 件。"


def _moment(value: datetime) -> str:
    return local(value).strftime("%Y-%m-%d %H:%M")


REGISTERS: dict[RegisterKind, tuple[str, tuple[RegisterColumn, ...], _Fill]] = {
    RegisterKind.PROPERTY: ("涉案财物台账", _THINGS, _things),
    RegisterKind.HELD: ("在扣财物清单", _THINGS, _held),
    RegisterKind.ADVANCES: ("自愿预付款台账", _ADVANCES, _advances),
    RegisterKind.TRANSFERS: ("案件移送、接收台账", _TRANSFERS, _transfers),
}
