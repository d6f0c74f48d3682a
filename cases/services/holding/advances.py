"""Money advanced of somebody's own will: payer, purpose, receipt, paid out, given back."""

from dataclasses import asdict
from decimal import Decimal

from sqlalchemy import select

from cases.law.custody import require_no_firm
from cases.records.holding import Advance, AdvanceAct, AdvanceEntry, AdvanceMove
from cases.records.ids import AdvanceId, CaseId
from cases.refusals import Reason, Refusal
from cases.services.assignment import HANDLES, require_place
from cases.services.holding.rows import AtHolding
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow
from cases.store.rows.holding import AdvanceMoveRow, AdvanceRow


class Advances(AtHolding):
    """Advances."""

    def take_advance(self, case_id: CaseId, entry: AdvanceEntry) -> AdvanceId:
        """Record money that somebody advances; his written statement says it is voluntary.

        Raises:
            Refusal: payer, purpose, statement, receipt or where the money is kept is missing.
        """
        self._past(entry.received_at, "received_at")
        if entry.amount <= 0:
            raise Refusal(Reason.FIELD_INVALID, field="amount", value=entry.amount)
        for name in ("purpose", "statement", "receipt", "kept_at"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        require_no_firm(entry.purpose)
        with self.desk.act("holding.take_advance", case_id, advance=asdict(entry)) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            payer = _of_case(deed.session, case_id, entry.payer_id)
            _of_case(deed.session, case_id, entry.for_id)
            name = payer.name if payer else entry.payer.strip()
            if not name:
                raise Refusal(Reason.FIELD_MISSING, field="payer")
            row = AdvanceRow(
                case_id=case_id,
                payer_id=entry.payer_id,
                payer=name,
                amount=entry.amount,
                purpose=entry.purpose.strip(),
                for_id=entry.for_id,
                statement=entry.statement.strip(),
                received_at=entry.received_at,
                receipt=entry.receipt.strip(),
                kept_at=entry.kept_at.strip(),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            return AdvanceId(row.id)

    def move_advance(self, advance_id: AdvanceId, entry: AdvanceMove) -> None:
        """Record that a part was paid out for its purpose, or given back to the payer.

        Raises:
            Refusal: it is more than is left, or receiver or receipt is missing.
        """
        self._past(entry.at)
        for name in ("receiver", "receipt"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        with self.desk.reading() as session:
            known = session.get(AdvanceRow, advance_id)
            case_id = known.case_id if known is not None else None
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        with self.desk.act("holding.move_advance", case_id, move=asdict(entry)) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            row = deed.session.get_one(AdvanceRow, advance_id)
            left = _left(deed.session, row)
            if entry.amount <= 0 or entry.amount > left:
                raise Refusal(Reason.ADVANCE_OVERDRAWN, field="amount", left=left)
            if entry.at < row.received_at:
                raise Refusal(Reason.TIMES_INVERTED, field="at")
            deed.session.add(
                AdvanceMoveRow(
                    case_id=case_id,
                    advance_id=row.id,
                    kind=entry.act.value,
                    at=entry.at,
                    amount=entry.amount,
                    receiver=entry.receiver.strip(),
                    receipt=entry.receipt.strip(),
                    reason=entry.reason.strip(),
                    entered_at=self.desk.now(),
                    entered_by=self.desk.officer.id,
                )
            )


def advances_of(session: StoreSession, case_id: int) -> tuple[Advance, ...]:
    """Return the advances of a case with what became of them."""
    rows = session.scalars(
        select(AdvanceRow).where(AdvanceRow.case_id == case_id).order_by(AdvanceRow.id)
    ).all()
    names = officer_names(session) if rows else {}
    return tuple(_advance(session, row, names) for row in rows)


def unsettled(session: StoreSession, case_id: int) -> int:
    """Return how many advances of a case are neither paid out nor given back in full."""
    rows = session.scalars(select(AdvanceRow).where(AdvanceRow.case_id == case_id)).all()
    return sum(_left(session, row) > 0 for row in rows)


def _advance(session: StoreSession, row: AdvanceRow, names: dict[int, str]) -> Advance:
    meant = session.get(PartyRow, row.for_id) if row.for_id is not None else None
    moves = session.scalars(
        select(AdvanceMoveRow)
        .where(AdvanceMoveRow.advance_id == row.id)
        .order_by(AdvanceMoveRow.at, AdvanceMoveRow.id)
    )
    return Advance(
        AdvanceId(row.id),
        CaseId(row.case_id),
        row.payer,
        row.amount,
        row.purpose,
        meant.name if meant else "",
        row.statement,
        row.received_at,
        row.receipt,
        row.kept_at,
        names.get(row.entered_by, ""),
        tuple(
            AdvanceMove(
                act=AdvanceAct(move.kind),
                at=move.at,
                amount=move.amount,
                receiver=move.receiver,
                receipt=move.receipt,
                reason=move.reason,
            )
            for move in moves
        ),
    )


def _left(session: StoreSession, row: AdvanceRow) -> Decimal:
    moved = session.scalars(
        select(AdvanceMoveRow.amount).where(AdvanceMoveRow.advance_id == row.id)
    )
    return row.amount - sum(moved, Decimal(0))


def _of_case(session: StoreSession, case_id: int, party_id: int | None) -> PartyRow | None:
    row = session.get(PartyRow, party_id) if party_id is not None else None
    if row is not None and row.case_id != case_id:
        raise Refusal(Reason.NOT_FOUND)
    return row
