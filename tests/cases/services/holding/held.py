"""What tests of things held share: the things of a case, its facts, a card that was seized."""

from collections.abc import Callable

import pytest

from cases.law.facts import FactKind
from cases.records.holding import (
    Measure,
    Thing,
    ThingEntry,
    ThingKind,
)
from cases.records.ids import ThingId
from cases.refusals import Refusal
from tests.cases.services.holding_case import Squad

CARD = ThingEntry(kind=ThingKind.GOODS, name="行车记录仪存储卡", features="64GB，黑色")


def refused(act: Callable[..., object], *args: object, **more: object) -> Refusal:
    with pytest.raises(Refusal) as found:
        act(*args, **more)
    return found.value


def thing(squad: Squad, thing_id: ThingId) -> Thing:
    return next(one for one in squad.lead.holding.of_case(squad.case).things if one.id == thing_id)


def facts(squad: Squad) -> list[tuple[FactKind, str]]:
    file = squad.lead.cases.open_file(squad.case)
    return [(one.kind, one.more.get("item", "")) for one in file.facts]


def card(squad: Squad) -> ThingId:
    """Seize a thing that has a term of thirty days."""
    return squad.seize(measure=Measure.SEIZED, things=(CARD,), receipt="保决17")
