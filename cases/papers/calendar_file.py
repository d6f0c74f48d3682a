"""Due days as an iCalendar file (RFC 5545), with alarms and without the name of anybody."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from cases.papers.clock_sheet import CalendarEntry
from cases.records.times import at

#: Octets of a line, its end not counted.
_LONGEST = 75
#: The hour of the unit's day at which a calendar program calls.
_HOUR = 8
#: Minutes before the end of a period of hours.
_MINUTES = (60, 15)


def calendar_file(entries: Iterable[CalendarEntry], now: datetime) -> bytes:
    """Return the entries as an .ics file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Anjie//Clocks//ZH", "CALSCALE:GREGORIAN"]
    for entry in entries:
        lines += _event(entry, now)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(entry: CalendarEntry, now: datetime) -> Iterator[str]:
    summary = f"{entry.number} {entry.title}"
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{_utc(now)}"
    if entry.due_at is None:
        yield f"DTSTART;VALUE=DATE:{entry.due:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.due + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{_utc(entry.due_at)}"
        yield f"DTEND:{_utc(entry.due_at)}"
    yield f"SUMMARY:{_escaped(summary)}"
    yield f"DESCRIPTION:{_escaped(entry.article)}"
    yield "CLASS:CONFIDENTIAL"
    yield "TRANSP:TRANSPARENT"
    for moment in _calls(entry, now):
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(summary)}"
        yield f"TRIGGER;VALUE=DATE-TIME:{_utc(moment)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _calls(entry: CalendarEntry, now: datetime) -> tuple[datetime, ...]:
    """Return the moments of the alarms that still lie ahead."""
    if entry.due_at is not None:
        moments = [entry.due_at - timedelta(minutes=minutes) for minutes in _MINUTES]
    else:
        moments = [_morning(day) for day in entry.calls]
    return tuple(moment for moment in moments if moment > now)


def _morning(day: date) -> datetime:
    return at(day, _HOUR)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for found, put in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(found, put)
    return text


def _folded(line: str) -> bytes:
    """Return a line cut after 75 octets, never inside a character."""
    parts, current = [], b""
    for character in line:
        octets = character.encode()
        if len(current) + len(octets) > _LONGEST:
            parts.append(current)
            current = b" "
        current += octets
    return b"\r\n".join((*parts, current)) + b"\r\n"
