"""The register (台账) of exhibits that came in or went out in a month.

Law: 行政程序 arts 189, 190: every thing by its number, each taking out and giving back entered.
"""

from collections import Counter
from datetime import date

from sqlalchemy import Select, select

from cases.papers.exhibits import ACTS
from cases.papers.plain import RegisterColumn
from cases.records.exhibits import INTO, OUT_OF, CustodyAct
from cases.records.times import at, local
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.exhibits import ExhibitRow, ExhibitStepRow

TITLE = "物证出入库台账"
COLUMNS = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("时间", 8),
    RegisterColumn("案号", 6),
    RegisterColumn("物证", 4, right=True),
    RegisterColumn("名称", 9),
    RegisterColumn("事项", 5),
    RegisterColumn("经手人", 6),
    RegisterColumn("自何处", 9),
    RegisterColumn("方式", 8),
    RegisterColumn("去向、保管", 11),
    RegisterColumn("启封人", 5),
    RegisterColumn("封签", 6),
    RegisterColumn("凭据", 7),
)


def rows(
    session: StoreSession, first: date, until: date
) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Every step into the store or out of it in the month that was not put right later."""
    found = session.execute(
        select(ExhibitStepRow, ExhibitRow.n, ExhibitRow.name, CaseRow.number)
        .join(ExhibitRow, ExhibitRow.id == ExhibitStepRow.exhibit_id)
        .join(CaseRow, CaseRow.case_id == ExhibitStepRow.case_id)
        .where(
            ExhibitStepRow.at >= at(first),
            ExhibitStepRow.at < at(until),
            ExhibitStepRow.act.in_([act.value for act in (*INTO, *OUT_OF)]),
            ExhibitStepRow.id.not_in(_replaced()),
        )
        .order_by(ExhibitStepRow.at, ExhibitStepRow.id)
    )
    lines, counted = [], Counter[bool]()
    for number, (step, n, name, case) in enumerate(found, 1):
        act = CustodyAct(step.act)
        counted[act in INTO] += 1
        lines.append(
            (
                str(number),
                f"{local(step.at):%Y-%m-%d %H:%M}",
                case,
                str(n),
                name,
                ACTS[act],
                step.person,
                step.from_place,
                step.manner,
                " ".join(filter(None, (step.holder, step.place))),
                step.opened_by,
                step.seal_after or ("破损" if step.seal_broken else ""),
                step.number,
            )
        )
    kept = _kept(session, until)
    if not lines and not kept:
        return (), "共 0 件。"
    told = f"入 {counted[True]} 次，出 {counted[False]} 次；月末在库 {kept} 件。"
    return tuple(lines), f"共 {len(lines)} 次：{told}"


def _kept(session: StoreSession, until: date) -> int:
    """Count the exhibits whose last step in or out before a day put them into a place."""
    last: dict[int, ExhibitStepRow] = {}
    moved = session.scalars(
        select(ExhibitStepRow)
        .where(
            ExhibitStepRow.at < at(until),
            ExhibitStepRow.act.in_([act.value for act in (*INTO, *OUT_OF)]),
            ExhibitStepRow.id.not_in(_replaced()),
        )
        .order_by(ExhibitStepRow.at, ExhibitStepRow.id)
    )
    for step in moved:
        last[step.exhibit_id] = step
    return sum(CustodyAct(one.act) in INTO and bool(one.place) for one in last.values())


def _replaced() -> Select[int | None]:
    """Return the steps that were put right or taken back."""
    return select(ExhibitStepRow.replaces_id).where(ExhibitStepRow.replaces_id.is_not(None))
