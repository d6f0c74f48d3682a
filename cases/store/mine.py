"""Which cases are the acting officer's: need-to-know, kept ready on each connection.

To look it up anew in each statement costs an officer with ten thousands of open cases a tenth of a
second a screen. It is counted once a connection, and again whenever anything it rests on may have
changed: another officer acts, somebody else has written to the station, leave runs out. What the
connection itself writes is followed by triggers, within the same statement.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from cases.records.officers import Part, Role, TeamRole

ME = "(SELECT officer FROM temp.guard_who)"
NOW = "(SELECT now FROM temp.guard_who)"

#: Team roles that open the whole case; a mediator's opens the mediation part only.
_WHOLE = (TeamRole.LEAD, TeamRole.ASSIST, TeamRole.INTAKE, TeamRole.REVIEWER, TeamRole.APPROVER)
#: A recused officer is out of the case whatever place or leave he still has (art. 105).
#: Nor has anybody a case who is no officer: he has what he was handed (`guests`).
_NOT_RECUSED = (
    f"case_id NOT IN (SELECT case_id FROM main.recusals WHERE officer_id={ME} AND granted=1)"
    f" AND NOT EXISTS(SELECT 1 FROM main.officer_roles WHERE officer_id={ME}"
    f" AND role='{Role.PEOPLES_MEDIATOR}')"
)
#: The tables it rests on; a change of the last two also changes how long it holds.
_RESTS_ON = ("team", "grants", "recusals")
_FOREVER = "9999"


def mine(part: Part) -> str:
    """Return the cases whose part the acting officer may read and write, as a subquery."""
    return f"SELECT case_id FROM temp.{_kept(part)}"


def counted(part: Part, of_case: str = "") -> str:
    """Return the same counted from the team and the leave given.

    This is the one definition of need-to-know; everything else only applies it.
    """
    roles = _WHOLE if part is Part.INVESTIGATION else tuple(TeamRole)
    granted = {
        Part.INVESTIGATION: (Part.INVESTIGATION,),
        Part.MEDIATION: (Part.INVESTIGATION, Part.MEDIATION),
        Part.HEAD: tuple(Part),
    }[part]
    only = f" AND case_id={of_case}" if of_case else ""
    return (
        f"SELECT case_id FROM main.team WHERE officer_id={ME} AND until_at IS NULL"
        f" AND role IN ({quoted(roles)}) AND {_NOT_RECUSED}{only}"
        f" UNION SELECT case_id FROM main.grants WHERE officer_id={ME} AND until_at>{NOW}"
        f" AND part IN ({quoted(granted)}) AND {_NOT_RECUSED}{only}"
    )


def keep(raw: Any) -> None:
    """Make the tables of a fresh connection, and the triggers that follow its own writes."""
    for part in Part:
        raw.execute(f"CREATE TEMP TABLE {_kept(part)}(case_id INTEGER PRIMARY KEY)")
    raw.execute("CREATE TEMP TABLE guard_as_of(officer INT, version INT, since TEXT, until TEXT)")
    raw.execute("INSERT INTO guard_as_of VALUES(NULL, NULL, NULL, NULL)")
    for statement in _triggers():
        raw.execute(statement)


def refresh(raw: Any, officer: int, now: str) -> None:
    """Count anew if anything it rests on may have changed; inside the transaction that reads.

    Args:
        raw: The driver connection; `temp.guard_who` says already who acts.
        officer: Who acts.
        now: The moment as the database stores it.
    """
    # Says whether another connection has written since; of what this transaction sees.
    version = raw.execute("PRAGMA data_version").fetchone()[0]
    holds = raw.execute(
        "SELECT 1 FROM temp.guard_as_of WHERE officer=? AND version=? AND since<=? AND ?<until",
        (officer, version, now, now),
    ).fetchone()
    if holds is not None:
        return
    for part in Part:
        raw.execute(f"DELETE FROM temp.{_kept(part)}")
        raw.execute(f"INSERT INTO temp.{_kept(part)} {counted(part)}")
    raw.execute(
        "UPDATE temp.guard_as_of SET officer=?1, version=?2, since=?3, until=ifnull("
        "(SELECT min(until_at) FROM main.grants WHERE officer_id=?1 AND until_at>?3), ?4)",
        (officer, version, now, _FOREVER),
    )


def _kept(part: Part) -> str:
    return f"guard_mine_{part.value}"


def _triggers() -> Iterator[str]:
    """Follow what the connection writes: count the case anew for whoever acts."""
    for table in _RESTS_ON:
        for operation, rows in (
            ("INSERT", ("NEW",)),
            ("UPDATE", ("OLD", "NEW")),
            ("DELETE", ("OLD",)),
        ):
            steps = [
                f"DELETE FROM {_kept(part)} WHERE case_id={row}.case_id;"
                f" INSERT OR IGNORE INTO {_kept(part)} {counted(part, f'{row}.case_id')};"
                for row in rows
                for part in Part
            ]
            if table != "team":
                # How long it holds is counted with the next session.
                steps.append("UPDATE guard_as_of SET officer=NULL;")
            yield (
                f"CREATE TEMP TRIGGER guard_follows_{table}_{operation.lower()}"
                f" AFTER {operation} ON main.{table} BEGIN {' '.join(steps)} END"
            )


def quoted(values: Sequence[object]) -> str:
    """Return values as a list of SQL."""
    return ", ".join(f"'{value}'" for value in values)
