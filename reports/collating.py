"""Putting stored PDFs together, page by page and unchanged."""

from collections.abc import Generator, Sequence
from io import BytesIO

import pypdfium2

from cases.papers.press import Part
from cases.records.progress import Progress


def collated(parts: Sequence[Part]) -> Generator[Progress, None, bytes]:
    """Return one PDF with the pages of all parts in order."""
    whole = pypdfium2.PdfDocument.new()
    try:
        for done, part in enumerate(parts):
            yield Progress(done, len(parts))
            source = pypdfium2.PdfDocument(part.pdf)
            try:
                last = part.first + part.count if part.count else len(source)
                whole.import_pages(source, list(range(part.first, last)))
            finally:
                source.close()
        made = BytesIO()
        whole.save(made)
    finally:
        whole.close()
    yield Progress(len(parts), len(parts))
    return made.getvalue()
