"""Deciding a recusal: from that moment the officer is out of every step of the case."""

from datetime import date

from cases.law.facts import FactKind
from cases.records.ids import AttachmentId, RecusalId
from cases.records.officers import TeamRole
from cases.refusals import Reason, Refusal
from cases.services.assignment import HANDLES, require_place
from cases.services.desk import Deed
from cases.services.recorded import record
from cases.services.recusals.finding import (
    ARTICLE,
    AtRecusals,
    close,
    item,
    recusal,
    speaks_for,
)
from cases.services.recusals.leaving import take_out
from cases.store.rows.approvals import RecusalRow
from cases.store.rows.attachments import AttachmentRow


class Deciding(AtRecusals):
    """Decided by the head of the unit, or recorded as the authority above decided it."""

    def decide(self, recusal_id: RecusalId, *, granted: bool, text: str) -> None:
        """Decide a request; a granted one takes the officer out at once.

        Raises:
            Refusal: the decision belongs to the authority above, or to somebody else.
        """
        if not text.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("recusal.decide", self._case_of(recusal_id), door=True) as deed:
            row = recusal(deed.session, recusal_id)
            if row.decided_at is not None:
                raise Refusal(Reason.RECUSAL_STATE, article=ARTICLE)
            if row.decider_id is None:
                raise Refusal(Reason.RECUSAL_ABOVE, article=ARTICLE)
            place = speaks_for(deed.session, self.desk, row)
            row.decided_by = self.desk.officer.id
            row.decided_for = None if place == self.desk.officer.id else place
            self._decided(deed, row, text, granted=granted)

    def record_external(
        self,
        recusal_id: RecusalId,
        *,
        granted: bool,
        text: str,
        authority: str,
        by: str,
        number: str,
        decided_on: date,
        scan: AttachmentId | None = None,
    ) -> None:
        """Record the decision of the authority above, where it is theirs to make."""
        for field, value in (("authority", authority), ("approver", by), ("number", number)):
            if not value.strip():
                raise Refusal(Reason.FIELD_MISSING, article=ARTICLE, field=field)
        if decided_on > self.desk.today():
            raise Refusal(Reason.IN_THE_FUTURE, field="approved_on")
        case_id = self._case_of(recusal_id)
        with self.desk.reading() as session:
            require_place(session, self.desk, case_id, (*HANDLES, TeamRole.APPROVER))
        with self.desk.act("recusal.record_external", case_id, door=True) as deed:
            row = recusal(deed.session, recusal_id)
            if row.decided_at is not None:
                raise Refusal(Reason.RECUSAL_STATE, article=ARTICLE)
            if row.decider_id is not None:
                raise Refusal(Reason.NOT_ALLOWED, article=ARTICLE)
            if scan is not None:
                kept = deed.session.get(AttachmentRow, scan)
                if kept is None or kept.case_id != row.case_id:
                    raise Refusal(Reason.NOT_FOUND)
            row.authority, row.outside_name = authority.strip(), by.strip()
            row.outside_number, row.scan_id = number.strip(), scan
            deed.note(authority=row.authority, by=row.outside_name, number=row.outside_number)
            self._decided(deed, row, text, granted=granted)

    def _decided(self, deed: Deed, row: RecusalRow, text: str, *, granted: bool) -> None:
        row.granted, row.decision_text = granted, text.strip()
        row.decided_at = self.desk.now()
        deed.session.flush()
        record(
            deed,
            self.desk,
            row.case_id,
            FactKind.RECUSAL_DECIDED,
            self.desk.now(),
            item=item(row.id),
        )
        deed.note(recusal=row.id, about=row.officer_id, granted=granted, text=text.strip())
        left = take_out(deed, self.desk, row) if granted else 0
        if not left:
            close(deed.session, self.desk, row)
