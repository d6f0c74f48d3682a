"""Extracts of registers: approved, brought in, looked through, deleted in time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select, text

from cases.records.ids import CaseId
from cases.records.ledger import Problem, RowState
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.ledger.error_sheet import write_error_sheet
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.extracts import ExtractBlockRow, ExtractRow
from leads.ranking.population import Population
from leads.registers import blocks
from leads.registers.fields import ExtractKind, Field
from leads.registers.records import DoorHit, ExtractId, ExtractState, Hit, UseKind
from leads.registers.searching import Wanted
from leads.services.extracts import ExtractService, population_in
from tests.cases.services.test_cases import INTAKE
from tests.conftest import START, Clock, DeskOf
from tests.copy_marks import MARK
from tests.leads.services.extracting import (
    ENTRY,
    HEADER,
    ROWS,
    approve,
    bring_in,
    register,
    to_end,
)


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def head(desk_of: DeskOf) -> Desk:
    return desk_of("郝建勋", Role.APPROVER)


@pytest.fixture
def case_id(lead: Desk) -> CaseId:
    return lead.cases.open_case(INTAKE)


@pytest.fixture
def service(lead: Desk) -> ExtractService:
    return ExtractService(lead)


@pytest.fixture
def extract(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path
) -> ExtractId:
    approve(lead, head, case_id)
    return bring_in(service, case_id, register(tmp_path / "登记.csv")).extract_id


def refused(act: Callable[..., Any], *given: Any, **named: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(*given, **named)
    return caught.value


def journal(store: engine.Store, act: str) -> list[str]:
    with engine.session(store.door, Acting(0, START, door=True)) as session:
        rows = engine.driver(session).execute("SELECT entry FROM main.journal ORDER BY seq")
        return [row[0] for row in rows if f'"{act}"' in row[0]]


def stored(store: engine.Store, row: type) -> int:
    with engine.session(store.door, Acting(0, START, door=True)) as session:
        return session.scalar(select(func.count()).select_from(row)) or 0


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


def test_insurers_policies_are_found_by_a_worn_number(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path
) -> None:
    approve(lead, head, case_id, ExtractKind.POLICIES)
    header = ("保单号", "保险公司", "起保日期", "车牌号", "投保人", "联系电话")
    rows = [
        ("PDZA202622010000714227", "华澄财险", "2026-03-01", "吉A56626", "卓一鸣", "13900000017"),
        ("PDZA202622010000714888", "华澄财险", "2025-11-20", "吉A86826", "边小楼", "13900000026"),
        ("", "华澄财险", "2025-11-20", "吉A00001", "无单号", ""),
    ]
    path = register(tmp_path / "保单.csv", rows, header=header)
    result = bring_in(service, case_id, path, replace(ENTRY, kind=ExtractKind.POLICIES))
    assert (result.rows_in, result.refused[0].problems[0].problem) == (2, Problem.POLICY_MISSING)
    found = service.search(result.extract_id, Wanted(number="71?22", insurers=("华澄财险",)))
    assert [(hit.plate, hit.policy_year) for hit in found.hits] == [("吉A56626", "2026")]


def test_a_list_of_doors_is_looked_through_by_words(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path
) -> None:
    approve(lead, head, case_id, ExtractKind.ADDRESSES)
    header = ("地址", "楼号", "单元", "层", "房号", "住户")
    rows = [
        ("滨江路8号", "3", "2", str(floor), f"{floor}01", f"住户{floor}") for floor in (1, 2, 3)
    ]
    path = register(tmp_path / "住户.csv", rows, header=header)
    result = bring_in(service, case_id, path, replace(ENTRY, kind=ExtractKind.ADDRESSES))
    found = service.search(result.extract_id, Wanted(pattern="滨江路 201"))
    assert (found.total, found.among, found.hits) == (1, 3, ())
    assert found.doors[0] == DoorHit(1, "滨江路8号", "3", "2", "2", "201", "")
    assert dict(service.open_row(result.extract_id, 1).cells)[Field.RESIDENT] == "住户2"


def test_a_sitting_is_journaled_once_and_anew_after_half_an_hour(
    service: ExtractService, extract: ExtractId, store: engine.Store, clock: Clock
) -> None:
    for typed in ("吉", "吉A", "吉A5"):
        service.search(extract, Wanted(pattern=typed))
    entries = journal(store, "extract.search")
    assert len(entries) == 1
    assert "澄州市车辆管理所" in entries[0]
    clock.advance(minutes=31)
    service.search(extract, Wanted(pattern="吉A56"))
    assert len(journal(store, "extract.search")) == 2
    assert [use.kind for use in service.uses(extract)] == [UseKind.SEARCH, UseKind.SEARCH]


def test_numbers_are_masked_until_a_reason_is_given_and_both_are_journaled(
    service: ExtractService, extract: ExtractId, store: engine.Store
) -> None:
    opened = service.open_row(extract, 0)
    cells = dict(opened.cells)
    assert opened.is_masked
    assert cells[Field.KEEPER] == "卓一鸣"
    assert (cells[Field.KEEPER_ID], cells[Field.KEEPER_PHONE]) == (
        "220*************17",
        "139******17",
    )
    whole = service.open_row(extract, 0, "电话通知车主接受检查")
    assert dict(whole.cells)[Field.KEEPER_PHONE] == "13900000017"
    (entry,) = journal(store, "extract.unmask")
    assert "电话通知车主接受检查" in entry
    assert "吉A56626" in entry
    assert len(journal(store, "extract.open")) == 1
    assert "13900000017" not in "".join(journal(store, "extract.unmask"))
    assert refused(service.open_row, extract, 4).reason is Reason.NOT_FOUND


def test_what_is_taken_out_is_journaled_with_what_found_it(
    service: ExtractService, extract: ExtractId, store: engine.Store
) -> None:
    hits = service.take_out(extract, Wanted(pattern="吉A", colours=("H",), year_from=2016), 100)
    assert [hit.plate for hit in hits if isinstance(hit, Hit)] == ["吉A56626"]
    (entry,) = journal(store, "extract.use")
    assert "吉A H 2016-" in entry
    use = service.uses(extract)[0]
    assert (use.kind, use.words, use.count, use.by) == (UseKind.EXPORT, "吉A H 2016-", 1, "王砚秋")


def test_a_pattern_that_cannot_be_read_is_refused_with_it(
    service: ExtractService, extract: ExtractId
) -> None:
    found = refused(service.search, extract, Wanted(pattern="吉A$"))
    assert found.reason is Reason.PATTERN_UNREADABLE
    # Half a bracket is somebody still typing.
    assert service.search(extract, Wanted(pattern="吉A[58")).total == 3


def test_after_its_last_day_an_extract_is_refused_and_then_deleted(
    service: ExtractService,
    extract: ExtractId,
    case_id: CaseId,
    store: engine.Store,
    clock: Clock,
    desk_of: DeskOf,
) -> None:
    clock.advance(days=30)
    assert service.search(extract, Wanted()).total == 4
    assert service.delete_due() == 0
    clock.advance(days=1)
    for use in (
        lambda: service.search(extract, Wanted()),
        lambda: service.open_row(extract, 0),
        lambda: service.take_out(extract, Wanted(), 10),
    ):
        assert refused(use).reason is Reason.EXTRACT_OVER
    assert service.of_case(case_id)[0].state is ExtractState.EXPIRED
    # Whoever signs in first: an extract does not outlive its day because its officers are away.
    stranger = ExtractService(desk_of("值班员", Role.DUTY_DESK))
    assert stranger.delete_due() == 1
    assert stranger.delete_due() == 0
    assert stored(store, ExtractBlockRow) == 0
    (one,) = service.of_case(case_id)
    assert (one.state, one.rows, one.deleted_by, one.deleted_why) == (
        ExtractState.DELETED, 4, "", "保存期限届满",
    )  # fmt: skip
    (entry,) = journal(store, "extract.delete_due")
    assert str(case_id) not in entry.partition("extracts")[0].partition("values")[2]
    assert "车辆管理所" not in entry


def test_the_unit_decides_how_long_an_extract_is_kept(
    lead: Desk,
    head: Desk,
    case_id: CaseId,
    service: ExtractService,
    tmp_path: Path,
    desk_of: DeskOf,
) -> None:
    leader = desk_of("齐中队", Role.SQUAD_LEADER)
    leader.unit.decide(
        "registers.extract_days",
        7,
        in_force_from=date(2026, 9, 24),
        reference="单位规定〔2026〕9号",
        approved_by="郝建勋",
        approved_on=date(2026, 9, 24),
    )
    approve(lead, head, case_id)
    result = bring_in(service, case_id, register(tmp_path / "登记.csv"))
    assert result.until == date(2026, 10, 1)


def test_an_extract_is_deleted_early_with_a_reason(
    service: ExtractService, extract: ExtractId, case_id: CaseId, store: engine.Store
) -> None:
    service.search(extract, Wanted())
    assert refused(service.delete, extract, " ").reason is Reason.REASON_MISSING
    service.delete(extract, "车辆已经找到")
    assert stored(store, ExtractBlockRow) == 0
    (one,) = service.of_case(case_id)
    assert (one.state, one.deleted_by, one.deleted_why) == (
        ExtractState.DELETED, "王砚秋", "车辆已经找到",
    )  # fmt: skip
    # What is still in memory is not shown either.
    assert refused(service.search, extract, Wanted()).reason is Reason.EXTRACT_OVER
    assert refused(service.delete, extract, "再删").reason is Reason.EXTRACT_OVER
    assert "车辆已经找到" in journal(store, "extract.delete")[0]


def test_columns_stay_in_memory_only_until_they_are_forgotten(
    service: ExtractService, extract: ExtractId, store: engine.Store
) -> None:
    service.search(extract, Wanted())
    assert service.held == 1
    service.forget()
    assert service.held == 0
    service.search(extract, Wanted())
    # Forgotten, it is a new sitting.
    assert len(journal(store, "extract.search")) == 2


def test_a_search_under_way_when_the_window_is_locked_keeps_nothing(
    service: ExtractService, extract: ExtractId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*given: Any) -> Population:
        service.forget()
        return population_in(*given)

    monkeypatch.setattr("leads.services.extracts.searching.population_in", slow)
    service.search(extract, Wanted())
    assert service.held == 0


@pytest.mark.parametrize("role", list(Role))
def test_an_outsider_of_every_role_meets_nothing(
    extract: ExtractId, case_id: CaseId, desk_of: DeskOf, tmp_path: Path, role: Role
) -> None:
    other = ExtractService(desk_of("旁人", role))
    for act in (
        lambda: other.search(extract, Wanted()),
        lambda: other.open_row(extract, 0),
        lambda: other.open_row(extract, 0, "想看"),
        lambda: other.take_out(extract, Wanted(), 10),
        lambda: other.delete(extract, "想删"),
        lambda: other.uses(extract),
        lambda: other.of_case(case_id),
        lambda: other.is_approved(case_id, ExtractKind.VEHICLES),
        lambda: other.inspect(case_id, register(tmp_path / "登记.csv"), ExtractKind.VEHICLES),
        lambda: bring_in(other, case_id, register(tmp_path / "登记.csv")),
    ):
        assert refused(act).reason in {Reason.NOT_FOUND, Reason.NOT_ALLOWED}
    assert other.held == 0


def test_a_mediator_of_the_case_meets_no_extract(
    lead: Desk, extract: ExtractId, case_id: CaseId, desk_of: DeskOf, store: engine.Store
) -> None:
    mediator = desk_of("和事人", Role.MEDIATOR)
    lead.assignment.join(case_id, mediator.officer.id, TeamRole.MEDIATOR, "调解")
    assert refused(ExtractService(mediator).search, extract, Wanted()).reason is Reason.NOT_FOUND
    with mediator.reading() as session:
        assert session.execute(text("SELECT count(*) FROM extract_blocks")).scalar() == 0


def test_who_is_taken_off_the_case_finds_nothing_in_what_he_held(
    lead: Desk, extract: ExtractId, case_id: CaseId, desk_of: DeskOf
) -> None:
    helper = desk_of("协办员", Role.INVESTIGATOR)
    lead.assignment.join(case_id, helper.officer.id, TeamRole.ASSIST, "协办")
    theirs = ExtractService(helper)
    assert theirs.search(extract, Wanted()).total == 4
    lead.assignment.leave(case_id, helper.officer.id, TeamRole.ASSIST, "调走")
    assert theirs.held == 1
    assert refused(theirs.search, extract, Wanted()).reason is Reason.NOT_FOUND
