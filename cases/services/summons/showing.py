"""Rows of questioning and summoning as the records that screens and papers show."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.summons import PROMPT_FROM, ceiling, countdown, is_minor, lacks
from cases.papers.kinds import ServiceMethod
from cases.records.ids import CaseId, DocumentId, PartyId
from cases.records.summons import (
    Branch,
    Countdown,
    EntryKind,
    FamilyException,
    FamilyNotice,
    FamilyWay,
    Guardian,
    InquiryEntry,
    InquiryId,
    InquiryLine,
    NoticeOutcome,
    NoticeWay,
    Signed,
    Span,
    Summons,
    SummonsEntry,
    SummonsId,
    SummonsState,
    Suspicion,
    SuspicionEntry,
    SuspicionId,
    SuspicionLine,
    Unanswered,
    Venue,
)
from cases.records.times import day_of
from cases.services.names import officer_names, party_names
from cases.services.service_of_papers import METHODS
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow
from cases.store.rows.papers import DocumentRow, ServiceRow
from cases.store.rows.summons import (
    InquiryNoticeRow,
    SummonsEntryRow,
    SummonsRow,
    SuspicionRow,
)

if TYPE_CHECKING:
    from cases.services.desk import Desk


def state_of(row: SummonsRow) -> SummonsState:
    """Return how far a summons has come."""
    if row.withdrawn_at is not None:
        return SummonsState.WITHDRAWN
    if row.left_at is not None:
        return SummonsState.LEFT
    if row.arrived_at is not None:
        return SummonsState.HELD
    if row.missed_at is not None:
        return SummonsState.NOT_CAME
    return SummonsState.PLANNED if row.issued_at is None else SummonsState.ISSUED


def suspicion_lines(session: StoreSession, case_id: int) -> tuple[SuspicionLine, ...]:
    """Return every suspicion of a case, ended ones too, oldest first."""
    officers, parties = officer_names(session), party_names(session, case_id)
    rows = session.scalars(
        select(SuspicionRow).where(SuspicionRow.case_id == case_id).order_by(SuspicionRow.id)
    )
    return tuple(
        SuspicionLine(
            SuspicionId(row.id),
            SuspicionEntry(
                party_id=PartyId(row.party_id),
                kind=Suspicion(row.kind),
                charge=row.charge,
                basis=row.basis,
                since=row.since,
            ),
            parties.get(row.party_id, ""),
            officers.get(row.entered_by, ""),
            row.entered_at,
            row.ended_at,
            officers.get(row.ended_by or 0, ""),
            row.ended_reason,
        )
        for row in rows
    )


def notice_lines(session: StoreSession, case_id: int) -> tuple[InquiryLine, ...]:
    """Return every inquiry notice of a case in the order of their times."""
    officers, parties = officer_names(session), party_names(session, case_id)
    rows = session.scalars(
        select(InquiryNoticeRow)
        .where(InquiryNoticeRow.case_id == case_id)
        .order_by(InquiryNoticeRow.wanted_at, InquiryNoticeRow.id)
    )
    return tuple(
        _notice(session, row, parties.get(row.party_id, ""), officers.get(row.entered_by, ""))
        for row in rows
    )


def since_he_came(
    lines: Iterable[InquiryLine], summonses: Iterable[Summons]
) -> tuple[InquiryLine, ...]:
    """Return the unanswered notices that no summons has settled since."""
    came: dict[PartyId, datetime] = {}
    for one in summonses:
        if one.arrived_at is not None:
            came[one.party_id] = max(one.arrived_at, came.get(one.party_id, one.arrived_at))
    return tuple(
        line
        for line in lines
        if line.unanswered
        and (line.entry.party_id not in came or line.entry.wanted_at > came[line.entry.party_id])
    )


def unanswered(lines: Iterable[InquiryLine], suspects: Iterable[PartyId]) -> tuple[Unanswered, ...]:
    """Return for each party how often he stayed away; a prompt from two on, never a gate."""
    counted: dict[PartyId, tuple[str, int]] = {}
    for line in lines:
        _name, count = counted.get(line.entry.party_id, ("", 0))
        counted[line.entry.party_id] = line.party, count + 1
    known = set(suspects)
    return tuple(
        Unanswered(party_id, name, count, count >= PROMPT_FROM, party_id in known)
        for party_id, (name, count) in counted.items()
    )


def summons_lines(session: StoreSession, desk: "Desk", case_id: int) -> tuple[Summons, ...]:
    """Return every summons of a case, the newest first."""
    rows = session.scalars(
        select(SummonsRow).where(SummonsRow.case_id == case_id).order_by(SummonsRow.id.desc())
    )
    officers = officer_names(session)
    return tuple(_summons(session, desk, row, officers) for row in rows)


def pauses_of(branch: Branch, entries: Iterable[SummonsEntryRow]) -> tuple[Span, ...]:
    """Return the stretches that do not count; the criminal side knows none.

    Law: 行政程序 art. 58 para. 2.
    """
    if branch is Branch.CRIMINAL:
        return ()
    return tuple(
        Span(one.began_at, one.ended_at) for one in entries if one.kind == EntryKind.SOBERING
    )


def entry_rows(session: StoreSession, summons_id: int) -> list[SummonsEntryRow]:
    """Return what was noted in a summons, in order."""
    return list(
        session.scalars(
            select(SummonsEntryRow)
            .where(SummonsEntryRow.summons_id == summons_id)
            .order_by(SummonsEntryRow.began_at, SummonsEntryRow.id)
        )
    )


def counted(row: SummonsRow, entries: Iterable[SummonsEntryRow], desk: "Desk") -> Countdown | None:
    """Return how the questioning stands, or stood when he left."""
    if row.arrived_at is None or row.withdrawn_at is not None:
        return None
    limit = ceiling(
        Branch(row.branch), day_of(row.arrived_at), extended=row.extended_at is not None
    )
    until = row.left_at or desk.now()
    return countdown(limit, row.arrived_at, pauses_of(Branch(row.branch), entries), until)


def _notice(session: StoreSession, row: InquiryNoticeRow, party: str, by: str) -> InquiryLine:
    entry = InquiryEntry(
        party_id=PartyId(row.party_id),
        way=NoticeWay(row.way),
        venue=Venue(row.venue),
        place=row.place,
        wanted_at=row.wanted_at,
        given_at=row.given_at,
        receiver=row.receiver,
        proof=row.proof,
    )
    paper = session.get(DocumentRow, row.document_id) if row.document_id else None
    given_at, receiver, proof = row.given_at, row.receiver, row.proof
    if paper is not None and (served := _service(session, paper.id)) is not None:
        given_at, receiver = served.served_at, served.receiver
        marks = (served.proof, served.post_number, served.recording)
        how = METHODS[ServiceMethod(served.method)]
        proof = "，".join(filter(None, (how, *marks)))
    return InquiryLine(
        InquiryId(row.id),
        entry,
        party,
        None if row.document_id is None else DocumentId(row.document_id),
        paper.number if paper is not None else "",
        given_at,
        receiver,
        proof,
        NoticeOutcome(row.outcome),
        row.outcome_at,
        row.reason,
        by,
        row.withdrawn_at,
        row.withdrawn_reason,
    )


def _service(session: StoreSession, document_id: int) -> ServiceRow | None:
    """Return the service of a paper that stands."""
    return session.scalars(
        select(ServiceRow)
        .where(
            ServiceRow.document_id == document_id,
            ServiceRow.served_at.is_not(None),
            ServiceRow.replaced_at.is_(None),
        )
        .order_by(ServiceRow.served_at)
        .limit(1)
    ).first()


def _summons(
    session: StoreSession, desk: "Desk", row: SummonsRow, officers: dict[int, str]
) -> Summons:
    party = session.get_one(PartyRow, row.party_id)
    suspicion = session.get_one(SuspicionRow, row.suspicion_id)
    paper = session.get(DocumentRow, row.document_id) if row.document_id else None
    served = _service(session, paper.id) if paper is not None else None
    entries = entry_rows(session, row.id)
    made = Summons(
        id=SummonsId(row.id),
        case_id=CaseId(row.case_id),
        n=row.n,
        party_id=PartyId(row.party_id),
        party=party.name,
        born_on=party.born_on,
        suspicion=Suspicion(suspicion.kind),
        branch=Branch(row.branch),
        is_oral=row.is_oral,
        charge=row.charge,
        state=state_of(row),
        place=row.place,
        called_for=row.called_for,
        area=row.area,
        partner=row.partner,
        letter_number=row.letter_number,
        grounds=row.grounds,
        document_id=None if row.document_id is None else DocumentId(row.document_id),
        number=row.typed_number or (paper.number if paper is not None else ""),
        issued_at=row.issued_at,
        served_at=served.served_at if served is not None else None,
        found_at=row.found_at,
        found_how=row.found_how,
        second_officer=row.second_officer,
        told_at=row.told_at,
        arrived_at=row.arrived_at,
        arrival_signed=Signed(row.arrival_signed),
        arrival_note=row.arrival_note,
        left_at=row.left_at,
        leaving_signed=Signed(row.leaving_signed),
        leaving_note=row.leaving_note,
        extended_at=row.extended_at,
        extension_grounds=row.extension_grounds,
        family=_family(row),
        family_document_id=(
            None if row.family_document_id is None else DocumentId(row.family_document_id)
        ),
        guardian=Guardian(
            name=row.guardian,
            relation=row.guardian_relation,
            at=row.guardian_at,
            absence=row.guardian_absence,
        ),
        is_minor=_minor(row, party.born_on),
        missed_at=row.missed_at,
        missed_reason=row.missed_reason,
        withdrawn_reason=row.withdrawn_reason,
        entries=tuple(_entry(one, officers) for one in entries),
        countdown=counted(row, entries, desk),
        lacks=(),
        by=officers.get(row.entered_by, ""),
    )
    return replace(made, lacks=lacks(made))


def _minor(row: SummonsRow, born_on: date | None) -> bool:
    moment = row.arrived_at or row.called_for
    return moment is not None and is_minor(born_on, moment)


def _family(row: SummonsRow) -> FamilyNotice:
    return FamilyNotice(
        way=FamilyWay(row.family_way) if row.family_way else None,
        name=row.family_name,
        relation=row.family_relation,
        phone=row.family_phone,
        told_at=row.family_told_at,
        exception=FamilyException(row.family_exception) if row.family_exception else None,
        note=row.family_note,
    )


def _entry(row: SummonsEntryRow, officers: dict[int, str]) -> SummonsEntry:
    return SummonsEntry(
        row.id,
        EntryKind(row.kind),
        row.began_at,
        row.ended_at,
        row.text,
        row.allows,
        officers.get(row.entered_by, ""),
    )
