"""The duties of one officer, soonest first, as the agenda shows them.

They are read each time the desk of today is looked at, hundreds at once: by tables instead of row
objects, with what is the same for a whole day counted once a day.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from json import JSONDecoder
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, String, bindparam, func, select, type_coerce

from cases.records.agenda import Due, Urgency
from cases.records.cases import CaseState
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, DueRow, TeamRow

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar
    from cases.records.ids import OfficerId

#: Working days ahead that the desk of today counts as soon to come.
BAND = 10
#: More duties than this are not looked up case by case: the days are gone through instead.
_MANY = 2000
_NO_LIMIT = -1

#: Title, English title, party, key of the article, sessions missed and allowed.
_Words = tuple[str, str, str, str, int, int]

_CASES, _DUES, _TEAM = CaseRow.__table__.c, DueRow.__table__.c, TeamRow.__table__.c
_MINE = select(_TEAM.case_id).where(
    _TEAM.officer_id == bindparam("officer"), _TEAM.until_at.is_(None)
)
_COUNT = select(func.count()).select_from(
    select(_DUES.id).where(_DUES.case_id.in_(_MINE)).subquery()
)
_JOINED = DueRow.__table__.join(CaseRow.__table__, _CASES.case_id == _DUES.case_id)


def _statement(is_mine: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            _DUES.case_id,
            _CASES.number,
            _DUES.rule,
            type_coerce(_DUES["values"], String),
            _DUES.party_id,
            _DUES.mediation_id,
            _DUES.article,
            type_coerce(_DUES.due_on, String),
            type_coerce(_DUES.due_at, String),
            _DUES.item,
            _DUES.provisional,
        )
        .select_from(_JOINED)
        .where(
            is_mine,
            _CASES.state != CaseState.CLOSED.value,
            _DUES.due_on <= bindparam("until"),
        )
        .order_by(_DUES.due_on, _DUES.due_at, _DUES.case_id)
        .limit(bindparam("most"))
    )


_BY_CASE = _statement(_DUES.case_id.in_(_MINE))
#: Asked of each duty in turn, so that the index on the days is gone through and left early.
_IS_MINE = _MINE.where(_TEAM.case_id == _DUES.case_id).correlate(DueRow.__table__).exists()
_BY_DAY = _statement(_IS_MINE)
_LAST_DAY = (
    select(_DUES.due_on)
    .select_from(_JOINED)
    .where(_IS_MINE, _CASES.state != CaseState.CLOSED.value)
    .order_by(_DUES.due_on)
    .limit(1)
    .offset(bindparam("most") - 1)
)


class Duties:
    """Reads the duties of an officer.

    Attributes:
        total: How many there were when they were last counted.
    """

    def __init__(self, officer: "OfficerId") -> None:
        self._officer = officer
        # Most say what they said when they were read before; forgotten with the desk.
        self._said = lru_cache(maxsize=4096)(_said)
        self.total = 0

    def read(
        self,
        session: StoreSession,
        days: "DaysLeft",
        now: datetime,
        *,
        until: date = date.max,
        most: int = _NO_LIMIT,
    ) -> tuple[Due, ...]:
        """Return the duties until a day, and no more than wanted; count all."""
        connection = session.connection()
        wanted = {"officer": self._officer, "until": until, "most": most}
        statement = _BY_CASE
        if self.total > _MANY and most != _NO_LIMIT:
            statement = _BY_DAY
            last = connection.execute(_LAST_DAY, wanted).scalar()
            wanted["until"] = min(until, last or date.max)
        rows = connection.execute(statement, wanted).all()
        self.total = len(rows)
        if len(rows) == most:
            self.total = connection.execute(_COUNT, wanted).scalar_one()
        return tuple([_due(row, days, self._said, now) for row in rows])


class DaysLeft:
    """Working days left until a day and what that makes of a duty; each day counted once."""

    def __init__(self, calendar: "WorkCalendar", today: date) -> None:
        self._calendar, self._today = calendar, today
        self._known: dict[str, tuple[date, int, Urgency]] = {}
        self._week_ends = today + timedelta(days=6 - today.weekday())

    def of(self, written: str) -> tuple[date, int, Urgency]:
        """Return the day as it is stored, how many working days are left, how urgent that is."""
        if written not in self._known:
            day = date.fromisoformat(written)
            left = self._calendar.working_days(self._today, day)
            self._known[written] = (day, left, self._urgency(day, left))
        return self._known[written]

    def hold(self, calendar: "WorkCalendar", today: date) -> bool:
        """Tell whether what has been counted is still right."""
        return self._calendar is calendar and self._today == today

    def _urgency(self, day: date, left: int) -> Urgency:
        if day < self._today:
            return Urgency.OVERDUE
        if day == self._today or left == 0:
            return Urgency.TODAY
        if left <= 3:
            return Urgency.SOON
        if day <= self._week_ends:
            return Urgency.WEEK
        return Urgency.TEN if left <= BAND else Urgency.LATER


_decode = JSONDecoder().raw_decode


def _said(values: str) -> _Words:
    """Return what a duty says of itself."""
    said = _decode(values)[0].get
    return (
        said("title", ""),
        said("title_en", ""),
        said("party", ""),
        said("article_key", ""),
        said("missed", 0),
        said("threshold", 0),
    )


def _due(row: Any, days: DaysLeft, said: Callable[[str], _Words], now: datetime) -> Due:
    (
        case_id, number, rule, values, party, mediation, article, day, moment, item, provisional,
    ) = row  # fmt: skip
    due_on, left, urgency = days.of(day)
    due_at = None
    if moment is not None:
        due_at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        urgency = Urgency.OVERDUE if due_at < now else urgency
    title, title_en, name, article_key, missed, threshold = said(values)
    return Due(
        case_id,
        number,
        rule,
        title,
        title_en,
        name,
        party,
        mediation,
        article,
        article_key,
        due_on,
        left,
        provisional,
        urgency,
        missed,
        threshold,
        due_at,
        item or "",
    )
