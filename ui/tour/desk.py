"""The screens at the desk: of an investigator, his squad leader and who keeps the station."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from cases.records.documents import DocumentFilter
from cases.services.demo import flights
from leads.services.chooser import LeadCases
from ui.rooms.case.page_tabs import TABS
from ui.tour import leads
from ui.tour.camera import SIZE, Camera, gone, press
from ui.tour.station import KEEPER, LEAD, LEADER, TODAY, at_desk
from ui.window import MainWindow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Tabs on which a mediation has nothing to show.
_OF_A_FLIGHT = frozenset({"pursuit", "exhibits", "summons"})


def show(camera: Camera, folder: Path) -> None:
    """Show every room as those see it who work in it."""
    for number, walk in ((LEAD, _of_the_lead), (LEADER, _of_the_leader), (KEEPER, _of_the_keeper)):
        with at_desk(folder, number) as desk, _window(camera, desk) as window:
            walk(camera, desk, window)


@contextmanager
def _window(camera: Camera, desk: "Desk") -> Generator[MainWindow, None, None]:
    window = MainWindow(desk, camera.jobs)
    window.resize(*SIZE)
    window.show()
    try:
        yield window
    finally:
        camera.jobs.finish()
        gone(window)


def _of_the_lead(camera: Camera, desk: "Desk", window: MainWindow) -> None:
    camera.take("today", window)
    window.enter("cases")
    camera.take("cases", window)
    case_id = _case_of(desk)
    flight = _flight_of(desk)
    for tab in TABS:
        window.show_case(flight if tab in _OF_A_FLIGHT else case_id, tab)
        camera.take(f"case-{tab}", window)
    window.new_case()
    camera.take("case-new", window)
    _mediation(camera, window, case_id)
    leads.show(camera, desk, window)
    _documents(camera, desk, window)
    _confidential(camera, window)
    window.palette_box.offer()
    window.palette_box.field.setText("宋")
    camera.take("palette", window)
    window.palette_box.drop()
    window.enter("today")
    window.lock()
    camera.take("lock", window)


def _of_the_leader(camera: Camera, _desk: "Desk", window: MainWindow) -> None:
    window.enter("cases")
    camera.take("cases-leader", window)
    _pages(camera, window, "practice")
    window.enter("approvals")
    camera.take("approvals", window)
    window.bring_in_ledger()
    camera.settle()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            camera.take("import", dialog)
            dialog.close()


def _of_the_keeper(camera: Camera, _desk: "Desk", window: MainWindow) -> None:
    _pages(camera, window, "settings")


def _pages(camera: Camera, window: MainWindow, key: str) -> None:
    window.enter(key)
    room = window.room(key)
    for page in room.pages:
        room.show_page(page)
        camera.take(f"{key}-{page}", window)


def _confidential(camera: Camera, window: MainWindow) -> None:
    window.enter("confidential")
    room = window.room("confidential")
    for page in room.pages:
        room.go_to(page)
        camera.take(f"confidential-{page}", window)


def _mediation(camera: Camera, window: MainWindow, case_id: int) -> None:
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
    camera.take("mediation-sheet", window)
    calendar.grid.setFocus()
    press(calendar.grid, Qt.Key.Key_Return)
    camera.take("session", window)


def _documents(camera: Camera, desk: "Desk", window: MainWindow) -> None:
    window.enter("documents")
    camera.take("documents", window)
    lines = desk.documents.register(DocumentFilter()).lines
    if lines:
        window.show_document(lines[0].id)
        camera.take("documents-preview", window)


def _flight_of(desk: "Desk") -> int:
    """Return the hit-and-run with most evidence."""
    by_place = {one.place: int(one.case_id) for one in LeadCases(desk).mine()}
    return by_place[flights.VAN.place]


def _case_of(desk: "Desk") -> int:
    """Return the case of the officer that has most to show: a mediation about to end."""
    waiting = desk.mediations.waiting()
    ripest = max(waiting, key=lambda line: (line.missed, line.number))
    return ripest.case_id
