"""Rows of inquiries as values: what was asked, what was answered."""

from typing import Any

from sqlalchemy import select

from cases.answers.kinds import Asker, Item, Withheld
from cases.records.ids import CaseId, PartyId
from cases.records.outsiders import (
    Inquiry,
    InquiryAnswer,
    InquiryEntry,
    KeptFrom,
    Outcome,
    Told,
)
from cases.records.receptions import Way
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.outsiders import InquiryAnswerRow, InquiryNoteRow, InquiryRow


def entry_of(row: InquiryNoteRow | InquiryRow) -> InquiryEntry:
    """Return what was entered; of a case, without what the counter wrote of its number."""
    said: dict[str, Any] = {}
    if isinstance(row, InquiryNoteRow):
        said = {"about": row.about, "plate": row.plate, "somebody": row.somebody}
    return InquiryEntry(
        asker=Asker(row.asker),
        way=Way(row.way),
        asked_at=row.asked_at,
        question=row.question,
        name=row.name,
        relation=row.relation,
        contact=row.contact,
        identity=row.identity,
        **said,
    )


def inquiries_of(session: StoreSession, *conditions: Any) -> tuple[Inquiry, ...]:
    """Return inquiries with their answers, those still open first, then the newest."""
    names = officer_names(session)
    rows = session.execute(
        select(InquiryRow, CaseRow.number, InquiryAnswerRow)
        .join(CaseRow, CaseRow.case_id == InquiryRow.case_id)
        .outerjoin(InquiryAnswerRow, InquiryAnswerRow.inquiry_id == InquiryRow.id)
        .where(*conditions)
        .order_by(
            InquiryAnswerRow.id.is_not(None), InquiryRow.asked_at.desc(), InquiryRow.id.desc()
        )
    )
    return tuple(
        Inquiry(
            row.id,
            CaseId(row.case_id),
            number,
            entry_of(row),
            None if row.party_id is None else PartyId(row.party_id),
            row.said,
            row.is_owed,
            row.entered_at,
            names.get(row.entered_by, ""),
            _answer(answer, names),
        )
        for row, number, answer in rows
    )


def _answer(row: InquiryAnswerRow | None, names: dict[int, str]) -> InquiryAnswer | None:
    if row is None:
        return None
    return InquiryAnswer(
        Outcome(row.outcome),
        tuple(Told(Item(one["item"]), one["text"]) for one in row.told),
        tuple(KeptFrom(Withheld(one["what"]), one["text"], one["ground"]) for one in row.withheld),
        row.text,
        Way(row.way),
        row.told_at,
        names.get(row.entered_by, ""),
    )
