"""`main.py canvass`: the order of doors for a request in JSON, without a station."""

import argparse
import json
import sys
from typing import Any

from leads.canvass.request import Wrong, answer, read

_WRONG_ARGUMENTS = 2


def run(args: argparse.Namespace) -> int:
    """Do what the arguments of `canvass` ask; return the exit status."""
    try:
        asked = read(json.loads(args.request.read_text(encoding="utf-8-sig")))
    except OSError:
        return _wrong(f"无法读取 {args.request}。请核对文件名和位置。")
    except Wrong as wrong:
        return _wrong(str(wrong))
    except (ValueError, RecursionError):
        return _wrong(f"{args.request} 不是 UTF-8 的 JSON 文件")
    found = answer(asked)
    text = json.dumps(found, ensure_ascii=False) if args.json else _as_text(found)
    sys.stdout.write(f"{text}\n")
    return 0


def _wrong(message: str) -> int:
    sys.stderr.write(f"canvass: {message}\n")
    return _WRONG_ARGUMENTS


def _as_text(found: dict[str, Any]) -> str:
    lines = [f"{n:>4}  {door}" for n, door in enumerate(found["order"], 1)]
    lines.append(f"预计 {found['expected_minutes']} 分钟，依原次序 {found['naive_minutes']} 分钟")
    lines += [f"{minutes:>4} 分钟  {share:.1%}" for minutes, share in found["found_by"]]
    lines.append("概率为办案参考，不作证据，不入卷。")
    return "\n".join(lines)
