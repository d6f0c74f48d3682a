"""Papers to JSON and back."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cases.papers.blocks import AmountLine, DocRef, PartyBlock, ServiceLine, SessionLine
from cases.papers.codec import content_hash, from_json, from_plain, to_json
from cases.papers.forms import PAPERS, Agreement, Paper, Termination
from cases.papers.kinds import FormKind, Manner, ServiceMethod, TerminationGround
from cases.papers.specs import FieldSpec, FieldType, field_specs

TERMINATION = Termination(
    organ="澄州市公安局交通警察支队临江大队",
    issued_on=date(2026, 9, 24),
    officers=("王砚秋", "周敏"),
    accident_at=datetime(2026, 8, 3, 0, 15, tzinfo=UTC),
    parties=(PartyBlock(name="卢建平", side="甲方", age=41), PartyBlock(name="宋巧云")),
    determination=DocRef(title="道路交通事故认定书", number="2026-0163"),
    sessions=(
        SessionLine(
            held_at=datetime(2026, 9, 17, 1, 30, tzinfo=UTC),
            notices=(ServiceLine(recipient="卢建平", method=ServiceMethod.LEFT),),
            absent=("卢建平",),
        ),
    ),
    ground=TerminationGround.ABSENCE,
    change_requested=False,
)
AGREEMENT = Agreement(
    amounts=(AmountLine(item="医疗费", amount=Decimal("12345.60")),),
    total=Decimal("12345.60"),
    manner=Manner.ONCE,
)


@pytest.mark.parametrize("paper", [TERMINATION, AGREEMENT])
def test_a_paper_comes_back_equal(paper: Paper) -> None:
    assert from_json(paper.kind, to_json(paper)) == paper


@pytest.mark.parametrize("kind", FormKind)
def test_every_form_has_an_empty_paper_that_comes_back_equal(kind: FormKind) -> None:
    empty = PAPERS[kind]()
    assert empty.kind is kind
    assert from_json(kind, to_json(empty)) == empty


def test_the_amount_keeps_its_fen() -> None:
    again = from_json(FormKind.AGREEMENT, to_json(AGREEMENT))
    assert isinstance(again, Agreement)
    assert str(again.total) == "12345.60"


def test_the_hash_changes_with_any_field() -> None:
    other = from_plain(Termination, {"organ": "澄州市公安局交通警察支队江北大队"})
    assert content_hash(other) != content_hash(TERMINATION)
    assert content_hash(TERMINATION) == content_hash(
        from_json(FormKind.TERMINATION, to_json(TERMINATION))
    )


@pytest.mark.parametrize(
    ("plain", "named"),
    [
        ({"colour": "红"}, "Termination: unknown field colour"),
        ({"issued_on": "2026-13-01"}, "Termination.issued_on"),
        ({"issued_on": 20260301}, "Termination.issued_on"),
        ({"ground": "two_absences"}, "Termination.ground"),
        ({"officers": "王砚秋"}, "Termination.officers"),
        ({"parties": [{"name": "卢建平", "age": True}]}, r"Termination.parties\[0\].age"),
        ({"parties": ["卢建平"]}, r"Termination.parties\[0\]"),
        ([], "Termination: an object"),
    ],
)
def test_what_does_not_fit_is_named(plain: object, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        from_plain(Termination, plain)


def test_a_wrong_amount_is_named() -> None:
    with pytest.raises(ValueError, match=r"Agreement\.total"):
        from_plain(Agreement, {"total": "一万元"})


def _flat(specs: tuple[FieldSpec, ...]) -> list[FieldSpec]:
    return [spec for top in specs for spec in (top, *_flat(top.fields))]


@pytest.mark.parametrize("kind", FormKind)
def test_every_field_has_a_label_and_an_editor(kind: FormKind) -> None:
    specs = field_specs(kind)
    slots = (getattr(one, "__slots__", ()) for one in PAPERS[kind].__mro__)
    assert {spec.name for spec in specs} == {name for one in slots for name in one}
    for spec in _flat(specs):
        assert spec.label
        assert (spec.editor is FieldType.CHOICE) == (spec.choices is not None)
        assert (spec.editor is FieldType.BLOCK) == bool(spec.fields)


def test_the_editor_of_a_field_follows_its_type() -> None:
    specs = {spec.name: spec for spec in field_specs(FormKind.TERMINATION)}
    assert specs["facts"].long
    assert specs["sessions"].many
    assert specs["sessions"].fields[0].editor is FieldType.MOMENT
    assert specs["ground"].choices is TerminationGround
    assert specs["change_requested"].editor is FieldType.YES_NO
    assert specs["ended_on"].editor is FieldType.DATE
    assert specs["ended_on"].optional
