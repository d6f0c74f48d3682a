"""A register of 1,000,000 vehicles: brought in, and looked through as one types.

The import is measured against `csv` and `executemany` of the same rows into plain sqlite3, the
search against the `LIKE` scan of the same station: a table of the same rows in the same encrypted
file, once in the database's usual cache and once wholly in memory.
"""

import csv
import secrets
from collections.abc import Generator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import register_file
from benchmarks.figures import Figure, against, one_ms
from benchmarks.station import NOW, at_desk, bare, folder, make, to_end
from cases.law.approvals import Approving
from cases.records.approvals import Decision
from cases.records.cases import CaseKind, Intake, Report
from cases.records.ids import OfficerId
from cases.records.officers import Officer, Role
from cases.records.progress import Progress
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.unit import OfficerRoleRow, OfficerRow
from leads.registers.fields import ExtractKind
from leads.registers.records import ExtractEntry, ExtractId, ExtractResult
from leads.registers.searching import Wanted
from leads.services.extracts import ExtractService
from leads.services.extracts.importing import SUBJECTS

ROWS = 1_000_000
PATTERN = "吉A?6?26"
#: The same to LIKE.
LIKE = "吉A_6_26%"


@dataclass(frozen=True, slots=True)
class Held:
    """A station with an extract in it."""

    store: engine.Store
    service: ExtractService
    extract: ExtractId


@cache
def register(count: int = ROWS) -> Path:
    """Return the register as a file."""
    path = folder() / f"register-{count}.csv"
    register_file.write(path, count)
    return path


def run() -> list[Figure]:
    """Measure import and search."""
    imported, held = _importing()
    figures = [imported, *_searching(held)]
    held.store.close()
    return figures


def _importing() -> tuple[Figure, Held]:
    """Measure three imports, each after its baseline; the last one is looked through later."""
    flat, ours, made = [], [], []
    for turn in range(3):
        flat.append(one_ms(lambda turn=turn: _flat(folder() / f"register{turn}.db")))  # type: ignore[misc]
        held, work = _begun(folder() / f"extract{turn}.db")
        ours.append(one_ms(lambda work=work: to_end(work)))  # type: ignore[misc]
        made.append(held)
    for held in made[:-1]:
        held.store.close()
    figure = Figure(
        f"import of {ROWS:,} register rows",
        "csv + executemany, one flat table",
        median(ours),
        median(flat),
        "<= 4 x",
    )
    return figure, made[-1]


def _begun(path: Path) -> tuple[Held, Generator[Progress, None, ExtractResult]]:
    """Make a station with an approved extract; return it with the import yet to be done."""
    store, (officer, *_) = make(path, secrets.token_bytes(32))
    desk, head = at_desk(store, officer), at_desk(store, _approver(store))
    kind = ExtractKind.VEHICLES
    case_id = desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=desk.now() - timedelta(days=3),
            place="滨江路与学府街路口",
            hit_and_run=True,
            report=Report(method="电话报警", reported_at=desk.now() - timedelta(days=3)),
        )
    )
    asked = desk.approvals.request(
        case_id, Approving.REGISTER_EXTRACT, SUBJECTS[kind], grounds="查找逃逸车辆"
    )
    head.approvals.decide(asked, Decision.APPROVED)
    service = ExtractService(desk)
    file = service.inspect(case_id, register(), kind)
    entry = ExtractEntry(
        kind=kind,
        source="车辆管理所",
        as_of=desk.today(),
        legal_basis="调取证据通知书",
        purpose="查找逃逸车辆",
    )
    work = service.bring_in(case_id, file, file.mapping(), entry)
    return Held(store, service, ExtractId(1)), work


def _searching(held: Held) -> list[Figure]:
    scan = _beside(held.store)
    service, extract = held.service, held.extract
    plain, doubtful = Wanted(pattern=PATTERN), Wanted(pattern=PATTERN, doubtful=True)
    assert service.search(extract, plain).total == _like(scan), "both find the same vehicles"
    what = f"plate pattern over {ROWS:,} rows"
    figures = []
    for kilobytes, words, aim in (
        (65_536, "the station's cache", "<= 0.1 x"),
        (400_000, "a cache that holds all (for comparison)", ""),
    ):
        scan.execute(f"PRAGMA cache_size = -{kilobytes}")
        for name, wanted in (("", plain), (", doubtful characters", doubtful)):
            figures.append(
                against(
                    f"{what}{name}, first 200 shown",
                    f"LIKE scan, SQLCipher, {words}",
                    lambda wanted=wanted: service.search(extract, wanted),  # type: ignore[misc]
                    lambda: _like(scan),
                    aim,
                )
            )
    scan.close()
    return figures


def _flat(path: Path) -> None:
    connection = bare(path)
    _table(connection)
    connection.commit()
    connection.close()


def _beside(store: engine.Store) -> Any:
    """Put the same rows into a table of the station's file, as a plain program would."""
    raw = engine.connect(store.path, store.key[0])
    raw.execute("BEGIN")
    _table(raw)
    raw.execute("COMMIT")
    return raw


def _table(connection: Any) -> None:
    with register().open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        connection.execute(f"CREATE TABLE register({','.join(header)})")
        places = ",".join("?" * len(header))
        connection.executemany(f"INSERT INTO register VALUES({places})", rows)


def _like(connection: Any) -> int:
    """Fetch what fits, in one scan; a list shows plate, class, make and so on."""
    return len(connection.execute("SELECT * FROM register WHERE plate LIKE ?", (LIKE,)).fetchall())


def _approver(store: engine.Store) -> Officer:
    with engine.session(store.door, Acting(0, NOW, door=True)) as session:
        row = OfficerRow(
            number="030199",
            name="审批人",
            joined_at=NOW,
            roles=[OfficerRoleRow(role=Role.APPROVER.value)],
        )
        session.add(row)
        session.flush()
        return Officer(OfficerId(row.id), row.number, row.name, frozenset({Role.APPROVER}))
