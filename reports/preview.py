"""A page of a PDF as a picture, without Qt."""

import pypdfium2


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_image(pdf: bytes, page: int, dpi: float) -> tuple[int, int, bytes]:
    """Return (width, height, RGBA bytes) of a page, counted from zero."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 0 <= page < len(document):
            raise IndexError(f"no page {page}")
        sheet = document[page]
        bitmap = sheet.render(
            scale=dpi / 72, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA
        )
        picture = bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride
        bitmap.close()
        sheet.close()
    finally:
        document.close()
    data, width, height, stride = picture
    if stride != width * 4:
        data = b"".join(data[n * stride : n * stride + width * 4] for n in range(height))
    return width, height, data


def page_text(pdf: bytes, page: int) -> str:
    """Return the text of a page, as a search in a reader would find it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        words = sheet.get_textpage()
        text = words.get_text_range()
        words.close()
        sheet.close()
    finally:
        document.close()
    return str(text)
