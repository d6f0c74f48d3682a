"""The committee's side: what was handed to it, and what it reports; nothing else is there."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.counting import count_working
from cases.mediation.terms import terms_on
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.packets import Packet, PacketId, ReportEntry
from cases.records.times import at, day_of
from cases.refusals import Reason, Refusal
from cases.services.packets.shown import shown
from cases.store.engine import StoreSession, whole
from cases.store.rows.committee import PacketReportRow, PacketRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: What a look at a packet is called in the journal.
LOOK = "packet"


class Reporting:
    """A people's mediator at his packets."""

    desk: "Desk"

    def mine(self) -> tuple[Packet, ...]:
        """Return the packets that are with this people's mediator, the newest first.

        Raises:
            Refusal: an officer of the unit, whose way to a packet is its mediation.
        """
        self.desk.require(Role.PEOPLES_MEDIATOR)
        with self.desk.reading() as session:
            rows = session.scalars(select(PacketRow).order_by(PacketRow.id.desc()))
            return shown(session, rows, self.desk.now())

    def open(self, packet_id: PacketId) -> Packet:
        """Return one of his packets; that he read it is in the journal of its case."""
        with self.desk.looking(self._case_of(packet_id), LOOK) as session:
            return shown(session, [_packet(session, packet_id)], self.desk.now())[0]

    def letter(self, packet_id: PacketId) -> bytes:
        """Return the committee's copy of the letter, byte for byte as it was issued."""
        with self.desk.looking(self._case_of(packet_id), LOOK) as session:
            return _packet(session, packet_id).letter

    def report(self, packet_id: PacketId, entry: ReportEntry) -> None:
        """Report what the committee did; an outcome waits for the officer, who records it.

        With the outcome the three working days begin in which all parties may come back
        together; when they are over, or the officer has recorded it, the packet is closed.

        Law: Order 146 art. 85.

        Raises:
            Refusal: not with him, a day that is still to come or lies before the hand-over, an
                outcome without a paper, or one that was reported before.
        """
        case_id = self._case_of(packet_id)
        with self.desk.act("packet.report", case_id, report=entry.kind) as deed:
            row = _packet(deed.session, packet_id)
            if entry.happened_on > self.desk.today():
                raise Refusal(Reason.IN_THE_FUTURE, field="happened_on")
            if entry.happened_on < day_of(row.handed_at):
                raise Refusal(Reason.TIMES_INVERTED, field="happened_on")
            if row.until_at is not None:
                raise Refusal(Reason.PACKET_ANSWERED)
            if entry.kind.is_outcome and not entry.proof.strip():
                raise Refusal(Reason.FIELD_MISSING, article="146.85", field="proof")
            deed.session.add(
                PacketReportRow(
                    case_id=case_id,
                    packet_id=packet_id,
                    kind=entry.kind.value,
                    happened_on=entry.happened_on,
                    proof=entry.proof.strip(),
                    words=entry.words.strip(),
                    entered_at=self.desk.now(),
                    entered_by=self.desk.officer.id,
                )
            )
            deed.session.flush()
            deed.note(packet=packet_id, on=entry.happened_on, proof=entry.proof.strip())
            if entry.kind.is_outcome:
                with whole(deed.session):
                    kept = deed.session.get_one(PacketRow, packet_id)
                    kept.until_at = self._last_moment(entry)

    def _last_moment(self, entry: ReportEntry) -> datetime:
        """Return the midnight that ends the three working days after the outcome."""
        days = terms_on(entry.happened_on).after_committee
        last = count_working(entry.happened_on, days, self.desk.calendar()).due
        return at(last + timedelta(days=1))

    def _case_of(self, packet_id: PacketId) -> CaseId:
        self.desk.require(Role.PEOPLES_MEDIATOR)
        with self.desk.reading() as session:
            return CaseId(_packet(session, packet_id).case_id)


def _packet(session: StoreSession, packet_id: PacketId) -> PacketRow:
    row = session.get(PacketRow, packet_id)
    if row is None:
        raise Refusal(Reason.NOT_FOUND)
    return row
