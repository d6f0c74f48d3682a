"""Who had it on the night: on paper, in fact, several claims, gaps."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from leads.graph.nodes import Graph, Link, LinkKind, LinkStatus, NodeId, NodeKind
from leads.graph.ownership import Gap, gaps, on_the_night, tenures
from tests.leads.graph.graphs import NIGHT, day, link, merge, node

CAR, SHEET = NodeId(1), NodeId(2)
NODES = (
    node(1, NodeKind.VEHICLE),
    node(2, NodeKind.POLICY, from_at=day(-90), until_at=day(275)),
    *(node(n) for n in range(3, 9)),
)


def graph(*links: Link) -> Graph:
    return Graph(NODES, links)


def test_the_holder_and_the_buyer_are_told_apart() -> None:
    owned = link(1, 1, 3, LinkKind.REGISTERED_TO, from_at=day(-2000))
    held = link(2, 3, 2, LinkKind.HOLDER_OF)
    covers = link(3, 2, 1, LinkKind.COVERS)
    sold = link(4, 1, 4, LinkKind.SOLD_TO, from_at=day(-300))
    used = link(5, 1, 5, LinkKind.USED_BY, from_at=day(-1), until_at=day(1))
    night = on_the_night(graph(owned, held, covers, sold, used), CAR, NIGHT)
    assert [one.person for one in night.in_fact] == [5, 4]
    assert [(one.person, one.kind) for one in night.on_paper] == [
        (3, LinkKind.REGISTERED_TO),
        (3, LinkKind.HOLDER_OF),
    ]
    assert night.differs
    assert not night.is_contested


def test_a_policy_holds_for_its_own_days() -> None:
    held, covers = link(1, 3, 2, LinkKind.HOLDER_OF), link(2, 2, 1, LinkKind.COVERS)
    assert len(on_the_night(graph(held, covers), CAR, NIGHT).on_paper) == 1
    for outside in (300, -100):
        assert on_the_night(graph(held, covers), CAR, day(outside)).on_paper == ()
    insured = link(2, 1, 2, LinkKind.INSURED_BY)
    assert len(on_the_night(graph(held, insured), CAR, NIGHT).on_paper) == 1


def test_a_sale_lasts_until_the_next_one() -> None:
    sales = [link(n, 1, n + 2, LinkKind.SOLD_TO, from_at=day(-100 * n)) for n in (3, 2, 1)]
    assert [
        (one.person, one.until_at, one.ends_with_next) for one in tenures(graph(*sales), CAR)
    ] == [
        (5, day(-200), True),
        (4, day(-100), True),
        (3, None, False),
    ]
    assert [one.person for one in on_the_night(graph(*sales), CAR, day(-150)).in_fact] == [4]
    assert [one.person for one in on_the_night(graph(*sales), CAR, NIGHT).in_fact] == [3]


def test_two_who_are_both_said_to_have_kept_it_are_a_contest() -> None:
    claims = [link(n, 1, n + 2, LinkKind.KEPT_BY, from_at=day(-10)) for n in (1, 2)]
    assert on_the_night(graph(*claims), CAR, NIGHT).is_contested
    refuted = [claims[0], replace(claims[1], status=LinkStatus.REFUTED)]
    night = on_the_night(graph(*refuted), CAR, NIGHT)
    assert not night.is_contested
    assert [one.person for one in night.in_fact] == [3]


def test_of_two_users_the_later_stands_first() -> None:
    users = [link(n, 1, n + 2, LinkKind.USED_BY, from_at=day(-n)) for n in (2, 1, 3)]
    night = on_the_night(graph(*users), CAR, NIGHT)
    assert [one.person for one in night.in_fact] == [3, 4, 5]


def test_the_end_is_exclusive_and_the_beginning_inclusive() -> None:
    used = link(1, 1, 3, LinkKind.USED_BY, from_at=day(-1), until_at=NIGHT)
    assert on_the_night(graph(used), CAR, NIGHT).in_fact == ()
    assert len(on_the_night(graph(used), CAR, day(-1)).in_fact) == 1


def test_a_thing_is_followed_from_hand_to_hand() -> None:
    kept = link(1, 1, 3, LinkKind.KEPT_BY, from_at=day(-100))
    handed = link(2, 3, 4, LinkKind.HANDED_TO, from_at=day(-20))
    on = link(3, 4, 5, LinkKind.HANDED_TO, from_at=day(-3))
    elsewhere = link(4, 6, 7, LinkKind.HANDED_TO, from_at=day(-2))
    found = graph(kept, handed, on, elsewhere)
    assert [one.person for one in on_the_night(found, CAR, NIGHT).in_fact] == [5]
    assert [one.person for one in on_the_night(found, CAR, day(-10)).in_fact] == [4]


def test_hands_in_a_circle_come_to_an_end() -> None:
    circle = (
        link(1, 1, 3, LinkKind.KEPT_BY, from_at=day(-100)),
        link(2, 3, 4, LinkKind.HANDED_TO, from_at=day(-20)),
        link(3, 4, 3, LinkKind.HANDED_TO, from_at=day(-10)),
    )
    assert {one.person for one in tenures(graph(*circle), CAR)} == {3, 4}


def test_the_time_in_which_nobody_had_it_is_a_gap() -> None:
    spans = (
        link(1, 1, 3, LinkKind.KEPT_BY, from_at=day(-100), until_at=day(-50)),
        link(2, 1, 4, LinkKind.USED_BY, from_at=day(-60), until_at=day(-40)),
        link(3, 1, 5, LinkKind.KEPT_BY, from_at=day(-10)),
    )
    assert gaps(graph(*spans), CAR) == (Gap(day(-40), day(-10)),)
    assert gaps(graph(), CAR) == ()
    within = (
        link(1, 1, 3, LinkKind.USED_BY, from_at=day(-100), until_at=day(-10)),
        link(2, 1, 4, LinkKind.USED_BY, from_at=day(-90), until_at=day(-80)),
        link(3, 1, 5, LinkKind.USED_BY, from_at=day(-50), until_at=day(-40)),
        link(4, 1, 6, LinkKind.USED_BY, from_at=day(-10)),
    )
    assert gaps(graph(*within), CAR) == ()


def test_what_was_said_of_a_merged_vehicle_counts() -> None:
    used = link(1, 1, 3, LinkKind.USED_BY)
    merged = Graph((*NODES, node(9, NodeKind.VEHICLE)), (used,), (merge(1, 9, 1),))
    assert [one.person for one in on_the_night(merged, NodeId(9), NIGHT).in_fact] == [3]
    assert [one.person for one in on_the_night(merged, CAR, NIGHT).in_fact] == [3]


@given(
    spans=st.lists(st.tuples(st.integers(-9, 9), st.integers(1, 9)), max_size=6),
    moment=st.integers(-12, 20),
)
def test_a_moment_lies_in_a_gap_exactly_when_nobody_had_it_then(
    spans: list[tuple[int, int]], moment: int
) -> None:
    links = [
        link(n, 1, 3, LinkKind.USED_BY, from_at=day(begin), until_at=day(begin + length))
        for n, (begin, length) in enumerate(spans, start=1)
    ]
    found = graph(*links)
    inside = bool(spans) and min(b for b, _ in spans) <= moment < max(b + n for b, n in spans)
    nobody = not on_the_night(found, CAR, day(moment)).in_fact
    in_gap = any(one.from_at <= day(moment) < one.until_at for one in gaps(found, CAR))
    assert in_gap is (inside and nobody)
