"""What follows when the paper of an ending is issued: the ending itself, and the clock that stops.

The ten days ask for the paper (art. 90 para. 3), so they run until it is issued, whatever has
been recorded before.
"""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.mediation.course import step
from cases.mediation.ending import Evidence
from cases.mediation.kinds import Ending, MediationState
from cases.papers.forms import Agreement, Paper, Termination
from cases.records.ids import PartyId
from cases.refusals import Reason, Refusal
from cases.services.mediations.ending import finish, record_fact, required
from cases.services.mediations.finding import HANDLERS, parties, runs, sides, state_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import FactRow
from cases.store.rows.mediation import MediationRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

_GOING_ON = (MediationState.WAITING, MediationState.RUNNING)


def paper_issued(deed: "Deed", desk: "Desk", paper: Paper, mediation_id: int | None) -> None:
    """Record that the paper of an ending was made; a termination ends what still goes on.

    Raises:
        Refusal: the ground that the paper prints no longer stands.

    Law: Order 146 arts 90 para. 3, 93, 94.
    """
    if mediation_id is None or not isinstance(paper, Agreement | Termination):
        return
    row = deed.session.get(MediationRow, mediation_id)
    if row is None:
        return
    if isinstance(paper, Termination):
        if row.state in _GOING_ON:
            _end(deed, desk, row, paper)
        kind = FactKind.TERMINATION_MADE
    else:
        if row.state != MediationState.AGREED:
            raise Refusal(Reason.MEDIATION_STEP, state=state_of(row), step=Ending.AGREED)
        kind = FactKind.AGREEMENT_MADE
    known = deed.session.scalar(
        select(FactRow.id).where(
            FactRow.mediation_id == row.id,
            FactRow.kind == kind,
            FactRow.replaced_at.is_(None),
        )
    )
    if known is None:
        record_fact(deed, desk, row, kind, desk.now(), paper.number)


def _end(deed: "Deed", desk: "Desk", row: MediationRow, paper: Termination) -> None:
    if not runs(deed.session, desk, row.case_id):
        raise Refusal(Reason.NOT_ALLOWED, roles=HANDLERS)
    if paper.ground is None:
        raise Refusal(Reason.FIELD_MISSING, field="ground")
    ending = Ending(paper.ground.value)
    transition = step(state_of(row), ending)
    required(deed.session, desk, row, ending, _evidence(deed.session, row, paper))
    finish(deed.session, row, ending, desk.now())
    row.state, row.ending_values = transition.to, {"facts": paper.facts}
    deed.note(ended=row.id, ending=ending, article=transition.basis.article)


def _evidence(session: StoreSession, row: MediationRow, paper: Termination) -> Evidence:
    """Return what the paper itself tells of the ending."""
    entered = [side.party_id for side in sides(session, [row.id])]
    named = {one.name: PartyId(key) for key, one in parties(session, entered).items()}
    return Evidence(
        party=named.get(paper.by_party),
        facts=paper.facts,
        court=paper.court,
        sued_on=paper.sued_on,
        proof=paper.suit_proof or paper.facts,
        left_at=paper.left_at,
        record_page=paper.record_page,
        committee=paper.committee,
    )
