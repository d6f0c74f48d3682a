"""Lines laid over finished pages: the copy mark at the foot, a stamp at the head.

The pages below stay as they were made; what is laid over them is a form of its own on each page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from reportlab.lib.units import mm

from reports.layout.blocks import Type, paragraph
from reports.layout.breaking import Align
from reports.layout.drawing import Pdf
from reports.layout.faces import Style
from reports.layout.page import Furniture, Geometry
from reports.layout.paging import Placed

_MARK = Type(Style.SANS, 6.5, 8, Align.CENTRE)
_STAMP = Type(Style.SANS, 9, 12, Align.RIGHT)
#: From the edges of the sheet; printers leave four millimetres white.
_SIDE = 12 * mm
_FOOT, _HEAD = 3.9 * mm, 6 * mm


@dataclass(frozen=True, slots=True)
class Over:
    """What is laid over one page."""

    foot: str = ""
    head: str = ""


def overlaid(pdf: bytes, over: Callable[[int], Over]) -> bytes:
    """Return the PDF with lines laid over its pages; a page that gets none is left alone."""
    whole = pypdfium2.PdfDocument(pdf)
    try:
        wanted = _wanted(whole, over)
        places = {key: n for n, key in enumerate(dict.fromkeys(wanted.values()))}
        if places:
            _lay(whole, wanted, places)
        out = BytesIO()
        whole.save(out)
    finally:
        whole.close()
    return out.getvalue()


#: What is laid, and the size of the sheet in points.
_Key = tuple[Over, int, int]


def _wanted(whole: pypdfium2.PdfDocument, over: Callable[[int], Over]) -> dict[int, _Key]:
    found = {}
    for index in range(len(whole)):
        words = over(index)
        if words.foot or words.head:
            width, height = whole.get_page_size(index)
            found[index] = words, round(width), round(height)
    return found


def _lay(whole: pypdfium2.PdfDocument, wanted: dict[int, _Key], places: dict[_Key, int]) -> None:
    """Lay the sheets over the pages, each sheet made once however many pages bear it."""
    pdf = Pdf("")
    for key in places:
        _sheet(pdf, *key)
    source = pypdfium2.PdfDocument(pdf.finished())
    forms = [source.page_as_xobject(n, whole) for n in range(len(places))]
    try:
        for index, key in wanted.items():
            page = whole[index]
            left, bottom, _right, _top = page.get_mediabox()
            laid = forms[places[key]].as_pageobject()
            if left or bottom:
                laid.transform(pypdfium2.PdfMatrix().translate(left, bottom))
            page.insert_obj(laid)
            page.gen_content()
            page.close()
    finally:
        for form in forms:
            form.close()
        source.close()


def _sheet(pdf: Pdf, words: Over, width: int, height: int) -> None:
    """Add an empty page of this size with the lines on it."""
    across = width - 2 * _SIDE
    sheet = Geometry(width, height, _SIDE, width - _SIDE, height - _HEAD, _FOOT)
    head = paragraph(words.head, _STAMP, across) if words.head else []
    foot = paragraph(words.foot, _MARK, across) if words.foot else []
    placed, down = [], 0.0
    for one in head:
        placed.append(Placed(down, one))
        down += one.height
    down = sheet.body_height - sum(one.height for one in foot)
    for one in foot:
        placed.append(Placed(down, one))
        down += one.height
    pdf.add((tuple(placed),), Furniture(sheet))
