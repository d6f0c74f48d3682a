"""The desk of one signed-in officer: his sessions with the store, and the services he may use."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.sealing import refuse_named
from cases.services.transfers.gone import refuse_gone
from cases.store import engine, journal
from cases.store.guard import Acting

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar
    from cases.papers.press import Press
    from cases.records.ids import CaseId
    from cases.records.officers import Officer, Role
    from cases.services.access import AccessService
    from cases.services.agenda import AgendaService
    from cases.services.approvals import ApprovalService
    from cases.services.assignment import AssignmentService
    from cases.services.attachments import AttachmentService
    from cases.services.backups import BackupService
    from cases.services.cases import CaseService
    from cases.services.clock_export import ClockExport
    from cases.services.digest import DigestService
    from cases.services.disclosure.copies import CopyService
    from cases.services.disclosure.service import DisclosureService
    from cases.services.documents import DocumentService
    from cases.services.facts import FactService
    from cases.services.holding.service import HoldingService
    from cases.services.ledger.service import LedgerService
    from cases.services.measures import MeasureService
    from cases.services.mediations import MediationService
    from cases.services.neighbours import NeighbourService
    from cases.services.officers import OfficerService
    from cases.services.outsiders.favours import FavourService
    from cases.services.outsiders.service import InquiryService
    from cases.services.parties import PartyService
    from cases.services.practice.contacts import ContactService
    from cases.services.practice.crime import CrimeService
    from cases.services.practice.hand_overs import HandOverService
    from cases.services.practice.loans import LoanService
    from cases.services.practice.petitions import PetitionService
    from cases.services.practice.promises import PromiseService
    from cases.services.practice.quality import QualityService
    from cases.services.practice.receptions import ReceptionService
    from cases.services.practice.seals import SealService
    from cases.services.proof.service import ProofService
    from cases.services.pursuit import PursuitService
    from cases.services.recusals import RecusalService
    from cases.services.roadside import RoadsideService
    from cases.services.search.service import SearchService
    from cases.services.station import Station
    from cases.services.summons import SummonsService
    from cases.services.transfers.service import TransferService
    from cases.services.unit import UnitService


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
class Desk:
    """What a signed-in officer works with.

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
        """Yield a guarded session for the details of a case; that they were read is recorded."""
        with engine.session(self.store.writing, self._acting(door=False)) as session:
            yield session
            self._enter(session, "case.read", case_id, {"what": what})

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

    @cached_property
    def cases(self) -> "CaseService":
        """Opening, reading and keeping cases."""
        from cases.services.cases import CaseService

        return CaseService(self)

    @cached_property
    def parties(self) -> "PartyService":
        """People and things of a case."""
        from cases.services.parties import PartyService

        return PartyService(self)

    @cached_property
    def facts(self) -> "FactService":
        """What happened, and which clocks it moves."""
        from cases.services.facts import FactService

        return FactService(self)

    @cached_property
    def assignment(self) -> "AssignmentService":
        """Who handles a case."""
        from cases.services.assignment import AssignmentService

        return AssignmentService(self)

    @cached_property
    def clocks(self) -> "ClockExport":
        """Clocks of a case taken out on paper or for a calendar program."""
        from cases.services.clock_export import ClockExport

        return ClockExport(self)

    @cached_property
    def agenda(self) -> "AgendaService":
        """What is due, and how the days were counted."""
        from cases.services.agenda import AgendaService

        return AgendaService(self)

    @cached_property
    def digest(self) -> "DigestService":
        """What happened since the officer was last here."""
        from cases.services.digest import DigestService

        return DigestService(self)

    @cached_property
    def search(self) -> "SearchService":
        """Finding cases, parties, plates, papers."""
        from cases.services.search.service import SearchService

        return SearchService(self)

    @cached_property
    def ledger(self) -> "LedgerService":
        """Bringing in the squad's ledger."""
        from cases.services.ledger.service import LedgerService

        return LedgerService(self)

    @cached_property
    def mediations(self) -> "MediationService":
        """Running mediations."""
        from cases.services.mediations import MediationService

        return MediationService(self)

    @cached_property
    def documents(self) -> "DocumentService":
        """Papers, their copies and their service."""
        from cases.services.documents import DocumentService

        return DocumentService(self)

    @cached_property
    def neighbours(self) -> "NeighbourService":
        """The unit's table of neighbours."""
        from cases.services.neighbours import NeighbourService

        return NeighbourService(self)

    @cached_property
    def transfers(self) -> "TransferService":
        """Cases of other units: sent away, received."""
        from cases.services.transfers.service import TransferService

        return TransferService(self)

    @cached_property
    def holding(self) -> "HoldingService":
        """Things held and money advanced."""
        from cases.services.holding.service import HoldingService

        return HoldingService(self)

    @cached_property
    def officers(self) -> "OfficerService":
        """Officers, roles, passwords."""
        from cases.services.officers import OfficerService

        return OfficerService(self)

    @cached_property
    def unit(self) -> "UnitService":
        """The unit's own data: names, rooms, calendar, policies, templates, drafts."""
        from cases.services.unit import UnitService

        return UnitService(self)

    @cached_property
    def backups(self) -> "BackupService":
        """Backups of the station: made, checked, rotated."""
        from cases.services.backups import BackupService

        return BackupService(self)

    @cached_property
    def approvals(self) -> "ApprovalService":
        """What somebody else must approve first."""
        from cases.services.approvals import ApprovalService

        return ApprovalService(self)

    @cached_property
    def attachments(self) -> "AttachmentService":
        """Files kept with a case."""
        from cases.services.attachments import AttachmentService

        return AttachmentService(self)

    @cached_property
    def recusals(self) -> "RecusalService":
        """Keeping an officer out of a case."""
        from cases.services.recusals import RecusalService

        return RecusalService(self)

    @cached_property
    def summons(self) -> "SummonsService":
        """Questioning and summoning."""
        from cases.services.summons import SummonsService

        return SummonsService(self)

    @cached_property
    def pursuit(self) -> "PursuitService":
        """Looking for a vehicle that has fled."""
        from cases.services.pursuit import PursuitService

        return PursuitService(self)

    @cached_property
    def roadside(self) -> "RoadsideService":
        """Notes from the road and notices of other units, which belong to no case."""
        from cases.services.roadside import RoadsideService

        return RoadsideService(self)

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

    @cached_property
    def access(self) -> "AccessService":
        """Who may see what of a case."""
        from cases.services.access import AccessService

        return AccessService(self)

    @cached_property
    def crime(self) -> "CrimeService":
        """Signs of a crime, and what the reviewer says."""
        from cases.services.practice.crime import CrimeService

        return CrimeService(self)

    @cached_property
    def receptions(self) -> "ReceptionService":
        """Callers, each owned to an answer."""
        from cases.services.practice.receptions import ReceptionService

        return ReceptionService(self)

    @cached_property
    def contacts(self) -> "ContactService":
        """Whom a family listens to, and whom to call."""
        from cases.services.practice.contacts import ContactService

        return ContactService(self)

    @cached_property
    def promises(self) -> "PromiseService":
        """Call-backs and answers owed."""
        from cases.services.practice.promises import PromiseService

        return PromiseService(self)

    @cached_property
    def petitions(self) -> "PetitionService":
        """Petitions about cases."""
        from cases.services.practice.petitions import PetitionService

        return PetitionService(self)

    @cached_property
    def quality(self) -> "QualityService":
        """The quarterly check of cases."""
        from cases.services.practice.quality import QualityService

        return QualityService(self)

    @cached_property
    def hand_overs(self) -> "HandOverService":
        """Hand-over of a case or of a shift."""
        from cases.services.practice.hand_overs import HandOverService

        return HandOverService(self)

    @cached_property
    def seals(self) -> "SealService":
        """Seals put on papers."""
        from cases.services.practice.seals import SealService

        return SealService(self)

    @cached_property
    def loans(self) -> "LoanService":
        """Files lent out."""
        from cases.services.practice.loans import LoanService

        return LoanService(self)

    @cached_property
    def measures(self) -> "MeasureService":
        """Identifications, enquiries to other stations, searches."""
        from cases.services.measures import MeasureService

        return MeasureService(self)

    @cached_property
    def inquiries(self) -> "InquiryService":
        """Inquiries by outsiders, from the counter to the answer."""
        from cases.services.outsiders.service import InquiryService

        return InquiryService(self)

    @cached_property
    def favours(self) -> "FavourService":
        """Favours and meddling."""
        from cases.services.outsiders.favours import FavourService

        return FavourService(self)

    @cached_property
    def proof(self) -> "ProofService":
        """The journal itself: who looked, whether a head is known, signed parts."""
        from cases.services.proof.service import ProofService

        return ProofService(self)

    @cached_property
    def copies(self) -> "CopyService":
        """Numbered copies: what left the program, to whom, and what became of it."""
        from cases.services.disclosure.copies import CopyService

        return CopyService(self)

    @cached_property
    def disclosure(self) -> "DisclosureService":
        """What parties are shown: evidence meetings, packages, inspections."""
        from cases.services.disclosure.service import DisclosureService

        return DisclosureService(self)
