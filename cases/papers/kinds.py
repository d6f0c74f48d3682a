"""The kinds of paper, and the closed vocabularies their fields are made of."""

from enum import StrEnum


class FormKind(StrEnum):
    """Every form the desk can issue."""

    ACCEPTANCE = "acceptance"
    REFUSAL = "refusal"
    MEDIATION_NOTICE = "mediation_notice"
    MEDIATOR_CHANGE = "mediator_change"
    MEDIATION_RECORD = "mediation_record"
    AGREEMENT = "agreement"
    TERMINATION = "termination"
    RIGHT_TO_SUE = "right_to_sue"
    COMMITTEE_REFERRAL = "committee_referral"
    SERVICE_PROOF = "service_proof"
    MEDIATION_APPLICATION = "mediation_application"
    POWER_OF_ATTORNEY = "power_of_attorney"
    INQUIRY_NOTICE = "inquiry_notice"
    SUMMONS_CERTIFICATE = "summons_certificate"
    FAMILY_NOTICE = "family_notice"
    ASSISTANCE_NOTICE = "assistance_notice"
    ASSISTANCE_WITHDRAWAL = "assistance_withdrawal"
    TRANSFER_NOTICE = "transfer_notice"
    TRANSFER_LIST = "transfer_list"
    TRANSFER_TOLD = "transfer_told"
    MEASURE_RECEIPT = "measure_receipt"
    SEIZURE_DECISION = "seizure_decision"
    KEEPING_LIST = "keeping_list"
    RETURN_RECEIPT = "return_receipt"
    EXTENSION_NOTICE = "extension_notice"
    ADVANCE_RECEIPT = "advance_receipt"
    COLLECTION_NOTICE = "collection_notice"
    COLLECTION_ANNOUNCEMENT = "collection_announcement"
    APPRAISAL_COMMISSION = "appraisal_commission"
    APPRAISAL_NOTICE = "appraisal_notice"
    REAPPRAISAL_DECISION = "reappraisal_decision"
    SUSPENSION_NOTICE = "suspension_notice"
    BODY_NOTICE = "body_notice"
    CANVASS_SHEET = "canvass_sheet"
    INQUIRY_RECORD = "inquiry_record"
    EVIDENCE_RECORD = "evidence_record"
    LEADER_REPORT = "leader_report"
    APPROVAL_SHEET = "approval_sheet"


#: Papers of a mediation, which its mediator sees; every other paper is of the investigation.
MEDIATION_FORMS = frozenset(
    {
        FormKind.ACCEPTANCE,
        FormKind.REFUSAL,
        FormKind.MEDIATION_NOTICE,
        FormKind.MEDIATOR_CHANGE,
        FormKind.MEDIATION_RECORD,
        FormKind.AGREEMENT,
        FormKind.TERMINATION,
        FormKind.RIGHT_TO_SUE,
        FormKind.COMMITTEE_REFERRAL,
        FormKind.MEDIATION_APPLICATION,
        FormKind.POWER_OF_ATTORNEY,
    }
)


class TerminationGround(StrEnum):
    """Why a mediation ended without an agreement (Order 146 art. 90, 93, 94)."""

    NO_AGREEMENT = "no_agreement"
    SUIT = "suit"
    ABSENCE = "absence"
    LEFT = "left"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


class RefusalGround(StrEnum):
    """Why an application for mediation is not accepted."""

    LATE = "late"
    NOT_JOINT = "not_joint"
    SUED = "sued"
    REVIEW_PENDING = "review_pending"
    NO_IDENTITY = "no_identity"
    PARTY_UNKNOWN = "party_unknown"


class StartEvent(StrEnum):
    """From which event the ten days of a mediation run (Order 146 art. 90)."""

    BURIAL_ENDED = "burial_ended"
    TREATMENT_ENDED = "treatment_ended"
    DISABILITY_GRADED = "disability_graded"
    LOSS_FIXED = "loss_fixed"
    ACCEPTED = "accepted"


class Outcome(StrEnum):
    """What a session came to, as the record ticks it."""

    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    ADJOURNED = "adjourned"
    PARTY_ABSENT = "party_absent"
    PARTY_LEFT = "party_left"


class ServiceMethod(StrEnum):
    """How a paper reached its recipient (行政程序 art. 36), or that it was spoken."""

    DIRECT = "direct"
    RELATIVE = "relative"
    LEFT = "left"
    ENTRUSTED = "entrusted"
    POST = "post"
    ELECTRONIC = "electronic"
    PUBLIC = "public"
    ORAL = "oral"


class Manner(StrEnum):
    """Whether the damages are paid at once or by instalments."""

    ONCE = "once"
    INSTALMENTS = "instalments"


class Authority(StrEnum):
    """How far an agent may go for his principal (Order 146 art. 89)."""

    GENERAL = "general"
    #: What he may do beyond that is named one by one.
    SPECIAL = "special"


class SuspensionCause(StrEnum):
    """Why the determination cannot go on for now (Order 146 art. 68)."""

    #: A party or key witness is being saved.
    RESCUE = "rescue"
    OTHER = "other"


class NumberSource(StrEnum):
    """Where the number of a paper comes from."""

    #: Typed in from the national system.
    NATIONAL = "national"
    #: Taken from the unit's own register.
    UNIT = "unit"
    #: The form bears no number.
    NONE = "none"


class SealKind(StrEnum):
    """Which seal is set on the paper; its name is never printed (GA 40 3.1.2)."""

    ACCIDENT = "accident"
    UNIT = "unit"
    NONE = "none"


class Layout(StrEnum):
    """How the page is arranged."""

    #: One frame around running text.
    FRAMED = "framed"
    #: Running text without a frame.
    OPEN = "open"
    #: A full grid of cells.
    GRID = "grid"


class RecipientKind(StrEnum):
    """In what capacity somebody receives a copy."""

    STUB = "stub"
    PARTY = "party"
    COMMITTEE = "committee"
    #: Somebody of the family, who is no party.
    FAMILY = "family"
    #: Who reported the accident, party or not.
    REPORTER = "reporter"
    #: Who takes a thing back.
    RECEIVER = "receiver"
    #: Who looks after a thing.
    KEEPER = "keeper"
    #: Another police unit; one copy for each.
    UNIT = "unit"
    FILE = "file"
