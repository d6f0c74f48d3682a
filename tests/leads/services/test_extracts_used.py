"""Extracts of registers looked through, and what is written down of it."""

from dataclasses import replace
from pathlib import Path

from cases.records.ids import CaseId
from cases.records.ledger import Problem
from cases.refusals import Reason
from cases.services.desk import Desk
from cases.store import engine
from leads.registers.fields import ExtractKind, Field
from leads.registers.records import DoorHit, ExtractId, Hit, UseKind
from leads.registers.searching import Wanted
from leads.services.extracts import ExtractService
from tests.conftest import Clock
from tests.leads.services.extract_desks import (
    case_id,
    extract,
    head,
    journal,
    lead,
    refused,
    service,
)
from tests.leads.services.extracting import (
    ENTRY,
    approve,
    bring_in,
    register,
)

__all__ = ["case_id", "extract", "head", "lead", "service"]


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
