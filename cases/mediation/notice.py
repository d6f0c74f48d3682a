"""Whether the notice of a session to one participant was valid, point by point."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.law.calendar import WorkCalendar
from cases.law.notice import last_change_day
from cases.mediation.terms import notice_days
from cases.papers.kinds import ServiceMethod
from cases.records.times import day_of


class Receiver(StrEnum):
    """Into whose hands a notice came."""

    PARTY = "party"
    AGENT = "agent"
    #: Adult relative, head of the work unit, village or residents' committee.
    SUBSTITUTE = "substitute"
    #: Anybody else.
    STRANGER = "stranger"


class PointKind(StrEnum):
    """One condition on which an absence may be counted."""

    #: Somebody was told at all.
    GIVEN = "given"
    #: Time and place were fixed, and are those at which the session was held.
    TIME_AND_PLACE = "time_and_place"
    #: At least three days before, the day of service counting.
    IN_TIME = "in_time"
    #: Three clear days between; failing it asks for the reviewer's opinion.
    CLEAR_DAYS = "clear_days"
    #: A record of service, or the spoken notice in the mediation record.
    PROOF = "proof"
    #: Refused service had a witness or a recording.
    REFUSAL = "refusal"
    #: To the party, or to an agent whose power was in force.
    ADDRESSEE = "addressee"
    #: A single officer with an auxiliary recorded it in full.
    RECORDING = "recording"
    #: No request in time to change the time.
    NO_CHANGE_REQUEST = "no_change_request"


#: Where each condition stands in the law.
ARTICLES: dict[PointKind, str] = {
    PointKind.GIVEN: "146.88",
    PointKind.TIME_AND_PLACE: "146.88",
    PointKind.IN_TIME: "146.88",
    PointKind.CLEAR_DAYS: "146.88",
    PointKind.PROOF: "admin.36",
    PointKind.REFUSAL: "admin.36",
    PointKind.ADDRESSEE: "146.89",
    PointKind.RECORDING: "admin.52",
    PointKind.NO_CHANGE_REQUEST: "146.88",
}


@dataclass(frozen=True, slots=True)
class PowerSpan:
    """From when until when a power of attorney is in force, both days included."""

    signed_on: date
    until_on: date | None = None
    #: The power is void from this day on.
    revoked_on: date | None = None

    def in_force(self, day: date) -> bool:
        """Tell whether the agent could act on this day."""
        return (
            self.signed_on <= day
            and (self.until_on is None or day <= self.until_on)
            and (self.revoked_on is None or day < self.revoked_on)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notice as it was served, or spoken."""

    method: ServiceMethod
    #: When it reached the receiver; None: tried in vain.
    served_at: datetime | None
    #: The time and place that were told.
    told_at: datetime | None
    told_place: str
    receiver: Receiver = Receiver.PARTY
    #: The agent's power, when an agent received it.
    power: PowerSpan | None = None
    #: Receipt number, page of the record, postal slip.
    proof: str = ""
    relation: str = ""
    refused: bool = False
    witness: str = ""
    recording: str = ""
    consent: str = ""
    #: Only one officer served, with this auxiliary.
    auxiliary: str = ""
    second_server: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """When and where the session was held, and the requests to change it, by this party."""

    starts_at: datetime | None
    place: str
    change_asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class NoticePoint:
    """Whether one condition holds."""

    kind: PointKind
    ok: bool
    #: The last day on which it could have been met, where it has one.
    last_day: date | None = None
    #: The day on which it was.
    day: date | None = None

    @property
    def article(self) -> str:
        """Key of the article that sets the condition."""
        return ARTICLES[self.kind]


def check_notice(
    notice: Notice | None, sitting: Sitting, calendar: WorkCalendar
) -> tuple[NoticePoint, ...]:
    """Check a notice against every condition under which an absence may be counted.

    Law: Order 146 arts 88, 89; Administrative Case Procedure arts 36, 52 para. 2. Service that
    was refused before a witness or a recording is service.
    """
    if notice is None or notice.served_at is None:
        return (NoticePoint(PointKind.GIVEN, ok=False),)
    fixed = (
        sitting.starts_at is not None
        and sitting.place != ""
        and (notice.told_at, notice.told_place) == (sitting.starts_at, sitting.place)
    )
    return (
        NoticePoint(PointKind.GIVEN, ok=True),
        NoticePoint(PointKind.TIME_AND_PLACE, fixed),
        *_days(day_of(notice.served_at), sitting, calendar),
        *_service(notice, day_of(notice.served_at)),
    )


def is_valid(points: Iterable[NoticePoint]) -> bool:
    """Tell whether an absence after this notice may count, by the lenient reading of the days."""
    return all(point.ok for point in points if point.kind is not PointKind.CLEAR_DAYS)


def is_strict(points: Iterable[NoticePoint]) -> bool:
    """Tell whether the notice also holds by the strict reading."""
    return all(point.ok for point in points)


def best(checked: Iterable[tuple[NoticePoint, ...]]) -> tuple[NoticePoint, ...]:
    """Of several notices to one participant, return the check that speaks most for them."""
    nothing = (NoticePoint(PointKind.GIVEN, ok=False),)
    return max(checked, key=_weight, default=nothing)


def _weight(points: tuple[NoticePoint, ...]) -> tuple[bool, bool, int]:
    return is_strict(points), is_valid(points), sum(point.ok for point in points)


def _days(served_on: date, sitting: Sitting, calendar: WorkCalendar) -> Iterable[NoticePoint]:
    if sitting.starts_at is None:
        yield NoticePoint(PointKind.IN_TIME, ok=False, day=served_on)
        return
    session_on = day_of(sitting.starts_at)
    last = notice_days(session_on, calendar)
    yield NoticePoint(PointKind.IN_TIME, served_on <= last.lenient, last.lenient, served_on)
    yield NoticePoint(PointKind.CLEAR_DAYS, served_on <= last.strict, last.strict, served_on)
    asked, until = sitting.change_asked_on, last_change_day(session_on, calendar).due
    untimely = asked is None or asked > until
    yield NoticePoint(PointKind.NO_CHANGE_REQUEST, untimely, until, asked)


def _service(notice: Notice, served_on: date) -> Iterable[NoticePoint]:
    left = notice.refused or notice.method is ServiceMethod.LEFT
    proven = bool(notice.proof) or left
    if notice.method is ServiceMethod.ELECTRONIC:
        proven = proven and bool(notice.consent)
    yield NoticePoint(PointKind.PROOF, proven)
    if left:
        yield NoticePoint(PointKind.REFUSAL, bool(notice.witness or notice.recording))
    yield NoticePoint(PointKind.ADDRESSEE, _reached(notice, served_on))
    if notice.auxiliary and not notice.second_server:
        yield NoticePoint(PointKind.RECORDING, bool(notice.recording))


def _reached(notice: Notice, served_on: date) -> bool:
    if notice.receiver is Receiver.AGENT:
        return notice.power is not None and notice.power.in_force(served_on)
    if notice.receiver is Receiver.SUBSTITUTE:
        return notice.relation != ""
    return notice.receiver is Receiver.PARTY
