"""Leave to see a case: given for a reason until a moment, taken back at once."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from cases.records.access import Grant, GrantKind
from cases.records.ids import CaseId, GrantId, OfficerId
from cases.records.officers import Part, Role
from cases.records.policies import GRANT_DAYS
from cases.refusals import Reason, Refusal
from cases.services.access.reading import REVIEWS, grants_in, kind_of, may_give
from cases.services.assignment import not_recused
from cases.store.engine import StoreSession
from cases.store.rows.access import GrantNoteRow
from cases.store.rows.cases import CaseRow, GrantRow
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Roles that oversee leave at the whole station, without the content of any case.
_OVERSEES = (Role.INSPECTOR, Role.DISCIPLINE)
#: Leave that has ended is listed so long.
_PAST_DAYS = 30
_JOINED = select(GrantRow, GrantNoteRow).outerjoin(
    GrantNoteRow, GrantNoteRow.grant_id == GrantRow.id
)


class Granting:
    """Giving leave, taking it back, reading what runs."""

    desk: "Desk"

    def grant(
        self, case_id: CaseId, officer: OfficerId, part: Part, reason: str, until: datetime
    ) -> GrantId:
        """Open a part of a case to an officer for a reason, until a moment.

        Given by the lead officer, an approver who has the case before him, or the squad leader;
        nobody gives it to himself.

        Raises:
            Refusal: not one of them, no reason, an end that has passed or lies beyond what the
                unit allows, or an officer who is not there or is recused.
        """
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        now, me = self.desk.now(), self.desk.officer.id
        days = int(self.desk.unit.policy(GRANT_DAYS.key).value)
        if not now < until <= now + timedelta(days=days):
            raise Refusal(Reason.GRANT_TOO_LONG, days=days)
        with self.desk.reading() as session:
            if session.get(CaseRow, case_id) is None:
                raise Refusal(Reason.NOT_FOUND)
            if not may_give(session, self.desk, case_id):
                raise Refusal(Reason.NOT_ALLOWED)
        if officer == me:
            raise Refusal(Reason.OWN_REQUEST)
        with self.desk.act(
            "access.grant", case_id, door=True, officer=officer, part=part, until=until
        ) as deed:
            deed.note(reason=reason.strip())
            who = deed.session.get(OfficerRow, officer)
            if who is None or who.retired_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            if any(role.role == Role.PEOPLES_MEDIATOR for role in who.roles):
                raise Refusal(Reason.GUEST_APART)
            not_recused(deed.session, case_id, officer, me)
            return put_grant(
                deed.session, self.desk, case_id, officer, part, reason, until, GrantKind.GIVEN
            )

    def end_grant(self, grant_id: GrantId, reason: str) -> None:
        """Take leave back; it opens nothing from that moment on.

        Raises:
            Refusal: neither holder, giver nor inspector, no reason, over already, or leave that
                ends with its task.
        """
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        case_id = self._case_of(grant_id)
        with self.desk.act("access.end", case_id, door=True, reason=reason.strip()) as deed:
            row = deed.session.get_one(GrantRow, grant_id)
            note = deed.session.get(GrantNoteRow, grant_id)
            now = self.desk.now()
            shown = grants_in(deed.session, self.desk, [(row, note)])[0]
            if not shown.may_end:
                raise Refusal(Reason.NOT_ALLOWED)
            if note is None:
                note = GrantNoteRow(
                    grant_id=row.id,
                    case_id=row.case_id,
                    kind=kind_of(row, None).value,
                    planned_until=row.until_at,
                )
                deed.session.add(note)
            deed.note(officer=row.officer_id, until=row.until_at)
            row.until_at = note.ended_at = now
            note.ended_by, note.ended_reason = self.desk.officer.id, reason.strip()

    def grants(self) -> tuple[Grant, ...]:
        """Return leave this officer has to do with: running, just ended, or to be reviewed.

        Inspectors and approvers see emergencies of the whole station by number; others what the
        guard shows them, and their own.
        """
        now = self.desk.now()
        since = now - timedelta(days=_PAST_DAYS)
        recent = _JOINED.where(
            or_(
                GrantRow.until_at > since,
                (GrantNoteRow.kind == GrantKind.EMERGENCY) & GrantNoteRow.reviewed_at.is_(None),
            )
        )
        oversees = self.desk.officer.holds(*_OVERSEES)
        with self.desk.past_guard() if oversees else self.desk.reading() as session:
            found = list(grants_in(session, self.desk, session.execute(recent)))
        if not oversees and self.desk.officer.holds(Role.APPROVER):
            emergencies = recent.where(
                GrantNoteRow.kind == GrantKind.EMERGENCY,
                GrantRow.id.not_in([one.id for one in found]),
            )
            with self.desk.past_guard() as session:
                found += grants_in(session, self.desk, session.execute(emergencies))
        return tuple(
            sorted(found, key=lambda one: (not one.wants_review, not one.runs(now), -one.id))
        )

    def of_case(self, case_id: CaseId) -> tuple[Grant, ...]:
        """Return all leave ever given in a case the officer sees the head of, the newest first."""
        with self.desk.reading() as session:
            rows = _JOINED.where(GrantRow.case_id == case_id).order_by(GrantRow.id.desc())
            return grants_in(session, self.desk, session.execute(rows))

    def _case_of(self, grant_id: GrantId) -> CaseId:
        """Return whose leave it is, for who may know of it."""
        wanted = select(GrantRow.case_id).where(GrantRow.id == grant_id)
        with self.desk.reading() as session:
            case_id = session.scalar(wanted)
        if case_id is None and self.desk.officer.holds(*REVIEWS):
            with self.desk.past_guard() as session:
                case_id = session.scalar(wanted)
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        return CaseId(case_id)


def put_grant(
    session: StoreSession,
    desk: "Desk",
    case_id: int,
    officer: int,
    part: Part,
    reason: str,
    until: datetime,
    kind: GrantKind,
) -> GrantId:
    """Write leave down inside an act past the guard; who may was asked before."""
    row = GrantRow(
        case_id=case_id,
        officer_id=officer,
        part=part.value,
        reason=reason.strip(),
        given_by=desk.officer.id,
        given_at=desk.now(),
        until_at=until,
    )
    session.add(row)
    session.flush()
    session.add(
        GrantNoteRow(grant_id=row.id, case_id=case_id, kind=kind.value, planned_until=until)
    )
    session.flush()
    return GrantId(row.id)
