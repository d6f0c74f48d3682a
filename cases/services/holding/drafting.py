"""What every paper of things held begins with: the things, the head, the words of the unit."""

from collections.abc import Sequence
from typing import Any

from cases.papers.custody import LOOKED_AFTER, REGISTERED
from cases.records.holding import Measure
from cases.records.ids import CaseId, ThingId
from cases.refusals import Reason, Refusal
from cases.services.documents.filling import common, party_block
from cases.services.holding.rows import AtHolding
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow
from cases.store.rows.holding import ThingRow
from cases.store.rows.unit import UnitRow

#: As papers name the measures; these are Chinese whatever the window speaks.
MEASURES = {
    Measure.EVIDENCE: "扣留事故车辆",
    Measure.WITHHELD: "扣留",
    Measure.SEIZED: "扣押",
    Measure.CRIMINAL: "扣押",
    Measure.FORFEITED: "收缴",
    Measure.CUSTODY: LOOKED_AFTER,
    Measure.REGISTERED: REGISTERED,
}


class Drafting(AtHolding):
    """What the papers of things held have in common."""

    def _rows(
        self, session: StoreSession, thing_ids: Sequence[ThingId]
    ) -> tuple[list[ThingRow], CaseId]:
        rows = [session.get(ThingRow, thing_id) for thing_id in thing_ids]
        found = [row for row in rows if row is not None]
        if not found or len(found) != len(rows) or len({row.case_id for row in found}) != 1:
            raise Refusal(Reason.NOT_FOUND)
        return found, CaseId(found[0].case_id)

    def _head(self, session: StoreSession, case_id: CaseId, row: ThingRow) -> dict[str, Any]:
        values = common(session, self.desk, case_id)
        values.pop("determination")
        party = session.get(PartyRow, row.party_id) if row.party_id else None
        if party is not None:
            values["parties"] = (party_block(session, party),)
            values["addressees"] = (party.name,)
        elif row.taken_from:
            values["addressees"] = (row.taken_from,)
        return values


def office(session: StoreSession) -> str:
    """Return where one comes to: the squad of the organ with its address."""
    unit = session.get_one(UnitRow, 1)
    where = f"（{unit.address}）" if unit.address else ""
    return f"{unit.organ}{unit.squad}{where}"
