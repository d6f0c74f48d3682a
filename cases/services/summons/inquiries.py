"""Inquiry notices: told to come for questioning, in writing or spoken, and what followed."""

from dataclasses import asdict
from datetime import datetime

from cases.papers.summoning import InquiryNotice
from cases.records.ids import CaseId
from cases.records.summons import InquiryEntry, InquiryId, NoticeOutcome, NoticeWay
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.documents.filling import common, party_block
from cases.services.summons.finding import AtSummons, party_of
from cases.services.summons.papers import drop_draft, store
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, PartyRow
from cases.store.rows.summons import InquiryNoticeRow

#: Questioning of witnesses, victims and others: on the spot, at home, at work, where they choose.
ARTICLE = "admin.79"
_BRING = ("居民身份证", "机动车驾驶证")


class Inquiries(AtSummons):
    """Notices to come for questioning."""

    def notify(self, case_id: CaseId, entry: InquiryEntry) -> InquiryId:
        """Record a notice; one in writing is drafted as a paper, to be issued and served.

        Raises:
            Refusal: place, receiver or proof is missing, or a spoken notice lies ahead.
        """
        wanted = ["place"]
        if entry.way is not NoticeWay.WRITTEN:
            wanted += ["given_at", "receiver", "proof"]
        for name in wanted:
            if not getattr(entry, name):
                raise Refusal(Reason.FIELD_MISSING, article=ARTICLE, field=name)
        if entry.given_at is not None and entry.given_at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="given_at")
        with self.desk.act("summons.notify", case_id, notice=asdict(entry)) as deed:
            self._works_on(deed.session, case_id)
            party = party_of(deed.session, case_id, entry.party_id)
            row = InquiryNoticeRow(
                case_id=case_id,
                party_id=entry.party_id,
                way=entry.way.value,
                venue=entry.venue.value,
                place=entry.place.strip(),
                wanted_at=entry.wanted_at,
                given_at=None if entry.way is NoticeWay.WRITTEN else entry.given_at,
                receiver=entry.receiver.strip(),
                proof=entry.proof.strip(),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            if entry.way is NoticeWay.WRITTEN:
                paper = self._notice(deed.session, case_id, party, entry)
                row.document_id = store(deed, self.desk, case_id, paper, entry.party_id)
            deed.session.add(row)
            deed.session.flush()
            return InquiryId(row.id)

    def close_notice(
        self, inquiry_id: InquiryId, outcome: NoticeOutcome, at: datetime, reason: str = ""
    ) -> None:
        """Record what came of a notice; a reason given for staying away keeps it from counting."""
        if outcome is NoticeOutcome.OPEN:
            raise Refusal(Reason.FIELD_MISSING, field="outcome")
        if at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="at")
        case_id = self._case_of(InquiryNoticeRow, inquiry_id)
        with self.desk.act("summons.close_notice", case_id, outcome=outcome) as deed:
            self._works_on(deed.session, case_id)
            row = self._row(deed.session, InquiryNoticeRow, inquiry_id)
            if row.withdrawn_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            if outcome is NoticeOutcome.NOT_CAME and at < row.wanted_at:
                raise Refusal(Reason.TIMES_INVERTED, article=ARTICLE, field="at")
            deed.note(notice=row.id, old=row.outcome, reason=reason.strip())
            row.outcome, row.outcome_at, row.reason = outcome.value, at, reason.strip()

    def withdraw_notice(self, inquiry_id: InquiryId, reason: str) -> None:
        """Take back a notice that was wrong; it stays on record and counts no more."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        case_id = self._case_of(InquiryNoticeRow, inquiry_id)
        with self.desk.act("summons.withdraw_notice", case_id, reason=reason.strip()) as deed:
            self._works_on(deed.session, case_id)
            row = self._row(deed.session, InquiryNoticeRow, inquiry_id)
            if row.withdrawn_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            row.withdrawn_at, row.withdrawn_reason = self.desk.now(), reason.strip()
            drop_draft(deed.session, row)
            deed.note(notice=row.id)

    def _notice(
        self, session: StoreSession, case_id: int, party: PartyRow, entry: InquiryEntry
    ) -> InquiryNotice:
        accident = session.get(AccidentRow, case_id)
        head = common(session, self.desk, case_id)
        where = accident.place if accident else ""
        when = accident.occurred_at if accident else None
        day = f"{day_of(when):%Y年}{day_of(when).month}月{day_of(when).day}日" if when else ""
        return InquiryNotice(
            **head | {"parties": (party_block(session, party),)},
            addressees=(party.name,),
            person=party.name,
            matter=f"{day}{where}道路交通事故",
            wanted_at=entry.wanted_at,
            place=entry.place.strip(),
            bring=_BRING,
        )
