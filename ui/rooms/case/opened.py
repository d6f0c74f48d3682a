"""A case as its page has it: the file, the calendar it was counted with, the day it is seen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from cases.law.calendar import WorkCalendar
from cases.law.clock import Clock, ClockState
from cases.law.fact_groups import DRIVER_HELD
from cases.law.facts import FactKind
from cases.records.cases import CaseFile
from cases.records.ids import CaseId
from cases.records.parties import Injury
from ui.kit.i18n import _
from ui.kit.marks import Glyph, Tone
from ui.labels.cases import INJURIES, KINDS, STATES

if TYPE_CHECKING:
    from cases.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Opened:
    """What the tabs of a case show."""

    file: CaseFile
    calendar: WorkCalendar
    today: date
    #: The moment it is seen, by which periods of hours are told; they are told anew as it goes on.
    now: datetime | None = None

    @property
    def case_id(self) -> CaseId:
        """The case."""
        return self.file.case_id


def opening(desk: "Desk", case_id: CaseId) -> Callable[[], Opened]:
    """Return the work that opens a case."""
    return lambda: Opened(desk.cases.open_file(case_id), desk.calendar(), desk.today(), desk.now())


def renewing(desk: "Desk", case_id: CaseId, revision: int) -> Callable[[], Opened | None]:
    """Return the work that opens a case again if anything happened to it, else gives None.

    A look is an entry in the journal, so a case is not looked at anew for nothing.
    """

    def work() -> Opened | None:
        if desk.cases.revision(case_id) == revision:
            return None
        return opening(desk, case_id)()

    return work


def chips(file: CaseFile) -> list[tuple[str, Tone]]:
    """Return at most three words beside the title."""
    found: list[tuple[str, Tone]] = []
    if file.hit_and_run:
        facts = {fact.kind for fact in file.facts if fact.replaced_at is None}
        solved = FactKind.VEHICLE_FOUND in facts and not DRIVER_HELD.isdisjoint(facts)
        words = _("逃逸 · 已查获") if solved else _("逃逸 · 未侦破")
        found.append((words, Tone.GREY if solved else Tone.RED))
    harmed = [party.entry.injury for party in file.people.parties]
    for injury in (Injury.DIED, Injury.SERIOUS, Injury.DISABLED, Injury.SLIGHT):
        if count := harmed.count(injury.value):
            words = _("{harm} {n} 人").format(harm=_(INJURIES[injury]), n=count)
            found.append((words, Tone.OUTLINE))
    if not any(tone is Tone.OUTLINE for _words, tone in found):
        found.append((_(KINDS[file.kind]), Tone.OUTLINE))
    state = (_(STATES[file.state]), Tone.GREEN if file.closed_at else Tone.OUTLINE)
    return [*found[:2], state]


def clock_glyph(clock: Clock, opened: Opened) -> Glyph:
    """Return how a clock stands as a mark."""
    match clock.state:
        case ClockState.NOT_STARTED | ClockState.NOT_COVERED:
            return Glyph.WAITING
        case ClockState.SUSPENDED | ClockState.LAPSED | ClockState.ELAPSED | ClockState.CEASED:
            return Glyph.STOPPED
        case ClockState.DONE:
            return Glyph.DONE
        case ClockState.MISSED:
            return Glyph.NO
        case ClockState.OVERDUE:
            return Glyph.OVERDUE
        case ClockState.RUNNING:
            return _running_glyph(clock, opened)


def _running_glyph(clock: Clock, opened: Opened) -> Glyph:
    left = clock.working_days_left(opened.calendar, opened.today)
    if left is None or left > 3:
        return Glyph.RUNNING
    return Glyph.TODAY if clock.due == opened.today else Glyph.SOON
