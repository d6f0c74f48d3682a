"""Pages and copies: what a document looks like, who has which copy, printing and printing again."""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from cases.papers.blocks import Recipient
from cases.papers.forms import ServiceProof
from cases.papers.kinds import RecipientKind, ServiceMethod
from cases.papers.press import Part, Sheet
from cases.records.copies import CopyKind, CopyWay, Leaving, Purpose
from cases.records.documents import Copy, CopyState, DocumentState
from cases.records.ids import CaseId, DocumentId, PartyId
from cases.records.officers import Part as CasePart
from cases.records.progress import Progress
from cases.refusals import Reason, Refusal
from cases.services.documents.drafting import copies_of, reference
from cases.services.documents.finding import AtDesk, document, in_state, paper_of, readable
from cases.services.documents.issuing import result_of, trace_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow
from cases.store.rows.papers import CopyRow, DocumentRow, PrintRow, ServiceRow
from cases.store.rows.unit import OfficerRow

#: Copies that are handed to somebody, each with a proof of service.
_HANDED = frozenset({RecipientKind.PARTY, RecipientKind.COMMITTEE})


@dataclass(frozen=True, slots=True)
class Pages:
    """A document as PDF, and which of its pages are wanted."""

    pdf: bytes
    first: int
    count: int
    title: str
    #: What leaves with them: each copy with its first page and how many it takes.
    leaving: tuple[tuple[Leaving, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Set:
    """What is printed for one document in a batch."""

    sheets: tuple[Sheet, ...]
    #: Rows of the copies, in the same order.
    copies: tuple[int, ...]
    edition: str
    #: The stored pages, where another press made them; else empty.
    pdf: bytes
    pages: int
    #: What leaves, in the same order.
    leaving: tuple[Leaving, ...]


class Copies(AtDesk):
    """Pages and copies of documents."""

    def pdf(self, document_id: DocumentId) -> bytes:
        """Return the bytes that were issued; of a draft its pages as they stand, marked as one."""
        with self.desk.looking(self._case_of(document_id), "documents") as session:
            row = document(session, document_id)
            readable(session, self.desk, row.case_id)
            return self._pages(row)

    def _pages(self, row: DocumentRow) -> bytes:
        """Return the stored bytes, or the draft as it would be printed now."""
        if row.pdf is not None:
            return row.pdf
        return self.desk.press.render(paper_of(row), draft=True)

    def print_copies(
        self, document_id: DocumentId, copy_nos: Sequence[int] = (), reason: str = ""
    ) -> Pages:
        """Register that copies are printed, and return their pages, byte for byte as issued.

        Args:
            document_id: An issued document.
            copy_nos: Copies in one run; none: all of them.
            reason: What a copy is printed once more for.
        """
        with self.desk.act("documents.print", self._case_of(document_id)) as deed:
            row = document(deed.session, document_id)
            in_state(row, DocumentState.ISSUED, DocumentState.WITHDRAWN)
            self._handled(deed.session, row.case_id)
            copies = copies_of(deed.session, row.id)
            wanted = [copy for copy in copies if not copy_nos or copy.copy_no in copy_nos]
            if not wanted:
                raise Refusal(Reason.NOT_FOUND)
            self._register_prints(deed.session, wanted, reason)
            numbers = [copy.copy_no for copy in wanted]
            deed.note(document=row.id, copies=numbers, reason=reason)
            first = (numbers[0] - 1) * row.pages
            count = (numbers[-1] - numbers[0] + 1) * row.pages
            leaving = tuple(
                (_leaving(row, copy), (copy.copy_no - 1) * row.pages, row.pages) for copy in wanted
            )
            title = f"{row.title} {row.number}".strip()
            return Pages(self._pages(row), first, count, title, leaving)

    def batch(
        self, documents: Sequence[DocumentId], reason: str = ""
    ) -> Generator[Progress, None, Pages]:
        """Print documents as collated sets: each copy handed out, and its proof of service.

        The copies are as they were issued: printed anew by the press that made them, or, where
        that press is no more, from the stored bytes. The proofs are blanks to be filled in by
        hand. Nothing is registered when the work is cancelled.
        """
        edition = self.desk.press.edition()
        sets: list[_Set] = []
        for done, document_id in enumerate(documents):
            yield Progress(done, len(documents) * 2)
            with self.desk.reading() as session:
                sets.append(self._set(session, document_id, edition))
        if all(one.edition == edition for one in sets):
            work = self.desk.press.batch(sheet for one in sets for sheet in one.sheets)
        else:
            parts = [part for one in sets for part in self._parts(one)]
            work = self.desk.press.collate(parts)
        pdf = yield from _second_half(work, len(documents))
        with self.desk.act("documents.batch_print", documents=list(documents)) as deed:
            wanted = [copy for one in sets for copy in one.copies]
            rows = deed.session.scalars(select(CopyRow).where(CopyRow.id.in_(wanted))).all()
            self._register_prints(deed.session, rows, reason)
            deed.note(copies=len(rows))
        leaving = tuple(self._collated(sets))
        count = sum(pages for _one, _first, pages in leaving)
        return Pages(pdf, 0, count, "批量打印", leaving)

    def move_copy(
        self, document_id: DocumentId, copy_no: int, state: CopyState, kept_at: str = ""
    ) -> None:
        """Say what became of a copy: filed, returned, destroyed, and where it is."""
        with self.desk.act("documents.move_copy", self._case_of(document_id)) as deed:
            row = document(deed.session, document_id)
            self._handled(deed.session, row.case_id)
            copy = next(
                (one for one in copies_of(deed.session, row.id) if one.copy_no == copy_no), None
            )
            if copy is None:
                raise Refusal(Reason.NOT_FOUND)
            if copy.state == CopyState.SERVED.value or state is CopyState.SERVED:
                raise Refusal(Reason.COPY_SERVED, number=row.number)
            deed.note(document=row.id, copy=copy_no, old=[copy.state, copy.kept_at])
            copy.state, copy.kept_at = state.value, kept_at.strip()
            deed.note(new=[copy.state, copy.kept_at])

    def _set(self, session: StoreSession, document_id: DocumentId, edition: str) -> "_Set":
        """Return one document's copies, each that is handed out with its proof of service."""
        row = document(session, document_id)
        in_state(row, DocumentState.ISSUED)
        self._handled(session, row.case_id)
        paper = paper_of(row)
        officer = session.get_one(OfficerRow, row.issued_by).name
        copies = copies_of(session, row.id)
        sheets = []
        for copy in copies:
            kind = RecipientKind(copy.recipient_kind)
            recipient = Recipient(copy.recipient, kind, copy.capacity)
            place = (copy.copy_no, len(copies))
            trace = trace_of(row, paper, officer=officer, place=place, recipient=recipient)
            proof = _blank(session, row, copy) if kind in _HANDED else None
            sheets.append(Sheet(paper, trace, proof))
        return _Set(
            tuple(sheets),
            tuple(copy.id for copy in copies),
            row.edition,
            b"" if row.edition == edition else self._pages(row),
            row.pages,
            tuple(_leaving(row, copy) for copy in copies),
        )

    def _collated(self, sets: Iterable["_Set"]) -> Iterator[tuple[Leaving, int, int]]:
        """Yield where each copy stands in the batch; its proof of service goes with it."""
        first = 0
        for one in sets:
            for sheet, leaving in zip(one.sheets, one.leaving, strict=True):
                proof = sheet.proof
                pages = one.pages + (self.desk.press.page_count(proof) if proof else 0)
                yield leaving, first, pages
                first += pages

    def _parts(self, one: "_Set") -> Iterator[Part]:
        """Yield the stored pages of a set, and its proofs of service as they are printed now."""
        if not one.pdf:
            yield Part(result_of(self.desk.press.batch(one.sheets)))
            return
        for index, sheet in enumerate(one.sheets):
            yield Part(one.pdf, index * one.pages, one.pages)
            if sheet.proof is not None:
                yield Part(self.desk.press.render(sheet.proof, draft=False))

    def _register_prints(
        self, session: StoreSession, copies: Iterable[CopyRow], reason: str
    ) -> None:
        """The first printing is the copy's own; every later one is a reprint of its own."""
        now, officer = self.desk.now(), self.desk.officer.id
        for copy in copies:
            if copy.printed_at is None:
                copy.printed_at, copy.printed_by = now, officer
                continue
            session.add(
                PrintRow(
                    case_id=copy.case_id,
                    part=copy.part,
                    document_id=copy.document_id,
                    copy_no=copy.copy_no,
                    printed_at=now,
                    printed_by=officer,
                    reason=reason,
                )
            )


def _leaving(row: DocumentRow, copy: CopyRow) -> Leaving:
    """Return one copy of an issued document as it leaves: to its recipient, for what he is."""
    served = RecipientKind(copy.recipient_kind) not in {RecipientKind.FILE, RecipientKind.STUB}
    return Leaving(
        kind=CopyKind.DOCUMENT,
        way=CopyWay.PRINTER,
        title=f"{row.title} {row.number} 第{copy.copy_no}份".replace("  ", " "),
        case_id=CaseId(row.case_id),
        part=CasePart(row.part),
        receiver=copy.recipient,
        purpose=Purpose.SERVICE if served else Purpose.FILING,
        document_id=DocumentId(row.id),
        copy_no=copy.copy_no,
    )


def _second_half(
    work: Generator[Progress, None, bytes], half: int
) -> Generator[Progress, None, bytes]:
    """Tell the progress of a work as the second half of a longer one."""
    while True:
        try:
            progress = next(work)
        except StopIteration as end:
            pdf: bytes = end.value
            return pdf
        yield Progress(half + progress.done * half // max(1, progress.total), half * 2)


def _blank(session: StoreSession, row: DocumentRow, copy: CopyRow) -> ServiceProof:
    """Return a proof of service to be filled in by hand, for one recipient and paper."""
    paper = paper_of(row)
    party = session.get(PartyRow, copy.party_id) if copy.party_id else None
    return ServiceProof(
        organ=paper.organ,
        officers=paper.officers,
        phone=paper.phone,
        issued_on=paper.issued_on,
        papers=(reference(row),),
        recipient=copy.recipient,
        address=party.address if party else "",
    )


def listed_copies(
    session: StoreSession, row: DocumentRow, planned: tuple[Copy, ...]
) -> tuple[Copy, ...]:
    """Return the copies with how they were served; of a draft those that are planned."""
    rows = copies_of(session, row.id)
    if not rows:
        return planned
    services = {
        service.party_id: service
        for service in session.scalars(
            select(ServiceRow)
            .where(
                ServiceRow.document_id == row.id,
                ServiceRow.replaced_at.is_(None),
                ServiceRow.served_at.is_not(None),
            )
            .order_by(ServiceRow.id)
        )
    }
    reprints = Counter(
        session.scalars(select(PrintRow.copy_no).where(PrintRow.document_id == row.id))
    )
    return tuple(_copy(one, services.get(one.party_id or 0), reprints[one.copy_no]) for one in rows)


def _copy(row: CopyRow, service: ServiceRow | None, reprints: int) -> Copy:
    return Copy(
        copy_no=row.copy_no,
        recipient=row.recipient,
        kind=RecipientKind(row.recipient_kind),
        capacity=row.capacity,
        party_id=PartyId(row.party_id) if row.party_id else None,
        state=CopyState(row.state),
        method=ServiceMethod(service.method) if service else None,
        served_at=service.served_at if service else None,
        proof=service.proof if service else "",
        kept_at=row.kept_at,
        reprints=reprints,
    )
