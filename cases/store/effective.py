"""What each officer may see of one case, by the guard's own predicate asked in his name.

Only for a session past the guard: it says for a moment that somebody else acts, and reads nothing
of the case itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from cases.records.officers import Part, Role
from cases.store.guard import SQUAD
from cases.store.mine import counted, quoted

#: From the narrowest part to the widest.
_PARTS = (Part.HEAD, Part.MEDIATION, Part.INVESTIGATION)


def parts_of(
    raw: Any, case_id: int, officers: Iterable[int], now: datetime
) -> Mapping[int, tuple[Part | None, bool, bool]]:
    """Return for each officer the part he has, and whether he sees heads, and concluded cases.

    Args:
        raw: The driver connection of a session past the guard.
        case_id: Which case.
        officers: Rows of officers.
        now: The moment that is asked about.
    """
    with _as_each(raw, officers, now) as each:
        return {officer: _seen(raw, case_id, officer) for officer in each}


def digest(raw: Any, officer: int) -> tuple[tuple[tuple[int, int], ...], frozenset[Role]]:
    """Return what tells that an officer's cases or roles have changed; empty roles: he left.

    Of somebody outside the unit it is the packets that are with him.
    """
    cases = tuple(
        raw.execute(
            f"SELECT count(*), total(case_id * (case_id % 8191)) FROM temp.guard_mine_{part.value}"
        ).fetchone()
        for part in _PARTS
    )
    roles = raw.execute(
        "SELECT r.role FROM main.officer_roles r JOIN main.officers o ON o.id=r.officer_id"
        " WHERE o.id=? AND o.retired_at IS NULL",
        (officer,),
    )
    held = frozenset(Role(role) for (role,) in roles)
    if Role.PEOPLES_MEDIATOR in held:
        with_him = "SELECT count(*), total(id * (id % 8191)) FROM temp.packets"
        cases = (*cases, raw.execute(with_him).fetchone())
    return cases, held


def _seen(raw: Any, case_id: int, officer: int) -> tuple[Part | None, bool, bool]:
    part = None
    for one in _PARTS:
        if raw.execute(f"SELECT EXISTS({counted(one, str(int(case_id)))})").fetchone()[0]:
            part = one
    leader, squad = raw.execute(
        "SELECT max(role=?2), max(role IN ("
        f"{quoted(SQUAD)})) FROM main.officer_roles r JOIN main.officers o ON o.id=r.officer_id"
        " WHERE officer_id=?1 AND o.retired_at IS NULL",
        (officer, Role.SQUAD_LEADER.value),
    ).fetchone()
    return part, bool(leader), bool(squad)


@contextmanager
def _as_each(raw: Any, officers: Iterable[int], now: datetime) -> Iterator[Iterator[int]]:
    was = raw.execute("SELECT officer, now FROM temp.guard_who").fetchone()
    moment = now.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")

    def each() -> Iterator[int]:
        for officer in officers:
            raw.execute("UPDATE temp.guard_who SET officer=?, now=?", (officer, moment))
            yield officer

    try:
        yield each()
    finally:
        raw.execute("UPDATE temp.guard_who SET officer=?, now=?", was)
