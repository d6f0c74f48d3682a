"""The rows of paint: read, the vehicle of a sample found, what counts settled after a change."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.evidence import EvidenceRow
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.lead_graph import LeadNodeRow
from cases.store.rows.samples import PaintCountedRow, PaintSampleRow
from leads.evidence.kinds import EvidenceKind, Layer, Paint
from leads.evidence.layers import compare
from leads.evidence.paint_worth import worth_of
from leads.evidence.records import Withdrawal
from leads.evidence.samples import CountedPaint, KeptExhibit, Sample, SampleId, Trace
from leads.evidence.written import read, write
from leads.exhibits.records import ExhibitId
from leads.graph.merging import shown
from leads.graph.nodes import IdentifierKind, Node, NodeId, NodeKind, ReferenceKind
from leads.ranking.alphabet import tidy
from leads.registers.rows import is_plate
from leads.services.board.rows import graph_of
from leads.services.candidates.excluding import called, hand_vehicles_of
from leads.services.candidates.rows import evidence_of

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

#: Stands as the reason where a comparison counts no more because one of its sides changed.
_UNSETTLED = "所比对的漆片或者样品已更正、撤回"


def traces_of(session: StoreSession, case_id: int, names: dict[int, str]) -> tuple[Trace, ...]:
    """Return the flecks of paint that stand, by number."""
    exhibits = {
        node: (ExhibitId(exhibit), n)
        for node, exhibit, n in session.execute(
            select(LeadNodeRow.id, ExhibitRow.id, ExhibitRow.n)
            .join(ExhibitRow, ExhibitRow.id == LeadNodeRow.refers_id)
            .where(
                LeadNodeRow.case_id == case_id,
                LeadNodeRow.refers_kind == ReferenceKind.EXHIBIT.value,
            )
        )
    }
    found = evidence_of(session, case_id, names, standing=True)
    return tuple(
        Trace(one, *exhibits.get(one.node or NodeId(0), (None, None)))
        for one in found
        if isinstance(one.content, Paint)
    )


def samples_of(session: StoreSession, case_id: int, names: dict[int, str]) -> tuple[Sample, ...]:
    """Return every version of every sample, by number and version."""
    rows = session.scalars(
        select(PaintSampleRow)
        .where(PaintSampleRow.case_id == case_id)
        .order_by(PaintSampleRow.n, PaintSampleRow.version)
    ).all()
    latest = {row.n: row.id for row in rows}
    exhibits = {one.id: one.n for one in exhibits_of(session, case_id)}
    labels = dict(_labels(session, case_id))
    return tuple(
        Sample(
            id=SampleId(row.id),
            n=row.n,
            version=row.version,
            vehicle=row.vehicle,
            node=None if row.node_id is None else NodeId(row.node_id),
            called=labels.get(row.vehicle or row.node_id or 0, row.vehicle),
            spot=row.spot,
            taken_at=row.taken_at,
            taken_by=row.taken_by,
            witness=row.witness,
            number=row.number,
            exhibit=None if row.exhibit_id is None else ExhibitId(row.exhibit_id),
            exhibit_n=exhibits.get(ExhibitId(row.exhibit_id or 0)),
            layers=layers_in(row),
            reason=row.reason,
            entered_at=row.entered_at,
            entered_by=names.get(row.entered_by, ""),
            withdrawn=None
            if row.withdrawn_at is None
            else Withdrawal(
                row.withdrawn_at, names.get(row.withdrawn_by or 0, ""), row.withdrawn_reason
            ),
            is_replaced=latest[row.n] != row.id,
        )
        for row in rows
    )


def counted_of(session: StoreSession, case_id: int) -> tuple[CountedPaint, ...]:
    """Return the comparisons that count, by numbers."""
    numbers = dict(
        session.execute(
            select(EvidenceRow.id, EvidenceRow.n).where(
                EvidenceRow.case_id == case_id, EvidenceRow.withdrawn_at.is_(None)
            )
        ).all()
    )
    rows = session.scalars(select(PaintCountedRow).where(PaintCountedRow.case_id == case_id))
    return tuple(
        CountedPaint(numbers[row.trace_id], row.sample, numbers[row.evidence_id])
        for row in rows
        if row.evidence_id in numbers and row.trace_id in numbers
    )


def exhibits_of(session: StoreSession, case_id: int) -> tuple[KeptExhibit, ...]:
    """Return the exhibits of a case, by number."""
    rows = session.execute(
        select(ExhibitRow.id, ExhibitRow.n, ExhibitRow.name)
        .where(ExhibitRow.case_id == case_id)
        .order_by(ExhibitRow.n)
    )
    return tuple(KeptExhibit(ExhibitId(one), n, name) for one, n, name in rows)


def vehicles_in(session: StoreSession, case_id: int) -> tuple[str, ...]:
    """Return what the vehicles on the board and those entered by hand are called."""
    hand = [one.label for one in hand_vehicles_of(session, case_id, {}) if one.withdrawn is None]
    board = [node.label for node in _board(session, case_id)]
    return tuple(dict.fromkeys((*board, *hand)))


def vehicle_of(session: StoreSession, case_id: int, typed: str) -> tuple[str, NodeId | None]:
    """Return the one vehicle that is meant: its name in the ranking, else its node.

    Raises:
        Refusal: no vehicle is called so, or more than one.
    """
    nodes = [node for node in _board(session, case_id) if node.label == typed.strip()]
    if len(nodes) > 1 and len({_named(session, case_id, node) for node in nodes}) > 1:
        raise Refusal(Reason.FIELD_INVALID, field="vehicle")
    if nodes:
        name = _named(session, case_id, nodes[0])
        return (name, None) if name else ("", nodes[0].id)
    (name,) = called(session, case_id, typed)
    if not name.startswith("#") and not is_plate(name):
        raise Refusal(Reason.FIELD_INVALID, field="vehicle")
    return name, None


def ranked_name(session: StoreSession, case_id: int, row: PaintSampleRow) -> str:
    """Return what the ranking calls the vehicle of a sample; empty: it does not know it."""
    if row.vehicle:
        return row.vehicle
    nodes = (node for node in _board(session, case_id) if node.id == row.node_id)
    return next((_named(session, case_id, node) for node in nodes), "")


def standing_sample(session: StoreSession, sample_id: SampleId) -> PaintSampleRow:
    """Return a version of a sample that holds.

    Raises:
        Refusal: there is none, or it was corrected or withdrawn meanwhile.
    """
    row = session.get(PaintSampleRow, sample_id)
    if row is None:
        raise Refusal(Reason.NOT_FOUND)
    last = session.scalar(
        select(func.max(PaintSampleRow.version)).where(
            PaintSampleRow.case_id == row.case_id, PaintSampleRow.n == row.n
        )
    )
    if row.version != last or row.withdrawn_at is not None:
        raise Refusal(Reason.CHANGED_MEANWHILE)
    return row


def layers_in(row: PaintSampleRow | EvidenceRow) -> tuple[Layer, ...]:
    """Return the layers a row holds."""
    held = row.content if isinstance(row, EvidenceRow) else {"layers": row.layers}
    content = read(EvidenceKind.PAINT, held)
    assert isinstance(content, Paint)
    return content.layers


def settle(deed: "Deed", desk: "Desk", case_id: int, *, trace: int = 0, sample: int = 0) -> None:
    """Withdraw what a comparison counted as where its trace or sample says that no more.

    In the act that changed or withdrew one of the two: by the id of the trace, by the number of
    the sample.
    """
    session = deed.session
    session.flush()
    rows = session.execute(
        select(PaintCountedRow, EvidenceRow)
        .join(EvidenceRow, EvidenceRow.id == PaintCountedRow.evidence_id)
        .where(PaintCountedRow.case_id == case_id, EvidenceRow.withdrawn_at.is_(None))
    ).all()
    gone = []
    for counted, evidence in rows:
        touched = counted.trace_id == trace or counted.sample == sample
        if touched and not _holds(session, desk, counted, evidence):
            evidence.withdrawn_at, evidence.withdrawn_by = desk.now(), desk.officer.id
            evidence.withdrawn_reason = _UNSETTLED
            gone.append(evidence.n)
    if gone:
        deed.note(uncounted=gone)


def _holds(
    session: StoreSession, desk: "Desk", counted: PaintCountedRow, evidence: EvidenceRow
) -> bool:
    trace = session.get_one(EvidenceRow, counted.trace_id)
    row = session.scalars(
        select(PaintSampleRow)
        .where(PaintSampleRow.case_id == counted.case_id, PaintSampleRow.n == counted.sample)
        .order_by(PaintSampleRow.version.desc())
        .limit(1)
    ).one()
    if trace.withdrawn_at is not None or row.withdrawn_at is not None:
        return False
    if ranked_name(session, counted.case_id, row) != counted.vehicle:
        return False
    found = worth_of(
        compare(layers_in(trace), layers_in(row), desk.today()), counted.vehicle, desk.today()
    )
    return found is not None and write(found) == evidence.content


def _board(session: StoreSession, case_id: int) -> list[Node]:
    nodes = shown(graph_of(session, CaseId(case_id))).nodes
    return [node for node in nodes if node.kind is NodeKind.VEHICLE]


def _named(session: StoreSession, case_id: int, node: Node) -> str:
    """Return what the ranking calls a vehicle of the board; empty: it does not know it."""
    for number in node.identifiers:
        if number.kind is IdentifierKind.PLATE:
            return tidy(number.value)
    hand = hand_vehicles_of(session, case_id, {})
    return next((one.name for one in hand if one.node == node.id and not one.withdrawn), "")


def _labels(session: StoreSession, case_id: int) -> Iterator[tuple[str | int, str]]:
    """Yield what vehicles without a plate are called, by name in the ranking and by node."""
    for one in hand_vehicles_of(session, case_id, {}):
        yield f"#{one.n}", one.label
    for node in graph_of(session, CaseId(case_id)).nodes:
        if node.kind is NodeKind.VEHICLE:
            yield int(node.id), node.label
