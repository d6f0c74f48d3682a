"""Parties, vehicles, powers of attorney and losses of a case."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from cases.records.cases import CaseState
from cases.records.ids import CaseId, PartyId, PowerId, VehicleId
from cases.records.parties import (
    STANDS_FOR,
    IdKind,
    Loss,
    Party,
    PartyEntry,
    PartyKind,
    People,
    Power,
    PowerEntry,
    Vehicle,
    VehicleEntry,
    resident_number,
)
from cases.records.plates import plain_plate
from cases.refusals import Reason, Refusal
from cases.services.assignment import HANDLES, require_place
from cases.services.masking import masked
from cases.services.revoking import revoke
from cases.services.uses import refuse_used
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, LossRow, PartyRow, PowerRow, TeamRow, VehicleRow

if TYPE_CHECKING:
    from datetime import datetime

    from cases.services.desk import Desk

_MORE = ("is_unknown", "electronic_consent")
_LONGEST_NAME = 400


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
            for name, value in asdict(entry).items():
                setattr(row, name, plain_plate(value) if name == "plate" else value.strip())

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


def people_of(session: StoreSession, case: CaseRow, *, on_team: bool) -> People:
    """Return everybody of a case; numbers are masked in a closed case for who is not of it."""
    hide = case.state == CaseState.CLOSED and not on_team
    vehicles = session.scalars(
        select(VehicleRow)
        .where(VehicleRow.case_id == case.case_id, VehicleRow.removed_at.is_(None))
        .order_by(VehicleRow.id)
    ).all()
    plates = {row.id: row.plate for row in vehicles}
    rows = session.scalars(
        select(PartyRow)
        .where(PartyRow.case_id == case.case_id, PartyRow.removed_at.is_(None))
        .order_by(PartyRow.id)
    ).all()
    parties = tuple(
        masked(
            Party(PartyId(row.id), entry_of(row), plates.get(row.vehicle_id or 0, "")), hide=hide
        )
        for row in rows
    )
    names = {row.id: row.name for row in rows}
    return People(
        parties,
        tuple(Vehicle(VehicleId(row.id), vehicle_entry(row)) for row in vehicles),
        _powers(session, case.case_id, names),
        _losses(session, case.case_id, names),
        tuple(dict.fromkeys(row.side for row in rows if row.side)),
    )


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


def new_party(
    session: StoreSession, case_id: int, entry: PartyEntry, officer: int, now: "datetime"
) -> PartyRow:
    """Add the row of a party after checking what was typed."""
    row = PartyRow(case_id=case_id, name="", kind="", entered_at=now, entered_by=officer)
    fill_party(session, row, entry)
    session.add(row)
    return row


def new_vehicle(
    session: StoreSession, case_id: int, entry: VehicleEntry, officer: int, now: "datetime"
) -> VehicleRow:
    """Add the row of a vehicle; plates are kept in capitals without blanks or dots."""
    values = {name: value.strip() for name, value in asdict(entry).items()}
    values["plate"] = plain_plate(values["plate"])
    row = VehicleRow(case_id=case_id, entered_at=now, entered_by=officer, **values)
    session.add(row)
    return row


def fill_party(session: StoreSession, row: PartyRow, entry: PartyEntry) -> None:
    """Write a checked entry into the row.

    Raises:
        Refusal: a name is missing, an identity number is wrong, or a party that stands for
            another does not say for whom and by which relation.
    """
    name = entry.name.strip()
    if not name and not entry.is_unknown:
        raise Refusal(Reason.FIELD_MISSING, field="name")
    if len(name) > _LONGEST_NAME:
        raise Refusal(Reason.FIELD_INVALID, field="name")
    values = asdict(entry) | {"name": name or "无名氏"}
    values |= _of_number(entry)
    if entry.kind in STANDS_FOR:
        _check_standing(session, row, entry)
    more = {key: values.pop(key) for key in _MORE}
    for key, value in values.items():
        setattr(row, key, value.strip() if isinstance(value, str) else value)
    row.kind = entry.kind.value
    row.more = {**(row.more or {}), **more}


def entry_of(row: PartyRow) -> PartyEntry:
    """Return a party as it was typed."""
    more: dict[str, Any] = row.more or {}
    return PartyEntry(
        name=row.name,
        kind=PartyKind(row.kind),
        side=row.side,
        sex=row.sex,
        born_on=row.born_on,
        id_kind=row.id_kind,
        id_number=row.id_number,
        phone=row.phone,
        address=row.address,
        vehicle_id=None if row.vehicle_id is None else VehicleId(row.vehicle_id),
        of_party_id=None if row.of_party_id is None else PartyId(row.of_party_id),
        relation=row.relation,
        relation_proof=row.relation_proof,
        is_liable=row.is_liable,
        liability=row.liability,
        injury=row.injury,
        injury_note=row.injury_note,
        is_unknown=bool(more.get("is_unknown")),
        electronic_consent=str(more.get("electronic_consent", "")),
    )


def vehicle_entry(row: VehicleRow) -> VehicleEntry:
    """Return a vehicle as it was typed."""
    return VehicleEntry(
        plate=row.plate,
        plate_colour=row.plate_colour,
        kind=row.kind,
        make=row.make,
        colour=row.colour,
        vin=row.vin,
        insurer=row.insurer,
        policy=row.policy,
    )


def _of_number(entry: PartyEntry) -> dict[str, Any]:
    """Fill in birth and sex from a resident number, and refuse a wrong one (check K14)."""
    if entry.id_kind != IdKind.RESIDENT or not entry.id_number.strip():
        return {}
    says = resident_number(entry.id_number)
    if says is None:
        raise Refusal(Reason.FIELD_INVALID, field="id_number")
    if entry.born_on not in {None, says.born_on}:
        raise Refusal(Reason.FIELD_INVALID, field="born_on")
    if entry.sex not in {"", says.sex}:
        raise Refusal(Reason.FIELD_INVALID, field="sex")
    return {
        "born_on": says.born_on,
        "sex": says.sex,
        "id_number": entry.id_number.strip().upper(),
    }


def _check_standing(session: StoreSession, row: PartyRow, entry: PartyEntry) -> None:
    stands_for = session.get(PartyRow, entry.of_party_id) if entry.of_party_id else None
    if stands_for is None or stands_for.case_id != row.case_id:
        raise Refusal(Reason.FIELD_MISSING, field="of_party_id")
    if not entry.relation.strip():
        raise Refusal(Reason.FIELD_MISSING, field="relation")


def _refuse_opposing(session: StoreSession, principal: PartyRow, agent: PartyRow) -> None:
    others = session.execute(
        select(PartyRow.side, PartyRow.name)
        .join(PowerRow, PowerRow.principal_id == PartyRow.id)
        .where(PowerRow.agent_id == agent.id, PowerRow.revoked_on.is_(None))
    )
    sides = {row.side for row in others if row.side} | ({agent.side} if agent.side else set())
    if principal.side and sides - {principal.side}:
        raise Refusal(Reason.AGENT_BOTH_SIDES, article="146.89", agent=agent.name)


def _powers(session: StoreSession, case_id: int, names: dict[int, str]) -> tuple[Power, ...]:
    rows = session.scalars(
        select(PowerRow).where(PowerRow.case_id == case_id).order_by(PowerRow.id)
    )
    return tuple(
        Power(
            PowerId(row.id),
            PowerEntry(
                principal_id=PartyId(row.principal_id),
                agent_id=PartyId(row.agent_id),
                matters=row.matters,
                may_agree=row.may_agree,
                signed_on=row.signed_on,
                until_on=row.until_on,
                proof=row.proof,
            ),
            names.get(row.principal_id, ""),
            names.get(row.agent_id, ""),
            row.revoked_on,
        )
        for row in rows
    )


def _losses(session: StoreSession, case_id: int, names: dict[int, str]) -> tuple[Loss, ...]:
    rows = session.scalars(
        select(LossRow)
        .where(LossRow.case_id == case_id, LossRow.removed_at.is_(None))
        .order_by(LossRow.id)
    )
    return tuple(
        Loss(
            row.id,
            PartyId(row.party_id),
            names.get(row.party_id, ""),
            row.head,
            row.amount,
            row.proof,
        )
        for row in rows
    )
