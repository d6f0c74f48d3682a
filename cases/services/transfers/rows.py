"""The rows of a transfer: found, added to, and what may be done with them."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cases.law.facts import FactKind
from cases.records.ids import CaseId
from cases.records.parties import SERVED
from cases.records.transfers import Direction, ListEntry, Step, TransferState
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.store.engine import StoreSession
from cases.store.rows.cases import FactRow, PartyRow
from cases.store.rows.holding import TransferItemRow, TransferRow, TransferStepRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

#: What starts the twenty-four hours.
FOUND = (FactKind.NOT_OURS_FOUND, FactKind.CRIME_NOT_OURS_FOUND)
#: The case is still here and goes.
GOING = (TransferState.FOUND.value, TransferState.DISPUTED.value)


class AtTransfers:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def _going(self, deed: "Deed", case_id: CaseId) -> TransferRow:
        """Return the transfer under way, in a case the officer investigates."""
        require_place(deed.session, self.desk, case_id, INVESTIGATES)
        row = transfer_of(deed.session, case_id, Direction.AWAY)
        if row is None:
            raise Refusal(Reason.NOT_FOUND)
        if row.state not in GOING:
            raise Refusal(Reason.TRANSFER_STATE, state=TransferState(row.state))
        return row

    def _step(
        self,
        deed: "Deed",
        row: TransferRow,
        step: Step,
        at: datetime,
        *,
        who: str = "",
        phone: str = "",
        words: str = "",
        agreed: bool | None = None,
        party_id: int | None = None,
        document_id: int | None = None,
    ) -> None:
        """Write a step down; nothing of it is ever changed."""
        add_step(
            deed,
            self.desk,
            row,
            step,
            at,
            who=who,
            phone=phone,
            words=words,
            agreed=agreed,
            party_id=party_id,
            document_id=document_id,
        )


def add_step(
    deed: "Deed",
    desk: "Desk",
    row: TransferRow,
    step: Step,
    at: datetime,
    *,
    who: str = "",
    phone: str = "",
    words: str = "",
    agreed: bool | None = None,
    party_id: int | None = None,
    document_id: int | None = None,
) -> None:
    """Write a step of a transfer down.

    Raises:
        Refusal: it lies ahead.
    """
    if at > desk.now():
        raise Refusal(Reason.IN_THE_FUTURE, field="at")
    deed.session.add(
        TransferStepRow(
            case_id=row.case_id,
            transfer_id=row.id,
            kind=step.value,
            at=at,
            who=who.strip(),
            phone=phone.strip(),
            words=words.strip(),
            agreed=agreed,
            party_id=party_id,
            document_id=document_id,
            entered_at=desk.now(),
            entered_by=desk.officer.id,
        )
    )


def transfer_of(
    session: StoreSession, case_id: int, direction: Direction | None = None
) -> TransferRow | None:
    """Return the newest transfer of a case."""
    wanted = select(TransferRow).where(TransferRow.case_id == case_id)
    if direction is not None:
        wanted = wanted.where(TransferRow.direction == direction.value)
    return session.scalars(wanted.order_by(TransferRow.id.desc()).limit(1)).first()


def steps_of(session: StoreSession, transfer_id: int, *kinds: Step) -> list[TransferStepRow]:
    """Return what was done about a transfer, in the order of happening."""
    wanted = select(TransferStepRow).where(TransferStepRow.transfer_id == transfer_id)
    if kinds:
        wanted = wanted.where(TransferStepRow.kind.in_([kind.value for kind in kinds]))
    return list(session.scalars(wanted.order_by(TransferStepRow.at, TransferStepRow.id)))


def items_of(session: StoreSession, transfer_id: int) -> list[TransferItemRow]:
    """Return the lines of the list, in their order."""
    rows = session.scalars(
        select(TransferItemRow)
        .where(TransferItemRow.transfer_id == transfer_id)
        .order_by(TransferItemRow.n)
    )
    return list(rows)


def add_items(deed: "Deed", row: TransferRow, entries: tuple[ListEntry, ...]) -> None:
    """Add lines to the list that goes with the case."""
    session = deed.session
    last = session.scalar(
        select(func.max(TransferItemRow.n)).where(TransferItemRow.transfer_id == row.id)
    )
    for n, entry in enumerate(entries, (last or 0) + 1):
        if not entry.name.strip():
            raise Refusal(Reason.FIELD_MISSING, field="name")
        session.add(
            TransferItemRow(
                case_id=row.case_id,
                transfer_id=row.id,
                n=n,
                name=entry.name.strip(),
                quantity=entry.quantity.strip(),
                features=entry.features.strip(),
                kept_at=entry.kept_at.strip(),
                pages=entry.pages,
                note=entry.note.strip(),
                thing_id=entry.thing_id,
            )
        )


def parties_of(session: StoreSession, case_id: int) -> list[tuple[int, str]]:
    """Return the parties on whom papers of the case are served."""
    parties = session.execute(
        select(PartyRow.id, PartyRow.name, PartyRow.kind)
        .where(PartyRow.case_id == case_id, PartyRow.removed_at.is_(None))
        .order_by(PartyRow.id)
    )
    return [(one.id, one.name) for one in parties if one.kind in SERVED]


def untold(session: StoreSession, row: TransferRow) -> list[tuple[int, str]]:
    """Return the parties who have not been told in writing (Order 146 art. 41)."""
    told = {step.party_id for step in steps_of(session, row.id, Step.PARTY_TOLD)}
    return [one for one in parties_of(session, row.case_id) if one[0] not in told]


def take_back(deed: "Deed", desk: "Desk", case_id: int, reason: str) -> None:
    """Take back the fact that the case is not ours: its twenty-four hours run no longer."""
    rows = deed.session.scalars(
        select(FactRow).where(
            FactRow.case_id == case_id,
            FactRow.kind.in_([kind.value for kind in FOUND]),
            FactRow.replaced_at.is_(None),
        )
    )
    for row in rows:
        row.replaced_at, row.reason = desk.now(), reason.strip()
