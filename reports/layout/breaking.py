"""Breaking Chinese text into lines.

A line never starts with a closing sign and never ends with an opening one; digits and Latin words
stay whole, with the unit that follows them (2026年, 15分). Widths are in points; the extra of a
justified line is spread over its gaps, never inside a Latin run.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reports.layout.faces import GETA, Hand, Style, hand

_LATIN = r"!-~\u00a1-\u00b6\u00b8-\u024f"
_CLOSING = "，。、；：？！）》〉」』】〕〗’”…—·％℃‰々～"
_OPENING = "（《〈「『【〔〖‘“"
_UNIT = "年月日时分秒元万亿号条款项份页次人名米"
#: What is never parted: opening signs, one character or Latin run with its unit, closing signs.
_CELL = re.compile(
    rf"[{_OPENING}]*(?:[{_LATIN}]+(?:·[{_LATIN}]+)*[{_UNIT}]?|[^\s])[{_CLOSING}]*|\s"
)
_LATIN_RUN = re.compile(rf"[{_LATIN}][{_LATIN} ]*(?:·[{_LATIN} ]+)*| +")


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    LEFT = "left"
    JUSTIFY = "justify"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line from one font."""

    font: str
    text: str
    #: Offset from the start of the line, and extra after each character, in points.
    x: float
    spread: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to be drawn."""

    runs: tuple[Run, ...]
    size: float
    #: As wide as it is drawn, offset included.
    width: float


@lru_cache(maxsize=8192)
def lines(
    text: str,
    style: Style,
    size: float,
    width: float,
    indent: float = 0,
    align: Align = Align.LEFT,
) -> tuple[Line, ...]:
    """Return the lines of a paragraph; an empty one has one empty line.

    The first line starts `indent` points further in.
    """
    fonts = hand(style)
    texts = _texts(text, fonts, width * 1000 / size, indent * 1000 / size)
    last = len(texts) - 1
    return tuple(
        _line(one, fonts, size, width, indent if n == 0 else 0, align, is_last=n == last)
        for n, one in enumerate(texts)
    )


def text_width(text: str, style: Style, size: float) -> float:
    """Return how wide a text is on one line, in points."""
    return _width(text, hand(style)) * size / 1000


def _texts(text: str, fonts: Hand, room: float, indent: float) -> list[str]:
    found: list[str] = []
    current: list[str] = []
    used = indent
    for cell in _CELL.findall(text.expandtabs(1).replace("\r", "")):
        width = _width(cell, fonts)
        if used + width > room and current and not cell.isspace():
            found.append("".join(current).rstrip())
            current, used = [], 0
        if used + width > room and not cell.isspace():
            # Longer than a line: parted wherever it must.
            for char in cell:
                wide = _width(char, fonts)
                if used + wide > room and current:
                    found.append("".join(current))
                    current, used = [], 0
                current.append(char)
                used += wide
            continue
        if current or not cell.isspace():
            current.append(cell)
            used += width
    found.append("".join(current).rstrip())
    return found


def _line(
    text: str,
    fonts: Hand,
    size: float,
    width: float,
    indent: float,
    align: Align,
    *,
    is_last: bool,
) -> Line:
    pieces = _pieces(text, fonts)
    scale = size / 1000
    natural = sum(wide for _, _, wide, _ in pieces) * scale
    spread = 0.0
    if align is Align.JUSTIFY and not is_last:
        gaps = sum(len(piece) if spreads else 1 for _, piece, _, spreads in pieces) - 1
        spread = max(0.0, (width - indent - natural) / gaps) if gaps > 0 else 0.0
        if spread > size / 4:
            spread = 0.0
    x = indent
    if align is Align.CENTRE:
        x = (width - natural) / 2
    elif align is Align.RIGHT:
        x = width - natural
    runs = []
    for font, piece, wide, spreads in pieces:
        runs.append(Run(font, piece, x, spread if spreads else 0.0))
        x += wide * scale + spread * (len(piece) if spreads else 1)
    return Line(tuple(runs), size, x - spread)


def _pieces(text: str, fonts: Hand) -> list[tuple[str, str, float, bool]]:
    """Return (font, text, width in 1/1000 em, may be spread) from left to right."""
    found: list[tuple[str, str, float, bool]] = []
    at = 0
    for match in _LATIN_RUN.finditer(text):
        if match.start() > at:
            _chinese(text[at : match.start()], fonts, found)
        latin = match.group()
        if all(fonts.has_latin(char) for char in latin):
            found.append((fonts.latin_font, latin, fonts.latin_width(latin), False))
        else:
            _chinese(latin, fonts, found)
        at = match.end()
    if at < len(text):
        _chinese(text[at:], fonts, found)
    return found


def _chinese(text: str, fonts: Hand, found: list[tuple[str, str, float, bool]]) -> None:
    font = ""
    chars: list[str] = []
    width = 0.0
    for original in text:
        char = original
        glyph = fonts.glyph(char)
        if glyph is None:
            char = GETA
            glyph = fonts.glyph(char)
            assert glyph is not None
        if glyph.font != font:
            if chars:
                found.append((font, "".join(chars), width, True))
            font, chars, width = glyph.font, [], 0.0
        chars.append(char)
        width += glyph.width
    if chars:
        found.append((font, "".join(chars), width, True))


def _width(text: str, fonts: Hand) -> float:
    if len(text) == 1 and not text.isascii():
        glyph = fonts.glyph(text)
        if glyph is not None:
            return glyph.width
    return sum(wide for _, _, wide, _ in _pieces(text, fonts))
