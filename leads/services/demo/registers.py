"""Invented extracts: some thousand vehicles and their policies, the same ones every time."""

import csv
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from cases.law.approvals import Approving
from leads.registers.fields import ExtractKind
from leads.registers.records import ExtractEntry, ExtractId
from leads.services.demo.telling import Telling
from leads.services.extracts import ExtractService
from leads.services.extracts.importing import SUBJECTS

HEADER = (
    "号牌号码", "号牌种类", "车辆类型", "品牌", "型号", "出厂年份", "车身颜色", "区县", "所有人",
)  # fmt: skip
POLICY_HEADER = ("保险单号", "保险公司", "起保日期", "号牌号码", "投保人")
INSURERS = ("北岸财险", "华澄财险", "江南安保保险")
_DISTRICTS = ("临江区", "河口区", "北塘区", "河东区")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
#: Class, make, models, plates; each as often as it stands here.
_VANS = ("小型汽车", "微型普通客车", "五岳", ("WY6390", "WY6420"))
_LORRIES = ("小型汽车", "轻型普通货车", "江川", ("JC1031", "JC1041"))
_CARS = ("小型汽车", "小型轿车", "星驰", ("XC3", "XC6"))
_BUSES = ("小型汽车", "小型普通客车", "星驰", ("XM7", "XM8"))
_BIKES = ("普通摩托车", "普通二轮摩托车", "飞驹", ("FJ125", "FJ150"))
_KINDS = (_CARS, _CARS, _CARS, _CARS, _BUSES, _VANS, _LORRIES, _LORRIES, _BIKES, _BIKES)
_COLOURS = ("白", "白", "白", "黑", "灰", "灰", "红", "蓝", "蓝", "棕")
_SURNAMES = "卢宋裴谢韩陶沈顾鲁方庞尤胡苗薛柯郑曲章刘孟靳石段汪丁任余姜贺"
_GIVEN = (
    "建平",
    "东升",
    "立军",
    "玉珍",
    "佩兰",
    "雪梅",
    "春燕",
    "大年",
    "德胜",
    "启明",
    "长庚",
    "素秋",
)


@dataclass(frozen=True, slots=True)
class Registered:
    """A vehicle of the register, with its policy."""

    plate: str
    plate_kind: str
    kind: str
    make: str
    model: str
    year: int
    colour: str
    district: str
    keeper: str
    insurer: str
    policy: str

    def row(self) -> tuple[str, ...]:
        """Return the line of the vehicle office."""
        return (
            self.plate, self.plate_kind, self.kind, self.make, self.model, str(self.year),
            self.colour, self.district, self.keeper,
        )  # fmt: skip

    def policy_row(self, day: str) -> tuple[str, ...]:
        """Return the line of the insurer."""
        return self.policy, self.insurer, day, self.plate, self.keeper


def registered(count: int, seed: int) -> list[Registered]:
    """Invent vehicles; the letter Z after 苏 is given to no city."""
    dice = Random(seed)  # noqa: S311 - invention, not secrecy
    found: dict[str, Registered] = {}
    while len(found) < count:
        plate = f"苏Z{dice.randint(0, 9)}{dice.choice(_LETTERS)}{dice.randint(0, 999):03}"
        plate_kind, kind, make, models = dice.choice(_KINDS)
        found[plate] = Registered(
            plate,
            plate_kind,
            kind,
            make,
            dice.choice(models),
            dice.randint(2012, 2024),
            dice.choice(_COLOURS),
            dice.choice(_DISTRICTS),
            dice.choice(_SURNAMES) + dice.choice(_GIVEN),
            dice.choice(INSURERS),
            f"PDZA2025{dice.randint(0, 99999):05}",
        )
    return list(found.values())


def bring_in_vehicles(told: Telling, vehicles: Iterable[Registered]) -> ExtractId:
    """Have an extract of the vehicle office approved, and bring it in."""
    rows = [one.row() for one in vehicles]
    return _bring_in(told, ExtractKind.VEHICLES, "澄州市车辆管理所", HEADER, rows)


def bring_in_policies(told: Telling, vehicles: Iterable[Registered]) -> ExtractId:
    """Have an extract of the insurer approved, and bring it in."""
    day = (told.began - timedelta(days=100)).date().isoformat()
    rows = [one.policy_row(day) for one in vehicles]
    return _bring_in(told, ExtractKind.POLICIES, "华澄财险澄州分公司", POLICY_HEADER, rows)


def _bring_in(
    told: Telling,
    kind: ExtractKind,
    source: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> ExtractId:
    told.stage.on()
    asked = told.lead.approvals.request(
        told.case, Approving.REGISTER_EXTRACT, SUBJECTS[kind], grounds="查找逃逸车辆"
    )
    told.approved(asked, "范围与本案相当", "同意，仅限本案使用")
    service = ExtractService(told.lead)
    entry = ExtractEntry(
        kind=kind,
        source=source,
        as_of=told.stage.today - timedelta(days=1),
        legal_basis="调取证据通知书 0917 号",
        purpose="查找逃逸车辆",
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{source}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(header)
            out.writerows(rows)
        read = service.inspect(told.case, path, kind)
        work = service.bring_in(told.case, read, read.mapping(), entry)
        while True:
            try:
                next(work)
            except StopIteration as end:
                made: ExtractId = end.value.extract_id
                return made
