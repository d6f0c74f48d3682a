"""The colours a board is drawn in: those of the window, or the light ones on paper."""

from PySide6.QtGui import QColor

from ui.kit.theme import tokens
from ui.kit.tokens import LIGHT, Tokens


class Ink:
    """Colours by role, each made once."""

    def __init__(self, look: Tokens) -> None:
        self._look = look
        self._made: dict[str, QColor] = {}

    def __call__(self, role: str) -> QColor:
        """Return the colour of a role of `Tokens`."""
        if role not in self._made:
            self._made[role] = QColor(getattr(self._look, role))
        return self._made[role]


def of_window() -> Ink:
    """Return the colours of the window as it looks now."""
    return Ink(tokens())


def of_paper() -> Ink:
    """Return the colours of a picture that leaves the window."""
    return Ink(LIGHT)
