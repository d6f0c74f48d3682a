"""A notice of assistance drafted from the board, without what must not leave the unit."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cases.records.ids import CaseId
from cases.records.parties import PartyKind
from cases.records.pursuit import AssistanceId, NoticeWords
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.names import officer_names
from cases.services.pursuit.assistance import reported
from cases.services.pursuit.secrets import plain, report_of
from cases.services.sight import require_sight
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.extracts import ExtractRow
from cases.store.rows.lead_graph import IdentificationRow
from leads.graph.nodes import Graph, IdentifierKind, LinkKind, LinkStatus, Node, NodeKind
from leads.services.board.rows import graph_of
from leads.services.candidates.rows import evidence_of
from leads.telling.notice import NoticeOffer, Withheld, WithheldKind, vehicle_words

if TYPE_CHECKING:
    from cases.services.desk import Desk

_VICTIMS = (PartyKind.INJURED, PartyKind.DECEASED, PartyKind.NEXT_OF_KIN)
#: Whoever stands at an end of these has said something.
_TELLS = frozenset({LinkKind.MADE_BY, LinkKind.SAYS})


class Drafting:
    """Drafting."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def offer_notice(self, case_id: CaseId) -> NoticeOffer:
        """Return a notice as the board would write it, with everything it leaves out.

        Raises:
            Refusal: the case is hidden, or the officer does not investigate it.
        """
        with self.desk.looking(case_id, "notice_offer") as session:
            require_sight(session, self.desk, case_id)
            require_place(session, self.desk, case_id, INVESTIGATES)
            report = report_of(session, case_id)
            evidence = evidence_of(session, case_id, officer_names(session), standing=True)
            graph = graph_of(session, case_id)
            said = reported(report)
            vehicle = vehicle_words(said.vehicle, (one.content for one in evidence))
            confirmed = [
                plate
                for node in graph.nodes
                if node.kind is NodeKind.VEHICLE and node.status is LinkStatus.CONFIRMED
                for plate in _plates(node)
                if plain(plate) not in plain(vehicle)
            ]
            words = NoticeWords(
                vehicle="；".join(filter(None, (vehicle, *(f"号牌 {one}" for one in confirmed)))),
                driver=said.driver,
                direction=said.direction,
            )
            withheld = (
                *_of_case(session, case_id, str(report.get("caller") or "")),
                *_of_board(graph, plain(vehicle)),
                *_methods(session, case_id, len(evidence)),
            )
            return NoticeOffer(case_id, words, tuple(dict.fromkeys(withheld)))

    def draft_notice(
        self,
        case_id: CaseId,
        recipients: Iterable[str],
        valid_until: date | None,
        words: NoticeWords,
    ) -> AssistanceId:
        """Draft a notice in the words of an officer.

        Raises:
            Refusal: it would carry something that must not leave the unit and that no reason
                names, or one of the general conditions of a notice is not met.
        """
        return self.desk.pursuit.draft_notice(case_id, recipients, valid_until, words)


def _of_case(session: StoreSession, case_id: int, caller: str) -> Iterator[Withheld]:
    """Yield victims, callers and who identified: none of them is ever named."""
    victims = session.scalars(
        select(PartyRow.name).where(
            PartyRow.case_id == case_id,
            PartyRow.kind.in_([one.value for one in _VICTIMS]),
            PartyRow.removed_at.is_(None),
        )
    )
    for name in victims:
        yield Withheld(WithheldKind.VICTIM, name)
    if caller:
        yield Withheld(WithheldKind.WITNESS, caller)
    identified = session.scalars(
        select(IdentificationRow.identifier).where(IdentificationRow.case_id == case_id)
    )
    for name in identified:
        yield Withheld(WithheldKind.WITNESS, name)


def _of_board(graph: Graph, said: str) -> Iterator[Withheld]:
    """Yield people and unconfirmed vehicles of the board."""
    tell = {
        end
        for link in graph.links
        if link.kind in _TELLS and link.status is not LinkStatus.REFUTED
        for end in (link.from_id, link.to_id)
    }
    for node in graph.nodes:
        if node.kind is NodeKind.PERSON:
            if node.id in tell:
                yield Withheld(WithheldKind.WITNESS, node.label)
            else:
                yield Withheld(WithheldKind.SOMEBODY, node.label, node.label)
        elif node.kind is NodeKind.VEHICLE and node.status is not LinkStatus.CONFIRMED:
            for plate in _plates(node):
                if plain(plate) not in said:
                    yield Withheld(WithheldKind.CANDIDATE, plate, plate)


def _methods(session: StoreSession, case_id: int, evidence: int) -> Iterator[Withheld]:
    """Yield how the vehicle is looked for, counted and not told."""
    if evidence:
        yield Withheld(WithheldKind.EVIDENCE, str(evidence))
    counted = ((WithheldKind.EXHIBITS, ExhibitRow), (WithheldKind.REGISTERS, ExtractRow))
    for kind, row in counted:
        count = session.scalar(select(func.count()).select_from(row).where(row.case_id == case_id))
        if count:
            yield Withheld(kind, str(count))
    if evidence:
        yield Withheld(WithheldKind.PROBABILITY, "")


def _plates(node: Node) -> list[str]:
    return [one.value for one in node.identifiers if one.kind is IdentifierKind.PLATE]
