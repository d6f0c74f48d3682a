"""The register of documents as lists show it, and one document with everything around it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select

from cases.papers.forms import Paper
from cases.papers.kinds import FormKind, RecipientKind
from cases.records.documents import (
    CopyState,
    Document,
    DocumentFilter,
    DocumentLine,
    DocumentState,
    Opinion,
    OpinionStep,
    Outside,
    Register,
    Verdict,
)
from cases.records.ids import CaseId, DocumentId, MediationId, OfficerId, PartyId, SessionId
from cases.records.times import at, day_of
from cases.services.documents.checks import checked
from cases.services.documents.copies import Copies, listed_copies
from cases.services.documents.drafting import Drafting
from cases.services.documents.finding import document, paper_of, readable
from cases.services.documents.issuing import planned_copies
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.papers import CopyRow, DocumentOpinionRow, DocumentRow
from cases.store.rows.unit import OfficerRow

#: What waits for somebody comes first.
_ORDER = (
    DocumentState.DRAFT,
    DocumentState.IN_REVIEW,
    DocumentState.APPROVED,
    DocumentState.ISSUED,
    DocumentState.WITHDRAWN,
)
_HANDED = (RecipientKind.PARTY.value, RecipientKind.COMMITTEE.value)


class Reading(Drafting, Copies):
    """Looking at documents."""

    def register(self, wanted: DocumentFilter) -> Register:
        """Return the documents the officer may see, what waits for somebody first."""
        with self.desk.reading() as session:
            chosen = _filtered(wanted, self.desk.officer.id)
            found = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
            rows = session.execute(_lines(chosen).limit(wanted.limit)).all()
            lines = tuple(self._line(*row) for row in rows)
            return Register(
                lines,
                found,
                total=_count(session),
                unserved=_count(session, _unserved()),
                in_review=_count(session, DocumentRow.state == DocumentState.IN_REVIEW.value),
                for_me=_count(session, DocumentRow.id.in_(_asked_of(self.desk.officer.id))),
            )

    def open(self, document_id: DocumentId) -> Document:
        """Return a document with copies, opinions and what it lacks."""
        return self.opened(document_id)[0]

    def opened(self, document_id: DocumentId) -> tuple[Document, bytes]:
        """Return a document and its pages in one look."""
        reviewed = self.reviewed()
        with self.desk.looking(self._case_of(document_id), "documents") as session:
            row = document(session, document_id)
            readable(session, self.desk, row.case_id)
            paper = paper_of(row)
            line = self._line(*session.execute(_lines(_by_id(document_id))).one())
            planned = planned_copies(session, self.desk.press.recipients(paper), row)
            corrects = session.get(DocumentRow, row.corrects_id) if row.corrects_id else None
            later = select(DocumentRow.number).where(
                DocumentRow.corrects_id == row.id, DocumentRow.state == DocumentState.ISSUED.value
            )
            found = Document(
                line=line,
                paper=paper,
                revision=row.revision,
                number_source=self.desk.press.form(paper.kind).number_source,
                typed_number=row.typed_number,
                copies=listed_copies(session, row, planned),
                opinions=_opinions(session, row),
                check=checked(session, self.desk, row, paper, reviewed=reviewed),
                pages=row.pages or self.desk.press.page_count(paper),
                sha256=row.sha256,
                journal_seq=row.journal_seq,
                journal_head=row.journal_head,
                corrects=corrects.number if corrects else "",
                corrected_by=session.scalar(later.limit(1)) or "",
            )
            return found, self._pages(row)

    def of_case(self, case_id: CaseId) -> tuple[DocumentLine, ...]:
        """Return the documents of one case."""
        return self.register(DocumentFilter(case_id=case_id)).lines

    def paper(self, document_id: DocumentId) -> Paper:
        """Return what a document says."""
        with self.desk.looking(self._case_of(document_id), "documents") as session:
            row = document(session, document_id)
            readable(session, self.desk, row.case_id)
            return paper_of(row)

    def exported(self, rows: int) -> None:
        """Record that a list of documents left the program as a file."""
        with self.desk.act("documents.export", rows=rows):
            pass

    def years(self) -> tuple[int, ...]:
        """Return the years in which the register has documents, the newest first."""
        with self.desk.reading() as session:
            first = session.scalar(select(func.min(DocumentRow.made_at)))
        this = self.desk.today().year
        return tuple(range(this, (day_of(first).year if first else this) - 1, -1))

    def _line(
        self,
        row: DocumentRow,
        case_number: str,
        officer: str,
        copies: int,
        to_serve: int,
        served: int,
    ) -> DocumentLine:
        kind = FormKind(row.form)
        if row.state not in {DocumentState.ISSUED.value, DocumentState.WITHDRAWN.value}:
            planned = self.desk.press.recipients(paper_of(row))
            copies = len(planned)
            to_serve = sum(one.kind.value in _HANDED for one in planned)
        return DocumentLine(
            id=DocumentId(row.id),
            case_id=CaseId(row.case_id),
            case_number=case_number,
            form=kind,
            title=row.title,
            number=row.number,
            short=self._short(row, kind),
            state=DocumentState(row.state),
            recipients=row.recipients,
            copies=copies,
            to_serve=to_serve,
            served=served,
            made_on=day_of(row.made_at),
            issued_on=day_of(row.issued_at) if row.issued_at else None,
            officer=officer,
            withdrawn_reason=row.withdrawn_reason,
            revision=row.revision,
            session_no=(row.content or {}).get("session_no"),
            mediation_id=MediationId(row.mediation_id) if row.mediation_id else None,
            session_id=SessionId(row.session_id) if row.session_id else None,
            party_id=PartyId(row.party_id) if row.party_id else None,
        )

    def _short(self, row: DocumentRow, kind: FormKind) -> str:
        short = self.desk.press.form(kind).short
        if row.number_n is not None:
            return f"{short} {row.number_n}"
        return f"{short} {row.number}".strip()


def _by_id(document_id: DocumentId) -> Select[int]:
    return select(DocumentRow.id).where(DocumentRow.id == document_id)


def _filtered(wanted: DocumentFilter, officer: OfficerId) -> Select[int]:
    """Return the ids that the filter finds; the guard narrows them to what may be seen."""
    chosen = select(DocumentRow.id).join(CaseRow, CaseRow.case_id == DocumentRow.case_id)
    if wanted.states:
        chosen = chosen.where(DocumentRow.state.in_([state.value for state in wanted.states]))
    if wanted.case_id is not None:
        chosen = chosen.where(DocumentRow.case_id == wanted.case_id)
    if wanted.form is not None:
        chosen = chosen.where(DocumentRow.form == wanted.form.value)
    if wanted.year is not None:
        moment = func.coalesce(DocumentRow.issued_at, DocumentRow.made_at)
        chosen = chosen.where(moment >= _new_year(wanted.year), moment < _new_year(wanted.year + 1))
    if wanted.unserved:
        chosen = chosen.where(_unserved())
    if wanted.waiting_for_me:
        chosen = chosen.where(DocumentRow.id.in_(_asked_of(officer)))
    for word in wanted.text.split():
        chosen = chosen.where(
            or_(
                *(
                    column.contains(word, autoescape=True)
                    for column in (
                        DocumentRow.number,
                        DocumentRow.title,
                        DocumentRow.recipients,
                        CaseRow.number,
                    )
                )
            )
        )
    return chosen


def _asked_of(officer: OfficerId) -> Select[int]:
    return (
        select(DocumentOpinionRow.document_id)
        .join(DocumentRow, DocumentRow.id == DocumentOpinionRow.document_id)
        .where(
            DocumentOpinionRow.asked_id == officer,
            DocumentOpinionRow.verdict == Verdict.PENDING.value,
            DocumentOpinionRow.revision == DocumentRow.revision,
            DocumentRow.state == DocumentState.IN_REVIEW.value,
        )
    )


def _new_year(year: int) -> datetime:
    return at(date(year, 1, 1))


def _lines(chosen: Select[int]) -> Select[Any]:
    """Return the columns of a line for the chosen documents, in the order of the register."""
    states = {state.value: index for index, state in enumerate(_ORDER)}
    return (
        select(
            DocumentRow,
            CaseRow.number,
            OfficerRow.name,
            _copies(),
            _copies(CopyRow.recipient_kind.in_(_HANDED)),
            _copies(CopyRow.state == CopyState.SERVED.value),
        )
        .join(CaseRow, CaseRow.case_id == DocumentRow.case_id)
        .join(OfficerRow, OfficerRow.id == DocumentRow.made_by)
        .where(DocumentRow.id.in_(chosen))
        .order_by(
            case(states, value=DocumentRow.state, else_=len(states)),
            func.coalesce(DocumentRow.issued_at, DocumentRow.made_at).desc(),
            DocumentRow.id.desc(),
        )
    )


def _copies(*conditions: ColumnElement[bool]) -> Any:
    return (
        select(func.count())
        .select_from(CopyRow)
        .where(CopyRow.document_id == DocumentRow.id, *conditions)
        .correlate(DocumentRow)
        .scalar_subquery()
    )


def _unserved() -> ColumnElement[bool]:
    """Issued, and a copy that somebody must get has not been served."""
    waiting = (
        select(CopyRow.id)
        .where(
            CopyRow.document_id == DocumentRow.id,
            CopyRow.recipient_kind.in_(_HANDED),
            CopyRow.state == CopyState.MADE.value,
        )
        .correlate(DocumentRow)
        .exists()
    )
    return (DocumentRow.state == DocumentState.ISSUED.value) & waiting


def _count(session: StoreSession, *conditions: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(DocumentRow).where(*conditions)) or 0


def _opinions(session: StoreSession, row: DocumentRow) -> tuple[Opinion, ...]:
    rows = session.execute(
        select(DocumentOpinionRow, OfficerRow.name)
        .outerjoin(OfficerRow, OfficerRow.id == DocumentOpinionRow.asked_id)
        .where(DocumentOpinionRow.document_id == row.id)
        .order_by(DocumentOpinionRow.id)
    )
    return tuple(_opinion(opinion, name, row.revision) for opinion, name in rows)


def _opinion(row: DocumentOpinionRow, name: str | None, revision: int) -> Opinion:
    outside = None
    if row.outside:
        plain = dict(row.outside)
        outside = Outside(
            plain["authority"], plain["name"], plain["number"], date.fromisoformat(plain["dated"])
        )
    return Opinion(
        id=row.id,
        step=OpinionStep(row.step),
        officer=name or (outside.name if outside else ""),
        officer_id=OfficerId(row.asked_id) if row.asked_id else None,
        verdict=Verdict(row.verdict),
        text=row.text,
        asked_at=row.asked_at,
        given_at=row.given_at,
        outside=outside,
        stale=row.revision != revision,
    )
