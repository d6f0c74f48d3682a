"""The paper given for a thing taken: which one a measure has, filled from what is recorded.

Law: 违法处理 arts 24 to 26: what the traffic police hold or forfeit has their receipt (form W3);
行政程序 art. 111: evidence kept safe has a decision with a list (form W4).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from cases.law.custody import resting_on
from cases.law.rules import load_rules
from cases.papers.custody import KeepingList, MeasureReceipt, SeizureDecision
from cases.papers.forms import Paper
from cases.records.holding import Measure, ThingAct, ThingKind
from cases.records.ids import CaseId, DocumentId, PartyId, ThingId
from cases.records.times import day_of
from cases.services.documents.filling import party_block
from cases.services.holding.drafting import MEASURES, Drafting, office
from cases.services.holding.rows import as_line
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow, VehicleRow
from cases.store.rows.holding import ThingRow, ThingStepRow
from cases.store.rows.unit import UnitRow

#: Measures whose receipt is the one of the traffic police (form W3); others have form W4.
_BY_RECEIPT = frozenset({Measure.EVIDENCE, Measure.WITHHELD, Measure.FORFEITED})
#: Measures after which the party is dealt with for a violation (违法处理 art. 25).
_FOR_VIOLATION = frozenset({Measure.WITHHELD, Measure.FORFEITED})
#: Measures whose paper names their last day, and the rule that counts it.
_PERIODS = {
    Measure.SEIZED: "item.seizure",
    Measure.WITHHELD: "item.seizure",
    Measure.REGISTERED: "evidence.registered",
}


class Receipts(Drafting):
    """Drafting what was handed over when things were taken."""

    def draft_receipt(self, thing_ids: Sequence[ThingId]) -> DocumentId:
        """Draft the copy for the file of the paper that was handed over when they were taken.

        It names everything that stands on the paper of the first of them.
        """
        with self.desk.reading() as session:
            rows, case_id = self._rows(session, thing_ids)
            rows = _on_the_paper_of(session, rows[0])
            paper = self._receipt(session, rows)
            number, party = rows[0].receipt, rows[0].party_id
        made = self.desk.documents.draft(
            paper, case_id, party_id=None if party is None else PartyId(party)
        )
        self.desk.documents.revise(made, paper, typed_number=number)
        return made

    def _receipt(self, session: StoreSession, rows: Sequence[ThingRow]) -> Paper:
        measure = Measure(rows[0].measure)
        if measure is Measure.CUSTODY:
            return self._keeping(session, rows)
        if measure in _BY_RECEIPT:
            return self._by_receipt(session, rows)
        return self._decision(session, rows)

    def _by_receipt(self, session: StoreSession, rows: Sequence[ThingRow]) -> MeasureReceipt:
        """Return the receipt; what is forfeited stands in a box of its own."""
        forfeited = [row for row in rows if row.measure == Measure.FORFEITED]
        vehicle = _vehicle(session, rows)
        named = next((row.name for row in rows if row.kind == ThingKind.VEHICLE), "")
        return MeasureReceipt(
            **self._taking(session, rows),
            things=tuple(as_line(session, row) for row in rows if row not in forfeited),
            forfeited=tuple(as_line(session, row) for row in forfeited),
            plate=named or (vehicle.plate if vehicle else ""),
            vehicle_kind=vehicle.kind if vehicle else "",
            handled_at=office(session)
            if any(row.measure in _FOR_VIOLATION for row in rows)
            else "",
        )

    def _decision(self, session: StoreSession, rows: Sequence[ThingRow]) -> SeizureDecision:
        first = rows[0]
        rule = _PERIODS.get(Measure(first.measure))
        since = day_of(first.seized_at)
        until = (
            load_rules().wording_on(rule, since).count(since, self.desk.calendar())
            if rule
            else None
        )
        return SeizureDecision(
            **self._taking(session, rows),
            things=tuple(as_line(session, row) for row in rows),
            from_on=since if until else None,
            until_on=until.due if until else None,
            kept_at=first.place,
            keeper=first.holder,
        )

    def _taking(self, session: StoreSession, rows: Sequence[ThingRow]) -> dict[str, Any]:
        """Return what every paper given for a thing taken says."""
        first = rows[0]
        measures = dict.fromkeys(MEASURES[Measure(row.measure)] for row in rows)
        rests = dict.fromkeys(
            resting_on(Measure(row.measure), ThingKind(row.kind)).cited for row in rows
        )
        return (
            self._head(session, CaseId(first.case_id), first)
            | self._person(session, first)
            | {
                "person": first.taken_from,
                "taken_at": first.seized_at,
                "place": first.seized_where,
                "facts": first.reason,
                "measure": "、".join(measures),
                "basis": "、".join(rests),
                "refused": first.receipt_refused,
                "witness": first.witness,
                "court": session.get_one(UnitRow, 1).court,
            }
        )

    def _keeping(self, session: StoreSession, rows: Sequence[ThingRow]) -> KeepingList:
        first = rows[0]
        phone = self._person(session, first).get("person_phone", "")
        return KeepingList(
            **self._head(session, CaseId(first.case_id), first),
            person=first.owner or first.taken_from,
            person_phone="" if first.owner else phone,
            told_at=_owner_told(session, first),
            taken_at=first.seized_at,
            place=first.seized_where,
            facts=first.reason,
            basis=resting_on(Measure.CUSTODY, ThingKind.CARGO).cited,
            things=tuple(as_line(session, row) for row in rows),
            kept_at=first.place,
            keeper=first.holder,
            refused=first.receipt_refused,
            witness=first.witness,
        )

    def _person(self, session: StoreSession, row: ThingRow) -> dict[str, str]:
        party = session.get(PartyRow, row.party_id) if row.party_id else None
        if party is None:
            return {}
        block = party_block(session, party)
        return {
            "person_id": f"{block.id_kind} {block.id_number}".strip(),
            "person_phone": block.phone,
            "person_address": block.address,
        }


def _owner_told(session: StoreSession, row: ThingRow) -> datetime | None:
    """Return when the owner was told to see to his goods himself (Order 146 art. 39 ¶2)."""
    taken = session.scalar(
        select(ThingStepRow.more)
        .where(ThingStepRow.thing_id == row.id, ThingStepRow.kind == ThingAct.TAKEN.value)
        .order_by(ThingStepRow.id)
        .limit(1)
    )
    told = (taken or {}).get("owner_told_at")
    return datetime.fromisoformat(told) if told else None


def _on_the_paper_of(session: StoreSession, row: ThingRow) -> list[ThingRow]:
    """Return the things of the case that were taken under one number, the given one first."""
    others = session.scalars(
        select(ThingRow)
        .where(
            ThingRow.case_id == row.case_id,
            ThingRow.receipt == row.receipt,
            ThingRow.id != row.id,
        )
        .order_by(ThingRow.id)
    )
    return [row, *others]


def _vehicle(session: StoreSession, rows: Sequence[ThingRow]) -> VehicleRow | None:
    """Return the vehicle taken, else the one of the party: a plate or licence belongs to it."""
    found = next((row.vehicle_id for row in rows if row.vehicle_id), None)
    if found is None and rows[0].party_id is not None:
        found = session.get_one(PartyRow, rows[0].party_id).vehicle_id
    return None if found is None else session.get(VehicleRow, found)
