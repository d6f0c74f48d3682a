"""Asking that an officer be kept out of a case, and telling whoever asked what was decided."""

from datetime import datetime

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.records.ids import CaseId, OfficerId, PartyId, RecusalId
from cases.records.officers import TeamRole
from cases.records.recusals import RecusalAsker, RecusalGround
from cases.refusals import Reason, Refusal
from cases.services.assignment import HANDLES, require_place
from cases.services.recorded import record
from cases.services.recusals.finding import ARTICLE, AtRecusals, decider, item, open_to, recusal
from cases.store.engine import StoreSession
from cases.store.rows.approvals import RecusalRow
from cases.store.rows.cases import PartyRow, TeamRow


class Requesting(AtRecusals):
    """Entering a request, and telling the decision."""

    def request(
        self,
        case_id: CaseId,
        officer: OfficerId,
        ground: RecusalGround,
        grounds: str,
        *,
        asked_by: RecusalAsker,
        party: PartyId | None = None,
        asked_at: datetime | None = None,
        oral: bool = False,
    ) -> RecusalId:
        """Enter that somebody's recusal was asked for, and put it before the head of the unit.

        Work on the case goes on until it is decided (行政程序 art. 24). The two working days run
        from the request.

        Args:
            case_id: The case.
            officer: Who is to keep out; he has or had a part in the case.
            ground: Which ground of the article.
            grounds: The reasons given.
            asked_by: A party, the officer himself, or the head on his own motion.
            party: Which party.
            asked_at: When it was asked for; None: now.
            oral: It was spoken, and is written down by this.
        """
        if not grounds.strip():
            raise Refusal(Reason.REASON_MISSING, article="admin.20")
        at = asked_at or self.desk.now()
        if at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="asked_at")
        with self.desk.reading() as reading:
            require_place(reading, self.desk, case_id, (*HANDLES, TeamRole.APPROVER))
        # A mediator asks as well, who sees nothing of what is entered here.
        with self.desk.act(
            "recusal.request", case_id, door=True, ground=ground, asked_by=asked_by
        ) as deed:
            session = deed.session
            _took_part(session, case_id, officer)
            self._asker(session, case_id, officer, asked_by, party)
            if _open(session, case_id, officer):
                raise Refusal(Reason.RECUSAL_PENDING, article=ARTICLE)
            row = RecusalRow(
                case_id=case_id,
                officer_id=officer,
                ground=ground.value,
                grounds=grounds.strip(),
                party_id=party,
                asked_by=asked_by.value,
                asked_at=at,
                oral=oral,
                entered_by=self.desk.officer.id,
                entered_at=self.desk.now(),
                decider_id=decider(session, case_id, officer),
            )
            session.add(row)
            session.flush()
            if row.decider_id is not None:
                open_to(session, self.desk, row)
            record(
                deed,
                self.desk,
                case_id,
                FactKind.RECUSAL_REQUESTED,
                at,
                party_id=party,
                item=item(row.id),
            )
            deed.note(recusal=row.id, about=officer, grounds=row.grounds)
            return RecusalId(row.id)

    def tell(self, recusal_id: RecusalId, how: str, told_at: datetime | None = None) -> None:
        """Record that whoever asked was told the decision, when and how."""
        if not how.strip():
            raise Refusal(Reason.FIELD_MISSING, field="how")
        at = told_at or self.desk.now()
        with self.desk.act("recusal.tell", self._case_of(recusal_id)) as deed:
            row = recusal(deed.session, recusal_id)
            require_place(deed.session, self.desk, row.case_id, (*HANDLES, TeamRole.APPROVER))
            if row.decided_at is None or row.told_at is not None:
                raise Refusal(Reason.RECUSAL_STATE, article=ARTICLE)
            if at > self.desk.now():
                raise Refusal(Reason.IN_THE_FUTURE, field="told_at")
            row.told_at, row.told_how = at, how.strip()
            deed.note(recusal=row.id, how=how.strip())

    def _asker(
        self,
        session: StoreSession,
        case_id: int,
        officer: int,
        asked_by: RecusalAsker,
        party: PartyId | None,
    ) -> None:
        """Refuse a party that is not of the case, and an officer who speaks for another."""
        match asked_by:
            case RecusalAsker.PARTY:
                row = session.get(PartyRow, party) if party is not None else None
                if row is None or row.case_id != case_id:
                    raise Refusal(Reason.FIELD_MISSING, field="party_id")
            case RecusalAsker.OFFICER if officer != self.desk.officer.id:
                raise Refusal(Reason.NOT_ALLOWED)
            case RecusalAsker.HEAD:
                require_place(session, self.desk, case_id, (TeamRole.APPROVER,))
            case _:
                pass


def _took_part(session: StoreSession, case_id: int, officer: int) -> None:
    found = session.scalar(
        select(TeamRow.id).where(TeamRow.case_id == case_id, TeamRow.officer_id == officer).limit(1)
    )
    if found is None:
        raise Refusal(Reason.NOT_FOUND)


def _open(session: StoreSession, case_id: int, officer: int) -> bool:
    """Tell whether a request about the officer is undecided or was granted already."""
    found = session.scalar(
        select(RecusalRow.id)
        .where(
            RecusalRow.case_id == case_id,
            RecusalRow.officer_id == officer,
            RecusalRow.granted.is_not(False),
        )
        .limit(1)
    )
    return found is not None
