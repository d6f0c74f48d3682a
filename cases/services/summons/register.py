"""The register (台账) of summonses by month, in Chinese whatever the window has."""

from collections import Counter
from datetime import date, datetime

from sqlalchemy import func, or_, select

from cases.papers.plain import RegisterColumn
from cases.records.summons import SummonsState
from cases.records.times import at, local
from cases.services.summons.showing import state_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, PartyRow
from cases.store.rows.papers import DocumentRow
from cases.store.rows.summons import SummonsRow
from cases.store.rows.unit import OfficerRow

TITLE = "传唤台账"
COLUMNS = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("案号", 7),
    RegisterColumn("被传唤人", 6),
    RegisterColumn("涉嫌", 8),
    RegisterColumn("方式", 5),
    RegisterColumn("传唤证文号", 12),
    RegisterColumn("到案时限", 9),
    RegisterColumn("到案时间", 9),
    RegisterColumn("离开时间", 9),
    RegisterColumn("用时", 4, right=True),
    RegisterColumn("通知家属", 9),
    RegisterColumn("结果", 7),
    RegisterColumn("办案民警", 6),
)
_RESULTS = {
    SummonsState.PLANNED: "待批准",
    SummonsState.ISSUED: "待到案",
    SummonsState.HELD: "询问查证中",
    SummonsState.LEFT: "已离开",
    SummonsState.NOT_CAME: "未到案",
    SummonsState.WITHDRAWN: "撤回",
}
_EXCEPTIONS = {
    "identity_unknown": "身份不明",
    "contact_refused": "拒不提供联系方式",
    "force_majeure": "不可抗力",
}


def rows(
    session: StoreSession, first: date, until: date
) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Return the summonses issued, spoken or planned in the month, and how they ended."""
    begun = func.coalesce(SummonsRow.arrived_at, SummonsRow.issued_at, SummonsRow.entered_at)
    found = session.execute(
        select(SummonsRow, CaseRow.number, PartyRow.name, OfficerRow.name, DocumentRow.number)
        .join(CaseRow, CaseRow.case_id == SummonsRow.case_id)
        .join(PartyRow, PartyRow.id == SummonsRow.party_id)
        .join(OfficerRow, OfficerRow.id == SummonsRow.entered_by)
        .outerjoin(DocumentRow, DocumentRow.id == SummonsRow.document_id)
        .where(begun >= at(first), begun < at(until))
        .where(or_(SummonsRow.withdrawn_at.is_(None), SummonsRow.issued_at.is_not(None)))
        .order_by(begun, SummonsRow.id)
    ).all()
    results = Counter(_RESULTS[state_of(row)] for row, *_ in found)
    lines = tuple(
        (
            str(index),
            number,
            party,
            row.charge,
            "口头" if row.is_oral else "传唤证",
            row.typed_number or paper or "—",
            _moment(row.called_for),
            _moment(row.arrived_at),
            _moment(row.left_at),
            _used(row),
            _family(row),
            _RESULTS[state_of(row)],
            officer,
        )
        for index, (row, number, party, officer, paper) in enumerate(found, start=1)
    )
    told = "，".join(f"{result} {count} 件" for result, count in sorted(results.items()))
    return lines, f"共 {len(lines)} 件" + (f"：{told}。" if told else "。")


def _used(row: SummonsRow) -> str:
    if row.arrived_at is None or row.left_at is None:
        return ""
    minutes = int((row.left_at - row.arrived_at).total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def _family(row: SummonsRow) -> str:
    if row.family_told_at is not None:
        return f"{row.family_name}（{row.family_relation}）{local(row.family_told_at):%m-%d %H:%M}"
    return _EXCEPTIONS.get(row.family_exception, "")


def _moment(moment: datetime | None) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M}" if moment is not None else ""
