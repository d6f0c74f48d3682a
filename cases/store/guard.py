"""Need-to-know in the database: one predicate, as temporary views and triggers of a connection.

Reads of every table of a case go to a view that shows what the acting officer may see; writes to
other cases are ignored or refused. It holds whatever SQL is sent through SQLAlchemy. The bare
driver connection and the full-text tables are not guarded: they stay in this room.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session, SessionTransaction

from cases.records.officers import Part, Role, TeamRole
from cases.store.guests import added, handed
from cases.store.journal import newest_at
from cases.store.mine import ME, NOW, keep, mine, quoted, refresh
from cases.store.rows import Row
from cases.store.sieve import is_refused, to_tables
from cases.store.veil import HIDDEN, NARROWED, teach, veiled
from cases.store.widening import against_widening

#: Who acts on a connection.
WHO = (
    "CREATE TEMP TABLE guard_who(officer INT, now TEXT, door INT, leader INT, squad INT, sight INT)"
)

#: Roles that see concluded cases of the squad.
SQUAD = (Role.INVESTIGATOR, Role.MEDIATOR, Role.REVIEWER, Role.APPROVER, Role.SQUAD_LEADER)


_STAYS = "NOT EXISTS(SELECT 1 FROM main.officers o WHERE o.id=?1 AND o.retired_at IS NOT NULL)"


class Sight(IntEnum):
    """How far an officer sees by his roles; each has its own shape of the views.

    Somebody who sees his own cases only must not pay for a look at all others, nor must the time
    an answer takes tell how many there are.
    """

    OWN = 0
    #: Concluded cases besides.
    SQUAD = 1
    #: Every head besides.
    LEADER = 2


@dataclass(frozen=True, slots=True)
class Acting:
    """In whose name a session speaks to the database, and when."""

    officer: int
    now: datetime
    #: The store's own door past the guard: opening a case, assigning it, the journal.
    door: bool = False


def arm(raw: Any) -> None:
    """Put the guard on a fresh driver connection; until somebody acts it shows nothing."""
    raw.execute(WHO)
    raw.execute(f"INSERT INTO temp.guard_who VALUES(-1, '9999', 0, 0, 0, {Sight.OWN})")
    teach(raw)
    keep(raw)
    # As one script: said once, they take no room from the statements the connection keeps ready.
    raw.executescript(";".join([*_views(Sight.OWN), *_triggers(), *against_widening()]))


def guard(engine: Engine) -> None:
    """Narrow every statement of the engine."""
    event.listen(engine, "before_cursor_execute", _narrow, retval=True)


def announce(sessions: type[Session]) -> None:
    """Let sessions act in an officer's name; once a class, each call would be heard again."""
    event.listen(sessions, "after_begin", _act_as)


def guarded_tables() -> Sequence[str]:
    """Name the tables that the guard shadows."""
    return tuple(row.__tablename__ for row, _, _, _ in _guarded())


def _narrow(
    conn: Connection,
    _cursor: Any,
    sql: str,
    params: Any,
    _context: Any,
    _many: bool,  # noqa: FBT001 - the event hands it in so
) -> tuple[str, Any]:
    """Send writes to the real tables, where the triggers wait; refuse a way around the views."""
    if not conn.get_execution_options().get("store") and is_refused(sql):
        raise PermissionError("raw SQL outside the store")
    return to_tables(sql), params


def _act_as(session: Session, _transaction: SessionTransaction, conn: Connection) -> None:
    """Tell the connection who acts; a session without an actor fails here, closed."""
    acting: Acting = session.info["acting"]
    raw = conn.connection.driver_connection
    assert raw is not None
    # A clock set back brings no leave to life again: it is never earlier than the last entry.
    moment = max(acting.now, newest_at(raw) or acting.now)
    now = moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    # Who has left the unit sees nothing from that act on, in a window that is still open too.
    raw.execute(
        "UPDATE temp.guard_who SET officer=?1, now=?2, door=?3, leader=EXISTS("
        f" SELECT 1 FROM main.officer_roles WHERE officer_id=?1 AND role=?4 AND {_STAYS}),"
        " squad=EXISTS(SELECT 1 FROM main.officer_roles WHERE officer_id=?1"
        f" AND role IN ({quoted(SQUAD)}) AND {_STAYS})",
        (acting.officer, now, int(acting.door), Role.SQUAD_LEADER.value),
    )
    found = raw.execute("SELECT leader, squad, sight FROM temp.guard_who").fetchone()
    if found is None:
        # A connection of the store's own, which was never armed and has no views.
        return
    refresh(raw, acting.officer, now)
    leader, squad, shape = found
    sight = Sight.LEADER if leader else Sight.SQUAD if squad else Sight.OWN
    # Nobody, as the store itself, sees nothing in any shape: for him it is not made anew.
    if sight != shape and acting.officer > 0:
        for name in guarded_tables():
            raw.execute(f"DROP VIEW temp.{name}")
        for statement in _views(sight):
            raw.execute(statement)
        # Kept in the connection: a rollback brings back the old views and this together.
        raw.execute("UPDATE temp.guard_who SET sight=?", (sight,))


#: Says who may read a row, for the alias of its table and how far the officer sees.
_Reading = Callable[[str, Sight], str]


def _guarded() -> Iterator[tuple[type[Row], _Reading, Callable[[str], str], bool]]:
    """Yield for each guarded table its row, who may read, who may write, and if it has a case."""
    for mapper in Row.registry.mappers:
        row: type[Row] = mapper.class_
        if row.__own__:
            yield row, _own, _own, False
        elif row.__persons__:
            named = _named(row.__persons__, row.__open_to__)
            yield row, _at_any_sight(named), named, False
        elif row.__only__:
            placed = _placed(row.__only__)
            yield row, _at_any_sight(placed), placed, True
        elif row.__part_column__ is not None:
            yield row, _by_column(row.__part_column__), _write_by_column(row.__part_column__), True
        elif row.__part__ is Part.HEAD:
            yield row, _head(row.__tablename__), _narrow_part(Part.HEAD), True
        elif row.__part__ is not None:
            narrow = _narrow_part(row.__part__)
            reads = _with_closed(narrow, row.__tablename__)
            if row.__guest__:
                yield row, *_handed(row.__tablename__, reads, narrow), True
            else:
                yield row, reads, narrow, True


def _own(row: str, _sight: Sight = Sight.OWN) -> str:
    return f"{row}officer_id={ME}"


def _named(columns: Sequence[str], roles: Sequence[Role]) -> Callable[[str], str]:
    """Open a row of no case to the officers it names and to those who hold one of the roles."""
    holds = (
        f"EXISTS(SELECT 1 FROM main.officer_roles r WHERE r.officer_id={ME}"
        f" AND r.role IN ({quoted(roles)}))"
    )
    return lambda row: f"({' OR '.join([*(f'{row}{column}={ME}' for column in columns), holds])})"


def _at_any_sight(readable: Callable[[str], str]) -> _Reading:
    return lambda row, _sight: readable(row)


def _narrow_part(part: Part) -> Callable[[str], str]:
    return lambda row: f"{row}case_id IN ({mine(part)})"


def _placed(roles: Sequence[TeamRole]) -> Callable[[str], str]:
    """Open a row to who holds one of some places in its case; no leave opens it.

    Who stands in for an approver is the approver for his days: his leave for the request lets him
    into the case, the place of the approver lets him read what the approver reads.
    """
    stands_in = (
        "SELECT 1 FROM main.team t JOIN main.stand_ins s ON s.officer_id=t.officer_id"
        f" WHERE s.stand_in_id={ME} AND s.role='{Role.APPROVER}' AND s.ended_at IS NULL"
        f" AND date({NOW},'+8 hours') BETWEEN s.from_on AND s.until_on"
        f" AND t.role='{TeamRole.APPROVER}' AND t.until_at IS NULL AND t.case_id="
    )
    handles = (
        f"SELECT 1 FROM main.team h WHERE h.officer_id={ME} AND h.until_at IS NULL AND h.case_id="
    )
    standing = TeamRole.APPROVER in roles
    return lambda row: (
        f"({row}case_id IN ({mine(Part.INVESTIGATION)}) AND (EXISTS(SELECT 1 FROM main.team t"
        f" WHERE t.case_id={row}case_id AND t.officer_id={ME} AND t.until_at IS NULL"
        f" AND t.role IN ({quoted(roles)}))"
        + (
            f" OR EXISTS({stands_in}{row}case_id) AND NOT EXISTS({handles}{row}case_id)"
            if standing
            else ""
        )
        + "))"
    )


def _with_closed(narrow: Callable[[str], str], table: str = "") -> _Reading:
    """Widen to concluded cases, in the shape that stays fast when they are most of the table."""
    only = f" AND {NARROWED[table].format(table)}" if table in NARROWED else ""
    return lambda row, sight: (
        narrow(row)
        if sight is Sight.OWN or table in HIDDEN
        else f"({narrow(row)} OR (SELECT squad FROM temp.guard_who) AND EXISTS(SELECT 1"
        f" FROM main.cases k WHERE k.case_id={row}case_id AND k.state='closed'){only})"
    )


def _head(table: str) -> _Reading:
    """Heads are also open to the squad leader, and concluded ones to the squad."""
    narrow = _narrow_part(Part.HEAD)

    def readable(row: str, sight: Sight) -> str:
        if sight is Sight.LEADER:
            return "(SELECT leader FROM temp.guard_who)"
        if sight is Sight.SQUAD and table == "cases":
            # Said, since the engine keeps no statistics: else it would look most of the table up by
            # the state and sort it, where it can go through it in the order asked for.
            closed = f"likelihood({row}state='closed', 0.9)"
            return f"({closed} AND (SELECT squad FROM temp.guard_who) OR {narrow(row)})"
        return narrow(row)

    return readable


def _handed(
    table: str, reads: _Reading, writes: Callable[[str], str]
) -> tuple[_Reading, Callable[[str], str]]:
    """Widen to somebody outside the unit who has been handed the row."""
    return (
        lambda row, sight: handed(table, row, reads(row, sight)),
        lambda row: added(table, row, writes(row)),
    )


def _write_by_column(column: str) -> Callable[[str], str]:
    return lambda row: (
        f"({row}case_id IN ({mine(Part.INVESTIGATION)})"
        f" OR {row}{column}='{Part.MEDIATION}' AND {row}case_id IN ({mine(Part.MEDIATION)}))"
    )


def _by_column(column: str) -> _Reading:
    return _with_closed(_write_by_column(column))


def _views(sight: Sight) -> Iterator[str]:
    for row, may_read, may_write, of_case in _guarded():
        name = row.__tablename__
        # Qualified: inside EXISTS a bare case_id would be that of the case looked for.
        seen = may_read(f"{name}.", sight)
        shown = _columns(row)
        if of_case and sight is not Sight.OWN and row.__part__ is not Part.HEAD:
            # Who may write reads as it is; others read it because it is concluded.
            shown = veiled(row, may_write(f"{name}."))
        yield f"CREATE TEMP VIEW {name} AS SELECT {shown} FROM main.{name} WHERE {seen}"


def _columns(row: type[Row]) -> str:
    """Return what is read of a row of no case; who is protected is named to himself and few."""
    if not row.__veiled__:
        return "*"
    name = row.__tablename__
    return ", ".join(
        f"CASE WHEN {_named((column,), row.__veiled__[column])(f'{name}.')}"
        f" THEN {name}.{column} END AS {column}"
        if column in row.__veiled__
        else f"{name}.{column}"
        for column in row.__table__.columns.keys()  # noqa: SIM118 - of its names
    )


def _triggers() -> Iterator[str]:
    for row, _, may_write, of_case in _guarded():
        name = row.__tablename__
        rules = [
            ("UPDATE", f"NOT {may_write('OLD.')}", "IGNORE"),
            ("DELETE", f"NOT {may_write('OLD.')}", "IGNORE"),
            ("INSERT", f"NOT {may_write('NEW.')}", "ABORT, 'refused'"),
        ]
        if of_case:
            rules.append(
                ("UPDATE OF case_id", "NEW.case_id IS NOT OLD.case_id", "ABORT, 'refused'")
            )
        for index, (operation, when, action) in enumerate(rules):
            yield (
                f"CREATE TEMP TRIGGER guard_{name}_{index} BEFORE {operation} ON main.{name}"
                f" WHEN NOT (SELECT door FROM temp.guard_who) AND {when}"
                f" BEGIN SELECT RAISE({action}); END"
            )
