"""The tour: every screen of a demonstration station as a picture, and its papers as PDFs.

Needs no display. Nothing is drawn for the tour alone: these are the screens officers use.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ui.kit.i18n import EN, ZH, set_language
from ui.kit.jobs import Jobs
from ui.kit.theme import Appearance, theme
from ui.tour import before, desk
from ui.tour.camera import Camera
from ui.tour.papers import print_papers
from ui.tour.station import demonstration

LANGUAGES = (ZH, EN)
LOOKS = (Appearance.LIGHT, Appearance.DARK)


def take(
    out: Path,
    *,
    languages: Sequence[str] = LANGUAGES,
    looks: Sequence[Appearance] = LOOKS,
    station: Path | None = None,
) -> int:
    """Write a picture of every screen in both languages and looks, and the papers.

    Args:
        out: Folder for the pictures; the papers go into `papers` below it.
        languages: Which languages to show.
        looks: Light, dark or both.
        station: A demonstration station that is there already; else one is made.

    Returns:
        The exit status of the command.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with TemporaryDirectory(prefix="anjie-tour-") as place, own_settings(Path(place)):
        folder = station or demonstration(Path(place) / "station")
        for language in languages:
            for look in looks:
                set_language(language)
                theme().dress(look)
                jobs = Jobs()
                camera = Camera(out, jobs, f"{language}-{look.value}")
                before.show(camera, folder, Path(place))
                desk.show(camera, folder)
                jobs.finish()
        print_papers(folder, out / "papers")
    return 0


@contextmanager
def own_settings(folder: Path) -> Iterator[None]:
    """Keep what the window remembers out of the officer's own settings."""
    former = QSettings.defaultFormat()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "settings")
    )
    try:
        yield
    finally:
        QSettings.setDefaultFormat(former)
