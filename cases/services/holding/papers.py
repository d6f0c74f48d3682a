"""Papers of things held, filled from what is recorded of them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from cases.law.approvals import Approving, rule_of
from cases.law.custody import TERMS, require_no_money
from cases.law.rules import load_rules
from cases.papers.custody import (
    LOOKED_AFTER,
    REGISTERED,
    AdvanceReceipt,
    CollectionAnnouncement,
    CollectionNotice,
    ExtensionNotice,
    KeepingList,
    MeasureReceipt,
    ReturnReceipt,
    SeizureDecision,
)
from cases.papers.forms import Paper
from cases.records.holding import (
    AdvanceAct,
    AdvanceMove,
    Measure,
    Receiving,
    ReturnEntry,
    ThingAct,
    ThingKind,
)
from cases.records.ids import AdvanceId, CaseId, DocumentId, PartyId, ThingId
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.documents.filling import common, party_block
from cases.services.holding.advances import advances_of
from cases.services.holding.keeping import require_longer
from cases.services.holding.leaving import ANNOUNCED, check_return
from cases.services.holding.rows import AtHolding, as_line
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow, VehicleRow
from cases.store.rows.holding import AdvanceRow, ThingRow, ThingStepRow
from cases.store.rows.unit import UnitRow

#: As papers name the measures; these are Chinese whatever the window speaks.
_MEASURES = {
    Measure.EVIDENCE: "扣留事故车辆",
    Measure.WITHHELD: "扣留",
    Measure.SEIZED: "扣押",
    Measure.CRIMINAL: "扣押",
    Measure.FORFEITED: "收缴",
    Measure.CUSTODY: LOOKED_AFTER,
    Measure.REGISTERED: REGISTERED,
}
_CAPACITIES = {
    Receiving.HIMSELF: "本人",
    Receiving.OWNER: "所有人",
    Receiving.AGENT: "受委托人",
    Receiving.STAFF: "单位经办人",
    Receiving.HEIR: "继承人",
}
#: Measures whose receipt is the one of the traffic police (form W3); others have form W4.
_BY_RECEIPT = frozenset({Measure.EVIDENCE, Measure.WITHHELD})
#: Measures whose paper names their last day, and the rule that counts it.
_TERMS = {
    Measure.SEIZED: "item.seizure",
    Measure.WITHHELD: "item.seizure",
    Measure.REGISTERED: "evidence.registered",
}
_HOURS = "工作日上午9时至12时，下午14时至17时"
_BRING = ("居民身份证", "机动车行驶证或者来历证明", "本通知书")


class Papers(AtHolding):
    """Drafting the papers of things held."""

    def draft_receipt(self, thing_ids: Sequence[ThingId]) -> DocumentId:
        """Draft the copy for the file of the paper that was handed over when they were taken."""
        with self.desk.reading() as session:
            rows, case_id = self._rows(session, thing_ids)
            paper = self._receipt(session, rows)
            number, party = rows[0].receipt, rows[0].party_id
        made = self.desk.documents.draft(
            paper, case_id, party_id=None if party is None else PartyId(party)
        )
        self.desk.documents.revise(made, paper, typed_number=number)
        return made

    def draft_collection(self, thing_ids: Sequence[ThingId]) -> DocumentId:
        """Draft the notice to collect vehicles (form W1), to whoever they were taken from."""
        with self.desk.reading() as session:
            rows, case_id = self._rows(session, thing_ids)
            first = rows[0]
            values = self._head(session, case_id, first)
            paper = CollectionNotice(
                **values,
                things=tuple(as_line(session, row) for row in rows),
                receipts=tuple(dict.fromkeys(row.receipt for row in rows)),
                place=_office(session),
                hours=_HOURS,
                bring=_BRING,
            )
            party = first.party_id
        return self.desk.documents.draft(
            paper, case_id, party_id=None if party is None else PartyId(party)
        )

    def draft_announcement(self, thing_ids: Sequence[ThingId]) -> DocumentId:
        """Draft the announcement (form W2); it names no owner."""
        with self.desk.reading() as session:
            rows, case_id = self._rows(session, thing_ids)
            values = common(session, self.desk, case_id)
            today = self.desk.today()
            wording = load_rules().wording_on(ANNOUNCED, today)
            paper = CollectionAnnouncement(
                organ=values["organ"],
                officers=values["officers"],
                phone=values["phone"],
                recipients=("本大队公告栏",),
                things=tuple(as_line(session, row, note=_day(row)) for row in rows),
                from_on=today,
                until_on=wording.count(today, self.desk.calendar()).due,
                place=_office(session),
            )
        return self.desk.documents.draft(paper, case_id)

    def draft_return(self, thing_ids: Sequence[ThingId], entry: ReturnEntry) -> DocumentId:
        """Draft the receipt of a return (form W5)."""
        check_return(entry)
        with self.desk.reading() as session:
            rows, case_id = self._rows(session, thing_ids)
            values = self._head(session, case_id, rows[0])
            paper = ReturnReceipt(
                **values,
                person=rows[0].taken_from or rows[0].owner,
                receipts=tuple(dict.fromkeys(row.receipt for row in rows)),
                receiver=entry.receiver.strip(),
                receiver_id=f"{entry.id_kind} {entry.id_number}".strip(),
                capacity=_CAPACITIES[entry.capacity],
                power=entry.power.strip(),
                things=tuple(as_line(session, row, note=entry.condition.strip()) for row in rows),
                reason=entry.reason.strip(),
                returned_at=entry.at,
            )
        return self.desk.documents.draft(paper, case_id)

    def draft_extension(self, thing_id: ThingId, until: date, reason: str) -> DocumentId:
        """Draft the notice that a term is made longer, before or after it is recorded.

        Law: 行政程序 art. 112 ¶1: told in writing at once, with the reason. It is issued only
        when the longer term was approved.
        """
        if not reason.strip():
            raise Refusal(Reason.FIELD_MISSING, article="admin.112", field="reason")
        require_no_money(reason)
        with self.desk.reading() as session:
            (row, *_others), case_id = self._rows(session, (thing_id,))
            require_longer(session, row, until)
            values = self._head(session, case_id, row)
            since = day_of(row.seized_at)
            wording = load_rules().wording_on("item.seizure", since)
            unit = session.get_one(UnitRow, 1)
            paper = ExtensionNotice(
                **values,
                person=row.taken_from or row.owner,
                receipts=(row.receipt,),
                measure=_MEASURES[Measure(row.measure)],
                things=(as_line(session, row),),
                since_on=since,
                first_until=wording.count(since, self.desk.calendar()).due,
                until_on=until,
                reason=reason.strip(),
                basis="《公安机关办理行政案件程序规定》第一百一十二条第一款",
                authority=rule_of(Approving.SEIZURE_EXTENSION).authority,
                court=unit.court,
            )
            party = row.party_id
        return self.desk.documents.draft(
            paper, case_id, party_id=None if party is None else PartyId(party)
        )

    def draft_advance_receipt(self, advance_id: AdvanceId) -> DocumentId:
        """Draft the receipt of money advanced, with what became of it so far."""
        with self.desk.reading() as session:
            row = session.get(AdvanceRow, advance_id)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            case_id = CaseId(row.case_id)
            values = common(session, self.desk, case_id)
            values.pop("determination")
            advance = next(one for one in advances_of(session, case_id) if one.id == advance_id)
            party = session.get(PartyRow, row.payer_id) if row.payer_id else None
            block = None if party is None else party_block(session, party)
            values |= {
                "addressees": (advance.payer,),
                "parties": () if block is None else (block,),
            }
            paper = AdvanceReceipt(
                **values,
                payer=advance.payer,
                payer_id="" if block is None else f"{block.id_kind} {block.id_number}".strip(),
                amount=advance.amount,
                purpose=advance.purpose,
                beneficiary=advance.beneficiary,
                statement=advance.statement,
                received_at=advance.received_at,
                kept_at=advance.kept_at,
                moves=tuple(map(_move_words, advance.moves)),
                left=advance.left,
            )
            number, payer = row.receipt, row.payer_id
        made = self.desk.documents.draft(
            paper, case_id, party_id=None if payer is None else PartyId(payer)
        )
        self.desk.documents.revise(made, paper, typed_number=number)
        return made

    def _receipt(self, session: StoreSession, rows: list[ThingRow]) -> Paper:
        first = rows[0]
        measure = Measure(first.measure)
        if measure is Measure.CUSTODY:
            return self._keeping(session, rows)
        values = self._head(session, CaseId(first.case_id), first) | {
            "person": first.taken_from,
            "taken_at": first.seized_at,
            "place": first.seized_where,
            "facts": first.reason,
            "measure": _MEASURES[measure],
            "basis": TERMS[measure].cited,
            "things": tuple(as_line(session, row) for row in rows),
            "refused": first.receipt_refused,
            "witness": first.witness,
        }
        values |= self._person(session, first)
        unit = session.get_one(UnitRow, 1)
        values["court"] = unit.court
        if measure in _BY_RECEIPT:
            vehicle = next((row for row in rows if row.kind == ThingKind.VEHICLE), None)
            known = (
                session.get(VehicleRow, vehicle.vehicle_id)
                if vehicle is not None and vehicle.vehicle_id
                else None
            )
            return MeasureReceipt(
                **values,
                plate=vehicle.name if vehicle else "",
                vehicle_kind=known.kind if known else "",
                handled_at=_office(session) if measure is Measure.WITHHELD else "",
            )
        rule = _TERMS.get(measure, "")
        since = day_of(first.seized_at)
        until = (
            load_rules()
            .wording_on(rule or "item.seizure", since)
            .count(since, self.desk.calendar())
        )
        return SeizureDecision(
            **values,
            from_on=since if rule else None,
            until_on=until.due if rule else None,
            kept_at=first.place,
            keeper=first.holder,
        )

    def _keeping(self, session: StoreSession, rows: list[ThingRow]) -> KeepingList:
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
            basis=TERMS[Measure.CUSTODY].cited,
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


def _office(session: StoreSession) -> str:
    unit = session.get_one(UnitRow, 1)
    where = f"（{unit.address}）" if unit.address else ""
    return f"{unit.organ}{unit.squad}{where}"


def _move_words(one: AdvanceMove) -> str:
    day = day_of(one.at)
    act = "支付" if one.act is AdvanceAct.PAID_OUT else "退还"
    return f"{day.year}年{day.month}月{day.day}日{act}{one.receiver}{one.amount:.2f}元"


def _day(row: ThingRow) -> str:
    day = day_of(row.seized_at)
    return f"{day.year}年{day.month}月{day.day}日"
