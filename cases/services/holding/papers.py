"""Papers of things held, filled from what is recorded of them."""

from collections.abc import Sequence
from datetime import date

from cases.law.approvals import Approving, rule_of
from cases.law.custody import require_no_money
from cases.law.rules import load_rules
from cases.papers.custody import (
    AdvanceReceipt,
    CollectionAnnouncement,
    CollectionNotice,
    ExtensionNotice,
    ReturnReceipt,
)
from cases.records.holding import (
    AdvanceAct,
    AdvanceMove,
    Measure,
    Receiving,
    ReturnEntry,
)
from cases.records.ids import AdvanceId, CaseId, DocumentId, PartyId, ThingId
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.documents.filling import common, party_block
from cases.services.holding.advances import advances_of
from cases.services.holding.drafting import MEASURES, Drafting, office
from cases.services.holding.keeping import require_longer
from cases.services.holding.leaving import ANNOUNCED, check_return
from cases.services.holding.rows import as_line
from cases.store.rows.cases import PartyRow
from cases.store.rows.holding import AdvanceRow, ThingRow
from cases.store.rows.unit import UnitRow

_CAPACITIES = {
    Receiving.HIMSELF: "本人",
    Receiving.OWNER: "所有人",
    Receiving.AGENT: "受委托人",
    Receiving.STAFF: "单位经办人",
    Receiving.HEIR: "继承人",
}
_HOURS = "工作日上午9时至12时，下午14时至17时"
_BRING = ("居民身份证", "机动车行驶证或者来历证明", "本通知书")


class Papers(Drafting):
    """Drafting what is told, announced, given back and advanced."""

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
                place=office(session),
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
                place=office(session),
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
                measure=MEASURES[Measure(row.measure)],
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


def _move_words(one: AdvanceMove) -> str:
    day = day_of(one.at)
    act = "支付" if one.act is AdvanceAct.PAID_OUT else "退还"
    return f"{day.year}年{day.month}月{day.day}日{act}{one.receiver}{one.amount:.2f}元"


def _day(row: ThingRow) -> str:
    day = day_of(row.seized_at)
    return f"{day.year}年{day.month}月{day.day}日"
