"""Evidence entered, graded and withdrawn: on vehicles and on persons."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.rows.evidence import EvidenceRow, PersonEvidenceRow
from cases.store.rows.lead_graph import LeadNodeRow
from leads.evidence.kinds import Finding, Report, kind_of
from leads.evidence.records import (
    Evidence,
    EvidenceEntry,
    EvidenceId,
    PersonEvidence,
    PersonEvidenceEntry,
    PersonEvidenceId,
)
from leads.evidence.written import UnreadableError, check, read, write
from leads.graph.nodes import NodeKind
from leads.services.candidates.excluding import called
from leads.services.candidates.paint_rows import settle
from leads.services.candidates.rows import (
    AtCandidates,
    evidence_of,
    grade_text,
    next_number,
    person_evidence_of,
    require_nodes,
    worded,
)

if TYPE_CHECKING:
    from cases.services.desk import Deed
    from cases.store.engine import StoreSession


class Entering(AtCandidates):
    """Writing down what speaks for and against."""

    def add_evidence(self, case_id: CaseId, entry: EvidenceEntry) -> EvidenceId:
        """Enter a piece of evidence; it gets the next number of the case.

        Raises:
            Refusal: it has no title, or its content cannot be read.
        """
        title = worded("title", entry.title)
        _written(entry)
        with self._doing("evidence.add", case_id) as deed:
            require_nodes(deed.session, case_id, entry.node)
            content = _written(_named(deed.session, case_id, entry))
            row = EvidenceRow(
                case_id=case_id,
                n=next_number(deed.session, EvidenceRow, case_id),
                title=title,
                kind=kind_of(entry.content).value,
                content=content,
                grade=grade_text(entry.grade),
                dependence=entry.group.strip(),
                origin=entry.origin.strip(),
                node_id=entry.node,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            deed.note(evidence=row.n, **_told(row))
            return EvidenceId(row.id)

    def change_evidence(self, evidence_id: EvidenceId, entry: EvidenceEntry, reason: str) -> None:
        """Put right what was entered: content, grade, group, origin; the journal keeps the old.

        Raises:
            Refusal: no reason is given, it was withdrawn, or its kind would change.
        """
        title, why = worded("title", entry.title), worded("reason", reason)
        _written(entry)
        case_id = self._case_of(EvidenceRow, evidence_id)
        with self._doing("evidence.change", case_id, reason=why) as deed:
            row = deed.session.get_one(EvidenceRow, evidence_id)
            if row.withdrawn_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            if row.kind != kind_of(entry.content).value:
                raise Refusal(Reason.FIELD_INVALID, field="kind")
            require_nodes(deed.session, case_id, entry.node)
            content = _written(_named(deed.session, case_id, entry))
            before = _told(row)
            row.title, row.content, row.grade = title, content, grade_text(entry.grade)
            row.dependence, row.origin = entry.group.strip(), entry.origin.strip()
            row.node_id = entry.node
            after = _told(row)
            changed = [name for name in after if before[name] != after[name]]
            deed.note(
                evidence=row.n,
                old={name: before[name] for name in changed},
                new={name: after[name] for name in changed},
            )
            if "content" in changed:
                settle(deed, self.desk, case_id, trace=row.id)

    def withdraw_evidence(self, evidence_id: EvidenceId, reason: str) -> None:
        """Withdraw a piece of evidence: it stays on record and counts no more."""
        why = worded("reason", reason)
        case_id = self._case_of(EvidenceRow, evidence_id)
        with self._doing("evidence.withdraw", case_id, reason=why) as deed:
            self._withdraw(deed, deed.session.get_one(EvidenceRow, evidence_id), why)
            settle(deed, self.desk, case_id, trace=evidence_id)

    def add_person_evidence(self, case_id: CaseId, entry: PersonEvidenceEntry) -> PersonEvidenceId:
        """Enter a statement or an alibi, and how probable it is if each of these persons drove.

        Raises:
            Refusal: it names nobody, or a likelihood is no probability above zero.
        """
        title = worded("title", entry.title)
        if not entry.likelihoods:
            raise Refusal(Reason.FIELD_MISSING, field="likelihoods")
        if not all(0 < one <= 1 for one in (*entry.likelihoods.values(), entry.otherwise)):
            raise Refusal(Reason.FIELD_INVALID, field="likelihoods")
        with self._doing("evidence.add_person", case_id) as deed:
            require_nodes(deed.session, case_id, entry.node, *entry.likelihoods)
            people = [deed.session.get_one(LeadNodeRow, node) for node in entry.likelihoods]
            if any(one.kind != NodeKind.PERSON for one in people):
                raise Refusal(Reason.FIELD_INVALID, field="person")
            row = PersonEvidenceRow(
                case_id=case_id,
                n=next_number(deed.session, PersonEvidenceRow, case_id),
                title=title,
                kind=entry.kind.value,
                likelihoods={str(node): chance for node, chance in entry.likelihoods.items()},
                otherwise=entry.otherwise,
                grade=grade_text(entry.grade),
                dependence=entry.group.strip(),
                origin=entry.origin.strip(),
                node_id=entry.node,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            deed.note(
                evidence=row.n,
                title=title,
                grade=row.grade,
                people={
                    one.label: chance
                    for one, chance in zip(people, entry.likelihoods.values(), strict=True)
                },
                otherwise=entry.otherwise,
            )
            return PersonEvidenceId(row.id)

    def withdraw_person_evidence(self, evidence_id: PersonEvidenceId, reason: str) -> None:
        """Withdraw evidence on persons: it stays on record and counts no more."""
        why = worded("reason", reason)
        case_id = self._case_of(PersonEvidenceRow, evidence_id)
        with self._doing("evidence.withdraw_person", case_id, reason=why) as deed:
            self._withdraw(deed, deed.session.get_one(PersonEvidenceRow, evidence_id), why)

    def evidence(self, case_id: CaseId) -> tuple[Evidence, ...]:
        """Return all evidence of a case, what was withdrawn too; that it was read is recorded."""
        with self.desk.looking(case_id, "evidence") as session:
            require_sight(session, self.desk, case_id)
            return evidence_of(session, case_id, officer_names(session))

    def person_evidence(self, case_id: CaseId) -> tuple[PersonEvidence, ...]:
        """Return all evidence on persons; that it was read is recorded."""
        with self.desk.looking(case_id, "evidence") as session:
            require_sight(session, self.desk, case_id)
            return person_evidence_of(session, case_id, officer_names(session))

    def _withdraw(self, deed: "Deed", row: EvidenceRow | PersonEvidenceRow, reason: str) -> None:
        if row.withdrawn_at is not None:
            raise Refusal(Reason.CHANGED_MEANWHILE)
        row.withdrawn_at, row.withdrawn_by = self.desk.now(), self.desk.officer.id
        row.withdrawn_reason = reason
        deed.note(evidence=row.n, title=row.title)


def add_result(
    deed: "Deed",
    at: "AtCandidates",
    case_id: CaseId,
    entry: EvidenceEntry,
    inquiry: int,
) -> int:
    """Enter the result of an inquiry as evidence, inside the act that ends it."""
    row = EvidenceRow(
        case_id=case_id,
        n=next_number(deed.session, EvidenceRow, case_id),
        title=entry.title,
        kind=kind_of(entry.content).value,
        content=_written(entry),
        grade=grade_text(entry.grade),
        dependence=entry.group.strip(),
        origin=entry.origin.strip(),
        inquiry_id=inquiry,
        entered_at=at.desk.now(),
        entered_by=at.desk.officer.id,
    )
    deed.session.add(row)
    deed.session.flush()
    deed.note(evidence=row.n, grade=row.grade)
    return row.n


def _named(session: "StoreSession", case_id: CaseId, entry: EvidenceEntry) -> EvidenceEntry:
    """Return an entry whose vehicles are named as the ranking names them."""
    match entry.content:
        case Finding() | Report():
            plates = called(session, case_id, *entry.content.plates)
            return replace(entry, content=replace(entry.content, plates=plates))
        case _:
            return entry


def _written(entry: EvidenceEntry) -> dict[str, Any]:
    """Return the content as a row keeps it, once it has been read back."""
    try:
        check(entry.content)
        content = write(entry.content)
        read(kind_of(entry.content), content)
    except UnreadableError as error:
        raise Refusal(Reason.FIELD_INVALID, field=error.field) from error
    return content


def _told(row: EvidenceRow) -> dict[str, Any]:
    return {
        "title": row.title,
        "evidence_kind": row.kind,
        "content": row.content,
        "grade": row.grade,
        "group": row.dependence,
        "origin": row.origin,
        "node": row.node_id,
    }
