"""What the tabs of a case hold, counted without opening any of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from cases.law.fact_groups import DRIVER_HELD
from cases.law.facts import FactKind
from cases.law.pursuit import tasks
from cases.records.ids import CaseId
from cases.services.pursuit.showing import fact_at, notices_of, watches_of
from cases.services.sight import require_sight
from cases.store.engine import StoreSession
from cases.store.rows.canvass import CanvassOutingRow
from cases.store.rows.cases import AccidentRow
from cases.store.rows.evidence import HandVehicleRow, LeadInquiryRow, PersonEvidenceRow
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.extracts import ExtractRow
from cases.store.rows.lead_graph import LeadNodeRow, StationEnquiryRow
from leads.evidence.records import InquiryState
from leads.evidence.reliability import shipped_reliability
from leads.graph.nodes import IdentifierKind, Node, NodeKind
from leads.services.board.rows import graph_of
from leads.services.candidates.persons import holds_of

if TYPE_CHECKING:
    from cases.services.desk import Desk


@dataclass(frozen=True, slots=True)
class LeadCount:
    """How much waits in each tab of a case."""

    case_id: CaseId
    #: Outings still to come or under way.
    canvass: int
    #: Inquiries not answered yet.
    inquiries: int
    #: Answers awaited from outside, and what art. 46 asks for.
    tasks: int
    exhibits: int
    #: Who may have driven.
    persons: int
    #: Extracts that may still be used.
    registers: int

    @property
    def by_tab(self) -> Mapping[str, int]:
        """The counts by the keys of the tabs."""
        return {
            "canvass": self.canvass,
            "inquiries": self.inquiries,
            "tasks": self.tasks,
            "exhibits": self.exhibits,
            "persons": self.persons,
            "registers": self.registers,
        }


class LeadCounts:
    """Counting for the strip of tabs."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def of_case(self, case_id: CaseId) -> LeadCount:
        """Return the counts of a case; nothing of what is counted is looked at.

        Raises:
            Refusal: the case is hidden, or its investigation is.
        """
        with self.desk.reading() as session:
            require_sight(session, self.desk, case_id)

            def count(column: InstrumentedAttribute[int], *held: ColumnElement[bool]) -> int:
                found = select(func.count()).where(column == case_id, *held)
                return session.scalar(found) or 0

            outing = CanvassOutingRow
            return LeadCount(
                case_id,
                canvass=count(
                    outing.case_id,
                    outing.back_at.is_(None),
                    outing.out_at.is_not(None) | outing.dropped_at.is_(None),
                ),
                inquiries=count(
                    LeadInquiryRow.case_id, LeadInquiryRow.state == InquiryState.OPEN.value
                ),
                tasks=count(
                    StationEnquiryRow.case_id,
                    StationEnquiryRow.answered_at.is_(None),
                    StationEnquiryRow.dropped_at.is_(None),
                )
                + _asked_by_law(session, case_id),
                exhibits=count(ExhibitRow.case_id),
                persons=_drivers(session, case_id),
                registers=count(
                    ExtractRow.case_id,
                    ExtractRow.deleted_at.is_(None),
                    ExtractRow.until_on >= self.desk.today(),
                ),
            )


def _asked_by_law(session: StoreSession, case_id: CaseId) -> int:
    """Count what art. 46 asks for once vehicle or driver is there."""
    found = fact_at(session, case_id, FactKind.VEHICLE_FOUND, *DRIVER_HELD)
    return len(tasks(notices_of(session, case_id), watches_of(session, case_id), found))


def _drivers(session: StoreSession, case_id: CaseId) -> int:
    """Count those who may have driven: by links to a vehicle with a plate, or by evidence.

    Whether a register has the plate is not asked, so that no extract is unpacked for a number.
    """
    named = session.scalars(
        select(PersonEvidenceRow.likelihoods).where(
            PersonEvidenceRow.case_id == case_id, PersonEvidenceRow.withdrawn_at.is_(None)
        )
    )
    persons = {int(node) for likelihoods in named for node in likelihoods}
    has_vehicle = session.scalar(
        select(LeadNodeRow.id)
        .where(LeadNodeRow.case_id == case_id, LeadNodeRow.kind == NodeKind.VEHICLE.value)
        .limit(1)
    )
    at = session.scalar(select(AccidentRow.occurred_at).where(AccidentRow.case_id == case_id))
    if has_vehicle is None or at is None:
        return len(persons)
    by_hand = set(
        session.scalars(
            select(HandVehicleRow.node_id).where(
                HandVehicleRow.case_id == case_id, HandVehicleRow.withdrawn_at.is_(None)
            )
        )
    )

    def places(node: Node) -> tuple[int, ...]:
        plated = any(one.kind is IdentifierKind.PLATE for one in node.identifiers)
        return (0,) if plated or node.id in by_hand else ()

    holds = holds_of(graph_of(session, case_id), places, at, shipped_reliability())
    return len(persons | {hold.person for hold in holds})
