"""The unit's names, rooms, years, policies, settings, drafts and filters are kept and recorded."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.law.articles import article
from cases.law.calendar import MarkedDay
from cases.records.policies import KINDS
from cases.records.unit import Unit
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from tests.cases.services.stations import UNIT, found, join, sign_in
from tests.cases.services.test_backups import run
from tests.conftest import Clock


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    station, _ = found(tmp_path / "station", clock)
    yield sign_in(station, clock)
    station.close()


def last_entry(desk: Desk) -> tuple[str, dict[str, Any]]:
    with desk.past_guard() as session:
        raw = engine.driver(session)
        (entry,) = raw.execute("SELECT entry FROM main.journal ORDER BY seq DESC").fetchone()
    data = json.loads(entry)
    return data["act"], data["values"]


def test_the_unit_keeps_its_names_and_the_journal_the_former_ones(desk: Desk) -> None:
    assert desk.unit.unit() == UNIT
    changed = Unit(UNIT.organ, "事故处理中队", UNIT.short_name, UNIT.region, phone="0000-7654321")
    desk.unit.save_unit(changed)
    assert desk.unit.unit() == changed
    assert last_entry(desk) == (
        "unit.save",
        {"changes": {"squad": ["事故中队", "事故处理中队"], "phone": ["", "0000-7654321"]}},
    )
    assert desk.station is not None
    assert desk.station.face().squad == "事故处理中队"


def test_a_unit_without_its_organ_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal) as refused:
        desk.unit.save_unit(Unit(" ", "事故中队"))
    assert refused.value.reason is Reason.FIELD_MISSING


def test_rooms_keep_their_order_and_a_closed_one_is_offered_no_more(desk: Desk) -> None:
    first, second = desk.unit.add_room("一室"), desk.unit.add_room("二室", "滨河路8号")
    with pytest.raises(Refusal) as refused:
        desk.unit.add_room("一室")
    assert refused.value.reason is Reason.NUMBER_TAKEN
    desk.unit.change_room(first, address="", closed=True)
    assert [room.id for room in desk.unit.rooms()] == [second]
    assert [room.closed for room in desk.unit.rooms(closed=True)] == [True, False]


def test_only_an_administrator_changes_what_is_the_units(desk: Desk) -> None:
    other = join(desk)
    today = other.today()
    for act in (
        lambda: other.unit.save_unit(UNIT),
        lambda: other.unit.add_room("三室"),
        lambda: run(other.unit.enter_year(2027, {}, "国办发明电")),
        lambda: run(other.unit.fix_day(today, working=False, name="停电")),
        lambda: other.unit.save_setting("station.lock_minutes", 60),
        lambda: other.unit.decide(
            "mediation.missed_sessions", 1, in_force_from=today, reference="x",
            approved_by="y", approved_on=today,
        ),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.reason is Reason.NOT_ALLOWED


def test_an_entered_year_is_official_and_names_its_source(desk: Desk) -> None:
    new_year, saturday = date(2027, 1, 1), date(2027, 1, 9)
    assert not desk.unit.calendar().is_official(new_year)
    days = {
        new_year: MarkedDay(working=False, name="元旦"),
        saturday: MarkedDay(working=True, name="元旦"),
    }
    run(desk.unit.enter_year(2027, days, "国办发明电〔2026〕9号"))
    calendar = desk.unit.calendar()
    assert calendar.is_official(date(2027, 6, 1))
    assert not calendar.is_working(new_year)
    assert calendar.is_working(saturday)
    known = desk.unit.years()[-1]
    assert (known.year, known.source) == (2027, "国办发明电〔2026〕9号")
    assert known.entered_at == desk.now()
    assert desk.unit.years()[0].entered_at is None


def test_a_year_entered_again_takes_the_place_of_the_first(desk: Desk) -> None:
    day = date(2027, 5, 3)
    run(desk.unit.enter_year(2027, {day: MarkedDay(working=False, name="劳动节")}, "初稿"))
    run(desk.unit.enter_year(2027, {}, "定稿"))
    assert desk.unit.calendar().is_working(day)
    assert [known.source for known in desk.unit.years() if known.year == 2027] == ["定稿"]


def test_a_day_of_another_year_is_refused_but_the_december_before_is_not(desk: Desk) -> None:
    off = MarkedDay(working=False, name="元旦")
    run(desk.unit.enter_year(2027, {date(2026, 12, 31): off}, "通知"))
    with pytest.raises(Refusal) as refused:
        run(desk.unit.enter_year(2027, {date(2028, 1, 3): off}, "通知"))
    assert refused.value.reason is Reason.FIELD_INVALID


def test_a_day_fixed_by_hand_wins_over_the_table_until_it_is_released(desk: Desk) -> None:
    day = date(2026, 10, 9)
    assert desk.unit.calendar().is_working(day)
    run(desk.unit.fix_day(day, working=False, name="停电检修"))
    assert not desk.unit.calendar().is_working(day)
    assert [fixed.name for fixed in desk.unit.fixed_days()] == ["停电检修"]
    run(desk.unit.release_day(day))
    assert desk.unit.calendar().is_working(day)
    assert desk.unit.fixed_days() == ()


def test_until_the_unit_decides_the_shipped_number_holds_and_says_so(desk: Desk) -> None:
    policy = desk.unit.policy("mediation.missed_sessions")
    assert (policy.value, policy.decided, policy.kind.statutory) == (2, False, 1)
    assert {policy.kind.key for policy in desk.unit.policies()} == set(KINDS)


def test_a_decision_holds_from_its_day_and_the_former_one_until_then(
    desk: Desk, clock: Clock
) -> None:
    today = desk.today()
    later = date(2026, 10, 1)
    for value, start in ((1, today), (3, later)):
        desk.unit.decide(
            "mediation.missed_sessions", value, in_force_from=start, reference=f"〔2026〕{value}号",
            approved_by="邱国梁", approved_on=today,
        )  # fmt: skip
    before = date(2026, 9, 1)
    assert desk.unit.policy("mediation.missed_sessions", before).value == 2
    assert desk.unit.policy("mediation.missed_sessions").value == 1
    policy = desk.unit.policy("mediation.missed_sessions", later)
    assert (policy.value, policy.reference, policy.decided) == (3, "〔2026〕3号", True)
    clock.advance(days=30)
    assert desk.unit.policy("mediation.missed_sessions").value == 3


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"value": 4}, Reason.FIELD_INVALID),
        ({"reference": " "}, Reason.FIELD_MISSING),
        ({"approved_by": ""}, Reason.FIELD_MISSING),
        ({"approved_on": date(2026, 9, 25)}, Reason.FIELD_INVALID),
        ({"in_force_from": date(2026, 9, 1)}, Reason.FIELD_INVALID),
    ],
)
def test_a_decision_without_its_parts_or_for_the_past_is_refused(
    desk: Desk, changed: dict[str, Any], reason: Reason
) -> None:
    given: dict[str, Any] = {
        "value": 1,
        "in_force_from": date(2026, 9, 24),
        "reference": "〔2026〕3号",
        "approved_by": "邱国梁",
        "approved_on": date(2026, 9, 24),
    }
    with pytest.raises(Refusal) as refused:
        desk.unit.decide("mediation.missed_sessions", **(given | changed))
    assert refused.value.reason is reason
    assert desk.unit.decisions("mediation.missed_sessions") == ()


def test_drafts_and_filters_are_each_officers_own(desk: Desk) -> None:
    desk.unit.save_draft("intake", {"place": "滨河路"})
    desk.unit.save_draft("intake", {"place": "滨河东路"})
    saved = desk.unit.save_filter("我的逃逸案", {"hit_and_run": True})
    draft = desk.unit.draft("intake")
    assert draft is not None
    assert draft.values == {"place": "滨河东路"}
    assert desk.unit.filters() == (saved,)
    entries = last_entry(desk)
    other = join(desk)
    assert other.unit.drafts() == ()
    assert other.unit.filters() == ()
    other.unit.drop_filter(saved.id)
    other.unit.save_draft("intake", {"place": "别处"})
    other.unit.drop_draft("intake")
    assert entries[0] == "station.sign_in"


def test_a_draft_that_became_an_act_is_forgotten(desk: Desk) -> None:
    desk.unit.save_draft("intake", {"place": "滨河路"})
    desk.unit.drop_draft("intake")
    desk.unit.drop_draft("intake")
    assert desk.unit.draft("intake") is None


def test_a_filter_is_replaced_under_its_name_and_dropped(desk: Desk) -> None:
    desk.unit.save_filter("甲", {"n": 1})
    saved = desk.unit.save_filter("甲", {"n": 2})
    assert [one.values for one in desk.unit.filters()] == [{"n": 2}]
    desk.unit.drop_filter(saved.id)
    assert desk.unit.filters() == ()


def test_a_setting_keeps_its_value_and_an_unknown_one_its_default(desk: Desk) -> None:
    assert desk.unit.setting("station.lock_minutes", 5) == 5
    desk.unit.save_setting("station.lock_minutes", 10)
    assert desk.unit.setting("station.lock_minutes", 5) == 10


def test_the_article_behind_every_policy_can_be_read() -> None:
    assert all(article(kind.article).text for kind in KINDS.values() if kind.article)
