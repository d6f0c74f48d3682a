"""A process killed while an extract comes in has left nothing of it, or all of it."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cases.records.officers import Role
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.approvals import ApprovalRow
from cases.store.rows.extracts import ExtractBlockRow, ExtractRow
from tests.cases.services.test_cases import INTAKE
from tests.conftest import START, DeskOf
from tests.leads.services.extracting import ROWS, approve, register

ROOT = Path(__file__).parents[3]
BLOCKS = 20

#: Brings the file in, block by block, and says how far it is.
WRITER = """
import sys
from pathlib import Path
from cases.law.calendar import WorkCalendar
from cases.records.officers import Officer, Role
from cases.services.desk import Desk
from cases.store import engine
from leads.registers import blocks
from leads.registers.fields import ExtractKind
from leads.services.extracts import ExtractService
from reports.press import OfficePress
from tests.conftest import Clock
from tests.leads.services.extracting import ENTRY
path, key, officer, case, file = sys.argv[1:]
blocks.ROWS = 10
store = engine.open_store(Path(path), bytes.fromhex(key))
me = Officer(int(officer), "030100", "王砚秋", frozenset({Role.INVESTIGATOR}))
calendar = WorkCalendar.shipped()
service = ExtractService(Desk(store, me, Clock(), OfficePress(), lambda: calendar))
looked = service.inspect(int(case), Path(file), ExtractKind.VEHICLES)
for step in service.bring_in(int(case), looked, looked.mapping(), ENTRY):
    print(step.done, flush=True)
print("done", flush=True)
"""


# Before anything is read, in the middle, and while it is being written.
@pytest.mark.parametrize("steps", [1, 10, BLOCKS + 2])
def test_a_kill_leaves_nothing_or_all(
    store: engine.Store, desk_of: DeskOf, tmp_path: Path, steps: int
) -> None:
    lead, head = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("郝建勋", Role.APPROVER)
    case_id = lead.cases.open_case(INTAKE)
    approve(lead, head, case_id)
    rows = [(f"吉A{n:05d}", *ROWS[0][1:]) for n in range(BLOCKS * 10)]
    key = store.key[0]
    assert key is not None
    writer = subprocess.Popen(
        [
            *(sys.executable, "-c", WRITER, str(store.path), key.hex()),
            *(str(lead.officer.id), str(case_id), str(register(tmp_path / "登记.csv", rows))),
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert writer.stdout is not None
    said = [writer.stdout.readline().strip() for _ in range(steps)]
    writer.kill()
    finished = "done" in writer.stdout.read()
    writer.stdout.close()
    writer.wait()
    assert "" not in said

    with engine.session(store.door, Acting(0, START, door=True)) as session:
        heads = session.scalar(select(func.count()).select_from(ExtractRow))
        blocks = session.scalar(select(func.count()).select_from(ExtractBlockRow))
        used = session.scalars(select(ApprovalRow.used_at)).one()
        entries = engine.driver(session).execute("SELECT entry FROM main.journal").fetchall()
    journaled = sum('"extract.import"' in entry for (entry,) in entries)
    assert (heads, blocks, journaled) in {(0, 0, 0), (1, BLOCKS, 1)}
    assert (used is not None) is (heads == 1)
    assert not finished or heads == 1
    if steps < BLOCKS:
        assert heads == 0
