"""Questions to other stations and bodies: tasks until the answer is in."""

from dataclasses import asdict
from datetime import datetime

from cases.records.ids import CaseId
from cases.records.measures import EnquiryEntry, EnquiryId
from cases.refusals import Reason, Refusal
from cases.services.measures.at_work import AtWork, require_officers
from cases.store.rows.lead_graph import StationEnquiryRow


class Enquiries(AtWork):
    """Enquiries."""

    def enquire(self, case_id: CaseId, entry: EnquiryEntry) -> EnquiryId:
        """Record that somebody elsewhere was asked, by when an answer is wanted and who sees to it.

        Raises:
            Refusal: addressee or question is missing, it lies ahead, or the answer is wanted
                before it was asked.
        """
        for name in ("addressee", "question"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        self._past("sent_at", entry.sent_at)
        if entry.wanted_by is not None and entry.wanted_by < entry.sent_at:
            raise Refusal(Reason.TIMES_INVERTED, field="wanted_by")
        with self._doing("measures.enquire", case_id, enquiry=asdict(entry)) as deed:
            require_officers(deed.session, (entry.handler_id,))
            row = StationEnquiryRow(
                case_id=case_id,
                addressee=entry.addressee.strip(),
                question=entry.question.strip(),
                reference=entry.reference.strip(),
                sent_at=entry.sent_at,
                wanted_by=entry.wanted_by,
                handler_id=entry.handler_id,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            return EnquiryId(row.id)

    def answer(self, enquiry_id: EnquiryId, at: datetime, answer: str, reference: str = "") -> None:
        """Record the answer; that there is nothing is an answer too."""
        case_id = self._case_of(StationEnquiryRow, enquiry_id)
        if not answer.strip():
            raise Refusal(Reason.FIELD_MISSING, field="answer")
        self._past("at", at)
        with self._doing("measures.answer", case_id, id=enquiry_id, at=at) as deed:
            row = deed.session.get_one(StationEnquiryRow, enquiry_id)
            _open(row)
            if at < row.sent_at:
                raise Refusal(Reason.TIMES_INVERTED, field="at")
            deed.note(answer=answer.strip(), reference=reference.strip())
            row.answered_at, row.answer = at, answer.strip()
            row.answer_reference = reference.strip()

    def drop_enquiry(self, enquiry_id: EnquiryId, reason: str) -> None:
        """Wait for an answer no longer, with the reason."""
        case_id = self._case_of(StationEnquiryRow, enquiry_id)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._doing(
            "measures.drop_enquiry", case_id, id=enquiry_id, reason=reason.strip()
        ) as deed:
            row = deed.session.get_one(StationEnquiryRow, enquiry_id)
            _open(row)
            row.dropped_at, row.dropped_reason = self.desk.now(), reason.strip()


def _open(row: StationEnquiryRow) -> None:
    if row.answered_at is not None or row.dropped_at is not None:
        raise Refusal(Reason.CHANGED_MEANWHILE)
