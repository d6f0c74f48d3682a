"""Plates and numbers as they are compared, kinds that links join, and filters."""

from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leads.evidence.grade import Credibility, Source, grade_of
from leads.graph.filtering import Filter, passes
from leads.graph.identifiers import names_one_thing, plain
from leads.graph.joins import JOINS, MUTUAL, kinds_between, may_join
from leads.graph.nodes import (
    Graph,
    Identifier,
    IdentifierKind,
    LinkKind,
    LinkStatus,
    NodeKind,
    ungraded,
)
from tests.leads.graph.graphs import NIGHT, hour, link, node


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (IdentifierKind.PLATE, "苏Z·8K31D", "苏Z8K31D"),
        (IdentifierKind.PLATE, " 苏ｚ ８Ｋ３１Ｄ ", "苏Z8K31D"),
        (IdentifierKind.PLATE, "苏Z•8K31D", "苏Z8K31D"),
        (IdentifierKind.VIN, "lsvaa49j-132047371", "LSVAA49J132047371"),
        (IdentifierKind.PHONE, "+86 139 0000 2207", "13900002207"),
        (IdentifierKind.PHONE, "0086-13900002207", "13900002207"),
        (IdentifierKind.PHONE, "0000-8640122", "00008640122"),
        (IdentifierKind.PHONE, "８６１３", "8613"),
        (IdentifierKind.ID_NUMBER, "11010119900307881x", "11010119900307881X"),
        (IdentifierKind.MATCH, "理化〔2026〕118", "理化2026118"),
    ],
)
def test_a_number_is_compared_in_one_form(kind: IdentifierKind, typed: str, kept: str) -> None:
    assert plain(Identifier(kind, typed)) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "whole"),
    [
        (IdentifierKind.PLATE, "苏Z·8K31D", True),
        (IdentifierKind.PLATE, "苏Z·?K31D", False),
        (IdentifierKind.PLATE, "8K31D", False),
        (IdentifierKind.PHONE, "2207", False),
        (IdentifierKind.VIN, "32047371", False),
        (IdentifierKind.ENGINE, "B12345", True),
        (IdentifierKind.POLICY, "?4417", False),
    ],
)
def test_only_a_whole_number_names_one_thing(
    kind: IdentifierKind, typed: str, *, whole: bool
) -> None:
    assert names_one_thing(Identifier(kind, typed)) is whole


@given(kind=st.sampled_from(IdentifierKind), typed=st.text(max_size=20))
@example(kind=IdentifierKind.PLATE, typed="U¨")
@example(kind=IdentifierKind.PLATE, typed="ŉ")
def test_the_plain_form_of_a_plain_form_is_itself(kind: IdentifierKind, typed: str) -> None:
    once = plain(Identifier(kind, typed))
    assert plain(Identifier(kind, once)) == once


def test_every_kind_of_link_joins_something_and_says_between_what() -> None:
    assert set(JOINS) == set(LinkKind)
    for kind in LinkKind:
        ends = [
            (one, other) for one in NodeKind for other in NodeKind if may_join(kind, one, other)
        ]
        assert ends
        assert all(kind in kinds_between(*pair) for pair in ends)
        assert kind not in MUTUAL or {(b, a) for a, b in ends} == set(ends)


def test_only_things_of_one_kind_can_be_the_same() -> None:
    assert may_join(LinkKind.SAME_AS, NodeKind.PERSON, NodeKind.PERSON)
    assert not may_join(LinkKind.SAME_AS, NodeKind.PERSON, NodeKind.VEHICLE)


def test_what_is_ungraded_is_counted_in_nodes_and_links() -> None:
    graph = Graph((node(1), node(2, grade=grade_of("F6"))), (link(1, 1, 2), link(2, 1, 2)))
    assert ungraded(graph) == 3


@pytest.mark.parametrize(
    ("by", "shown"),
    [
        (Filter(), True),
        (Filter(kinds=frozenset({NodeKind.PERSON})), True),
        (Filter(kinds=frozenset({NodeKind.VEHICLE})), False),
        (Filter(sources=frozenset({Source.B})), True),
        (Filter(sources=frozenset({Source.A})), False),
        (Filter(credibilities=frozenset({Credibility.THREE})), False),
        (Filter(statuses=frozenset({LinkStatus.REFUTED})), False),
        (Filter(words="邢 买受"), True),
        (Filter(words="邢 卖"), False),
        (Filter(words="139"), True),
        (Filter(from_at=hour(2)), False),
        (Filter(from_at=hour(0.5)), True),
        (Filter(until_at=NIGHT), False),
        (Filter(until_at=hour(0.1)), True),
    ],
)
def test_a_filter_shows_what_it_says(by: Filter, *, shown: bool) -> None:
    one = node(
        1,
        grade=grade_of("B2"),
        sub="邢树宏，买受人",
        identifiers=(Identifier(IdentifierKind.PHONE, "１３９０"),),
        from_at=NIGHT,
        until_at=hour(1),
    )
    assert passes(one, by) is shown


@pytest.mark.parametrize("moment", [None, NIGHT])
def test_an_ungraded_or_undated_link_passes_unless_it_is_shut_out(moment: datetime | None) -> None:
    one = link(1, 1, 2, from_at=moment)
    graded = Filter(sources=frozenset({Source.A}))
    assert passes(one, Filter(from_at=hour(3), until_at=hour(4)))
    assert passes(one, graded)
    assert not passes(one, Filter(sources=frozenset({Source.A}), is_ungraded_in=False))
