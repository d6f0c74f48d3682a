"""The case goes: its list, its papers, the hand-over, the parties told, a case sent back."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.papers.blocks import ThingLine
from cases.papers.kinds import FormKind
from cases.papers.transferring import TransferList, TransferNotice, TransferTold
from cases.records.cases import CaseState
from cases.records.documents import DocumentState
from cases.records.holding import ThingState
from cases.records.ids import CaseId, DocumentId, PartyId
from cases.records.times import day_of
from cases.records.transfers import (
    Direction,
    Ground,
    HandOver,
    ListEntry,
    Step,
    TransferState,
)
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import spend
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.documents.filling import common, party_block
from cases.services.holding.rows import hand_on, thing_line
from cases.services.recorded import record
from cases.services.transfers.rows import (
    AtTransfers,
    add_items,
    items_of,
    parties_of,
    steps_of,
    transfer_of,
    untold,
)
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, CaseRow, PartyRow
from cases.store.rows.holding import ThingRow, TransferItemRow, TransferRow
from cases.store.rows.papers import DocumentRow

_CAUSE = "道路交通事故"


class Handing(AtTransfers):
    """Handing a case over."""

    def add_items(self, case_id: CaseId, entries: tuple[ListEntry, ...]) -> None:
        """Put papers, exhibits and things held on the list that goes with the case."""
        with self.desk.act(
            "transfer.add_items", case_id, items=[asdict(one) for one in entries]
        ) as deed:
            add_items(deed, self._going(deed, case_id), entries)

    def remove_item(self, case_id: CaseId, item_id: int) -> None:
        """Take a line off the list again."""
        with self.desk.act("transfer.remove_item", case_id, item=item_id) as deed:
            row = self._going(deed, case_id)
            found = deed.session.get(TransferItemRow, item_id)
            if found is None or found.transfer_id != row.id:
                raise Refusal(Reason.NOT_FOUND)
            deed.note(name=found.name)
            deed.session.execute(delete(TransferItemRow).where(TransferItemRow.id == item_id))

    def draft_papers(self, case_id: CaseId) -> tuple[DocumentId, ...]:
        """Draft the notice of transfer with its list, the list of things, and the parties' notices.

        Raises:
            Refusal: no unit is chosen, or the list is empty.
        """
        with self.desk.reading() as session:
            row = transfer_of(session, case_id, Direction.AWAY)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            if not row.unit:
                raise Refusal(Reason.UNIT_NOT_CHOSEN, article="146.41")
            papers = [] if row.ground == Ground.NOT_POLICE else self._papers(session, row)
            told = self._tellings(session, row)
        made = [self.desk.documents.draft(paper, case_id) for paper in papers]
        made += [self.desk.documents.draft(paper, case_id, party_id=party) for party, paper in told]
        return tuple(made)

    def hand_over(self, case_id: CaseId, entry: HandOver) -> None:
        """Record that the competent unit has taken the case over; from then on it is only read.

        Law: Order 146 arts 11, 41; 行政程序 art. 61 ¶1(2): within twenty-four hours.

        Raises:
            Refusal: the centre was not told, no unit is chosen, the list is empty or leaves out a
                thing held, the paper is not issued, or the approval is missing.
        """
        if not entry.receiver.strip():
            raise Refusal(Reason.FIELD_MISSING, field="receiver")
        with self.desk.act("transfer.hand_over", case_id, receiver=entry.receiver) as deed:
            row = self._going(deed, case_id)
            number, document_id = self._ready(deed.session, row)
            kind = Approving.CRIMINAL_TRANSFER if row.is_criminal else Approving.TRANSFER
            spend(deed, self.desk, case_id, kind, act="transfer.hand_over")
            self._step(
                deed,
                row,
                Step.HANDED_OVER,
                entry.at,
                who=f"{row.unit} {entry.receiver}",
                phone=entry.receiver_phone,
                words=entry.words,
                document_id=document_id,
            )
            row.state, row.ended_at = TransferState.HANDED_OVER.value, entry.at
            row.number, row.document_id = number, document_id
            record(deed, self.desk, case_id, FactKind.TRANSFERRED, entry.at, note=number)
            for item in items_of(deed.session, row.id):
                thing = deed.session.get(ThingRow, item.thing_id) if item.thing_id else None
                if thing is not None and thing.state == ThingState.HELD:
                    hand_on(deed, self.desk, thing, row.unit, entry.at, number)
            if row.is_criminal:
                record(deed, self.desk, case_id, FactKind.CRIME_TRANSFERRED, entry.at)
            if not parties_of(deed.session, case_id):
                # Nobody is known who could be told.
                told = FactKind.PARTIES_TOLD_OF_TRANSFER
                record(deed, self.desk, case_id, told, entry.at)
            case = deed.session.get_one(CaseRow, case_id)
            case.state = CaseState.TRANSFERRED.value

    def came_back(self, case_id: CaseId, at: datetime, who: str, reason: str) -> None:
        """Record that the other unit sent the case back; periods count from its receipt."""
        for name, text in (("who", who), ("reason", reason)):
            if not text.strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        with self.desk.act("transfer.come_back", case_id, reason=reason.strip()) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = transfer_of(deed.session, case_id, Direction.AWAY)
            if row is None or row.state != TransferState.HANDED_OVER:
                raise Refusal(Reason.TRANSFER_STATE)
            row.state = TransferState.KEPT.value
            self._step(deed, row, Step.CAME_BACK, at, who=who, words=reason)
            case = deed.session.get_one(CaseRow, case_id)
            led = case.lead_officer_id is not None
            case.state = (CaseState.OPEN if led else CaseState.REPORTED).value
            record(deed, self.desk, case_id, FactKind.CASE_RECEIVED, at, note=reason)

    def _ready(self, session: StoreSession, row: TransferRow) -> tuple[str, int]:
        """Return number and id of the issued paper of a case that may go."""
        if row.ground == Ground.NOT_POLICE:
            raise Refusal(Reason.TRANSFER_STATE, article="admin.61", state=row.state)
        if row.state == TransferState.DISPUTED:
            raise Refusal(Reason.TRANSFER_STATE, article="146.10", state=row.state)
        if not row.unit:
            raise Refusal(Reason.UNIT_NOT_CHOSEN, article="146.41")
        if not steps_of(session, row.id, Step.CENTRE_TOLD):
            raise Refusal(Reason.CENTRE_NOT_TOLD, article="admin.61")
        items = items_of(session, row.id)
        if not items:
            raise Refusal(Reason.LIST_EMPTY, article="admin.64")
        listed = {item.thing_id for item in items}
        held = session.scalars(
            select(ThingRow).where(
                ThingRow.case_id == row.case_id, ThingRow.state == ThingState.HELD.value
            )
        )
        for thing in held:
            if thing.id not in listed:
                raise Refusal(Reason.THINGS_NOT_LISTED, article="admin.64", name=thing.item)
        paper = session.execute(
            select(DocumentRow.id, DocumentRow.number)
            .where(
                DocumentRow.case_id == row.case_id,
                DocumentRow.form == FormKind.TRANSFER_NOTICE.value,
                DocumentRow.state == DocumentState.ISSUED.value,
                DocumentRow.issued_at >= row.found_at,
            )
            .order_by(DocumentRow.id.desc())
            .limit(1)
        ).first()
        if paper is None:
            raise Refusal(Reason.TRANSFER_PAPER_MISSING, article="admin.61")
        return paper.number, paper.id

    def _papers(
        self, session: StoreSession, row: TransferRow
    ) -> list[TransferNotice | TransferList]:
        items = items_of(session, row.id)
        if not items:
            raise Refusal(Reason.LIST_EMPTY, article="admin.64")
        values = _head(common(session, self.desk, row.case_id))
        case = session.get_one(CaseRow, row.case_id)
        accident = session.get(AccidentRow, row.case_id)
        report = dict((accident.report if accident else None) or {})
        reported = report.get("reported_at")
        notice = TransferNotice(
            **values,
            recipients=(row.unit,),
            received_at=datetime.fromisoformat(reported) if reported else case.opened_at,
            cause=_CAUSE,
            registration=case.number,
            reason=row.reason,
            is_criminal=row.is_criminal,
            things=tuple(_line(item) for item in items),
            reporter=report.get("caller") or "",
        )
        things = [item for item in items if item.thing_id is not None]
        if not things:
            return [notice]
        listed = TransferList(
            **values,
            recipients=(row.unit,),
            cause=_CAUSE,
            things=tuple(thing_line(session, item.thing_id, _line(item)) for item in things),
        )
        return [notice, listed]

    def _tellings(
        self, session: StoreSession, row: TransferRow
    ) -> list[tuple[PartyId, TransferTold]]:
        values = _head(common(session, self.desk, row.case_id))
        found = []
        for party_id, _name in untold(session, row):
            party = session.get_one(PartyRow, party_id)
            paper = TransferTold(
                **values | {"parties": (party_block(session, party),)},
                addressees=(party.name,),
                ground=Ground(row.ground),
                unit=row.unit,
                unit_phone=row.unit_phone,
                unit_address=row.unit_address,
                reason=row.reason,
                transferred_on=day_of(row.ended_at) if row.ended_at else self.desk.today(),
            )
            found.append((PartyId(party_id), paper))
        return found


def _head(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "determination"}


def _line(item: TransferItemRow) -> ThingLine:
    return ThingLine(
        name=item.name,
        quantity=item.quantity,
        features=item.features,
        kept_at=item.kept_at,
        pages=item.pages,
        note=item.note,
    )
