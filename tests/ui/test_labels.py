"""Every act that is recorded has words."""

import ast
from collections.abc import Iterator
from pathlib import Path

from ui.labels.acts import ACTS
from ui.labels.cases import LOOKED_AT

_ROOT = Path(__file__).parents[2]
SERVICES = (_ROOT / "cases" / "services", _ROOT / "leads" / "services")
#: Where an act is named: the call, and at which place among its arguments.
NAMED = {
    "act": 0,
    "wholesale": 0,
    "record": 3,
    "record_case": 3,
    # What leads/services opens an act with: the board, the candidates, inquiries, undo.
    "_changing": 0,
    "_doing": 0,
    "_open": 0,
    "_turn": 0,
}


def modules() -> Iterator[Path]:
    for folder in SERVICES:
        yield from folder.rglob("*.py")


def recorded_acts() -> set[str]:
    found: set[str] = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            place = NAMED.get(called)
            if place is None or len(node.args) <= place:
                continue
            argument = node.args[place]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                found.add(argument.value)
    return found


def looks() -> set[str]:
    """Return what a case may be looked at for, as the services name it in the journal."""
    return {
        node.args[1].value
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "looking"
        and len(node.args) > 1
        and isinstance(node.args[1], ast.Constant)
        and isinstance(node.args[1].value, str)
    }


def test_every_recorded_look_has_words() -> None:
    assert {"file", "mediation.session", "leads"} <= looks()
    assert sorted(looks() - set(LOOKED_AT)) == []


def test_every_recorded_act_has_words() -> None:
    acts = recorded_acts()
    assert {"case.open", "mediation.end", "station.recover", "board.link", "board.undo"} <= acts
    assert sorted(acts - set(ACTS)) == []
