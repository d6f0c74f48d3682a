"""Columns of a table are data: what each shows of a record and how; sections stand between."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ui.kit.i18n import _, pgettext
from ui.kit.marks import Glyph, Tone


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it shows of a record and how.

    Attributes:
        key: Name under which width and visibility are remembered.
        title: Chinese title; translated when shown.
        text: The words in the cell; also what is copied and exported.
        width: Width in pixels; 0 takes what is left.
        least: Pixels below which its words say nothing, where two thirds are too few.
        right: Aligned to the right, as figures are.
        sort: Key to sort by, when not the text.
        chip: Tone of a chip around the text, or None for plain text.
        glyph: State glyph before the text.
        muted: Secondary text colour; `bold` weight; `struck` through for void records.
        hidden: Not shown until chosen.
        context: Where the title stands, when its English depends on it, as 文书 over one paper.
    """

    key: str
    title: str
    text: Callable[[Any], str]
    width: int = 0
    least: int = 0
    right: bool = False
    sort: Callable[[Any], Any] | None = None
    chip: Callable[[Any], Tone | None] | None = None
    glyph: Callable[[Any], Glyph] | None = None
    colour: Callable[[Any], str] | None = None
    muted: bool = False
    bold: Callable[[Any], bool] | None = None
    struck: Callable[[Any], bool] | None = None
    hidden: bool = False
    context: str = ""

    @property
    def heading(self) -> str:
        """The title in the language in use."""
        return pgettext(self.context, self.title) if self.context else _(self.title)


@dataclass(frozen=True, slots=True)
class Section:
    """A group header among the records: its word in colour, its count, a muted hint."""

    title: str
    count: int
    hint: str = ""
    role: str = "text2"
