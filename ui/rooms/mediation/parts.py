"""Pieces the sheet is put together from: headings, glyphs with sentences, rows of buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.kit.buttons import Button
from ui.kit.elided import FewLines
from ui.kit.layout import column, label, row
from ui.kit.marks import Glyph
from ui.kit.small import GlyphMark

#: Width of a row of buttons on the sheet.
_WIDE = 348
_CAPTION = 48


def headed(title: str, hint: str = "") -> QHBoxLayout:
    """Return the heading of a section, with a hint at the right."""
    made = row(label(title, "bold"))
    if hint:
        right = yielding(hint)
        right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.addWidget(right, 1)
    else:
        made.addStretch(1)
    return made


def captioned(caption: str, words: QWidget) -> QHBoxLayout:
    """Return a narrow caption with its words beside it, both beginning at the top."""
    narrow = label(caption, "small")
    narrow.setFixedWidth(_CAPTION)
    narrow.setContentsMargins(0, 1, 0, 0)
    made = row(narrow, words, spacing=4)
    made.setAlignment(narrow, Qt.AlignmentFlag.AlignTop)
    made.setStretch(1, 1)
    return made


def flowing(buttons: Sequence[Button]) -> QVBoxLayout:
    """Return buttons side by side, in as many rows as their words need; the main one at the right.

    Where the main one shares its row with others it stands at the right edge.
    """
    whole, line, wide = column(spacing=8), row(spacing=8), 0
    whole.addLayout(line)
    main = [button for button in buttons if button.property("kind") == "primary"]
    for button in [*(one for one in buttons if one not in main), *main]:
        needed = button.sizeHint().width() + 8
        if wide + needed > _WIDE and line.count():
            line.addStretch(1)
            line, wide = row(spacing=8), 0
            whole.addLayout(line)
        if button in main:
            line.addStretch(1)
        line.addWidget(button)
        wide += needed
    if not main:
        line.addStretch(1)
    return whole


def yielding(text: str, kind: str = "small") -> QLabel:
    """Return a line that gives way rather than widen the sheet; the tool tip has all of it."""
    return FewLines(text, kind, most=1)


def marked(glyph: Glyph, told: QWidget) -> QHBoxLayout:
    """Return a glyph with a sentence that takes the rest of the line."""
    made = row(GlyphMark(glyph), told, spacing=6)
    made.setStretch(1, 1)
    return made
