"""The quarterly check: a sample anybody can draw again, scored, mended, reported."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.records.cases import CaseKind, CaseState, Intake
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.quality import SheetItem
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.practice.sampling import draw
from cases.store import engine
from cases.store.engine import Store
from cases.store.guard import Acting
from cases.store.rows.cases import CaseRow
from tests.conftest import START, Clock, DeskOf

pools = st.dictionaries(
    st.sampled_from(CaseKind), st.lists(st.integers(1, 10_000).map(CaseId), unique=True)
)
sizes = st.dictionaries(st.sampled_from(CaseKind), st.integers(-2, 40))


@given(pools, sizes, st.integers(0, 999_999))
def test_the_same_seed_draws_the_same_sample_whatever_the_order(
    pool: dict[CaseKind, list[CaseId]], wanted: dict[CaseKind, int], seed: int
) -> None:
    turned = {kind: ids[::-1] for kind, ids in reversed(pool.items())}
    assert draw(pool, wanted, seed) == draw(turned, wanted, seed)


@given(pools, sizes, st.integers(0, 999_999))
def test_a_sample_has_so_many_of_each_kind_or_all(
    pool: dict[CaseKind, list[CaseId]], wanted: dict[CaseKind, int], seed: int
) -> None:
    drawn = draw(pool, wanted, seed)
    assert len(drawn) == sum(
        min(max(wanted.get(kind, 0), 0), len(ids)) for kind, ids in pool.items()
    )


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def legal(desk_of: DeskOf) -> Desk:
    return desk_of("白景行", Role.REVIEWER)


def cases(desk: Desk, count: int, kind: CaseKind = CaseKind.INJURY) -> list[CaseId]:
    return [
        desk.cases.open_case(
            Intake(kind=kind, occurred_at=at(date(2026, 9, 20), 8), place=f"环城路{n}号")
        )
        for n in range(count)
    ]


def test_a_check_from_the_draw_to_the_report(lead: Desk, legal: Desk) -> None:
    cases(lead, 6)
    check = legal.quality.draw(2026, 3, {CaseKind.INJURY: 2}, seed=11)
    (drawn,) = legal.quality.checks()
    assert (drawn.seed, len(drawn.cases), drawn.full_score) == (11, 2, 100)
    first, second = (one.case_id for one in drawn.cases)
    # A sampled case is open to the checker, the others stay closed.
    assert legal.cases.open_file(first).number
    with pytest.raises(Refusal):
        legal.quality.report(check, "本季度……")
    legal.quality.score(check, first, {"file": 4, "scene": 2}, "页码缺")
    legal.quality.score(check, second, {})
    finding = legal.quality.find(
        check, first, "file", "卷内目录缺页码", lead.officer.id, date(2026, 10, 12)
    )
    (told,) = lead.quality.problems(2026).open
    assert (told.text, told.owner_name) == ("卷内目录缺页码", "王砚秋")
    with pytest.raises(Refusal):
        legal.quality.solve(finding)
    legal.quality.report(check, "抽查两件，发现问题一个。")
    (done,) = legal.quality.checks()
    assert [one.score for one in done.cases if one.case_id == first] == [94]
    # The case without a problem is closed to him again, the other until it is mended.
    with pytest.raises(Refusal):
        legal.cases.open_file(second)
    lead.quality.mend(finding, "已补页码")
    legal.quality.solve(finding)
    with pytest.raises(Refusal):
        legal.cases.open_file(first)
    problems = legal.quality.problems(2026)
    assert (problems.open, problems.solved, problems.found) == ((), 1, 1)


def test_nobody_checks_a_case_he_investigated(desk_of: DeskOf) -> None:
    both = desk_of("陆承远", Role.INVESTIGATOR, Role.REVIEWER)
    cases(both, 3)
    with pytest.raises(Refusal) as refused:
        both.quality.draw(2026, 3, {CaseKind.INJURY: 3})
    assert refused.value.reason is Reason.SAMPLE_EMPTY


def test_a_case_another_unit_has_is_not_drawn(lead: Desk, legal: Desk, store: Store) -> None:
    """Nothing could be scored in it."""
    gone, kept = cases(lead, 2)
    with engine.session(store.door, Acting(0, START, door=True)) as session:
        session.get_one(CaseRow, gone).state = CaseState.TRANSFERRED.value
    legal.quality.draw(2026, 3, {CaseKind.INJURY: 2}, seed=1)
    (drawn,) = legal.quality.checks()
    assert [one.case_id for one in drawn.cases] == [kept]


def test_only_the_quarter_is_drawn_from(lead: Desk, legal: Desk, clock: Clock) -> None:
    cases(lead, 2)
    clock.go_to(at(date(2026, 10, 9), 9))
    (late,) = cases(lead, 1)
    legal.quality.draw(2026, 4, {CaseKind.INJURY: 9})
    assert [one.case_id for one in legal.quality.checks()[0].cases] == [late]


def test_points_off_stay_within_the_item(lead: Desk, legal: Desk) -> None:
    (case,) = cases(lead, 1)
    check = legal.quality.draw(2026, 3, {CaseKind.INJURY: 1})
    for wrong in ({"file": 11}, {"file": -1}, {"nothing": 1}):
        with pytest.raises(Refusal):
            legal.quality.score(check, case, wrong)


def test_the_unit_writes_its_own_sheet_and_old_checks_keep_theirs(lead: Desk, legal: Desk) -> None:
    cases(lead, 1)
    legal.quality.draw(2026, 3, {CaseKind.INJURY: 1})
    own = (SheetItem("one", "卷宗齐全", 60), SheetItem("two", "期限合法", 40, "本队规定"))
    legal.quality.set_sheet(own)
    assert legal.quality.sheet() == own
    assert len(legal.quality.checks()[0].sheet) == 12
    with pytest.raises(Refusal):
        legal.quality.set_sheet((own[0], own[0]))


def test_an_investigator_draws_no_sample(lead: Desk) -> None:
    cases(lead, 1)
    with pytest.raises(Refusal):
        lead.quality.draw(2026, 3, {CaseKind.INJURY: 1})
    with pytest.raises(Refusal):
        lead.quality.checks()
