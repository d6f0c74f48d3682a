"""Paint of a case as it is kept: traces, samples taken from vehicles, and what they come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

from cases.records.ids import CaseId
from leads.evidence.kinds import Layer, Paint
from leads.evidence.layers import Comparison, compare
from leads.evidence.records import Evidence, Withdrawal
from leads.exhibits.records import ExhibitId
from leads.graph.nodes import NodeId

#: Of one version of a sample: a correction has another.
SampleId = NewType("SampleId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEntry:
    """A sample of paint as an officer enters it; it is of one vehicle."""

    #: A plate, what a vehicle entered by hand is called, or its name on the board.
    vehicle: str
    #: Where on the vehicle.
    spot: str
    taken_at: datetime
    taken_by: str
    #: From the outside in.
    layers: tuple[Layer, ...]
    witness: str = ""
    #: Number of the paper that proves it.
    number: str = ""
    #: The exhibit it is kept as.
    exhibit: ExhibitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(SampleEntry):
    """One version of a sample.

    Attributes:
        vehicle: As the ranking names it; empty: it is on the board only, and has no plate.
    """

    id: SampleId
    n: int
    version: int
    node: NodeId | None
    #: What the vehicle is called.
    called: str
    exhibit_n: int | None
    #: Why the version before it was wrong.
    reason: str
    entered_at: datetime
    entered_by: str
    withdrawn: Withdrawal | None = None
    #: A later version holds instead.
    is_replaced: bool = False

    @property
    def stands(self) -> bool:
        """Tell whether it is compared."""
        return self.withdrawn is None and not self.is_replaced


@dataclass(frozen=True, slots=True)
class Trace:
    """A fleck of paint of the case, and the exhibit it was taken from."""

    evidence: Evidence
    exhibit: ExhibitId | None = None
    exhibit_n: int | None = None

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers, from the outside in."""
        content = self.evidence.content
        return content.layers if isinstance(content, Paint) else ()


@dataclass(frozen=True, slots=True)
class CountedPaint:
    """A comparison that counts as evidence: number of the trace, of the sample, of the evidence."""

    trace: int
    sample: int
    evidence: int


@dataclass(frozen=True, slots=True)
class KeptExhibit:
    """An exhibit a sample may be kept as."""

    id: ExhibitId
    n: int
    name: str


@dataclass(frozen=True, slots=True)
class CasePaint:
    """The paint of one case.

    Attributes:
        samples: By number and version, replaced and withdrawn ones too.
        vehicles: What may be named as the vehicle of a sample: on the board or entered by hand.
    """

    case_id: CaseId
    traces: tuple[Trace, ...]
    samples: tuple[Sample, ...]
    counted: tuple[CountedPaint, ...]
    exhibits: tuple[KeptExhibit, ...]
    vehicles: tuple[str, ...]
    may_write: bool


@dataclass(frozen=True, slots=True)
class PaintPair:
    """A trace beside a sample, or beside another trace; it is compared whenever it is looked at."""

    trace: Trace
    other: Sample | Trace
    comparison: Comparison
    #: Number of the evidence it counts as.
    counted: int | None = None


def pairs_of(paint: CasePaint, day: date | None = None) -> tuple[PaintPair, ...]:
    """Return every trace with every sample that stands, then the traces with each other."""
    return tuple(_pairs(paint, day))


def _pairs(paint: CasePaint, day: date | None) -> Iterator[PaintPair]:
    counted = {(one.trace, one.sample): one.evidence for one in paint.counted}
    for trace in paint.traces:
        for sample in paint.samples:
            if sample.stands and not is_same_thing(trace, sample):
                found = compare(trace.layers, sample.layers, day)
                known = counted.get((trace.evidence.n, sample.n))
                yield PaintPair(trace, sample, found, known)
    for place, trace in enumerate(paint.traces):
        for other in paint.traces[place + 1 :]:
            yield PaintPair(trace, other, compare(trace.layers, other.layers, day))


def is_same_thing(trace: Trace, sample: Sample) -> bool:
    """Tell whether the two are one exhibit, which would be compared with itself."""
    return sample.exhibit is not None and sample.exhibit == trace.exhibit
