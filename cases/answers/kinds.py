"""Who asks, what he may be told, what is kept back."""

from enum import StrEnum


class Asker(StrEnum):
    """As what somebody asks about a case."""

    PARTY = "party"
    #: With a power of attorney of a party.
    AGENT = "agent"
    #: The victim or his family.
    VICTIM = "victim"
    INSURER = "insurer"
    #: The social relief fund.
    FUND = "fund"
    LAWYER = "lawyer"
    #: Court or procuratorate.
    COURT = "court"
    PRESS = "press"
    PUBLIC = "public"
    #: Somebody of the police who does not handle the case, his superior included.
    COLLEAGUE = "colleague"


class Item(StrEnum):
    """Something that may be told, each a sentence of its own."""

    ACCEPTED = "accepted"
    OFFICER = "officer"
    PROCEDURE = "procedure"
    DETERMINATION = "determination"
    VICTIM_DETERMINATION = "victim_determination"
    VICTIM_REQUEST = "victim_request"
    APPRAISAL = "appraisal"
    INSURER_TOLD = "insurer_told"
    FUND_TOLD = "fund_told"
    PROGRESS = "progress"
    OWN_PAPERS = "own_papers"
    EVIDENCE = "evidence"
    LETTER = "letter"
    MATERIALS = "materials"


class Withheld(StrEnum):
    """Something that must not be told."""

    SUSPECTS = "suspects"
    WITNESSES = "witnesses"
    CAMERAS = "cameras"
    OTHERS = "others"
    EVIDENCE = "evidence"
    CASE = "case"


#: What they ask is a favour or meddling and is recorded as such, whatever they are told.
INSIDERS = frozenset({Asker.COLLEAGUE})
