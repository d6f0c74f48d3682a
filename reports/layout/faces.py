"""The fonts of the page, and which of them draws which character.

Every text is drawn character by character from a chain of fonts, so that a rare name falls back to
the larger Song face instead of an empty box. A character no font has is never drawn in silence:
`uncovered` names it, and only a draft is printed with 〓 in its place.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics, ttfonts

_FOLDER = Path(__file__).parent.parent / "fonts"

#: Drawn in drafts for a character that no font has (geta mark).
GETA = "〓"


class Style(StrEnum):
    """The hand a text is set in."""

    #: FangSong with a Roman for Latin and digits.
    BODY = "body"
    #: Bold Song, for titles.
    TITLE = "title"
    #: Hei, for the margin strip, registers and sheets.
    SANS = "sans"
    STRONG = "strong"


#: For each hand: the font of Latin and digits (None: the first of the chain), then the chain.
_CHAINS: dict[Style, tuple[str | None, tuple[str, ...]]] = {
    Style.BODY: ("LiberationSerif-Regular", ("FandolFang-A", "NotoSerifSC-Regular-B")),
    Style.TITLE: ("LiberationSerif-Bold", ("NotoSerifSC-Bold-A", "NotoSerifSC-Regular-B")),
    Style.SANS: (None, ("NotoSansSC-Regular-A", "NotoSerifSC-Regular-B")),
    Style.STRONG: (None, ("NotoSansSC-Bold-A", "NotoSerifSC-Regular-B")),
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """Where a character is found: the name of the font and the width in 1/1000 em."""

    font: str
    width: float


class Hand:
    """The fonts of one style; remembers every character it has looked up."""

    def __init__(self, style: Style) -> None:
        latin, chain = _CHAINS[style]
        self.style = style
        self._chain = tuple(_font(name) for name in chain)
        self._latin = _font(latin) if latin else self._chain[0]
        self._latin_widths: dict[str, float] = {}
        self._glyphs: dict[str, Glyph | None] = {}
        self.latin_font: str = self._latin.fontName
        self.main_font: str = self._chain[0].fontName

    def glyph(self, char: str) -> Glyph | None:
        """Return the glyph of a Chinese character or sign; None when no font has it."""
        try:
            return self._glyphs[char]
        except KeyError:
            found = self._glyphs[char] = self._look_up(char)
            return found

    def latin_width(self, text: str) -> float:
        """Return the width of a run of Latin letters and digits, in 1/1000 em."""
        try:
            return self._latin_widths[text]
        except KeyError:
            widths = self._latin.face.charWidths
            width = float(sum(widths[ord(char)] for char in text))
            self._latin_widths[text] = width
            return width

    def has_latin(self, char: str) -> bool:
        """Tell whether the Latin font of the hand has the character, and it can be seen."""
        is_seen = unicodedata.category(char) not in {"Cc", "Cf"}
        return is_seen and ord(char) in self._latin.face.charToGlyph

    def _look_up(self, char: str) -> Glyph | None:
        code = ord(char)
        # Marks that are not seen would make two equal names differ.
        if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs"}:
            return None
        for font in self._chain:
            if code in font.face.charToGlyph:
                return Glyph(font.fontName, font.face.charWidths[code])
        return None


@cache
def hand(style: Style) -> Hand:
    """Return the fonts of a style, read from disk the first time."""
    return Hand(style)


def uncovered(text: str, style: Style = Style.BODY) -> tuple[str, ...]:
    """Return the characters no font can print, each once, in the order of the text."""
    fonts = hand(style)
    missing = (
        char
        for char in dict.fromkeys(text)
        if char not in "\r\n\t " and fonts.glyph(char) is None and not fonts.has_latin(char)
    )
    return tuple(missing)


def encode(font: str, text: str, document: object) -> list[tuple[str, bytes]]:
    """Return the text as (name of the PDF font, codes): a subset holds 256 characters."""
    face = _font(font)
    return [
        (face.getSubsetInternalName(subset, document), codes)
        for subset, codes in face.splitString(text, document)
    ]


@cache
def _font(name: str) -> ttfonts.TTFont:
    ttfonts.makeToUnicodeCMap = _to_unicode
    font = ttfonts.TTFont(name, _FOLDER / f"{name}.ttf")
    pdfmetrics.registerFont(font)
    return font


def _to_unicode(fontname: str, subset: list[int]) -> str:
    """Return the map from codes to characters, in UTF-16 as the PDF reference asks.

    ReportLab writes characters above U+FFFF as five digits, which are then found as others.
    """
    pairs = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(subset)
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
            f"/CMapName /{fontname} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *(
                line
                for block in blocks
                for line in (f"{len(block)} beginbfchar", *block, "endbfchar")
            ),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
