"""The doors of the board, of cases that meet and of measures, asked about the hidden case."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from cases.records.ids import CaseId, PartyId
from cases.records.measures import (
    EnquiryEntry,
    EnquiryId,
    IdentificationEntry,
    IdentificationId,
    SearchEntry,
    SearchId,
    SearchKind,
    Subject,
)
from cases.records.times import at
from cases.services.desk import Desk
from cases.services.measures import MeasureService
from leads.graph.board import ChangeId, FilterId, NoteId
from leads.graph.filtering import Filter
from leads.graph.nodes import (
    Identifier,
    IdentifierKind,
    LinkEntry,
    LinkId,
    LinkKind,
    LinkStatus,
    MergeId,
    NodeEntry,
    NodeId,
    NodeKind,
    Placing,
)
from leads.services.board import BoardService
from leads.services.crossings import CrossingService

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

SERVICES: dict[str, type] = {
    "board": BoardService,
    "crossings": CrossingService,
    "measures": MeasureService,
}
#: Words that occur nowhere but in what is hidden here.
SECRETS = ("邢树宏", "苏Z5Q88T", "邢家老宅", "老宅车棚", "三号相片", "问清邢某")
DAY = date(2026, 9, 18)
THEN = at(DAY, 9)


def hide(lead: Desk, case: CaseId, driver: PartyId) -> None:
    """Put nodes, a link, a merge, a note and a filter on the board, and record measures."""
    board = BoardService(lead)
    plate = (Identifier(IdentifierKind.PLATE, "苏Z5Q88T"),)
    car = board.add_node(case, _node(NodeKind.VEHICLE, "苏Z5Q88T", plate))
    man = board.add_node(case, _node(NodeKind.PERSON, "邢树宏"))
    twin = board.add_node(case, _node(NodeKind.PERSON, "邢树宏（外号）"))
    assert (car, man, twin) == (1, 2, 3)
    made: tuple[int, ...] = (
        board.link(case, LinkEntry(kind=LinkKind.USED_BY, from_id=car, to_id=man)),
        board.merge(case, man, twin, "邢家老宅同住"),
        board.write_note(case, "问清邢某去向", man),
        board.save_filter(case, "邢家老宅", Filter(words="邢树宏")),
    )
    measures = lead.measures
    made += (
        measures.identify(case, _identification(lead, "三号相片")),
        measures.enquire(case, _enquiry(lead, "邢家老宅")),
        measures.search(case, _search(lead, "老宅车棚")),
    )
    assert set(made) == {1}


def _node(
    kind: NodeKind = NodeKind.PERSON, label: str = "某人", known: tuple[Identifier, ...] = ()
) -> NodeEntry:
    return NodeEntry(kind=kind, label=label, identifiers=known)


def _identification(desk: Desk, picked: str = "某号") -> IdentificationEntry:
    others = [one.id for one in desk.officers.active() if one.id != desk.officer.id]
    return IdentificationEntry(
        subject=Subject.PHOTOS,
        held_at=THEN,
        place="某室",
        identifier="某人",
        number=10,
        officers=(desk.officer.id, others[0]),
        witness="某",
        picked=picked,
        result="辨认出",
    )


def _enquiry(desk: Desk, question: str = "某事") -> EnquiryEntry:
    return EnquiryEntry(
        addressee="某所", question=question, sent_at=THEN, handler_id=desk.officer.id
    )


def _search(desk: Desk, target: str = "某处") -> SearchEntry:
    return SearchEntry(
        kind=SearchKind.SEARCH,
        warrant_number="1号",
        issued_on=DAY,
        target=target,
        begun_at=THEN,
        ended_at=THEN,
        officers=_identification(desk).officers,
        witness="某",
        found="无",
    )


def _one(ids: "Ids") -> int:
    """Return the number of everything in the hidden case, or of nothing."""
    return 1 if ids.case < 900_000 else 900_001


def _node_id(ids: "Ids") -> NodeId:
    return NodeId(_one(ids))


def _drawn(ids: "Ids") -> LinkEntry:
    return LinkEntry(kind=LinkKind.USED_BY, from_id=_node_id(ids), to_id=NodeId(_one(ids) + 1))


_REFUTED = LinkStatus.REFUTED
_board = BoardService
_cross = CrossingService

ASKED: dict[str, Callable[[Desk, "Ids"], object]] = {
    "board.add_node": lambda d, i: _board(d).add_node(i.case, _node()),
    "board.board": lambda d, i: _board(d).board(i.case),
    "board.bring_in": lambda d, i: _board(d).bring_in(i.case),
    "board.change_note": lambda d, i: _board(d).change_note(NoteId(_one(i)), "改"),
    "board.correct_link": lambda d, i: _board(d).correct_link(LinkId(_one(i)), _drawn(i)),
    "board.correct_node": lambda d, i: _board(d).correct_node(_node_id(i), _node(NodeKind.VEHICLE)),
    "board.drop_filter": lambda d, i: _board(d).drop_filter(FilterId(_one(i))),
    "board.history": lambda d, i: _board(d).history(i.case),
    "board.judge_link": lambda d, i: _board(d).judge_link(LinkId(_one(i)), _REFUTED, "因"),
    "board.judge_node": lambda d, i: _board(d).judge_node(_node_id(i), _REFUTED, "因"),
    "board.link": lambda d, i: _board(d).link(i.case, _drawn(i)),
    "board.merge": lambda d, i: _board(d).merge(
        i.case, NodeId(_one(i) + 1), NodeId(_one(i) + 2), "因"
    ),
    "board.place": lambda d, i: _board(d).place(i.case, {_node_id(i): Placing(1.0, 1.0)}),
    "board.redo": lambda d, i: _board(d).redo(i.case),
    "board.remove_node": lambda d, i: _board(d).remove_node(_node_id(i), "因"),
    "board.save_filter": lambda d, i: _board(d).save_filter(i.case, "名", Filter()),
    "board.separate": lambda d, i: _board(d).separate(MergeId(_one(i)), "因"),
    "board.undo": lambda d, i: _board(d).undo(i.case, ChangeId(_one(i))),
    "board.unlink": lambda d, i: _board(d).unlink(LinkId(_one(i)), "因"),
    "board.write_note": lambda d, i: _board(d).write_note(i.case, "注", _node_id(i)),
    "crossings.decided": lambda d, _: _cross(d).decided(),
    "crossings.dismiss": lambda d, _: _cross(d).dismiss("0" * 16, "因"),
    "crossings.grant": lambda d, _: _cross(d).grant("0" * 16, DAY, "因"),
    "crossings.met": lambda d, _: _cross(d).met(),
    "crossings.of_case": lambda d, i: _cross(d).of_case(i.case),
    "measures.answer": lambda d, i: d.measures.answer(EnquiryId(_one(i)), THEN, "有"),
    "measures.awaited": lambda d, _: d.measures.awaited(),
    "measures.drop_enquiry": lambda d, i: d.measures.drop_enquiry(EnquiryId(_one(i)), "因"),
    "measures.enquire": lambda d, i: d.measures.enquire(i.case, _enquiry(d)),
    "measures.identify": lambda d, i: d.measures.identify(i.case, _identification(d)),
    "measures.of_case": lambda d, i: d.measures.of_case(i.case),
    "measures.search": lambda d, i: d.measures.search(i.case, _search(d)),
    "measures.strike_identification": lambda d, i: d.measures.strike_identification(
        IdentificationId(_one(i)), "因"
    ),
    "measures.strike_search": lambda d, i: d.measures.strike_search(SearchId(_one(i)), "因"),
}
