"""What the sheet shows, read in one go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.mediation.kinds import Ending, SessionState
from cases.papers.kinds import FormKind
from cases.records.documents import Document, DocumentState
from cases.records.ids import MediationId, SessionId
from cases.records.mediation import AgentChoice, MediationView, Sheet
from cases.records.packets import Guest, Packet

if TYPE_CHECKING:
    from cases.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the sheet shows, read in one go."""

    view: MediationView
    sheet: Sheet | None
    agents: tuple[AgentChoice, ...]
    #: The termination or agreement, once drafted.
    ending: Document | None
    #: What was handed to a people's mediator, the newest first; and who could be handed it.
    packets: tuple[Packet, ...] = ()
    guests: tuple[Guest, ...] = ()


def read(desk: "Desk", mediation_id: MediationId, session_id: SessionId | None) -> Shown:
    """Read a mediation with one of its sessions: the given one, or the one it is about now."""
    view = desk.mediations.view(mediation_id)
    mine = {line.id for line in view.sessions}
    if session_id not in mine:
        session_id = _current(view)
    made = [
        line
        for line in view.documents
        if line.form in {FormKind.TERMINATION, FormKind.AGREEMENT}
        and line.state is not DocumentState.WITHDRAWN
    ]
    referred = view.ending is Ending.REFERRED
    return Shown(
        view,
        None if session_id is None else desk.mediations.sheet(session_id),
        desk.mediations.agents(mediation_id),
        desk.documents.open(made[0].id) if made else None,
        desk.packets.of_mediation(mediation_id) if referred else (),
        desk.packets.guests() if referred and view.mine else (),
    )


def _current(view: MediationView) -> SessionId | None:
    """Return the session that is open, the next planned one, or the last that was held."""
    for state in (SessionState.OPEN, SessionState.PLANNED):
        for line in view.sessions:
            if line.state is state:
                return line.id
    held = [line.id for line in view.sessions if line.state is SessionState.HELD]
    return held[-1] if held else None
