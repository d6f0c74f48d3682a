"""Hands the prepared rows of a ledger to the conveyor, with what is due in its open cases."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cases.records.times import local
from cases.services.ledger import stored
from cases.services.ledger.batch import Prepared, Table
from cases.services.ledger.due_days import DUES, due_days
from cases.store.bulk import Into, into
from cases.store.conveyor import Conveyor
from cases.store.rows.cases import AccidentRow, CaseRow, FactRow, PartyRow, TeamRow, VehicleRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class Writer:
    """Writes batches.

    Attributes:
        open: How many open cases came in.
        unassigned: How many of them name no officer of the station.
    """

    def __init__(self, desk: "Desk", import_id: int) -> None:
        self._calendar, self._moment = desk.calendar(), desk.now()
        self._where = _places(desk, import_id)
        self.open = 0
        self.unassigned = 0

    def write(self, batch: Prepared, to: Conveyor) -> None:
        """Write what of a batch comes in."""
        self.open += len(batch.open_cases)
        self.unassigned += batch.unassigned
        dues = due_days(batch.open_cases, self._calendar, self._moment)
        for table, columns in batch.rows.items():
            if table is Table.CASES:
                first = list(map(dues.first.get, columns[0]))
                days, rules = ([due and due[place] for due in first] for place in (0, 1))
                to.put(self._where[table], (*columns, days, rules))
            else:
                to.put(self._where[table], columns)
        to.put(DUES, list(zip(*dues.rows, strict=True)))


def _places(desk: "Desk", import_id: int) -> Mapping[Table, Into]:
    """Return where the columns of each table go."""
    officer = desk.officer.id
    now = stored.moment(local(desk.now()).replace(tzinfo=None))
    entered = {"entered_at": now, "entered_by": officer}
    return {
        Table.CASES: into(
            CaseRow, "case_id", "number", "kind", "procedure", "state", "hit_and_run",
            "lead_officer_id", "opened_at", "closed_at", "next_due_on", "next_rule",
            opened_by=officer, import_id=import_id,
        ),
        Table.ACCIDENTS: into(AccidentRow, "case_id", "occurred_at", "place", "report", "brief"),
        Table.PARTIES: into(PartyRow, "id", "case_id", "name", "kind", "injury", **entered),
        Table.VEHICLES: into(VehicleRow, "id", "case_id", "plate", **entered),
        Table.TEAM: into(
            TeamRow, "case_id", "officer_id", "role", from_at=now, assigned_by=officer
        ),
        Table.FACTS: into(
            FactRow, "case_id", "kind", "part", "happened_at", "day_only", **entered
        ),
    }  # fmt: skip
