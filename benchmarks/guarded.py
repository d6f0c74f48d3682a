"""List, search and open under the guard, against the predicate written by hand in the query."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, func, select, union_all

from benchmarks.figures import Figure, against
from benchmarks.station import FEW, NOW, stations
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import AccidentRow, CaseRow, GrantRow, PartyRow, TeamRow, VehicleRow

_AIM = "<= 1.3 x and under 1 ms added"


def run() -> list[Figure]:
    """Measure the same statements both ways, for the officer who sees 200 cases."""
    both = stations()
    officer = both.narrow.id
    acting, door = Acting(officer, NOW), Acting(officer, NOW, door=True)
    mine = union_all(
        select(TeamRow.case_id).where(TeamRow.officer_id == officer, TeamRow.until_at.is_(None)),
        select(GrantRow.case_id).where(GrantRow.officer_id == officer, GrantRow.until_at > NOW),
    )
    with engine.session(both.keyed.door, door) as session:
        case_id = session.scalars(mine).first()
    statements: dict[str, tuple[Any, Any]] = {
        "list, first 50 by number": (
            select(CaseRow.number, CaseRow.kind, CaseRow.next_due_on)
            .order_by(CaseRow.number)
            .limit(50),
            CaseRow,
        ),
        "list, count": (select(func.count()).select_from(CaseRow), CaseRow),
        "search by name": (
            select(PartyRow.case_id, PartyRow.name).where(func.instr(PartyRow.name, "王") > 0),
            PartyRow,
        ),
        "open, accident": (select(AccidentRow).where(AccidentRow.case_id == case_id), AccidentRow),
        "open, parties": (select(PartyRow).where(PartyRow.case_id == case_id), PartyRow),
        "open, vehicles": (select(VehicleRow).where(VehicleRow.case_id == case_id), VehicleRow),
    }

    def asked(at: Engine, who: Acting, statement: Any) -> Callable[[], object]:
        def ask() -> object:
            with engine.session(at, who) as session:
                return session.execute(statement).all()

        return ask

    door_engine = both.keyed.reading.execution_options(
        store=True, schema_translate_map={None: "main"}
    )
    return [
        against(
            f"guarded {what} ({FEW} of 100,000 visible)",
            "the predicate by hand, past the guard",
            asked(both.keyed.reading, acting, statement),
            asked(door_engine, door, statement.where(row.case_id.in_(mine))),
            _AIM,
            times=41,
        )
        for what, (statement, row) in statements.items()
    ]
