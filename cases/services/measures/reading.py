"""Measures of a case, and the enquiries an officer waits for."""

from sqlalchemy import select

from cases.records.ids import CaseId, OfficerId
from cases.records.measures import (
    Enquiry,
    EnquiryEntry,
    EnquiryId,
    Identification,
    IdentificationEntry,
    IdentificationId,
    Measures,
    Search,
    SearchEntry,
    SearchId,
    SearchKind,
    Subject,
)
from cases.services.assignment import INVESTIGATES, places_of
from cases.services.measures.at_work import AtWork
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.rows.lead_graph import IdentificationRow, PremisesSearchRow, StationEnquiryRow

Names = dict[int, str]


class Reading(AtWork):
    """Looking."""

    def of_case(self, case_id: CaseId) -> Measures:
        """Return all measures of a case; who wants to stay unknown is named to who investigates.

        Raises:
            Refusal: the case is hidden, or its investigation is.
        """
        with self.desk.looking(case_id, "measures") as session:
            may_write = require_sight(session, self.desk, case_id)
            works = not places_of(session, self.desk, case_id).isdisjoint(INVESTIGATES)
            names = officer_names(session)
            identified = session.scalars(
                select(IdentificationRow)
                .where(IdentificationRow.case_id == case_id)
                .order_by(IdentificationRow.held_at, IdentificationRow.id)
            )
            asked = session.scalars(
                select(StationEnquiryRow)
                .where(StationEnquiryRow.case_id == case_id)
                .order_by(StationEnquiryRow.sent_at, StationEnquiryRow.id)
            )
            searched = session.scalars(
                select(PremisesSearchRow)
                .where(PremisesSearchRow.case_id == case_id)
                .order_by(PremisesSearchRow.begun_at, PremisesSearchRow.id)
            )
            return Measures(
                case_id,
                tuple(_identification(row, names, masked=not works) for row in identified),
                tuple(_enquiry(row, names) for row in asked),
                tuple(_search(row, names) for row in searched),
                may_write=may_write,
            )

    def awaited(self) -> tuple[Enquiry, ...]:
        """Return the enquiries this officer sees to that have no answer yet, the soonest first."""
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(
                select(StationEnquiryRow)
                .where(
                    StationEnquiryRow.handler_id == self.desk.officer.id,
                    StationEnquiryRow.answered_at.is_(None),
                    StationEnquiryRow.dropped_at.is_(None),
                )
                .order_by(
                    StationEnquiryRow.wanted_by.is_(None),
                    StationEnquiryRow.wanted_by,
                    StationEnquiryRow.id,
                )
            )
            return tuple(_enquiry(row, names) for row in rows)


def _identification(row: IdentificationRow, names: Names, *, masked: bool) -> Identification:
    hidden = masked and row.is_secret
    return Identification(
        IdentificationId(row.id),
        IdentificationEntry(
            subject=Subject(row.subject),
            held_at=row.held_at,
            place=row.place,
            identifier="" if hidden else row.identifier,
            is_secret=row.is_secret,
            number=row.number,
            unique_feature=row.unique_feature,
            officers=tuple(map(OfficerId, row.officers)),
            witness=row.witness,
            picked=row.picked,
            result=row.result,
        ),
        _named(row.officers, names),
        hidden,
        row.struck_at,
        row.struck_reason,
    )


def _enquiry(row: StationEnquiryRow, names: Names) -> Enquiry:
    return Enquiry(
        EnquiryId(row.id),
        CaseId(row.case_id),
        EnquiryEntry(
            addressee=row.addressee,
            question=row.question,
            sent_at=row.sent_at,
            wanted_by=row.wanted_by,
            reference=row.reference,
            handler_id=OfficerId(row.handler_id),
        ),
        names.get(row.handler_id, ""),
        row.answered_at,
        row.answer,
        row.answer_reference,
        row.dropped_at,
        row.dropped_reason,
    )


def _search(row: PremisesSearchRow, names: Names) -> Search:
    return Search(
        SearchId(row.id),
        SearchEntry(
            kind=SearchKind(row.kind),
            warrant_number=row.warrant_number,
            issued_on=row.issued_on,
            target=row.target,
            begun_at=row.begun_at,
            ended_at=row.ended_at,
            officers=tuple(map(OfficerId, row.officers)),
            witness=row.witness,
            found=row.found,
        ),
        _named(row.officers, names),
        row.struck_at,
        row.struck_reason,
    )


def _named(officers: list[int], names: Names) -> tuple[str, ...]:
    return tuple(names.get(one, "") for one in officers)
