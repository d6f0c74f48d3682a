"""The rows of exhibits: found, their chain read, a step written inside another act."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.records.exhibits import LEAVING, ON_THE_SPOT, CustodyAct, ExhibitKind
from cases.records.holding import ThingAct
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.store.engine import StoreSession
from cases.store.rows.exhibits import ExhibitRow, ExhibitStepRow
from cases.store.rows.holding import ThingStepRow
from leads.exhibits.custody import place_of, traces_at
from leads.exhibits.records import ExhibitEntry, ExhibitId, Step, StepEntry, StepId

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


class AtExhibits:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def _case_of(self, exhibit_id: ExhibitId) -> int:
        with self.desk.reading() as session:
            case_id = session.scalar(select(ExhibitRow.case_id).where(ExhibitRow.id == exhibit_id))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        return case_id

    def _worked_on(self, deed: "Deed", exhibit_id: ExhibitId) -> ExhibitRow:
        """Return an exhibit of a case the officer investigates."""
        row = deed.session.get(ExhibitRow, exhibit_id)
        if row is None:
            raise Refusal(Reason.NOT_FOUND)
        require_place(deed.session, self.desk, row.case_id, INVESTIGATES)
        return row

    def _past(self, at: datetime, field: str = "at") -> None:
        if at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field=field)


def record_step(
    deed: "Deed",
    desk: "Desk",
    exhibit_id: ExhibitId,
    entry: StepEntry,
    *,
    replaces: StepId | None = None,
    reason: str = "",
) -> StepId:
    """Write a step of custody inside another act, such as the outing of a key.

    What was done where it lies needs no place: it is the one of the step before.

    Raises:
        Refusal: it is still to come, its times are inverted, one of the five questions has no
            answer, or a key is tried whose traces nobody has taken.
    """
    row = deed.session.get(ExhibitRow, exhibit_id)
    if row is None:
        raise Refusal(Reason.NOT_FOUND)
    require_place(deed.session, desk, row.case_id, INVESTIGATES)
    chain = chain_of(deed.session, row, {})
    known = [step for step in chain if step.id != replaces]
    said = _settled(entry, known)
    _check(said, row, known, desk.now())
    made = ExhibitStepRow(
        case_id=row.case_id,
        exhibit_id=row.id,
        **{one.name: getattr(said, one.name) for one in fields(said)},
        replaces_id=replaces,
        reason=reason.strip(),
        entered_at=desk.now(),
        entered_by=desk.officer.id,
    )
    made.act = said.act.value
    deed.session.add(made)
    deed.session.flush()
    deed.note(exhibit=row.n)
    wrong = next((told(step.entry) for step in chain if step.id == replaces), None)
    if wrong is None:
        deed.note(**told(said))
    elif said.act is CustodyAct.WITHDRAWN:
        deed.note(old=wrong)
    else:
        deed.note(old=wrong, new=told(said))
    return StepId(made.id)


#: What the journal calls the fields of what is entered, where the plain name means another thing.
TOLD = {
    "kind": "exhibit_kind",
    "name": "exhibit_name",
    "act": "custody",
    "until": "arrived_at",
    "words": "note",
}


def told(entry: StepEntry | ExhibitEntry) -> dict[str, Any]:
    """Return what was entered as the journal names it; what was left out is not told."""
    values = {TOLD.get(one.name, one.name): getattr(entry, one.name) for one in fields(entry)}
    if isinstance(entry, ExhibitEntry):
        values["grade"] = str(entry.grade) if entry.grade is not None else ""
    return {name: value for name, value in values.items() if value}


def traces_taken(session: StoreSession, exhibit_id: ExhibitId) -> datetime | None:
    """Return when the traces of an exhibit were taken; None: they were not, or it is hidden."""
    row = session.get(ExhibitRow, exhibit_id)
    return traces_at(chain_of(session, row, {})) if row is not None else None


def chain_of(session: StoreSession, row: ExhibitRow, names: Mapping[int, str]) -> tuple[Step, ...]:
    """Return every step of an exhibit, those written with the things held among them."""
    own = session.scalars(
        select(ExhibitStepRow)
        .where(ExhibitStepRow.exhibit_id == row.id)
        .order_by(ExhibitStepRow.at, ExhibitStepRow.id)
    )
    found = [_step(one, names) for one in own]
    if row.thing_id is not None:
        found += _of_holding(session, row.thing_id, names)
    return tuple(sorted(found, key=lambda one: (one.entry.at, one.entered_at, not one.of_holding)))


def _step(row: ExhibitStepRow, names: Mapping[int, str]) -> Step:
    entry = StepEntry(
        **{one.name: getattr(row, one.name) for one in fields(StepEntry) if one.name != "act"},
        act=CustodyAct(row.act),
    )
    replaces = None if row.replaces_id is None else StepId(row.replaces_id)
    by = names.get(row.entered_by, "")
    return Step(StepId(row.id), entry, replaces, row.reason, by, row.entered_at)


#: What is done with a thing held, as a step of custody; the other acts leave it where it is.
_HOLDING = {
    ThingAct.TAKEN: CustodyAct.COLLECTED,
    ThingAct.MOVED: CustodyAct.MOVED,
    ThingAct.RETURNED: CustodyAct.RETURNED,
    ThingAct.LIFTED: CustodyAct.RETURNED,
    ThingAct.HANDED_ON: CustodyAct.HANDED_ON,
    ThingAct.DISPOSED: CustodyAct.DISPOSED,
}


def _of_holding(session: StoreSession, thing_id: int, names: Mapping[int, str]) -> list[Step]:
    """Return the steps of the thing held that an exhibit is."""
    rows = session.scalars(
        select(ThingStepRow)
        .where(ThingStepRow.thing_id == thing_id)
        .order_by(ThingStepRow.at, ThingStepRow.id)
    )
    found, place = [], ""
    for row in rows:
        act = _HOLDING.get(ThingAct(row.kind))
        if act is None:
            continue
        entry = StepEntry(
            act=act,
            at=row.at,
            person=row.from_holder or row.to_holder,
            from_place=place,
            manner=row.words if act is CustodyAct.MOVED else "",
            place="" if act in LEAVING else row.place or place,
            holder=row.to_holder,
            witness=str((row.more or {}).get("witness", "")),
            number=row.number,
            words="" if act is CustodyAct.MOVED else row.words,
        )
        by = names.get(row.entered_by, "")
        found.append(Step(StepId(-row.id), entry, None, "", by, row.entered_at, of_holding=True))
        place = entry.place
    return found


def _settled(entry: StepEntry, known: list[Step]) -> StepEntry:
    """Return the entry without blanks around its words, and with the place where it lies."""
    texts: dict[str, Any] = {
        one.name: value.strip()
        for one in fields(entry)
        if isinstance(value := getattr(entry, one.name), str) and one.name != "act"
    }
    said = replace(entry, **texts)
    if said.act in ON_THE_SPOT:
        earlier = [step for step in known if step.entry.at <= said.at]
        here = place_of(earlier or known)
        said = replace(said, from_place=here.place, place=here.place, holder=here.holder)
    return said


def _check(entry: StepEntry, row: ExhibitRow, known: list[Step], now: datetime) -> None:
    for field in ("at", "until"):
        moment = getattr(entry, field)
        if moment is not None and moment > now:
            raise Refusal(Reason.IN_THE_FUTURE, field=field)
    if entry.until is not None and entry.until < entry.at:
        raise Refusal(Reason.TIMES_INVERTED, field="until")
    if entry.act is not CustodyAct.WITHDRAWN:
        _check_answers(entry, row)
        _check_key(entry, row, known)


def _check_answers(entry: StepEntry, row: ExhibitRow) -> None:
    """Refuse a step that does not answer the five questions, or that the things held answer."""
    if entry.at < row.found_at:
        raise Refusal(Reason.TIMES_INVERTED, field="at")
    for field in _WANTED[entry.act in ON_THE_SPOT]:
        if not getattr(entry, field):
            raise Refusal(Reason.FIELD_MISSING, article="admin.189", field=field)
    if not (entry.place or entry.holder):
        raise Refusal(Reason.FIELD_MISSING, article="admin.189", field="place")
    if row.thing_id is not None and entry.act in LEAVING:
        raise Refusal(Reason.KEPT_WITH_THINGS)


def _check_key(entry: StepEntry, row: ExhibitRow, known: list[Step]) -> None:
    if entry.act is CustodyAct.TRIED and row.kind == ExhibitKind.KEY:
        taken = traces_at(known)
        if taken is None or taken > entry.at:
            raise Refusal(Reason.TRACES_NOT_TAKEN)


#: What must be said of a step that moves the exhibit, and of one on the spot.
_WANTED = {False: ("person", "from_place", "manner"), True: ("person",)}
