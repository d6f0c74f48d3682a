"""What a story is told with: services bound to one case, hours counted from the accident."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from cases.law.facts import FactKind
from cases.records.approvals import Decision, Opinion
from cases.records.cases import FactEntry
from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.ids import ApprovalId, CaseId
from leads.evidence.grade import Grade, grade_of
from leads.evidence.kinds import Content
from leads.evidence.records import (
    EvidenceEntry,
    EvidenceId,
    PersonEvidenceEntry,
    PersonEvidenceKind,
)
from leads.exhibits.records import ExhibitEntry, ExhibitId, StepEntry, StepId
from leads.graph.nodes import (
    Identifier,
    IdentifierKind,
    LinkEntry,
    LinkId,
    LinkKind,
    LinkStatus,
    NodeEntry,
    NodeId,
    NodeKind,
    Reference,
    ReferenceKind,
)
from leads.services.board import BoardService
from leads.services.candidates import CandidateService
from leads.services.demo.measures import Measures
from leads.services.demo.stage import LeadStage
from leads.services.exhibits import ExhibitService

LEAD, SECOND, REVIEWER, APPROVER = "王砚秋", "冯立成", "陆海川", "邱国梁"
KEEPER = "物证管理员 沈默"
STORE, LABORATORY = "物证室 2 号柜", "支队物证鉴定室"


class Telling:
    """One case, told by the lead officer."""

    def __init__(self, stage: LeadStage, case_id: CaseId) -> None:
        self.stage, self.case = stage, case_id
        self.lead = stage.desks[LEAD]
        self.exhibits = ExhibitService(self.lead)
        self.board = BoardService(self.lead)
        self.candidates = CandidateService(self.lead)
        file = self.lead.cases.open_file(case_id)
        assert file.occurred_at is not None
        self.place, self.began = file.place, file.occurred_at
        self.measures = Measures(
            self.lead, stage, case_id, self.began, stage.desks[SECOND].officer.id
        )

    def at(self, hours: float) -> datetime:
        """Return the moment so many hours after the accident."""
        return self.began + timedelta(hours=hours)

    def hours(self, moment: datetime) -> float:
        """Return how many hours after the accident a moment is."""
        return (moment - self.began) / timedelta(hours=1)

    def found_after(self, hours: float, note: str) -> float:
        """Return how many hours after the accident the vehicle was found; it is recorded once."""
        known = self.lead.pursuit.of_case(self.case).vehicle_found_at
        if known is not None:
            return self.hours(known)
        self.fact(FactKind.VEHICLE_FOUND, hours, note)
        return hours

    def fact(self, kind: FactKind, hours: float, note: str = "") -> None:
        """Record a fact of the case."""
        self.stage.on()
        self.lead.facts.record(
            self.case, FactEntry(kind=kind, happened_at=self.at(hours), note=note)
        )

    def approved(self, asked: ApprovalId, opinion: str, decision: str) -> None:
        """Let the reviewer agree and the approver decide."""
        self.stage.on()
        self.stage.desks[REVIEWER].approvals.give_opinion(asked, Opinion.AGREED, opinion)
        self.stage.on()
        self.stage.desks[APPROVER].approvals.decide(asked, Decision.APPROVED, decision)
        self.stage.on()

    def found(
        self, hours: float, kind: ExhibitKind, name: str, where: str, grade: str, **more: str
    ) -> ExhibitId:
        """Enter an exhibit."""
        self.stage.on()
        return self.exhibits.add(
            self.case,
            ExhibitEntry(
                kind=kind,
                name=name,
                found_at=self.at(hours),
                found_where=where,
                found_by=LEAD,
                grade=_grade(grade),
                **more,
            ),
        )

    def stored(self, made: ExhibitId, hours: float, origin: str, *, place: str = STORE) -> StepId:
        """Record that an exhibit was put away."""
        return self.step(made, hours, CustodyAct.STORED, origin, "密封后随车携带", place, KEEPER)

    def step(
        self,
        made: ExhibitId,
        hours: float,
        act: CustodyAct,
        origin: str,
        manner: str,
        place: str,
        holder: str,
        **more: Any,
    ) -> StepId:
        """Record a step of the custody of an exhibit."""
        self.stage.on()
        return self.exhibits.record(
            made, self.step_entry(hours, act, origin, manner, place, holder, **more)
        )

    def step_entry(
        self,
        hours: float,
        act: CustodyAct,
        origin: str,
        manner: str,
        place: str,
        holder: str,
        *,
        until: float | None = None,
        person: str = f"{LEAD}、{SECOND}",
        **more: Any,
    ) -> StepEntry:
        """Return a step of custody."""
        return StepEntry(
            act=act,
            at=self.at(hours),
            until=self.at(until) if until is not None else None,
            person=person,
            from_place=origin,
            manner=manner,
            place=place,
            holder=holder,
            **more,
        )

    def photo(self, made: ExhibitId, caption: str, content: bytes) -> None:
        """Add a photograph, which says that it is drawn."""
        self.stage.on()
        self.exhibits.add_photo(made, f"{caption[:2]}.jpg", content, f"{caption}（示意图）")

    def evidence(self, title: str, content: Content, grade: str, **more: Any) -> EvidenceId:
        """Enter evidence on vehicles."""
        self.stage.on()
        entry = EvidenceEntry(title=title, content=content, grade=_grade(grade), **more)
        return self.candidates.add_evidence(self.case, entry)

    def of_person(
        self,
        title: str,
        kind: PersonEvidenceKind,
        likelihoods: dict[NodeId, float],
        otherwise: float,
        grade: str,
        node: NodeId | None = None,
    ) -> None:
        """Enter evidence on persons."""
        self.stage.on()
        self.candidates.add_person_evidence(
            self.case,
            PersonEvidenceEntry(
                title=title,
                kind=kind,
                likelihoods=likelihoods,
                otherwise=otherwise,
                grade=_grade(grade),
                node=node,
            ),
        )

    def node(
        self,
        kind: NodeKind,
        label: str,
        grade: str = "",
        *,
        numbers: Sequence[tuple[IdentifierKind, str]] = (),
        **more: Any,
    ) -> NodeId:
        """Put a node on the board."""
        self.stage.on()
        found = tuple(Identifier(named, value) for named, value in numbers)
        entry = NodeEntry(kind=kind, label=label, grade=_grade(grade), identifiers=found, **more)
        return self.board.add_node(self.case, entry)

    def vehicle(self, plate: str, grade: str, **more: Any) -> NodeId:
        """Put a vehicle on the board by its plate."""
        return self.node(
            NodeKind.VEHICLE, plate, grade, numbers=((IdentifierKind.PLATE, plate),), **more
        )

    def link(
        self,
        kind: LinkKind,
        start: NodeId,
        end: NodeId,
        grade: str,
        *,
        since: float | None = None,
        status: LinkStatus = LinkStatus.CONFIRMED,
        **more: Any,
    ) -> LinkId:
        """Draw a link on the board; it holds since so many hours after the accident."""
        self.stage.on()
        entry = LinkEntry(
            kind=kind,
            from_id=start,
            to_id=end,
            grade=_grade(grade),
            from_at=None if since is None else self.at(since),
            status=status,
            **more,
        )
        return self.board.link(self.case, entry)

    def hurt_at(self, scene: NodeId) -> None:
        """Link whoever was hurt with the scene."""
        victim = self.lead.cases.open_file(self.case).people.parties[0].entry.name
        self.link(LinkKind.SEEN_AT, self.on_board(victim), scene, "A1", since=0, label="受伤")

    def exhibit_node(self, made: ExhibitId) -> NodeId:
        """Return the node of an exhibit that is on the board."""
        wanted = Reference(ReferenceKind.EXHIBIT, made)
        nodes = self.board.board(self.case).graph.nodes
        return next(one.id for one in nodes if one.refers_to == wanted)

    def on_board(self, name: str) -> NodeId:
        """Return the node of the board whose name begins so."""
        nodes = self.board.board(self.case).graph.nodes
        return next(one.id for one in nodes if name in one.label)


def _grade(text: str) -> Grade | None:
    return grade_of(text) if text else None
