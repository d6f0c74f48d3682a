"""Things held as the tab of a case, the list of all and the register show them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select

from cases.law.clock import Clock
from cases.law.custody import concerns
from cases.records.cases import CaseState
from cases.records.holding import (
    Concern,
    HeldLine,
    Holding,
    Measure,
    Running,
    Thing,
    ThingAct,
    ThingKind,
    ThingState,
    ThingStep,
    Yard,
)
from cases.records.ids import CaseId, DocumentId, PartyId, ThingId, VehicleId
from cases.records.times import day_of
from cases.services.assignment import INVESTIGATES, places_of
from cases.services.holding.advances import advances_of
from cases.services.holding.leaving import ANNOUNCED, COLLECTION
from cases.services.holding.rows import AtHolding
from cases.services.names import officer_names
from cases.services.projection import case_clocks
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.holding import ThingPhotoRow, ThingRow, ThingStepRow

#: Working days before the last one from which a list points at a period.
_SOON = 3
#: A period that merely passes, and what may be done when it has.
_AFTER = {COLLECTION: Concern.MAY_ANNOUNCE, ANNOUNCED: Concern.MAY_DISPOSE}


class Reading(AtHolding):
    """Reading what is held."""

    def of_case(self, case_id: CaseId) -> Holding:
        """Return everything held or once held in a case, and the money advanced."""
        with self.desk.looking(case_id, "holding") as session:
            rows = session.scalars(
                select(ThingRow)
                .where(ThingRow.case_id == case_id)
                .order_by(ThingRow.state != ThingState.HELD.value, ThingRow.id)
            ).all()
            case = session.get(CaseRow, case_id)
            mine = places_of(session, self.desk, case_id)
            over = case is None or CaseState(case.state).is_over
            return Holding(
                things=self._things(session, rows),
                advances=advances_of(session, case_id),
                may_write=not mine.isdisjoint(INVESTIGATES) and not over,
            )

    def held(self) -> tuple[HeldLine, ...]:
        """Return everything held now in the cases the officer may see, the longest first."""
        with self.desk.reading() as session:
            rows = session.scalars(
                select(ThingRow)
                .where(ThingRow.state == ThingState.HELD.value)
                .order_by(ThingRow.seized_at, ThingRow.id)
            ).all()
            numbers = {
                row.case_id: row.number
                for row in session.execute(
                    select(CaseRow.case_id, CaseRow.number).where(
                        CaseRow.case_id.in_({row.case_id for row in rows})
                    )
                )
            }
            things = self._things(session, rows)
        return tuple(HeldLine(numbers.get(one.case_id, ""), one) for one in things)

    def _things(self, session: StoreSession, rows: Iterable[ThingRow]) -> tuple[Thing, ...]:
        names = officer_names(session)
        clocks: dict[int, Mapping[str, list[Clock]]] = {}
        cases: dict[int, CaseRow] = {}
        found = []
        for row in rows:
            if row.case_id not in clocks:
                case = session.get_one(CaseRow, row.case_id)
                cases[row.case_id] = case
                clocks[row.case_id] = self._by_item(session, case)
            counted = clocks[row.case_id].get(row.item, [])
            found.append(self._thing(session, row, counted, cases[row.case_id], names))
        return tuple(found)

    def _by_item(self, session: StoreSession, case: CaseRow) -> Mapping[str, list[Clock]]:
        """Return the clocks of a case by the thing they run for."""
        sorted_out: dict[str, list[Clock]] = defaultdict(list)
        for clock in case_clocks(session, case, self.desk.calendar(), self.desk.now()):
            if clock.key.item:
                sorted_out[clock.key.item].append(clock)
        return sorted_out

    def _thing(
        self,
        session: StoreSession,
        row: ThingRow,
        counted: list[Clock],
        case: CaseRow,
        names: Mapping[int, str],
    ) -> Thing:
        now, state = self.desk.now(), ThingState(row.state)
        steps = steps_of(session, row.id, names)
        held = state is ThingState.HELD
        running = tuple(_running(clock) for clock in counted if clock.is_open) if held else ()
        ended = row.ended_at or now
        return Thing(
            id=ThingId(row.id),
            case_id=CaseId(row.case_id),
            item=row.item,
            kind=ThingKind(row.kind),
            measure=Measure(row.measure),
            name=row.name,
            quantity=row.quantity,
            features=row.features,
            taken_from=row.taken_from,
            owner=row.owner,
            reason=row.reason,
            on_site=row.on_site,
            approved=row.approved_at is not None,
            seized_at=row.seized_at,
            where=row.seized_where,
            receipt=row.receipt,
            receipt_refused=row.receipt_refused,
            witness=row.witness,
            holder=row.holder,
            place=row.place,
            yard=Yard(row.yard),
            until_on=row.until_on,
            notified_at=row.notified_at,
            announced_on=row.announced_on,
            state=state,
            ended_at=row.ended_at,
            days=(day_of(ended) - day_of(row.seized_at)).days,
            steps=steps,
            running=running,
            concerns=self._concerns(row, steps, counted, case, names) if held else (),
            photos=_photos(session, row.id),
            vehicle_id=None if row.vehicle_id is None else VehicleId(row.vehicle_id),
            party_id=None if row.party_id is None else PartyId(row.party_id),
        )

    def _concerns(
        self,
        row: ThingRow,
        steps: tuple[ThingStep, ...],
        counted: list[Clock],
        case: CaseRow,
        names: Mapping[int, str],
    ) -> tuple[Concern, ...]:
        calendar, today = self.desk.calendar(), self.desk.today()
        open_ones = [clock for clock in counted if clock.is_open]
        near = {
            clock.rule_id
            for clock in open_ones
            if (left := clock.working_days_left(calendar, today)) is not None and left <= _SOON
        }
        officers = {names.get(row.entered_by, "")}
        officers |= {step.more.get("second_officer", "") for step in steps}
        moved = any(step.act is ThingAct.MOVED for step in steps)
        found = concerns(
            steps,
            [_running(clock) for clock in open_ones],
            approved=row.approved_at is not None,
            with_officer=not moved and row.holder in officers - {""},
            seized_at=row.seized_at,
            soon=near,
            case_over=CaseState(case.state).is_over,
            now=self.desk.now(),
        )
        passed = {
            _AFTER[clock.rule_id]
            for clock in counted
            if clock.rule_id in _AFTER and clock.due is not None and clock.due < today
        }
        if row.announced_on is not None:
            passed.discard(Concern.MAY_ANNOUNCE)
        return (*found, *sorted(passed))


def steps_of(
    session: StoreSession, thing_id: int, names: Mapping[int, str]
) -> tuple[ThingStep, ...]:
    """Return the chain of a thing in the order of happening."""
    rows = session.scalars(
        select(ThingStepRow)
        .where(ThingStepRow.thing_id == thing_id)
        .order_by(ThingStepRow.at, ThingStepRow.id)
    )
    return tuple(
        ThingStep(
            ThingAct(row.kind),
            row.at,
            row.from_holder,
            row.to_holder,
            row.place,
            row.words,
            row.until_on,
            row.number,
            None if row.document_id is None else DocumentId(row.document_id),
            names.get(row.entered_by, ""),
            dict(row.more or {}),
        )
        for row in rows
    )


def _running(clock: Clock) -> Running:
    return Running(
        clock.rule_id,
        clock.title,
        clock.title_en,
        clock.article,
        clock.state,
        clock.due,
        clock.due_at,
    )


def _photos(session: StoreSession, thing_id: int) -> tuple[int, ...]:
    found = session.scalars(
        select(ThingPhotoRow.attachment_id)
        .where(ThingPhotoRow.thing_id == thing_id)
        .order_by(ThingPhotoRow.id)
    )
    return tuple(found)
