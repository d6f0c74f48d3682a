"""The desk of one signed-in officer: the services he may use."""

from functools import cached_property
from typing import TYPE_CHECKING

from cases.services.acting import Changed, Deed, Seat

if TYPE_CHECKING:
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
    from cases.services.packets.service import PacketService
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
    from cases.services.summons import SummonsService
    from cases.services.transfers.service import TransferService
    from cases.services.unit import UnitService


__all__ = ["Changed", "Deed", "Desk"]


class Desk(Seat):
    """What a signed-in officer works with; a service is made when it is first asked for."""

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

    @cached_property
    def packets(self) -> "PacketService":
        """What goes to a people's mediation committee, and what comes back."""
        from cases.services.packets.service import PacketService

        return PacketService(self)
