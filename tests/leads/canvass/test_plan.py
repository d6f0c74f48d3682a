"""What to try next in one building, counted by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cases.records.ids import CaseId
from leads.canvass.addresses import CanvassId, DoorId, TryId, address_of
from leads.canvass.effort import Hour
from leads.canvass.habits import shipped
from leads.canvass.plan import Plan, plan_of
from leads.canvass.records import (
    Answer,
    Building,
    Canvass,
    CanvassEntry,
    Door,
    Key,
    KeyKind,
    Mark,
    Try,
    TryEntry,
    Turned,
)
from leads.exhibits.records import ExhibitId

H = shipped()
HOUSEHOLD, STAIRWELL = Key("乙", KeyKind.HOUSEHOLD), Key("甲", KeyKind.STAIRWELL)
EVENING = datetime(2026, 9, 21, 11, tzinfo=UTC)
AT = Hour(19, is_working=True)
STAIR, LOW, HIGH = map(address_of, ("1-1", "1-1-101", "1-1-601"))


def canvass(*keys: Key, low: float = 0.3, high: float = 0.3) -> Canvass:
    chances = {STAIR: None, LOW: low, HIGH: high}
    return Canvass(
        id=CanvassId(1),
        case_id=CaseId(1),
        n=1,
        entry=CanvassEntry(name="新村", purpose="查明住处", exhibit_id=ExhibitId(1), keys=keys),
        exhibit="物证 1 钥匙",
        exhibit_grade="A2",
        traces_at=EVENING,
        buildings=(Building("1", "1栋", (0.0, 0.0)),),
        doors=tuple(
            Door(DoorId(n), address, 6 if address is HIGH else 1, chances[address])
            for n, address in enumerate((HIGH, STAIR, LOW), 1)
        ),
        tries=(),
        outings=(),
        may_write=True,
    )


def tried(found: Canvass, *entries: TryEntry) -> Canvass:
    tries = tuple(
        Try(
            id=TryId(n),
            door_id=DoorId(1),
            entry=entry,
            outing_n=1,
            officers=("甲", "乙"),
            recording="04",
            entered_by="甲",
            entered_at=entry.at,
        )
        for n, entry in enumerate(entries, 1)
    )
    return replace(found, tries=tries)


def planned(found: Canvass) -> Plan:
    return plan_of(found, AT, H)


def test_behind_a_shared_door_only_what_lies_behind_it_costs_time() -> None:
    found = planned(canvass(HOUSEHOLD, STAIRWELL))
    assert found.order == (STAIR, LOW, HIGH)
    effort = found.views[LOW].effort
    passed = 0.6 * (1 - H.missed_shared) + 0.4 * H.false_fit_shared
    assert found.curve[0].minutes == H.shared_minutes
    assert found.curve[0].found == 0
    assert found.curve[1].minutes == pytest.approx(H.shared_minutes + effort.minutes * passed)
    finds = effort.effective * (1 - H.missed) * (1 - H.missed_shared)
    assert found.curve[-1].found == pytest.approx(0.6 * finds)


def test_without_a_key_for_it_the_shared_door_is_passed() -> None:
    found = planned(canvass(HOUSEHOLD))
    assert STAIR not in found.order
    effort = found.views[LOW].effort
    assert found.curve[0].minutes == pytest.approx(effort.minutes)
    assert found.curve[-1].found == pytest.approx(0.6 * effort.effective * (1 - H.missed))


def test_doors_alike_go_floor_by_floor_and_a_clearly_better_one_first() -> None:
    assert planned(canvass(HOUSEHOLD, STAIRWELL, low=0.3, high=0.31)).order[1:] == (LOW, HIGH)
    assert planned(canvass(HOUSEHOLD, STAIRWELL, low=0.1, high=0.5)).order[1:] == (HIGH, LOW)


def test_a_door_that_opened_stays_so_whatever_was_tried_after() -> None:
    opened = TryEntry(
        address=LOW, at=EVENING, answer=Answer.CONSENTED, turned=Turned.OPENS, key="乙"
    )
    later = TryEntry(address=LOW, at=EVENING + timedelta(days=1), answer=Answer.NOBODY)
    found = planned(tried(canvass(HOUSEHOLD), opened, later))
    assert found.views[LOW].mark is Mark.OPENS
    assert LOW not in found.order
    assert found.views[LOW].tries == 2
