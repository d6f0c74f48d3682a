"""In what state papers and their copies are, and what somebody says of them."""

from enum import StrEnum


class DocumentState(StrEnum):
    """How far a document has come; only a draft may change."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    #: Everybody who was asked agreed.
    APPROVED = "approved"
    ISSUED = "issued"
    #: Void, or corrected by a later document; its number stays.
    WITHDRAWN = "withdrawn"


class OpinionStep(StrEnum):
    """As what somebody is asked about a draft."""

    REVIEW = "review"
    APPROVAL = "approval"


class Verdict(StrEnum):
    """What he said."""

    PENDING = ""
    AGREED = "agreed"
    SENT_BACK = "sent_back"


class CopyState(StrEnum):
    """What became of a copy."""

    MADE = ""
    SERVED = "served"
    FILED = "filed"
    RETURNED = "returned"
    DESTROYED = "destroyed"


class Substitute(StrEnum):
    """Who may take a paper for its recipient when he is not there (行政程序 art. 36)."""

    ADULT_FAMILY = "adult_family"
    #: Head of his work unit.
    WORK_UNIT = "work_unit"
    #: Residents' or villagers' committee of his home.
    COMMITTEE = "committee"
