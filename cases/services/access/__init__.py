"""Who may see what of a case: leave, emergencies, uncovering, secret identities, and the proof.

The predicate is the guard's; nothing here decides who sees, it only changes what the predicate
rests on and tells what it says.
"""

from typing import TYPE_CHECKING

from cases.services.access.asking import Asking
from cases.services.access.emergency import Emergencies
from cases.services.access.knowing import Knowing
from cases.services.access.secrets import Secrets
from cases.services.access.showing import Showing

if TYPE_CHECKING:
    from cases.services.desk import Desk

__all__ = ["AccessService"]


class AccessService(Emergencies, Showing, Secrets, Knowing, Asking):
    """Leave to see a case, and what anybody may see of it."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk
