"""What an answer may be made of, taken from facts and clocks of a case and from nothing else."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.answers.composing import Known
from cases.law.clock import Clock, ClockState
from cases.law.fact_groups import DRIVER_HELD
from cases.law.facts import Fact, FactKind
from cases.records.cases import CaseState
from cases.services.projection import case_clocks, facts_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.unit import OfficerRow, UnitRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

_PROCEDURES = {"general": "一般程序", "simple": "简易程序", "quick": "快速处理程序"}
_DETERMINATION = "determination."
#: Clocks of the determination that are not about when it is made.
_AFTERWARDS = frozenset(
    {"determination.served", "determination.supplement", "determination.victim_request"}
)


def known_of(session: StoreSession, desk: "Desk", case: CaseRow) -> Known:
    """Return what an answer may be made of.

    A hit-and-run counts as unsolved until vehicle and driver are both found, or the case is over.
    """
    facts = facts_of(session, case.case_id)
    clocks = case_clocks(session, case, desk.calendar(), desk.now(), facts)
    kinds = {one.kind for one in facts}
    found = FactKind.VEHICLE_FOUND in kinds and not kinds.isdisjoint(DRIVER_HELD)
    is_over = CaseState(case.state).is_over
    making = [
        one
        for one in clocks
        if one.rule_id.startswith(_DETERMINATION) and one.rule_id not in _AFTERWARDS
    ]
    return Known(
        officer=_officer(session, case),
        phone=session.scalars(select(UnitRow.phone)).one(),
        procedure=_PROCEDURES[case.procedure],
        is_hit_and_run=case.hit_and_run,
        is_unsolved=case.hit_and_run and not found and not is_over,
        registered_on=_first(facts, FactKind.REGISTERED) or _first(facts, FactKind.REPORT_RECEIVED),
        accepted_on=_first(facts, FactKind.ACCEPTANCE_DECIDED),
        determination_due=_due(making),
        determination_made_on=_last(facts, FactKind.DETERMINATION_MADE),
        is_suspended=any(one.state is ClockState.SUSPENDED for one in making),
        is_served=FactKind.DETERMINATION_SERVED in kinds,
        victim_requested_on=_last(facts, FactKind.VICTIM_REQUEST),
        victim_due=_due(one for one in clocks if one.rule_id == "determination.victim_request"),
        appraisal_due=_due(one for one in clocks if one.rule_id == "appraisal.completed"),
        has_appraisals=FactKind.APPRAISAL_RECEIVED in kinds,
        fund_told_on=_last(facts, FactKind.FUND_NOTIFIED),
        insurer_told_on=_last(facts, FactKind.INSURER_NOTIFIED),
    )


def _officer(session: StoreSession, case: CaseRow) -> str:
    name = session.scalar(select(OfficerRow.name).where(OfficerRow.id == case.lead_officer_id))
    return name or ""


def _due(clocks: Iterable[Clock]) -> date | None:
    """Return the last day of what still runs; nobody is told a day that is only expected."""
    days = [one.due for one in clocks if one.is_open and one.due is not None and not one.projected]
    return max(days, default=None)


def _first(facts: Iterable[Fact], kind: FactKind) -> date | None:
    return min((one.day for one in facts if one.kind is kind), default=None)


def _last(facts: Iterable[Fact], kind: FactKind) -> date | None:
    return max((one.day for one in facts if one.kind is kind), default=None)
