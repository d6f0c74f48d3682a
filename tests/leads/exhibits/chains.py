"""Chains of custody made for tests: steps by hours after the exhibit was found."""

from datetime import UTC, datetime, timedelta
from typing import Any

from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.ids import CaseId
from leads.evidence.grade import grade_of
from leads.exhibits.custody import flags, place_of, traces_at
from leads.exhibits.records import Exhibit, ExhibitId, Step, StepEntry, StepId

FOUND = datetime(2026, 9, 8, 15, 10, tzinfo=UTC)
SCENE, STORE, LABORATORY = "环城北路路口东侧", "物证室 2 号柜", "支队物证鉴定室"


def hour(hours: float) -> datetime:
    """Return a moment so many hours after the exhibit was found."""
    return FOUND + timedelta(hours=hours)


def step(order: int, act: CustodyAct, hours: float, **changes: Any) -> Step:
    """Return a step; its number is its id and the order in which it was entered."""
    reason = changes.pop("reason", "")
    replaces = changes.pop("replaces", None)
    values = {"person": "王砚秋", "manner": "密封袋，随身携带", "holder": "物证管理员 沈默"}
    entry = StepEntry(act=act, at=hour(hours), **{**values, **changes})
    return Step(StepId(order), entry, replaces, reason, "王砚秋", hour(500) + timedelta(order))


def collected(**changes: Any) -> Step:
    """Return the first step: taken at the scene into somebody's hands."""
    values = {"from_place": SCENE, "place": "", "holder": "王砚秋", "seal_after": "A-101"}
    return step(1, CustodyAct.COLLECTED, 0, **{**values, **changes})


def stored(**changes: Any) -> Step:
    """Return the second step: into the store two hours later."""
    return step(2, CustodyAct.STORED, 2, **{"from_place": SCENE, "place": STORE, **changes})


def sent(**changes: Any) -> Step:
    """Return the third step: to the laboratory, three hours on the way."""
    values = {"from_place": STORE, "place": LABORATORY, "until": hour(51), "number": "委托 41 号"}
    return step(3, CustodyAct.SENT, 48, **{**values, **changes})


def back(**changes: Any) -> Step:
    """Return the fourth step: back, opened by the laboratory and sealed anew."""
    values = {
        "from_place": LABORATORY,
        "place": STORE,
        "opened_by": "鉴定人 罗一",
        "seal_after": "B-7",
    }
    return step(4, CustodyAct.BACK, 240, **{**values, **changes})


def exhibit(*steps: Step, kind: ExhibitKind = ExhibitKind.PAINT, **changes: Any) -> Exhibit:
    """Return an exhibit with this chain, as the service makes it."""
    here = place_of(steps)
    values: dict[str, Any] = {
        "id": ExhibitId(1),
        "case_id": CaseId(1),
        "n": 1,
        "kind": kind,
        "name": "蓝色漆片 3 片",
        "quantity": "3 片",
        "features": "三层，面漆蓝色，最大 4 mm",
        "found_at": FOUND,
        "found_where": SCENE,
        "found_by": "王砚秋",
        "packing": "纸袋",
        "grade": grade_of("A1"),
        "thing_id": None,
        "steps": steps,
        "flags": flags(steps, found_at=FOUND, now=hour(250), is_key=kind is ExhibitKind.KEY),
        "standing": here.standing,
        "place": here.place,
        "holder": here.holder,
        "seal": here.seal,
        "traces_at": traces_at(steps),
    }
    return Exhibit(**{**values, **changes})
