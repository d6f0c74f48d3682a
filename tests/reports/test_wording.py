"""Sentences with placeholders."""

import pytest

from reports.wording import BLANK, wording

VALUES = {"name": "卢建平", "proof": "", "note": "[x] {y}"}


def fill(text: str, blanks: list[str] | None = None) -> str:
    return wording(text).filled(lambda name: VALUES[name], [] if blanks is None else blanks)


def test_a_field_takes_its_place() -> None:
    assert fill("{name}到场。") == "卢建平到场。"


def test_an_optional_part_goes_when_its_field_is_empty() -> None:
    assert fill("{name}[（{proof}）]到场[，{name}]。") == "卢建平到场，卢建平。"


def test_an_empty_field_leaves_a_blank_and_is_reported() -> None:
    blanks: list[str] = []
    assert fill("凭据：{proof}。", blanks) == f"凭据：{BLANK}。"
    assert blanks == ["proof"]


def test_what_an_officer_typed_is_never_read_as_a_placeholder() -> None:
    assert fill("备注：{note}") == "备注：[x] {y}"


@pytest.mark.parametrize("text", ["[", "]", "[[x]]", "a}", "{", "{a b}", "[{x}"])
def test_what_does_not_match_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"brace|bracket"):
        wording(text)


def test_the_names_of_all_fields_are_known() -> None:
    assert wording("{a}[{b}c]").names() == {"a", "b"}
