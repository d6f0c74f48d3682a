"""Canvasses as the tab shows them, each with what is to be done next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from cases.records.cases import CaseState
from cases.records.ids import CaseId, OfficerId
from cases.records.times import local
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.rows.canvass import CanvassRow
from cases.store.rows.cases import CaseRow, TeamRow
from cases.store.rows.exhibits import ExhibitRow
from leads.canvass.addresses import Address
from leads.canvass.effort import Hour
from leads.canvass.habits import shipped
from leads.canvass.plan import Plan, plan_of
from leads.canvass.records import Answer, Canvass, Outing, OutingState
from leads.exhibits.records import ExhibitId
from leads.services.canvass.rows import AtCanvass, canvass_of

#: Where nobody answered one does not knock again so soon.
_LATELY = timedelta(hours=2)
#: Outings that are still to come, unless their hours are over.
_COMING = frozenset(
    {
        OutingState.PLANNED,
        OutingState.ASKED,
        OutingState.APPROVED,
        OutingState.LAPSED,
        OutingState.PRINTED,
    }
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A canvass and its plan for an hour."""

    canvass: Canvass
    plan: Plan
    #: The hour the plan is for.
    at: datetime
    #: The outing to come or under way; None: none is planned.
    outing: Outing | None
    #: What is to be tried, in order: while the key is out only what was approved, and no door
    #: where nobody answered a little while ago.
    due: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class KeyExhibit:
    """A key among the exhibits, with which a canvass may begin."""

    id: ExhibitId
    name: str
    features: str


@dataclass(frozen=True, slots=True)
class CaseCanvasses:
    """What the tab needs of a case."""

    shown: tuple[Shown, ...]
    keys: tuple[KeyExhibit, ...]
    #: Officers who may go: those who handle the case.
    officers: tuple[tuple[OfficerId, str], ...]
    may_write: bool


class Reading(AtCanvass):
    """Looking at canvasses."""

    def of_case(self, case_id: CaseId) -> CaseCanvasses:
        """Return the canvasses of a case, each with the plan for its next outing.

        Raises:
            Refusal: the case is hidden, or its investigation is.
        """
        with self.desk.looking(case_id, "canvass") as session:
            works = require_sight(session, self.desk, case_id)
            rows = session.scalars(
                select(CanvassRow).where(CanvassRow.case_id == case_id).order_by(CanvassRow.n)
            ).all()
            shown = tuple(self._shown(canvass_of(session, self.desk, row)) for row in rows)
            names = officer_names(session)
            team = session.scalars(
                select(TeamRow.officer_id)
                .where(
                    TeamRow.case_id == case_id,
                    TeamRow.until_at.is_(None),
                    TeamRow.role.in_(["lead", "assist"]),
                )
                .order_by(TeamRow.id)
            )
            keys = session.scalars(
                select(ExhibitRow)
                .where(ExhibitRow.case_id == case_id, ExhibitRow.kind == "key")
                .order_by(ExhibitRow.n)
            )
            is_over = CaseState(session.get_one(CaseRow, case_id).state).is_over
            return CaseCanvasses(
                shown,
                tuple(
                    KeyExhibit(ExhibitId(one.id), f"物证{one.n}号 {one.name}", one.features)
                    for one in keys
                ),
                tuple((OfficerId(one), names.get(one, "")) for one in dict.fromkeys(team)),
                may_write=works and not is_over,
            )

    def _shown(self, canvass: Canvass) -> Shown:
        now = self.desk.now()
        outing = next((one for one in reversed(canvass.outings) if _is_coming(one, now)), None)
        at = max(now, outing.entry.from_at) if outing is not None else now
        calendar = self.desk.calendar()
        start = local(at)
        hour = Hour(start.hour, is_working=calendar.is_working(start.date()))
        days_off = {
            one.entry.at: not calendar.is_working(local(one.entry.at).date())
            for one in canvass.tries
        }
        warranted = outing.entry.scope if outing is not None and outing.entry.warrant else ()
        plan = plan_of(canvass, hour, shipped(), warranted=warranted, days_off=days_off)
        return Shown(canvass, plan, at, outing, _due(canvass, plan, at, outing))


def _is_coming(outing: Outing, now: datetime) -> bool:
    """Tell whether it is under way, or still to come and its hours are not over."""
    is_out = outing.state is OutingState.OUT
    return is_out or (outing.state in _COMING and outing.entry.until_at > now)


def _due(canvass: Canvass, plan: Plan, at: datetime, outing: Outing | None) -> tuple[Address, ...]:
    lately = {
        one.entry.address
        for one in canvass.standing()
        if one.entry.answer is Answer.NOBODY and timedelta() <= at - one.entry.at < _LATELY
    }
    is_out = outing is not None and outing.state is OutingState.OUT
    return tuple(
        one
        for one in plan.order
        if one not in lately and (not is_out or (outing is not None and outing.covers(one)))
    )
