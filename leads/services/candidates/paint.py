"""A trace beside a sample of a vehicle: printed, and counted as evidence on that vehicle.

Nothing of it is kept but that it counts: it is compared anew whenever it is looked at.
"""

from collections.abc import Callable

from sqlalchemy import select

from cases.records.ids import CaseId
from cases.records.times import local
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store import journal
from cases.store.engine import StoreSession, driver
from cases.store.rows.cases import CaseRow
from cases.store.rows.evidence import EvidenceRow
from cases.store.rows.samples import PaintCountedRow
from cases.store.rows.unit import UnitRow
from leads.evidence.grade import Grade
from leads.evidence.kinds import EvidenceKind, Paint
from leads.evidence.layers import Conclusion, compare
from leads.evidence.paint_sheet import PaintSheet, PaintSide, limits_on
from leads.evidence.paint_worth import GROUP, worth_of
from leads.evidence.records import EvidenceId
from leads.evidence.samples import Sample, SampleId, Trace, is_same_thing
from leads.evidence.written import write
from leads.services.candidates.paint_rows import (
    layers_in,
    ranked_name,
    samples_of,
    standing_sample,
    traces_of,
)
from leads.services.candidates.rows import AtCandidates, grade_text, next_number

#: Makes a sheet into PDF bytes.
PaintPress = Callable[[PaintSheet], bytes]
#: What evidence is called that a comparison counts as.
_TITLES = {
    Conclusion.ALIKE: "漆层相符",
    Conclusion.ALIKE_BUT_RESPRAYED: "除单侧重喷外漆层相符",
    Conclusion.DIFFERENT: "漆层不同",
}


class Comparing(AtCandidates):
    """Comparing paint."""

    def count_paint(
        self, case_id: CaseId, trace_id: EvidenceId, sample_id: SampleId, grade: Grade | None
    ) -> EvidenceId:
        """Let a comparison count as evidence on the vehicle of the sample.

        It is weighed by what it adds to the colour of the trace, see `leads.evidence.paint_worth`;
        it counts until one of the two is changed so that it would come out otherwise.

        Raises:
            Refusal: one of the two was changed meanwhile, too little was measured, the ranking
                does not know the vehicle, or the trace counts for this vehicle already.
        """
        with self._doing("evidence.count_paint", case_id) as deed:
            session = deed.session
            trace, sample = session.get(EvidenceRow, trace_id), standing_sample(session, sample_id)
            if trace is None or case_id != trace.case_id or case_id != sample.case_id:
                raise Refusal(Reason.NOT_FOUND)
            if trace.withdrawn_at is not None or trace.kind != EvidenceKind.PAINT:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            vehicle = ranked_name(session, case_id, sample)
            if not vehicle:
                raise Refusal(Reason.PAINT_UNRANKED)
            _require_uncounted(session, trace, vehicle)
            today = self.desk.today()
            comparison = compare(layers_in(trace), layers_in(sample), today)
            finding = worth_of(comparison, vehicle, today)
            if finding is None:
                raise Refusal(Reason.PAINT_UNDECIDED)
            row = EvidenceRow(
                case_id=case_id,
                n=next_number(session, EvidenceRow, case_id),
                title=f"{_TITLES[comparison.conclusion]}：{sample.spot}样品与{trace.title}",
                kind=EvidenceKind.FINDING.value,
                content=write(finding),
                grade=grade_text(grade),
                dependence=f"{GROUP} {vehicle}",
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            session.add(row)
            session.flush()
            session.add(
                PaintCountedRow(
                    case_id=case_id,
                    evidence_id=row.id,
                    trace_id=trace.id,
                    sample=sample.n,
                    vehicle=vehicle,
                )
            )
            deed.note(evidence=row.n, title=row.title, trace=trace.n, sample=sample.n)
            deed.note(candidate=vehicle, grade=row.grade, content=row.content)
            return EvidenceId(row.id)

    def print_paint(
        self,
        case_id: CaseId,
        trace_id: EvidenceId,
        other: SampleId | None,
        press: PaintPress,
        *,
        beside: EvidenceId | None = None,
    ) -> bytes:
        """Print a trace beside a sample, or beside another trace; no probability stands on it.

        Raises:
            Refusal: one of the two was changed meanwhile, or a character cannot be printed.
        """
        with self.desk.act("evidence.compare_paint", case_id) as deed:
            session = deed.session
            require_sight(session, self.desk, case_id)
            require_place(session, self.desk, case_id, INVESTIGATES)
            left, right = _sides(session, case_id, trace_id, other, beside)
            comparison = compare(left.layers, right.layers, self.desk.today())
            unit = session.scalars(select(UnitRow)).one()
            head = journal.head(driver(session))
            made = press(
                PaintSheet(
                    organ=unit.organ,
                    case_number=session.get_one(CaseRow, case_id).number,
                    left=left,
                    right=right,
                    comparison=comparison,
                    limits=limits_on(self.desk.today()),
                    made_by=self.desk.officer.name,
                    made_at=self.desk.now(),
                    journal_seq=head.seq,
                    journal_head=head.hash,
                    is_demo=unit.is_demo,
                )
            )
            deed.note(
                title=f"{left.title} / {right.title}",
                layers=[write(Paint(side.layers)) for side in (left, right)],
            )
            return made


def _require_uncounted(session: StoreSession, trace: EvidenceRow, vehicle: str) -> None:
    """Refuse a second result of one trace for one vehicle: it would count twice."""
    known = session.scalar(
        select(EvidenceRow.n)
        .join(PaintCountedRow, PaintCountedRow.evidence_id == EvidenceRow.id)
        .where(
            PaintCountedRow.trace_id == trace.id,
            PaintCountedRow.vehicle == vehicle,
            EvidenceRow.withdrawn_at.is_(None),
        )
    )
    if known is not None:
        raise Refusal(Reason.PAINT_COUNTED, n=known)


def _sides(
    session: StoreSession,
    case_id: CaseId,
    trace_id: EvidenceId,
    other: SampleId | None,
    beside: EvidenceId | None,
) -> tuple[PaintSide, PaintSide]:
    names = officer_names(session)
    traces = {one.evidence.id: one for one in traces_of(session, case_id, names)}
    samples = {one.id: one for one in samples_of(session, case_id, names) if one.stands}
    left = traces.get(trace_id)
    right = samples.get(other) if other is not None else traces.get(beside or EvidenceId(0))
    if left is None or right is None or left is right:
        raise Refusal(Reason.CHANGED_MEANWHILE)
    if isinstance(right, Sample):
        if is_same_thing(left, right):
            raise Refusal(Reason.SAMPLE_IS_TRACE, n=right.exhibit_n)
        return _of_trace(left), _of_sample(right)
    return _of_trace(left), _of_trace(right)


def _of_trace(one: Trace) -> PaintSide:
    grade = "" if one.evidence.grade is None else str(one.evidence.grade)
    exhibit = f"物证 {one.exhibit_n}" if one.exhibit_n is not None else ""
    said = (f"证据 {one.evidence.n}", exhibit, one.evidence.origin, grade)
    return PaintSide(one.evidence.title, " · ".join(filter(None, said)), one.layers)


def _of_sample(one: Sample) -> PaintSide:
    exhibit = f"物证 {one.exhibit_n}" if one.exhibit_n is not None else ""
    said = " · ".join(filter(None, (f"样品 {one.n}", exhibit)))
    taken = f"{local(one.taken_at):%Y-%m-%d %H:%M} {one.taken_by}提取"
    witness = f"见证人 {one.witness}" if one.witness else ""
    source = (said, one.number, taken, witness)
    return PaintSide(f"{one.called} {one.spot}", "\n".join(filter(None, source)), one.layers)
