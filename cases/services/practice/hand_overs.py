"""Hand-over (交接) of a case or of a shift: listed, signed by both, confirmed by a leader."""

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from cases.papers.plain import RegisterPage
from cases.records.cases import CaseState
from cases.records.hand_overs import (
    CaseHandOver,
    HandedGroup,
    HandedKind,
    ShiftHandOver,
    Signatures,
)
from cases.records.ids import CaseId, OfficerId
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.assignment import leads, member, places_of, put_lead
from cases.services.names import officer_names
from cases.services.practice.inventory import inventory
from cases.services.practice.sheets import case_sheet, shift_sheet
from cases.store.rows.cases import CaseRow, TeamRow
from cases.store.rows.practice import CaseHandOverRow, ShiftHandOverRow
from cases.store.rows.unit import OfficerRoleRow, OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from cases.store.engine import StoreSession


class HandOverService:
    """What goes from one officer to the next, with three signatures."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def hand_case(self, case_id: CaseId, to: OfficerId, reason: str, note: str = "") -> int:
        """Hand a case over with the list of everything in it; the new lead leads at once.

        Only the lead officer: he signs by doing it. The list is made from the case as it stands.
        """
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.looking(case_id, "hand_over") as session:
            if not leads(session, self.desk, case_id):
                raise Refusal(Reason.NOT_ALLOWED)
            groups = inventory(session, case_id)
        with self.desk.act("hand_over.case", case_id, door=True, to=to, reason=reason) as deed:
            put_lead(deed, self.desk, case_id, to, reason)
            row = CaseHandOverRow(
                case_id=case_id,
                from_id=self.desk.officer.id,
                to_id=to,
                reason=reason.strip(),
                content={group.kind.value: list(group.lines) for group in groups},
                note=note.strip(),
                handed_at=self.desk.now(),
            )
            deed.session.add(row)
            deed.session.flush()
            return row.id

    def take_case(self, hand_over: int, note: str = "") -> None:
        """Sign for a case as the new lead, noting what was missing."""
        with self.desk.reading() as session:
            row = session.get(CaseHandOverRow, hand_over)
            if row is None or row.to_id != self.desk.officer.id:
                raise Refusal(Reason.NOT_FOUND)
            case_id = row.case_id
        with self.desk.act("hand_over.take_case", case_id, note=note.strip()) as deed:
            row = deed.session.get_one(CaseHandOverRow, hand_over)
            _sign(row, self.desk, note)

    def confirm_case(self, hand_over: int) -> None:
        """Confirm a hand-over as a leader, who sees that it was signed by both, not the list."""
        self.desk.require(Role.SQUAD_LEADER)
        with self.desk.act("hand_over.confirm_case", door=True) as deed:
            row = deed.session.get(CaseHandOverRow, hand_over)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            deed.case_id = row.case_id
            _confirm(row, self.desk)

    def of_case(self, case_id: CaseId) -> tuple[CaseHandOver, ...]:
        """Return the hand-overs of a case, newest first."""
        with self.desk.looking(case_id, "hand_overs") as session:
            if not places_of(session, self.desk, case_id):
                raise Refusal(Reason.NOT_ALLOWED)
            names = officer_names(session)
            number = session.get_one(CaseRow, case_id).number
            rows = session.scalars(
                select(CaseHandOverRow)
                .where(CaseHandOverRow.case_id == case_id)
                .order_by(CaseHandOverRow.id.desc())
            )
            return tuple(
                CaseHandOver(
                    row.id,
                    CaseId(row.case_id),
                    number,
                    row.reason,
                    tuple(
                        HandedGroup(kind, tuple(row.content[kind.value]))
                        for kind in HandedKind
                        if row.content.get(kind.value)
                    ),
                    row.note,
                    _signatures(row, names),
                )
                for row in rows
            )

    def case_sheet(self, case_id: CaseId, hand_over: int) -> RegisterPage:
        """Return the list of a hand-over, ready to be printed; that it was is in the journal."""
        one = next((one for one in self.of_case(case_id) if one.id == hand_over), None)
        if one is None:
            raise Refusal(Reason.NOT_FOUND)
        with self.desk.act("hand_over.print", case_id) as deed:
            return case_sheet(deed.session, self.desk, one)

    def shift_sheet(self, hand_over: int) -> RegisterPage:
        """Return the record of a shift, ready to be printed; that it was is in the journal."""
        one = next((one for one in self.shifts() if one.id == hand_over), None)
        if one is None:
            raise Refusal(Reason.NOT_FOUND)
        with self.desk.act("hand_over.print") as deed:
            return shift_sheet(deed.session, self.desk, one)

    def to_confirm(self) -> tuple[tuple[int, str, Signatures], ...]:
        """Return, to a leader, the hand-overs of cases that both have signed: id, number, names."""
        self.desk.require(Role.SQUAD_LEADER)
        with self.desk.past_guard() as session:
            # Number and lead officer are what a squad leader sees of every case.
            names = officer_names(session)
            rows = session.execute(
                select(CaseHandOverRow, CaseRow.number)
                .join(CaseRow, CaseRow.case_id == CaseHandOverRow.case_id)
                .where(
                    CaseHandOverRow.taken_at.is_not(None), CaseHandOverRow.confirmed_at.is_(None)
                )
                .order_by(CaseHandOverRow.id)
            )
            return tuple((row.id, number, _signatures(row, names)) for row, number in rows)

    def hand_shift(self, to: OfficerId, things: str, note: str = "") -> int:
        """Hand the shift over: what is not yet assigned, equipment, what is under way.

        The cases this officer took in and nobody leads yet go with it once the other has signed.
        """
        self.desk.require(Role.DUTY_DESK, Role.INVESTIGATOR)
        if not things.strip() and not note.strip():
            raise Refusal(Reason.FIELD_MISSING, field="things")
        with self.desk.act("hand_over.shift", to=to) as deed:
            session = deed.session
            _stands_duty(session, to)
            if to == self.desk.officer.id:
                raise Refusal(Reason.NOT_ALLOWED)
            taken_in = session.scalars(
                select(TeamRow.case_id)
                .join(CaseRow, CaseRow.case_id == TeamRow.case_id)
                .where(
                    TeamRow.officer_id == self.desk.officer.id,
                    TeamRow.role == TeamRole.INTAKE.value,
                    TeamRow.until_at.is_(None),
                    CaseRow.state == CaseState.REPORTED.value,
                )
                .order_by(TeamRow.case_id)
            ).all()
            row = ShiftHandOverRow(
                from_id=self.desk.officer.id,
                to_id=to,
                cases=list(taken_in),
                things=things.strip(),
                note=note.strip(),
                handed_at=self.desk.now(),
            )
            session.add(row)
            session.flush()
            deed.note(cases=len(taken_in))
            return row.id

    def take_shift(self, hand_over: int, note: str = "") -> None:
        """Sign for a shift; the cases that nobody leads yet are this officer's from now on."""
        with self.desk.act("hand_over.take_shift", door=True, note=note.strip()) as deed:
            session = deed.session
            row = session.get(ShiftHandOverRow, hand_over)
            if row is None or row.to_id != self.desk.officer.id:
                raise Refusal(Reason.NOT_FOUND)
            _sign(row, self.desk, note)
            for held in session.scalars(
                select(TeamRow)
                .join(CaseRow, CaseRow.case_id == TeamRow.case_id)
                .where(
                    TeamRow.case_id.in_(row.cases),
                    TeamRow.officer_id == row.from_id,
                    TeamRow.role == TeamRole.INTAKE.value,
                    TeamRow.until_at.is_(None),
                    CaseRow.state == CaseState.REPORTED.value,
                )
            ).all():
                held.until_at = self.desk.now()
                taker = self.desk.officer.id
                session.add(
                    member(held.case_id, taker, TeamRole.INTAKE, row.from_id, self.desk.now())
                )

    def confirm_shift(self, hand_over: int) -> None:
        """Confirm the hand-over of a shift as a leader."""
        self.desk.require(Role.SQUAD_LEADER)
        with self.desk.act("hand_over.confirm_shift", hand_over=hand_over) as deed:
            row = deed.session.get(ShiftHandOverRow, hand_over)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            _confirm(row, self.desk)

    def shifts(self) -> tuple[ShiftHandOver, ...]:
        """Return the hand-overs of shifts this officer gave, took or may confirm, newest first."""
        me = self.desk.officer.id
        query = select(ShiftHandOverRow).order_by(ShiftHandOverRow.id.desc()).limit(200)
        if not self.desk.officer.holds(Role.SQUAD_LEADER):
            query = query.where(or_(ShiftHandOverRow.from_id == me, ShiftHandOverRow.to_id == me))
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(query).all()
            wanted = {case for row in rows for case in row.cases}
            # Guarded: each reader is told of those he may see.
            numbers = {
                row.case_id: row.number
                for row in session.execute(
                    select(CaseRow.case_id, CaseRow.number).where(CaseRow.case_id.in_(wanted))
                )
            }
            return tuple(
                ShiftHandOver(
                    row.id,
                    tuple(numbers[case] for case in row.cases if case in numbers),
                    row.things,
                    row.note,
                    _signatures(row, names),
                )
                for row in rows
            )


def _sign(row: CaseHandOverRow | ShiftHandOverRow, desk: "Desk", note: str) -> None:
    if row.taken_at is not None:
        raise Refusal(Reason.ALREADY_SIGNED)
    row.taken_at, row.taken_note = desk.now(), note.strip()


def _confirm(row: CaseHandOverRow | ShiftHandOverRow, desk: "Desk") -> None:
    if row.taken_at is None:
        raise Refusal(Reason.NOT_TAKEN_YET)
    if row.confirmed_at is not None:
        raise Refusal(Reason.ALREADY_SIGNED)
    if desk.officer.id in {row.from_id, row.to_id}:
        raise Refusal(Reason.NOT_ALLOWED)
    row.leader_id, row.confirmed_at = desk.officer.id, desk.now()


def _stands_duty(session: "StoreSession", officer: int) -> None:
    row = session.get(OfficerRow, officer)
    if row is None or row.retired_at is not None:
        raise Refusal(Reason.NOT_FOUND)
    fit = (Role.DUTY_DESK, Role.INVESTIGATOR)
    held = session.scalars(
        select(OfficerRoleRow.role).where(OfficerRoleRow.officer_id == officer)
    ).all()
    if not set(held) & {role.value for role in fit}:
        raise Refusal(Reason.NOT_ALLOWED, roles=fit)


def _signatures(row: CaseHandOverRow | ShiftHandOverRow, names: dict[int, str]) -> Signatures:
    return Signatures(
        OfficerId(row.from_id),
        names.get(row.from_id, ""),
        row.handed_at,
        OfficerId(row.to_id),
        names.get(row.to_id, ""),
        row.taken_at,
        row.taken_note,
        names.get(row.leader_id or 0, ""),
        row.confirmed_at,
    )
