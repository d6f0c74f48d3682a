"""Due days that had passed when a correction moved their clock, kept for good."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.law.clock import Move
from cases.law.past import Outcome, Past
from cases.law.rules import load_rules
from cases.records.cases import PastLine
from cases.records.ids import PartyId
from cases.services.names import officer_names, party_names
from cases.services.projection import part_of_clock
from cases.store.engine import StoreSession
from cases.store.rows.cases import PastDueRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


def note_past(
    session: StoreSession,
    desk: "Desk",
    case_id: int,
    past: Iterable[Past],
    *,
    fact_id: int,
    reason: str,
) -> None:
    """Write down how each period had ended before its clock was moved."""
    for one in past:
        assert one.clock.due is not None
        session.add(
            PastDueRow(
                case_id=case_id,
                part=part_of_clock(one.clock).value,
                rule=one.clock.rule_id,
                party_id=one.clock.key.subject,
                mediation_id=one.clock.key.mediation,
                item=one.clock.key.item or None,
                due_on=one.clock.due,
                due_at=one.clock.due_at,
                outcome=one.outcome.value,
                done_on=one.clock.done_on,
                fact_id=fact_id,
                reason=reason,
                new_due_on=one.new_due,
                noted_at=desk.now(),
                noted_by=desk.officer.id,
            )
        )


def past_lines(session: StoreSession, case_id: int) -> tuple[PastLine, ...]:
    """Return the due days of a case that had passed when they were moved, the oldest first."""
    rows = session.scalars(
        select(PastDueRow)
        .where(PastDueRow.case_id == case_id)
        .order_by(PastDueRow.noted_at, PastDueRow.id)
    ).all()
    if not rows:
        return ()
    officers, parties, rules = officer_names(session), party_names(session, case_id), load_rules()
    return tuple(
        PastLine(
            row.rule,
            rules.rules[row.rule].title,
            rules.rules[row.rule].title_en,
            None if row.party_id is None else PartyId(row.party_id),
            parties.get(row.party_id or 0, ""),
            row.item or "",
            row.due_on,
            row.due_at,
            Outcome(row.outcome),
            row.done_on,
            row.new_due_on,
            row.reason,
            officers.get(row.noted_by, ""),
            row.noted_at,
        )
        for row in rows
    )


def move_words(move: Move) -> dict[str, Any]:
    """Return what the journal keeps of a clock that moved."""
    return {
        "rule": move.key.rule_id,
        "party": move.key.subject,
        "old": move.old.due if move.old else None,
        "new": move.new.due if move.new else None,
    }


def past_words(one: Past) -> dict[str, Any]:
    """Return what the journal keeps of a due day that had passed."""
    return {
        "rule": one.clock.rule_id,
        "party": one.clock.key.subject,
        "due": one.clock.due,
        "outcome": one.outcome,
    }
