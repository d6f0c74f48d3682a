"""An officer's own password, changed at the desk."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.kit.dialogs import FormDialog
from ui.kit.i18n import _
from ui.password import PasswordField

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class PasswordDialog(FormDialog):
    """The officer's own password, old and new."""

    def __init__(self, parent: QWidget, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(parent, _("修改口令"), _("修改"))
        self._desk, self._jobs = desk, jobs
        self._typed = ("", "")
        self.old = self.add(_("现在的口令"), PasswordField(_("现在的口令")), required=True)
        fresh = PasswordField(_("新口令"))
        self.new = self.add(_("新口令（至少十个字符）"), fresh, required=True)
        self.submitted.connect(self._change)

    def _change(self) -> None:
        self._typed = (self.old.text(), self.new.text())
        self._jobs.run(self, self._set, self.done_with, self.refuse)

    def _set(self) -> None:
        old, new = self._typed
        self._typed = ("", "")
        self._desk.officers.change_password(old, new)


def ask_password(parent: QWidget, desk: "Desk", jobs: "Jobs") -> None:
    """Ask for the old password and a new one."""
    dialog = PasswordDialog(parent, desk, jobs)
    dialog.fit()
    dialog.open()
