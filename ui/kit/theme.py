"""The look of the window: fonts, palette and one stylesheet, light or dark, switched live."""

import os
from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.kit.stylesheet import stylesheet
from ui.kit.tokens import BODY, DARK, LIGHT, SMALL, TITLE, Tokens

FAMILY = "Noto Sans SC"
#: An application made from now on has the style from the first: giving it one later makes the
#: binding describe all of `QStyle`, for which the sign-in page would wait.
_BORN_IN_STYLE = QApplication.instance() is None
os.environ["QT_STYLE_OVERRIDE"] = "Fusion"


class Appearance(StrEnum):
    """Which look the officer has chosen."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look in force.

    Signals:
        changed: the tokens are others now; whoever paints repaints.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tokens = LIGHT
        self._appearance = Appearance.SYSTEM

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def appearance(self) -> Appearance:
        """What the officer has chosen."""
        return self._appearance

    def dress(self, appearance: Appearance = Appearance.SYSTEM) -> None:
        """Give the whole application the chosen look."""
        self._appearance = appearance
        hints = QGuiApplication.styleHints()
        if appearance is Appearance.SYSTEM:
            dark = hints.colorScheme() is Qt.ColorScheme.Dark
            hints.colorSchemeChanged.connect(self._follow, Qt.ConnectionType.UniqueConnection)
        else:
            dark = appearance is Appearance.DARK
        self._tokens = DARK if dark else LIGHT
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        load_fonts()
        if not _BORN_IN_STYLE:
            application.setStyle("Fusion")
        application.setFont(font())
        application.setPalette(_palette(self._tokens))
        application.setStyleSheet(stylesheet(self._tokens))
        self.changed.emit()

    def _follow(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self.dress(Appearance.SYSTEM)


@cache
def theme() -> Theme:
    """Return the one theme of the application."""
    return Theme()


def tokens() -> Tokens:
    """Return the colours in force, for painters."""
    return theme().tokens


def colour(role: str) -> QColor:
    """Return the colour of a role of `Tokens`, as "red_fill"."""
    return QColor(getattr(tokens(), role))


@cache
def load_fonts() -> tuple[int, ...]:
    """Load the shipped faces of the window; a bare machine has no Chinese font."""
    names = ("NotoSansSC-Regular-A.ttf", "NotoSansSC-Bold-A.ttf")
    folder = Path(__file__).parents[2] / "reports" / "fonts"
    return tuple(QFontDatabase.addApplicationFont(str(folder / name)) for name in names)


def font(size: int = BODY, *, bold: bool = False) -> QFont:
    """Return the window's face in one of its three sizes (SMALL, BODY, TITLE)."""
    if size not in {SMALL, BODY, TITLE}:
        raise ValueError("three sizes only")
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setBold(bold)
    return made


def _palette(look: Tokens) -> QPalette:
    palette = QPalette()
    for role, value in (
        (QPalette.ColorRole.Window, look.window),
        (QPalette.ColorRole.WindowText, look.text),
        (QPalette.ColorRole.Base, look.surface),
        (QPalette.ColorRole.AlternateBase, look.window),
        (QPalette.ColorRole.Text, look.text),
        (QPalette.ColorRole.PlaceholderText, look.text3),
        (QPalette.ColorRole.Button, look.surface),
        (QPalette.ColorRole.ButtonText, look.text),
        (QPalette.ColorRole.Highlight, look.sel),
        (QPalette.ColorRole.HighlightedText, look.text),
        (QPalette.ColorRole.ToolTipBase, look.raised),
        (QPalette.ColorRole.ToolTipText, look.text),
        (QPalette.ColorRole.Link, look.accent_text),
        (QPalette.ColorRole.Mid, look.line),
        (QPalette.ColorRole.Dark, look.line_strong),
    ):
        palette.setColor(role, QColor(value))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.disabled))
    return palette
