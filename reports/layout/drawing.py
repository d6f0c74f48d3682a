"""Drawing placed slices on a PDF: text by absolute places, one text object a page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reports.layout import qr
from reports.layout.blocks import Picture, Rule, Square, Words
from reports.layout.breaking import Align, Line, lines, text_width
from reports.layout.faces import Style, encode, hand
from reports.layout.page import FOOT, LABEL, SMALL, Furniture, Strip, one_line
from reports.layout.paging import Placed

_CODE_SIDE = 15 * mm


class Pdf:
    """A PDF under way; the same calls give the same bytes."""

    def __init__(self, title: str, author: str = "") -> None:
        self._buffer = BytesIO()
        # ReportLab has no public way to write text operators: its page is a list of them.
        self._canvas: Any = Canvas(
            self._buffer,
            pageCompression=1,
            invariant=1,
            # The stubs take the name for a number.
            initialFontName=hand(Style.BODY).main_font,  # type: ignore[arg-type]
            lang="zh-CN",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setProducer("Anjie")
        # Lines repeat in a batch: their text operators are made once. To compare whole lines would
        # take longer, and a line that is kept here keeps its id.
        self._made: dict[int, tuple[Line, str]] = {}
        self.pages = 0

    def add(self, pages: Iterable[tuple[Placed, ...]], furniture: Furniture) -> None:
        """Draw one document: its pages, each with what stands around the text."""
        drawn = tuple(pages)
        self._canvas.setPageSize((furniture.geometry.width, furniture.geometry.height))
        for n, page in enumerate(drawn, 1):
            self._furniture(furniture, n, len(drawn))
            self._body(page, furniture)
            self._canvas.showPage()
            self.pages += 1

    def finished(self) -> bytes:
        """Return the bytes of the whole file."""
        with _binary():
            self._canvas.save()
        return self._buffer.getvalue()

    def _body(self, page: tuple[Placed, ...], furniture: Furniture) -> None:
        sheet = furniture.geometry
        left = sheet.left + sheet.padding
        top = sheet.top - sheet.padding
        words: list[Words] = []
        rules: list[Rule] = []
        for placed in page:
            one = placed.slice
            up = top - placed.top
            words += [Words(left + w.x, up - w.y, w.line) for w in one.words]
            rules += [
                Rule(left + r.x0, up - r.y0, left + r.x1, up - r.y1, r.weight) for r in one.rules
            ]
            for square in one.squares:
                self._square(replace(square, x=left + square.x, y=up - square.y))
            for picture in one.pictures:
                self._picture(replace(picture, x=left + picture.x, y=up - picture.y))
        if page and (foot := page[-1].slice.foot):
            up = top - page[-1].top
            rules.append(Rule(left + foot.x0, up - foot.y0, left + foot.x1, up - foot.y1))
        self._rules(rules)
        self._words(words)

    def _words(self, words: Iterable[Words]) -> None:
        code = [f"q 1 0 0 1 {one.x:.2f} {one.y:.2f} cm {self._text(one.line)} Q" for one in words]
        if code:
            self._write("\n".join(code))

    def _text(self, line: Line) -> str:
        """Return the operators that draw a line at the origin."""
        known = self._made.get(id(line))
        if known is not None:
            return known[1]
        code = ["BT"]
        document = self._canvas._doc  # noqa: SLF001 see above
        for run in line.runs:
            code.append(f"{run.spread:.3f} Tc 1 0 0 1 {run.x:.2f} 0 Tm")
            for font, codes in encode(run.font, run.text, document):
                code.append(f"{font} {line.size:g} Tf <{codes.hex()}> Tj")
        code.append("ET")
        made = " ".join(code)
        self._made[id(line)] = line, made
        return made

    def _write(self, code: str) -> None:
        self._canvas._code.append(code)  # noqa: SLF001 see above

    def _rules(self, rules: Iterable[Rule]) -> None:
        code = [
            f"{r.weight:g} w {r.x0:.2f} {r.y0:.2f} m {r.x1:.2f} {r.y1:.2f} l S"
            for r in dict.fromkeys(rules)
        ]
        if code:
            self._write("\n".join(code))

    def _square(self, square: Square) -> None:
        code = qr.code(square.text)
        side = square.side
        self._write(
            f"q {side:.2f} 0 0 {side:.2f} {square.x:.2f} {square.y:.2f} cm "
            f"BI /W {code.side} /H {code.side} /BPC 1 /IM true /D [1 0] /F /AHx ID "
            f"{code.rows.hex()}> EI Q"
        )

    def _picture(self, picture: Picture) -> None:
        self._canvas.drawImage(
            ImageReader(BytesIO(picture.content)),
            picture.x,
            picture.y,
            picture.width,
            picture.height,
        )

    def _furniture(self, furniture: Furniture, page: int, pages: int) -> None:
        sheet = furniture.geometry
        if furniture.across:
            self._across(furniture.across, furniture)
        words: list[Words] = []
        if furniture.frame:
            self._canvas.setLineWidth(0.8)
            self._canvas.rect(
                sheet.left, sheet.bottom, sheet.right - sheet.left, sheet.top - sheet.bottom
            )
        room = sheet.right - sheet.left
        if furniture.foot and page == pages:
            words.append(one_line(furniture.foot, FOOT, sheet.left, sheet.bottom - 6.5 * mm, room))
        if furniture.page_sign and page < pages:
            y = sheet.bottom - 6.5 * mm
            wide = text_width(furniture.page_sign, Style.BODY, FOOT.size)
            words.append(one_line(furniture.page_sign, FOOT, sheet.left, y, room))
            self._rules([Rule(sheet.left + wide, y - 2, sheet.right, y - 2, 0.5)])
        if pages > 1 or furniture.always_numbered:
            label = f"第 {page} 页 共 {pages} 页"
            y = 7.5 * mm
            words.append(one_line(label, LABEL, sheet.left, y, room))
        if furniture.mark:
            words.append(self._corner(furniture))
        if furniture.running and page > 1:
            wide = text_width(furniture.running, Style.BODY, 10.5)
            y = sheet.top + 4 * mm
            words.append(one_line(furniture.running, LABEL, sheet.right - wide, y, wide + 1))
        self._words(words)
        if furniture.strip is not None and page == pages:
            self._strip(furniture.strip, furniture)

    def _corner(self, furniture: Furniture) -> Words:
        sheet = furniture.geometry
        text = furniture.mark
        wide = text_width(text, Style.SANS, 9)
        y = sheet.top + 5 * mm
        self._canvas.setLineWidth(0.6)
        self._canvas.rect(sheet.left, y - 2 * mm, wide + 4 * mm, 6 * mm)
        line = lines(text, Style.SANS, 9, wide + 1)[0]
        return Words(sheet.left + 2 * mm, y - 0.2 * mm, line)

    def _across(self, text: str, furniture: Furniture) -> None:
        sheet = furniture.geometry
        line = lines(text, Style.STRONG, 84, 2000, 0, Align.LEFT)[0]
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(sheet.width / 2, sheet.height / 2)
        canvas.rotate(52)
        canvas.setFillGray(0.91)
        self._words([Words(-line.width / 2, -30, line)])
        canvas.restoreState()

    def _strip(self, strip: Strip, furniture: Furniture) -> None:
        sheet = furniture.geometry
        top = 28.5 * mm
        self._rules([Rule(sheet.left, top, sheet.right, top, 0.5)])
        y = top - _CODE_SIDE - 1.5 * mm
        self._square(Square(sheet.left, y, _CODE_SIDE, strip.code))
        left = sheet.left + _CODE_SIDE + 3 * mm
        self._words(
            one_line(text, SMALL, left, top - 5.2 * mm - n * 4.2 * mm, sheet.right - left)
            for n, text in enumerate(strip.lines)
        )


@contextmanager
def _binary() -> Iterator[None]:
    """Write streams as they are: printable ones take longer than setting the text."""
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before
