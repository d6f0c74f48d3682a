"""Exhibits entered: new ones, things already held, corrections, the grade."""

from contextlib import suppress
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.ids import AttachmentId, CaseId, ThingId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.attachments import AttachmentRow
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.holding import ThingPhotoRow, ThingRow, ThingStepRow
from leads.evidence.grade import Grade
from leads.exhibits.records import ExhibitEntry, ExhibitId, StepEntry
from leads.services.exhibits.photos import put_photo
from leads.services.exhibits.rows import TOLD, AtExhibits, record_step, told

if TYPE_CHECKING:
    from cases.services.desk import Deed

#: What an exhibit must say of itself (行政程序 art. 187: name, number, features, where from).
_WANTED = ("name", "found_where", "found_by")


class Entering(AtExhibits):
    """Writing down what an exhibit is."""

    def add(self, case_id: CaseId, entry: ExhibitEntry) -> ExhibitId:
        """Enter an exhibit with the first step of its chain; it gets the next number of the case.

        Raises:
            Refusal: a field is missing, or it was found in the future.
        """
        said = _stripped(entry)
        self._check(said)
        with self.desk.act("exhibits.add", case_id) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = self._row(deed, case_id, said)
            deed.session.add(row)
            deed.session.flush()
            deed.note(exhibit=row.n, **told(said))
            record_step(
                deed,
                self.desk,
                ExhibitId(row.id),
                StepEntry(
                    act=CustodyAct.COLLECTED,
                    at=said.found_at,
                    person=said.found_by,
                    from_place=said.found_where,
                    manner=said.packing or "提取",
                    place=said.place,
                    holder=said.found_by,
                    seal_after=said.seal,
                    witness=said.witness,
                ),
            )
            return ExhibitId(row.id)

    def link_thing(self, thing_id: ThingId, kind: ExhibitKind) -> ExhibitId:
        """Make an exhibit of a thing that is held; nothing of it is entered a second time.

        Its photographs and its chain are those of the thing; both go on together.

        Raises:
            Refusal: there is no such thing, or it is an exhibit already.
        """
        with self.desk.reading() as session:
            case_id = session.scalar(select(ThingRow.case_id).where(ThingRow.id == thing_id))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        with self.desk.act("exhibits.link_thing", case_id, exhibit_kind=kind) as deed:
            require_place(deed.session, self.desk, CaseId(case_id), INVESTIGATES)
            thing = deed.session.get_one(ThingRow, thing_id)
            taken = select(ExhibitRow.id).where(ExhibitRow.thing_id == thing_id)
            if deed.session.scalar(taken) is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            entry = ExhibitEntry(
                kind=kind,
                name=thing.name,
                quantity=thing.quantity,
                features=thing.features,
                found_at=thing.seized_at,
                found_where=thing.seized_where,
                found_by=_taker(deed.session, thing),
            )
            row = self._row(deed, CaseId(case_id), entry)
            row.thing_id = thing.id
            deed.session.add(row)
            deed.session.flush()
            deed.note(exhibit=row.n, thing=thing.item)
            for photo, file in deed.session.execute(
                select(ThingPhotoRow, AttachmentRow)
                .join(AttachmentRow, AttachmentRow.id == ThingPhotoRow.attachment_id)
                .where(ThingPhotoRow.thing_id == thing.id)
                .order_by(ThingPhotoRow.id)
            ):
                # A list scanned as PDF is kept with the thing as well, and is no photograph.
                with suppress(Refusal):
                    put_photo(deed, self.desk, row, AttachmentId(file.id), file, photo.caption)
            return ExhibitId(row.id)

    def change(self, exhibit_id: ExhibitId, entry: ExhibitEntry, reason: str) -> None:
        """Put right what an exhibit is said to be; the journal keeps what was said before.

        The chain is not touched: a wrong step of it is corrected there.

        Raises:
            Refusal: no reason is given, or a field is missing.
        """
        said = _stripped(entry)
        self._check(said)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        case_id = self._case_of(exhibit_id)
        with self.desk.act("exhibits.change", case_id, reason=reason.strip()) as deed:
            row = self._worked_on(deed, exhibit_id)
            old, new = {}, {}
            for one in _OWN:
                was, now = getattr(row, one), getattr(said, one)
                if was != now:
                    old[TOLD.get(one, one)], new[TOLD.get(one, one)] = was, now
                    setattr(row, one, now)
            deed.note(exhibit=row.n, old=old, new=new)

    def grade(self, exhibit_id: ExhibitId, grade: Grade | None, reason: str) -> None:
        """Grade an exhibit on both axes, or say that it is not graded.

        Raises:
            Refusal: no reason is given.
        """
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        case_id = self._case_of(exhibit_id)
        with self.desk.act("exhibits.grade", case_id, reason=reason.strip()) as deed:
            row = self._worked_on(deed, exhibit_id)
            new = str(grade) if grade is not None else None
            deed.note(exhibit=row.n, old={"grade": row.grade}, new={"grade": new})
            row.grade = new

    def _row(self, deed: "Deed", case_id: CaseId, entry: ExhibitEntry) -> ExhibitRow:
        return ExhibitRow(
            case_id=case_id,
            n=_next_number(deed.session, case_id),
            kind=entry.kind.value,
            name=entry.name,
            quantity=entry.quantity,
            features=entry.features,
            found_at=entry.found_at,
            found_where=entry.found_where,
            found_by=entry.found_by,
            packing=entry.packing,
            seal=entry.seal,
            grade=str(entry.grade) if entry.grade is not None else None,
            entered_at=self.desk.now(),
            entered_by=self.desk.officer.id,
        )

    def _check(self, entry: ExhibitEntry) -> None:
        self._past(entry.found_at, "found_at")
        for field in _WANTED:
            if not getattr(entry, field):
                raise Refusal(Reason.FIELD_MISSING, article="admin.187", field=field)


#: What `change` may put right; seals belong to the chain.
_OWN = (
    *("kind", "name", "quantity", "features", "found_at", "found_where", "found_by"),
    "packing",
)


def _stripped(entry: ExhibitEntry) -> ExhibitEntry:
    texts: dict[str, Any] = {
        one.name: value.strip()
        for one in fields(entry)
        if type(value := getattr(entry, one.name)) is str
    }
    return replace(entry, **texts)


def _next_number(session: StoreSession, case_id: int) -> int:
    last = session.scalar(select(func.max(ExhibitRow.n)).where(ExhibitRow.case_id == case_id))
    return (last or 0) + 1


def _taker(session: StoreSession, thing: ThingRow) -> str:
    """Return the officer who entered that a thing was taken; who holds it may be a storekeeper."""
    officer = session.scalar(
        select(ThingStepRow.entered_by)
        .where(ThingStepRow.thing_id == thing.id)
        .order_by(ThingStepRow.id)
        .limit(1)
    )
    return officer_names(session).get(officer or 0, thing.holder)
