"""Where words stand on the pages of a PDF, as rectangles to be painted over."""

from collections.abc import Iterable

import pypdfium2

from cases.records.disclosure import Cover

#: Added on every side, in points: a stroke may stand out of its box.
_BEYOND = 1.5


def covers_of(pdf: bytes, words: Iterable[str]) -> tuple[Cover, ...]:
    """Return a rectangle for every place where one of the words can be read.

    A scan has no words to be found: its pages are covered by hand.
    """
    found: list[Cover] = []
    wanted = tuple(words)
    source = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(source)):
            page = source[number]
            text = page.get_textpage()
            for word in wanted:
                found += _places(text, number, page.get_size(), word)
            text.close()
            page.close()
    finally:
        source.close()
    return tuple(found)


def _places(
    text: pypdfium2.PdfTextPage, number: int, size: tuple[float, float], word: str
) -> list[Cover]:
    found = []
    width, height = size
    search = text.search(word, match_case=False)
    while (place := search.get_next()) is not None:
        index, count = place
        for one in range(text.count_rects(index, count)):
            left, bottom, right, top = text.get_rect(one)
            found.append(
                Cover(
                    number,
                    max(0.0, (left - _BEYOND) / width),
                    max(0.0, (height - top - _BEYOND) / height),
                    min(1.0, (right + _BEYOND) / width),
                    min(1.0, (height - bottom + _BEYOND) / height),
                )
            )
    search.close()
    return found
