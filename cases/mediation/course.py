"""The course of a mediation: which step is possible in which state, and on what article."""

from dataclasses import dataclass
from enum import StrEnum

from cases.mediation.kinds import Basis, Ending, MediationState
from cases.refusals import Reason, Refusal


class Step(StrEnum):
    """A step before the end; how it ends is an `Ending`."""

    #: All parties have signed and the application was received.
    APPLY = "apply"
    REFUSE = "refuse"
    ACCEPT = "accept"
    #: The ten days begin.
    START = "start"
    #: What had started them was corrected: they have not begun yet.
    UNSTART = "unstart"
    #: The committee ended without agreement; the parties apply again.
    RETURN = "return"
    #: The committee brought about an agreement.
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class Transition:
    """Where a step leads, and what the law says about it."""

    to: MediationState
    basis: Basis


_S = MediationState

#: Law: Order 146 arts 85, 86, 90, 93, 94; Regulations art. 96 for a suit before acceptance.
TRANSITIONS: dict[tuple[MediationState, Step | Ending], Transition] = {
    (_S.OPENED, Step.APPLY): Transition(_S.APPLIED, Basis("146.86", 1)),
    (_S.OPENED, Step.REFUSE): Transition(_S.REFUSED, Basis("146.86", 1)),
    (_S.OPENED, Ending.WITHDRAWN): Transition(_S.ENDED, Basis("146.87", 1)),
    (_S.OPENED, Ending.REFERRED): Transition(_S.REFERRED, Basis("146.84", 1, 1)),
    (_S.APPLIED, Step.ACCEPT): Transition(_S.WAITING, Basis("146.90", 1)),
    (_S.APPLIED, Step.REFUSE): Transition(_S.REFUSED, Basis("146.86", 1)),
    (_S.APPLIED, Ending.WITHDRAWN): Transition(_S.ENDED, Basis("146.87", 1)),
    (_S.APPLIED, Ending.REFERRED): Transition(_S.REFERRED, Basis("146.84", 1, 1)),
    (_S.WAITING, Step.START): Transition(_S.RUNNING, Basis("146.90", 1)),
    (_S.WAITING, Ending.SUIT): Transition(_S.ENDED, Basis("146.94", 1, 1)),
    (_S.WAITING, Ending.WITHDRAWN): Transition(_S.ENDED, Basis("146.87", 1)),
    (_S.WAITING, Ending.REFERRED): Transition(_S.REFERRED, Basis("146.84", 1, 1)),
    (_S.RUNNING, Step.UNSTART): Transition(_S.WAITING, Basis("146.90", 1)),
    (_S.RUNNING, Ending.AGREED): Transition(_S.AGREED, Basis("146.93", 1)),
    (_S.RUNNING, Ending.NO_AGREEMENT): Transition(_S.ENDED, Basis("146.93", 3)),
    (_S.RUNNING, Ending.SUIT): Transition(_S.ENDED, Basis("146.94", 1, 1)),
    (_S.RUNNING, Ending.ABSENCE): Transition(_S.ENDED, Basis("146.94", 1, 2)),
    (_S.RUNNING, Ending.LEFT): Transition(_S.ENDED, Basis("146.94", 1, 3)),
    (_S.RUNNING, Ending.EXPIRED): Transition(_S.ENDED, Basis("146.90", 3)),
    (_S.RUNNING, Ending.WITHDRAWN): Transition(_S.ENDED, Basis("146.87", 1)),
    (_S.RUNNING, Ending.REFERRED): Transition(_S.REFERRED, Basis("146.84", 1, 1)),
    (_S.REFERRED, Step.RETURN): Transition(_S.RETURNED, Basis("146.85", 2)),
    (_S.REFERRED, Step.SETTLE): Transition(_S.SETTLED, Basis("146.85", 1)),
}


def step(state: MediationState, what: Step | Ending) -> Transition:
    """Return where the step leads.

    Raises:
        Refusal: the step is not possible in this state.
    """
    transition = TRANSITIONS.get((state, what))
    if transition is None:
        raise Refusal(Reason.MEDIATION_STEP, state=state, step=what)
    return transition


def possible(state: MediationState) -> tuple[Step | Ending, ...]:
    """Return the steps that are possible in the state, in the order of the course."""
    return tuple(what for before, what in TRANSITIONS if before is state)


def endings(state: MediationState) -> tuple[Ending, ...]:
    """Return the ways in which a mediation in this state may end."""
    return tuple(what for what in possible(state) if isinstance(what, Ending))


def basis(ending: Ending) -> Basis:
    """Return the place in the law that an ending of a running mediation rests on."""
    return TRANSITIONS[MediationState.RUNNING, ending].basis
