"""A demonstration station: an invented squad with sixty cases, made through the services.

Everything in it was done by somebody at a desk, so that the journal, the registers and the
papers are true to what the screens show. It is marked as a demonstration on every screen.
"""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cases.records.officers import Officer
from cases.records.progress import Progress
from cases.records.times import SHANGHAI, at
from cases.services.calendars import UnitCalendar
from cases.services.demo.cast import GUEST, OFFICERS, UNIT
from cases.services.demo.stage import MovingClock, Stage
from cases.services.demo.telling import stories, tell
from cases.services.desk import Desk
from cases.services.station import Station

if TYPE_CHECKING:
    from cases.papers.press import Press
    from cases.records.station import Cost

#: Every officer of the demonstration signs in with it.
PASSWORD = "Anjie-demo-2026"  # noqa: S105 - the demonstration holds nothing to protect


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made."""

    folder: Path
    password: str
    officers: tuple[Officer, ...]
    #: The day it shows as today.
    today: date


def make_demo(
    folder: Path, *, press: "Press", today: date | None = None, cost: "Cost | None" = None
) -> Generator[Progress, None, Demo]:
    """Make the demonstration in a folder, as it stands in the morning of a day.

    Args:
        folder: Where the station goes; there must be none.
        press: Prints the papers.
        today: The day shown as today; the real one when left out.
        cost: What a password costs to try; tests take less.
    """
    shown = today or _shown(datetime.now(UTC))
    clock = MovingClock(at(shown - timedelta(days=150), 9))
    station, _code = Station.create(folder, UNIT, OFFICERS[0], PASSWORD, now=clock, cost=cost)
    try:
        admin = station.sign_in(OFFICERS[0].number, PASSWORD, press=press, now=clock)
        rooms = tuple(admin.unit.add_room(name) for name in ("一室", "二室"))
        for one in (*OFFICERS[1:], GUEST):
            admin.officers.add(one, PASSWORD)
            station.put_slot(one.number, one.name, PASSWORD, initial=False)
        admin.unit.decide(
            "mediation.missed_sessions",
            2,
            in_force_from=shown - timedelta(days=145),
            reference=f"澄临交规〔{shown.year}〕3号",
            approved_by="大队长 沈岳",
            approved_on=shown - timedelta(days=152),
        )
        officers = admin.officers.active()
        desks = {
            one.name: Desk(admin.store, one, clock, press, UnitCalendar(admin.store))
            for one in officers
        }
        stage = Stage(clock, admin.calendar(), shown, desks, rooms)
        told = stories(stage)
        for over in tell(stage, told):
            yield Progress(over, len(told))
    finally:
        station.close()
    return Demo(folder, PASSWORD, officers, shown)


def _shown(now: datetime) -> date:
    """Return the day the stories lead up to: this one from noon on, else the day before."""
    return (now.astimezone(SHANGHAI) - timedelta(hours=12)).date()
