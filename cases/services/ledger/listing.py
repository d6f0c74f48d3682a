"""The cases an officer may see, as rows of a table for export."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from cases.records.times import local
from cases.services.kind_words import KINDS
from cases.store.rows.cases import AccidentRow, CaseRow, PartyRow, VehicleRow
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Titles as the import reads them, so that what was exported can be brought in elsewhere.
HEADER = (
    "案号", "事故时间", "事故地点", "当事人", "号牌号码", "事故类型", "适用程序", "是否逃逸",
    "主办民警", "认定书编号", "认定日期", "结案日期", "案件状态", "下一时限",
)  # fmt: skip
_PROCEDURES = {"general": "一般程序", "simple": "简易程序", "quick": "快速处理"}
_STATES = {"closed": "已结", "reported": "待派案", "transferred": "已移送"}


def case_rows(desk: "Desk") -> list[tuple[str, ...]]:
    """Return the rows of all cases the officer may see, and record that they were taken out."""
    with desk.act("case.export") as deed:
        rows = list(_rows(deed.session))
        deed.note(cases=len(rows))
    return rows


def _rows(session: Session) -> Iterator[tuple[str, ...]]:
    names = _gathered(session, PartyRow.case_id, PartyRow.name, PartyRow.removed_at)
    plates = _gathered(session, VehicleRow.case_id, VehicleRow.plate, VehicleRow.removed_at)
    found = session.execute(
        select(
            CaseRow,
            AccidentRow.occurred_at,
            AccidentRow.place,
            AccidentRow.report,
            OfficerRow.name,
        )
        .outerjoin(AccidentRow, AccidentRow.case_id == CaseRow.case_id)
        .outerjoin(OfficerRow, OfficerRow.id == CaseRow.lead_officer_id)
        .order_by(CaseRow.case_id)
    )
    for case, occurred_at, place, report, lead in found:
        ledger = (report or {}).get("ledger", {})
        yield (
            case.number,
            f"{local(occurred_at):%Y-%m-%d %H:%M}" if occurred_at else "",
            place or "",
            "、".join(names[case.case_id]),
            "、".join(plates[case.case_id]),
            KINDS[case.kind],
            _PROCEDURES[case.procedure],
            "是" if case.hit_and_run else "否",
            lead or "",
            ledger.get("determination_number", ""),
            ledger.get("determined_on", ""),
            f"{local(case.closed_at):%Y-%m-%d}" if case.closed_at else "",
            _STATES.get(case.state, "在办"),
            str(case.next_due_on or ""),
        )


def _gathered(
    session: Session,
    case_id: InstrumentedAttribute[int],
    value: InstrumentedAttribute[str],
    removed_at: InstrumentedAttribute[Any],
) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for case, words in session.execute(select(case_id, value).where(removed_at.is_(None))):
        found[case].append(words)
    return found
