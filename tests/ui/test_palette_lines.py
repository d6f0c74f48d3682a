"""What the palette shows of what was found."""

from datetime import date

import pytest

from cases.records.ids import CaseId, PartyId
from cases.records.search import CaseHit, DocumentHit, PartyHit, SearchHits
from ui import palette_lines

CASE = CaseId(7)


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("环城北路", "北", [("环城", False), ("北", True), ("路", False)]),
        ("苏Z5Q27M", "5q", [("苏Z", False), ("5Q", True), ("27M", False)]),
        ("卢建平", "ljp", [("卢建平", False)]),
        ("卢建平", "", [("卢建平", False)]),
        ("İzmir", "z", [("İzmir", False)]),
    ],
)
def test_what_was_typed_is_marked_where_it_stands(
    text: str, typed: str, marked: list[tuple[str, bool]]
) -> None:
    assert palette_lines.pieces(text, typed) == marked


def test_a_determination_of_the_ledger_opens_its_case() -> None:
    hit = DocumentHit(CASE, "2026-0163", None, "determination", "临认字〔2026〕31号")
    (line,) = palette_lines.papers(SearchHits("31", documents=(hit,)))
    assert (line.note, line.document_id, line.case_id) == (
        "道路交通事故认定书 · 2026-0163",
        None,
        7,
    )


def test_a_case_of_which_only_the_head_is_open_shows_no_place() -> None:
    hit = CaseHit(CASE, "2026-0163", "injury", "open", "", date(2026, 9, 1))
    (line,) = palette_lines.cases(SearchHits("163", cases=(hit,)))
    assert line.note == "伤人 · 9/1"


def test_a_party_stands_out_with_its_case_and_part() -> None:
    hit = PartyHit(CASE, "2026-0163", PartyId(3), "卢建平", "driver")
    (line,) = palette_lines.parties(SearchHits("ljp", parties=(hit,)))
    assert (line.title, line.strong, line.note) == ("卢建平", True, "2026-0163 · 驾驶人")
