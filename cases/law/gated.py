"""Which approvals a fact needs before it may be recorded; some always, some by its days."""

from collections.abc import Sequence
from datetime import date

from cases.law.approvals import Approving, approvals_of_facts
from cases.law.calendar import WorkCalendar
from cases.law.facts import Fact, FactKind
from cases.law.rule import NotYetLaw
from cases.law.rules import wording_on
from cases.records.ids import PartyId

#: From the last of these an appraisal must be commissioned within three days (art. 49).
_STARTS = {
    FactKind.SCENE_FINISHED: "appraisal.commissioned",
    FactKind.DEATH: "appraisal.body",
    FactKind.VEHICLE_FOUND: "appraisal.vehicle",
}
#: What a thing is held on: approved before, or taken on the spot and made good within a day.
_HELD_ON = frozenset({FactKind.SEIZURE_APPROVED, FactKind.ON_SITE_MEASURE})


def approvals_needed(
    fact: Fact, facts: Sequence[Fact], calendar: WorkCalendar
) -> tuple[tuple[Approving, ...], ...]:
    """Return what must have been approved: of each group any one kind, of all groups one each.

    Args:
        fact: What is to be recorded.
        facts: What stands already.
        calendar: Counts the working days.
    """
    match fact.kind:
        case FactKind.REAPPRAISAL_REFUSED if _stands(
            facts, {FactKind.REAPPRAISAL_REFUSAL_DECIDED}, fact.item
        ):
            return ()
        case FactKind.AUTOPSY_DONE if _consented(facts, fact.subject):
            return ()
        case FactKind.VEHICLE_SEIZED | FactKind.ITEM_SEIZED:
            return () if _stands(facts, _HELD_ON, fact.item) else ((Approving.SEIZURE,),)
        case FactKind.APPRAISAL_COMMISSIONED:
            late = (Approving.APPRAISAL_LATE,) if _late(fact.day, facts, calendar) else ()
            long = (Approving.APPRAISAL_LONG,) if _long(fact, calendar) else ()
            return tuple(group for group in (late, long) if group)
        case _:
            always = approvals_of_facts().get(fact.kind)
            return (always,) if always else ()


def _stands(facts: Sequence[Fact], kinds: frozenset[FactKind] | set[FactKind], item: str) -> bool:
    return any(one.kind in kinds and one.item == item for one in facts)


def _consented(facts: Sequence[Fact], deceased: PartyId | None) -> bool:
    """Tell whether the relatives agreed to the autopsy, so that nobody has to approve it."""
    return any(one.kind is FactKind.AUTOPSY_CONSENTED and one.subject == deceased for one in facts)


def _due(rule_id: str, day: date, calendar: WorkCalendar) -> date | None:
    """Return the last day of the period from an event; None before the rule was law."""
    try:
        return wording_on(rule_id, day).count(day, calendar).due
    except NotYetLaw:
        return None


def _late(day: date, facts: Sequence[Fact], calendar: WorkCalendar) -> bool:
    """Tell whether the three days of art. 49 are over, counted from the last start."""
    ends = [
        due
        for one in facts
        if one.kind in _STARTS and (due := _due(_STARTS[one.kind], one.day, calendar)) is not None
    ]
    return bool(ends) and day > max(ends)


def _long(fact: Fact, calendar: WorkCalendar) -> bool:
    """Tell whether more than thirty days were agreed for it (art. 51)."""
    if fact.until is None:
        return False
    longest = _due("appraisal.completed", fact.day, calendar)
    return longest is not None and fact.until > longest
