"""Every field, choice and fault of a paper has words in the window."""

import re
from pathlib import Path

import pytest

from cases.papers import kinds
from cases.papers.kinds import FormKind
from cases.papers.specs import FieldSpec, field_specs
from ui.labels import papers

ROOT = Path(__file__).parents[3]


def flat(specs: tuple[FieldSpec, ...]) -> list[FieldSpec]:
    return [spec for top in specs for spec in (top, *flat(top.fields))]


@pytest.mark.parametrize("kind", FormKind)
def test_every_field_and_choice_has_words(kind: FormKind) -> None:
    assert papers.FORMS[kind]
    for spec in flat(field_specs(kind)):
        assert spec.label in papers.FIELDS
        if spec.choices is not None:
            assert set(papers.CHOICES[spec.choices]) == set(spec.choices)


def test_every_fault_the_press_can_find_has_words() -> None:
    places = [*(ROOT / "reports").glob("*checks.py"), *(ROOT / "cases").rglob("*checks.py")]
    source = "\n".join(path.read_text("utf-8") for path in places)
    assert set(re.findall(r'"([AK]\d+)"', source)) == set(papers.FAULTS)


def test_every_recipient_seal_and_source_has_words() -> None:
    assert set(papers.RECIPIENTS) == set(kinds.RecipientKind)
    assert set(papers.SEALS) == set(kinds.SealKind)
    assert set(papers.NUMBER_SOURCES) == set(kinds.NumberSource)
