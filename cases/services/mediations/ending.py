"""What every ending asks for before it is written down, and what it leaves behind."""

from datetime import datetime
from typing import TYPE_CHECKING

from cases.law.facts import FactKind
from cases.mediation.absence import Next
from cases.mediation.course import step
from cases.mediation.ending import Evidence, Standing, require
from cases.mediation.kinds import Ending, MediationState, SessionState
from cases.refusals import Reason, Refusal
from cases.services.mediations import starting
from cases.services.mediations.counting import Score, policy_of, score
from cases.services.mediations.finding import mediations_of, sessions_of, state_of
from cases.store.engine import StoreSession
from cases.store.rows.mediation import MediationRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

_ENDED_NOTE = "调解已终结"
#: Endings that a full counter of absences leaves no room for.
_NOT_AT_FULL = frozenset({Ending.NO_AGREEMENT, Ending.EXPIRED, Ending.AGREED})


def required(
    session: StoreSession, desk: "Desk", row: MediationRow, ending: Ending, evidence: Evidence
) -> Score:
    """Refuse an ending whose condition is not met; return where the absences stand."""
    starting.settle(session, row, desk.calendar(), desk.now())
    step(state_of(row), ending)
    held = [
        one
        for one in sessions_of(session, row.id)
        if one.state in {SessionState.OPEN, SessionState.HELD}
    ]
    found = score(session, row, policy_of(desk), desk.calendar())
    require(ending, evidence, Standing(desk.today(), row.due_on, len(held), found.next))
    full = found.next is Next.TERMINATE and any(tally.full for tally in found.tallies)
    if full and ending in _NOT_AT_FULL:
        raise Refusal(Reason.ONLY_TERMINATION, article="146.94")
    return found


def finish(session: StoreSession, row: MediationRow, ending: Ending, now: datetime) -> None:
    """Write the ending down; planned sessions of this mediation alone are called off."""
    row.ending, row.ended_at = ending, now
    for held in sessions_of(session, row.id):
        if held.state != SessionState.PLANNED:
            continue
        others = [
            one
            for one in mediations_of(session, held.id)
            if one.id != row.id and one.state in {MediationState.WAITING, MediationState.RUNNING}
        ]
        if not others:
            held.state, held.called_off_reason = SessionState.CALLED_OFF, _ENDED_NOTE


def record_fact(
    deed: "Deed", desk: "Desk", row: MediationRow, kind: FactKind, when: datetime, note: str = ""
) -> None:
    """Enter a fact of the ending, for the clocks of the case."""
    starting.record_fact(
        deed.session, row, kind, when, now=desk.now(), officer=desk.officer.id, note=note
    )
