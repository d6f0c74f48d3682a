"""The quarterly check of cases: sample, score sheet, findings, report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cases.records.cases import CaseKind
from cases.records.ids import CaseId, OfficerId


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One item of the score sheet: what is looked at, and what it can cost."""

    key: str
    text: str
    points: int
    #: Where it comes from: article or the unit's own rule.
    source: str = ""


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """A case of the sample."""

    case_id: CaseId
    number: str
    kind: CaseKind
    lead: str
    lead_id: OfficerId | None
    taken_off: Mapping[str, int]
    note: str
    scored_at: datetime | None
    #: Out of the sum of the sheet; None until scored.
    score: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in a case, whose it is to mend and until when."""

    id: int
    check_id: int
    case_id: CaseId
    number: str
    item: str
    text: str
    owner: OfficerId
    owner_name: str
    mend_by: date
    found_at: datetime
    mended: str
    mended_at: datetime | None
    solved_at: datetime | None


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """One quarter's check."""

    id: int
    year: int
    quarter: int
    drawn_by: str
    drawn_at: datetime
    seed: int
    sizes: Mapping[CaseKind, int]
    sheet: tuple[SheetItem, ...]
    cases: tuple[CheckedCase, ...]
    findings: tuple[Finding, ...]
    report: str
    reported_at: datetime | None

    @property
    def full_score(self) -> int:
        """The points of the whole sheet."""
        return sum(item.points for item in self.sheet)


@dataclass(frozen=True, slots=True)
class OpenProblems:
    """What is still to mend, and how much was solved this year."""

    year: int
    open: tuple[Finding, ...]
    solved: int
    found: int
