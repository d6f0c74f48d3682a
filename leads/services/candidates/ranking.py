"""Who did it by the evidence: the ranking of a case, with reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from sqlalchemy import select

from cases.records.cases import CaseState
from cases.records.ids import CaseId
from cases.records.times import day_of
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.extracts import ExtractRow
from leads.evidence.candidates import Candidates, HandVehicle, RankedVehicle
from leads.evidence.dated import wording
from leads.evidence.kinds import EvidenceKind, Finding, kind_of
from leads.evidence.likelihoods import likelihood_of
from leads.evidence.records import CasePrior, Evidence, Exclusion
from leads.evidence.reliability import Reliability
from leads.graph.nodes import Graph
from leads.ranking import rank as ranked
from leads.ranking.explaining import explain
from leads.ranking.gain import Posterior, standing
from leads.ranking.population import Population
from leads.registers.fields import ExtractKind
from leads.registers.records import ExtractId, ExtractState, UseKind
from leads.services.board.rows import graph_of
from leads.services.candidates.excluding import exclusions_of, hand_vehicles_of, prior_of
from leads.services.candidates.rows import AtCandidates, evidence_of
from leads.services.candidates.sources import original_sources
from leads.services.candidates.tables import reliability_in
from leads.services.candidates.vehicles import Considered, considered
from leads.services.extracts import population_in, use_extract
from leads.services.extracts.rows import state_of

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Candidates shown unless more are asked for.
SHOWN = 50


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """Everything a ranking rests on, read in one go."""

    evidence: tuple[Evidence, ...]
    #: Those that hold; and all vehicles they exclude.
    exclusions: tuple[Exclusion, ...]
    prior: CasePrior
    reliability: Reliability
    vehicles: Considered
    #: By item, its original source; those of one name count once.
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A ranking as the other parts of the service go on with it."""

    facts: Facts
    ranking: ranked.Ranking

    def posterior(self) -> Posterior:
        """Return where the case stands."""
        return standing(self.ranking.probabilities(), self.ranking.none)


class Ranking(AtCandidates):
    """Ranking. The columns of extracts stay in memory until `forget`."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._extracts: dict[int, Population] = {}
        self._considered: tuple[object, Considered] | None = None
        self._used: dict[CaseId, object] = {}

    def candidates(self, case_id: CaseId, top: int = SHOWN) -> Candidates:
        """Return who did it as far as the evidence goes; `top` vehicles, and all excluded ones.

        That the registers were used for it is written down whenever evidence, exclusions, prior
        or extracts have changed since it was last done.

        Raises:
            Refusal: the case is hidden, or its investigation is.
        """
        return self._told(case_id, self._facts(case_id), top)[0]

    def _told(self, case_id: CaseId, facts: Facts, top: int) -> tuple[Candidates, Standing]:
        """Return the candidates as they cross the border, and as the service goes on with them."""
        places = {one.vehicle: facts.vehicles.places(one.vehicle) for one in facts.exclusions}
        also = [place for found in places.values() for place in found]
        ranking = rank_facts(facts, self.desk.today(), top=top, also=also)
        posterior = standing(ranking.probabilities(), ranking.none)
        kinds = {one.item: kind_of(one.content) for one in facts.evidence}
        kinds |= {one.item: EvidenceKind.FINDING for one in facts.exclusions}
        excluded = {place: one for one in facts.exclusions for place in places[one.vehicle]}
        shown = [
            self._shown(facts, ranking, candidate, kinds, excluded.get(candidate.place))
            for candidate in ranking.candidates
        ]
        first = [one for one in shown if one.exclusion is None]
        told = Candidates(
            case_id,
            tuple(first),
            tuple(one for one in shown if one.exclusion is not None),
            ranking.none,
            facts.prior,
            max(0.0, 1 - ranking.none - sum(one.probability for one in first)),
            ranking.population,
            facts.evidence,
            sum(one.grade is None for one in facts.evidence),
            facts.reliability.ungraded,
            posterior.entropy,
        )
        return told, Standing(facts, ranking)

    def forget(self) -> None:
        """Drop the columns from memory, as when the window is locked."""
        self._extracts.clear()
        self._considered = None

    def _stand(self, case_id: CaseId) -> Standing:
        facts = self._facts(case_id)
        return Standing(facts, rank_facts(facts, self.desk.today(), top=1))

    def _facts(self, case_id: CaseId) -> Facts:
        with self.desk.looking(case_id, "candidates") as session:
            works = require_sight(session, self.desk, case_id)
            names = officer_names(session)
            evidence = evidence_of(session, case_id, names, standing=True)
            exclusions = tuple(
                one for one in exclusions_of(session, case_id, names) if one.lifted is None
            )
            prior = prior_of(session, case_id, names)
            hand = tuple(
                one for one in hand_vehicles_of(session, case_id, names) if one.withdrawn is None
            )
            extracts = _usable_extracts(session, case_id, self.desk.today())
            reliability = reliability_in(session, self.desk.today()).reliability
            on_board = any(one.node is not None for one in evidence)
            graph = graph_of(session, case_id) if on_board else Graph()
        basis = (evidence, exclusions, prior, hand, tuple(number for number, _ in extracts))
        # Who only reads the case, its reviewer say, uses nothing: that he looked is recorded.
        if works and extracts and self._used.get(case_id) != basis:
            with self.desk.act("candidates.rank", case_id, pieces=len(evidence)) as deed:
                for number, _ in extracts:
                    use_extract(deed, self.desk, ExtractId(number), UseKind.RANKING)
            self._used[case_id] = basis
        vehicles = self._vehicles(case_id, extracts, hand)
        sources = original_sources(graph, evidence)
        return Facts(evidence, exclusions, prior, reliability, vehicles, sources)

    def _vehicles(
        self,
        case_id: CaseId,
        extracts: tuple[tuple[int, ExtractKind], ...],
        hand: tuple[HandVehicle, ...],
    ) -> Considered:
        key = (case_id, extracts, hand)
        if self._considered is not None and self._considered[0] == key:
            return self._considered[1]
        with self.desk.reading() as session:
            for number, _ in extracts:
                if number not in self._extracts:
                    self._extracts[number] = population_in(session, ExtractId(number))
        found = considered(
            [(number, kind, self._extracts[number]) for number, kind in extracts], hand
        )
        self._considered = (key, found)
        return found

    def _shown(
        self,
        facts: Facts,
        ranking: ranked.Ranking,
        candidate: ranked.Candidate,
        kinds: dict[str, EvidenceKind],
        exclusion: Exclusion | None,
    ) -> RankedVehicle:
        place = candidate.place
        hand = facts.vehicles.by_hand(place)
        return RankedVehicle(
            candidate.rank,
            facts.vehicles.name(place),
            "" if hand is None else hand.label,
            facts.vehicles.population.vehicle(place),
            candidate.probability,
            explain(ranking, candidate, kinds, self.desk.today()),
            facts.vehicles.origin(place),
            exclusion,
            None if hand is None else hand.id,
        )


def rank_facts(
    facts: Facts, day: date, *, top: int, also: list[int] | None = None
) -> ranked.Ranking:
    """Return the ranking that the facts of a case give."""
    population, named = facts.vehicles.population, facts.vehicles.named
    items = [
        ranked.Item(
            one.item,
            likelihood_of(one.content, population, day_of(one.entered_at), named),
            facts.reliability.of(one.grade),
            one.group,
            facts.sources[one.item],
        )
        for one in facts.evidence
    ]
    chance = float(wording("likelihoods", day).values["excluded"]["chance"])
    items += [
        ranked.Item(
            one.item,
            likelihood_of(Finding((one.vehicle,), chance, 1.0), population, day, named),
            1.0,
        )
        for one in facts.exclusions
    ]
    count = len(population)
    prior = ranked.Prior(facts.prior.none if count else 1.0, _weights(facts.prior, population))
    return ranked.rank(items, count, prior, top=top, plates=population.plate, also=also or ())


def _weights(prior: CasePrior, population: Population) -> npt.NDArray[np.float64] | None:
    if not prior.weights:
        return None
    weights = np.ones(len(population))
    for one in prior.weights:
        column = getattr(population, one.column)
        table = np.array([one.times if text == one.value else 1.0 for text in column.texts])
        weights *= table[column.places]
    return weights


def prior_share(facts: Facts, places: tuple[int, ...]) -> float:
    """Return which share of what is believed of all vehicles falls to some of them."""
    weights = _weights(facts.prior, facts.vehicles.population)
    if weights is None:
        return len(places) / max(1, len(facts.vehicles.population))
    return float(weights[list(places)].sum() / weights.sum())


def _usable_extracts(
    session: StoreSession, case_id: CaseId, today: date
) -> tuple[tuple[int, ExtractKind], ...]:
    """Return the extracts of a case that hold vehicles and may be used.

    With the case their purpose is over.
    """
    case = session.get(CaseRow, case_id)
    if case is None or CaseState(case.state).is_over:
        return ()
    rows = session.scalars(
        select(ExtractRow).where(ExtractRow.case_id == case_id).order_by(ExtractRow.id)
    )
    return tuple(
        (row.id, ExtractKind(row.kind))
        for row in rows
        if row.kind != ExtractKind.ADDRESSES and state_of(row, today) is ExtractState.USABLE
    )
