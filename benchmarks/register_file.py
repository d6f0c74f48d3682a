"""A vehicle register of any length, invented: the same rows for the same seed."""

import csv
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

HEADER = (
    "plate", "plate_colour", "class", "make", "model", "year", "colour", "district", "keeper",
    "policy_insurer", "policy_year", "policy_number",
)  # fmt: skip
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_MODELS = tuple(
    (make, f"{make[:1]}{number}")
    for make in ("江淮", "福田", "解放", "大众", "长安", "五菱", "丰田", "本田")
    for number in range(1031, 1061)
)
_CLASSES = ("K33", "K33", "K33", "K32", "K31", "H31", "H32", "H37", "M21", "H11")
_DISTRICTS = ("临江区", "河口区", "望湖县", "青石县", "东岭区", "澄北区", "南屏县", "开发区")
_INSURERS = ("华澄财险", "中泰财险", "安江财险", "国瑞财险")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉玲"


def write(path: Path, count: int, *, seed: int = 11) -> None:
    """Write a register as the vehicle office hands it over."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        rows = _rows(count, random.Random(seed))
        while some := list(islice(rows, 20_000)):
            out.writerows(some)


def _rows(count: int, draw: random.Random) -> Iterator[tuple[str | int, ...]]:
    for number in range(count):
        make, model = draw.choice(_MODELS)
        first = draw.randrange(100_000)
        tail = f"{first:05d}" if number % 3 else f"{draw.choice(_LETTERS)}{first % 10_000:04d}"
        year = draw.randrange(2008, 2027)
        yield (
            f"吉{draw.choice('AABCEF')}{tail}",
            "蓝",
            draw.choice(_CLASSES),
            make,
            model,
            year,
            draw.choice("AAABBCEGHHIJ"),
            draw.choice(_DISTRICTS),
            draw.choice(_SURNAMES) + draw.choice(_GIVEN) + draw.choice(_GIVEN),
            draw.choice(_INSURERS),
            2026 - draw.randrange(2),
            f"PDZA2026220100{draw.randrange(10**8):08d}",
        )
