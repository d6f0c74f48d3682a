"""Acts and looks that tests of summonses share."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from cases.law.facts import FactKind
from cases.records.summons import (
    OralSummons,
    Signed,
    Summons,
    SummonsId,
)
from cases.records.times import at
from cases.refusals import Refusal
from cases.services.desk import Desk
from tests.cases.services import summoning
from tests.cases.services.summoning import DAY, PLACE, Found
from tests.conftest import Clock

NEXT = DAY + timedelta(days=3)


def refused(work: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value


def one(lead: Desk, found: Found, summons: SummonsId | None = None) -> Summons:
    rows = lead.summons.of_case(found.case).summonses
    return next(row for row in rows if summons in {None, row.id})


def facts(lead: Desk, found: Found) -> list[FactKind]:
    lines = lead.cases.open_file(found.case).facts
    return [line.kind for line in lines if line.replaced_at is None and line.more.get("item")]


def came(lead: Desk, approver: Desk, found: Found, clock: Clock) -> SummonsId:
    """The driver is summoned for nine o'clock and comes at ten past nine."""
    summoning.suspect(lead, found)
    summons = summoning.issued(lead, approver, found, at(NEXT, 9))
    clock.go_to(at(NEXT, 9, 10))
    lead.summons.arrive(summons, lead.now(), Signed.SIGNED)
    return summons


def oral(lead: Desk, found: Found, **more: Any) -> OralSummons:
    now = lead.now()
    values: dict[str, Any] = {
        "party_id": found.driver,
        "charge": "交通肇事",
        "found_at": now - timedelta(minutes=40),
        "found_how": "在修理厂被民警发现，随民警到案",
        "card_shown": True,
        "second_officer": "周敏",
        "told_at": now - timedelta(minutes=30),
        "place": PLACE,
        "arrived_at": now - timedelta(minutes=5),
    }
    return OralSummons(**(values | more))
