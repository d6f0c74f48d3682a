"""A check and its findings as records, from their rows, narrowed by what the reader may see."""

from sqlalchemy import select

from cases.records.cases import CaseKind
from cases.records.ids import CaseId, OfficerId
from cases.records.quality import CheckedCase, Finding, QualityCheck, SheetItem
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.practice import CheckedCaseRow, CheckRow, FindingRow


def check_of(session: StoreSession, row: CheckRow, names: dict[int, str]) -> QualityCheck:
    """Return a check; cases and findings the reader may not see are not among them."""
    sheet = tuple(SheetItem(**values) for values in row.sheet)
    full = sum(item.points for item in sheet)
    sampled = session.execute(
        select(CheckedCaseRow, CaseRow.number, CaseRow.kind, CaseRow.lead_officer_id)
        .join(CaseRow, CaseRow.case_id == CheckedCaseRow.case_id)
        .where(CheckedCaseRow.check_id == row.id)
        .order_by(CaseRow.number)
    )
    found = session.execute(
        select(FindingRow, CaseRow.number)
        .join(CaseRow, CaseRow.case_id == FindingRow.case_id)
        .where(FindingRow.check_id == row.id)
        .order_by(FindingRow.id)
    )
    return QualityCheck(
        row.id,
        row.year,
        row.quarter,
        names.get(row.drawn_by, ""),
        row.drawn_at,
        row.seed,
        {CaseKind(kind): number for kind, number in row.sizes.items()},
        sheet,
        tuple(
            _checked(one, number, kind, lead, names, full) for one, number, kind, lead in sampled
        ),
        tuple(finding_of(one, number, names) for one, number in found),
        row.report,
        row.reported_at,
    )


def finding_of(row: FindingRow, number: str, names: dict[int, str]) -> Finding:
    """Return a finding with the names it mentions."""
    return Finding(
        row.id,
        row.check_id,
        CaseId(row.case_id),
        number,
        row.item,
        row.text,
        OfficerId(row.owner_id),
        names.get(row.owner_id, ""),
        row.mend_by,
        row.found_at,
        row.mended,
        row.mended_at,
        row.solved_at,
    )


def _checked(
    row: CheckedCaseRow, number: str, kind: str, lead: int | None, names: dict[int, str], full: int
) -> CheckedCase:
    return CheckedCase(
        CaseId(row.case_id),
        number,
        CaseKind(kind),
        names.get(lead or 0, ""),
        None if lead is None else OfficerId(lead),
        dict(row.taken_off),
        row.note,
        row.scored_at,
        None if row.scored_at is None else full - sum(row.taken_off.values()),
    )
