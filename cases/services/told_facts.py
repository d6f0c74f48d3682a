"""Facts that the service of a notice makes: of an appraisal, of a suspension, about a body."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.papers.appraising import AppraisalNotice, ReappraisalDecision
from cases.papers.kinds import FormKind
from cases.records.documents import Serving
from cases.services.documents.finding import paper_of
from cases.services.mediations.starting import settle_case
from cases.services.recorded import record
from cases.store.engine import StoreSession
from cases.store.rows.cases import FactRow
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

#: Reports that may have been served: the first, and that of a new appraisal.
_REPORTS = (FactKind.APPRAISAL_RECEIVED, FactKind.REAPPRAISAL_RECEIVED)


def notice_served(deed: "Deed", desk: "Desk", paper: DocumentRow, serving: Serving) -> None:
    """Enter what the service of this paper on this party is for the clocks, once.

    A report whose number fits none of those received, where the case has several, is left to the
    officer: nothing in the notice says then which of the appraisals was served.

    Law: Order 146 arts 53 ¶1, 55, 56, 68.
    """
    if serving.served_at is None:
        return
    for kind, item in _facts(deed.session, paper, serving):
        if _is_entered(deed.session, paper, serving, kind, item):
            continue
        record(
            deed,
            desk,
            paper.case_id,
            kind,
            serving.served_at,
            party_id=serving.party_id,
            item=item,
            note=paper.number,
        )
        deed.session.flush()
        # A burial period may have begun, from which a mediation counts.
        settle_case(deed.session, paper.case_id, desk.calendar(), desk.now())


def _facts(
    session: StoreSession, row: DocumentRow, serving: Serving
) -> Iterator[tuple[FactKind, str]]:
    """Yield which facts the service makes, and of which item."""
    match row.form:
        case FormKind.SUSPENSION_NOTICE:
            yield FactKind.SUSPENSION_NOTICE_SERVED, ""
        case FormKind.BODY_NOTICE:
            yield FactKind.BODY_NOTICE_SERVED, ""
        case FormKind.APPRAISAL_NOTICE:
            paper = paper_of(row)
            assert isinstance(paper, AppraisalNotice)
            for item in _item_of_report(session, row.case_id, paper.report):
                yield FactKind.APPRAISAL_SERVED, item
        case FormKind.REAPPRAISAL_DECISION:
            paper = paper_of(row)
            assert isinstance(paper, ReappraisalDecision)
            for item in [] if paper.is_granted else _refused_items(session, row.case_id, serving):
                yield FactKind.REAPPRAISAL_REFUSED, item


def _item_of_report(session: StoreSession, case_id: int, number: str) -> Iterator[str]:
    received = [fact for fact in _standing(session, case_id) if fact.kind in _REPORTS]
    items = {_item(fact) for fact in received}
    if len(items) > 1:
        items = {_item(fact) for fact in received if (fact.more or {}).get("number") == number}
    if len(items) == 1:
        yield from items


def _refused_items(session: StoreSession, case_id: int, serving: Serving) -> Iterator[str]:
    """Yield the appraisal whose renewal the party asked for and was refused, if it is one."""
    standing = _standing(session, case_id)
    decided = {
        _item(fact) for fact in standing if fact.kind == FactKind.REAPPRAISAL_REFUSAL_DECIDED
    }
    asked = {
        _item(fact)
        for fact in standing
        if fact.kind == FactKind.REAPPRAISAL_REQUESTED and fact.party_id == serving.party_id
    }
    if len(decided & asked) == 1:
        yield from decided & asked


def _is_entered(
    session: StoreSession, paper: DocumentRow, serving: Serving, kind: FactKind, item: str
) -> bool:
    """Tell whether the officer has entered this service by hand since the paper was issued."""
    return any(
        fact.kind == kind
        and fact.party_id == serving.party_id
        and _item(fact) == item
        and (paper.issued_at is None or fact.happened_at >= paper.issued_at)
        for fact in _standing(session, paper.case_id)
    )


def _standing(session: StoreSession, case_id: int) -> list[FactRow]:
    wanted = select(FactRow).where(FactRow.case_id == case_id, FactRow.replaced_at.is_(None))
    return list(session.scalars(wanted.order_by(FactRow.happened_at, FactRow.id)))


def _item(fact: FactRow) -> str:
    return str((fact.more or {}).get("item", ""))
