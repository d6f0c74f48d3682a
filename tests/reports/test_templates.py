"""Forms as content, replaceable by the unit."""

from dataclasses import replace
from pathlib import Path

import pytest

from cases.papers.kinds import FormKind, NumberSource
from cases.refusals import Reason, Refusal
from reports.press import OfficePress
from reports.templates import load, problems
from tests.reports import samples
from tests.reports.reading import text_of


def problem(folder: Path, name: str, text: str) -> str:
    (folder / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(Refusal) as refused:
        load(FormKind.TERMINATION, folder)
    assert refused.value.reason is Reason.TEMPLATE_INVALID
    return str(refused.value.details["problem"])


@pytest.mark.parametrize("kind", FormKind)
def test_every_form_has_a_file_that_holds_together(kind: FormKind) -> None:
    form = load(kind).form
    assert form.kind is kind
    assert form.title
    assert not form.replaced
    assert (form.number_source is NumberSource.UNIT) == bool(form.number_pattern)


def test_the_number_follows_the_pattern() -> None:
    assert load(FormKind.TERMINATION).form.number("澄临", 2026, 12) == "澄临公交调终字〔2026〕12号"


def test_the_unit_replaces_a_sentence_and_keeps_the_rest(tmp_path: Path) -> None:
    (tmp_path / "termination.toml").write_text(
        '[say.cause]\nabsence = "当事人{by_party}未到场参加调解且无正当理由"\n', "utf-8"
    )
    press = OfficePress(tmp_path)
    assert press.form(FormKind.TERMINATION).replaced
    assert not press.form(FormKind.AGREEMENT).replaced
    template = load(FormKind.TERMINATION, tmp_path)
    assert set(template.say["cause"].texts) == set(load(FormKind.TERMINATION).say["cause"].texts)
    assert press.faults(samples.TERMINATION) == ()


def test_the_unit_may_ask_for_more_but_not_for_less(tmp_path: Path) -> None:
    (tmp_path / "termination.toml").write_text('required = ["phone"]\n', "utf-8")
    required = load(FormKind.TERMINATION, tmp_path).form.required
    assert "phone" in required
    assert set(load(FormKind.TERMINATION).form.required) < set(required)


def test_a_shared_sentence_can_be_replaced_for_all_forms(tmp_path: Path) -> None:
    (tmp_path / "common.toml").write_text(
        '[say.insurer]\ntext = "可以将保险公司列为当事人。"\n', "utf-8"
    )
    for kind in FormKind:
        assert load(kind, tmp_path).say["insurer"].texts["text"].parts == (
            "可以将保险公司列为当事人。",
        )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[[body]]\ntext = "{colour}"\n', "{colour}"),
        ('[[body]]\neach = "sessions"\ntext = "{colour}"\n', "{colour}"),
        ('[[body]]\neach = "organ"\ntext = "{name}"\n', "organ is not a list"),
        ('[[body]]\ntext = "{organ}"\nwhen = "colour"\n', "colour in a condition"),
        ('[[body]]\ntext = "{organ}"\nwhen = "ground=gave_up"\n', "gave_up"),
        ('[[body]]\ntext = "{organ}"\ncolour = 1\n', "colour in a block"),
        ('number_pattern = "{city}字〔{year}〕{n}号"\n', "{city}"),
        ('number_pattern = "字〔{year}〕号"\n', "{n}"),
        ('required = ["parties.colour"]\n', "parties.colour"),
        ('copies = ["everyone"]\n', "everyone"),
        ("colour = 1\n", "colour"),
        ('[say.cause]\ngave_up = "视为放弃"\n', "say.cause"),
        ('[words.colour]\nred = "红"\n', "words.colour"),
        ('copies_line = "一式[{copies}份"\n', "brackets"),
        ("title = \n", "TOML|Invalid"),
    ],
)
def test_what_the_unit_asks_for_in_vain_is_named(tmp_path: Path, text: str, named: str) -> None:
    found = problem(tmp_path, "termination", text)
    assert any(part in found for part in named.split("|"))


def test_what_is_wrong_is_told_form_by_form(tmp_path: Path) -> None:
    assert problems(tmp_path / "none") == {}
    (tmp_path / "agreement.toml").write_text("colour = 1\n", "utf-8")
    found = problems(tmp_path)
    assert list(found) == [FormKind.AGREEMENT]
    assert "colour" in found[FormKind.AGREEMENT]


def test_a_number_from_the_national_system_is_required(tmp_path: Path) -> None:
    (tmp_path / "termination.toml").write_text(
        'number_source = "national"\nnumber_pattern = ""\n', "utf-8"
    )
    press = OfficePress(tmp_path)
    assert press.missing(samples.TERMINATION) == ()
    (lacking,) = press.missing(replace(samples.TERMINATION, number=""))
    assert lacking.field == "number"


def test_nothing_is_added_to_a_page_whose_layout_is_fixed(tmp_path: Path) -> None:
    (tmp_path / "termination.toml").write_text("fixed = true\n", "utf-8")
    press = OfficePress(tmp_path, strips={FormKind.TERMINATION: True})
    paper = samples.TERMINATION
    assert "日志" not in text_of(press.render(paper, draft=False, trace=samples.trace(paper)))


def test_the_unit_may_keep_a_stub(tmp_path: Path) -> None:
    (tmp_path / "termination.toml").write_text('copies = ["stub", "party", "file"]\n', "utf-8")
    names = [one.name for one in OfficePress(tmp_path).recipients(samples.TERMINATION)]
    assert names == ["存根", "卢建平", "宋巧云", samples.INSURER.name, "附卷"]
