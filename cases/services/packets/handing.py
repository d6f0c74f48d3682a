"""The officer's side: a packet is handed over with an issued letter, and taken back."""

from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from cases.mediation.kinds import MediationState
from cases.papers.kinds import FormKind, RecipientKind
from cases.papers.press import Part
from cases.records.documents import DocumentState
from cases.records.ids import MediationId, OfficerId
from cases.records.officers import Role
from cases.records.packets import (
    Guest,
    Packet,
    PacketContent,
    PacketId,
    PacketLoss,
    PacketParty,
)
from cases.refusals import Reason, Refusal
from cases.services.documents.finding import paper_of
from cases.services.documents.issuing import result_of
from cases.services.mediations.finding import get, handled, parties, sides, state_of
from cases.services.packets.shown import guests_in, shown, stored
from cases.store.engine import StoreSession
from cases.store.rows.cases import LossRow
from cases.store.rows.committee import PacketRow
from cases.store.rows.mediation import MediationRow
from cases.store.rows.papers import CopyRow, DocumentRow
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.papers.forms import CommitteeReferral
    from cases.services.desk import Desk

_ARTICLE = "146.84"


class Handing:
    """Handing a packet over and taking it back."""

    desk: "Desk"

    def guests(self) -> tuple[Guest, ...]:
        """Return the people's mediators who have an account, for who runs mediations."""
        self.desk.require(Role.INVESTIGATOR, Role.MEDIATOR, Role.ADMINISTRATOR)
        with self.desk.reading() as session:
            here = set(
                session.scalars(select(OfficerRow.id).where(OfficerRow.retired_at.is_(None)))
            )
            return tuple(one for key, one in guests_in(session).items() if key in here)

    def hand_over(self, mediation_id: MediationId, guest: OfficerId) -> PacketId:
        """Hand the packet of a referred mediation to a people's mediator, letter and all.

        He sees from then on what the letter names: accident, parties, loss and what went along,
        as it stands at this moment.

        Law: Order 146 art. 84; 人民调解法 art. 18.

        Raises:
            Refusal: not his mediation, it is not referred, its letter is not issued, it is with
                somebody already, or nobody of a committee has this account.
        """
        with self.desk.act("packet.hand_over") as deed:
            session = deed.session
            row = handled(deed, self.desk, mediation_id)
            if state_of(row) is not MediationState.REFERRED:
                raise Refusal(Reason.PACKET_NOT_READY, article=_ARTICLE)
            letter = _letter(session, mediation_id)
            somebody = guests_in(session).get(guest)
            officer = session.get(OfficerRow, guest)
            if somebody is None or officer is None or officer.retired_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            out = select(PacketRow.id).where(
                PacketRow.mediation_id == mediation_id, PacketRow.taken_back_at.is_(None)
            )
            if session.scalar(out.limit(1)) is not None:
                raise Refusal(Reason.PACKET_OUT)
            paper = cast("CommitteeReferral", paper_of(letter))
            if not paper.committee.strip().startswith(somebody.committee):
                raise Refusal(Reason.PACKET_COMMITTEE, committee=paper.committee.strip())
            packet = PacketRow(
                case_id=row.case_id,
                mediation_id=mediation_id,
                guest_id=guest,
                document_id=letter.id,
                letter=self._copy_of(session, letter),
                content=stored(_content(session, row, letter, paper)),
                handed_at=self.desk.now(),
                handed_by=self.desk.officer.id,
            )
            session.add(packet)
            session.flush()
            deed.note(
                packet=packet.id,
                number=letter.number,
                committee=somebody.committee,
                officer=guest,
                enclosures=list(paper.enclosures),
            )
            return PacketId(packet.id)

    def take_back(self, packet_id: PacketId, reason: str) -> None:
        """Take a packet back before its outcome; its mediator sees it no more from that moment."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("packet.take_back", reason=reason.strip()) as deed:
            row = get(deed.session, PacketRow, packet_id)
            handled(deed, self.desk, MediationId(row.mediation_id))
            if row.taken_back_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            row.taken_back_at, row.taken_back_by = self.desk.now(), self.desk.officer.id
            row.taken_back_reason = reason.strip()
            deed.note(packet=row.id, officer=row.guest_id)

    def of_mediation(self, mediation_id: MediationId) -> tuple[Packet, ...]:
        """Return the packets of a mediation, the newest first."""
        with self.desk.reading() as session:
            get(session, MediationRow, mediation_id)
            rows = session.scalars(
                select(PacketRow)
                .where(PacketRow.mediation_id == mediation_id)
                .order_by(PacketRow.id.desc())
            )
            return shown(session, rows, self.desk.now())

    def _copy_of(self, session: StoreSession, letter: DocumentRow) -> bytes:
        """Return the pages of the committee's own copy, as they were issued."""
        number = session.scalar(
            select(CopyRow.copy_no)
            .where(
                CopyRow.document_id == letter.id,
                CopyRow.recipient_kind == RecipientKind.COMMITTEE.value,
            )
            .limit(1)
        )
        assert letter.pdf is not None
        first = ((number or 1) - 1) * letter.pages
        return result_of(self.desk.press.collate([Part(letter.pdf, first, letter.pages)]))


def _letter(session: StoreSession, mediation_id: int) -> DocumentRow:
    found = session.scalar(
        select(DocumentRow)
        .where(
            DocumentRow.mediation_id == mediation_id,
            DocumentRow.form == FormKind.COMMITTEE_REFERRAL.value,
            DocumentRow.state == DocumentState.ISSUED.value,
        )
        .order_by(DocumentRow.id.desc())
        .limit(1)
    )
    if found is None:
        raise Refusal(Reason.PACKET_NOT_READY, article=_ARTICLE)
    return found


def _content(
    session: StoreSession, row: MediationRow, letter: DocumentRow, paper: "CommitteeReferral"
) -> PacketContent:
    """Return what goes along: those who take part, and what the claimant claims."""
    seated = sides(session, [row.id])
    people = parties(session, [row.claimant_id, *(one.party_id for one in seated)])
    losses = session.scalars(
        select(LossRow)
        .where(
            LossRow.case_id == row.case_id,
            LossRow.party_id == row.claimant_id,
            LossRow.removed_at.is_(None),
        )
        .order_by(LossRow.id)
    )
    determination = paper.determination
    return PacketContent(
        number=letter.number,
        accident_at=paper.accident_at,
        place=paper.accident_place,
        determination=determination.number if determination is not None else "",
        claimant=people[row.claimant_id].name,
        parties=tuple(
            PacketParty(people[one.party_id].name, one.side, people[one.party_id].phone)
            for one in seated
            if one.party_id in people
        ),
        losses=tuple(PacketLoss(one.head, one.amount) for one in losses),
        enclosures=paper.enclosures,
        reply_by=paper.reply_by,
        officers="、".join(paper.officers),
        phone=paper.phone,
    )
