"""A case opened in an emergency: for a day, told at once, to be reviewed by somebody else."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.access import EMERGENCY, Grant, GrantKind, Verdict
from cases.records.ids import GrantId
from cases.records.officers import Part, Role, TeamRole
from cases.records.proof import JournalLine
from cases.refusals import Reason, Refusal
from cases.services.access.granting import Granting, put_grant
from cases.services.access.reading import REVIEWS, grants_in
from cases.services.assignment import not_recused
from cases.services.proof.lines import COLUMNS, lines_of, stamp
from cases.store.effective import parts_of
from cases.store.engine import driver
from cases.store.rows.access import GrantNoteRow
from cases.store.rows.cases import CaseRow, GrantRow, TeamRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Who may open a case to himself in an emergency.
TAKES = (Role.APPROVER, Role.SQUAD_LEADER)


class Emergencies(Granting):
    """Opening a case in an emergency, and answering for it."""

    desk: "Desk"

    def open_in_emergency(self, number: str, reason: str) -> GrantId:
        """Open a whole case to oneself for 24 hours, by its number typed in full.

        The lead officer and the inspectors find it on their desks at once. A number that fits
        nothing is entered in the journal as well.

        Raises:
            Refusal: neither approver nor squad leader, no reason, no such case, recused in it,
                or open to him already.
        """
        self.desk.require(*TAKES)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        me, now = self.desk.officer.id, self.desk.now()
        with self.desk.past_guard() as session:
            case_id = session.scalar(
                select(CaseRow.case_id).where(CaseRow.number == number.strip())
            )
            if case_id is not None:
                not_recused(session, case_id, me)
                part = parts_of(driver(session), case_id, (me,), now)[me][0]
                if part is Part.INVESTIGATION:
                    raise Refusal(Reason.ALREADY_OPEN)
        if case_id is None:
            with self.desk.act("access.emergency_missed", number=number.strip(), reason=reason):
                pass
            raise Refusal(Reason.NOT_FOUND)
        with self.desk.act(
            "access.emergency", case_id, door=True, officer=me, reason=reason.strip()
        ) as deed:
            until = now + EMERGENCY
            deed.note(until=until)
            whole, kind = Part.INVESTIGATION, GrantKind.EMERGENCY
            return put_grant(deed.session, self.desk, case_id, me, whole, reason, until, kind)

    def emergencies(self) -> tuple[Grant, ...]:
        """Return emergencies this officer must know of: in cases he leads, or for his review.

        They stay until somebody else than who opened the case has reviewed them.
        """
        wanted = (
            select(GrantRow, GrantNoteRow)
            .join(GrantNoteRow, GrantNoteRow.grant_id == GrantRow.id)
            .where(
                GrantNoteRow.kind == GrantKind.EMERGENCY.value, GrantNoteRow.reviewed_at.is_(None)
            )
            .order_by(GrantRow.id.desc())
        )
        led = select(TeamRow.case_id).where(
            TeamRow.officer_id == self.desk.officer.id,
            TeamRow.role == TeamRole.LEAD.value,
            TeamRow.until_at.is_(None),
        )
        reviews = self.desk.officer.holds(*REVIEWS)
        with self.desk.past_guard() if reviews else self.desk.reading() as session:
            rows = wanted if reviews else wanted.where(GrantRow.case_id.in_(led))
            return grants_in(session, self.desk, session.execute(rows))

    def looks_under(self, grant_id: GrantId, reason: str) -> tuple[JournalLine, ...]:
        """Return what was looked at, printed and done under an emergency, without any content.

        Raises:
            Refusal: not one of those who review, no reason, or no such emergency.
        """
        self.desk.require(*REVIEWS)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("access.inspect", door=True, reason=reason.strip()) as deed:
            row = deed.session.get(GrantRow, grant_id)
            note = deed.session.get(GrantNoteRow, grant_id)
            if row is None or note is None or note.kind != GrantKind.EMERGENCY:
                raise Refusal(Reason.NOT_FOUND)
            deed.note(grant=row.id)
            raw = driver(deed.session)
            entries = raw.execute(
                f"SELECT {COLUMNS} FROM main.journal WHERE case_id=? AND officer_id=?"  # noqa: S608 - ours
                " AND at>=? AND at<=? ORDER BY seq",
                (row.case_id, row.officer_id, stamp(row.given_at), stamp(row.until_at)),
            ).fetchall()
            return lines_of(deed.session, raw, entries)

    def review(self, grant_id: GrantId, verdict: Verdict, words: str) -> None:
        """Say whether an emergency was one; only after it is over, and never one's own.

        Raises:
            Refusal: not one of those who review, no words, still running, one's own, or reviewed.
        """
        self.desk.require(*REVIEWS)
        if not words.strip():
            raise Refusal(Reason.FIELD_MISSING, field="review")
        case_id = self._case_of(grant_id)
        with self.desk.act("access.review", case_id, door=True, verdict=verdict) as deed:
            row = deed.session.get_one(GrantRow, grant_id)
            note = deed.session.get(GrantNoteRow, grant_id)
            if note is None or note.kind != GrantKind.EMERGENCY or note.reviewed_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            if row.officer_id == self.desk.officer.id:
                raise Refusal(Reason.OWN_REQUEST)
            if self.desk.now() < row.until_at:
                raise Refusal(Reason.EMERGENCY_RUNNING)
            deed.note(officer=row.officer_id, review=words.strip())
            note.reviewed_at, note.reviewed_by = self.desk.now(), self.desk.officer.id
            note.verdict, note.review = verdict.value, words.strip()
