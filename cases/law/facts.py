"""Facts of a case that start, stop or move clocks."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.records.ids import FactId, MediationId, PartyId
from cases.records.officers import Part
from cases.records.times import day_of


class FactKind(StrEnum):
    """What happened; each kind says whether it names a party (P), a mediation (M), an item (I).

    Articles are those of the Road Traffic Accident Handling Procedure (Order 146).
    """

    # accident and scene
    ACCIDENT_HAPPENED = "accident_happened"
    REPORT_RECEIVED = "report_received"
    #: 现场调查之日: starts art. 62.
    SCENE_INVESTIGATED = "scene_investigated"
    #: 现场调查结束之日: starts art. 49.
    SCENE_FINISHED = "scene_finished"
    #: P: the deceased.
    DEATH = "death"

    # appraisal (检验、鉴定); I tells several appraisals of one case apart
    APPRAISAL_COMMISSIONED = "appraisal_commissioned"
    APPRAISAL_RECEIVED = "appraisal_received"
    #: P I: copy served on a party (art. 55).
    APPRAISAL_SERVED = "appraisal_served"
    #: P I: written request for a new appraisal (art. 56).
    REAPPRAISAL_REQUESTED = "reappraisal_requested"
    #: I: approved, a new appraisal is commissioned.
    REAPPRAISAL_APPROVED = "reappraisal_approved"
    #: P I: refused; the day of the written notice to the applicant.
    REAPPRAISAL_REFUSED = "reappraisal_refused"
    #: I: the new report has been issued.
    REAPPRAISAL_RECEIVED = "reappraisal_received"
    #: I: 确定之日 fixed by the officer with a reason, where the text leaves a gap.
    APPRAISAL_SETTLED = "appraisal_settled"
    #: A vehicle was seized as evidence (art. 39).
    VEHICLE_SEIZED = "vehicle_seized"
    #: The parties were told to collect the seized vehicle (art. 58).
    VEHICLE_RELEASE_NOTIFIED = "vehicle_release_notified"

    # hit-and-run
    VEHICLE_FOUND = "vehicle_found"
    DRIVER_FOUND = "driver_found"
    #: P: written request of a victim for a determination (art. 66).
    VICTIM_REQUEST = "victim_request"
    #: P: the determination on that request.
    VICTIM_DETERMINATION_MADE = "victim_determination_made"

    # determination (认定), a certificate (证明) counts as one
    #: All parties asked in writing for quick handling (art. 69); the day of the request.
    QUICK_REQUEST = "quick_request"
    QUICK_APPROVED = "quick_approved"
    #: Approved from above (art. 68); `until` is the last day when less than the maximum.
    SUSPENSION_APPROVED = "suspension_approved"
    SUSPENSION_CAUSE_GONE = "suspension_cause_gone"
    DETERMINATION_MADE = "determination_made"
    #: P
    DETERMINATION_SERVED = "determination_served"

    # review by the unit above (复核)
    #: P: lodged with the unit that made the determination.
    REVIEW_APPLIED = "review_applied"
    #: P: lodged directly with the unit above.
    REVIEW_APPLIED_ABOVE = "review_applied_above"
    #: The unit above asked for the file (art. 72 ¶2).
    REVIEW_FILE_REQUESTED = "review_file_requested"
    #: Application or file sent up.
    REVIEW_FILE_SENT = "review_file_sent"
    REVIEW_ACCEPTED = "review_accepted"
    REVIEW_WITHDRAWN = "review_withdrawn"
    REVIEW_UPHELD = "review_upheld"
    REVIEW_ORDERED_REDO = "review_ordered_redo"
    #: P: conclusion served.
    REVIEW_SERVED = "review_served"

    # burial
    #: P: 尸体处理通知书 served on a relative (art. 53).
    BODY_NOTICE_SERVED = "body_notice_served"
    #: P: the deceased. Last day of the burial period, fixed by the officer with a reason.
    BURIAL_PERIOD_END = "burial_period_end"
    #: P: the deceased was buried or the body released.
    BURIAL_DONE = "burial_done"

    # harm
    #: P
    TREATMENT_ENDED = "treatment_ended"
    #: P
    DISABILITY_GRADED = "disability_graded"
    #: P
    LOSS_FIXED = "loss_fixed"

    # mediation
    #: P (who signed; none: all) M (for which; none: all): joint written application.
    MEDIATION_APPLIED = "mediation_applied"
    #: M
    MEDIATION_ACCEPTED = "mediation_accepted"
    #: M
    MEDIATION_REFUSED = "mediation_refused"
    #: M: the agreement (调解书) was made.
    AGREEMENT_MADE = "agreement_made"
    #: M: the termination (调解终结书) was made.
    TERMINATION_MADE = "termination_made"
    #: M: a people's mediation committee ended its mediation without agreement (art. 85 ¶2).
    COMMITTEE_ENDED = "committee_ended"
    #: M: an agreement before the committee took effect.
    COMMITTEE_AGREED = "committee_agreed"
    #: M: the parties asked the court to confirm that agreement.
    CONFIRMATION_APPLIED = "confirmation_applied"


#: Facts that a mediator, who sees no investigation, has no need of.
_INVESTIGATION = frozenset(
    {
        FactKind.VEHICLE_FOUND,
        FactKind.DRIVER_FOUND,
        FactKind.REPORT_RECEIVED,
        FactKind.SCENE_FINISHED,
        FactKind.APPRAISAL_COMMISSIONED,
        FactKind.APPRAISAL_RECEIVED,
        FactKind.REAPPRAISAL_APPROVED,
        FactKind.REAPPRAISAL_RECEIVED,
        FactKind.VEHICLE_SEIZED,
        FactKind.VEHICLE_RELEASE_NOTIFIED,
    }
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened in a case, as it stands after all corrections."""

    id: FactId
    kind: FactKind
    happened_at: datetime
    entered_at: datetime
    #: The party the fact is about.
    subject: PartyId | None = None
    mediation: MediationId | None = None
    #: Tells several of one kind apart, as the number of an appraisal commission.
    item: str = ""
    #: For an approval: the last day it was given for.
    until: date | None = None
    #: Where it is on record, as 收件 42 号.
    note: str = ""

    @property
    def day(self) -> date:
        """The day of the unit's zone on which it happened."""
        return day_of(self.happened_at)


class Harm(StrEnum):
    """What a claimant suffered; decides when mediation starts (art. 90)."""

    DEATH = "death"
    INJURY = "injury"
    DISABILITY = "disability"
    PROPERTY = "property"


@dataclass(frozen=True, slots=True)
class Claim:
    """One mediation: whose claim it settles and for which harm."""

    mediation: MediationId
    #: Who suffered the harm: the deceased, the injured, the owner of the thing.
    sufferer: PartyId
    harms: frozenset[Harm]
    #: The relatives a burial notice went to; empty: any notice of the case is theirs.
    relatives: frozenset[PartyId] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """What clocks need to know of a case besides its facts."""

    #: Everyone a determination, an appraisal copy or a conclusion must be served on.
    parties: tuple[PartyId, ...] = ()
    claims: tuple[Claim, ...] = ()
    hit_and_run: bool = False
    #: Simple procedure (art. 24): three days instead of ten.
    simple: bool = False
    #: Rules of the unit's own province or city that it has adopted, by id.
    local_rules: frozenset[str] = frozenset()


def part_of(kind: FactKind) -> Part:
    """Return the part of the case the fact belongs to."""
    return Part.INVESTIGATION if kind in _INVESTIGATION else Part.MEDIATION
