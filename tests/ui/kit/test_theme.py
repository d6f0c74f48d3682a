"""Light and dark: readable in both, switched live."""

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.kit.buttons import IconButton
from ui.kit.theme import Appearance, colour, theme
from ui.kit.tokens import DARK, LIGHT, Tokens

UI = Path(__file__).parents[3] / "ui"
TEXT_ON = [
    ("text", "surface"),
    ("text", "sel"),
    ("text2", "surface"),
    ("text2", "rail"),
    ("text3", "surface"),
    ("text3", "rail"),
    ("accent_text", "surface"),
    ("accent_text", "sel"),
    ("on_accent", "accent"),
    ("red", "red_bg"),
    ("amber", "amber_bg"),
    ("amber", "rail"),
    ("yellow", "yellow_bg"),
    ("grey", "grey_bg"),
    ("green", "green_bg"),
]
MARKS_ON_SURFACE = ["line_strong", "sel_line", "red_fill", "amber_fill", "yellow_fill", "grey_fill"]


def luminance(name: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    shade = QColor(name)
    red, green, blue = (linear(part) for part in (shade.redF(), shade.greenF(), shade.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(look: Tokens, one: str, other: str) -> float:
    light, dark = sorted(
        (luminance(getattr(look, one)), luminance(getattr(look, other))), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_is_readable(look: Tokens, text: str, ground: str) -> None:
    assert contrast(look, text, ground) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", MARKS_ON_SURFACE)
def test_marks_and_frames_stand_out(look: Tokens, mark: str) -> None:
    assert contrast(look, mark, "surface") >= 3


def test_the_look_is_switched_live(qtbot: QtBot, qapp: QApplication) -> None:
    button = IconButton("lock", "锁定")
    qtbot.addWidget(button)
    light = button.icon().pixmap(18).toImage()
    with qtbot.waitSignal(theme().changed):
        theme().dress(Appearance.DARK)
    assert colour("surface").name().upper() == DARK.surface
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.surface
    assert button.icon().pixmap(18).toImage() != light


def test_every_icon_that_is_named_is_shipped() -> None:
    shipped = {path.stem for path in (UI / "icons").glob("*.svg")}
    named: dict[str, str] = {}
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            place = {"icon": 0, "pixmap": 0, "IconButton": 0, "primary": 1, "flat": 1}.get(
                node.func.id
            )
            if place is None or len(node.args) <= place:
                continue
            argument = node.args[place]
            if isinstance(argument, ast.Constant) and argument.value:
                named[str(argument.value)] = path.name
    assert {"lock", "plus", "search"} <= set(named)
    assert {name: where for name, where in named.items() if name not in shipped} == {}
