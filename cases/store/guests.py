"""What somebody outside the unit sees: the packet he was handed, while it is with him.

A people's mediator is no officer: no place and no leave opens a case to him (`mine.counted`), no
role shows him a list. These rows alone are his, until the mediation is no longer referred, the
packet is taken back, or the days after his outcome are over.
"""

from collections.abc import Mapping
from types import MappingProxyType

from cases.records.officers import Role
from cases.store.mine import ME, NOW

#: True of the acting officer when he is of a committee and has not left.
IS_GUEST = (
    "EXISTS(SELECT 1 FROM main.officer_roles g JOIN main.officers o ON o.id=g.officer_id"
    f" WHERE g.officer_id={ME} AND g.role='{Role.PEOPLES_MEDIATOR}' AND o.retired_at IS NULL)"
)
_LIVE = (
    f"{{0}}guest_id={ME} AND {{0}}taken_back_at IS NULL"
    f" AND ({{0}}until_at IS NULL OR {{0}}until_at>{NOW})"
    " AND EXISTS(SELECT 1 FROM main.mediations m WHERE m.id={0}mediation_id"
    f" AND m.state='referred') AND {IS_GUEST}"
)
_OF_PACKET = (
    "EXISTS(SELECT 1 FROM main.packets p WHERE p.id={0}packet_id AND p.case_id={0}case_id AND "
    + _LIVE.replace("{0}", "p.")
    + ")"
)
#: By table: who is shown a row, for the alias of the table.
_RULES: Mapping[str, str] = MappingProxyType({"packets": _LIVE, "packet_reports": _OF_PACKET})
#: Tables to which he may add.
_ADDS = frozenset({"packet_reports"})


def handed(table: str, row: str, otherwise: str) -> str:
    """Widen who reads a table to whom a row of it was handed.

    Args:
        table: Whose rows.
        row: The alias of a row with its dot, as `NEW.`.
        otherwise: SQL that is true for those who read it anyway.
    """
    return f"({otherwise} OR {_RULES[table].format(row)})"


def added(table: str, row: str, otherwise: str) -> str:
    """Widen who writes a table to whom the packet was handed, where he reports on it."""
    return handed(table, row, otherwise) if table in _ADDS else otherwise
