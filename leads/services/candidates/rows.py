"""The rows of evidence: found, checked, turned into what crosses the border."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select

from cases.records.cases import CaseState
from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.desk import Deed
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.evidence import (
    EvidenceRow,
    HandVehicleRow,
    LeadInquiryRow,
    PersonEvidenceRow,
)
from cases.store.rows.lead_graph import LeadNodeRow
from leads.evidence.grade import Grade, grade_of
from leads.evidence.kinds import EvidenceKind
from leads.evidence.records import (
    Evidence,
    EvidenceId,
    InquiryId,
    PersonEvidence,
    PersonEvidenceId,
    PersonEvidenceKind,
    Withdrawal,
)
from leads.evidence.written import read
from leads.graph.nodes import NodeId

if TYPE_CHECKING:
    from cases.services.desk import Desk

Numbered = EvidenceRow | PersonEvidenceRow | HandVehicleRow | LeadInquiryRow
_R = TypeVar("_R", EvidenceRow, PersonEvidenceRow, HandVehicleRow, LeadInquiryRow)


class AtCandidates:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    @contextmanager
    def _doing(self, act: str, case_id: CaseId, **values: Any) -> Iterator[Deed]:
        """Yield an act in a case that is not closed, of an officer who investigates it."""
        with self.desk.act(act, case_id, **values) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            case = deed.session.get(CaseRow, case_id)
            if case is None or case.state == CaseState.CLOSED:
                raise Refusal(Reason.NOT_ALLOWED)
            yield deed

    def _case_of(self, kind: type[_R], row_id: int) -> CaseId:
        with self.desk.reading() as session:
            case_id = session.scalar(select(kind.case_id).where(kind.id == row_id))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        return CaseId(case_id)


def next_number(session: StoreSession, kind: type[_R], case_id: int) -> int:
    """Return the number of the next piece of a case."""
    return (session.scalar(select(func.max(kind.n)).where(kind.case_id == case_id)) or 0) + 1


def worded(name: str, text: str) -> str:
    """Return a text without blanks around it, or refuse an empty one."""
    plain = text.strip()
    if not plain:
        raise Refusal(
            Reason.REASON_MISSING if name == "reason" else Reason.FIELD_MISSING, field=name
        )
    return plain


def require_nodes(session: StoreSession, case_id: int, *nodes: NodeId | None) -> None:
    """Refuse nodes that do not lie on the board of the case."""
    for node in nodes:
        if node is None:
            continue
        row = session.get(LeadNodeRow, node)
        if row is None or row.case_id != case_id or row.is_gone:
            raise Refusal(Reason.NOT_FOUND)


def grade_text(grade: Grade | None) -> str:
    """Return a grade as a row keeps it."""
    return "" if grade is None else str(grade)


def evidence_of(
    session: StoreSession, case_id: int, names: dict[int, str], *, standing: bool = False
) -> tuple[Evidence, ...]:
    """Return the evidence of a case by number; on request only what was not withdrawn."""
    rows = session.scalars(
        select(EvidenceRow).where(EvidenceRow.case_id == case_id).order_by(EvidenceRow.n)
    )
    return tuple(
        Evidence(
            id=EvidenceId(row.id),
            n=row.n,
            title=row.title,
            content=read(EvidenceKind(row.kind), row.content),
            grade=grade_of(row.grade) if row.grade else None,
            group=row.dependence,
            origin=row.origin,
            node=None if row.node_id is None else NodeId(row.node_id),
            entered_at=row.entered_at,
            entered_by=names.get(row.entered_by, ""),
            inquiry=None if row.inquiry_id is None else InquiryId(row.inquiry_id),
            withdrawn=withdrawal(row, names),
        )
        for row in rows
        if not standing or row.withdrawn_at is None
    )


def person_evidence_of(
    session: StoreSession, case_id: int, names: dict[int, str], *, standing: bool = False
) -> tuple[PersonEvidence, ...]:
    """Return the evidence on persons by number; on request only what was not withdrawn."""
    rows = session.scalars(
        select(PersonEvidenceRow)
        .where(PersonEvidenceRow.case_id == case_id)
        .order_by(PersonEvidenceRow.n)
    )
    return tuple(
        PersonEvidence(
            id=PersonEvidenceId(row.id),
            n=row.n,
            title=row.title,
            kind=PersonEvidenceKind(row.kind),
            likelihoods={NodeId(int(node)): chance for node, chance in row.likelihoods.items()},
            otherwise=row.otherwise,
            grade=grade_of(row.grade) if row.grade else None,
            group=row.dependence,
            origin=row.origin,
            node=None if row.node_id is None else NodeId(row.node_id),
            entered_at=row.entered_at,
            entered_by=names.get(row.entered_by, ""),
            withdrawn=withdrawal(row, names),
        )
        for row in rows
        if not standing or row.withdrawn_at is None
    )


def withdrawal(
    row: EvidenceRow | PersonEvidenceRow | HandVehicleRow, names: dict[int, str]
) -> Withdrawal | None:
    """Return that a row was withdrawn, if it was."""
    if row.withdrawn_at is None:
        return None
    by = "" if row.withdrawn_by is None else names.get(row.withdrawn_by, "")
    return Withdrawal(row.withdrawn_at, by, row.withdrawn_reason)
