"""Signs of a traffic crime in a case: shown at once, and no ending before the reviewer spoke.

Law: 法释〔2000〕33号 arts 2 to 5; Order 146 arts 23, 41 (no crime settled as a fine).
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.crime import Circumstance, Harmed, Scene, Sign, Suspect, digest, signs
from cases.records.cases import CaseState
from cases.records.crime import (
    CrimeLook,
    CrimeOpinion,
    CrimeOutcome,
    FoundCircumstance,
    NamedSign,
    OutsideReviewer,
)
from cases.records.ids import CaseId, PartyId
from cases.records.officers import Role, TeamRole
from cases.records.parties import Injury, PartyKind
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, places_of, require_place
from cases.services.names import officer_names, party_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, CaseRow, PartyRow
from cases.store.rows.practice import CircumstanceRow, CrimeOpinionRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Stands for the driver of a hit-and-run of whom nothing is known; no party has this id.
UNKNOWN = PartyId(0)


class CrimeService:
    """What officers do about a case that may be a crime."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def look(self, case_id: CaseId) -> CrimeLook:
        """Return the signs of a case, what they rest on, and what the reviewer said.

        Raises:
            Refusal: the case is hidden, or its investigation is.
        """
        with self.desk.looking(case_id, "crime") as session:
            case, accident = session.get(CaseRow, case_id), session.get(AccidentRow, case_id)
            if case is None or accident is None:
                raise Refusal(Reason.NOT_FOUND)
            places = places_of(session, self.desk, case_id)
            if places == {TeamRole.MEDIATOR}:
                raise Refusal(Reason.NOT_ALLOWED)
            found = signs_of(session, case_id)
            names = party_names(session, case_id)
            is_open = case.state != CaseState.CLOSED
            investigates = not places.isdisjoint(INVESTIGATES)
            reviews = bool(places) and not investigates and self.desk.officer.holds(Role.REVIEWER)
            return CrimeLook(
                tuple(NamedSign(sign, names.get(sign.party, "")) for sign in found),
                _circumstances(session, case_id, names),
                _opinions(session, case_id, digest(found)),
                is_open and investigates,
                is_open and reviews,
            )

    def add_circumstance(
        self,
        case_id: CaseId,
        party: PartyId,
        kind: Circumstance,
        basis: str,
        amount: Decimal | None = None,
    ) -> None:
        """Record a circumstance found of a party, and on what it rests."""
        if not basis.strip():
            raise Refusal(Reason.FIELD_MISSING, field="basis")
        if (kind is Circumstance.UNPAID_LOSS) != (amount is not None and amount > 0):
            raise Refusal(Reason.FIELD_INVALID, field="amount")
        with self.desk.act(
            "crime.circumstance", case_id, party=party, kind=kind, basis=basis, amount=amount
        ) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = deed.session.get(PartyRow, party)
            if row is None or row.case_id != case_id or row.removed_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            deed.session.add(
                CircumstanceRow(
                    case_id=case_id,
                    party_id=party,
                    kind=kind.value,
                    amount=amount,
                    basis=basis.strip(),
                    entered_at=self.desk.now(),
                    entered_by=self.desk.officer.id,
                )
            )

    def withdraw_circumstance(self, case_id: CaseId, circumstance: int, reason: str) -> None:
        """Take back a circumstance that was not so; it stays in the record with the reason."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("crime.withdraw", case_id, reason=reason.strip()) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = deed.session.get(CircumstanceRow, circumstance)
            if row is None or row.case_id != case_id or row.withdrawn_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            row.withdrawn_at, row.withdrawn_reason = self.desk.now(), reason.strip()
            deed.note(party=row.party_id, kind=row.kind, basis=row.basis)

    def give_opinion(self, case_id: CaseId, outcome: CrimeOutcome, text: str) -> None:
        """Say, as the reviewer the case is before, what follows from the signs.

        Nobody gives it in a case he investigates.
        """
        self.desk.require(Role.REVIEWER)
        if not text.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("crime.opinion", case_id, outcome=outcome, text=text.strip()) as deed:
            places = places_of(deed.session, self.desk, case_id)
            if not places or not places.isdisjoint(INVESTIGATES):
                raise Refusal(Reason.NOT_ALLOWED)
            self._add_opinion(deed.session, case_id, outcome, text, None)

    def record_outside_opinion(
        self, case_id: CaseId, outcome: CrimeOutcome, text: str, outside: OutsideReviewer
    ) -> None:
        """Record the opinion of a reviewer of the unit above: with his unit, name, number, day."""
        if not text.strip():
            raise Refusal(Reason.REASON_MISSING)
        if not all(part.strip() for part in (outside.unit, outside.name, outside.number)):
            raise Refusal(Reason.FIELD_MISSING, field="outside")
        if outside.given_on > self.desk.today():
            raise Refusal(Reason.IN_THE_FUTURE, field="given_on")
        with self.desk.act(
            "crime.outside_opinion", case_id, outcome=outcome, text=text.strip(), **asdict(outside)
        ) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            self._add_opinion(deed.session, case_id, outcome, text, outside)

    def _add_opinion(
        self,
        session: StoreSession,
        case_id: int,
        outcome: CrimeOutcome,
        text: str,
        outside: OutsideReviewer | None,
    ) -> None:
        found = signs_of(session, case_id)
        if not found:
            raise Refusal(Reason.NO_SIGNS_OF_CRIME)
        given = {} if outside is None else asdict(outside) | {"given_on": str(outside.given_on)}
        session.add(
            CrimeOpinionRow(
                case_id=case_id,
                signs=digest(found),
                outcome=outcome.value,
                text=text.strip(),
                given_by=self.desk.officer.id,
                given_at=self.desk.now(),
                outside=given,
            )
        )


def signs_of(session: StoreSession, case_id: int) -> tuple[Sign, ...]:
    """Return the signs of a crime in what is on record of a case."""
    case = session.get(CaseRow, case_id)
    parties = session.scalars(
        select(PartyRow).where(PartyRow.case_id == case_id, PartyRow.removed_at.is_(None))
    ).all()
    rows = session.scalars(
        select(CircumstanceRow).where(
            CircumstanceRow.case_id == case_id, CircumstanceRow.withdrawn_at.is_(None)
        )
    ).all()
    accident = session.get(AccidentRow, case_id)
    report = (accident.report or {}) if accident is not None else {}
    fled = case is not None and case.hit_and_run
    suspects = tuple(
        _suspect(party, [row for row in rows if row.party_id == party.id], fled=fled)
        for party in parties
        if party.kind == PartyKind.DRIVER
    )
    if fled and not suspects:
        # Somebody drove, and nobody knows who.
        suspects = (Suspect(UNKNOWN, circumstances=frozenset({Circumstance.FLED})),)
    return signs(Scene(suspects, tuple(_harmed(parties, int(report.get("dead") or 0)))))


def require_opinion(session: StoreSession, case_id: int) -> None:
    """Refuse an act that would settle the case while signs of a crime wait for the reviewer.

    Such acts are: a determination in the simple procedure, a penalty, the conclusion of the case.
    """
    found = signs_of(session, case_id)
    if not found:
        return
    told = session.scalars(
        select(CrimeOpinionRow.signs).where(CrimeOpinionRow.case_id == case_id)
    ).all()
    if digest(found) not in told:
        raise Refusal(Reason.CRIME_OPINION_MISSING, article=found[0].threshold.article_key)


def _suspect(party: PartyRow, rows: list[CircumstanceRow], *, fled: bool) -> Suspect:
    kinds = {Circumstance(row.kind) for row in rows}
    # In a hit-and-run whoever drove away has fled, also before his name is known.
    if fled and (not party.name.strip() or party.liability in {"", "全部责任", "主要责任"}):
        kinds.add(Circumstance.FLED)
    unpaid = sum((row.amount for row in rows if row.amount is not None), Decimal(0))
    return Suspect(PartyId(party.id), party.liability, frozenset(kinds), unpaid)


def _harmed(parties: Iterable[PartyRow], reported_dead: int) -> Iterable[Harmed]:
    dead = 0
    for party in parties:
        died = party.kind == PartyKind.DECEASED or party.injury == Injury.DIED
        dead += died
        if died or party.injury == Injury.SERIOUS:
            yield Harmed(PartyId(party.id), died)
    # The report speaks of dead people whom nobody has entered yet.
    for _unnamed in range(reported_dead - dead):
        yield Harmed(None, is_dead=True)


def _circumstances(
    session: StoreSession, case_id: int, names: dict[int, str]
) -> tuple[FoundCircumstance, ...]:
    officers = officer_names(session)
    rows = session.scalars(
        select(CircumstanceRow)
        .where(CircumstanceRow.case_id == case_id, CircumstanceRow.withdrawn_at.is_(None))
        .order_by(CircumstanceRow.id)
    )
    return tuple(
        FoundCircumstance(
            row.id,
            PartyId(row.party_id),
            names.get(row.party_id, ""),
            Circumstance(row.kind),
            row.amount,
            row.basis,
            row.entered_at,
            officers.get(row.entered_by, ""),
        )
        for row in rows
    )


def _opinions(session: StoreSession, case_id: int, standing: str) -> tuple[CrimeOpinion, ...]:
    officers = officer_names(session)
    rows = session.scalars(
        select(CrimeOpinionRow)
        .where(CrimeOpinionRow.case_id == case_id)
        .order_by(CrimeOpinionRow.id.desc())
    )
    return tuple(
        CrimeOpinion(
            CrimeOutcome(row.outcome),
            row.text,
            officers.get(row.given_by, ""),
            row.given_at,
            _outside(row.outside),
            row.signs == standing,
        )
        for row in rows
    )


def _outside(values: dict[str, str]) -> OutsideReviewer | None:
    if not values:
        return None
    given_on = date.fromisoformat(values["given_on"])
    return OutsideReviewer(values["unit"], values["name"], values["number"], given_on)
