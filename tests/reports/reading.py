"""Reading a PDF back as a search in a reader would."""

from collections.abc import Generator

from cases.records.progress import Progress
from reports.preview import page_count, page_text


def text_of(pdf: bytes) -> str:
    """Return the text of all pages without its line breaks and blanks."""
    return "".join("".join(page_text(pdf, n).split()) for n in range(page_count(pdf)))


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page without its line breaks and blanks."""
    return ["".join(page_text(pdf, n).split()) for n in range(page_count(pdf))]


def result_of(work: Generator[Progress, None, bytes]) -> tuple[bytes, list[Progress]]:
    """Run a long work to its end; return its result and the progress it told."""
    told: list[Progress] = []
    while True:
        try:
            told.append(next(work))
        except StopIteration as end:
            made = end.value
            assert isinstance(made, bytes)
            return made, told
