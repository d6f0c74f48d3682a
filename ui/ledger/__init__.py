"""Bringing in a squad's ledger: choose, map, preview, run, and take back."""

from ui.ledger.imports_table import ImportsTable
from ui.ledger.wizard import LedgerWizard

__all__ = ["ImportsTable", "LedgerWizard"]
