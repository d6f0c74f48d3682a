"""Officers of the unit: who they are, what they may be asked to do, their passwords."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from cases.records.ids import OfficerId
from cases.records.officers import Officer, Role
from cases.records.recovery import RecoveryCode
from cases.records.station import NewOfficer, OfficerEntry, Retired
from cases.refusals import Reason, Refusal
from cases.services.approvals.passing import pass_on_all, place_waiting
from cases.services.entries import record_case
from cases.services.keyring import check_password
from cases.services.recusals.leaving import pass_papers
from cases.services.station import Station
from cases.store.engine import StoreSession
from cases.store.rows.approvals import StandInRow
from cases.store.rows.cases import CaseRow, TeamRow
from cases.store.rows.committee import GuestRow
from cases.store.rows.unit import OfficerRoleRow, OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class OfficerService:
    """What an administrator does about officers, and each officer about his own password."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def list(self, *, retired: bool = False) -> tuple[OfficerEntry, ...]:
        """Return the officers by number; the retired ones only when asked for.

        Whoever is no officer is not told who they are.
        """
        self._refuse_guest()
        initial = {slot.number for slot in self._station().keys.slots if slot.initial}
        with self.desk.reading() as session:
            rows = session.scalars(select(OfficerRow).order_by(OfficerRow.number))
            committees = {
                row.officer_id: row.committee for row in session.scalars(select(GuestRow))
            }
            return tuple(
                _entry(row, committees.get(row.id, ""), initial_password=row.number in initial)
                for row in rows
                if retired or row.retired_at is None
            )

    def active(self, *roles: Role) -> tuple[Officer, ...]:
        """Return the officers on duty, by number; with roles, those who hold one of them.

        A people's mediator is no officer.
        """
        self._refuse_guest()
        with self.desk.reading() as session:
            rows = session.scalars(
                select(OfficerRow)
                .where(OfficerRow.retired_at.is_(None))
                .order_by(OfficerRow.number)
            )
            officers = tuple(officer_of(row) for row in rows)
        return tuple(
            one for one in officers if not one.is_guest and (not roles or one.holds(*roles))
        )

    def add(self, new: NewOfficer, initial_password: str) -> OfficerId:
        """Take an officer in; he must choose a password of his own at his first sign-in.

        Raises:
            Refusal: not an administrator, a field is missing, the number is taken, the password
                is weak, or a people's mediator is to be something else besides.
        """
        self.desk.require(Role.ADMINISTRATOR)
        new = _checked(new)
        check_password(initial_password, new.number, new.name)
        with self.desk.act(
            "officers.add", door=True, number=new.number, name=new.name, roles=new.roles
        ) as deed:
            if officer_by_number(deed.session, new.number) is not None:
                raise Refusal(Reason.NUMBER_TAKEN, number=new.number)
            row = new_row(new, self.desk.now())
            deed.session.add(row)
            deed.session.flush()
            if new.committee:
                deed.session.add(GuestRow(officer_id=row.id, committee=new.committee))
                deed.note(committee=new.committee)
            place_waiting(deed.session, self.desk)
            # A slot without an officer opens nothing; an officer without one could not come in.
            self._station().put_slot(new.number, new.name, initial_password, initial=True)
            return OfficerId(row.id)

    def set_roles(self, officer: OfficerId, roles: frozenset[Role]) -> None:
        """Give an officer exactly these roles, from now on.

        Raises:
            Refusal: not an administrator, nobody would be one any more, or an officer would become
                a people's mediator or the other way round: each has an account of his own.
        """
        self.desk.require(Role.ADMINISTRATOR)
        if not roles:
            raise Refusal(Reason.FIELD_MISSING, field="roles")
        with self.desk.act("officers.set_roles", door=True) as deed:
            row = _row(deed.session, officer)
            if officer_of(row).is_guest or Role.PEOPLES_MEDIATOR in roles:
                raise Refusal(Reason.GUEST_APART, field="roles")
            deed.note(number=row.number, old={role.role for role in row.roles}, new=roles)
            if Role.ADMINISTRATOR not in roles:
                _not_the_last(deed.session, row)
            held = officer_of(row).roles
            kept = {role.role: role for role in row.roles}
            row.roles = [kept.get(role.value) or OfficerRoleRow(role=role.value) for role in roles]
            deed.session.flush()
            if {Role.REVIEWER, Role.APPROVER} & (held - roles):
                deed.note(passed_on=pass_on_all(deed.session, self.desk, officer))
            deed.note(placed=place_waiting(deed.session, self.desk))
        if officer == self.desk.officer.id:
            self.desk.officer = replace(self.desk.officer, roles=roles)

    def rename(self, officer: OfficerId, *, phone: str) -> None:
        """Change an officer's telephone; name and number are those of his papers and stay."""
        self.desk.require(Role.ADMINISTRATOR)
        with self.desk.act("officers.set_phone") as deed:
            row = _row(deed.session, officer)
            deed.note(number=row.number, old=row.phone, new=phone)
            row.phone = phone.strip()

    def retire(self, officer: OfficerId, reason: str) -> Retired:
        """Let an officer go: no sign-in, no case; his open cases wait for another lead officer.

        Raises:
            Refusal: not an administrator, no reason, or he is the last administrator.
        """
        self.desk.require(Role.ADMINISTRATOR)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        now = self.desk.now()
        with self.desk.act("officers.retire", door=True, reason=reason) as deed:
            session = deed.session
            row = _row(session, officer)
            _not_the_last(session, row)
            row.retired_at, number = now, row.number
            led = session.scalars(
                select(CaseRow.case_id).where(
                    CaseRow.lead_officer_id == officer, CaseRow.closed_at.is_(None)
                )
            ).all()
            handled = session.scalars(
                select(TeamRow.case_id)
                .where(TeamRow.officer_id == officer, TeamRow.until_at.is_(None))
                .distinct()
            ).all()
            session.execute(
                update(TeamRow)
                .where(TeamRow.officer_id == officer, TeamRow.until_at.is_(None))
                .values(until_at=now)
            )
            if led:
                session.execute(
                    update(CaseRow)
                    .where(CaseRow.case_id.in_(led))
                    .values(lead_officer_id=None, revision=CaseRow.revision + 1)
                )
            session.flush()
            # What lay before him goes to whoever can decide, or waits for one.
            pass_papers(session, self.desk, officer)
            passed = pass_on_all(session, self.desk, officer)
            me = self.desk.officer.id
            for case_id in sorted({*led, *handled}):
                record_case(
                    session, now, me, "case.leave", case_id, number=row.number, reason=reason
                )
            deed.note(number=row.number, without_lead=len(led), passed_on=passed)
        # The database already refuses him should the power go here.
        self._station().drop_slot(number)
        return Retired(len(led))

    def reset_password(self, officer: OfficerId, initial_password: str, *, witness: str) -> None:
        """Set a forgotten password, before a witness; it opens the station once, to choose another.

        Raises:
            Refusal: not an administrator, no witness, or the password is weak.
        """
        self.desk.require(Role.ADMINISTRATOR)
        if not witness.strip():
            raise Refusal(Reason.FIELD_MISSING, field="witness")
        if officer == self.desk.officer.id:
            raise Refusal(Reason.OWN_REQUEST)
        with self.desk.act("officers.reset_password", witness=witness.strip()) as deed:
            row = _row(deed.session, officer)
            deed.note(number=row.number)
            if row.retired_at is not None:
                raise Refusal(Reason.OFFICER_RETIRED, name=row.name)
            check_password(initial_password, row.number, row.name)
            self._station().put_slot(row.number, row.name, initial_password, initial=True)

    def new_recovery_sheet(self, *, witness: str) -> RecoveryCode:
        """Make a new recovery code before a witness; the sheets printed before are void.

        Raises:
            Refusal: not an administrator, or no witness.
        """
        self.desk.require(Role.ADMINISTRATOR)
        if not witness.strip():
            raise Refusal(Reason.FIELD_MISSING, field="witness")
        with self.desk.act("station.new_recovery", witness=witness.strip()):
            return self._station().new_recovery(self.desk.now())

    def change_password(self, old: str, new: str) -> None:
        """Change one's own password.

        Raises:
            Refusal: the old one is wrong, or the new one is weak or the same.
        """
        me = self.desk.officer
        if not self._station().knows(me.number, old):
            raise Refusal(Reason.WRONG_PASSWORD, wait_seconds=0)
        check_password(new, me.number, me.name, former=old)
        with self.desk.act("officers.change_password"):
            self._station().put_slot(me.number, me.name, new, initial=False)

    def _refuse_guest(self) -> None:
        if self.desk.officer.is_guest:
            raise Refusal(Reason.NOT_ALLOWED)

    def _station(self) -> Station:
        station = self.desk.station
        assert station is not None, "this desk stands in no station"
        return station


def officer_by_number(session: StoreSession, number: str) -> Officer | None:
    """Return the officer with this police number, retired or not."""
    row = session.scalar(select(OfficerRow).where(OfficerRow.number == number))
    return None if row is None else officer_of(row)


def stood_in_as(session: StoreSession, officer: int, today: date) -> frozenset[Role]:
    """Return as what an officer stands in for somebody on a day."""
    rows = session.scalars(
        select(StandInRow.role).where(
            StandInRow.stand_in_id == officer,
            StandInRow.from_on <= today,
            StandInRow.until_on >= today,
            StandInRow.ended_at.is_(None),
        )
    )
    return frozenset(Role(role) for role in rows)


def officer_of(row: OfficerRow) -> Officer:
    """Return the officer as the desk knows him."""
    return Officer(
        OfficerId(row.id),
        row.number,
        row.name,
        frozenset(Role(role.role) for role in row.roles),
        active=row.retired_at is None,
    )


def new_row(new: NewOfficer, at: datetime) -> OfficerRow:
    """Return the row of an officer who joins."""
    from pypinyin import lazy_pinyin

    return OfficerRow(
        number=new.number,
        name=new.name,
        pinyin="".join(lazy_pinyin(new.name)),
        phone=new.phone,
        joined_at=at,
        roles=[OfficerRoleRow(role=role.value) for role in sorted(new.roles)],
    )


def _checked(new: NewOfficer) -> NewOfficer:
    new = replace(
        new,
        number=new.number.strip(),
        name=new.name.strip(),
        phone=new.phone.strip(),
        committee=new.committee.strip(),
    )
    is_guest = Role.PEOPLES_MEDIATOR in new.roles
    for name in ("number", "name", "roles", *(("committee",) if is_guest else ())):
        if not getattr(new, name):
            raise Refusal(Reason.FIELD_MISSING, field=name)
    if (is_guest and len(new.roles) > 1) or (new.committee and not is_guest):
        raise Refusal(Reason.GUEST_APART, field="roles")
    return new


def _row(session: StoreSession, officer: OfficerId) -> OfficerRow:
    row = session.get(OfficerRow, officer)
    if row is None:
        raise Refusal(Reason.NOT_FOUND)
    return row


def _not_the_last(session: StoreSession, leaving: OfficerRow) -> None:
    others = session.scalar(
        select(func.count())
        .select_from(OfficerRoleRow)
        .join(OfficerRow, OfficerRow.id == OfficerRoleRow.officer_id)
        .where(
            OfficerRoleRow.role == Role.ADMINISTRATOR.value,
            OfficerRow.retired_at.is_(None),
            OfficerRow.id != leaving.id,
        )
    )
    if not others and any(role.role == Role.ADMINISTRATOR.value for role in leaving.roles):
        raise Refusal(Reason.LAST_ADMINISTRATOR, name=leaving.name)


def _entry(row: OfficerRow, committee: str, *, initial_password: bool) -> OfficerEntry:
    officer = officer_of(row)
    return OfficerEntry(
        officer.id,
        officer.number,
        officer.name,
        officer.roles,
        row.phone,
        row.joined_at,
        row.retired_at,
        row.last_sign_in_at,
        initial_password,
        committee,
    )
