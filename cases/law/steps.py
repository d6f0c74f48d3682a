"""Why a period ends on its day: numbered sentences as codes and values, never as prose.

The window and the command line put them into words, each in its own language.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Basis:
    """The articles that say how a period is counted, by key."""

    first_day: str = "admin.35"
    working_days: str = "146.112"
    #: Lengths that are not in the list of working days are calendar days.
    every_day: str = "146.112"
    last_day: str = "admin.35"


#: What holds wherever Order 146 is applied (its arts 112(5) and 113).
ORDER_146 = Basis()


class StepKind(StrEnum):
    """What one sentence of "why this day" says; the fields it uses are in brackets."""

    #: The day of the event does not count [day].
    START_NOT_COUNTED = "start_not_counted"
    #: Periods of this length are working days [number].
    WORKING_DAYS_ONLY = "working_days_only"
    #: Periods of this length are calendar days, days off included [number].
    EVERY_DAY_COUNTS = "every_day_counts"
    #: Months end on the same day number [number of months, day].
    SAME_DAY_NUMBER = "same_day_number"
    #: The last month has no such day: its last day [number of months, day].
    LAST_DAY_OF_MONTH = "last_day_of_month"
    #: Hours run by the clock, over nights and holidays [number].
    HOURS_BY_THE_CLOCK = "hours_by_the_clock"
    #: A worked weekend counts [day, number it counts as, spans (name), year].
    MAKEUP_COUNTED = "makeup_counted"
    #: Named days off do not count [spans, year].
    HOLIDAYS_NOT_COUNTED = "holidays_not_counted"
    #: The last day is worked, nothing moves [day, number].
    ENDS_ON_WORKING_DAY = "ends_on_working_day"
    #: The last day is off: it ends on the first worked day after [day: nominal, until: due].
    ROLLED = "rolled"
    #: The length is a ceiling: days off do not lengthen it [day].
    CEILING = "ceiling"
    #: Counted backwards [day: the last day in time, number].
    COUNTED_BACKWARDS = "counted_backwards"
    #: No table for this year yet: weekends only [year].
    YEAR_WITHOUT_TABLE = "year_without_table"

    # steps that clocks put before the count
    #: Several starting days: the last of them [day].
    LATEST_OF_SEVERAL = "latest_of_several"
    #: The starting day was already past at acceptance: acceptance starts it [day, until].
    STARTS_AT_ACCEPTANCE = "starts_at_acceptance"
    #: Burial period after service of the notice [day: served, until: last day].
    BURIAL_PERIOD = "burial_period"
    #: The appraisal is settled when the period for a new one has run out [day, until].
    APPRAISAL_SETTLED_UNOPPOSED = "appraisal_settled_unopposed"
    #: The appraisal is settled by the new report, the refusal, or the officer [day].
    APPRAISAL_SETTLED_BY_NEW = "appraisal_settled_by_new"
    APPRAISAL_SETTLED_BY_REFUSAL = "appraisal_settled_by_refusal"
    APPRAISAL_SETTLED_BY_OFFICER = "appraisal_settled_by_officer"
    #: Both vehicle and driver must be found [day].
    VEHICLE_AND_DRIVER = "vehicle_and_driver"
    #: The suspension ended because its cause was gone, or because it ran out [day].
    SUSPENSION_CAUSE_GONE = "suspension_cause_gone"
    SUSPENSION_RAN_OUT = "suspension_ran_out"
    #: The approval was given for less than the longest period [day: its last day].
    APPROVED_FOR_LESS = "approved_for_less"
    #: Counted from the day the act before is due, not yet done [day].
    EXPECTED = "expected"
    #: Due at once, on the day itself [day].
    AT_ONCE = "at_once"
    #: A day was named: ordered, agreed or planned [day].
    NAMED_DAY = "named_day"
    #: A longer period was approved [day of the approval].
    EXTENDED = "extended"
    #: So many minutes do not count [number, article].
    NOT_COUNTED = "not_counted"
    #: The case was received from another unit: periods count anew [day].
    CASE_RECEIVED = "case_received"
    #: Everything it takes has come together [day].
    CONDITIONS_MET = "conditions_met"
    #: The period before has run out unused [day].
    RAN_OUT = "ran_out"
    #: It was settled only when a day was over: done on the next worked day [day, until].
    DAY_AFTER = "day_after"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of days that belong together, first and last included."""

    first: date
    last: date
    name: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of the explanation, as a code and its values."""

    kind: StepKind
    day: date | None = None
    until: date | None = None
    number: int | None = None
    spans: tuple[Span, ...] = ()
    #: Key of the article that says so, as in `articles.toml`; empty for a notice of the year.
    article: str = ""
    #: Year of the State Council notice that says so, or that is missing.
    year: int | None = None
