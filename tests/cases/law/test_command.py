import argparse
import json
from typing import Any

import pytest

from cases.law.command import run
from cases.law.command_line import add_clock_parser
from cases.law.rules import load_rules


def clock(*arguments: str) -> int:
    """Run the command as the program does; return its exit status."""
    parser = argparse.ArgumentParser(prog="main.py")
    add_clock_parser(parser.add_subparsers(dest="command", required=True))
    try:
        return run(parser.parse_args(["clock", *arguments]))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert clock(*arguments, "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_the_worked_example_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "--rule", "mediation.notice", "--from", "2026-10-09") == {
        "rule": "mediation.notice",
        "article": "道路交通事故处理程序规定 第八十八条",
        "from": "2026-10-09",
        "due": "2026-09-29",
        "count": "working",
        "counted": ["2026-10-08", "2026-09-30", "2026-09-29"],
        "provisional": False,
    }


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        (("--days", "10", "--count", "working", "--from", "2026-02-10"), "2026-03-02"),
        (("--days", "3", "--count", "working", "--from", "2026-10-09", "--before"), "2026-09-29"),
        (("--days", "30", "--count", "calendar", "--from", "2026-09-03"), "2026-10-08"),
        (
            ("--days", "30", "--count", "calendar", "--from", "2026-09-03", "--maximum"),
            "2026-10-03",
        ),
        (("--days", "5", "--count", "calendar", "--from", "2026-10-08", "--before"), "2026-10-03"),
        (("--months", "1", "--from", "2026-01-31"), "2026-02-28"),
        (("--months", "3", "--from", "2026-07-01"), "2026-10-08"),
        (("--months", "3", "--from", "2026-07-01", "--maximum"), "2026-10-01"),
        (("--hours", "24", "--from", "2026-09-30T22:15"), "2026-10-01T22:15:00+08:00"),
        (("--hours", "8", "--from", "2026-09-30T22:15:00Z"), "2026-10-01T14:15:00+08:00"),
        (("--days", "1", "--count", "working", "--from", "2026-09-02T16:30Z"), "2026-09-04"),
        (("--rule", "mediation.period", "--from", "2026-11-02T09:00"), "2026-11-16"),
    ],
)
def test_every_kind_of_period_is_answered(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], due: str
) -> None:
    said = answer(capsys, *arguments)
    assert said["due"] == due
    assert list(said) == ["rule", "article", "from", "due", "count", "counted", "provisional"]


def test_a_year_without_a_table_is_said_beside_the_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert clock("--days", "10", "--count", "working", "--from", "2026-12-24", "--json") == 0
    written = capsys.readouterr()
    assert json.loads(written.out)["provisional"] is True
    assert "暂按周末推算，未含调休" in written.err


def test_the_list_names_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    listed = answer(capsys, "--list")
    assert [entry["rule"] for entry in listed] == list(load_rules().rules)
    assert all(entry["title_en"] and entry["article"] for entry in listed)
    assert clock("--list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(load_rules().rules)


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            ("--rule", "review.application", "--from", "2026-09-29"),
            [
                "申请复核（道路交通事故处理程序规定 第七十一条第一款）",
                "起算 2026-09-29 周二，3个工作日，当日不计",
                "   1  2026-09-30 周三",
                "   2  2026-10-08 周四",
                "   3  2026-10-09 周五",
                "期满 2026-10-09 周五",
            ],
        ),
        (
            ("--days", "30", "--count", "calendar", "--from", "2026-09-03"),
            [
                "起算 2026-09-03 周四，30日，当日不计",
                "最后一日 2026-10-03 周六 是节假日，顺延",
                "期满 2026-10-08 周四",
            ],
        ),
        (
            ("--rule", "mediation.change", "--from", "2026-10-08"),
            [
                "请求变更调解时间（道路交通事故处理程序规定 第八十八条第二款）",
                "起算 2026-10-08 周四，1个工作日之前，当日不计",
                "   1  2026-09-30 周三",
                "最迟 2026-09-30 周三",
            ],
        ),
        (
            ("--hours", "8", "--from", "2026-09-30T22:15"),
            ["起算 2026-09-30 22:15，8小时", "期满 2026-10-01 06:15"],
        ),
    ],
)
def test_the_plain_answer_can_be_read(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], lines: list[str]
) -> None:
    assert clock(*arguments) == 0
    assert capsys.readouterr().out.splitlines() == lines


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--days", "3", "--from", "2026-01-01"),
        ("--days", "3", "--count", "working"),
        ("--days", "0", "--count", "working", "--from", "2026-01-01"),
        ("--days", "three", "--count", "working", "--from", "2026-01-01"),
        ("--days", "3", "--count", "lunar", "--from", "2026-01-01"),
        ("--days", "3", "--count", "working", "--from", "2026-02-30"),
        ("--days", "3", "--months", "3", "--from", "2026-01-01"),
        ("--months", "3", "--from", "2026-01-01", "--before"),
        ("--months", "3", "--from", "2026-01-01", "--count", "working"),
        ("--hours", "3", "--from", "2026-01-01"),
        ("--hours", "3", "--from", "2026-01-01T08:00", "--maximum"),
        ("--hours", "3", "--from", "2026-01-01T08:00", "--before"),
        ("--rule", "mediation.holiday", "--from", "2026-01-01"),
        ("--rule", "mediation.period", "--from", "2026-01-01", "--before"),
        ("--rule", "mediation.period", "--from", "2026-01-01", "--maximum"),
        ("--rule", "mediation.period", "--from", "2026-01-01", "--count", "working"),
    ],
)
def test_wrong_arguments_exit_2_and_answer_nothing(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert clock(*arguments, "--json") == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--rule", "mediation.period", "--from", "2018-04-30"), "人工核对"),
        (("--days", "3", "--count", "working", "--from", "9999-12-30"), "超出可以计算的范围"),
        (("--months", "1", "--from", "9999-12-30"), "超出可以计算的范围"),
        (("--days", "3", "--count", "working", "--from", "0001-01-02", "--before"), "超出"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_exit_1(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert clock(*arguments, "--json") == 1
    written = capsys.readouterr()
    assert written.out == ""
    assert said in written.err
