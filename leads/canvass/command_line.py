"""The arguments of `main.py canvass`; what answers them is imported when it is asked."""

import argparse
from collections.abc import Callable
from pathlib import Path


def add_canvass_parser(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the `canvass` command with the function that adds commands to the program."""
    added = command("canvass", _run, "走访次序：按每分钟找到的概率排列各门")
    added.add_argument("request", type=Path, metavar="REQUEST.json")
    added.add_argument("--json", action="store_true", help="输出 JSON")


def _run(args: argparse.Namespace) -> int:
    from leads.canvass.command import run

    return run(args)
