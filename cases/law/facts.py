"""Facts of a case that start, stop or move clocks."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.law.fact_groups import GROUPS, FactGroup
from cases.law.fact_kinds import FactKind
from cases.records.ids import FactId, MediationId, PartyId
from cases.records.officers import Part
from cases.records.times import day_of

__all__ = ["Claim", "Fact", "FactKind", "Frame", "Harm", "part_of"]


#: Groups of facts that a mediator, who sees no investigation, has no need of.
_INVESTIGATING = frozenset(
    {
        FactGroup.JURISDICTION,
        FactGroup.RESCUE,
        FactGroup.PROPERTY,
        FactGroup.PURSUIT,
        FactGroup.SUMMONS,
        FactGroup.PENALTY,
        FactGroup.OTHER,
    }
)
#: Single kinds of other groups that he has no need of either.
_INVESTIGATION = frozenset(
    {
        FactKind.REPORT_RECEIVED,
        FactKind.SCENE_FINISHED,
        FactKind.APPRAISAL_COMMISSIONED,
        FactKind.APPRAISAL_RECEIVED,
        FactKind.APPRAISAL_EXTENDED,
        FactKind.APPRAISAL_DEFECT_FOUND,
        FactKind.APPRAISAL_RECOMMISSIONED,
        FactKind.REAPPRAISAL_APPROVED,
        FactKind.REAPPRAISAL_REFUSAL_DECIDED,
        FactKind.REAPPRAISAL_RECEIVED,
        FactKind.BLOOD_DRAWN,
        FactKind.BLOOD_SENT,
        FactKind.BLOOD_RESULT_RECEIVED,
        FactKind.BLOOD_RESULT_TOLD,
        FactKind.BLOOD_OBJECTED,
        FactKind.AUTOPSY_CONSENTED,
        FactKind.AUTOPSY_DONE,
        FactKind.BODY_ANNOUNCED,
        FactKind.BODY_CLAIMED,
        FactKind.BODY_DISPOSED,
    }
)
#: Kinds of those groups that his own clocks rest on: whose case it is, what was served how.
_FOR_MEDIATION = frozenset(
    {
        FactKind.REGISTERED,
        FactKind.CASE_RECEIVED,
        FactKind.TRANSFERRED,
        FactKind.PUBLIC_NOTICE_POSTED,
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
    if kind in _FOR_MEDIATION:
        return Part.MEDIATION
    hidden = kind in _INVESTIGATION or GROUPS[kind] in _INVESTIGATING
    return Part.INVESTIGATION if hidden else Part.MEDIATION
