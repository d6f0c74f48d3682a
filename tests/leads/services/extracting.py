"""Files of registers, an approved request, and an extract brought in, for tests."""

import csv
from collections.abc import Generator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from cases.law.approvals import Approving
from cases.records.approvals import Decision
from cases.records.ids import CaseId
from cases.records.progress import Progress
from cases.services.desk import Desk
from leads.registers.fields import ExtractKind
from leads.registers.records import ExtractEntry, ExtractResult
from leads.services.extracts import ExtractService
from leads.services.extracts.importing import SUBJECTS

Result = TypeVar("Result")

#: As the vehicle office titles its columns.
HEADER = (
    "号牌号码", "号牌种类", "车辆类型", "品牌", "型号", "初次登记日期", "车身颜色", "区县",
    "所有人", "身份证号", "联系电话",
)  # fmt: skip
ROWS = (
    ("吉A56626", "小型汽车", "轻型普通货车", "江淮", "HFC1036", "2017-05-02", "蓝", "临江区",
     "卓一鸣", "220100198001010017", "13900000017"),
    ("吉A86826", "小型汽车", "H31", "福田", "BJ1036", "2015", "H", "临江区",
     "边小楼", "220100197902020026", "13900000026"),
    ("吉A5662B", "小型汽车", "小型轿车", "大众", "捷达", "2020年", "白色", "河口区",
     "池上春", "220100199003030035", "13900000035"),
    ("吉B·12345", "大型汽车", "重型自卸货车", "解放", "J6P", "2019/3/4", "红",
     "河口区", "运输公司", "", ""),
)  # fmt: skip
ENTRY = ExtractEntry(
    kind=ExtractKind.VEHICLES,
    source="澄州市车辆管理所",
    as_of=date(2026, 9, 20),
    legal_basis="调取证据通知书澄临调〔2026〕5号",
    purpose="查找逃逸的蓝色轻型货车",
)


def register(
    path: Path,
    rows: Sequence[Sequence[str]] = ROWS,
    *,
    header: Sequence[str] = HEADER,
    encoding: str = "utf-8",
) -> Path:
    """Write a register as the vehicle office hands it over."""
    with path.open("w", encoding=encoding, newline="") as file:
        out = csv.writer(file)
        out.writerow(header)
        out.writerows(rows)
    return path


def approve(
    lead: Desk, head: Desk, case_id: CaseId, kind: ExtractKind = ExtractKind.VEHICLES
) -> None:
    """Have an extract of the kind approved."""
    asked = lead.approvals.request(
        case_id, Approving.REGISTER_EXTRACT, SUBJECTS[kind], grounds="查找逃逸车辆"
    )
    head.approvals.decide(asked, Decision.APPROVED)


def to_end(work: Generator[Progress, None, Result]) -> Result:
    """Return the result of a long work."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def bring_in(
    service: ExtractService, case_id: CaseId, path: Path, entry: ExtractEntry = ENTRY
) -> ExtractResult:
    """Bring a file in as the dialog does."""
    file = service.inspect(case_id, path, entry.kind)
    return to_end(service.bring_in(case_id, file, file.mapping(), entry))
