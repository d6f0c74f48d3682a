"""A list of addresses becomes doors of a canvass; who lives there stays in the list."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cases.law.approvals import Approving
from cases.records.approvals import Decision, Opinion
from cases.records.exhibits import ExhibitKind
from cases.refusals import Reason, Refusal
from leads.canvass.addresses import Address
from leads.exhibits.records import ExhibitEntry
from leads.registers.fields import ExtractKind, Field
from leads.registers.records import UseKind
from leads.services.exhibits import ExhibitService
from leads.services.extracts import ExtractService
from leads.services.extracts.canvassing import door_of
from leads.services.extracts.importing import SUBJECTS
from tests.conftest import START, Clock, DeskOf
from tests.leads.services.board_case import opened
from tests.leads.services.canvass_case import Evening, make_evening
from tests.leads.services.extracting import ENTRY, bring_in, register

HEADER = ("地址", "楼号", "单元", "层", "房号", "住户")
KEY = ExhibitEntry(
    kind=ExhibitKind.KEY, name="钥匙", found_at=START, found_where="某处", found_by="某人"
)
ROWS = [
    ("纺织新村", "8栋", "1单元", "1", "101室", "卓一鸣"),
    ("纺织新村", "8栋", "1单元", "2", "201室", "边小楼"),
    ("纺织新村", "8栋", "2", "1", "101", ""),
    ("纺织新村门卫", "", "", "", "", "池上春"),
]


@pytest.fixture
def evening(desk_of: DeskOf, clock: Clock) -> Evening:
    return make_evening(desk_of, clock)


def listed(evening: Evening, path: Path, rows: Sequence[tuple[str, ...]]) -> ExtractService:
    service = ExtractService(evening.lead)
    asked = evening.lead.approvals.request(
        evening.case,
        Approving.REGISTER_EXTRACT,
        SUBJECTS[ExtractKind.ADDRESSES],
        grounds="查明钥匙对应的住处",
    )
    evening.reviewer.approvals.give_opinion(asked, Opinion.AGREED, "同意")
    evening.approver.approvals.decide(asked, Decision.APPROVED)
    entry = replace(ENTRY, kind=ExtractKind.ADDRESSES)
    bring_in(service, evening.case, register(path, rows, header=HEADER), entry)
    return service


def test_doors_come_over_with_those_of_their_stairwells(evening: Evening, tmp_path: Path) -> None:
    canvass = evening.begin()
    service = listed(evening, tmp_path / "住户.csv", ROWS)
    (extract,) = service.of_case(evening.case)
    assert service.add_to_canvass(extract.id, canvass) == 3
    doors = evening.service.of_case(evening.case).shown[0].canvass.doors
    found = [one.address for one in doors if one.address.building == "8"]
    assert set(found) == {
        Address("8", 1), Address("8", 1, "101"), Address("8", 1, "201"),
        Address("8", 2), Address("8", 2, "101"),
    }  # fmt: skip
    assert "卓一鸣" not in str(doors)
    assert service.uses(extract.id)[0].kind is UseKind.CANVASS
    # A second time nothing is new.
    assert service.add_to_canvass(extract.id, canvass) == 0


def test_a_list_without_doors_is_refused(evening: Evening, tmp_path: Path) -> None:
    canvass = evening.begin()
    service = listed(evening, tmp_path / "住户.csv", ROWS[3:])
    (extract,) = service.of_case(evening.case)
    with pytest.raises(Refusal) as caught:
        service.add_to_canvass(extract.id, canvass)
    assert caught.value.reason is Reason.EXTRACT_NO_DOORS


def test_a_list_is_of_no_use_in_another_case(evening: Evening, tmp_path: Path) -> None:
    evening.begin()
    service = listed(evening, tmp_path / "住户.csv", ROWS)
    (extract,) = service.of_case(evening.case)
    other = opened(evening.lead, "2026-0188")
    key = ExhibitService(evening.lead).add(other, replace(KEY, found_at=evening.clock()))
    entry = replace(evening.entry(), exhibit_id=key)
    elsewhere = evening.service.begin(other, entry, "1栋1单元2层2户")
    with pytest.raises(Refusal) as caught:
        service.add_to_canvass(extract.id, elsewhere)
    assert caught.value.reason is Reason.NOT_FOUND
    assert service.uses(extract.id) == ()
    (shown,) = evening.service.of_case(other).shown
    assert "8" not in {one.address.building for one in shown.canvass.doors}


@pytest.mark.parametrize(
    ("building", "stairwell", "door", "address"),
    [
        ("6", "2", "402", Address("6", 2, "402")),
        ("６幢", "２单元", "４０２室", Address("6", 2, "402")),
        ("甲楼", "", "101", Address("甲", 1, "101")),
        ("6", "2", "", None),
        ("", "2", "402", None),
        ("6", "东", "402", None),
    ],
)
def test_a_door_is_read_as_offices_write_it(
    building: str, stairwell: str, door: str, address: Address | None
) -> None:
    cells = {Field.BUILDING: building, Field.STAIRWELL: stairwell, Field.DOOR: door}
    assert door_of(cells) == address
