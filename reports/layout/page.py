"""The sheet around the text: measures of A4, frame, margin strip, draft marks."""

from dataclasses import dataclass

from reportlab.lib.units import mm

from reports.layout.blocks import Type, Words
from reports.layout.breaking import Align, lines
from reports.layout.faces import Style


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the body stands on the sheet, in points from the lower left corner."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    #: Between a frame and the text inside.
    padding: float = 0

    @property
    def body_width(self) -> float:
        """Width of the text."""
        return self.right - self.left - 2 * self.padding

    @property
    def body_height(self) -> float:
        """Height of the text."""
        return self.top - self.bottom - 2 * self.padding


A4 = (210 * mm, 297 * mm)
#: Space the margin strip takes at the foot of the sheet.
_STRIP = 20 * mm


def framed(*, strip: bool) -> Geometry:
    """Return the sheet of notices and decisions: one frame, 27 characters to the line."""
    width, height = A4
    bottom = (22 * mm) + (_STRIP - 4 * mm if strip else 0)
    return Geometry(width, height, 25 * mm, 190 * mm, height - 22 * mm, bottom, 5 * mm)


def unframed(*, strip: bool) -> Geometry:
    """Return the sheet of records and letters."""
    width, height = A4
    bottom = 22 * mm + (_STRIP - 4 * mm if strip else 0)
    return Geometry(width, height, 28 * mm, 184 * mm, height - 25 * mm, bottom)


@dataclass(frozen=True, slots=True)
class Strip:
    """What the margin strip says, and the text of its QR code."""

    lines: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page besides its text."""

    geometry: Geometry
    frame: bool = False
    #: Below the frame on the last page: 一式三份，….
    foot: str = ""
    strip: Strip | None = None
    #: In a box in the corner, and pale across the page: not issued, or not real.
    mark: str = ""
    across: str = ""
    #: Before a line to be signed at the foot of every page but the last.
    page_sign: str = ""
    #: Printed as 第 页 共 页 even when there is only one page.
    always_numbered: bool = False
    #: In the upper right corner of the pages after the first, as the number of the paper.
    running: str = ""


#: What marks a paper that is not issued, and one of a demonstration station.
DRAFT = ("草稿 · 未签发", "草稿 未签发")
DEMO = ("演示数据 · 无效", "演示 无效")
FOOT = Type(Style.BODY, 14, 18, Align.LEFT)
LABEL = Type(Style.BODY, 10.5, 14, Align.CENTRE)
SMALL = Type(Style.SANS, 7.5, 11, Align.LEFT)


def one_line(text: str, kind: Type, x: float, y: float, width: float) -> Words:
    """Return a text on one line at a place of the sheet, y upwards."""
    return Words(x, y, lines(text, kind.style, kind.size, width, 0, kind.align)[0])
