"""Dated tables: the reliability of grades, the verbal scale, and how plain values are read."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.evidence.dated import NotYetInForceError, wording, wordings
from leads.evidence.grade import Credibility, Grade, Source, grade_of
from leads.evidence.kinds import (
    CONTENTS,
    EvidenceKind,
    Finding,
    Layer,
    Paint,
    Part,
    PlateSeen,
    Report,
    Role,
    Sticker,
    kind_of,
)
from leads.evidence.reliability import shipped_reliability
from leads.evidence.scale import Support, Verbal, scale_source, verbal
from leads.evidence.written import UnknownFieldError, UnreadableError, read, write

TABLES = ("colours", "confusion", "driving", "insurers", "likelihoods", "reliability", "scale")


@pytest.mark.parametrize("name", TABLES)
def test_every_wording_has_a_first_day_and_a_source(name: str) -> None:
    for one in wordings(name):
        assert one.source
        assert one.values


def test_before_the_first_wording_there_is_none() -> None:
    with pytest.raises(NotYetInForceError):
        wording("scale", date(2015, 3, 7))
    assert wording("scale", date(2015, 3, 8)) == wording("scale")


def test_all_36_grades_have_a_reliability_and_a_better_one_never_less() -> None:
    shipped = shipped_reliability()
    assert len(shipped.table) == 36
    graded = list(Source)[:-1]
    certain = list(Credibility)[:-1]
    for source in graded:
        row = [shipped.of(Grade(source, one)) for one in certain]
        assert row == sorted(row, reverse=True)
    for one in certain:
        column = [shipped.of(Grade(source, one)) for source in graded]
        assert column == sorted(column, reverse=True)


def test_what_cannot_be_judged_is_not_false() -> None:
    shipped = shipped_reliability()
    assert shipped.of(grade_of("E5")) < shipped.of(grade_of("F6")) < shipped.of(grade_of("A1"))
    assert shipped.of(None) == shipped.of(grade_of("F6"))


def test_a_changed_grade_leaves_the_others() -> None:
    changed = shipped_reliability().but({grade_of("A1"): 0.5}, 0.3)
    assert changed.of(grade_of("A1")) == 0.5
    assert changed.of(None) == 0.3
    assert changed.of(grade_of("B2")) == shipped_reliability().of(grade_of("B2"))
    with pytest.raises(ValueError, match=r"1\.5"):
        shipped_reliability().but({grade_of("A1"): 1.5})


@pytest.mark.parametrize(
    ("weight", "support"),
    [
        (0.0, Support.NONE),
        (0.3, Support.NONE),
        (0.302, Support.WEAK),
        (0.999, Support.WEAK),
        (1.0, Support.MODERATE),
        (2.0, Support.MODERATELY_STRONG),
        (3.0, Support.STRONG),
        (4.0, Support.VERY_STRONG),
        (5.999, Support.VERY_STRONG),
        (6.0, Support.EXTREMELY_STRONG),
    ],
)
def test_a_weight_is_called_as_the_scale_says(weight: float, support: Support) -> None:
    assert verbal(weight) == Verbal(support, against=False)
    assert verbal(-weight) == Verbal(support, against=support is not Support.NONE)


def test_the_scale_names_its_source() -> None:
    assert "ENFSI" in scale_source()


FULL: dict[EvidenceKind, dict[str, Any]] = {
    EvidenceKind.PLATE_SEEN: {"pattern": "吉A?6?26", "plate_colour": "黄"},
    EvidenceKind.COLOUR_SEEN: {"colour": "H"},
    EvidenceKind.PAINT: {
        "layers": [
            {
                "role": "topcoat",
                "lab": [35.1, -2.0, -28.4],
                "finish": "solid",
                "origin": "oem",
                "angles": 1,
            }
        ]
    },
    EvidenceKind.STICKER: {
        "insurer": "PICC",
        "year": 2026,
        "number": "22?1??7",
        "readings": ["2?"],
    },
    EvidenceKind.CLASS_SEEN: {"classes": ["H31", "H32"]},
    EvidenceKind.PART: {"models": ["JAC HFC1036"], "years": [2015, 2019], "number": "81-4420"},
    EvidenceKind.SIGHTING: {"pattern": "吉A?6?26", "metres": 800.0, "minutes": -3.0},
    EvidenceKind.FALSE_PLATE: {"plate": "吉A56826"},
    EvidenceKind.KEY: {"makes": ["JAC"]},
    EvidenceKind.REPORT: {
        "plates": ["吉A56826"],
        "knew": ["车色"],
        "did_not_know": ["时间"],
        "contradictions": ["地点"],
        "called_at": "次日",
    },
    EvidenceKind.FINDING: {"plates": ["吉A56826"], "likelihood": 0.9, "otherwise": 0.02},
}


@pytest.mark.parametrize("kind", EvidenceKind)
def test_plain_values_come_back_as_they_went(kind: EvidenceKind) -> None:
    content = read(kind, FULL[kind])
    assert kind_of(content) is kind
    assert isinstance(content, CONTENTS[kind])
    assert write(content) == FULL[kind]


@pytest.mark.parametrize("kind", EvidenceKind)
def test_a_field_nobody_knows_is_named(kind: EvidenceKind) -> None:
    with pytest.raises(UnknownFieldError) as refused:
        read(kind, FULL[kind] | {"weight": 3})
    assert refused.value.field == "weight"


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        (EvidenceKind.PLATE_SEEN, {}, "pattern"),
        (EvidenceKind.PLATE_SEEN, {"pattern": 7}, "pattern"),
        (EvidenceKind.PLATE_SEEN, {"pattern": " "}, "pattern"),
        (EvidenceKind.CLASS_SEEN, {"classes": []}, "classes"),
        (EvidenceKind.KEY, {"makes": []}, "makes"),
        (EvidenceKind.FALSE_PLATE, {"plate": ""}, "plate"),
        (EvidenceKind.STICKER, {}, "number"),
        (EvidenceKind.PLATE_SEEN, {"pattern": "é"}, "pattern"),
        (EvidenceKind.COLOUR_SEEN, {"colour": "X"}, "colour"),
        (EvidenceKind.COLOUR_SEEN, {"colour": ""}, "colour"),
        (EvidenceKind.PAINT, {"layers": []}, "layers"),
        (EvidenceKind.PAINT, {"layers": [{"lab": [1, 2, 3]}]}, "role"),
        (EvidenceKind.PAINT, {"layers": [{"role": "skin"}]}, "role"),
        (EvidenceKind.PAINT, {"layers": [{"role": "topcoat", "lab": [1, 2]}]}, "lab"),
        (EvidenceKind.PAINT, {"layers": [{"role": "topcoat", "lab": [101, 2, 3]}]}, "lab"),
        (EvidenceKind.PAINT, {"layers": [{"role": "topcoat", "shine": 1}]}, "shine"),
        (EvidenceKind.STICKER, {"year": True}, "year"),
        (EvidenceKind.STICKER, {"year": 26}, "year"),
        (EvidenceKind.PART, {"models": ["A"], "years": [2019, 2015]}, "years"),
        (EvidenceKind.PART, {"models": "A"}, "models"),
        (EvidenceKind.SIGHTING, {"pattern": "吉A1", "metres": -1, "minutes": 2}, "metres"),
        (EvidenceKind.SIGHTING, {"pattern": "吉A1", "metres": True, "minutes": 2}, "metres"),
        (EvidenceKind.FINDING, {"plates": [], "likelihood": 0, "otherwise": 1}, "likelihood"),
        (EvidenceKind.FINDING, {"plates": [], "likelihood": 0.5, "otherwise": 1.5}, "otherwise"),
    ],
)
def test_a_value_that_cannot_be_read_is_named(
    kind: EvidenceKind, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(kind, values)
    assert refused.value.field == field


def test_what_is_empty_is_left_out() -> None:
    assert write(Sticker(number="77")) == {"number": "77"}
    assert write(Part(("A",))) == {"models": ["A"]}
    assert write(Report()) == {}
    assert write(PlateSeen("吉A1")) == {"pattern": "吉A1"}
    assert write(Finding(("吉A1",), 0.5, 0.1))["likelihood"] == 0.5
    assert write(Paint((Layer(Role.PRIMER),)))["layers"][0]["role"] == "primer"


@given(st.sampled_from(Source), st.sampled_from(Credibility))
def test_a_grade_is_read_as_it_is_written(source: Source, credibility: Credibility) -> None:
    assert grade_of(str(Grade(source, credibility))) == Grade(source, credibility)
