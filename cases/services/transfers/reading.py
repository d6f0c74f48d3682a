"""Transfers as their page, their list and their register show them."""

from datetime import datetime

from sqlalchemy import select

from cases.papers.kinds import FormKind
from cases.records.cases import CaseState
from cases.records.documents import DocumentState
from cases.records.ids import (
    CaseId,
    DocumentId,
    NeighbourId,
    PartyId,
    ThingId,
    TransferId,
)
from cases.records.transfers import (
    Direction,
    Ground,
    ListEntry,
    ListLine,
    Step,
    StepLine,
    Transfer,
    TransferLine,
    TransferState,
)
from cases.services.assignment import INVESTIGATES, places_of
from cases.services.names import officer_names
from cases.services.projection import case_clocks
from cases.services.transfers.rows import (
    FOUND,
    GOING,
    AtTransfers,
    items_of,
    steps_of,
    transfer_of,
    untold,
)
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, CaseRow
from cases.store.rows.holding import TransferItemRow, TransferRow, TransferStepRow
from cases.store.rows.papers import DocumentRow
from cases.store.rows.unit import OfficerRow

#: What is done before a case goes, in order; the parties are told by then or right after.
_NEEDED = (
    Step.CENTRE_TOLD,
    Step.CALLER_TOLD,
    Step.UNIT_CHOSEN,
    Step.HANDED_OVER,
    Step.PARTY_TOLD,
)
_FOR_NO_POLICE = (Step.UNIT_CHOSEN, Step.CALLER_TOLD)


class Reading(AtTransfers):
    """Reading transfers."""

    def of_case(self, case_id: CaseId) -> Transfer | None:
        """Return the newest transfer of a case, or None when it has none."""
        with self.desk.looking(case_id, "transfer") as session:
            row = transfer_of(session, case_id)
            return None if row is None else self._transfer(session, row)

    def list(self, direction: Direction | None = None) -> tuple[TransferLine, ...]:
        """Return the transfers of the cases the officer may see, the newest first."""
        with self.desk.reading() as session:
            wanted = (
                select(TransferRow, CaseRow.number, AccidentRow.place, OfficerRow.name)
                .join(CaseRow, CaseRow.case_id == TransferRow.case_id)
                .outerjoin(AccidentRow, AccidentRow.case_id == TransferRow.case_id)
                .outerjoin(OfficerRow, OfficerRow.id == TransferRow.found_by)
                .order_by(TransferRow.found_at.desc(), TransferRow.id.desc())
            )
            if direction is not None:
                wanted = wanted.where(TransferRow.direction == direction.value)
            return tuple(
                TransferLine(
                    CaseId(row.case_id),
                    number,
                    place or "",
                    Direction(row.direction),
                    Ground(row.ground),
                    TransferState(row.state),
                    row.unit,
                    row.found_at,
                    self._due(session, row),
                    row.ended_at,
                    officer or "",
                )
                for row, number, place, officer in session.execute(wanted)
            )

    def _transfer(self, session: StoreSession, row: TransferRow) -> Transfer:
        names = officer_names(session)
        case = session.get_one(CaseRow, row.case_id)
        mine = places_of(session, self.desk, row.case_id)
        steps = [_step(step, names) for step in steps_of(session, row.id)]
        waiting = [(PartyId(party), name) for party, name in untold(session, row)]
        over = CaseState(case.state).is_over
        away = row.direction == Direction.AWAY
        return Transfer(
            id=TransferId(row.id),
            case_id=CaseId(row.case_id),
            direction=Direction(row.direction),
            ground=Ground(row.ground),
            state=TransferState(row.state),
            unit_id=None if row.unit_id is None else NeighbourId(row.unit_id),
            unit=row.unit,
            unit_phone=row.unit_phone,
            unit_address=row.unit_address,
            began_at=row.began_at,
            reason=row.reason,
            is_criminal=row.is_criminal,
            found_at=row.found_at,
            due_at=self._due(session, row),
            ended_at=row.ended_at,
            number=row.number,
            document_id=_paper(session, row),
            notice_ids=_notices(session, row),
            steps=tuple(steps),
            items=tuple(_item(item, names) for item in items_of(session, row.id)),
            untold=tuple(waiting) if away else (),
            lacking=_lacking(row, steps, told=not waiting) if away else (),
            may_write=not mine.isdisjoint(INVESTIGATES) and (not over or away),
        )

    def _due(self, session: StoreSession, row: TransferRow) -> datetime | None:
        """Return when the twenty-four hours end, while they run."""
        case = session.get(CaseRow, row.case_id)
        if row.state not in GOING or case is None:
            return None
        counted = case_clocks(session, case, self.desk.calendar(), self.desk.now())
        running = (clock for clock in counted if clock.trigger in FOUND and clock.is_open)
        return next((clock.due_at for clock in running if clock.due_at), None)


def _lacking(row: TransferRow, steps: list[StepLine], *, told: bool) -> tuple[Step, ...]:
    if row.state not in {*GOING, TransferState.HANDED_OVER.value}:
        return ()
    done = {step.step for step in steps}
    if row.unit:
        done.add(Step.UNIT_CHOSEN)
    if told:
        done.add(Step.PARTY_TOLD)
    needed = _FOR_NO_POLICE if row.ground == Ground.NOT_POLICE else _NEEDED
    return tuple(step for step in needed if step not in done)


def _paper(session: StoreSession, row: TransferRow) -> DocumentId | None:
    """Return the notice of transfer: the issued one, else the draft."""
    found = session.scalars(
        select(DocumentRow)
        .where(
            DocumentRow.case_id == row.case_id,
            DocumentRow.form == FormKind.TRANSFER_NOTICE.value,
            DocumentRow.state != DocumentState.WITHDRAWN.value,
        )
        .order_by(DocumentRow.state != DocumentState.ISSUED.value, DocumentRow.id.desc())
        .limit(1)
    ).first()
    return None if found is None else DocumentId(found.id)


def _notices(session: StoreSession, row: TransferRow) -> tuple[DocumentId, ...]:
    found = session.scalars(
        select(DocumentRow.id)
        .where(
            DocumentRow.case_id == row.case_id,
            DocumentRow.form == FormKind.TRANSFER_TOLD.value,
            DocumentRow.state != DocumentState.WITHDRAWN.value,
        )
        .order_by(DocumentRow.id)
    )
    return tuple(DocumentId(number) for number in found)


def _step(row: TransferStepRow, names: dict[int, str]) -> StepLine:
    return StepLine(
        Step(row.kind),
        row.at,
        row.who,
        row.phone,
        row.words,
        row.agreed,
        None if row.party_id is None else PartyId(row.party_id),
        None if row.document_id is None else DocumentId(row.document_id),
        names.get(row.entered_by, ""),
    )


def _item(row: TransferItemRow, names: dict[int, str]) -> ListLine:
    entry = ListEntry(
        name=row.name,
        quantity=row.quantity,
        features=row.features,
        kept_at=row.kept_at,
        pages=row.pages,
        note=row.note,
        thing_id=None if row.thing_id is None else ThingId(row.thing_id),
    )
    return ListLine(
        row.id,
        row.n,
        entry,
        row.present,
        row.remark,
        row.checked_at,
        names.get(row.checked_by or 0, ""),
    )
