"""Service: how papers were brought to the parties, with the rules of 行政程序 art. 36."""

from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select

from cases.papers.blocks import DocRef
from cases.papers.forms import ServiceProof
from cases.papers.kinds import FormKind, ServiceMethod
from cases.records.documents import CopyState, DocumentState, ServiceEntry, Serving, Substitute
from cases.records.ids import CaseId, DocumentId, PartyId, ServiceId, SessionId
from cases.records.officers import Part
from cases.refusals import Reason, Refusal
from cases.services.desk import Deed
from cases.services.documents.drafting import Drafting, reference
from cases.services.documents.filling import common
from cases.services.documents.finding import document
from cases.services.service_of_papers import Circumstances, PowerDays, check
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, PartyRow, PowerRow
from cases.store.rows.mediation import SessionRow
from cases.store.rows.papers import CopyRow, DocumentRow, ServiceRow
from cases.store.rows.unit import OfficerRow

#: Fields of `Serving` that a row keeps under the same name.
_SAME = tuple(
    field.name
    for field in fields(Serving)
    if field.name not in {"party_id", "method", "documents", "session_id", "substitute"}
)


class ServingPapers(Drafting):
    """Service of papers and of notices."""

    def serve(self, serving: Serving) -> tuple[ServiceId, ...]:
        """Record how papers were served, or a notice spoken; one entry for each paper.

        Raises:
            Refusal: The law asks for something that is not there, with article and field; a
                paper is not issued; the party does not belong to the case.
        """
        with self.desk.reading() as session:
            case_id = session.scalar(
                select(PartyRow.case_id).where(PartyRow.id == serving.party_id)
            )
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        with self.desk.act("documents.serve", case_id, party=serving.party_id) as deed:
            self._handled(deed.session, case_id)
            found = self._record(deed, case_id, serving)
            deed.note(
                services=list(found),
                method=serving.method,
                served_at=serving.served_at,
                documents=list(serving.documents),
                session=serving.session_id,
            )
            return found

    def correct_service(
        self, service_id: ServiceId, serving: Serving, reason: str
    ) -> tuple[ServiceId, ...]:
        """Put a new entry in the place of a wrong one, which is kept with the reason."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.reading() as session:
            case_id = session.scalar(select(ServiceRow.case_id).where(ServiceRow.id == service_id))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        with self.desk.act("documents.correct_service", case_id, reason=reason.strip()) as deed:
            self._handled(deed.session, case_id)
            old = deed.session.get(ServiceRow, service_id)
            if old is None or old.replaced_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            old.replaced_at = self.desk.now()
            self._unserve(deed.session, old)
            wanted = (DocumentId(old.document_id),) if old.document_id else ()
            serving = replace(serving, documents=wanted)
            found = self._record(deed, case_id, serving)
            for number in found:
                made = deed.session.get_one(ServiceRow, number)
                made.replaces_id, made.reason = old.id, reason.strip()
            deed.note(old=service_id, services=list(found))
            return found

    def services(
        self,
        case_id: CaseId,
        *,
        document_id: DocumentId | None = None,
        session_id: SessionId | None = None,
    ) -> tuple[ServiceEntry, ...]:
        """Return what was served in a case, the newest first, replaced entries too."""
        with self.desk.looking(case_id, "services") as session:
            wanted = select(ServiceRow).where(ServiceRow.case_id == case_id)
            if document_id is not None:
                wanted = wanted.where(ServiceRow.document_id == document_id)
            if session_id is not None:
                wanted = wanted.where(ServiceRow.session_id == session_id)
            rows = session.scalars(
                wanted.order_by(ServiceRow.tried_at.desc(), ServiceRow.id.desc())
            )
            return tuple(_entry(session, row) for row in rows)

    def draft_receipt(self, services: tuple[ServiceId, ...]) -> DocumentId:
        """Draft the 送达回证 of services on one party at one time."""
        with self.desk.reading() as session:
            case_id = session.scalar(select(ServiceRow.case_id).where(ServiceRow.id == services[0]))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        with self.desk.act("documents.draft_receipt", case_id, services=list(services)) as deed:
            self._handled(deed.session, case_id)
            rows = [deed.session.get(ServiceRow, number) for number in services]
            known = [row for row in rows if row is not None and row.case_id == case_id]
            if len(known) != len(rows) or len({row.party_id for row in known}) != 1:
                raise Refusal(Reason.FIELD_INVALID, field="services", value="")
            paper = self._receipt(deed.session, known)
            made = DocumentRow(case_id=case_id, party_id=known[0].party_id)
            made.session_id = known[0].session_id
            # One paper of the investigation among them, and the receipt is of it too.
            made.part = min(row.part for row in known)
            number = self._store(deed, made, paper)
            for row in known:
                row.receipt_id = number
            return number

    def _record(self, deed: Deed, case_id: int, serving: Serving) -> tuple[ServiceId, ...]:
        session = deed.session
        party = session.get(PartyRow, serving.party_id)
        if party is None or party.case_id != case_id or party.removed_at is not None:
            raise Refusal(Reason.NOT_FOUND)
        if not serving.documents and serving.session_id is None:
            raise Refusal(Reason.FIELD_MISSING, field="documents")
        if serving.session_id is not None:
            booked = session.get(SessionRow, serving.session_id)
            if booked is None or booked.case_id != case_id:
                raise Refusal(Reason.NOT_FOUND)
        papers = [document(session, one) for one in serving.documents]
        for paper in papers:
            if paper.case_id != case_id:
                raise Refusal(Reason.NOT_FOUND)
            if paper.state != DocumentState.ISSUED.value:
                raise Refusal(Reason.NOT_ISSUED, title=paper.title)
        check(serving, self._around(session, case_id, serving, papers))
        found = []
        for paper_id, session_id in _targets(serving, papers):
            row = self._row(case_id, serving, party)
            row.document_id, row.session_id = paper_id, session_id
            row.part = next((one.part for one in papers if one.id == paper_id), row.part)
            session.add(row)
            session.flush()
            found.append(ServiceId(row.id))
            if row.served_at is not None and paper_id is not None:
                self._mark_copy(session, paper_id, party, CopyState.MADE, CopyState.SERVED)
        # Late: what follows drafts papers itself.
        from cases.services.served import papers_served

        papers_served(deed, self.desk, papers, serving)
        return tuple(found)

    def _around(
        self, session: StoreSession, case_id: int, serving: Serving, papers: list[DocumentRow]
    ) -> Circumstances:
        power = session.get(PowerRow, serving.power_id) if serving.power_id else None
        held = None
        if power is not None and (power.case_id, power.principal_id) == (case_id, serving.party_id):
            held = PowerDays(power.signed_on, power.until_on, power.revoked_on)
        tried = select(ServiceRow.id).where(
            ServiceRow.party_id == serving.party_id,
            ServiceRow.served_at.is_(None),
            ServiceRow.replaced_at.is_(None),
            ServiceRow.method.in_((ServiceMethod.DIRECT.value, ServiceMethod.RELATIVE.value)),
            ServiceRow.document_id.in_([paper.id for paper in papers])
            | ServiceRow.session_id.is_not(None) & (ServiceRow.session_id == serving.session_id),
        )
        return Circumstances(
            now=self.desk.now(),
            issued=tuple(paper.issued_at for paper in papers if paper.issued_at),
            tried_before=session.scalar(tried.limit(1)) is not None,
            power=held,
        )

    def _row(self, case_id: int, serving: Serving, party: PartyRow) -> ServiceRow:
        values: dict[str, Any] = {name: getattr(serving, name) for name in _SAME}
        if serving.method in {ServiceMethod.DIRECT, ServiceMethod.LEFT}:
            values["receiver"] = serving.receiver or party.name
        return ServiceRow(
            **values,
            case_id=case_id,
            part=Part.MEDIATION.value,
            party_id=serving.party_id,
            method=serving.method.value,
            substitute=serving.substitute.value if serving.substitute else "",
            refused=serving.method is ServiceMethod.LEFT,
            server_id=self.desk.officer.id,
            entered_at=self.desk.now(),
            entered_by=self.desk.officer.id,
        )

    def _mark_copy(
        self, session: StoreSession, paper_id: int, party: PartyRow, old: CopyState, new: CopyState
    ) -> None:
        copy = session.scalars(
            select(CopyRow).where(
                CopyRow.document_id == paper_id,
                CopyRow.party_id == party.id,
                CopyRow.state == old.value,
            )
        ).first()
        if copy is not None:
            copy.state = new.value

    def _unserve(self, session: StoreSession, old: ServiceRow) -> None:
        """A corrected service no longer serves its copy; the new entry may serve it again."""
        party = session.get(PartyRow, old.party_id)
        if party is not None and old.document_id is not None and old.served_at is not None:
            self._mark_copy(session, old.document_id, party, CopyState.SERVED, CopyState.MADE)

    def _receipt(self, session: StoreSession, rows: list[ServiceRow]) -> ServiceProof:
        first = rows[0]
        party = session.get_one(PartyRow, first.party_id)
        server = session.get_one(OfficerRow, first.server_id)
        head = common(session, self.desk, first.case_id)
        papers = [session.get(DocumentRow, row.document_id) for row in rows if row.document_id]
        spoken = (DocRef(title="调解会通知（口头）"),) if not papers else ()
        return ServiceProof(
            organ=head["organ"],
            officers=head["officers"],
            phone=head["phone"],
            papers=(*(reference(paper) for paper in papers if paper is not None), *spoken),
            recipient=party.name,
            address=first.place,
            method=ServiceMethod(first.method),
            served_at=first.served_at,
            receiver=first.receiver if first.receiver != party.name else "",
            relation=first.relation,
            substitute_reason=first.substitute_reason,
            refusal_reason=first.refusal_reason,
            witness=first.witness,
            recording=first.recording,
            servers=tuple(filter(None, (server.name, first.second_server, first.auxiliary))),
            note=_note(first),
        )


def _targets(serving: Serving, papers: list[DocumentRow]) -> list[tuple[int | None, int | None]]:
    """A paper that tells of a session is a notice of it; a spoken notice has no paper."""
    if not papers:
        return [(None, serving.session_id)]
    return [
        (
            paper.id,
            paper.session_id
            if paper.form == FormKind.MEDIATION_NOTICE.value
            else serving.session_id,
        )
        for paper in papers
    ]


def _note(row: ServiceRow) -> str:
    """Return what the remarks of the receipt say for each way of service (form M7)."""
    match ServiceMethod(row.method):
        case ServiceMethod.POST:
            text = f"{row.carrier} {row.post_number}，投递结果：{row.proof}"
        case ServiceMethod.ELECTRONIC:
            agreed = f"{row.consent_on:%Y-%m-%d}" if row.consent_on else ""
            text = f"送达账号：{row.medium}；同意电子送达：{row.consent}（{agreed}）；{row.proof}"
        case ServiceMethod.PUBLIC:
            span = f"{row.published_on}至{row.published_until}"
            text = f"公告载体：{row.medium}；公告期间：{span}；公告文本附后"
        case ServiceMethod.ENTRUSTED:
            text = f"委托{row.entrusted_to}代为送达；{row.proof}"
        case _:
            text = row.proof
    return "；".join(filter(None, (text, row.why_not_direct, row.note)))


def serving_of(row: ServiceRow) -> Serving:
    """Return a recorded service as it was entered."""
    return Serving(
        party_id=PartyId(row.party_id),
        method=ServiceMethod(row.method),
        documents=(DocumentId(row.document_id),) if row.document_id else (),
        session_id=SessionId(row.session_id) if row.session_id else None,
        substitute=Substitute(row.substitute) if row.substitute else None,
        **{name: getattr(row, name) for name in _SAME},
    )


def _entry(session: StoreSession, row: ServiceRow) -> ServiceEntry:
    paper = session.get(DocumentRow, row.document_id) if row.document_id else None
    case = session.get_one(CaseRow, row.case_id)
    party = session.get_one(PartyRow, row.party_id)
    return ServiceEntry(
        id=ServiceId(row.id),
        case_id=CaseId(row.case_id),
        case_number=case.number,
        serving=serving_of(row),
        document_id=DocumentId(row.document_id) if row.document_id else None,
        form=FormKind(paper.form) if paper else None,
        title=paper.title if paper else "",
        number=paper.number if paper else "",
        party=party.name,
        server=session.get_one(OfficerRow, row.server_id).name,
        entered_at=row.entered_at,
        receipt_id=DocumentId(row.receipt_id) if row.receipt_id else None,
        reason=row.reason,
        replaces_id=ServiceId(row.replaces_id) if row.replaces_id else None,
        replaced_at=row.replaced_at,
    )
