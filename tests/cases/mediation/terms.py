"""The lengths in force since 2018 and a calendar, for the tests of the rules of mediation."""

from cases.law.calendar import WorkCalendar
from cases.mediation.terms import Terms

TERMS = Terms(
    period=10,
    warning=7,
    application=10,
    after_committee=3,
    people_per_side=3,
    absences=1,
)
CALENDAR = WorkCalendar.shipped()
