"""How things leave: told to be collected, announced, given back, lifted, disposed of."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING

from cases.law.approvals import Approving
from cases.law.custody import require_no_firm, require_no_money, require_proven
from cases.law.facts import FactKind
from cases.law.rules import load_rules
from cases.papers.custody import ReturnReceipt
from cases.records.documents import DocumentState
from cases.records.holding import (
    Announcement,
    Disposal,
    Measure,
    ReturnEntry,
    ThingAct,
    ThingKind,
    ThingState,
)
from cases.records.ids import DocumentId, ThingId
from cases.records.times import at, day_of
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import spend
from cases.services.documents.finding import paper_of
from cases.services.holding.rows import AtHolding, add_step, leave
from cases.services.recorded import record
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

#: Thirty days after the notice, three months after the announcement.
COLLECTION, ANNOUNCED = "vehicle.collection", "vehicle.announced"


class Leaving(AtHolding):
    """Letting things go."""

    def announce(self, thing_id: ThingId, entry: Announcement) -> None:
        """Record that a vehicle nobody collected was announced, with its proof.

        Law: Order 146 art. 58 ¶3: not before thirty days after the notice.
        """
        for name in ("medium", "proof"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article="146.58", field=name)
        if entry.on > self.desk.today():
            raise Refusal(Reason.IN_THE_FUTURE, field="on")
        case_id = self._case_of(thing_id)
        with self.desk.act("holding.announce", case_id, announced=asdict(entry)) as deed:
            row = self._approved_one(deed, thing_id)
            if row.notified_at is None:
                raise Refusal(Reason.FIELD_MISSING, article="146.58", field="notified_at")
            since = day_of(row.notified_at)
            last = load_rules().wording_on(COLLECTION, since).count(since, self.desk.calendar()).due
            if entry.on <= last:
                raise Refusal(Reason.ANNOUNCED_EARLY, article="146.58", day=last)
            row.announced_on = entry.on
            moment = self.desk.now() if entry.on == self.desk.today() else _noon(entry.on)
            add_step(
                deed,
                self.desk,
                row,
                ThingAct.ANNOUNCED,
                moment,
                words=entry.medium,
                until=_announced_until(self.desk, entry.on),
                number=entry.proof,
            )
            record(
                deed,
                self.desk,
                row.case_id,
                FactKind.VEHICLE_ANNOUNCED,
                moment,
                item=row.item,
                note=entry.medium,
            )

    def give_back(
        self, thing_ids: Sequence[ThingId], entry: ReturnEntry, document_id: DocumentId
    ) -> None:
        """Record that things were given back, with the issued receipt of the return.

        Law: Order 146 art. 58; 行政程序 art. 191; no money is asked for.

        Raises:
            Refusal: the receipt is not issued or names others, or the receiver proves no right.
        """
        self._leave_to(thing_ids, entry, document_id, "holding.give_back", ThingAct.RETURNED)

    def lift(
        self, thing_ids: Sequence[ThingId], entry: ReturnEntry, document_id: DocumentId
    ) -> None:
        """Record that what was not approved was lifted and given back at once.

        Law: 违法处理 art. 25 ¶2; 行政程序 art. 56.
        """
        self._leave_to(thing_ids, entry, document_id, "holding.lift", ThingAct.LIFTED)

    def dispose(self, thing_id: ThingId, entry: Disposal) -> None:
        """Record what was done with a vehicle nobody collected, or with a thing forfeited.

        Law: Order 146 art. 58 ¶3: not before the announcement has stood for three months.
        """
        self._past(entry.at)
        for name in ("how", "number"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article="146.58", field=name)
        case_id = self._case_of(thing_id)
        with self.desk.act("holding.dispose", case_id, disposal=asdict(entry)) as deed:
            row = self._approved_one(deed, thing_id)
            if row.measure != Measure.FORFEITED:
                if row.kind != ThingKind.VEHICLE or row.announced_on is None:
                    raise Refusal(Reason.FIELD_MISSING, article="146.58", field="announced_on")
                last = _announced_until(self.desk, row.announced_on)
                if day_of(entry.at) <= last:
                    raise Refusal(Reason.DISPOSED_EARLY, article="146.58", day=last)
            subject = entry.approved_as or row.item
            spend(
                deed,
                self.desk,
                row.case_id,
                Approving.VEHICLE_DISPOSAL,
                subject,
                act="holding.dispose",
            )
            add_step(
                deed,
                self.desk,
                row,
                ThingAct.DISPOSED,
                entry.at,
                words=entry.how,
                number=entry.number,
            )
            row.state, row.ended_at = ThingState.DISPOSED.value, entry.at
            row.holder = ""
            is_vehicle = row.kind == ThingKind.VEHICLE
            kind = FactKind.VEHICLE_DISPOSED if is_vehicle else FactKind.ITEM_RETURNED
            record(deed, self.desk, row.case_id, kind, entry.at, item=row.item, note=entry.number)

    def _leave_to(
        self,
        thing_ids: Sequence[ThingId],
        entry: ReturnEntry,
        document_id: DocumentId,
        act: str,
        step: ThingAct,
    ) -> None:
        self._past(entry.at)
        check_return(entry)
        if not thing_ids:
            raise Refusal(Reason.FIELD_MISSING, field="things")
        case_id = self._case_of(thing_ids[0])
        with self.desk.act(act, case_id, returned=asdict(entry)) as deed:
            paper = self._issued(deed, case_id, document_id)
            for thing_id in thing_ids:
                row = self._held(deed, thing_id)
                if row.case_id != case_id:
                    raise Refusal(Reason.NOT_FOUND)
                if step is ThingAct.LIFTED and row.approved_at is not None:
                    raise Refusal(Reason.CHANGED_MEANWHILE)
                if row.name not in {line.name for line in paper.things}:
                    raise Refusal(Reason.RETURN_PAPER_MISSING, article="admin.191", name=row.item)
                add_step(
                    deed,
                    self.desk,
                    row,
                    step,
                    entry.at,
                    to=entry.receiver,
                    words=entry.reason,
                    number=paper.number,
                    document_id=document_id,
                    more=_proof(entry),
                )
                lifted = row.approved_at is None
                leave(deed, self.desk, row, ThingState.RETURNED, entry.at)
                row.holder = entry.receiver.strip()
                if lifted:
                    record(
                        deed,
                        self.desk,
                        case_id,
                        FactKind.MEASURE_LIFTED,
                        entry.at,
                        item=row.item,
                    )

    def _issued(self, deed: "Deed", case_id: int, document_id: DocumentId) -> ReturnReceipt:
        row = deed.session.get(DocumentRow, document_id)
        if row is None or row.case_id != case_id or row.state != DocumentState.ISSUED:
            raise Refusal(Reason.RETURN_PAPER_MISSING, article="admin.191")
        paper = paper_of(row)
        if not isinstance(paper, ReturnReceipt):
            raise Refusal(Reason.RETURN_PAPER_MISSING, article="admin.191")
        return paper


def check_return(entry: ReturnEntry) -> None:
    """Refuse a return to somebody without proof, or one that speaks of money."""
    for name in ("receiver", "id_kind", "id_number", "reason"):
        if not getattr(entry, name).strip():
            raise Refusal(Reason.FIELD_MISSING, article="admin.191", field=name)
    require_proven(entry.capacity, entry.power)
    require_no_money(entry.reason, entry.condition)
    require_no_firm(entry.reason)


def _announced_until(desk: "Desk", since: date) -> date:
    return load_rules().wording_on(ANNOUNCED, since).count(since, desk.calendar()).due


def _noon(day: date) -> datetime:
    return at(day, 12)


def _proof(entry: ReturnEntry) -> dict[str, str]:
    values = {
        "capacity": entry.capacity.value,
        "id_kind": entry.id_kind,
        "id_number": entry.id_number,
        "power": entry.power,
        "condition": entry.condition,
    }
    return {name: value.strip() for name, value in values.items() if value.strip()}
