"""Kinds of facts in groups, and what each of them names besides its day."""

from enum import StrEnum

from cases.law.fact_kinds import FactKind


class FactGroup(StrEnum):
    """Where a kind of fact is looked for when one is recorded."""

    SCENE = "scene"
    JURISDICTION = "jurisdiction"
    RESCUE = "rescue"
    APPRAISAL = "appraisal"
    PROPERTY = "property"
    PURSUIT = "pursuit"
    DETERMINATION = "determination"
    REVIEW = "review"
    BODY = "body"
    HARM = "harm"
    MEDIATION = "mediation"
    SUMMONS = "summons"
    PENALTY = "penalty"
    OTHER = "other"


#: The first kind of each group, in the order of the kinds.
_FIRST = {
    FactKind.ACCIDENT_HAPPENED: FactGroup.SCENE,
    FactKind.REGISTERED: FactGroup.JURISDICTION,
    FactKind.RESCUE_COST_NEEDED: FactGroup.RESCUE,
    FactKind.APPRAISAL_COMMISSIONED: FactGroup.APPRAISAL,
    FactKind.VEHICLE_SEIZED: FactGroup.PROPERTY,
    FactKind.APPRAISAL_EXTENDED: FactGroup.APPRAISAL,
    FactKind.ON_SITE_MEASURE: FactGroup.PROPERTY,
    FactKind.VEHICLE_FOUND: FactGroup.PURSUIT,
    FactKind.VICTIM_REQUEST: FactGroup.DETERMINATION,
    FactKind.REVIEW_APPLIED: FactGroup.REVIEW,
    FactKind.BODY_NOTICE_SERVED: FactGroup.BODY,
    FactKind.TREATMENT_ENDED: FactGroup.HARM,
    FactKind.MEDIATION_APPLIED: FactGroup.MEDIATION,
    FactKind.SUMMONS_ARRIVED: FactGroup.SUMMONS,
    FactKind.HANDLED_FOR_FINE: FactGroup.PENALTY,
    FactKind.PUBLIC_NOTICE_POSTED: FactGroup.OTHER,
}


def _grouped() -> dict[FactKind, FactGroup]:
    groups: dict[FactKind, FactGroup] = {}
    group = FactGroup.SCENE
    for kind in FactKind:
        group = _FIRST.get(kind, group)
        groups[kind] = group
    return groups


GROUPS = _grouped()

#: Facts of which a case may have several, told apart by a number.
NUMBERED = frozenset(
    {
        *(kind for kind, group in GROUPS.items() if group is FactGroup.PROPERTY),
        *(kind for kind, group in GROUPS.items() if group is FactGroup.SUMMONS),
        *(kind for kind, group in GROUPS.items() if group is FactGroup.APPRAISAL),
        FactKind.OTHER_OFFENCE_FOUND,
        FactKind.OTHER_OFFENCE_REFERRED,
        FactKind.REFERRAL_RECEIVED,
        FactKind.REFERRAL_DECIDED,
        FactKind.ASSISTANCE_ISSUED,
        FactKind.ASSISTANCE_WITHDRAWN,
        FactKind.WATCH_SET,
        FactKind.WATCH_LIFTED,
        FactKind.ASSISTANCE_RECEIVED,
        FactKind.ASSISTANCE_ACTED,
        FactKind.HELD_ELSEWHERE,
        FactKind.FETCHED,
        FactKind.FAMILY_ASKED,
        FactKind.FAMILY_TOLD,
        FactKind.FLIGHT_RECORDED,
        FactKind.FLIGHT_HANDED_OVER,
        FactKind.REWARD_GRANTED,
        *(kind for kind, group in GROUPS.items() if group is FactGroup.OTHER),
    }
)

#: The driver of a hit-and-run is there: caught, or he came of his own accord.
DRIVER_HELD = frozenset({FactKind.DRIVER_FOUND, FactKind.DRIVER_SURRENDERED})

#: Facts that may name a last day: approved, agreed, ordered or planned.
WITH_END = frozenset(
    {
        FactKind.APPRAISAL_COMMISSIONED,
        FactKind.APPRAISAL_EXTENDED,
        FactKind.SEIZURE_EXTENDED,
        FactKind.SUSPENSION_APPROVED,
        FactKind.COURT_FILE_REQUESTED,
        FactKind.ANSWER_OWED,
        FactKind.CALLBACK_PLANNED,
    }
)
#: Of these, the ones that say nothing without that day.
MUST_END = frozenset(
    {
        FactKind.APPRAISAL_EXTENDED,
        FactKind.SEIZURE_EXTENDED,
        FactKind.ANSWER_OWED,
        FactKind.CALLBACK_PLANNED,
    }
)
