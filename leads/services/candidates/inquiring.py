"""What to ask next: inquiries with their outcomes, and their results as evidence."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.ids import CaseId, OfficerId
from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.engine import StoreSession
from cases.store.rows.cases import TeamRow
from cases.store.rows.evidence import LeadInquiryRow
from cases.store.rows.unit import OfficerRoleRow
from leads.evidence.candidates import NextInquiry
from leads.evidence.grade import Grade
from leads.evidence.kinds import Finding
from leads.evidence.records import (
    EvidenceEntry,
    Inquiry,
    InquiryEntry,
    InquiryId,
    InquiryState,
    OutcomeEntry,
)
from leads.ranking.gain import Outcome, expected_gain, is_exhaustive
from leads.services.candidates.entering import add_result
from leads.services.candidates.excluding import called
from leads.services.candidates.ranking import Facts, Ranking, Standing, prior_share
from leads.services.candidates.rows import next_number, worded

if TYPE_CHECKING:
    from cases.services.desk import Deed

_MOST_HOURS = 2000.0


class Inquiring(Ranking):
    """Asking, and what came of it."""

    def add_inquiry(self, case_id: CaseId, entry: InquiryEntry) -> InquiryId:
        """Enter a question with the answers it may have.

        Raises:
            Refusal: there is no question, it takes no time, an answer is improbable beyond
                measure, or the answers are not all there is: for every vehicle their
                probabilities must come to 1.
        """
        question = worded("question", entry.question)
        if not 0 < entry.hours <= _MOST_HOURS:
            raise Refusal(Reason.FIELD_INVALID, field="hours")
        outcomes = [_tidied(one) for one in entry.outcomes]
        with self._doing("inquiries.add", case_id) as deed:
            # One vehicle by one name, or the answers would not come to 1 for it.
            outcomes = [
                replace(one, vehicles=called(deed.session, case_id, *one.vehicles))
                for one in outcomes
            ]
            _check(outcomes)
            row = LeadInquiryRow(
                case_id=case_id,
                n=next_number(deed.session, LeadInquiryRow, case_id),
                question=question,
                whom=entry.whom.strip(),
                hours=entry.hours,
                outcomes=[
                    [one.name, list(one.vehicles), one.likelihood, one.otherwise]
                    for one in outcomes
                ],
                state=InquiryState.OPEN.value,
                officer_id=None,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            deed.note(
                inquiry=row.n,
                question=question,
                whom=row.whom,
                hours=row.hours,
                outcomes=[one.name for one in outcomes],
            )
            return InquiryId(row.id)

    def give_inquiry(self, inquiry_id: InquiryId, officer: OfficerId) -> None:
        """Give an open inquiry to an officer who investigates the case."""
        with self._open("inquiries.give", inquiry_id) as deed_row:
            deed, row = deed_row
            member = deed.session.scalar(
                select(TeamRow.id).where(
                    TeamRow.case_id == row.case_id,
                    TeamRow.officer_id == officer,
                    TeamRow.until_at.is_(None),
                    # Who mediates only sees no inquiry.
                    TeamRow.role.in_(INVESTIGATES),
                )
            )
            role = deed.session.get(OfficerRoleRow, (officer, Role.INVESTIGATOR.value))
            if member is None or role is None:
                raise Refusal(Reason.NOT_ALLOWED, roles=(Role.INVESTIGATOR,))
            row.officer_id = officer
            deed.note(officer_name=officer_names(deed.session).get(officer, ""))

    def answer_inquiry(
        self, inquiry_id: InquiryId, outcome: int, result: str, grade: Grade | None
    ) -> None:
        """Enter what came of an inquiry, once; it is evidence from then on.

        Raises:
            Refusal: it is answered or dropped already, or has no such outcome.
        """
        said = worded("result", result)
        with self._open("inquiries.answer", inquiry_id) as deed_row:
            deed, row = deed_row
            outcomes = outcomes_of(row)
            if not 0 <= outcome < len(outcomes):
                raise Refusal(Reason.FIELD_INVALID, field="outcome")
            came = outcomes[outcome]
            self._end(row, InquiryState.ANSWERED, said)
            row.outcome = outcome
            deed.note(outcome=came.name, result=said)
            finding = Finding(came.vehicles, came.likelihood, came.otherwise)
            entry = EvidenceEntry(
                title=f"{row.question}：{came.name}", content=finding, grade=grade
            )
            add_result(deed, self, CaseId(row.case_id), entry, row.id)

    def drop_inquiry(self, inquiry_id: InquiryId, reason: str) -> None:
        """Give up an open inquiry."""
        why = worded("reason", reason)
        with self._open("inquiries.drop", inquiry_id) as deed_row:
            deed, row = deed_row
            self._end(row, InquiryState.DROPPED, why)
            deed.note(reason=why)

    def inquiries(self, case_id: CaseId) -> tuple[Inquiry, ...]:
        """Return every inquiry of a case by number; that they were read is recorded."""
        with self.desk.looking(case_id, "inquiries") as session:
            require_sight(session, self.desk, case_id)
            return inquiries_of(session, case_id, officer_names(session))

    def what_next(self, case_id: CaseId) -> tuple[NextInquiry, ...]:
        """Return the open inquiries, the one that settles most for an hour of work first.

        Raises:
            Refusal: the case is hidden, or its investigation is.
        """
        stand = self._stand(case_id)
        with self.desk.reading() as session:
            asked = inquiries_of(session, case_id, officer_names(session))
        return worth_of(asked, stand)

    @contextmanager
    def _open(self, act: str, inquiry_id: InquiryId) -> Iterator[tuple["Deed", LeadInquiryRow]]:
        case_id = self._case_of(LeadInquiryRow, inquiry_id)
        with self._doing(act, case_id) as deed:
            row = deed.session.get_one(LeadInquiryRow, inquiry_id)
            if row.state != InquiryState.OPEN:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            deed.note(inquiry=row.n, question=row.question)
            yield deed, row

    def _end(self, row: LeadInquiryRow, state: InquiryState, text: str) -> None:
        row.state, row.result = state.value, text
        row.ended_at, row.ended_by = self.desk.now(), self.desk.officer.id


def worth_of(asked: Iterable[Inquiry], stand: Standing) -> tuple[NextInquiry, ...]:
    """Return the open inquiries, the one that settles most for an hour of work first."""
    posterior, vehicles = stand.posterior(), stand.facts.vehicles
    found = []
    for inquiry in asked:
        if inquiry.state is not InquiryState.OPEN:
            continue
        outcomes = [_placed(one, stand.facts) for one in inquiry.outcomes]
        gain = expected_gain(posterior, outcomes, inquiry.hours)
        leading = tuple(
            "" if one.leading is None else vehicles.name(one.leading) for one in gain.outcomes
        )
        found.append(NextInquiry(inquiry, gain, leading))
    return tuple(sorted(found, key=lambda one: (-one.gain.bits_per_hour, one.inquiry.n)))


def outcomes_of(row: LeadInquiryRow) -> tuple[OutcomeEntry, ...]:
    """Return the outcomes an inquiry may have."""
    return tuple(
        OutcomeEntry(name, tuple(vehicles), likelihood, otherwise)
        for name, vehicles, likelihood, otherwise in row.outcomes
    )


def inquiries_of(
    session: StoreSession, case_id: CaseId, names: dict[int, str]
) -> tuple[Inquiry, ...]:
    """Return every inquiry of a case by number."""
    rows = session.scalars(
        select(LeadInquiryRow).where(LeadInquiryRow.case_id == case_id).order_by(LeadInquiryRow.n)
    )
    return tuple(
        Inquiry(
            id=InquiryId(row.id),
            n=row.n,
            question=row.question,
            whom=row.whom,
            hours=row.hours,
            outcomes=outcomes_of(row),
            state=InquiryState(row.state),
            officer="" if row.officer_id is None else names.get(row.officer_id, ""),
            entered_at=row.entered_at,
            entered_by=names.get(row.entered_by, ""),
            outcome=row.outcome,
            result=row.result,
            ended_at=row.ended_at,
            ended_by="" if row.ended_by is None else names.get(row.ended_by, ""),
        )
        for row in rows
    )


def _tidied(one: OutcomeEntry) -> OutcomeEntry:
    vehicles = [name.strip() for name in one.vehicles if name.strip()]
    return OutcomeEntry(
        worded("outcome", one.name),
        tuple(vehicles),
        one.likelihood,
        one.otherwise,
    )


def _check(outcomes: list[OutcomeEntry]) -> None:
    """Refuse answers that are not all there is; vehicles are told apart by their names."""
    names = sorted({name for one in outcomes for name in one.vehicles})
    abstract = [
        Outcome(
            one.name,
            tuple(names.index(name) for name in one.vehicles),
            one.likelihood,
            one.otherwise,
        )
        for one in outcomes
    ]
    impossible = any(not (one.likelihood > 0 and one.otherwise > 0) for one in outcomes)
    if impossible or not is_exhaustive(abstract):
        raise Refusal(Reason.FIELD_INVALID, field="outcomes")


def _placed(one: OutcomeEntry, facts: Facts) -> Outcome:
    """Return an outcome by places; if none of the vehicles did it, as for the average one."""
    found = dict.fromkeys(place for name in one.vehicles for place in facts.vehicles.places(name))
    share = prior_share(facts, tuple(found))
    none = share * one.likelihood + (1 - share) * one.otherwise
    return Outcome(one.name, tuple(found), one.likelihood, one.otherwise, none)
