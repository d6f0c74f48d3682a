"""Reports that are not forms: registers, the day sheet, the recovery sheet."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column of a register."""

    title: str
    #: Share of the width.
    weight: int
    #: Printed at the right edge, as numbers are.
    right: bool = False


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A register (台账) of one period, printed as a table on A4 across."""

    title: str
    organ: str
    #: As 2026年9月.
    period: str
    columns: tuple[RegisterColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    printed_by: str
    printed_at: datetime
    journal_seq: int
    journal_head: str
    #: Sentence under the table, as a count of what it shows.
    summary: str = ""
    #: Of a demonstration station: every page says so.
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class DayLine:
    """One thing to do on the day sheet."""

    #: As 09:30; empty when it has no hour.
    time: str
    case_number: str
    text: str
    #: As 第八十八条; empty when no article asks for it.
    article: str
    #: As 今日 or 剩余 2 个工作日.
    due: str


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Things to do that fall due together."""

    title: str
    lines: tuple[DayLine, ...]


@dataclass(frozen=True, slots=True)
class DaySheet:
    """今日清单: what one officer must do, on paper."""

    organ: str
    officer: str
    day: date
    groups: tuple[DayGroup, ...]
    printed_at: datetime
    is_demo: bool = False
    title: str = "今日清单"


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """One half of the code that opens the station when every password is lost."""

    organ: str
    made_on: date
    #: A or B; one half alone opens nothing.
    half: str
    #: Groups of characters as they are read out and typed.
    groups: tuple[str, ...]
    #: As 4D·19·C7.
    check: str
    #: Number of the sheet, so that two halves that belong together are known; empty: none.
    sheet: str = ""
