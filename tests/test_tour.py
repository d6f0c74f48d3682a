"""The tour photographs every screen of a demonstration, and prints its papers."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reports.preview import page_text
from ui import tour
from ui.kit.i18n import ZH, set_language
from ui.kit.theme import Appearance

#: Screens that every tour must show; tabs and settings pages come beside them.
SCREENS = (
    *(
        "signin",
        "firstrun-1",
        "firstrun-3",
        "firstrun-5",
        "today",
        "cases",
        "case-overview",
        "case-clocks",
        "case-mediation",
    ),
    *(
        "case-new",
        "mediation",
        "mediation-month",
        "mediation-sheet",
        "session",
        "documents",
        "documents-preview",
    ),
    *("palette", "lock", "cases-leader", "import", "settings-unit", "settings-backups"),
)
PAPERS = ("acceptance", "mediation_notice", "termination", "right_to_sue", "day_sheet")


@pytest.fixture
def out(qapp: QApplication, tmp_path: Path) -> Path:
    qapp.setQuitOnLastWindowClosed(False)
    assert tour.take(tmp_path / "out", languages=(ZH,), looks=(Appearance.LIGHT,)) == 0
    set_language(ZH)
    return tmp_path / "out"


def test_the_tour_shows_every_screen_and_paper(out: Path) -> None:
    for name in SCREENS:
        picture = QImage(str(out / f"{name}-zh-light.png"))
        assert picture.width() >= 640, name
        colours = {picture.pixel(x, 300) for x in range(0, picture.width(), 3)}
        assert len(colours) > 1, name
    for name in PAPERS:
        pdf = (out / "papers" / f"{name}.pdf").read_bytes()
        assert page_text(pdf, 0).strip(), name
