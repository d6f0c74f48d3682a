"""Periods counted day by day, with the reasons for each day.

Law: Administrative Case Procedure art. 35 (the first day is not counted, a last day off moves to
the first day after); Order 146 art. 112(5) (one, two, three, five and ten days are working days).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import assert_never

from cases.law.calendar import WorkCalendar
from cases.law.day_steps import holidays, makeups, unknown_years
from cases.law.steps import ORDER_146, Basis, Step, StepKind
from cases.records.times import day_of

_DAY = timedelta(days=1)


class Unit(StrEnum):
    """In what a period is counted."""

    WORKING = "working"
    CALENDAR = "calendar"
    MONTHS = "months"
    HOURS = "hours"
    #: 立即, 及时, 同时: due on the day itself.
    AT_ONCE = "at_once"


@dataclass(frozen=True, slots=True)
class Count:
    """A counted period: where it starts and ends, and every day between that counts."""

    start: date
    due: date
    unit: Unit
    length: int
    #: In the order in which they were counted; empty for hours.
    counted: tuple[date, ...]
    #: True when a day of a year without a table decided something.
    provisional: bool
    steps: tuple[Step, ...]
    #: The last day before it was moved off a day off.
    rolled_from: date | None = None
    #: For hours: the moments of start and end, in UTC.
    start_at: datetime | None = None
    due_at: datetime | None = None
    before: bool = False


def count_working(
    start: date,
    days: int,
    calendar: WorkCalendar,
    *,
    before: bool = False,
    basis: Basis = ORDER_146,
) -> Count:
    """Count working days after (or before) a day that itself does not count.

    Law: Order 146 art. 112(5); Administrative Case Procedure art. 35.
    """
    step = -_DAY if before else _DAY
    counted: list[date] = []
    passed: list[date] = []
    day = start
    while len(counted) < days:
        day += step
        passed.append(day)
        if calendar.is_working(day):
            counted.append(day)
    last = Step(
        StepKind.COUNTED_BACKWARDS if before else StepKind.ENDS_ON_WORKING_DAY,
        day=day,
        number=days,
        article=basis.last_day,
    )
    steps = (
        Step(StepKind.START_NOT_COUNTED, day=start, article=basis.first_day),
        Step(StepKind.WORKING_DAYS_ONLY, number=days, article=basis.working_days),
        *makeups(counted, calendar),
        *holidays(passed, calendar),
        *unknown_years(passed, calendar),
        last,
    )
    provisional = not all(map(calendar.is_official, passed))
    return Count(start, day, Unit.WORKING, days, tuple(counted), provisional, steps, before=before)


def count_calendar(
    start: date,
    days: int,
    calendar: WorkCalendar,
    *,
    maximum: bool = False,
    before: bool = False,
    basis: Basis = ORDER_146,
) -> Count:
    """Count calendar days; a last day off moves on unless the length is a ceiling.

    Counted backwards nothing moves: the law lengthens periods, it does not shorten notice.

    Law: Administrative Case Procedure art. 35.
    """
    sign = -1 if before else 1
    counted = tuple(start + sign * offset * _DAY for offset in range(1, days + 1))
    reason = Step(StepKind.EVERY_DAY_COUNTS, number=days, article=basis.every_day)
    if before:
        backwards = Step(
            StepKind.COUNTED_BACKWARDS, day=counted[-1], number=days, article=basis.last_day
        )
        first = Step(StepKind.START_NOT_COUNTED, day=start, article=basis.first_day)
        return Count(
            start,
            counted[-1],
            Unit.CALENDAR,
            days,
            counted,
            provisional=False,
            steps=(first, reason, backwards),
            before=True,
        )
    return _ended(
        start, counted, reason, Unit.CALENDAR, days, calendar, maximum=maximum, basis=basis
    )


def count_months(
    start: date,
    months: int,
    calendar: WorkCalendar,
    *,
    maximum: bool = False,
    basis: Basis = ORDER_146,
) -> Count:
    """Count months: they end on the same day number, or on the last day of a shorter month.

    Law: Administrative Case Procedure art. 35.
    """
    nominal = _same_day_number(start, months)
    kind = StepKind.SAME_DAY_NUMBER if nominal.day == start.day else StepKind.LAST_DAY_OF_MONTH
    reason = Step(kind, day=nominal, number=months, article=basis.last_day)
    counted = tuple(start + offset * _DAY for offset in range(1, (nominal - start).days + 1))
    return _ended(
        start, counted, reason, Unit.MONTHS, months, calendar, maximum=maximum, basis=basis
    )


def count_hours(start: datetime, hours: int, *, basis: Basis = ORDER_146) -> Count:
    """Count hours by the clock; no holiday lengthens them.

    Law: Administrative Case Procedure arts 35, 69.
    """
    due_at = start.astimezone(UTC) + timedelta(hours=hours)
    step = Step(StepKind.HOURS_BY_THE_CLOCK, number=hours, article=basis.last_day)
    return Count(
        day_of(start),
        day_of(due_at),
        Unit.HOURS,
        hours,
        (),
        provisional=False,
        steps=(step,),
        start_at=start.astimezone(UTC),
        due_at=due_at,
    )


def at_once(start: date) -> Count:
    """Return what is due on the day of its event, worked or not."""
    step = Step(StepKind.AT_ONCE, day=start)
    return Count(start, start, Unit.AT_ONCE, 0, (), provisional=False, steps=(step,))


def count_to(start: date, named: date, *, basis: Basis = ORDER_146) -> Count:
    """Return the period up to a day that was named: ordered, agreed or planned."""
    counted = tuple(start + offset * _DAY for offset in range(1, (named - start).days + 1))
    steps = (
        Step(StepKind.START_NOT_COUNTED, day=start, article=basis.first_day),
        Step(StepKind.NAMED_DAY, day=named),
    )
    return Count(start, named, Unit.CALENDAR, len(counted), counted, provisional=False, steps=steps)


def count(
    start: date | datetime,
    length: int,
    unit: Unit,
    calendar: WorkCalendar,
    *,
    before: bool = False,
    maximum: bool = False,
    basis: Basis = ORDER_146,
) -> Count:
    """Count a period in whatever unit it has.

    Args:
        start: Day of the event; hours need the aware moment.
        length: One or more; nothing for what is due at once.
        unit: What the length counts.
        calendar: Which days are worked.
        before: Count backwards; days only.
        maximum: The length is a ceiling and never moves off a day off.
        basis: The articles to cite for it.
    """
    day = day_of(start) if isinstance(start, datetime) else start
    match unit:
        case Unit.WORKING:
            return count_working(day, length, calendar, before=before, basis=basis)
        case Unit.CALENDAR:
            return count_calendar(
                day, length, calendar, maximum=maximum, before=before, basis=basis
            )
        case Unit.MONTHS:
            return count_months(day, length, calendar, maximum=maximum, basis=basis)
        case Unit.HOURS:
            if not isinstance(start, datetime):
                raise TypeError("hours are counted from a moment, not from a day")
            return count_hours(start, length, basis=basis)
        case Unit.AT_ONCE:
            return at_once(day)
        case _:
            assert_never(unit)


def _ended(
    start: date,
    counted: tuple[date, ...],
    reason: Step,
    unit: Unit,
    length: int,
    calendar: WorkCalendar,
    *,
    maximum: bool,
    basis: Basis,
) -> Count:
    """Close a forward calendar period: move off a day off, or stay when it is a ceiling."""
    nominal = counted[-1]
    due = nominal if maximum else calendar.next_working(nominal)
    looked_at = [] if maximum else [nominal + i * _DAY for i in range((due - nominal).days + 1)]
    if maximum:
        end = Step(StepKind.CEILING, day=nominal, number=length, article=basis.last_day)
    elif due == nominal:
        end = Step(StepKind.ENDS_ON_WORKING_DAY, day=due, number=length, article=basis.last_day)
    else:
        end = Step(StepKind.ROLLED, day=nominal, until=due, article=basis.last_day)
    steps = (
        Step(StepKind.START_NOT_COUNTED, day=start, article=basis.first_day),
        reason,
        *unknown_years(looked_at, calendar),
        end,
    )
    return Count(
        start,
        due,
        unit,
        length,
        counted,
        provisional=not all(map(calendar.is_official, looked_at)),
        steps=steps,
        rolled_from=None if due == nominal else nominal,
    )


def _same_day_number(start: date, months: int) -> date:
    year, month0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(start.day, last))
