"""The rows that stayed outside, as a workbook: the officer puts them right and brings them in.

A sheet of the squad, so its words are Chinese whatever the window speaks.
"""

from pathlib import Path
from typing import Protocol

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cases.records.copies import CopyMark
from cases.records.ledger import CellProblem, Problem, RefusedRow
from cases.services.ledger.sheets import append, foot, save

REASONS = {
    Problem.TIME_MISSING: "没有事故时间",
    Problem.TIME_UNREADABLE: "事故时间无法识别",
    Problem.TIME_IN_FUTURE: "日期晚于今天",
    Problem.NOTHING_KNOWN: "编号、地点、当事人、号牌均为空",
    Problem.DAY_UNREADABLE: "日期无法识别",
    Problem.DAY_TOO_EARLY: "日期早于事故发生之日",
    Problem.KIND_UNREADABLE: "事故类型无法识别",
    Problem.PROCEDURE_UNREADABLE: "适用程序无法识别",
    Problem.HARM_UNREADABLE: "伤亡情况无法识别",
    Problem.COUNT_UNREADABLE: "人数无法识别",
    Problem.YES_NO_UNREADABLE: "应填是或否",
    Problem.STATE_UNREADABLE: "案件状态无法识别",
    Problem.NUMBER_TAKEN: "编号不能使用（已用过、作废或者留用）",
    Problem.NUMBER_TWICE: "表内编号重复而内容不同",
    Problem.TOO_LONG: "内容过长",
    Problem.PLATE_MISSING: "没有号牌号码",
    Problem.PLATE_UNREADABLE: "号牌号码无法识别",
    Problem.POLICY_MISSING: "没有保险单号",
    Problem.ADDRESS_MISSING: "没有地址",
}


class Refused(Protocol):
    """What came of an import, as far as rows stayed outside."""

    @property
    def header(self) -> tuple[str, ...]:
        """Titles of the columns."""

    @property
    def refused(self) -> tuple[RefusedRow, ...]:
        """The rows that stayed outside."""


_MARK = PatternFill("solid", start_color="FFFBE7E5")


def write_error_sheet(path: Path, result: "Refused", mark: CopyMark) -> None:
    """Write the refused rows with line, reason and the cells as they were, faults marked.

    Raises:
        Refusal: the file cannot be written there.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "未导入"
    append(sheet, ["行号", "未导入原因", *result.header])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line, row in enumerate(result.refused, 2):
        reasons = "；".join(_sentence(problem, result.header) for problem in row.problems)
        append(sheet, [row.line, reasons, *row.cells])
        for problem in row.problems:
            if problem.column is not None:
                sheet.cell(line, problem.column + 3).fill = _MARK
    sheet.freeze_panes = "C2"
    # Not a row of its own: the sheet is put right and brought in again.
    foot(sheet, mark)
    widths = (6, 36, *(16 for _ in result.header))
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    save(book, path)


def _sentence(problem: CellProblem, header: tuple[str, ...]) -> str:
    words = REASONS[problem.problem]
    if problem.column is None or problem.column >= len(header):
        return words
    return f"“{header[problem.column]}”：{words}"
