"""What is imported ahead is there to be imported, and the first page does not wait for it."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.kit.jobs import Jobs
from ui.warming import STORE, WINDOW, Warming

ROOT = Path(__file__).parents[2]
HEAVY = (
    *("sqlalchemy", "alembic", "argon2", "cryptography", "openpyxl", "reportlab", "polib"),
    *("numpy", "networkx", "rustworkx"),
)


@pytest.mark.parametrize("name", [*STORE, *WINDOW])
def test_what_is_imported_ahead_exists(name: str) -> None:
    assert find_spec(name) is not None


def test_the_first_page_imports_no_store() -> None:
    asks = (
        "import sys, main, ui.application, ui.signin, cases.services.station;"
        f"print([name for name in {HEAVY!r} if name in sys.modules],"
        " 'ui.window' in sys.modules, 'cases.law.rules' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] False False"


def test_everything_is_imported_in_the_end(qtbot: QtBot, jobs: Jobs) -> None:
    asker = QWidget()
    qtbot.addWidget(asker)
    warming = Warming(jobs, asker)
    with qtbot.waitSignal(warming.done, timeout=20_000):
        warming.begin()
    assert set(WINDOW) <= set(sys.modules)
