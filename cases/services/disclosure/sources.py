"""What of a case may be shown: its issued papers, the files kept with it; what is covered."""

from sqlalchemy import select

from cases.law.withholding import Withheld
from cases.papers.kinds import FormKind
from cases.records.disclosure import Source, SourceKind
from cases.records.documents import DocumentState
from cases.records.ids import PartyId
from cases.records.officers import Part
from cases.refusals import Reason, Refusal
from cases.services.pursuit.secrets import secrets_of, secrets_of_leads
from cases.store.engine import StoreSession
from cases.store.rows.attachments import AttachmentRow
from cases.store.rows.cases import PartyRow
from cases.store.rows.papers import DocumentRow

#: Papers of the unit's own working, which are no evidence (行政程序 art. 51).
_INTERNAL = frozenset(
    {
        FormKind.APPROVAL_SHEET,
        FormKind.LEADER_REPORT,
        FormKind.ASSISTANCE_NOTICE,
        FormKind.ASSISTANCE_WITHDRAWAL,
        FormKind.CANVASS_SHEET,
    }
)
#: What can be shown on a page.
_SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg", "image/tiff"})
#: A shorter word is found everywhere.
_LEAST = 4


def sources_of(session: StoreSession, case_id: int) -> tuple[Source, ...]:
    """Return what may be put into a package, papers first."""
    papers = session.scalars(
        select(DocumentRow)
        .where(
            DocumentRow.case_id == case_id,
            DocumentRow.state == DocumentState.ISSUED.value,
            DocumentRow.part == Part.INVESTIGATION.value,
        )
        .order_by(DocumentRow.issued_at, DocumentRow.id)
    )
    files = session.execute(
        select(AttachmentRow.id, AttachmentRow.name, AttachmentRow.media_type)
        .where(AttachmentRow.case_id == case_id, AttachmentRow.part == Part.INVESTIGATION.value)
        .order_by(AttachmentRow.id)
    )
    found = [
        Source(
            SourceKind.DOCUMENT,
            row.id,
            f"{row.title} {row.number}".strip(),
            is_shown=True,
            is_internal=FormKind(row.form) in _INTERNAL,
        )
        for row in papers
    ]
    found += [
        Source(SourceKind.ATTACHMENT, number, name, media in _SHOWN, is_internal=False)
        for number, name, media in files
    ]
    return tuple(found)


def content_of(session: StoreSession, case_id: int, kind: SourceKind, number: int) -> bytes:
    """Return the bytes of a thing of this case.

    Raises:
        Refusal: there is none the officer may see in this case.
    """
    content: bytes | None = None
    match kind:
        case SourceKind.DOCUMENT:
            paper = session.get(DocumentRow, number)
            if paper is not None and paper.case_id == case_id:
                # one copy of the paper is enough: the copies differ by their recipient alone
                content = paper.pdf
        case SourceKind.ATTACHMENT:
            file = session.get(AttachmentRow, number)
            if file is not None and file.case_id == case_id:
                content = file.content
    if content is None:
        raise Refusal(Reason.NOT_FOUND)
    return content


def first_pages(session: StoreSession, kind: SourceKind, number: int) -> int | None:
    """Return how many pages the first copy of a paper takes; None: all there are."""
    if kind is SourceKind.ATTACHMENT:
        return None
    return session.get_one(DocumentRow, number).pages or None


def words_to_cover(
    session: StoreSession, case_id: int, reader: PartyId | None = None
) -> tuple[tuple[str, Withheld], ...]:
    """Return words that must not be read, each with its ground.

    Args:
        session: Of an officer who handles the case.
        case_id: The case.
        reader: Whose own data need not be covered; None: everybody's are, at a meeting of all.
    """
    own: set[str] = set()
    found: dict[str, Withheld] = {}
    for row in session.scalars(select(PartyRow).where(PartyRow.case_id == case_id)):
        contact = {row.id_number, row.phone, row.address}
        if reader is not None and row.id == reader:
            own |= contact | {row.name}
        else:
            found |= dict.fromkeys(contact, Withheld.PRIVACY)
    names = set(session.scalars(select(PartyRow.name).where(PartyRow.case_id == case_id)))
    for word in secrets_of(session, case_id):
        if word not in names:
            found.setdefault(word, Withheld.WITNESS)
    for word in secrets_of_leads(session, case_id):
        if word not in names:
            found.setdefault(word, Withheld.WORK_SECRET)
    return tuple(
        (word, ground)
        for word, ground in sorted(found.items())
        if word not in own and _is_telling(word)
    )


def _is_telling(word: str) -> bool:
    """Tell whether a word can be looked for: a name of two characters can, a short number not."""
    return len(word) >= _LEAST or (len(word) > 1 and not word.isascii())
