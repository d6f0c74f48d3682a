"""Nobody widens by SQL what he himself may see: triggers of a connection beside those of the guard.

Whoever sees a part of a case may write rows of that part, places and leave among them, as a
mediator who asks a reviewer does. A row that would give himself more is refused; so is any role.
"""

from collections.abc import Iterator

from cases.records.officers import Part
from cases.store.mine import ME, mine

#: What is done, and when it would give the acting officer more than he has.
_WIDENING = (
    ("INSERT ON main.officer_roles", ""),
    ("UPDATE ON main.officer_roles", ""),
    ("INSERT ON main.team", f"NEW.officer_id={ME}"),
    ("UPDATE OF officer_id, role ON main.team", f"NEW.officer_id={ME}"),
    ("INSERT ON main.grants", f"NEW.officer_id={ME}"),
    (
        "UPDATE OF officer_id, part ON main.grants",
        f"NEW.officer_id={ME} AND (OLD.officer_id, OLD.part)<>(NEW.officer_id, NEW.part)",
    ),
    (
        "UPDATE OF until_at ON main.grants",
        f"NEW.officer_id={ME} AND NEW.until_at>OLD.until_at",
    ),
)


def against_widening() -> Iterator[str]:
    """Yield the triggers; who handles the whole case and the store's own door pass."""
    of_the_whole = f"NEW.case_id IN ({mine(Part.INVESTIGATION)})"
    for index, (operation, to_himself) in enumerate(_WIDENING):
        more = f"AND {to_himself} AND NOT {of_the_whole}" if to_himself else ""
        yield (
            f"CREATE TEMP TRIGGER guard_widening_{index} BEFORE {operation}"
            f" WHEN NOT (SELECT door FROM temp.guard_who) {more}"
            " BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
