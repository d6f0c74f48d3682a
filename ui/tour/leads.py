"""The room of leads: every tab of the story of the sticker, and what the other two show best."""

from typing import TYPE_CHECKING

from cases.services.demo import flights
from leads.services.chooser import LeadCases
from ui.rooms.leads.candidates.pane import CandidatesPane
from ui.rooms.leads.tabs import TABS
from ui.tour.camera import Camera
from ui.window import MainWindow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Tabs by the story that has most to show there; the others are shown of the sticker.
_BEST = {"canvass": flights.KEYS, "inquiries": flights.KEYS}
#: Shown once more, of the other stories.
_AGAIN = (
    ("board", "keys", flights.KEYS),
    ("board", "motorcycle", flights.MOTORCYCLE),
    ("persons", "motorcycle", flights.MOTORCYCLE),
)


def show(camera: Camera, desk: "Desk", window: MainWindow) -> None:
    """Show the leads as the lead officer sees them."""
    by_place = {one.place: one.case_id for one in LeadCases(desk).mine()}
    for tab in TABS:
        window.show_leads(by_place[_BEST.get(tab, flights.VAN).place], tab)
        if tab == "board":
            _choose_first(camera, window)
        camera.take(f"leads-{tab}", window)
    for tab, name, flight in _AGAIN:
        window.show_leads(by_place[flight.place], tab)
        _choose_first(camera, window)
        camera.take(f"leads-{tab}-{name}", window)


def _choose_first(camera: Camera, window: MainWindow) -> None:
    """Choose the candidate that leads, so that its reasons stand in the inspector."""
    camera.settle()
    for pane in window.findChildren(CandidatesPane):
        pane.table.pick(lambda line: line.candidate is not None)
