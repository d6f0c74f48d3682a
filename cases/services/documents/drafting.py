"""Drafts: made from what the case knows, revised, checked, thrown away, and corrections."""

from dataclasses import replace

from sqlalchemy import delete, select

from cases.papers.blocks import DocRef
from cases.papers.canvassing import CANVASSING
from cases.papers.codec import to_plain
from cases.papers.forms import Paper
from cases.papers.inquiring import INQUIRING
from cases.papers.kinds import MEDIATION_FORMS, FormKind, RecipientKind
from cases.papers.showing import SHOWING
from cases.papers.summoning import SUMMONING
from cases.records.documents import Check, DocumentState
from cases.records.ids import CaseId, DocumentId, MediationId, PartyId, SessionId
from cases.records.officers import Part
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.desk import Deed
from cases.services.documents.checks import REVIEWED, checked
from cases.services.documents.filling import filled
from cases.services.documents.finding import AtDesk, document, in_state, paper_of, same_revision
from cases.store.engine import StoreSession
from cases.store.rows.papers import CopyRow, DocumentOpinionRow, DocumentRow

#: Drafted and thrown away where the act is recorded that leads to them: a summons, a notice.
OF_OWN_SERVICES = frozenset(paper.kind for paper in (*SUMMONING, *CANVASSING, *INQUIRING, *SHOWING))


class Drafting(AtDesk):
    """Drafts of papers."""

    def prepared(
        self,
        kind: FormKind,
        case_id: CaseId,
        *,
        mediation_id: MediationId | None = None,
        session_id: SessionId | None = None,
    ) -> Paper:
        """Return a paper of this kind filled in with what the case knows; nothing is stored."""
        with self.desk.looking(case_id, "documents") as session:
            self._handled(session, case_id)
            return filled(
                session,
                self.desk,
                kind,
                case_id,
                mediation_id=mediation_id,
                session_id=session_id,
            )

    def draft(
        self,
        paper: Paper,
        case_id: CaseId,
        *,
        mediation_id: MediationId | None = None,
        session_id: SessionId | None = None,
        party_id: PartyId | None = None,
        corrects: DocumentId | None = None,
    ) -> DocumentId:
        """Store a paper as a draft.

        Args:
            paper: What it says so far.
            case_id: The case it belongs to.
            mediation_id: The mediation it is about.
            session_id: The session it tells of.
            party_id: The one party it is for; None: all.
            corrects: The issued document whose place it takes once it is issued itself.
        """
        if paper.kind in OF_OWN_SERVICES:
            raise Refusal(Reason.OWN_SERVICE_ONLY)
        with self.desk.act("documents.draft", case_id, form=paper.kind) as deed:
            self._handled(deed.session, case_id)
            row = DocumentRow(
                case_id=case_id,
                mediation_id=mediation_id,
                session_id=session_id,
                party_id=party_id,
                corrects_id=corrects,
            )
            if corrects is not None:
                paper = _naming(deed.session, corrects, paper)
            return self._store(deed, row, paper)

    def revise(
        self,
        document_id: DocumentId,
        paper: Paper,
        *,
        revision: int | None = None,
        typed_number: str | None = None,
    ) -> int:
        """Change a draft and return its new revision.

        Args:
            document_id: The draft.
            paper: What it says from now on.
            revision: The revision that was on the screen.
            typed_number: Number in the national system, for a form that takes it from there.
        """
        with self.desk.act("documents.revise", self._case_of(document_id)) as deed:
            row = document(deed.session, document_id)
            self._handled(deed.session, row.case_id)
            in_state(row, DocumentState.DRAFT)
            same_revision(row, revision)
            if paper.kind.value != row.form:
                raise Refusal(Reason.FIELD_INVALID, field="form", value=paper.kind)
            old = row.content
            self._write(row, paper)
            if typed_number is not None:
                row.typed_number = typed_number.strip()
            row.revision += 1
            deed.note(document=row.id, changed=_changed(old, row.content))
            return row.revision

    def discard(self, document_id: DocumentId) -> None:
        """Throw a draft away; the journal keeps that there was one."""
        with self.desk.act("documents.discard", self._case_of(document_id)) as deed:
            row = document(deed.session, document_id)
            self._handled(deed.session, row.case_id)
            in_state(row, DocumentState.DRAFT)
            if FormKind(row.form) in OF_OWN_SERVICES:
                raise Refusal(Reason.OWN_SERVICE_ONLY)
            deed.note(document=row.id, form=row.form, content=row.content)
            deed.session.execute(
                delete(DocumentOpinionRow).where(DocumentOpinionRow.document_id == row.id)
            )
            deed.session.delete(row)

    def correct(self, document_id: DocumentId, reason: str) -> DocumentId:
        """Draft a document that takes the place of an issued one and names it."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        case_id = self._case_of(document_id)
        with self.desk.act("documents.correct", case_id, corrects=document_id) as deed:
            self._handled(deed.session, case_id)
            old = document(deed.session, document_id)
            paper = replace(paper_of(old), number="", issued_on=None)
            row = DocumentRow(
                case_id=old.case_id,
                mediation_id=old.mediation_id,
                session_id=old.session_id,
                party_id=old.party_id,
                corrects_id=old.id,
                correction_reason=reason.strip(),
            )
            deed.note(reason=reason.strip())
            return self._store(deed, row, _naming(deed.session, document_id, paper))

    def check(self, document_id: DocumentId) -> Check:
        """Return what the draft lacks to be issued."""
        reviewed = self.reviewed()
        with self.desk.reading() as session:
            row = document(session, document_id)
            return checked(session, self.desk, row, paper_of(row), reviewed=reviewed)

    def reviewed(self) -> bool:
        """Tell whether the unit puts endings before its reviewer."""
        return bool(self.desk.unit.policy("documents.review_endings").value == "yes")

    def asks_review(self, kind: FormKind) -> bool:
        """Tell whether a paper of this kind may not be issued without the reviewer."""
        return kind in REVIEWED and self.reviewed()

    def _store(self, deed: Deed, row: DocumentRow, paper: Paper) -> DocumentId:
        row.part = row.part or part_of(paper.kind).value
        row.form = paper.kind.value
        row.state = DocumentState.DRAFT.value
        row.made_by = self.desk.officer.id
        row.made_at = self.desk.now()
        self._write(row, paper)
        deed.session.add(row)
        deed.session.flush()
        deed.note(document=row.id)
        return DocumentId(row.id)

    def _write(self, row: DocumentRow, paper: Paper) -> None:
        """Put a paper into its row, with what lists show of it."""
        row.content = to_plain(paper)
        row.title = title_of(self.desk.press.form(paper.kind).title, paper)
        row.recipients = "、".join(
            one.name
            for one in self.desk.press.recipients(paper)
            if one.kind not in {RecipientKind.STUB, RecipientKind.FILE}
        )


def part_of(kind: FormKind) -> Part:
    """Return the part of the case a paper of this kind belongs to.

    A proof of service belongs to the part of the papers it proves.
    """
    mediated = kind in MEDIATION_FORMS or kind is FormKind.SERVICE_PROOF
    return Part.MEDIATION if mediated else Part.INVESTIGATION


def _naming(session: StoreSession, corrected: DocumentId, paper: Paper) -> Paper:
    old = document(session, corrected)
    in_state(old, DocumentState.ISSUED)
    return replace(paper, corrects=reference(old))


def reference(row: DocumentRow) -> DocRef:
    """Return a document as another one names it."""
    return DocRef(
        title=row.title.partition("（")[0],
        number=row.number,
        dated=day_of(row.issued_at) if row.issued_at else None,
    )


def title_of(title: str, paper: Paper) -> str:
    """Return the title in the register, with the number of the session where it has one."""
    number = getattr(paper, "session_no", None)
    return f"{title}（第 {number} 次）" if number else title


def copies_of(session: StoreSession, document_id: int) -> list[CopyRow]:
    """Return the copies of an issued document in their order."""
    return list(
        session.scalars(
            select(CopyRow).where(CopyRow.document_id == document_id).order_by(CopyRow.copy_no)
        )
    )


def _changed(old: dict[str, object], new: dict[str, object]) -> dict[str, list[object]]:
    """Return old and new values of the fields that differ."""
    return {name: [old.get(name), value] for name, value in new.items() if old.get(name) != value}
