"""Packages of evidence: pages as they are, pages painted over as pictures, a list of all on top.

What is covered is not hidden but gone: its page is a picture on which black is painted, and no text
lies below. Every photograph is made anew, so that nothing a camera wrote into it goes along.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO

import pypdfium2
from PIL import Image, ImageDraw, ImageOps
from reportlab.lib.units import mm

from cases.law.withholding import withholding_rules
from cases.records.disclosure import (
    Cover,
    MadePackage,
    PackageItem,
    PackagePlan,
    Part,
    Showing,
    Treatment,
)
from cases.refusals import Reason, Refusal
from reports import formats
from reports.layout.blocks import Cell, Grid, Slice, Type, gap, paragraph
from reports.layout.breaking import Align
from reports.layout.drawing import Pdf
from reports.layout.faces import Style, uncovered
from reports.layout.page import A4, DEMO, Furniture, Geometry
from reports.layout.paging import pages
from reports.overlay import Over, overlaid

#: Fine enough to read eight points, small enough to keep.
_DPI = 200
_QUALITY = 85
_WIDTH, _HEIGHT = A4
_SHEET = Geometry(_WIDTH, _HEIGHT, 22 * mm, _WIDTH - 18 * mm, _HEIGHT - 24 * mm, 20 * mm)
_TITLE = Type(Style.TITLE, 20, 34, Align.CENTRE)
_TEXT = Type(Style.BODY, 12, 20, Align.LEFT)
_SMALL = Type(Style.BODY, 10.5, 17, Align.LEFT)
_SHARES = (9, 42, 14, 16, 38)
_HEAD = ("序号", "材料名称", "页码", "公开方式", "依据、理由")
#: Room around a photograph on its page.
_MARGIN = 20 * mm
_TITLES = {Showing.MEETING: "公开证据材料目录", Showing.INSPECTION: "查阅、复制证据材料目录"}
_STAMPS = {Showing.MEETING: "供证据公开使用", Showing.INSPECTION: "供查阅复制使用"}
_TREATMENTS = {
    Treatment.FULL: "全部公开",
    Treatment.COVERED: "部分遮盖",
    Treatment.WITHHELD: "不予公开",
}


def package(plan: PackagePlan) -> MadePackage:
    """Return the pages of a package: the list of contents, then every thing that is shown.

    Raises:
        Refusal: a thing cannot be read, or the list has a character no font can print.
    """
    shown = [_pages_of(part) for part in plan.parts]
    counts = [_count(one) if one is not None else 0 for one in shown]
    listed = _contents(plan, _places(counts, 1))
    # The list of contents counts itself: how long it is does not depend on what it says of pages.
    lead = _count(listed)
    places = _places(counts, lead)
    listed = _contents(plan, places)
    whole = _merged([listed, *(one for one in shown if one is not None)])
    return MadePackage(whole, lead + sum(counts), places)


def stamped(pdf: bytes, showing: Showing, share: int) -> bytes:
    """Return the pages of one copy of a package, each with its stamp: which copy, which page."""
    total = _count(pdf)
    words = _STAMPS[showing]
    return overlaid(
        pdf, lambda page: Over(head=f"{words}　第 {share} 份　第 {page + 1} 页 共 {total} 页")
    )


def as_pdf(content: bytes, count: int | None = None) -> bytes:
    """Return a thing as the pages it would have, to look at: a PDF, or a picture on A4.

    Raises:
        Refusal: it is neither, or it is damaged.
    """
    if not content.startswith(b"%PDF-"):
        return _picture_page(_opened(content))
    try:
        source = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Refusal(Reason.FILE_UNREADABLE, name="PDF") from error
    try:
        if count is None or count >= len(source):
            return content
        cut = pypdfium2.PdfDocument.new()
        cut.import_pages(source, list(range(count)))
        out = BytesIO()
        cut.save(out)
        cut.close()
        return out.getvalue()
    finally:
        source.close()


def _places(counts: Sequence[int], lead: int) -> tuple[tuple[int, int], ...]:
    """Return first page and count of each thing, after so many pages of contents."""
    found, at = [], lead + 1
    for count in counts:
        found.append((at if count else 0, count))
        at += count
    return tuple(found)


def _pages_of(part: Part) -> bytes | None:
    match part.item.treatment:
        case Treatment.WITHHELD:
            return None
        case Treatment.FULL:
            return as_pdf(part.content, part.pages)
        case Treatment.COVERED:
            return _covered(as_pdf(part.content, part.pages), part.item.covers)


def _covered(pdf: bytes, covers: Iterable[Cover]) -> bytes:
    """Return every page as a picture, painted over where it must not be read."""
    by_page: dict[int, list[Cover]] = {}
    for one in covers:
        by_page.setdefault(one.page, []).append(one)
    source = pypdfium2.PdfDocument(pdf)
    whole = pypdfium2.PdfDocument.new()
    try:
        for number in range(len(source)):
            page = source[number]
            width, height = page.get_size()
            picture = page.render(scale=_DPI / 72).to_pil().convert("RGB")
            page.close()
            brush = ImageDraw.Draw(picture)
            for one in by_page.get(number, ()):
                brush.rectangle(
                    (
                        one.left * picture.width,
                        one.top * picture.height,
                        one.right * picture.width,
                        one.bottom * picture.height,
                    ),
                    fill=(0, 0, 0),
                )
            _add_picture(whole, picture, (width, height), (0, 0, width, height))
        out = BytesIO()
        whole.save(out)
    finally:
        whole.close()
        source.close()
    return out.getvalue()


def _opened(content: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content))
        picture.load()
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise Refusal(Reason.FILE_UNREADABLE, name="") from error
    return ImageOps.exif_transpose(picture).convert("RGB")


def _picture_page(picture: Image.Image) -> bytes:
    """Return a photograph on a sheet of A4, as large as it fits and no sharper than it prints."""
    room_x, room_y = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN
    scale = min(room_x / picture.width, room_y / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    picture.thumbnail((round(wide / 72 * _DPI), round(high / 72 * _DPI)))
    whole = pypdfium2.PdfDocument.new()
    at = ((_WIDTH - wide) / 2, _HEIGHT - _MARGIN - high, wide, high)
    _add_picture(whole, picture, (_WIDTH, _HEIGHT), at)
    out = BytesIO()
    whole.save(out)
    whole.close()
    return out.getvalue()


def _add_picture(
    whole: pypdfium2.PdfDocument,
    picture: Image.Image,
    size: tuple[float, float],
    at: tuple[float, float, float, float],
) -> None:
    """Add a page with one picture on it; the picture is written anew, without what it carried."""
    encoded = BytesIO()
    picture.save(encoded, "JPEG", quality=_QUALITY, dpi=(_DPI, _DPI))
    encoded.seek(0)
    page = whole.new_page(*size)
    drawn = pypdfium2.PdfImage.new(whole)
    drawn.load_jpeg(encoded, inline=True)
    left, bottom, wide, high = at
    drawn.set_matrix(pypdfium2.PdfMatrix().scale(wide, high).translate(left, bottom))
    page.insert_obj(drawn)
    page.gen_content()
    page.close()


def _merged(parts: Iterable[bytes]) -> bytes:
    whole = pypdfium2.PdfDocument.new()
    try:
        for one in parts:
            source = pypdfium2.PdfDocument(one)
            whole.import_pages(source)
            source.close()
        out = BytesIO()
        whole.save(out)
    finally:
        whole.close()
    return out.getvalue()


def _count(pdf: bytes) -> int:
    source = pypdfium2.PdfDocument(pdf)
    count = len(source)
    source.close()
    return count


def _contents(plan: PackagePlan, places: tuple[tuple[int, int], ...]) -> bytes:
    """Return the list of what is shown, covered and withheld, with article and reason."""
    width = _SHEET.body_width
    widths = tuple(width * share / sum(_SHARES) for share in _SHARES)
    rows = tuple(
        _row(n, part.item, place)
        for n, (part, place) in enumerate(zip(plan.parts, places, strict=True), 1)
    )
    head = tuple(Cell(text, align=Align.CENTRE, style=Style.STRONG) for text in _HEAD)
    _refuse_unprintable(plan)
    slices: list[Slice] = [
        *paragraph(_TITLES[plan.showing], _TITLE, width),
        *paragraph(plan.organ, _TEXT, width),
        *paragraph(f"案号 {plan.case_number}　　{plan.accident}", _TEXT, width),
        gap(6),
        *Grid(widths, rows, head, 10.5, 15, 4, 24).slices(_SHEET.body_height),
        gap(10),
        *paragraph(_BASIS[plan.showing], _SMALL, width),
        gap(8),
        *paragraph(f"制作 {plan.officer} {formats.stamp(plan.made_at)}", _SMALL, width),
    ]
    if plan.showing is Showing.INSPECTION:
        slices += [
            gap(14),
            *paragraph("复制件与原件核对一致。", _TEXT, width, keep=True),
            gap(6, keep=True),
            *paragraph(
                "核对人（签名）：　　　　　　　　　　年　　月　　日", _TEXT, width, keep=True
            ),
            *paragraph(plan.organ, _TEXT, width),
        ]
    pdf = Pdf(_TITLES[plan.showing], plan.organ)
    mark, across = DEMO if plan.is_demo else ("", "")
    furniture = Furniture(_SHEET, mark=mark, across=across)
    pdf.add(pages(slices, _SHEET.body_height), furniture)
    return pdf.finished()


_BASIS = {
    Showing.MEETING: "依据《道路交通事故处理程序规定》第六十三条公开。"
    "证人要求保密或者涉及国家秘密、商业秘密以及个人隐私的，按照有关法律法规的规定执行；"
    "遮盖、不予公开的，依据和理由见上表。",
    Showing.INSPECTION: "依据《道路交通事故处理程序规定》第六十五条第二款提供查阅、复制、摘录。"
    "证人要求保密或者涉及国家秘密、商业秘密以及个人隐私的，按照有关法律法规的规定执行；"
    "遮盖、不予公开的，依据和理由见上表。",
}


def _row(n: int, item: PackageItem, place: tuple[int, int]) -> tuple[Cell, ...]:
    first, count = place
    span = "—" if not count else str(first) if count == 1 else f"{first}–{first + count - 1}"
    why = ""
    if item.ground is not None:
        rule = withholding_rules()[item.ground]
        why = f"{rule.title}（{rule.cited}）。{item.reason}"
    return (
        Cell(str(n), align=Align.CENTRE),
        Cell(item.title),
        Cell(span, align=Align.CENTRE),
        Cell(_TREATMENTS[item.treatment], align=Align.CENTRE),
        Cell(why),
    )


def _refuse_unprintable(plan: PackagePlan) -> None:
    said = [
        plan.accident,
        *(text for one in plan.parts for text in (one.item.title, one.item.reason)),
    ]
    for char in uncovered("".join(said)):
        code = f"U+{ord(char):04X}"
        raise Refusal(Reason.CHARACTER_UNPRINTABLE, character=char, code=code)
