"""Samples of paint taken from vehicles: entered, corrected in a new version, withdrawn."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.samples import PaintSampleRow
from leads.evidence.kinds import EvidenceKind, Paint
from leads.evidence.samples import CasePaint, SampleEntry, SampleId
from leads.evidence.written import UnreadableError, check, read, write
from leads.services.candidates.paint_rows import (
    counted_of,
    exhibits_of,
    samples_of,
    settle,
    standing_sample,
    traces_of,
    vehicle_of,
    vehicles_in,
)
from leads.services.candidates.rows import AtCandidates, worded

if TYPE_CHECKING:
    from cases.services.desk import Deed
    from cases.store.engine import StoreSession


class Sampling(AtCandidates):
    """Keeping samples."""

    def paint(self, case_id: CaseId) -> CasePaint:
        """Return traces and samples, earlier versions too; that they were read is recorded."""
        with self.desk.looking(case_id, "paint") as session:
            may_write = require_sight(session, self.desk, case_id)
            names = officer_names(session)
            return CasePaint(
                case_id,
                traces_of(session, case_id, names),
                samples_of(session, case_id, names),
                counted_of(session, case_id),
                exhibits_of(session, case_id),
                vehicles_in(session, case_id),
                may_write,
            )

    def add_sample(self, case_id: CaseId, entry: SampleEntry) -> SampleId:
        """Enter a sample taken from a vehicle; it gets the next number of the case.

        Raises:
            Refusal: a field is missing or cannot be read, it lies ahead, no vehicle is called so,
                or its exhibit is a trace or the sample of another vehicle.
        """
        values = self._values(entry)
        with self._doing("evidence.add_sample", case_id) as deed:
            of_case = PaintSampleRow.case_id == case_id
            last = deed.session.scalar(select(func.max(PaintSampleRow.n)).where(of_case))
            row = self._row(deed, case_id, entry, values, n=(last or 0) + 1)
            deed.note(sample=row.n, **_told(deed.session, row))
            return SampleId(row.id)

    def change_sample(self, sample_id: SampleId, entry: SampleEntry, reason: str) -> SampleId:
        """Put right what was entered, in a new version; the earlier one stays to be read.

        What a comparison with it counted as is withdrawn where it would come out otherwise now.

        Raises:
            Refusal: no reason is given, it was changed meanwhile, or as `add_sample`.
        """
        why, values = worded("reason", reason), self._values(entry)
        case_id = self._case_of_sample(sample_id)
        with self._doing("evidence.change_sample", case_id, reason=why) as deed:
            before = standing_sample(deed.session, sample_id)
            row = self._row(deed, case_id, entry, values, n=before.n, after=before, reason=why)
            was, now = _told(deed.session, before), _told(deed.session, row)
            changed = [name for name in {**was, **now} if was.get(name) != now.get(name)]
            deed.note(
                sample=row.n,
                old={name: was[name] for name in changed if name in was},
                new={name: now[name] for name in changed if name in now},
            )
            if {"layers", "candidate"} & set(changed):
                settle(deed, self.desk, case_id, sample=row.n)
            return SampleId(row.id)

    def withdraw_sample(self, sample_id: SampleId, reason: str) -> None:
        """Withdraw a sample, and with it what its comparisons counted as; it stays on record."""
        why = worded("reason", reason)
        case_id = self._case_of_sample(sample_id)
        with self._doing("evidence.withdraw_sample", case_id, reason=why) as deed:
            row = standing_sample(deed.session, sample_id)
            row.withdrawn_at, row.withdrawn_by = self.desk.now(), self.desk.officer.id
            row.withdrawn_reason = why
            deed.note(sample=row.n, candidate=row.vehicle, spot=row.spot)
            settle(deed, self.desk, case_id, sample=row.n)

    def _values(self, entry: SampleEntry) -> dict[str, Any]:
        """Return the columns of a sample that need no row beside it, checked."""
        worded("vehicle", entry.vehicle)
        if not entry.layers:
            raise Refusal(Reason.FIELD_MISSING, field="layers")
        if entry.taken_at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="taken_at")
        try:
            check(Paint(entry.layers))
            written = write(Paint(entry.layers))
            read(EvidenceKind.PAINT, written)
        except UnreadableError as error:
            raise Refusal(Reason.FIELD_INVALID, field=error.field) from error
        return {
            "spot": worded("spot", entry.spot),
            "taken_at": entry.taken_at,
            "taken_by": worded("taken_by", entry.taken_by),
            "witness": entry.witness.strip(),
            "number": entry.number.strip(),
            "layers": written["layers"],
        }

    def _row(
        self,
        deed: "Deed",
        case_id: CaseId,
        entry: SampleEntry,
        values: dict[str, Any],
        *,
        n: int,
        after: PaintSampleRow | None = None,
        reason: str = "",
    ) -> PaintSampleRow:
        vehicle, node = vehicle_of(deed.session, case_id, entry.vehicle)
        if entry.exhibit is not None:
            _require_own(deed.session, case_id, entry, n, (vehicle, node))
        row = PaintSampleRow(
            case_id=case_id,
            n=n,
            version=1 if after is None else after.version + 1,
            vehicle=vehicle,
            node_id=node,
            exhibit_id=entry.exhibit,
            reason=reason,
            entered_at=self.desk.now(),
            entered_by=self.desk.officer.id,
            **values,
        )
        deed.session.add(row)
        deed.session.flush()
        return row

    def _case_of_sample(self, sample_id: SampleId) -> CaseId:
        with self.desk.reading() as session:
            row = session.get(PaintSampleRow, sample_id)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            return CaseId(row.case_id)


def _require_own(
    session: "StoreSession",
    case_id: CaseId,
    entry: SampleEntry,
    n: int,
    vehicle: tuple[str, int | None],
) -> None:
    """Refuse an exhibit of elsewhere, a trace, and one that is the sample of another vehicle."""
    row = session.get(ExhibitRow, entry.exhibit)
    if row is None or row.case_id != case_id:
        raise Refusal(Reason.NOT_FOUND)
    if any(trace.exhibit == entry.exhibit for trace in traces_of(session, case_id, {})):
        raise Refusal(Reason.SAMPLE_IS_TRACE, n=row.n)
    for other in samples_of(session, case_id, {}):
        same = other.stands and other.n != n and other.exhibit == entry.exhibit
        if same and (other.vehicle, other.node) != vehicle:
            raise Refusal(Reason.SAMPLE_OF_ANOTHER, n=row.n, vehicle=other.called)


def _told(session: "StoreSession", row: PaintSampleRow) -> dict[str, Any]:
    """Return what the journal says of a sample; what was left out is not told."""
    exhibit = session.get(ExhibitRow, row.exhibit_id) if row.exhibit_id is not None else None
    values = {
        "candidate": row.vehicle,
        "node": row.node_id,
        "spot": row.spot,
        "taken_at": row.taken_at,
        "taken_by": row.taken_by,
        "witness": row.witness,
        "number": row.number,
        "exhibit": exhibit.n if exhibit is not None else None,
        "layers": row.layers,
    }
    return {name: value for name, value in values.items() if value}
