"""Parties, vehicles, powers of attorney and losses of a case."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, literal_column, select

from cases.records.ids import CaseId, PartyId, PowerId, VehicleId
from cases.records.parties import (
    PartyEntry,
    PowerEntry,
    VehicleEntry,
)
from cases.records.plates import plain_plate
from cases.refusals import Reason, Refusal
from cases.services.assignment import HANDLES, require_place
from cases.services.parties.entering import (
    entry_of,
    fill_party,
    new_party,
    new_vehicle,
    vehicle_entry,
    vehicle_values,
)
from cases.services.revoking import revoke
from cases.services.uses import refuse_used
from cases.store.engine import StoreSession
from cases.store.rows.cases import LossRow, PartyRow, PowerRow, TeamRow, VehicleRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class PartyService:
    """What an officer does with the people and things of a case."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def add(self, case_id: CaseId, entry: PartyEntry) -> PartyId:
        """Enter a party."""
        with self.desk.act("party.add", case_id, party=asdict(entry)) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            row = new_party(deed.session, case_id, entry, self.desk.officer.id, self.desk.now())
            deed.session.flush()
            return PartyId(row.id)

    def correct(self, case_id: CaseId, party_id: PartyId, entry: PartyEntry, reason: str) -> None:
        """Correct a party; the journal keeps the old entry and the reason."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("party.correct", case_id, party=party_id, reason=reason) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            row = self._party(deed.session, case_id, party_id)
            deed.note(old=asdict(entry_of(row)), new=asdict(entry))
            fill_party(deed.session, row, entry)

    def remove(self, case_id: CaseId, party_id: PartyId, reason: str) -> None:
        """Take out a party entered by mistake; the entry stays in the record.

        Raises:
            Refusal: `IN_USE`: a mediation, a session, a notice or anything else names the party.
        """
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("party.remove", case_id, party=party_id, reason=reason) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            row = self._party(deed.session, case_id, party_id)
            refuse_used(self.desk, deed.session, row, row.name)
            row.removed_at, row.removed_reason = self.desk.now(), reason

    def add_vehicle(self, case_id: CaseId, entry: VehicleEntry) -> VehicleId:
        """Enter a vehicle."""
        with self.desk.act("vehicle.add", case_id, vehicle=asdict(entry)) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            row = new_vehicle(deed.session, case_id, entry, self.desk.officer.id, self.desk.now())
            deed.session.flush()
            return VehicleId(row.id)

    def correct_vehicle(
        self, case_id: CaseId, vehicle_id: VehicleId, entry: VehicleEntry, reason: str
    ) -> None:
        """Correct a vehicle; the journal keeps the old entry and the reason."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("vehicle.correct", case_id, vehicle=vehicle_id, reason=reason) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            row = _vehicle(deed.session, case_id, vehicle_id)
            deed.note(old=asdict(vehicle_entry(row)), new=asdict(entry))
            for name, value in vehicle_values(entry).items():
                setattr(row, name, value)

    def remove_vehicle(self, case_id: CaseId, vehicle_id: VehicleId, reason: str) -> None:
        """Take out a vehicle entered by mistake; the journal keeps it.

        Raises:
            Refusal: `IN_USE`: a party drove or owns it, or it is held.
        """
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("vehicle.remove", case_id, vehicle=vehicle_id, reason=reason) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            row = _vehicle(deed.session, case_id, vehicle_id)
            refuse_used(self.desk, deed.session, row, row.plate or "无牌车辆")
            deed.note(old=asdict(vehicle_entry(row)))
            row.removed_at = self.desk.now()

    def add_power(self, case_id: CaseId, entry: PowerEntry) -> PowerId:
        """Enter a power of attorney (Order 146 art. 89); nobody acts for opposing sides."""
        with self.desk.act("power.add", case_id, power=asdict(entry)) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            session = deed.session
            principal = self._party(session, case_id, entry.principal_id)
            agent = self._party(session, case_id, entry.agent_id)
            if not entry.matters.strip():
                raise Refusal(Reason.FIELD_MISSING, article="146.89", field="matters")
            if principal.id == agent.id:
                raise Refusal(Reason.FIELD_INVALID, field="agent")
            _refuse_opposing(session, principal, agent)
            row = PowerRow(
                case_id=case_id,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
                **asdict(entry),
            )
            session.add(row)
            session.flush()
            return PowerId(row.id)

    def revoke_power(self, case_id: CaseId, power_id: PowerId, on: date, reason: str) -> None:
        """Record that a power of attorney was revoked; what was done under it before stands.

        At sessions still to be held the principal takes the agent's seat.

        Raises:
            Refusal: something on record was done under it on that day or later.

        Law: Civil Code art. 173(2); Order 146 art. 89 para. 2.
        """
        with self.desk.act("power.revoke", case_id, power=power_id, on=on, reason=reason) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            row = deed.session.get(PowerRow, power_id)
            if row is None or row.case_id != case_id:
                raise Refusal(Reason.NOT_FOUND)
            deed.note(unseated=revoke(deed.session, row, on, self.desk.today()))

    def add_loss(
        self, case_id: CaseId, party_id: PartyId, head: str, amount: Decimal, proof: str = ""
    ) -> int:
        """Enter a head of damage that a party claims, in yuan."""
        if amount < 0 or not head.strip():
            raise Refusal(Reason.FIELD_INVALID, field="amount" if amount < 0 else "head")
        with self.desk.act("loss.add", case_id, party=party_id, head=head) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            deed.note(amount=amount)
            self._party(deed.session, case_id, party_id)
            row = LossRow(
                case_id=case_id,
                party_id=party_id,
                head=head.strip(),
                amount=amount,
                proof=proof,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            return row.id

    def remove_loss(self, case_id: CaseId, loss_id: int, reason: str) -> None:
        """Take out a loss entered by mistake; the journal keeps it."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("loss.remove", case_id, loss=loss_id, reason=reason) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            row = deed.session.get(LossRow, loss_id)
            if row is None or row.case_id != case_id:
                raise Refusal(Reason.NOT_FOUND)
            row.removed_at = self.desk.now()

    def known_person(self, id_number: str) -> PartyEntry | None:
        """Return how somebody was entered in another case the officer handles, the newest first.

        What was typed once need not be typed again; what belongs to that case is left out.
        """
        number = id_number.strip().upper()
        if not number:
            return None
        with self.desk.reading() as session:
            row = session.scalar(
                select(PartyRow)
                .where(PartyRow.id_number == number, PartyRow.removed_at.is_(None))
                # Said in the statement: the index leaves out rows without a number.
                .where(PartyRow.id_number != literal_column("''"))
                .where(PartyRow.case_id.in_(_handled(self.desk.officer.id)))
                .order_by(PartyRow.id.desc())
                .limit(1)
            )
            return None if row is None else _anew(entry_of(row))

    def known_vehicle(self, plate: str) -> VehicleEntry | None:
        """Return how a vehicle was entered in another case the officer handles."""
        wanted = plain_plate(plate)
        if not wanted:
            return None
        with self.desk.reading() as session:
            row = session.scalar(
                select(VehicleRow)
                .where(VehicleRow.plate == wanted, VehicleRow.removed_at.is_(None))
                .where(VehicleRow.case_id.in_(_handled(self.desk.officer.id)))
                .order_by(VehicleRow.id.desc())
                .limit(1)
            )
            return None if row is None else vehicle_entry(row)

    def _party(self, session: StoreSession, case_id: CaseId, party_id: PartyId) -> PartyRow:
        row = session.get(PartyRow, party_id)
        if row is None or row.case_id != case_id or row.removed_at is not None:
            raise Refusal(Reason.NOT_FOUND)
        return row


def _vehicle(session: StoreSession, case_id: CaseId, vehicle_id: VehicleId) -> VehicleRow:
    row = session.get(VehicleRow, vehicle_id)
    if row is None or row.case_id != case_id or row.removed_at is not None:
        raise Refusal(Reason.NOT_FOUND)
    return row


def _handled(officer: int) -> Select[Any]:
    return select(TeamRow.case_id).where(TeamRow.officer_id == officer, TeamRow.until_at.is_(None))


def _anew(entry: PartyEntry) -> PartyEntry:
    """Return what stays true of a person in another accident."""
    return PartyEntry(
        name=entry.name,
        kind=entry.kind,
        sex=entry.sex,
        born_on=entry.born_on,
        id_kind=entry.id_kind,
        id_number=entry.id_number,
        phone=entry.phone,
        address=entry.address,
    )


def _refuse_opposing(session: StoreSession, principal: PartyRow, agent: PartyRow) -> None:
    others = session.execute(
        select(PartyRow.side, PartyRow.name)
        .join(PowerRow, PowerRow.principal_id == PartyRow.id)
        .where(PowerRow.agent_id == agent.id, PowerRow.revoked_on.is_(None))
    )
    sides = {row.side for row in others if row.side} | ({agent.side} if agent.side else set())
    if principal.side and sides - {principal.side}:
        raise Refusal(Reason.AGENT_BOTH_SIDES, article="146.89", agent=agent.name)
