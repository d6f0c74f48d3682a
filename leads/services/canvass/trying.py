"""Tries entered back from the sheet, and mistaken entries put right; none is ever removed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.refusals import Reason, Refusal
from cases.services.desk import Deed
from cases.services.names import officer_names
from cases.store.rows.canvass import (
    CanvassOutingRow,
    CanvassResidentRow,
    CanvassRow,
    CanvassTryRow,
)
from leads.canvass.addresses import Address, CanvassId, OutingId, TryId
from leads.canvass.conditions import check_try
from leads.canvass.records import Mark, TryEntry, Turned, mark_of
from leads.services.canvass.fitting import Fits
from leads.services.canvass.rows import AtCanvass, doors_of, keys_of, outing_of

if TYPE_CHECKING:
    from cases.services.desk import Desk


class Trying(AtCanvass):
    """What happened at the doors."""

    def enter(self, outing_id: OutingId, entries: Sequence[TryEntry]) -> tuple[TryId, ...]:
        """Enter tries of an outing, one or a whole evening; all of them or none.

        Law: 行政程序 art. 82.

        Raises:
            Refusal: one of them is not allowed as it stands, and which door.
        """
        case_id = self._case_of(CanvassOutingRow, outing_id)
        if not entries:
            raise Refusal(Reason.FIELD_MISSING, field="door")
        with self.desk.act("canvass.enter", case_id) as deed:
            self._worked_on(deed, case_id)
            row = deed.session.get_one(CanvassOutingRow, outing_id)
            made = tuple(self._enter(deed, row, one) for one in entries)
            # Doors only: who lives there is deleted when the case is concluded.
            deed.note(outing_n=row.n, **_by_mark(entries))
        for try_id, one in zip(made, entries, strict=True):
            if one.turned is Turned.OPENS:
                Fits(self.desk).bring(case_id, try_id)
        return made

    def correct(self, try_id: TryId, entry: TryEntry | None, reason: str) -> None:
        """Put a mistaken entry right, or take it back; it stays, struck through, with the reason.

        Raises:
            Refusal: no reason, corrected before, or the right entry is not allowed.
        """
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        case_id = self._case_of(CanvassTryRow, try_id)
        with self.desk.act("canvass.correct", case_id, reason=reason.strip()) as deed:
            self._worked_on(deed, case_id)
            old = deed.session.get_one(CanvassTryRow, try_id)
            taken = deed.session.scalar(
                select(CanvassTryRow.id).where(CanvassTryRow.replaces_id == try_id).limit(1)
            )
            if taken is not None or old.void:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            row = deed.session.get_one(CanvassOutingRow, old.outing_id)
            opened = old.turned == Turned.OPENS
            if entry is not None:
                made = self._enter(deed, row, entry, replaces=old.id, reason=reason.strip())
                deed.note(outing_n=row.n, **_by_mark((entry,)))
            else:
                made = None
                deed.session.add(_taken_back(old, self.desk, reason.strip()))
                deed.note(taken_back=old.id)
        if opened:
            Fits(self.desk).refute(case_id, try_id, reason.strip())
        if made is not None and entry is not None and entry.turned is Turned.OPENS:
            Fits(self.desk).bring(case_id, made)

    def doors(self, canvass_id: CanvassId) -> tuple[Address, ...]:
        """Return which doors there are, for entering by keyboard."""
        self._case_of(CanvassRow, canvass_id)
        with self.desk.reading() as session:
            return tuple(doors_of(session, canvass_id))

    def _enter(
        self,
        deed: Deed,
        row: CanvassOutingRow,
        entry: TryEntry,
        replaces: int | None = None,
        reason: str = "",
    ) -> TryId:
        canvass = deed.session.get_one(CanvassRow, row.canvass_id)
        outing = outing_of(deed.session, self.desk, row, officer_names(deed.session))
        check_try(entry, outing, keys_of(canvass), self.desk.now())
        door = doors_of(deed.session, row.canvass_id).get(entry.address)
        if door is None:
            raise Refusal(Reason.FIELD_INVALID, field="door", value=entry.address.code)
        made = CanvassTryRow(
            case_id=row.case_id,
            canvass_id=row.canvass_id,
            outing_id=row.id,
            door_id=door.id,
            at=entry.at,
            answer=entry.answer.value,
            turned=entry.turned.value,
            key=entry.key,
            warrant=entry.warrant.strip(),
            witness=entry.witness.strip(),
            stopped=entry.stopped,
            locked=entry.locked,
            reported_to=entry.reported_to.strip(),
            replaces_id=replaces,
            reason=reason,
            entered_at=self.desk.now(),
            entered_by=self.desk.officer.id,
        )
        deed.session.add(made)
        deed.session.flush()
        if entry.resident.strip() or entry.words.strip():
            deed.session.add(
                CanvassResidentRow(
                    case_id=row.case_id,
                    try_id=made.id,
                    name=entry.resident.strip(),
                    words=entry.words.strip(),
                )
            )
        return TryId(made.id)


def _taken_back(old: CanvassTryRow, desk: "Desk", reason: str) -> CanvassTryRow:
    """Return the entry that says nothing happened where another one says it did."""
    return CanvassTryRow(
        case_id=old.case_id,
        canvass_id=old.canvass_id,
        outing_id=old.outing_id,
        door_id=old.door_id,
        at=old.at,
        answer=old.answer,
        turned=old.turned,
        replaces_id=old.id,
        reason=reason,
        void=True,
        entered_at=desk.now(),
        entered_by=desk.officer.id,
    )


def _by_mark(entries: Sequence[TryEntry]) -> dict[str, list[str]]:
    """Return the codes of the doors by what happened there, as the journal keeps them."""
    found: dict[str, list[str]] = {}
    for one in entries:
        mark = mark_of(one)
        name = "turned_away" if mark is Mark.REFUSED else mark.value
        found.setdefault(name, []).append(one.address.code)
    return found
