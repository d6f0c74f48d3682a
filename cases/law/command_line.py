"""The arguments of `main.py clock`; what answers them is imported when it is asked."""

import argparse


def add_clock_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the `clock` command to the parser of the program."""
    parser = subparsers.add_parser(
        "clock", help="计算期限", description="按工作日、自然日、月、小时或者规则计算期限。"
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--days", type=_positive, metavar="N", help="日数")
    what.add_argument("--months", type=_positive, metavar="N", help="月数")
    what.add_argument("--hours", type=_positive, metavar="N", help="小时数")
    what.add_argument("--rule", metavar="RULE", help="规则名，见 --list")
    what.add_argument("--list", action="store_true", help="列出全部规则")
    parser.add_argument("--from", dest="start", metavar="DATE", help="起算的日期或者时间")
    parser.add_argument(
        "--count", choices=["working", "calendar"], help="工作日或者自然日，与 --days 同用"
    )
    parser.add_argument("--before", action="store_true", help="向前倒数")
    parser.add_argument("--maximum", action="store_true", help="最长期限，遇节假日不顺延")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from cases.law.command import run

    return run(args)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("须为正整数")
    return number
