"""The screens before the desk: sign-in, and every step of the first start."""

from pathlib import Path
from typing import TYPE_CHECKING

from cases.records.station import Cost
from cases.services.station import Station
from ui.firstrun.steps import STEPS
from ui.firstrun.wizard import FirstRun
from ui.signin import SignInPage
from ui.tour.camera import SIZE, Camera, gone, shown_once
from ui.tour.station import now, press

if TYPE_CHECKING:
    from cases.services.desk import Desk

_PASSWORD = "临江-Qiao-2026"  # noqa: S105 - of a station that is thrown away


def show(camera: Camera, folder: Path, place: Path) -> None:
    """Show what comes before the desk.

    Args:
        camera: Takes the pictures.
        folder: The station to sign in at.
        place: Where a station may be founded; it goes with the tour.
    """
    station = Station.open(folder, alone=False)

    def nobody(_who: str, _password: str, _fresh: str | None) -> "Desk":
        raise AssertionError("the tour signs in at no page")

    shown_once(camera, "signin", SignInPage(station.face(), nobody, camera.jobs))
    station.close()
    _first_start(camera, place / f"fresh-{camera.ending}")


def _first_start(camera: Camera, folder: Path) -> None:
    """Found a station step by step, as its first administrator does."""
    quick = Cost(rounds=1, memory_kib=64, lanes=1)
    first = FirstRun(folder, camera.jobs, now=now, press=press, cost=quick)
    first.resize(*SIZE)
    first.show()
    first.unit.organ.insert("澄州市公安局交通警察支队临江大队")
    first.unit.squad.insert("事故中队")
    first.unit.short_name.insert("澄临")
    first.unit.region.insert("澄州市")
    camera.take("firstrun-1", first)
    first.next.click()
    first.officer.number.insert("030102")
    first.officer.name.insert("郝建勋")
    first.officer.password.insert(_PASSWORD)
    first.officer.again.insert(_PASSWORD)
    camera.take("firstrun-2", first)
    first.next.click()
    # The sheet is made with the station.
    for step in range(2, len(STEPS)):
        camera.settle()
        if first.step != step:
            first._go_to(step)  # noqa: SLF001 - nobody copies the sheet by hand for the tour
        camera.take(f"firstrun-{step + 1}", first)
    if first._desk is not None and first._desk.station is not None:  # noqa: SLF001 - as above
        first._desk.station.close()  # noqa: SLF001 - as above
    gone(first)
