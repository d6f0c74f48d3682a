"""The buttons of the preview say what they turn: a page, or a copy of one page."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import jobs, looks
from ui.kit.jobs import Jobs
from ui.preview.panel import PreviewPanel

__all__ = ["jobs", "looks"]


@pytest.fixture
def panel(qtbot: QtBot, jobs: Jobs) -> Iterator[PreviewPanel]:
    made = PreviewPanel(jobs)
    qtbot.addWidget(made)
    made.show()
    yield made
    qtbot.waitUntil(lambda: jobs.idle)


@pytest.fixture
def two_pages(tmp_path: Path) -> bytes:
    path = tmp_path / "two.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    writer.newPage()
    painter.end()
    return path.read_bytes()


def turning(panel: PreviewPanel) -> list[str]:
    """Return what the two buttons that turn are called."""
    names = [one.accessibleName() for one in panel.findChildren(QAbstractButton)]
    return [name for name in names if name.startswith(("前", "后"))]


@pytest.mark.parametrize(
    ("copies", "per_copy", "said"),
    [
        ((), 0, ["前一页", "后一页"]),
        (("附卷",), 2, ["前一页", "后一页"]),
        (("孔祥林", "附卷"), 1, ["前一份", "后一份"]),
    ],
)
def test_the_buttons_turn_pages_of_one_paper_and_copies_of_one_page(
    panel: PreviewPanel, two_pages: bytes, copies: Sequence[str], per_copy: int, said: list[str]
) -> None:
    panel.show_pdf(two_pages, "认定书", copies=copies, pages_per_copy=per_copy)
    assert turning(panel) == said
