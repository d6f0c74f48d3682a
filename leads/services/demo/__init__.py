"""Leads of the demonstration: worked through the services in the station `make_demo` has made.

Each part tells one thing on the stage; what it leaves behind is true to the journal.
"""

from collections.abc import Callable, Generator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cases.records.policies import EXTRACT_DAYS
from cases.records.progress import Progress
from cases.records.times import at, day_of
from cases.services.calendars import UnitCalendar
from cases.services.demo import PASSWORD
from cases.services.demo.cast import OFFICERS
from cases.services.demo.stage import MovingClock
from cases.services.desk import Desk
from cases.services.station import Station
from leads.services.demo import exhibits, keys, motorcycle, sticker
from leads.services.demo.stage import LeadStage
from leads.services.exhibits.printing import SheetPress

if TYPE_CHECKING:
    from cases.papers.press import Press

#: What is told, one after the other; each begins when the one before has ended.
PARTS: tuple[Callable[[LeadStage], None], ...] = (
    exhibits.tell,
    sticker.tell,
    motorcycle.tell,
    keys.tell,
)


def add_leads(
    folder: Path, *, press: "Press", sheet: SheetPress, today: date | None = None
) -> Generator[Progress, None, None]:
    """Add leads to the hit-and-runs of a demonstration station.

    Args:
        folder: The station that `make_demo` has made.
        press: Prints the papers.
        sheet: Prints the sheets of exhibits.
        today: The day shown as today; the real one when left out.
    """
    shown = today or day_of(datetime.now(UTC))
    clock = MovingClock(at(shown, 8, 20))
    station = Station.open(folder, alone=False)
    try:
        admin = station.sign_in(OFFICERS[0].number, PASSWORD, press=press, now=clock)
        calendar = UnitCalendar(admin.store)
        desks = {
            one.name: Desk(admin.store, one, clock, press, calendar)
            for one in admin.officers.active()
        }
        # As long as a unit may keep them: whoever looks at it later finds its candidates ranked.
        admin.unit.decide(
            EXTRACT_DAYS.key,
            max(int(one) for one in EXTRACT_DAYS.choices),
            in_force_from=shown,
            reference=f"澄临交规〔{shown.year}〕11号",
            approved_by="大队长 沈岳",
            approved_on=shown,
        )
        stage = LeadStage(clock, shown, desks, sheet)
        for over, part in enumerate(PARTS, 1):
            part(stage)
            yield Progress(over, len(PARTS))
    finally:
        station.close()
