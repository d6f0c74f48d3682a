"""The doors of evidence and candidates, asked about the hidden case."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.ids import CaseId, PartyId
from cases.services.desk import Desk
from cases.store.rows.lead_graph import LeadNodeRow
from leads.evidence.grade import grade_of
from leads.evidence.kinds import Layer, Paint, PlateSeen
from leads.evidence.kinds import Role as LayerRole
from leads.evidence.records import (
    EvidenceEntry,
    EvidenceId,
    ExclusionId,
    HandVehicleId,
    InquiryEntry,
    InquiryId,
    OutcomeEntry,
    PersonEvidenceEntry,
    PersonEvidenceId,
    PersonEvidenceKind,
)
from leads.evidence.reliability import shipped_reliability
from leads.evidence.samples import SampleEntry, SampleId
from leads.graph.nodes import NodeEntry, NodeId, NodeKind
from leads.ranking.vehicle import Vehicle
from leads.services.board import BoardService
from leads.services.candidates import CandidateService
from reports.paint import paint_sheet

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

SERVICES: dict[str, type] = {"candidates": CandidateService}
#: Words that occur nowhere but in what is hidden here.
SECRETS = (
    "桥头目击号牌",
    "吉R40817",
    "漆层异色排除",
    "问北岸财险批单",
    "夜宿北关旅店",
    "靛青无牌车",
    "左后翼子板漆样",
    "路肩漆屑",
)
DAY = date(2026, 9, 18)
_FLECK = (Layer(LayerRole.TOPCOAT, (34.0, 0.5, -31.0)),)
#: The fleck of the hidden case is its second piece of evidence.
_TRACE = 2


def hide(lead: Desk, case: CaseId, driver: PartyId) -> None:
    """Put evidence, a vehicle by hand, an exclusion, an inquiry and an alibi into the case."""
    service = CandidateService(lead)
    assert service.add_evidence(case, _evidence(SECRETS[0], SECRETS[1])) == 1
    assert service.add_vehicle(case, SECRETS[5], Vehicle(SECRETS[1])) == 1
    assert service.exclude(case, SECRETS[1], SECRETS[2]) == 1
    assert service.add_inquiry(case, _inquiry(SECRETS[3], SECRETS[1])) == 1
    person = BoardService(lead).add_node(case, NodeEntry(kind=NodeKind.PERSON, label=SECRETS[4]))
    assert service.add_person_evidence(case, _alibi(SECRETS[4], person)) == 1
    assert service.add_sample(case, _sample(SECRETS[6], SECRETS[1])) == 1
    fleck = EvidenceEntry(title=SECRETS[7], content=Paint(_FLECK))
    assert service.add_evidence(case, fleck) == _TRACE


def _evidence(title: str = "某号牌", plate: str = "吉A1") -> EvidenceEntry:
    return EvidenceEntry(title=title, content=PlateSeen(plate), grade=grade_of("C3"))


def _inquiry(question: str = "某问", plate: str = "吉A1") -> InquiryEntry:
    outcomes = (OutcomeEntry("是", (plate,), 0.8, 0.1), OutcomeEntry("否", (plate,), 0.2, 0.9))
    return InquiryEntry(question=question, hours=1, outcomes=outcomes)


def _alibi(title: str, person: NodeId) -> PersonEvidenceEntry:
    return PersonEvidenceEntry(
        title=title, kind=PersonEvidenceKind.ALIBI, likelihoods={person: 0.1}, otherwise=0.8
    )


def _sample(spot: str = "某处", plate: str = "吉A40817") -> SampleEntry:
    taken = datetime(2026, 9, 1, tzinfo=UTC)
    return SampleEntry(vehicle=plate, spot=spot, taken_at=taken, taken_by="某", layers=_FLECK)


def _one(ids: "Ids") -> int:
    """Return the id of what the hidden case has one of, or one that nothing has."""
    return 1 if ids.case < 900_000 else 900_001


def _person(desk: Desk, ids: "Ids") -> NodeId:
    """Return the person on the board of the hidden case, for whoever sees it."""
    if ids.case >= 900_000:
        return NodeId(900_001)
    with desk.reading() as session:
        found = session.scalar(select(LeadNodeRow.id).where(LeadNodeRow.label == SECRETS[4]))
    return NodeId(found or 1)


def _ask(name: str, *make: Callable[[Desk, "Ids"], object]) -> Callable[[Desk, "Ids"], object]:
    """Return the question that calls a method with what is made of desk and ids."""
    return lambda desk, ids: getattr(CandidateService(desk), name)(
        *(one(desk, ids) for one in make)
    )


def _case(_desk: Desk, ids: "Ids") -> CaseId:
    return ids.case


def _text(_desk: Desk, _ids: "Ids") -> str:
    return "某故"


def _first(_desk: Desk, ids: "Ids") -> int:
    return _one(ids)


def _decide(desk: Desk, _ids: "Ids") -> None:
    CandidateService(desk).decide_reliability(
        shipped_reliability(),
        in_force_from=date(2027, 1, 1),
        reference="纪要",
        approved_by="大队长",
        approved_on=DAY,
    )


_QUESTIONS: dict[str, Callable[[Desk, "Ids"], object]] = {
    "add_evidence": lambda d, i: CandidateService(d).add_evidence(i.case, _evidence()),
    "add_inquiry": lambda d, i: CandidateService(d).add_inquiry(i.case, _inquiry()),
    "add_person_evidence": lambda d, i: CandidateService(d).add_person_evidence(
        i.case, _alibi("某事", _person(d, i))
    ),
    "add_sample": lambda d, i: CandidateService(d).add_sample(i.case, _sample()),
    "add_vehicle": lambda d, i: CandidateService(d).add_vehicle(i.case, "某车", Vehicle("吉A1")),
    "answer_inquiry": lambda d, i: CandidateService(d).answer_inquiry(
        InquiryId(_one(i)), 0, "某果", None
    ),
    "candidates": _ask("candidates", _case),
    "change_evidence": lambda d, i: CandidateService(d).change_evidence(
        EvidenceId(_one(i)), _evidence(), "写错"
    ),
    "change_sample": lambda d, i: CandidateService(d).change_sample(
        SampleId(_one(i)), _sample(), "写错"
    ),
    "count_paint": lambda d, i: CandidateService(d).count_paint(
        i.case, EvidenceId(_one(i) * _TRACE), SampleId(_one(i)), None
    ),
    "decide_reliability": _decide,
    "drivers": _ask("drivers", _case),
    "drop_inquiry": _ask("drop_inquiry", _first, _text),
    "evidence": _ask("evidence", _case),
    "exclude": lambda d, i: CandidateService(d).exclude(i.case, "吉A2", "某故"),
    "exclusions": _ask("exclusions", _case),
    "forget": _ask("forget"),
    "give_inquiry": lambda d, i: CandidateService(d).give_inquiry(InquiryId(_one(i)), i.lead),
    "hand_vehicles": _ask("hand_vehicles", _case),
    "inquiries": _ask("inquiries", _case),
    "person_evidence": _ask("person_evidence", _case),
    "reliability": _ask("reliability"),
    "reliability_decisions": _ask("reliability_decisions"),
    "set_prior": lambda d, i: CandidateService(d).set_prior(i.case, 0.3, (), "某故"),
    "take_back": lambda d, i: CandidateService(d).take_back(ExclusionId(_one(i)), "某故"),
    "overview": _ask("overview", _case),
    "paint": _ask("paint", _case),
    "print_paint": lambda d, i: CandidateService(d).print_paint(
        i.case, EvidenceId(_one(i) * _TRACE), SampleId(_one(i)), paint_sheet
    ),
    "what_next": _ask("what_next", _case),
    "withdraw_evidence": _ask("withdraw_evidence", _first, _text),
    "withdraw_person_evidence": lambda d, i: CandidateService(d).withdraw_person_evidence(
        PersonEvidenceId(_one(i)), "某故"
    ),
    "withdraw_sample": lambda d, i: CandidateService(d).withdraw_sample(SampleId(_one(i)), "某故"),
    "withdraw_vehicle": lambda d, i: CandidateService(d).withdraw_vehicle(
        HandVehicleId(_one(i)), "某故"
    ),
}
ASKED = {f"candidates.{name}": ask for name, ask in _QUESTIONS.items()}
