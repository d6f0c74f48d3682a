"""Extracts of registers: approved and brought in."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cases.records.ids import CaseId
from cases.records.ledger import Problem, RowState
from cases.refusals import Reason
from cases.services.desk import Desk
from cases.services.ledger.error_sheet import write_error_sheet
from cases.store import engine
from cases.store.rows.extracts import ExtractBlockRow, ExtractRow
from leads.registers import blocks
from leads.registers.fields import ExtractKind, Field
from leads.registers.records import ExtractState
from leads.registers.searching import Wanted
from leads.services.extracts import ExtractService
from tests.copy_marks import MARK
from tests.leads.services.extract_desks import (
    case_id,
    extract,
    head,
    journal,
    lead,
    refused,
    service,
    stored,
)
from tests.leads.services.extracting import (
    ENTRY,
    HEADER,
    ROWS,
    approve,
    bring_in,
    register,
    to_end,
)

__all__ = ["case_id", "extract", "head", "lead", "service"]


def test_no_extract_comes_in_without_an_approval(
    service: ExtractService, case_id: CaseId, store: engine.Store, tmp_path: Path
) -> None:
    found = refused(bring_in, service, case_id, register(tmp_path / "登记.csv"))
    assert (found.reason, found.article) == (Reason.APPROVAL_MISSING, "admin.28")
    assert stored(store, ExtractRow) == 0


def test_an_approval_is_for_one_kind_and_one_extract(
    lead: Desk, head: Desk, service: ExtractService, case_id: CaseId, tmp_path: Path
) -> None:
    approve(lead, head, case_id, ExtractKind.POLICIES)
    path = register(tmp_path / "登记.csv")
    assert refused(bring_in, service, case_id, path).reason is Reason.APPROVAL_MISSING
    assert not service.is_approved(case_id, ExtractKind.VEHICLES)
    approve(lead, head, case_id)
    assert service.is_approved(case_id, ExtractKind.VEHICLES)
    bring_in(service, case_id, path)
    assert refused(bring_in, service, case_id, path).reason is Reason.APPROVAL_MISSING


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_register_comes_in_as_the_office_writes_it(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path, encoding: str
) -> None:
    approve(lead, head, case_id)
    result = bring_in(service, case_id, register(tmp_path / "登记.csv", encoding=encoding))
    assert (result.rows_read, result.rows_in, result.rows_double, result.rows_refused) == (
        4,
        4,
        0,
        0,
    )
    (one,) = service.of_case(case_id)
    assert (one.entry, one.rows, one.state) == (ENTRY, 4, ExtractState.USABLE)
    assert (one.imported_by, one.approved_by, one.until) == ("王砚秋", "郝建勋", date(2026, 10, 24))
    hits = service.search(one.id, Wanted()).hits
    assert [(hit.plate, hit.vehicle_class, hit.year, hit.colour) for hit in hits] == [
        ("吉A56626", "H31", "2017", "H"),
        ("吉A86826", "H31", "2015", "H"),
        ("吉A5662B", "K33", "2020", "A"),
        ("吉B12345", "H17", "2019", "E"),
    ]
    assert hits[3].plate_colour == "黄"


def test_a_workbook_comes_in_like_a_text_file(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path
) -> None:
    approve(lead, head, case_id)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["澄州市机动车登记信息"])
    sheet.append(list(HEADER))
    for row in ROWS:
        sheet.append([int(cell) if cell == "2015" else cell for cell in row])
    book.save(tmp_path / "登记.xlsx")
    assert bring_in(service, case_id, tmp_path / "登记.xlsx").rows_in == 4
    (one,) = service.of_case(case_id)
    assert service.search(one.id, Wanted(year_from=2015, year_until=2015)).total == 1


def test_broken_rows_stay_outside_and_are_named_and_all_others_come_in(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path
) -> None:
    approve(lead, head, case_id)
    rows = [ROWS[0], ("", *ROWS[1][1:]), ("不是号牌", *ROWS[1][1:]), ("吉A86826",), ROWS[2]]
    result = bring_in(service, case_id, register(tmp_path / "登记.csv", rows))
    assert (result.rows_read, result.rows_in, result.rows_refused) == (5, 3, 2)
    assert [(row.line, row.problems[0].problem) for row in result.refused] == [
        (3, Problem.PLATE_MISSING),
        (4, Problem.PLATE_UNREADABLE),
    ]
    write_error_sheet(tmp_path / "未导入.xlsx", result, MARK)
    lines = list(load_workbook(tmp_path / "未导入.xlsx").worksheets[0].iter_rows(values_only=True))
    assert lines[0][:3] == ("行号", "未导入原因", "号牌号码")
    assert lines[1][1] == "“号牌号码”：没有号牌号码"
    assert lines[2][2] == "不是号牌"


def test_a_smudged_cell_does_not_hide_a_vehicle(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path
) -> None:
    approve(lead, head, case_id)
    smudged = (*ROWS[0][:5], "某年", "香槟", *ROWS[0][7:])
    result = bring_in(
        service, case_id, register(tmp_path / "登记.csv", [smudged, smudged[:1] + ROWS[1][1:]])
    )
    assert result.rows_in == 2
    assert result.unread == ((Field.COLOUR, "香槟", 1), (Field.YEAR, "某年", 1))
    (one,) = service.of_case(case_id)
    assert one.unread == result.unread
    hit = service.search(one.id, Wanted(pattern="吉A56626")).hits[0]
    assert (hit.colour, hit.year) == ("", "")
    cells = dict(service.open_row(one.id, hit.place).cells)
    assert (cells[Field.COLOUR], cells[Field.YEAR]) == ("香槟", "某年")


def test_equal_rows_come_in_once(
    lead: Desk,
    head: Desk,
    case_id: CaseId,
    service: ExtractService,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocks, "ROWS", 2)
    approve(lead, head, case_id)
    smudged = (*ROWS[3][:6], "香槟", *ROWS[3][7:])
    rows = [*ROWS[:3], ROWS[0], smudged, ROWS[2], smudged, smudged]
    path = register(tmp_path / "登记.csv", rows)
    file = service.inspect(case_id, path, ExtractKind.VEHICLES)
    preview = service.preview(case_id, file, file.mapping(), ExtractKind.VEHICLES)
    assert [row.state for row in preview.rows].count(RowState.DOUBLE) == 4
    result = bring_in(service, case_id, path)
    assert (result.rows_read, result.rows_in, result.rows_double) == (8, 4, 4)
    # Read anew when its double was left out, and not counted anew.
    assert result.unread == ((Field.COLOUR, "香槟", 3),)
    plates = [hit.plate for hit in service.search(result.extract_id, Wanted()).hits]
    assert plates == ["吉A56626", "吉A86826", "吉A5662B", "吉B12345"]
    cells = dict(service.open_row(result.extract_id, 3).cells)
    assert cells[Field.KEEPER] == "运输公司"


def test_a_file_with_nothing_in_it_is_refused(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path
) -> None:
    approve(lead, head, case_id)
    empty = register(tmp_path / "空.csv", [])
    assert refused(bring_in, service, case_id, empty).reason is Reason.EXTRACT_EMPTY
    broken = register(tmp_path / "坏.csv", [("", *ROWS[0][1:])])
    assert refused(bring_in, service, case_id, broken).reason is Reason.EXTRACT_EMPTY
    # Nothing came in, so the approval is still there.
    assert service.is_approved(case_id, ExtractKind.VEHICLES)


def test_a_file_of_something_else_is_refused(
    service: ExtractService, case_id: CaseId, tmp_path: Path
) -> None:
    path = register(tmp_path / "菜谱.csv", [("鱼", "盐")], header=("菜名", "调料"))
    found = refused(service.inspect, case_id, path, ExtractKind.VEHICLES)
    assert found.reason is Reason.EXTRACT_HEADER_MISSING


def test_without_the_column_it_is_looked_up_by_none_comes_in(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path
) -> None:
    approve(lead, head, case_id)
    path = register(tmp_path / "登记.csv", [row[1:] for row in ROWS], header=HEADER[1:])
    found = refused(bring_in, service, case_id, path)
    assert (found.reason, found.details["field"]) == (Reason.FIELD_MISSING, Field.PLATE)


@pytest.mark.parametrize("name", ["source", "legal_basis", "purpose"])
def test_an_extract_says_whence_and_what_for(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path, name: str
) -> None:
    approve(lead, head, case_id)
    empty: dict[str, Any] = {name: "  "}
    entry = replace(ENTRY, **empty)
    found = refused(bring_in, service, case_id, register(tmp_path / "登记.csv"), entry)
    assert (found.reason, found.details["field"]) == (Reason.FIELD_MISSING, name)


def test_a_register_of_tomorrow_is_refused(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path
) -> None:
    approve(lead, head, case_id)
    entry = replace(ENTRY, as_of=date(2026, 9, 25))
    found = refused(bring_in, service, case_id, register(tmp_path / "登记.csv"), entry)
    assert found.reason is Reason.IN_THE_FUTURE


def test_the_mapping_of_a_header_is_remembered(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path
) -> None:
    approve(lead, head, case_id)
    path = register(tmp_path / "登记.csv", header=("甲栏", *HEADER[1:]))
    file = service.inspect(case_id, path, ExtractKind.VEHICLES)
    assert not file.remembered
    mapping = {**file.mapping(), 0: Field.PLATE, 8: Field.REMARK}
    to_end(service.bring_in(case_id, file, mapping, ENTRY))
    again = service.inspect(case_id, path, ExtractKind.VEHICLES)
    assert again.remembered
    assert again.mapping() == mapping


def test_cancelled_in_the_middle_nothing_has_come_in(
    lead: Desk,
    head: Desk,
    case_id: CaseId,
    service: ExtractService,
    store: engine.Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocks, "ROWS", 2)
    approve(lead, head, case_id)
    path = register(tmp_path / "登记.csv")
    file = service.inspect(case_id, path, ExtractKind.VEHICLES)
    work = service.bring_in(case_id, file, file.mapping(), ENTRY)
    assert [next(work).done for _ in range(3)] == [0, 2, 4]
    work.close()
    assert (stored(store, ExtractRow), stored(store, ExtractBlockRow)) == (0, 0)
    assert journal(store, "extract.import") == []
    assert service.is_approved(case_id, ExtractKind.VEHICLES)
