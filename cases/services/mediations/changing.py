"""Notices of a session that name somebody who handles the case no more, and what tells of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from cases.mediation.kinds import SessionState
from cases.papers.blocks import DocRef
from cases.papers.kinds import FormKind
from cases.records.documents import DocumentState
from cases.records.ids import CaseId, DocumentId, MediationId, PartyId, SessionId
from cases.refusals import Reason, Refusal
from cases.services.documents.finding import paper_of
from cases.services.mediations import papers
from cases.services.mediations.finding import HANDLERS, Part, get, mediations_of, parties, runs
from cases.store.engine import StoreSession
from cases.store.rows.cases import TeamRow
from cases.store.rows.mediation import SessionRow
from cases.store.rows.papers import DocumentRow
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.papers.forms import MediatorChange


class Changing(Part):
    """Telling the parties that another officer holds a session."""

    def draft_changes(self, session_id: SessionId) -> tuple[DocumentId, ...]:
        """Draft for everybody whose issued notice names somebody gone who holds it now.

        Time and place stand, so no days count anew. A draft that is there is brought up to date.

        Raises:
            Refusal: no notice names anybody who is gone, or the officer runs no mediation here.
        """
        with self.desk.reading() as session:
            row = get(session, SessionRow, session_id)
            allowed = runs(session, self.desk, row.case_id)
            mediator = session.get_one(OfficerRow, row.mediator_id).name
            case_id = CaseId(row.case_id)
            mediation_id = MediationId(mediations_of(session, row.id)[0].id)
            untold = list(_outdated(session, row))
            names = parties(session, [one.party_id for one, _ in untold if one.party_id])
            wanted = [
                (
                    PartyId(one.party_id),
                    names[one.party_id].name,
                    DocRef(title=one.title, number=one.number),
                    former,
                )
                for one, former in untold
                if one.party_id is not None
            ]
        if not allowed:
            raise Refusal(Reason.NOT_ALLOWED, roles=HANDLERS)
        if not wanted:
            raise Refusal(Reason.NOT_FOUND)
        prepared = cast(
            "MediatorChange",
            self.desk.documents.prepared(
                FormKind.MEDIATOR_CHANGE,
                case_id,
                mediation_id=mediation_id,
                session_id=session_id,
            ),
        )
        return tuple(
            papers.store(
                self.desk,
                replace(
                    prepared, addressees=(name,), notice=notice, former=former, mediator=mediator
                ),
                case_id,
                mediation_id,
                session_id,
                party,
            )
            for party, name, notice, former in wanted
        )


def named_before(session: StoreSession, sitting: SessionRow) -> tuple[str, ...]:
    """Return whom issued notices of a session to come name though they handle the case no more.

    Whoever has been issued a notice of the change is told, and his notice counts no more.
    """
    found = (name for _row, former in _outdated(session, sitting) for name in former)
    return tuple(dict.fromkeys(found))


def _outdated(
    session: StoreSession, sitting: SessionRow
) -> Iterator[tuple[DocumentRow, tuple[str, ...]]]:
    """Yield each issued notice that names somebody gone, with the names."""
    if sitting.state != SessionState.PLANNED:
        return
    issued = session.scalars(
        select(DocumentRow)
        .where(
            DocumentRow.session_id == sitting.id,
            DocumentRow.form.in_((FormKind.MEDIATION_NOTICE.value, FormKind.MEDIATOR_CHANGE.value)),
            DocumentRow.state == DocumentState.ISSUED.value,
        )
        .order_by(DocumentRow.id)
    ).all()
    team = session.execute(
        select(OfficerRow.id, OfficerRow.name)
        .join(TeamRow, TeamRow.officer_id == OfficerRow.id)
        .where(TeamRow.case_id == sitting.case_id, TeamRow.until_at.is_(None))
    )
    here = {row.id: row.name for row in team}
    holds = here.get(sitting.mediator_id, "")
    told = {
        row.party_id
        for row in issued
        if row.form == FormKind.MEDIATOR_CHANGE
        and cast("MediatorChange", paper_of(row)).mediator == holds
    }
    for row in issued:
        if row.form != FormKind.MEDIATION_NOTICE or row.party_id in told:
            continue
        former = tuple(name for name in paper_of(row).officers if name not in here.values())
        if former:
            yield row, former
