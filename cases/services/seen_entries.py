"""Which entries of a case's journal its mediator reads: those of the part that is open to him."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from cases.law.facts import FactKind, part_of
from cases.papers.kinds import FormKind
from cases.records.officers import Part, TeamRole
from cases.services.documents.drafting import part_of as part_of_form
from cases.store.engine import StoreSession
from cases.store.rows.papers import DocumentRow

#: Acts on the mediation and on what a mediator sees anyway.
_AREAS = ("mediation.", "packet.", "party.", "vehicle.", "power.", "loss.")
_OF_CASE = frozenset(
    f"case.{act}" for act in ("open", "correct", "close", "assign", "hand_over", "join", "leave")
)
_LOOKS = frozenset({"file", "journal", "mediation", "documents", "services", "packet"})


def reads_all(places: frozenset[TeamRole]) -> bool:
    """Tell whether somebody with these places in a case reads its whole journal."""
    return not places <= {TeamRole.MEDIATOR}


def of_mediation(session: StoreSession, act: str, values: Mapping[str, Any]) -> bool:
    """Tell whether an entry belongs to the mediation part, by the act and what it names.

    What cannot be told is not shown.
    """
    if act.startswith(_AREAS) or act in _OF_CASE:
        return True
    if act == "case.read":
        return values.get("what") in _LOOKS
    if act.startswith("fact."):
        return _facts(values)
    if act.startswith("documents."):
        return _papers(session, values)
    return False


def _facts(values: Mapping[str, Any]) -> bool:
    named = [values.get(key) for key in ("fact", "new", "old")]
    kinds = [one["kind"] for one in named if isinstance(one, Mapping) and "kind" in one]
    return bool(kinds) and all(part_of(FactKind(kind)) is Part.MEDIATION for kind in kinds)


def _papers(session: StoreSession, values: Mapping[str, Any]) -> bool:
    """A paper is open when the guard shows it, or its form says so once it is gone."""
    ids = [values.get("document"), *(values.get("documents") or ())]
    wanted = {one for one in ids if isinstance(one, int)}
    known = set(session.scalars(select(DocumentRow.id).where(DocumentRow.id.in_(wanted))))
    form = values.get("form")
    by_form = form is not None and part_of_form(FormKind(form)) is Part.MEDIATION
    return wanted <= known or by_form
