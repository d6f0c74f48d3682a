"""Looking through an extract as one types; opening a row, taking hits out."""

from datetime import datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING, Final

from cases.refusals import Reason, Refusal
from cases.services.masking import stars
from leads.ranking.population import Population
from leads.registers.fields import OFFERED, PRIVATE, ExtractKind, Field
from leads.registers.hits import hits_of
from leads.registers.records import DoorHit, ExtractId, Found, Hit, OpenedRow, UseKind
from leads.registers.searching import Offered, PatternError, Places, Wanted, offered, search
from leads.services.extracts.rows import AtExtracts, use_extract
from leads.services.extracts.stored import population_in, row_at, rows_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.services.desk import Desk

Hits = tuple[Hit, ...] | tuple[DoorHit, ...]
#: Hits shown; the count is that of all.
SHOWN: Final = 200
#: Without a search for so long, the next one begins a new sitting and a new entry.
_SITTING: Final = timedelta(minutes=30)
#: Characters of a number that stay when it is masked.
_HEAD, _TAIL = 3, 2


class Searching(AtExtracts):
    """Searching. The columns of an extract stay in memory until `forget`."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._held: dict[ExtractId, Population] = {}
        self._choices: dict[ExtractId, Offered] = {}
        self._sittings: dict[ExtractId, datetime] = {}
        #: Told apart so that a search under way when the window is locked keeps nothing.
        self._turn = 0
        self._lock = Lock()

    def search(self, extract_id: ExtractId, wanted: Wanted, limit: int = SHOWN) -> Found:
        """Return the first hits in an extract and how many there are.

        Every call asks the store whether the extract may still be used; a sitting is journaled
        once, before anything is shown.

        Raises:
            Refusal: the extract may not be used, or the pattern cannot be read.
        """
        case_id, kind = self._usable(extract_id)
        self._sit(extract_id, case_id, wanted)
        if kind is ExtractKind.ADDRESSES:
            return self._addresses(extract_id, wanted, limit)
        population = self._columns(extract_id)
        places = _places(population, wanted)
        total = len(population) if places is None else len(places)
        first: Sequence[int] = range(min(limit, total))
        if places is not None:
            first = places[:limit].tolist()
        hits = hits_of(population, first)
        choices = self._offered(extract_id, population)
        return Found(total, len(population), hits, offered=choices)

    def open_row(self, extract_id: ExtractId, place: int, reason: str = "") -> OpenedRow:
        """Return everything the register says of one row; that it was opened is recorded.

        Identity number and phone are masked, unless a reason is given.

        Raises:
            Refusal: the extract may not be used, or there is no such row.
        """
        case_id, kind = self._usable(extract_id)
        why = reason.strip()
        act, use = ("extract.unmask", UseKind.UNMASKED) if why else ("extract.open", UseKind.OPENED)
        with self.desk.act(act, case_id) as deed:
            cells = row_at(deed.session, extract_id, kind, place)
            if cells is None:
                raise Refusal(Reason.NOT_FOUND)
            words = " ".join(filter(None, (_named(cells), why)))
            use_extract(deed, self.desk, extract_id, use, words, 1)
        return OpenedRow(
            extract_id,
            place,
            tuple(
                (held, cells[held] if why or held not in PRIVATE else masked(cells[held]))
                for held in OFFERED[kind]
                if cells[held]
            ),
            is_masked=not why,
        )

    def take_out(self, extract_id: ExtractId, wanted: Wanted, limit: int) -> Hits:
        """Return hits for a table file; that they left the search is recorded.

        Raises:
            Refusal: the extract may not be used.
        """
        case_id, _kind = self._usable(extract_id)
        found = self.search(extract_id, wanted, limit)
        hits: Hits = found.hits or found.doors
        with self.desk.act("extract.use", case_id) as deed:
            use_extract(deed, self.desk, extract_id, UseKind.EXPORT, said(wanted), len(hits))
        return hits

    def forget(self) -> None:
        """Drop everything held in memory: the window is being locked, or the case left."""
        with self._lock:
            self._turn += 1
            self._held.clear()
            self._choices.clear()
            self._sittings.clear()

    @property
    def held(self) -> int:
        """How many extracts are in memory now."""
        return len(self._held)

    def _sit(self, extract_id: ExtractId, case_id: int, wanted: Wanted) -> None:
        now = self.desk.now()
        last = self._sittings.get(extract_id)
        if last is None or now - last > _SITTING:
            with self.desk.act("extract.search", case_id) as deed:
                use_extract(deed, self.desk, extract_id, UseKind.SEARCH, said(wanted))
        self._sittings[extract_id] = now

    def _columns(self, extract_id: ExtractId) -> Population:
        found = self._held.get(extract_id)
        if found is None:
            turn = self._turn
            with self.desk.reading() as session:
                found = population_in(session, extract_id)
            with self._lock:
                if turn == self._turn:
                    self._held[extract_id] = found
        return found

    def _offered(self, extract_id: ExtractId, population: Population) -> Offered:
        found = self._choices.get(extract_id)
        if found is None:
            found = offered(population)
            with self._lock:
                if extract_id in self._held:
                    self._choices[extract_id] = found
        return found

    def _addresses(self, extract_id: ExtractId, wanted: Wanted, limit: int) -> Found:
        """Look through a list of addresses, whose rows are few and have no plate."""
        words = wanted.pattern.casefold().split()
        total, among = 0, 0
        doors: list[DoorHit] = []
        with self.desk.reading() as session:
            for place, cells in enumerate(rows_in(session, extract_id, ExtractKind.ADDRESSES)):
                among += 1
                text = _named(cells).casefold()
                if not all(word in text for word in words):
                    continue
                total += 1
                if len(doors) < limit:
                    doors.append(_door(place, cells))
        return Found(total, among, doors=tuple(doors))


def masked(text: str) -> str:
    """Return a number of which the middle is hidden."""
    return stars(text, _HEAD, _TAIL)


def said(wanted: Wanted) -> str:
    """Return what is looked for in a line for the journal."""
    years = "-".join(
        "" if one is None else str(one) for one in (wanted.year_from, wanted.year_until)
    )
    parts = (
        wanted.pattern,
        "/".join(wanted.plate_colours),
        "/".join(wanted.classes),
        "/".join(wanted.colours),
        "/".join(wanted.districts),
        "/".join(wanted.insurers),
        wanted.number,
        wanted.model,
        years.strip("-") and years,
    )
    return " ".join(filter(None, parts))


def _places(population: Population, wanted: Wanted) -> Places | None:
    try:
        return search(population, wanted)
    except PatternError as error:
        raise Refusal(Reason.PATTERN_UNREADABLE, field="pattern", pattern=str(error)) from error


def _door(place: int, cells: dict[Field, str]) -> DoorHit:
    return DoorHit(
        place,
        cells[Field.ADDRESS],
        cells[Field.BUILDING],
        cells[Field.STAIRWELL],
        cells[Field.FLOOR],
        cells[Field.DOOR],
        cells[Field.DISTRICT],
    )


def _named(cells: dict[Field, str]) -> str:
    """Return by what a row is known: its plate, its policy, its door."""
    if plate := cells.get(Field.PLATE):
        return plate
    known = (
        Field.POLICY_NUMBER,
        Field.ADDRESS,
        Field.BUILDING,
        Field.STAIRWELL,
        Field.FLOOR,
        Field.DOOR,
    )
    return " ".join(filter(None, (cells.get(held, "") for held in known)))
