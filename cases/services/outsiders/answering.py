"""The lead officer answers: what may be told, the answer, its record; none is ever changed."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.answers.composing import Sheet, sheet
from cases.answers.kinds import INSIDERS, Asker, Item
from cases.law.facts import FactKind
from cases.records.cases import CaseState
from cases.records.documents import DocumentState
from cases.records.ids import CaseId, DocumentId, PartyId
from cases.records.outsiders import Inquiry, InquiryEntry, Outcome
from cases.records.receptions import Way
from cases.refusals import Reason, Refusal
from cases.services.assignment import require_place
from cases.services.outsiders.counter import check_inquiry
from cases.services.outsiders.known import known_of
from cases.services.outsiders.paper import paper_of_answer
from cases.services.outsiders.rows import inquiries_of
from cases.services.outsiders.sealed import require_answer_sealed
from cases.services.outsiders.taking_in import PLACES, TakingIn, add_inquiry, handled_by, item_of
from cases.services.recorded import record
from cases.services.summons.papers import store
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, FactRow, PartyRow
from cases.store.rows.outsiders import InquiryAnswerRow, InquiryRow
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Deed

#: What the counter wrote of the case; an officer of the case knows which it is.
_COUNTER = frozenset({"about", "plate", "somebody"})


class Answering(TakingIn):
    """What those who handle a case do with inquiries about it."""

    def sheet(self, case_id: CaseId, asker: Asker) -> Sheet:
        """Return what may be told to somebody of a case as it stands, and what is kept back.

        Raises:
            Refusal: the officer does not handle the case.
        """
        with self.desk.looking(case_id, "inquiry") as session:
            return self._sheet(session, case_id, asker)

    def enter(self, case_id: CaseId, entry: InquiryEntry, party_id: PartyId | None = None) -> int:
        """Enter an inquiry that was put to the officer himself.

        Raises:
            Refusal: he does not handle the case, or somebody of the police asks: that is
                recorded as meddling.
        """
        check_inquiry(entry, self.desk.now())
        if entry.asker in INSIDERS:
            raise Refusal(Reason.MEDDLING_RECORDED_APART)
        with self.desk.act("inquiry.enter", case_id, way=entry.way) as deed:
            self._handled(deed.session, case_id)
            if party_id is not None:
                party = deed.session.get(PartyRow, party_id)
                if party is None or party.case_id != case_id:
                    raise Refusal(Reason.NOT_FOUND)
            said = {name: value for name, value in asdict(entry).items() if name not in _COUNTER}
            row = InquiryRow(case_id=case_id, party_id=party_id, **said)
            return add_inquiry(deed, self.desk, row)

    def answer(
        self,
        inquiry_id: int,
        told: Sequence[Item],
        text: str,
        *,
        way: Way,
        told_at: datetime | None = None,
    ) -> None:
        """Record what was told and what was withheld; it is complete and never changed.

        Args:
            inquiry_id: The inquiry.
            told: The items of the sheet that were told.
            text: The answer as it was given.
            way: How it was given.
            told_at: When; None: now.

        Raises:
            Refusal: it is answered, an item is not on the sheet, or the text carries a name, a
                number or a plate that must not go outside.
        """
        at = told_at or self.desk.now()
        if not text.strip():
            raise Refusal(Reason.FIELD_MISSING, field="text")
        if at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="told_at")
        with self.desk.act("inquiry.answer", self._case_of(inquiry_id)) as deed:
            row = self._open(deed.session, inquiry_id)
            if at < row.asked_at:
                raise Refusal(Reason.TIMES_INVERTED, field="told_at")
            found = self._sheet(deed.session, CaseId(row.case_id), Asker(row.asker))
            offered = {offer.item: offer.text for offer in found.offers}
            if not set(told) <= set(offered):
                raise Refusal(Reason.FIELD_INVALID, field="told")
            require_answer_sealed(deed.session, row, text)
            answer = InquiryAnswerRow(
                case_id=row.case_id,
                inquiry_id=row.id,
                outcome=Outcome.ANSWERED.value,
                told=[{"item": one.value, "text": offered[one]} for one in offered if one in told],
                withheld=[
                    {"what": one.what.value, "text": one.text, "ground": one.ground}
                    for one in found.withheld
                ],
                text=text.strip(),
                way=way.value,
                told_at=at,
            )
            paper = paper_of_answer(deed.session, self.desk, row, answer)
            answer.document_id = store(deed, self.desk, row.case_id, paper)
            self._close(deed, row, answer)
            if row.is_owed:
                party = None if row.party_id is None else PartyId(row.party_id)
                kind, item = FactKind.FAMILY_TOLD, item_of(row.id)
                record(deed, self.desk, row.case_id, kind, at, party_id=party, item=item)
            deed.note(
                told=[one["text"] for one in answer.told],
                withheld=[one.text for one in found.withheld],
            )

    def turn_back(self, inquiry_id: int, why: str) -> None:
        """Give an inquiry of the counter back that is about another case; its clock stops.

        Raises:
            Refusal: it is answered, was put to the officer himself, or no reason is given.
        """
        if not why.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("inquiry.turn_back", self._case_of(inquiry_id)) as deed:
            row = self._open(deed.session, inquiry_id)
            if row.note_id is None:
                raise Refusal(Reason.NOT_ALLOWED)
            answer = InquiryAnswerRow(
                case_id=row.case_id,
                inquiry_id=row.id,
                outcome=Outcome.TURNED_BACK.value,
                text=why.strip(),
                way=row.way,
                told_at=self.desk.now(),
            )
            self._close(deed, row, answer)
            _withdraw_asked(deed.session, row, self.desk.now(), why.strip())

    def open_inquiries(self) -> tuple[Inquiry, ...]:
        """Return the inquiries this officer still has to answer, after taking in what came.

        Those of a case handed to another unit have gone with it.
        """
        self.take_in()
        with self.desk.reading() as session:
            every = inquiries_of(
                session,
                InquiryRow.case_id.in_(handled_by(self.desk.officer.id)),
                CaseRow.state != CaseState.TRANSFERRED.value,
            )
        return tuple(one for one in every if one.is_open)

    def found(self, words: str = "") -> tuple[Inquiry, ...]:
        """Return the inquiries about cases this officer handles, open ones first.

        Args:
            words: Looked for in who asked, what and how it was answered; empty: all.
        """
        with self.desk.reading() as session:
            every = inquiries_of(session, InquiryRow.case_id.in_(handled_by(self.desk.officer.id)))
        return tuple(one for one in every if _has(one, words.strip()))

    def issue_record(self, inquiry_id: int) -> DocumentId:
        """Return the record of an answer, issued the first time it is asked for; to be printed.

        Raises:
            Refusal: it is not answered, or the record lacks something.
        """
        with self.desk.reading() as session:
            found = session.execute(
                select(DocumentRow.id, DocumentRow.state)
                .join(InquiryAnswerRow, InquiryAnswerRow.document_id == DocumentRow.id)
                .where(InquiryAnswerRow.inquiry_id == inquiry_id)
            ).one_or_none()
        if found is None:
            raise Refusal(Reason.NOT_FOUND)
        if found.state == DocumentState.DRAFT:
            self.desk.documents.issue(DocumentId(found.id))
        return DocumentId(found.id)

    def _sheet(self, session: StoreSession, case_id: CaseId, asker: Asker) -> Sheet:
        self._handled(session, case_id)
        return sheet(known_of(session, self.desk, session.get_one(CaseRow, case_id)), asker)

    def _handled(self, session: StoreSession, case_id: CaseId) -> None:
        if session.get(CaseRow, case_id) is None:
            raise Refusal(Reason.NOT_FOUND)
        require_place(session, self.desk, case_id, PLACES)

    def _case_of(self, inquiry_id: int) -> CaseId:
        with self.desk.reading() as session:
            case_id = session.scalar(select(InquiryRow.case_id).where(InquiryRow.id == inquiry_id))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        return CaseId(case_id)

    def _open(self, session: StoreSession, inquiry_id: int) -> InquiryRow:
        row = session.get(InquiryRow, inquiry_id)
        if row is None:
            raise Refusal(Reason.NOT_FOUND)
        self._handled(session, CaseId(row.case_id))
        answered = select(InquiryAnswerRow.id).where(InquiryAnswerRow.inquiry_id == inquiry_id)
        if session.scalar(answered) is not None:
            raise Refusal(Reason.CHANGED_MEANWHILE)
        return row

    def _close(self, deed: "Deed", row: InquiryRow, answer: InquiryAnswerRow) -> None:
        answer.entered_at, answer.entered_by = self.desk.now(), self.desk.officer.id
        deed.session.add(answer)
        deed.session.flush()
        deed.note(inquiry=row.id)


def _withdraw_asked(session: StoreSession, row: InquiryRow, now: datetime, reason: str) -> None:
    for fact in session.scalars(
        select(FactRow).where(
            FactRow.case_id == row.case_id,
            FactRow.kind == FactKind.FAMILY_ASKED.value,
            FactRow.replaced_at.is_(None),
        )
    ):
        if (fact.more or {}).get("item") == item_of(row.id):
            fact.replaced_at, fact.reason = now, reason


def _has(one: Inquiry, words: str) -> bool:
    entry, answer = one.entry, one.answer
    said = (
        one.case_number,
        entry.name,
        entry.relation,
        entry.contact,
        entry.question,
        answer.text if answer else "",
    )
    return not words or any(words in text for text in said)
