"""A widget that opens forms: what sending one does, and what is read anew afterwards."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.kit.dialogs import FormDialog

if TYPE_CHECKING:
    from ui.kit.jobs import Jobs

#: Made on the window's thread from what was typed, run on the database's.
Prepare = Callable[[], Callable[[], object]]
Form = tuple[FormDialog, Prepare]


def open_form(form: Form, jobs: "Jobs", after: Callable[[], object]) -> None:
    """Open a form; when it is sent, do what it says, and `after` once that is recorded."""
    dialog, prepare = form
    dialog.submitted.connect(partial(_send, jobs, prepare))
    dialog.accepted.connect(after)
    dialog.fit()
    dialog.open()


def _send(jobs: "Jobs", prepare: Prepare, dialog: FormDialog) -> None:
    jobs.run(dialog, prepare(), dialog.done_with, dialog.refuse)


class Asking(QWidget):
    """A widget that opens forms and reads anew what they have changed."""

    def __init__(self, jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs

    def reload(self) -> None:
        """Read anew."""
        raise NotImplementedError

    def ask(self, form: Form) -> None:
        """Open a form; when it is sent, do what it says and read anew."""
        open_form(form, self._jobs, self.reload)

    def do(self, work: Callable[[], object]) -> None:
        """Do an act without a form and read anew."""
        self._jobs.run(self, work, self._done)

    def _done(self, _result: object) -> None:
        self.reload()
