"""The tour: every screen of a demonstration station as a picture, and its papers as PDFs.

Needs no display. Nothing is drawn for the tour alone: these are the screens officers use.
"""

import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from cases.papers.kinds import FormKind
from cases.records.documents import DocumentFilter, RegisterKind
from cases.records.times import at
from ui.kit.i18n import EN, ZH, set_language
from ui.kit.jobs import Jobs
from ui.kit.theme import Appearance, theme

if TYPE_CHECKING:
    from cases.papers.press import Press
    from cases.services.desk import Desk
    from ui.window import MainWindow

#: The day of the tour, the eve of a holiday week.
TODAY = date(2026, 9, 24)
MOMENT = at(TODAY, 10, 42)
SIZE = (1440, 900)
LANGUAGES = (ZH, EN)
LOOKS = (Appearance.LIGHT, Appearance.DARK)
#: Whom the screens belong to, and who keeps the station.
LEAD, LEADER, KEEPER = "030417", "030201", "030102"
#: Whose papers are printed.
PRINTERS = (LEAD, "030422", "030431", "030436")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Camera:
    """Writes pictures of widgets into a folder, named by screen, language and look."""

    folder: Path
    jobs: Jobs
    ending: str

    def take(self, name: str, widget: QWidget) -> None:
        """Wait until everything is read and drawn, and write the picture."""
        self.settle()
        self.folder.mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(self.folder / f"{name}-{self.ending}.png"))

    def settle(self) -> None:
        """Let jobs end and timers of a moment run out."""
        quiet = 0
        while quiet < 3:  # what a job shows may ask for the next one
            pause(40)
            quiet = quiet + 1 if self.jobs.idle else 0


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
        folder = station or _demonstration(Path(place) / "station")
        for language in languages:
            for look in looks:
                set_language(language)
                theme().dress(look)
                _walk(folder, Path(place), out, f"{language}-{look.value}")
        _print_papers(folder, out / "papers")
    return 0


def pause(milliseconds: int) -> None:
    """Let the events of a moment be handled."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


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


def now() -> datetime:
    """Return the moment of the tour."""
    return MOMENT.astimezone(UTC)


# --- before the desk --------------------------------------------------------------------------


def _demonstration(folder: Path) -> Path:
    from cases.records.station import Cost
    from cases.services.demo import make_demo

    quick = Cost(rounds=1, memory_kib=64, lanes=1)
    _drain(make_demo(folder, press=_press(), today=TODAY, cost=quick))
    return folder


def _press() -> "Press":
    from reports.press import OfficePress

    return OfficePress(demo=True)


def _walk(folder: Path, place: Path, out: Path, ending: str) -> None:
    jobs = Jobs()
    camera = Camera(out, jobs, ending)
    _before_the_desk(camera, folder, place)
    for number, walk in ((LEAD, _of_the_lead), (LEADER, _of_the_leader), (KEEPER, _of_the_keeper)):
        with _window(folder, jobs, number) as (desk, window):
            walk(camera, desk, window)
    jobs.finish()


def _before_the_desk(camera: Camera, folder: Path, place: Path) -> None:
    from cases.services.station import Station
    from ui.firstrun.steps import STEPS
    from ui.firstrun.wizard import FirstRun
    from ui.signin import SignInPage

    station = Station.open(folder, alone=False)

    def nobody(_who: str, _password: str, _fresh: str | None) -> "Desk":
        raise AssertionError("the tour signs in at no page")

    page = SignInPage(station.face(), nobody, camera.jobs)
    _shown(camera, "signin", page)
    station.close()
    first = FirstRun(place / "fresh", camera.jobs, now=now, press=_press)
    first.resize(*SIZE)
    first.show()
    for step in range(len(STEPS)):
        if step == 2:  # the sheet appears when a station has been made
            continue
        first._go_to(step)  # noqa: SLF001 - the tour makes no station to get there
        camera.take(f"firstrun-{step + 1}", first)
    _gone(first)


# --- at the desk ------------------------------------------------------------------------------


@contextmanager
def _window(
    folder: Path, jobs: Jobs, number: str
) -> Generator[tuple["Desk", "MainWindow"], None, None]:
    from cases.services.demo import PASSWORD
    from cases.services.station import Station
    from ui.window import MainWindow

    station = Station.open(folder, alone=False)
    desk = station.sign_in(number, PASSWORD, press=_press(), now=now)
    window = MainWindow(desk, jobs)
    window.resize(*SIZE)
    window.show()
    try:
        yield desk, window
    finally:
        jobs.finish()
        _gone(window)
        station.close()


def _of_the_lead(camera: Camera, desk: "Desk", window: "MainWindow") -> None:
    camera.take("today", window)
    window.enter("cases")
    camera.take("cases", window)
    case_id = _case_of(desk)
    for tab in _tabs():
        window.show_case(case_id, tab)
        camera.take(f"case-{tab}", window)
    window.new_case()
    camera.take("case-new", window)
    _mediation(camera, window, case_id)
    _documents(camera, desk, window)
    window.palette_box.offer()
    window.palette_box.field.setText("宋")
    camera.take("palette", window)
    window.palette_box.drop()
    window.enter("today")
    window.lock()
    camera.take("lock", window)


def _of_the_leader(camera: Camera, _desk: "Desk", window: "MainWindow") -> None:
    window.enter("cases")
    camera.take("cases-leader", window)
    window.bring_in_ledger()
    camera.settle()
    for dialog in window.findChildren(QWidget):
        if dialog.isWindow() and dialog.isVisible() and dialog is not window:
            camera.take("import", dialog)
            dialog.close()


def _of_the_keeper(camera: Camera, _desk: "Desk", window: "MainWindow") -> None:
    window.enter("settings")
    room = window.room("settings")
    for key in room.pages:
        room.show_page(key)
        camera.take(f"settings-{key}", window)


def _tabs() -> tuple[str, ...]:
    from ui.rooms.case.page_tabs import TABS

    return tuple(TABS)


def _mediation(camera: Camera, window: "MainWindow", case_id: int) -> None:
    from ui.rooms.mediation.calendar_pane import CalendarPane

    window.enter("mediation")
    camera.take("mediation", window)
    room = window.room("mediation")
    calendar = room.findChild(CalendarPane)
    assert calendar is not None
    calendar.show_month()
    camera.take("mediation-month", window)
    calendar.show_day(TODAY)
    room.show_case(case_id)
    camera.take("session", window)


def _documents(camera: Camera, desk: "Desk", window: "MainWindow") -> None:
    window.enter("documents")
    camera.take("documents", window)
    lines = desk.documents.register(DocumentFilter()).lines
    if lines:
        window.show_document(lines[0].id)
        camera.take("documents-preview", window)


def _case_of(desk: "Desk") -> int:
    """Return the case of the officer that has most to show: a mediation about to end."""
    waiting = desk.mediations.waiting()
    ripest = max(waiting, key=lambda line: (line.missed, line.number))
    return ripest.case_id


# --- papers -----------------------------------------------------------------------------------


def _print_papers(folder: Path, into: Path) -> None:
    """Write one paper of each form, issued where there is one, and the registers of the month."""
    from cases.services.demo import PASSWORD
    from cases.services.station import Station

    into.mkdir(parents=True, exist_ok=True)
    station = Station.open(folder, alone=False)
    for number in PRINTERS:
        desk = station.sign_in(number, PASSWORD, press=_press(), now=now)
        for form in FormKind:
            lines = desk.documents.register(DocumentFilter(form=form)).lines
            issued = sorted(lines, key=lambda line: not line.number)
            target = into / f"{form.value}.pdf"
            for line in issued[:1]:
                if line.number or not target.exists():
                    target.write_bytes(desk.documents.pdf(line.id))
        if number == LEAD:
            _sheets(desk, into)
    station.close()


def _sheets(desk: "Desk", into: Path) -> None:
    from reports.registers import register
    from reports.sheets import day_sheet

    (into / "day_sheet.pdf").write_bytes(day_sheet(desk.agenda.day_sheet(desk.agenda.today())))
    for kind in RegisterKind:
        page = desk.documents.month(kind, TODAY.year, TODAY.month)
        (into / f"register_{kind.value}.pdf").write_bytes(register(page))


def _shown(camera: Camera, name: str, widget: QWidget) -> None:
    widget.resize(*SIZE)
    widget.show()
    camera.take(name, widget)
    _gone(widget)


def _gone(widget: QWidget) -> None:
    widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    widget.close()
    pause(0)


def _drain(work: Generator[object, None, _T]) -> _T:
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: _T = end.value
            return result
