"""What happens at a desk: sessions with the store, acts entered in the journal or not at all."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.access.secrets import hidden_names
from cases.services.sealing import refuse_named, without_names
from cases.services.transfers.gone import refuse_gone
from cases.store import engine, journal
from cases.store.guard import Acting

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar
    from cases.papers.press import Press
    from cases.records.ids import CaseId
    from cases.records.officers import Officer, Role
    from cases.records.proof import Check
    from cases.services.station import Station


#: How long a search waits for the look that it leads to.
_SOUGHT = timedelta(minutes=1)
#: All that a people's mediator does at a desk, and what the program does whoever comes; lists he
#: is shown are narrowed by the guard.
_OF_GUESTS = frozenset(
    {"packet", "packet.report", "officers.change_password"}
    | {"station.sign_in", "station.unlock", "station.backup", "extract.delete_due"}
)


@dataclass(frozen=True, slots=True)
class Changed:
    """An act has been recorded; views that show this kind of thing reload."""

    act: str
    case_id: int | None


@dataclass(slots=True)
class Deed:
    """An act under way: its session, and what its journal entry will say."""

    session: engine.StoreSession
    values: dict[str, Any]
    case_id: int | None
    #: The journal entry of this act, once the block has ended.
    head: journal.Head | None = None

    def note(self, **values: Any) -> None:
        """Add to what the journal entry will hold: old and new values, reasons."""
        self.values.update(values)


@dataclass
class Seat:
    """Where a signed-in officer sits: who he is, and how what he does gets into the store.

    Attributes:
        store: The open database.
        officer: Who acts; every statement is narrowed to what he may see.
        now: The clock; tests hand in a fixed one.
        press: Turns papers into pages.
        calendar: Gives the working calendar of the unit as it stands.
    """

    store: engine.Store
    officer: "Officer"
    now: Callable[[], datetime]
    press: "Press"
    calendar: Callable[[], "WorkCalendar"]
    #: Called after each recorded act, on the thread that did it.
    listeners: list[Callable[[Changed], None]] = field(default_factory=list)
    #: The station the desk stands in; None only where a test needs no key file.
    station: "Station | None" = None
    #: What the last check of the record found at this desk.
    checked: "Check | None" = field(default=None, init=False, repr=False)
    #: What was typed to find a case that is about to be opened, and when.
    _sought: "tuple[CaseId, str, datetime] | None" = field(default=None, init=False, repr=False)

    def today(self) -> date:
        """Return the day of the unit's zone."""
        return day_of(self.now())

    def require(self, *roles: "Role") -> None:
        """Refuse unless the officer holds one of the roles."""
        if not self.officer.holds(*roles):
            raise Refusal(Reason.NOT_ALLOWED, roles=roles)

    @contextmanager
    def reading(self) -> Iterator[engine.StoreSession]:
        """Yield a guarded session for lists and counts, which leave no entry in the journal."""
        with engine.session(self.store.reading, self._acting(door=False)) as session:
            yield session

    @contextmanager
    def looking(self, case_id: "CaseId", what: str) -> Iterator[engine.StoreSession]:
        """Yield a guarded session for the details of a case; that they were read is recorded.

        The look by which a search opened the case says what was typed, in the same entry. A look
        that was refused because the case is not his is entered as well.
        """
        self._admit(what, Reason.NOT_FOUND)
        try:
            with engine.session(self.store.writing, self._acting(door=False)) as session:
                yield session
                found_by = self._found_by(case_id)
                if found_by:
                    found_by = without_names(found_by, hidden_names(session, case_id))
                self._enter(session, "case.read", case_id, {"what": what} | found_by)
        except Refusal as refused:
            if refused.reason is Reason.NOT_FOUND:
                self._enter_refused(case_id, what)
            raise

    def seek(self, case_id: "CaseId", words: str) -> None:
        """Remember what was typed to find a case that is opened next; nothing is written yet."""
        self._sought = (case_id, words, self.now()) if words.strip() else None

    def is_sought(self, case_id: "CaseId") -> bool:
        """Tell whether the case is being opened by a search, and that stands in no entry yet."""
        if self._sought is None:
            return False
        sought, _words, since = self._sought
        # What was found and not opened is forgotten: a later look has nothing to do with it.
        return sought == case_id and self.now() - since <= _SOUGHT

    def _found_by(self, case_id: "CaseId") -> dict[str, str]:
        if not self.is_sought(case_id):
            return {}
        assert self._sought is not None
        words, self._sought = self._sought[1].strip(), None
        return {"searched": words}

    @contextmanager
    def act(
        self, act: str, case_id: int | None = None, *, door: bool = False, **values: Any
    ) -> Iterator[Deed]:
        """Yield a deed; when the block ends it is in the store and in the journal, or nowhere.

        Args:
            act: What is done, as `mediation.book_session`; `ui.labels.acts` names it.
            case_id: The case it belongs to; its clocks are counted anew. A deed that opens a
                case sets `deed.case_id` itself.
            door: Past the guard, for what the guard cannot know yet: opening and assigning.
            values: First values of the journal entry.
        """
        self._admit(act)
        store = self.store.door if door else self.store.writing
        try:
            with engine.session(store, self._acting(door=door)) as session:
                deed = Deed(session, dict(values), case_id)
                refuse_gone(session, case_id, act)
                yield deed
                session.flush()
                if case_id is None:
                    refuse_gone(session, deed.case_id, act)
                if deed.case_id is not None:
                    refuse_named(session, deed.case_id, act, deed.values)
                    self._approved(session, deed.case_id)
                    self._project(session, deed.case_id)
                deed.head = self._enter(session, act, deed.case_id, deed.values)
        except Refusal as refused:
            if refused.reason is Reason.SECRET_NAMED or "stopped" in refused.details:
                self._enter_attempt(act, refused)
            raise
        self.tell(Changed(act, deed.case_id))

    @contextmanager
    def wholesale(self, act: str, **values: Any) -> Iterator[Deed]:
        """Yield a deed on many cases at once, past the guard: a whole ledger in or out again."""
        from cases.store.bulk import wholesale

        self._admit(act)
        with wholesale(self.store, self._acting(door=True)) as session:
            deed = Deed(session, dict(values), None)
            yield deed
            session.flush()
            deed.head = self._enter(session, act, None, deed.values)
        self.tell(Changed(act, None))

    def past_guard(self) -> AbstractContextManager[engine.StoreSession]:
        """Open a reading session past the guard: for clashes of rooms, numbers, cross-checks.

        What is read here must not reach a screen except as yes or no.
        """
        reading = self.store.door.execution_options(write=False)
        return engine.session(reading, self._acting(door=True))

    def tell(self, changed: Changed) -> None:
        """Tell the listeners that something was recorded."""
        for listener in tuple(self.listeners):
            listener(changed)

    def _admit(self, act: str, why: Reason = Reason.NOT_ALLOWED) -> None:
        """Refuse somebody of a committee whatever is not on the short list of what is his."""
        if self.officer.is_guest and act not in _OF_GUESTS:
            raise Refusal(why)

    def _acting(self, *, door: bool) -> Acting:
        return Acting(self.officer.id, self.now(), door)

    def _project(self, session: engine.StoreSession, case_id: int) -> None:
        from cases.services.projection import project
        from cases.services.search.indexing import index_case

        with engine.whole(session):
            project(session, case_id, calendar=self.calendar(), now=self.now())
            index_case(session, case_id)

    def _approved(self, session: engine.StoreSession, case_id: int) -> None:
        from cases.services.approvals.facts import approved_facts

        approved_facts(session, case_id, self.now())

    def _enter_refused(self, case_id: "CaseId", what: str) -> None:
        """Enter a look that was refused, in the case where there is one.

        Whether there is one, the same is written, so that no time tells. Who sees the case and
        asks for what is not in it was not refused the look.
        """
        with engine.session(self.store.writing, self._acting(door=False)) as session:
            is_there, sees = (
                engine.driver(session)
                .execute(
                    "SELECT EXISTS(SELECT 1 FROM main.cases WHERE case_id=?1),"
                    " EXISTS(SELECT 1 FROM temp.guard_mine_mediation WHERE case_id=?1)",
                    (case_id,),
                )
                .fetchone()
            )
            if not sees:
                case = int(case_id) if is_there else None
                self._enter(session, "case.refused", case, {"what": what})

    def _enter_attempt(self, attempt: str, refused: Refusal) -> None:
        """Enter that what is kept secret was to be written or to leave; the act is undone.

        The word itself is not entered: a secret name has a code, of others the paper is enough.
        """
        case, stopped = refused.details["case"], refused.details.get("stopped")
        assert isinstance(case, int)
        act = "access.name_refused"
        values = {"attempt": attempt, "code": refused.details.get("code")}
        if isinstance(stopped, Mapping):
            act, values = "access.word_stopped", {"attempt": attempt, **stopped}
        with engine.session(self.store.writing, self._acting(door=False)) as session:
            self._enter(session, act, case, values)

    def _enter(
        self,
        session: engine.StoreSession,
        act: str,
        case_id: int | None,
        values: Mapping[str, Any],
    ) -> journal.Head:
        return journal.append(
            engine.driver(session),
            at=self.now(),
            officer=self.officer.id,
            act=act,
            case=case_id,
            values=values,
        )
