"""The registers (台账) of mediation and of service, by month, of the cases the officer may see."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime

from sqlalchemy import func, or_, select

from cases.mediation.kinds import Ending, MediationState
from cases.papers.kinds import ServiceMethod
from cases.papers.plain import RegisterColumn, RegisterPage
from cases.records.documents import RegisterKind
from cases.records.times import at, day_of, local
from cases.services.documents.filling import side_order
from cases.services.documents.finding import AtDesk
from cases.services.holding import registers as held
from cases.services.practice import exhibits
from cases.services.practice.registers import REGISTERS
from cases.services.service_of_papers import METHODS
from cases.services.summons import register
from cases.store import journal
from cases.store.engine import StoreSession, driver
from cases.store.rows.cases import CaseRow, PartyRow
from cases.store.rows.mediation import (
    MediationRow,
    MediationSideRow,
    SessionMediationRow,
    SessionRow,
)
from cases.store.rows.papers import DocumentRow, ServiceRow
from cases.store.rows.unit import OfficerRow, UnitRow

_ENDINGS = {
    Ending.AGREED: "达成协议",
    Ending.NO_AGREEMENT: "未达成协议",
    Ending.SUIT: "一方起诉",
    Ending.ABSENCE: "一方无正当理由不参加",
    Ending.LEFT: "一方中途退出",
    Ending.EXPIRED: "期满未达成",
    Ending.WITHDRAWN: "撤回申请",
    Ending.REFERRED: "转人民调解",
}
_MEDIATION = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("案号", 7),
    RegisterColumn("申请人", 6),
    RegisterColumn("参加调解各方", 14),
    RegisterColumn("申请日期", 6),
    RegisterColumn("受理日期", 6),
    RegisterColumn("开始日期", 6),
    RegisterColumn("到期日", 6),
    RegisterColumn("调解次数", 4, right=True),
    RegisterColumn("结果", 8),
    RegisterColumn("结束日期", 6),
    RegisterColumn("文书编号", 12),
    RegisterColumn("调解民警", 6),
)
_SERVICE = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("案号", 7),
    RegisterColumn("文书", 12),
    RegisterColumn("文书编号", 12),
    RegisterColumn("受送达人", 7),
    RegisterColumn("方式", 6),
    RegisterColumn("送达时间", 9),
    RegisterColumn("签收人及关系", 8),
    RegisterColumn("凭据", 12),
    RegisterColumn("送达人", 8),
)


class Registers(AtDesk):
    """Registers by month."""

    def month(self, kind: RegisterKind, year: int, month: int) -> RegisterPage:
        """Return one month of a register, ready to be printed or exported."""
        first = date(year, month, 1)
        until = date(year + month // 12, month % 12 + 1, 1)
        with self.desk.act("documents.register", register=kind, year=year, month=month) as deed:
            session = deed.session
            head = journal.head(driver(session))
            title, columns, fill = _KINDS[kind]
            rows, summary = fill(session, first, until)
            unit = session.scalars(select(UnitRow)).one()
            return RegisterPage(
                title=title,
                organ=unit.organ,
                period=f"{year}年{month}月",
                columns=columns,
                rows=rows,
                printed_by=self.desk.officer.name,
                printed_at=self.desk.now(),
                journal_seq=head.seq,
                journal_head=head.hash,
                summary=summary,
                is_demo=unit.is_demo,
            )


def _mediations(
    session: StoreSession, first: date, until: date
) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Every mediation that was received, running or ended in the month."""
    start, end = at(first), at(until)
    rows = session.execute(
        select(MediationRow, CaseRow.number, PartyRow.name)
        .join(CaseRow, CaseRow.case_id == MediationRow.case_id)
        .join(PartyRow, PartyRow.id == MediationRow.claimant_id)
        .where(
            func.coalesce(MediationRow.received_at, MediationRow.opened_at) < end,
            or_(MediationRow.ended_at.is_(None), MediationRow.ended_at >= start),
            or_(
                MediationRow.state.not_in((MediationState.REFUSED.value,)),
                MediationRow.decided_at >= start,
            ),
        )
        .order_by(func.coalesce(MediationRow.received_at, MediationRow.opened_at), MediationRow.id)
    ).all()
    lines, results = [], Counter[str]()
    for index, (row, number, claimant) in enumerate(rows, start=1):
        result = _result(row)
        results[result] += 1
        lines.append(
            (
                str(index),
                number,
                claimant,
                _sides(session, row.id),
                _day(row.applied_on),
                _day(row.decided_at),
                _day(row.started_on),
                _day(row.due_on),
                str(_held(session, row.id)),
                result,
                _day(row.ended_at),
                _ending_number(session, row.id),
                _mediators(session, row.id),
            )
        )
    told = "，".join(f"{result} {count} 件" for result, count in sorted(results.items()))
    return tuple(lines), f"共 {len(lines)} 件" + (f"：{told}。" if told else "。")


def _services(
    session: StoreSession, first: date, until: date
) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Every service tried or done in the month that was not corrected later."""
    rows = session.execute(
        select(ServiceRow, CaseRow.number, PartyRow.name, OfficerRow.name, DocumentRow)
        .join(CaseRow, CaseRow.case_id == ServiceRow.case_id)
        .join(PartyRow, PartyRow.id == ServiceRow.party_id)
        .join(OfficerRow, OfficerRow.id == ServiceRow.server_id)
        .outerjoin(DocumentRow, DocumentRow.id == ServiceRow.document_id)
        .where(
            ServiceRow.tried_at >= at(first),
            ServiceRow.tried_at < at(until),
            ServiceRow.replaced_at.is_(None),
        )
        .order_by(ServiceRow.tried_at, ServiceRow.id)
    ).all()
    lines, methods, vain = [], Counter[str](), 0
    for index, (row, number, party, server, found) in enumerate(rows, start=1):
        paper: DocumentRow | None = found
        method = METHODS[ServiceMethod(row.method)]
        methods[method] += 1
        vain += row.served_at is None
        receiver = "，".join(filter(None, (row.receiver, row.relation)))
        proof = "；".join(
            filter(
                None,
                (row.proof, row.post_number, row.recording, row.witness and "见证人" + row.witness),
            )
        )
        lines.append(
            (
                str(index),
                number,
                paper.title if paper is not None else "调解会通知",
                paper.number if paper is not None else "—",
                party,
                method,
                _moment(row.served_at) if row.served_at else f"未送达（{_moment(row.tried_at)}）",
                receiver,
                proof,
                "、".join(filter(None, (server, row.second_server, row.auxiliary))),
            )
        )
    told = "，".join(f"{method} {count} 件" for method, count in sorted(methods.items()))
    tail = f"；未送达 {vain} 件" if vain else ""
    return tuple(lines), f"共 {len(lines)} 件" + (f"：{told}{tail}。" if told else "。")


_Fill = Callable[[StoreSession, date, date], tuple[tuple[tuple[str, ...], ...], str]]
_KINDS: dict[RegisterKind, tuple[str, tuple[RegisterColumn, ...], _Fill]] = {
    RegisterKind.MEDIATION: ("道路交通事故损害赔偿调解台账", _MEDIATION, _mediations),
    RegisterKind.SERVICE: ("法律文书送达台账", _SERVICE, _services),
    RegisterKind.SUMMONS: (register.TITLE, register.COLUMNS, register.rows),
    RegisterKind.EXHIBITS: (exhibits.TITLE, exhibits.COLUMNS, exhibits.rows),
    **REGISTERS,
    **held.REGISTERS,
}


def _result(row: MediationRow) -> str:
    if row.ending:
        return _ENDINGS[Ending(row.ending)]
    return "不予受理" if row.state == MediationState.REFUSED.value else "调解中"


def _sides(session: StoreSession, mediation_id: int) -> str:
    found = session.execute(
        select(PartyRow.name, MediationSideRow.side)
        .join(MediationSideRow, MediationSideRow.party_id == PartyRow.id)
        .where(MediationSideRow.mediation_id == mediation_id)
        .order_by(MediationSideRow.id)
    )
    return "、".join(name for name, _ in sorted(found, key=lambda one: side_order(one[1])))


def _sessions(session: StoreSession, mediation_id: int) -> Iterable[SessionRow]:
    return session.scalars(
        select(SessionRow)
        .join(SessionMediationRow, SessionMediationRow.session_id == SessionRow.id)
        .where(SessionMediationRow.mediation_id == mediation_id, SessionRow.opened_at.is_not(None))
    ).all()


def _held(session: StoreSession, mediation_id: int) -> int:
    return len(list(_sessions(session, mediation_id)))


def _mediators(session: StoreSession, mediation_id: int) -> str:
    names = dict.fromkeys(
        session.get_one(OfficerRow, held.mediator_id).name
        for held in _sessions(session, mediation_id)
    )
    return "、".join(names)


def _ending_number(session: StoreSession, mediation_id: int) -> str:
    numbers = session.scalars(
        select(DocumentRow.number).where(
            DocumentRow.mediation_id == mediation_id,
            DocumentRow.form.in_(("termination", "agreement", "refusal")),
            DocumentRow.state == "issued",
        )
    )
    return "、".join(numbers)


def _day(value: date | datetime | None) -> str:
    if value is None:
        return ""
    return (day_of(value) if isinstance(value, datetime) else value).isoformat()


def _moment(value: datetime) -> str:
    return local(value).strftime("%Y-%m-%d %H:%M")
