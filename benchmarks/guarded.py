"""List, search and open under the guard, against the predicate written by hand in the query.

The station has no statistics, as the program leaves it; by hand, too, it is said that most cases
are concluded, without which the list of these would take forty times as long.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, Select, exists, func, literal_column, or_, select, union_all, update
from sqlalchemy.orm import aliased

from benchmarks.figures import Figure, against
from benchmarks.station import FEW, NOW, Stations, stations
from cases.records.officers import Officer
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import AccidentRow, CaseRow, GrantRow, PartyRow, TeamRow, VehicleRow

_AIM = "<= 1.3 x and under 1 ms added"


#: Concluded of the cases, in the shape of a squad that has kept its ledger for years.
_CLOSED = 70_000


def run() -> list[Figure]:
    """Measure the same statements both ways, for who sees few cases and who the concluded ones."""
    both = stations()
    return [*_measured(both, both.narrow, f"{FEW} of 100,000 visible"), *_of_the_squad(both)]


def _of_the_squad(both: Stations) -> list[Figure]:
    door = Acting(both.squad.id, NOW, door=True)
    with engine.session(both.keyed.door, door) as session:
        last = session.scalars(
            select(CaseRow.case_id).order_by(CaseRow.case_id).offset(_CLOSED).limit(1)
        ).one()
        former = session.execute(select(CaseRow.case_id, CaseRow.state)).all()
        session.execute(update(CaseRow).where(CaseRow.case_id < last).values(state="closed"))
        session.execute(update(CaseRow).where(CaseRow.case_id >= last).values(state="open"))
    try:
        return _measured(both, both.squad, f"{_CLOSED:,} concluded visible", concluded=True)
    finally:
        # The measurements after this one find the station as it was.
        with engine.session(both.keyed.door, door) as session:
            session.execute(
                update(CaseRow), [{"case_id": one, "state": state} for one, state in former]
            )


def _measured(
    both: Stations, who: Officer, visible: str, *, concluded: bool = False
) -> list[Figure]:
    officer = who.id
    acting, door = Acting(officer, NOW), Acting(officer, NOW, door=True)
    mine = union_all(
        select(TeamRow.case_id).where(TeamRow.officer_id == officer, TeamRow.until_at.is_(None)),
        select(GrantRow.case_id).where(GrantRow.officer_id == officer, GrantRow.until_at > NOW),
    )

    def by_hand(statement: Select[Any], row: Any) -> Select[Any]:
        if not concluded:
            return statement.where(row.case_id.in_(mine))
        head = aliased(CaseRow)
        is_closed = (
            func.likelihood(CaseRow.state == "closed", literal_column("0.9"))
            if row is CaseRow
            else exists().where(head.case_id == row.case_id, head.state == "closed")
        )
        return statement.where(or_(row.case_id.in_(mine), is_closed))

    with engine.session(both.keyed.door, door) as session:
        case_id = session.scalars(by_hand(select(CaseRow.case_id), CaseRow).limit(1)).one()
    statements: dict[str, tuple[Any, Any]] = {
        "list, first 50 by number": (
            select(CaseRow.number, CaseRow.kind, CaseRow.next_due_on)
            .order_by(CaseRow.number)
            .limit(50),
            CaseRow,
        ),
        "list, count": (select(func.count()).select_from(CaseRow), CaseRow),
        "search by place": (
            select(AccidentRow.case_id, AccidentRow.place)
            .where(func.instr(AccidentRow.place, "滨河") > 0)
            .limit(50),
            AccidentRow,
        ),
        "open, accident": (select(AccidentRow).where(AccidentRow.case_id == case_id), AccidentRow),
        "open, parties": (select(PartyRow).where(PartyRow.case_id == case_id), PartyRow),
        "open, vehicles": (select(VehicleRow).where(VehicleRow.case_id == case_id), VehicleRow),
    }

    def asked(at: Engine, acts: Acting, statement: Any) -> Callable[[], object]:
        def ask() -> object:
            with engine.session(at, acts) as session:
                return session.execute(statement).all()

        return ask

    door_engine = both.keyed.reading.execution_options(
        store=True, schema_translate_map={None: "main"}
    )
    return [
        against(
            f"guarded {what} ({visible})",
            "the predicate by hand, past the guard",
            asked(both.keyed.reading, acting, statement),
            asked(door_engine, door, by_hand(statement, row)),
            _AIM,
            times=101,
        )
        for what, (statement, row) in statements.items()
    ]
