"""The arguments of `main.py rank`; what answers them is imported when it is asked."""

import argparse
from pathlib import Path


def add_rank_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the `rank` command to the parser of the program."""
    parser = subparsers.add_parser(
        "rank",
        help="按线索排列嫌疑车辆",
        description="按请求中的线索，对登记数据中的车辆计算概率并排列。概率为办案参考，不作证据，不入卷。",
    )
    parser.add_argument("request", type=Path, metavar="REQUEST.json", help="请求文件")
    parser.add_argument("--top", type=_positive, default=20, metavar="K", help="列出几辆，默认 20")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from leads.services.candidates.command import run

    return run(args)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("须为正整数")
    return number
