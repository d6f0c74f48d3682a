"""The state of a case as an approval rests on it, and what changed since, in plain values."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from cases.law.approvals import CaseState, Difference, differences, state_of
from cases.law.facts import FactKind
from cases.records.approvals import Change, ChangedThing
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, PartyRow


def case_state(session: StoreSession, case_id: int, subject: str) -> CaseState:
    """Return what the case is now, as far as an approval for this subject rests on it."""
    # The projection knows the mediations, they the papers, and issuing a paper asks for approvals.
    from cases.services.projection import facts_of

    case = session.get(CaseRow, case_id)
    assert case is not None, "an approval belongs to a case the officer sees"
    rows = session.scalars(
        select(PartyRow).where(PartyRow.case_id == case_id, PartyRow.removed_at.is_(None))
    )
    parties = {
        row.id: f"{row.name}|{row.kind}|{row.id_number}|{row.injury}|{row.liability}"
        for row in rows
    }
    kinds = {
        "kind": case.kind,
        "procedure": case.procedure,
        "hit_and_run": "yes" if case.hit_and_run else "no",
    }
    return state_of(facts_of(session, case_id), parties, kinds, subject)


def changed(before: Mapping[str, str], now: CaseState) -> tuple[Change, ...]:
    """Return what is not as it was when the state `before` was written down."""
    return tuple(_change(one) for one in differences(CaseState(before), now))


def _change(found: Difference) -> Change:
    thing = ChangedThing(found.entry.partition(" ")[0])
    before, now = found.before or "", found.now or ""
    match thing:
        case ChangedThing.FACT:
            kind = (now or before).split("|")[0]
            return Change(thing, FactKind(kind), "", _when(before), _when(now))
        case ChangedThing.PARTY:
            return Change(thing, None, (now or before).split("|")[0], _tail(before), _tail(now))
        case ChangedThing.CASE:
            return Change(thing, None, found.entry.partition(" ")[2], before, now)


def _when(entry: str) -> str:
    """Return the moment of a fact as ISO text, empty when it was not there."""
    return datetime.fromisoformat(entry.split("|")[1]).isoformat() if entry else ""


def _tail(entry: str) -> str:
    """Return what a party's entry says besides its name."""
    return "、".join(filter(None, entry.split("|")[1:]))
