"""Evidence meetings: called, held or called off; who came, who did not and why."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cases.law.facts import FactKind, part_of
from cases.records.disclosure import (
    Attending,
    Came,
    HeldEntry,
    Meeting,
    MeetingEntry,
    MeetingGround,
    MeetingState,
    Showing,
    Told,
)
from cases.records.ids import CaseId, DocumentId, PartyId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.documents.filling import parties as parties_of
from cases.services.documents.filling import party_block
from cases.services.names import party_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import FactRow, PartyRow
from cases.store.rows.disclosure import (
    EvidenceAttendanceRow,
    EvidenceMeetingRow,
    EvidencePackageRow,
)

if TYPE_CHECKING:
    from cases.services.desk import Desk


class Meetings:
    """Showing the evidence before the determination.

    Law: Order 146 art. 63.
    """

    desk: "Desk"

    def call(self, case_id: CaseId, entry: MeetingEntry) -> int:
        """Call the parties to a meeting: when, where, who was told how.

        Raises:
            Refusal: place, host or a party is missing, or it is said why it is complex nowhere.
        """
        for name in ("place", "host"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        if entry.ground is MeetingGround.COMPLEX and not entry.ground_note.strip():
            raise Refusal(Reason.FIELD_MISSING, field="ground_note")
        if not entry.told:
            raise Refusal(Reason.FIELD_MISSING, field="told")
        with self.desk.act("disclosure.call", case_id, starts_at=entry.starts_at) as deed:
            session = deed.session
            require_place(session, self.desk, case_id, INVESTIGATES)
            self._of_case(session, case_id, [one.party_id for one in entry.told])
            last = session.scalar(
                select(func.max(EvidenceMeetingRow.n)).where(EvidenceMeetingRow.case_id == case_id)
            )
            row = EvidenceMeetingRow(
                case_id=case_id,
                n=(last or 0) + 1,
                state=MeetingState.CALLED.value,
                ground=entry.ground.value,
                ground_note=entry.ground_note.strip(),
                starts_at=entry.starts_at,
                place=entry.place.strip(),
                host=entry.host.strip(),
                called_at=self.desk.now(),
                called_by=self.desk.officer.id,
            )
            session.add(row)
            session.flush()
            session.add_all(
                EvidenceAttendanceRow(case_id=case_id, meeting_id=row.id, **asdict(one))
                for one in entry.told
            )
            deed.note(meeting=row.n, place=row.place, parties_told=len(entry.told))
            return row.id

    def hold(self, meeting: int, entry: HeldEntry) -> None:
        """Record a meeting as it was held: who came, who did not, what each said.

        A party who stays away does not stop it; that is recorded (art. 63 ¶3). The fact that the
        evidence was shown comes from here.

        Raises:
            Refusal: it is over, times are inverted or ahead, a party is left out, or nothing
                was shown that was made for a meeting.
        """
        if not entry.recorder.strip():
            raise Refusal(Reason.FIELD_MISSING, field="recorder")
        if entry.held_until <= entry.held_from:
            raise Refusal(Reason.TIMES_INVERTED, field="held_until")
        if entry.held_until > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="held_until")
        case_id = self._meeting_case(meeting)
        with self.desk.act("disclosure.hold", case_id) as deed:
            session = deed.session
            require_place(session, self.desk, case_id, INVESTIGATES)
            row = self._called(session, meeting)
            package = session.get(EvidencePackageRow, entry.package_id)
            if package is None or package.case_id != case_id:
                raise Refusal(Reason.FIELD_MISSING, field="package_id")
            # One made for somebody who reads leaves his own data uncovered.
            if package.showing != Showing.MEETING.value:
                raise Refusal(Reason.FIELD_INVALID, field="package_id")
            seats = {one.party_id: one for one in _seats(session, meeting)}
            if set(seats) != {one.party_id for one in entry.came}:
                raise Refusal(Reason.FIELD_MISSING, field="came")
            for one in entry.came:
                _seat(seats[one.party_id], one)
            row.state = MeetingState.HELD.value
            row.package_id = package.id
            row.held_from, row.held_until = entry.held_from, entry.held_until
            row.recorder, row.recording = entry.recorder.strip(), entry.recording.strip()
            row.events = entry.events.strip()
            session.add(
                FactRow(
                    case_id=case_id,
                    part=part_of(FactKind.EVIDENCE_SHOWN).value,
                    kind=FactKind.EVIDENCE_SHOWN.value,
                    happened_at=entry.held_until,
                    note=f"第 {row.n} 次公开证据",
                    more={"item": str(row.n)},
                    entered_by=self.desk.officer.id,
                    entered_at=self.desk.now(),
                )
            )
            absent = [seats[one.party_id].party_id for one in entry.came if not one.came]
            deed.note(meeting=row.n, package=package.n, absent=absent)

    def cancel(self, meeting: int, reason: str) -> None:
        """Call a meeting off, with the reason."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        case_id = self._meeting_case(meeting)
        with self.desk.act("disclosure.cancel", case_id, reason=reason.strip()) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = self._called(deed.session, meeting)
            row.state, row.cancelled_reason = MeetingState.CANCELLED.value, reason.strip()
            deed.note(meeting=row.n)

    def _meeting_case(self, meeting: int) -> CaseId:
        with self.desk.reading() as session:
            row = session.get(EvidenceMeetingRow, meeting)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            return CaseId(row.case_id)

    @staticmethod
    def _called(session: StoreSession, meeting: int) -> EvidenceMeetingRow:
        row = session.get_one(EvidenceMeetingRow, meeting)
        if row.state != MeetingState.CALLED.value:
            raise Refusal(Reason.MEETING_OVER)
        return row

    @staticmethod
    def _of_case(session: StoreSession, case_id: int, wanted: list[PartyId]) -> None:
        known = set(session.scalars(select(PartyRow.id).where(PartyRow.case_id == case_id)))
        if not set(wanted) <= known:
            raise Refusal(Reason.NOT_FOUND)


def _seats(session: StoreSession, meeting: int) -> list[EvidenceAttendanceRow]:
    return list(
        session.scalars(
            select(EvidenceAttendanceRow)
            .where(EvidenceAttendanceRow.meeting_id == meeting)
            .order_by(EvidenceAttendanceRow.id)
        )
    )


def _seat(row: EvidenceAttendanceRow, one: Came) -> None:
    row.came, row.by_whom = one.came, one.by_whom.strip()
    row.reason, row.words = one.reason.strip(), one.words.strip()


def meetings_of(session: StoreSession, case_id: int) -> tuple[Meeting, ...]:
    """Return the meetings of a case, the newest first."""
    blocks = {row.id: party_block(session, row) for row in parties_of(session, case_id)}
    names = party_names(session, case_id)
    rows = session.scalars(
        select(EvidenceMeetingRow)
        .where(EvidenceMeetingRow.case_id == case_id)
        .order_by(EvidenceMeetingRow.n.desc())
    )
    found = []
    for row in rows:
        seats = _seats(session, row.id)
        attending = tuple(
            Attending(
                PartyId(one.party_id),
                names.get(one.party_id, ""),
                blocks[one.party_id].capacity if one.party_id in blocks else "",
                one.told_at,
                one.told_how,
                one.came,
                one.by_whom,
                one.reason,
                one.words,
            )
            for one in seats
        )
        entry = MeetingEntry(
            starts_at=row.starts_at,
            place=row.place,
            host=row.host,
            ground=MeetingGround(row.ground),
            ground_note=row.ground_note,
            told=tuple(
                Told(party_id=one.party_id, told_at=one.told_at, told_how=one.told_how)
                for one in attending
            ),
        )
        found.append(
            Meeting(
                row.id,
                CaseId(row.case_id),
                row.n,
                MeetingState(row.state),
                entry,
                attending,
                row.package_id,
                row.held_from,
                row.held_until,
                row.recorder,
                row.recording,
                row.events,
                row.cancelled_reason,
                DocumentId(row.document_id) if row.document_id else None,
            )
        )
    return tuple(found)
