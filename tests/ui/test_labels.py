"""Every act that is recorded has words."""

import ast
from pathlib import Path

from ui.labels.acts import ACTS

SERVICES = Path(__file__).parents[2] / "cases" / "services"
#: Where an act is named: the call, and at which place among its arguments.
NAMED = {"act": 0, "wholesale": 0, "record": 3, "record_case": 3}


def recorded_acts() -> set[str]:
    found: set[str] = set()
    for path in SERVICES.rglob("*.py"):
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


def test_every_recorded_act_has_words() -> None:
    acts = recorded_acts()
    assert {"case.open", "mediation.end", "station.recover"} <= acts
    assert sorted(acts - set(ACTS)) == []
