"""A squad's ledger of any length, invented: the same rows for the same seed."""

import csv
import random
from datetime import datetime, timedelta
from pathlib import Path

HEADER = (
    "案号",
    "事故时间",
    "事故地点",
    "当事人",
    "号牌号码",
    "事故类型",
    "伤亡情况",
    "是否逃逸",
    "主办民警",
    "认定书编号",
    "认定日期",
    "结案日期",
    "备注",
)

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲华红建国志峰海燕鑫鹏宇浩然子轩"
    "梓涵欣怡佳琪晨曦思远嘉豪俊凯雪梅春生德福永贵长江成龙振东新民庆云"
)
_ROADS = "滨河学府临江解放人民建设中山和平胜利新华文化体育光明团结友谊振兴迎宾东风长征朝阳"
_KINDS = (("财产损失", 0.62), ("伤人", 0.34), ("死亡", 0.04))
#: Day after the last accident of the ledger.
_END = datetime(2026, 9, 20)  # noqa: DTZ001 - the wall clock of the ledger


def rows(
    count: int, *, seed: int = 7, officers: tuple[str, ...] = (), open_share: float = 0.013
) -> list[tuple[str, ...]]:
    """Return ledger rows, oldest first; of the last ones nine in ten are still open."""
    draw = random.Random(seed)
    begin = _END - timedelta(days=365 * 8)
    step = (_END - begin) / count
    open_since = count * (1 - open_share)
    serial: dict[int, int] = {}
    made = []
    for index in range(count):
        at = begin + step * index + timedelta(minutes=draw.randrange(0, 50))
        serial[at.year] = serial.get(at.year, 0) + 1
        made.append(
            _row(
                draw,
                at,
                serial[at.year],
                officers,
                is_open=_is_open(draw, index, open_since),
            )
        )
    return made


def write(
    path: Path,
    count: int,
    *,
    seed: int = 7,
    officers: tuple[str, ...] = (),
    open_share: float = 0.013,
) -> None:
    """Write a ledger as an office program saves it: a title, the header, the rows."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        out.writerows(rows(count, seed=seed, officers=officers, open_share=open_share))


def _is_open(draw: random.Random, index: int, since: float) -> bool:
    return index > since and draw.random() < 0.9


def _row(
    draw: random.Random, at: datetime, serial: int, officers: tuple[str, ...], *, is_open: bool
) -> tuple[str, ...]:
    kind = draw.choices([name for name, _ in _KINDS], [share for _, share in _KINDS])[0]
    harm = {"财产损失": "", "伤人": f"伤{draw.randrange(1, 4)}人", "死亡": "死1人"}[kind]
    determined = min(at + timedelta(days=draw.randrange(3, 11)), _END)
    closed = min(determined + timedelta(days=draw.randrange(10, 90)), _END)
    return (
        f"{at.year}-{serial:05d}",
        f"{at:%Y-%m-%d %H:%M}",
        _place(draw),
        "、".join(_name(draw) for _ in range(draw.choice((1, 2, 2, 2, 3)))),
        "、".join(_plate(draw) for _ in range(draw.choice((1, 1, 2)))),
        kind,
        harm,
        "是" if draw.random() < 0.03 else "否",
        draw.choice(officers) if officers else _name(draw),
        f"澄临认字〔{at.year}〕第{serial}号",
        f"{determined:%Y-%m-%d}",
        "" if is_open else f"{closed:%Y-%m-%d}",
        draw.choice(("", "", "", "双方自行协商", "保险公司已定损")),
    )


def _name(draw: random.Random) -> str:
    return draw.choice(_SURNAMES) + "".join(
        draw.choice(_GIVEN) for _ in range(draw.choice((1, 2, 2)))
    )


def _place(draw: random.Random) -> str:
    def road() -> str:
        start = draw.randrange(0, len(_ROADS) - 1, 2)
        return _ROADS[start : start + 2] + draw.choice(("路", "街", "大道"))

    match draw.randrange(3):
        case 0:
            return f"{road()}与{road()}路口"
        case 1:
            return f"{road()}{draw.randrange(1, 900)}号门前"
        case _:
            road_number = draw.choice((102, 202, 303))
            return f"G{road_number}线{draw.randrange(1, 400)}公里{draw.randrange(1, 999)}米"


def _plate(draw: random.Random) -> str:
    tail = "".join(draw.choice("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(5))
    return (
        f"澄{draw.choice('ABCD')}{tail}"
        if draw.random() < 0.9
        else f"澄AD{draw.randrange(10000, 99999)}"
    )
