"""A form of the mediation room: fields, and the act they are recorded by."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.kit.dialogs import FormDialog

if TYPE_CHECKING:
    from cases.services.mediations import MediationService


class ActDialog(FormDialog):
    """A form that knows which act of the service it fills in."""

    def work(self, service: "MediationService") -> Callable[[], object]:
        """Return the act with what has been typed, to be run on the database thread."""
        raise NotImplementedError(service)
