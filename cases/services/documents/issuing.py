"""Issue: number, copies, the page made once for all; and what becomes of a number made void."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from sqlalchemy import func, select

from cases.papers.blocks import Recipient
from cases.papers.codec import content_hash, to_plain
from cases.papers.forms import Paper
from cases.papers.kinds import FormKind, NumberSource, RecipientKind
from cases.papers.press import Level, Sheet, Trace
from cases.records.documents import Copy, CopyState, DocumentState, RegisterNumber
from cases.records.ids import DocumentId, PartyId
from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from cases.services.approvals.issued import approved_paper
from cases.services.canvass_sheet import canvass_issued
from cases.services.documents.approving import release
from cases.services.documents.checks import checked
from cases.services.documents.drafting import Drafting, copies_of
from cases.services.documents.finding import document, in_state, paper_of, same_revision
from cases.services.mediations.issuing import paper_issued
from cases.services.pursuit.issued import assistance_issued
from cases.services.summons.issued import certificate_issued
from cases.store import journal
from cases.store.engine import StoreSession, driver
from cases.store.rows.cases import PartyRow
from cases.store.rows.papers import CopyRow, DocumentRow, NumberRow
from cases.store.rows.unit import UnitRow

_Result = TypeVar("_Result")


class Issuing(Drafting):
    """Issuing papers and voiding them."""

    def issue(
        self, document_id: DocumentId, number: str | None = None, *, revision: int | None = None
    ) -> str:
        """Issue a document for good and return its number.

        Args:
            document_id: A draft to which everybody who must has agreed.
            number: Number in the national system, where the form takes it from there.
            revision: The revision that was on the screen.

        Raises:
            Refusal: A required field is missing, and which; a fault stands; an opinion is open;
                the number is missing or taken.
        """
        reviewed = self.reviewed()
        case_id = self._case_of(document_id)
        self._refuse_taken(document_id, number)
        with self.desk.act("documents.issue", case_id) as deed:
            row = document(deed.session, document_id)
            self._handled(deed.session, row.case_id)
            in_state(row, DocumentState.DRAFT, DocumentState.APPROVED)
            same_revision(row, revision)
            paper = replace(paper_of(row), issued_on=self.desk.today())
            approved_paper(deed.session, row.case_id, paper)
            self._numbered(deed.session, row, paper.kind, number)
            paper = replace(paper, number=row.number)
            self._complete(deed.session, row, paper, reviewed=reviewed)
            head = journal.head(driver(deed.session))
            row.issued_by, row.issued_at = self.desk.officer.id, self.desk.now()
            row.journal_seq, row.journal_head = head.seq, head.hash
            row.content = to_plain(paper)
            row.pdf = self._printed(row, paper)
            row.sha256 = sha256(row.pdf).hexdigest()
            row.edition = self.desk.press.edition()
            row.pages = self.desk.press.page_count(paper)
            row.state = DocumentState.ISSUED.value
            paper_issued(deed, self.desk, paper, row.mediation_id)
            certificate_issued(deed, self.desk, row, paper)
            assistance_issued(deed, self.desk, row, paper)
            canvass_issued(deed, self.desk, row, paper)
            self._make_copies(deed.session, row, paper)
            release(deed.session, row, self.desk.now())
            if row.corrects_id is not None:
                self._replace(deed.session, row)
            deed.note(document=row.id, form=row.form, number=row.number, sha256=row.sha256)
            return row.number

    def void(self, document_id: DocumentId, reason: str) -> None:
        """Make an issued document void before anybody has got it; its number stays, as 作废."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("documents.void", self._case_of(document_id)) as deed:
            row = document(deed.session, document_id)
            self._handled(deed.session, row.case_id)
            in_state(row, DocumentState.ISSUED)
            if any(copy.state == CopyState.SERVED for copy in copies_of(deed.session, row.id)):
                raise Refusal(Reason.COPY_SERVED, number=row.number)
            self._withdraw(deed.session, row, reason.strip())
            deed.note(document=row.id, number=row.number, reason=reason.strip())

    def spoil_number(self, form: FormKind, reason: str) -> str:
        """Take the next number of a register and make it void, as for a sheet spoilt by hand."""
        self.desk.require(Role.INVESTIGATOR, Role.MEDIATOR, Role.ADMINISTRATOR)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        declared = self.desk.press.form(form)
        if declared.number_source is not NumberSource.UNIT:
            raise Refusal(Reason.FIELD_INVALID, field="form", value=form)
        with self.desk.act("documents.spoil_number", form=form) as deed:
            taken = self._take(deed.session, form, None)
            taken.voided_at, taken.voided_reason = self.desk.now(), reason.strip()
            unit = deed.session.scalars(select(UnitRow)).one()
            number = declared.number(unit.short_name, taken.year, taken.n)
            deed.note(number=number, reason=reason.strip())
            return number

    def numbers(self, form: FormKind, year: int) -> tuple[RegisterNumber, ...]:
        """Return the numbers of one register that are void or whose paper the officer may see."""
        declared = self.desk.press.form(form)
        with self.desk.reading() as session:
            unit = session.scalars(select(UnitRow)).one()
            rows = session.scalars(
                select(NumberRow)
                .outerjoin(DocumentRow, DocumentRow.id == NumberRow.document_id)
                .where(
                    NumberRow.form == form.value,
                    NumberRow.year == year,
                    NumberRow.document_id.is_(None) | DocumentRow.id.is_not(None),
                )
                .order_by(NumberRow.n)
            )
            return tuple(
                RegisterNumber(
                    form,
                    row.year,
                    row.n,
                    declared.number(unit.short_name, row.year, row.n),
                    row.taken_at,
                    row.voided_at,
                    row.voided_reason,
                    DocumentId(row.document_id) if row.document_id else None,
                )
                for row in rows
            )

    def _numbered(
        self, session: StoreSession, row: DocumentRow, kind: FormKind, number: str | None
    ) -> None:
        form = self.desk.press.form(kind)
        match form.number_source:
            case NumberSource.UNIT:
                unit = session.scalars(select(UnitRow)).one()
                taken = self._take(session, kind, row.id)
                row.number = form.number(unit.short_name, taken.year, taken.n)
                row.number_year, row.number_n = taken.year, taken.n
            case NumberSource.NATIONAL:
                row.number = (number if number is not None else row.typed_number).strip()
                if not row.number:
                    raise Refusal(Reason.NUMBER_MISSING)
            case NumberSource.NONE:
                row.number = ""

    def _take(self, session: StoreSession, kind: FormKind, document_id: int | None) -> NumberRow:
        """Take the next number; the transaction holds the write lock, so there are no gaps."""
        year = self.desk.today().year
        last = session.scalar(
            select(func.max(NumberRow.n)).where(
                NumberRow.form == kind.value, NumberRow.year == year
            )
        )
        taken = NumberRow(
            form=kind.value,
            year=year,
            n=(last or 0) + 1,
            document_id=document_id,
            taken_at=self.desk.now(),
            taken_by=self.desk.officer.id,
        )
        session.add(taken)
        session.flush()
        return taken

    def _refuse_taken(self, document_id: DocumentId, number: str | None) -> None:
        """A typed number is looked for in every case; no more is told than that it is taken."""
        with self.desk.reading() as session:
            row = document(session, document_id)
            form, typed = FormKind(row.form), (row.typed_number if number is None else number)
        if self.desk.press.form(form).number_source is not NumberSource.NATIONAL:
            return
        taken = select(DocumentRow.id).where(
            DocumentRow.form == form.value,
            DocumentRow.number == typed.strip(),
            DocumentRow.number != "",
            DocumentRow.id != document_id,
        )
        with self.desk.past_guard() as session:
            if session.scalar(taken.limit(1)) is not None:
                raise Refusal(Reason.NUMBER_TAKEN, number=typed.strip())

    def _complete(
        self, session: StoreSession, row: DocumentRow, paper: Paper, *, reviewed: bool
    ) -> None:
        check = checked(session, self.desk, row, paper, reviewed=reviewed)
        if check.missing:
            raise Refusal(
                Reason.PAPER_INCOMPLETE,
                fields="、".join(dict.fromkeys(one.label for one in check.missing)),
                missing=check.missing,
            )
        for fault in check.faults:
            if fault.level is Level.BLOCK:
                raise Refusal(
                    Reason.PAPER_FAULTY, code=fault.code, detail=fault.detail, field=fault.field
                )
        if check.open_steps:
            raise Refusal(Reason.OPINION_OPEN, step=check.open_steps[0])

    def _printed(self, row: DocumentRow, paper: Paper) -> bytes:
        """Return all copies of the paper, one after the other, each with its own margin."""
        recipients = self.desk.press.recipients(paper)
        sheets = [
            Sheet(
                paper,
                trace_of(
                    row,
                    paper,
                    officer=self.desk.officer.name,
                    place=(index, len(recipients)),
                    recipient=one,
                ),
            )
            for index, one in enumerate(recipients, start=1)
        ]
        return result_of(self.desk.press.batch(sheets))

    def _make_copies(self, session: StoreSession, row: DocumentRow, paper: Paper) -> None:
        for copy in planned_copies(session, self.desk.press.recipients(paper), row):
            session.add(
                CopyRow(
                    case_id=row.case_id,
                    part=row.part,
                    document_id=row.id,
                    copy_no=copy.copy_no,
                    recipient=copy.recipient,
                    recipient_kind=copy.kind.value,
                    capacity=copy.capacity,
                    party_id=copy.party_id,
                    state=copy.state.value,
                )
            )

    def _replace(self, session: StoreSession, row: DocumentRow) -> None:
        assert row.corrects_id is not None
        old = document(session, row.corrects_id)
        in_state(old, DocumentState.ISSUED)
        reason = row.correction_reason or "更正"
        self._withdraw(session, old, f"{reason}（由{row.number or row.title}更正）")

    def _withdraw(self, session: StoreSession, row: DocumentRow, reason: str) -> None:
        row.state = DocumentState.WITHDRAWN.value
        row.withdrawn_reason = reason
        taken = session.scalars(select(NumberRow).where(NumberRow.document_id == row.id)).first()
        if taken is not None:
            taken.voided_at, taken.voided_reason = self.desk.now(), reason


def planned_copies(
    session: StoreSession, recipients: Sequence[Recipient], row: DocumentRow
) -> tuple[Copy, ...]:
    """Return the copies that a document has when it is issued."""
    # Two parties may bear the same name: each takes the next copy with it.
    known: dict[str, list[int]] = {}
    for name, party in session.execute(
        select(PartyRow.name, PartyRow.id)
        .where(PartyRow.case_id == row.case_id, PartyRow.removed_at.is_(None))
        .order_by(PartyRow.id)
    ):
        known.setdefault(name, []).append(party)
    if row.party_id is not None and (only := session.get(PartyRow, row.party_id)) is not None:
        known[only.name] = [only.id]
    return tuple(
        Copy(
            copy_no=index + 1,
            recipient=one.name,
            kind=one.kind,
            capacity=one.capacity,
            party_id=_next(known, one),
            state=CopyState.FILED if one.kind in _KEPT else CopyState.MADE,
        )
        for index, one in enumerate(recipients)
    )


def _next(known: dict[str, list[int]], recipient: Recipient) -> PartyId | None:
    """Return the party of a copy; the last one of a name stays for further copies."""
    waiting = known.get(recipient.name)
    if recipient.kind is not RecipientKind.PARTY or not waiting:
        return None
    return PartyId(waiting.pop(0) if len(waiting) > 1 else waiting[0])


def trace_of(
    row: DocumentRow, paper: Paper, *, officer: str, place: tuple[int, int], recipient: Recipient
) -> Trace:
    """Return what the margin of one copy says; `place` is its number and how many there are."""
    assert row.issued_at is not None
    assert row.journal_seq is not None
    return Trace(
        number=row.number,
        copy_no=place[0],
        copies=place[1],
        recipient=recipient.name,
        recipient_kind=recipient.kind,
        officer=officer,
        printed_at=row.issued_at,
        journal_seq=row.journal_seq,
        journal_head=row.journal_head,
        document_hash=content_hash(paper),
    )


_KEPT = frozenset({RecipientKind.FILE, RecipientKind.STUB})


def result_of(work: Generator[object, None, _Result]) -> _Result:
    """Return what a generator returns, without looking at its progress."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: _Result = end.value
            return result
