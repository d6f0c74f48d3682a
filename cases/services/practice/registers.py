"""Registers (台账) by month of reports, petitions, loans and seals an officer may see."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import or_, select

from cases.papers.plain import RegisterColumn
from cases.records.documents import RegisterKind
from cases.records.times import at, local
from cases.services.kind_words import KINDS
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, CaseRow
from cases.store.rows.papers import DocumentRow
from cases.store.rows.practice import FileLoanRow, PetitionRow, SealUseRow

#: Lines of a register and the sentence that sums them up.
Filled = tuple[tuple[tuple[str, ...], ...], str]
Fill = Callable[[StoreSession, date, date], Filled]

_STATES = {"reported": "待派", "open": "办理中", "transferred": "已移送", "closed": "审结"}

_REPORTS = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("案号", 7),
    RegisterColumn("报警时间", 9),
    RegisterColumn("报警方式", 6),
    RegisterColumn("事故时间", 9),
    RegisterColumn("地点", 16),
    RegisterColumn("类别", 6),
    RegisterColumn("伤亡", 6),
    RegisterColumn("逃逸", 3),
    RegisterColumn("受理民警", 6),
    RegisterColumn("主办", 6),
    RegisterColumn("状态", 5),
)
_PETITIONS = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("案号", 7),
    RegisterColumn("信访人", 7),
    RegisterColumn("来源", 10),
    RegisterColumn("编号", 10),
    RegisterColumn("收到日期", 7),
    RegisterColumn("内容", 18),
    RegisterColumn("答复期限", 7),
    RegisterColumn("答复日期", 7),
    RegisterColumn("结果", 14),
)
_LOANS = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("案号", 7),
    RegisterColumn("借阅人", 12),
    RegisterColumn("凭据", 12),
    RegisterColumn("用途", 10),
    RegisterColumn("册数", 6),
    RegisterColumn("借出时间", 9),
    RegisterColumn("归还期限", 7),
    RegisterColumn("归还时间", 9),
    RegisterColumn("归还情况", 8),
    RegisterColumn("经手人", 6),
)
_SEALS = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("时间", 9),
    RegisterColumn("印章", 12),
    RegisterColumn("案号", 7),
    RegisterColumn("文书", 12),
    RegisterColumn("文书编号", 12),
    RegisterColumn("份数", 4, right=True),
    RegisterColumn("申请人", 6),
    RegisterColumn("用印人", 6),
)


def reports(session: StoreSession, first: date, until: date) -> Filled:
    """Every accident that was taken in during the month."""
    names = officer_names(session)
    rows = session.execute(
        select(CaseRow, AccidentRow)
        .join(AccidentRow, AccidentRow.case_id == CaseRow.case_id)
        .where(CaseRow.opened_at >= at(first), CaseRow.opened_at < at(until))
        .order_by(CaseRow.opened_at, CaseRow.case_id)
    )
    lines, kinds = [], Counter[str]()
    for number, (case, accident) in enumerate(rows, 1):
        report = accident.report or {}
        kind = KINDS.get(case.kind, case.kind)
        kinds[kind] += 1
        told = report.get("reported_at")
        lines.append(
            (
                str(number),
                case.number,
                _moment(datetime.fromisoformat(told)) if told else "",
                str(report.get("method", "")),
                _moment(accident.occurred_at),
                accident.place,
                kind,
                f"亡{report.get('dead') or 0}伤{report.get('injured') or 0}",
                "是" if case.hit_and_run else "",
                names.get(case.opened_by, ""),
                names.get(case.lead_officer_id or 0, ""),
                _STATES.get(case.state, case.state),
            )
        )
    return tuple(lines), _summed("件", len(lines), kinds)


def petitions(session: StoreSession, first: date, until: date) -> Filled:
    """Every petition that came in during the month or was still to answer."""
    rows = session.execute(
        select(PetitionRow, CaseRow.number)
        .join(CaseRow, CaseRow.case_id == PetitionRow.case_id)
        .where(
            PetitionRow.received_on < until,
            or_(PetitionRow.answered_on.is_(None), PetitionRow.answered_on >= first),
        )
        .order_by(PetitionRow.received_on, PetitionRow.id)
    ).all()
    lines = tuple(
        (
            str(number),
            case,
            row.petitioner,
            row.source,
            row.number,
            row.received_on.isoformat(),
            row.matter,
            row.answer_by.isoformat(),
            row.answered_on.isoformat() if row.answered_on else "",
            row.result,
        )
        for number, (row, case) in enumerate(rows, 1)
    )
    answered = sum(row.answered_on is not None for row, _case in rows)
    told = f"，已答复 {answered} 件" if lines else ""
    return lines, f"共 {len(lines)} 件{told}。"


def loans(session: StoreSession, first: date, until: date) -> Filled:
    """Every file that was out during the month."""
    names = officer_names(session)
    rows = session.execute(
        select(FileLoanRow, CaseRow.number)
        .join(CaseRow, CaseRow.case_id == FileLoanRow.case_id)
        .where(
            FileLoanRow.lent_at < at(until),
            or_(FileLoanRow.returned_at.is_(None), FileLoanRow.returned_at >= at(first)),
        )
        .order_by(FileLoanRow.lent_at, FileLoanRow.id)
    ).all()
    lines = tuple(
        (
            str(number),
            case,
            row.borrower,
            row.authority,
            row.purpose,
            row.volumes,
            _moment(row.lent_at),
            row.return_by.isoformat(),
            _moment(row.returned_at),
            row.state_on_return,
            names.get(row.entered_by, ""),
        )
        for number, (row, case) in enumerate(rows, 1)
    )
    out = sum(row.returned_at is None for row, _case in rows)
    told = f"，未还 {out} 件" if lines else ""
    return lines, f"共 {len(lines)} 件{told}。"


def seals(session: StoreSession, first: date, until: date) -> Filled:
    """Every use of a seal in the month."""
    names = officer_names(session)
    rows = session.execute(
        select(SealUseRow, CaseRow.number, DocumentRow.title, DocumentRow.number)
        .join(CaseRow, CaseRow.case_id == SealUseRow.case_id)
        .join(DocumentRow, DocumentRow.id == SealUseRow.document_id)
        .where(SealUseRow.used_at >= at(first), SealUseRow.used_at < at(until))
        .order_by(SealUseRow.used_at, SealUseRow.id)
    )
    lines, used = [], Counter[str]()
    for number, (row, case, title, paper) in enumerate(rows, 1):
        used[row.seal] += 1
        lines.append(
            (
                str(number),
                _moment(row.used_at),
                row.seal,
                case,
                title,
                paper,
                str(row.copies),
                row.applicant,
                names.get(row.keeper_id, ""),
            )
        )
    return tuple(lines), _summed("件", len(lines), used)


#: Title, columns and lines of each register.
REGISTERS: dict[RegisterKind, tuple[str, tuple[RegisterColumn, ...], Fill]] = {
    RegisterKind.REPORTS: ("道路交通事故受案台账", _REPORTS, reports),
    RegisterKind.PETITIONS: ("信访台账", _PETITIONS, petitions),
    RegisterKind.LOANS: ("案卷借阅台账", _LOANS, loans),
    RegisterKind.SEALS: ("用印登记台账", _SEALS, seals),
}


def _summed(unit: str, count: int, parts: Counter[str]) -> str:
    told = "，".join(f"{name} {number} {unit}" for name, number in sorted(parts.items()))
    return f"共 {count} {unit}" + (f"：{told}。" if told else "。")


def _moment(value: datetime | None) -> str:
    return f"{local(value):%Y-%m-%d %H:%M}" if value is not None else ""
