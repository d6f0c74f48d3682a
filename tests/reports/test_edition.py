"""An edition tells two presses apart that would not print alike."""

from pathlib import Path

from cases.papers.kinds import FormKind
from reports.press import OfficePress


def test_presses_that_print_alike_are_of_one_edition() -> None:
    assert OfficePress().edition() == OfficePress().edition()


def test_whatever_changes_the_page_changes_the_edition(tmp_path: Path) -> None:
    plain = OfficePress().edition()
    (tmp_path / "termination.toml").write_text("title = '终结书'", encoding="utf-8")
    others = (
        OfficePress(numerals=True),
        OfficePress(demo=True),
        OfficePress(strips={FormKind.TERMINATION: False}),
        OfficePress(tmp_path),
    )

    editions = [press.edition() for press in others]

    assert plain not in editions
    assert len(set(editions)) == len(editions)


def test_new_wording_of_the_unit_is_a_new_edition(tmp_path: Path) -> None:
    press = OfficePress(tmp_path)
    before = press.edition()
    (tmp_path / "termination.toml").write_text("title = '终结书'", encoding="utf-8")

    assert press.edition() != before
