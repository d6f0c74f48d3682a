"""Bringing in a squad's ledger: choose, map, preview, run, and take back."""

from typing import TYPE_CHECKING

from cases.records.officers import Role
from ui.ledger.imports_table import ImportsTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs
    from ui.ledger.wizard import LedgerWizard

__all__ = ["ImportsTable", "may_import", "open_wizard"]


def may_import(desk: "Desk") -> bool:
    """Tell whether the officer keeps the ledger; others are not offered the dialog."""
    return desk.officer.holds(Role.SQUAD_LEADER, Role.ADMINISTRATOR)


def open_wizard(desk: "Desk", jobs: "Jobs", parent: "QWidget") -> "LedgerWizard":
    """Open the import over a window; lists learn from the desk what has come in."""
    # Late: most days nobody brings in a ledger.
    from ui.ledger.wizard import LedgerWizard

    wizard = LedgerWizard(desk, jobs, parent)
    wizard.finished.connect(wizard.deleteLater)
    wizard.open()
    return wizard
