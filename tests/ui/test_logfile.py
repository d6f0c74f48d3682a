"""The log: enough to find the fault, nothing of a case."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Said
from ui.application import Program
from ui.kit.messages import report
from ui.logfile import KEPT, MOST_BYTES, Places, log_to


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    handler = log_to(tmp_path / "logs")
    yield tmp_path / "logs" / "anjie.log"
    logging.getLogger("anjie").removeHandler(handler)
    handler.close()


def look_up(name: str) -> None:
    rows: dict[str, int] = {}
    try:
        rows[name] += 1
    except KeyError as error:
        raise ValueError(f"no row for {name}") from error


def broken() -> Exception:
    try:
        look_up("卢建平")
    except ValueError as error:
        return error
    raise AssertionError


def test_the_log_names_the_place_and_the_kind_but_no_party(
    qtbot: QtBot, written: Path, said: Said
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    report(widget, broken())
    text = written.read_text("utf-8")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "look_up" in text
    assert "卢建平" not in text
    assert said.failures == 1


def test_what_nobody_caught_is_logged_and_said_once_at_a_time(
    qtbot: QtBot, tmp_path: Path, written: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    program = Program(tmp_path / "station", lambda: pytest.fail("no clock is asked"))
    qtbot.addWidget(program.shell)
    error = broken()

    def failed_again(parent: QWidget) -> None:
        said.failures += 1
        program._broke(type(error), error, error.__traceback__)

    monkeypatch.setattr(said, "failed", failed_again)
    program._broke(type(error), error, error.__traceback__)
    assert said.failures == 1
    assert written.read_text("utf-8").count("builtins.ValueError") == 2


def test_a_long_log_is_put_aside_and_the_oldest_goes(tmp_path: Path) -> None:
    current = tmp_path / "anjie.log"
    for turn in range(KEPT + 2):
        current.write_text(str(turn) * MOST_BYTES, "utf-8")
        handler = log_to(tmp_path)
        logging.getLogger("anjie").removeHandler(handler)
        handler.close()
        assert current.stat().st_size == 0
    former = [(tmp_path / f"anjie.log.{age}").read_text("utf-8")[0] for age in range(1, KEPT + 1)]
    assert former == ["4", "3", "2"]
    assert not (tmp_path / f"anjie.log.{KEPT + 1}").exists()


def test_two_errors_that_name_each_other_as_their_cause_are_told_once() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    told = Places().formatException((ValueError, first, None))
    assert told.splitlines() == ["builtins.ValueError", "builtins.KeyError"]
