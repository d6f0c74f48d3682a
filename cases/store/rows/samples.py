"""Rows: samples of paint taken from vehicles, and comparisons that count as evidence.

A correction is a version of its own, so that the earlier ones stay to be read.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row
from cases.store.rows.triggers import made_with


class PaintSampleRow(Row):
    """One version of a sample of paint; the latest of its number holds."""

    __tablename__ = "paint_samples"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("case_id", "n", "version"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: Its number in the case, as 样品 2; the same in every version.
    n: Mapped[int]
    version: Mapped[int]
    #: The one vehicle it was taken from: a plate, or "#" and the number of one entered by hand.
    vehicle: Mapped[str] = mapped_column(default="")
    #: Its node on the board, where it has neither.
    node_id: Mapped[int | None] = mapped_column(ForeignKey("lead_nodes.id"))
    #: Where on the vehicle.
    spot: Mapped[str]
    taken_at: Mapped[datetime]
    taken_by: Mapped[str]
    witness: Mapped[str] = mapped_column(default="")
    #: Number of the paper that proves it.
    number: Mapped[str] = mapped_column(default="")
    #: The exhibit it is kept as.
    exhibit_id: Mapped[int | None] = mapped_column(ForeignKey("exhibits.id"), index=True)
    #: From the outside in, as `leads.evidence.written` says.
    layers: Mapped[Any] = mapped_column(JSON)
    #: Why the version before it was wrong.
    reason: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class PaintCountedRow(Row):
    """That the comparison of a trace with a sample counts as evidence on its vehicle."""

    __tablename__ = "paint_counted"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: What it counts as.
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), unique=True)
    #: The trace, which is evidence too.
    trace_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    #: Number of the sample.
    sample: Mapped[int]
    #: As the ranking names it.
    vehicle: Mapped[str]


#: What stays as it was written, whatever SQL is sent; the migration makes these too.
TRIGGERS = {
    PaintSampleRow: (
        """CREATE TRIGGER paint_samples_stay BEFORE UPDATE OF case_id, n, version, vehicle, node_id,
        spot, taken_at, taken_by, witness, number, exhibit_id, layers, reason ON paint_samples
        BEGIN SELECT RAISE(ABORT, 'a version of a sample does not change'); END""",
        """CREATE TRIGGER paint_samples_no_delete BEFORE DELETE ON paint_samples
        BEGIN SELECT RAISE(ABORT, 'a sample is not deleted'); END""",
    ),
    PaintCountedRow: (
        """CREATE TRIGGER paint_counted_stay BEFORE UPDATE ON paint_counted
        BEGIN SELECT RAISE(ABORT, 'what a comparison counts as does not change'); END""",
        """CREATE TRIGGER paint_counted_no_delete BEFORE DELETE ON paint_counted
        BEGIN SELECT RAISE(ABORT, 'what a comparison counts as is not deleted'); END""",
    ),
}

for _row, _statements in TRIGGERS.items():
    made_with(_row, *_statements)
