"""What is done outside in a story: enquiries, identifications, searches, by hours."""

from datetime import datetime, timedelta

from cases.records.ids import CaseId, OfficerId
from cases.records.measures import (
    EnquiryEntry,
    IdentificationEntry,
    SearchEntry,
    SearchKind,
    Subject,
)
from cases.records.times import day_of
from cases.services.desk import Desk
from leads.services.demo.stage import LeadStage


class Measures:
    """Enquiries, identifications and searches of one case, by hours after the accident."""

    def __init__(
        self, lead: Desk, stage: LeadStage, case_id: CaseId, began: datetime, second: OfficerId
    ) -> None:
        self._lead, self._stage, self._case, self._began = lead, stage, case_id, began
        self._officers = (lead.officer.id, second)

    def _at(self, hours: float) -> datetime:
        return self._began + timedelta(hours=hours)

    def enquiry(
        self,
        addressee: str,
        question: str,
        reference: str,
        hours: float,
        answered: tuple[float, str, str] | None = None,
        *,
        wanted: float = 120,
    ) -> None:
        """Ask another station; `answered`: when, what, under which number."""
        self._stage.on()
        made = self._lead.measures.enquire(
            self._case,
            EnquiryEntry(
                addressee=addressee,
                question=question,
                sent_at=self._at(hours),
                wanted_by=self._at(hours + wanted),
                reference=reference,
                handler_id=self._lead.officer.id,
            ),
        )
        if answered is not None:
            at, answer, number = answered
            self._stage.on()
            self._lead.measures.answer(made, self._at(at), answer, number)

    def identified(
        self,
        subject: Subject,
        hours: float,
        place: str,
        who: str,
        number: int,
        witness: str,
        picked: str,
        result: str,
        *,
        unique: str = "",
    ) -> None:
        """Record an identification led by two officers."""
        self._stage.on()
        self._lead.measures.identify(
            self._case,
            IdentificationEntry(
                subject=subject,
                held_at=self._at(hours),
                place=place,
                identifier=who,
                number=number,
                unique_feature=unique,
                officers=self._officers,
                witness=witness,
                picked=picked,
                result=result,
            ),
        )

    def searched(
        self,
        kind: SearchKind,
        number: str,
        hours: tuple[float, float],
        target: str,
        witness: str,
        found: str,
    ) -> None:
        """Record a search by two officers; its paper was issued the day it began."""
        self._stage.on()
        begun, ended = (self._at(one) for one in hours)
        self._lead.measures.search(
            self._case,
            SearchEntry(
                kind=kind,
                warrant_number=number,
                issued_on=day_of(begun),
                target=target,
                begun_at=begun,
                ended_at=ended,
                officers=self._officers,
                witness=witness,
                found=found,
            ),
        )
