"""A refusal: the user or the law says no, in fields that a screen turns into sentences."""

from enum import StrEnum


class Reason(StrEnum):
    """Why something was refused; `ui.labels.refusals` has the sentence for each."""

    # station and sign-in
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - a name, no password
    WEAK_PASSWORD = "weak_password"  # noqa: S105 - a name, no password
    WAIT = "wait"
    OFFICER_RETIRED = "officer_retired"
    STATION_MISSING = "station_missing"
    STATION_EXISTS = "station_exists"
    DATABASE_MISSING = "database_missing"
    KEY_FILE_MISSING = "key_file_missing"
    KEY_FILE_FOREIGN = "key_file_foreign"
    KEY_FILE_DAMAGED = "key_file_damaged"
    DATABASE_DAMAGED = "database_damaged"
    DISK_FULL = "disk_full"
    #: The system lets nobody write there, or not this account.
    FOLDER_CLOSED = "folder_closed"
    STATION_IN_USE = "station_in_use"
    NEWER_SCHEMA = "newer_schema"
    WRONG_RECOVERY_CODE = "wrong_recovery_code"
    BACKUP_DAMAGED = "backup_damaged"
    JOURNAL_BROKEN = "journal_broken"
    LAST_ADMINISTRATOR = "last_administrator"
    STATION_LOCKED = "station_locked"
    NAME_AMBIGUOUS = "name_ambiguous"
    PASSWORD_TO_CHANGE = "password_to_change"  # noqa: S105 - a name, no password
    # ledger
    FILE_UNREADABLE = "file_unreadable"
    FILE_UNWRITABLE = "file_unwritable"
    LEDGER_HEADER_MISSING = "ledger_header_missing"
    IMPORT_IN_USE = "import_in_use"
    # extracts of registers
    EXTRACT_HEADER_MISSING = "extract_header_missing"
    #: No row of the file can come in.
    EXTRACT_EMPTY = "extract_empty"
    #: Its last day has passed, or its rows are gone.
    EXTRACT_OVER = "extract_over"
    #: No row of a list of addresses names building and door.
    EXTRACT_NO_DOORS = "extract_no_doors"
    PATTERN_UNREADABLE = "pattern_unreadable"
    # anyone
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    #: An act of its own records it, and is named.
    RECORDED_BY_ACT = "recorded_by_act"
    FIELD_MISSING = "field_missing"
    FIELD_INVALID = "field_invalid"
    REASON_MISSING = "reason_missing"
    NUMBER_TAKEN = "number_taken"
    OWN_REQUEST = "own_request"
    CHANGED_MEANWHILE = "changed_meanwhile"
    # mediation
    MEDIATION_STEP = "mediation_step"
    MEDIATION_EXISTS = "mediation_exists"
    MEDIATION_RUNNING = "mediation_running"
    APPLICATION_NOT_JOINT = "application_not_joint"
    APPLICATION_LATE = "application_late"
    APPLICATION_STANDS = "application_stands"
    SUIT_PENDING = "suit_pending"
    REVIEW_PENDING = "review_pending"
    PARTY_UNKNOWN = "party_unknown"
    DEAD_CANNOT_SIT = "dead_cannot_sit"
    START_UNKNOWN = "start_unknown"
    SESSION_PAST = "session_past"
    SESSION_BEFORE_START = "session_before_start"
    SESSION_AFTER_PERIOD = "session_after_period"
    NOTICE_TOO_LATE = "notice_too_late"
    ROOM_BUSY = "room_busy"
    OFFICER_BUSY = "officer_busy"
    PERSON_BUSY = "person_busy"
    SIDE_CROWDED = "side_crowded"
    AGENT_BOTH_SIDES = "agent_both_sides"
    POWER_NOT_IN_FORCE = "power_not_in_force"
    NOT_A_MEDIATOR = "not_a_mediator"
    CLOSED_WITHOUT_REQUEST = "closed_without_request"
    SESSION_STATE = "session_state"
    SESSION_NOT_BEGUN = "session_not_begun"
    RECORDING_MISSING = "recording_missing"
    ATTENDANCE_MISSING = "attendance_missing"
    NOT_ABSENT = "not_absent"
    OPINION_NOT_NEEDED = "opinion_not_needed"
    DECISION_NOT_DUE = "decision_not_due"
    DECISION_MISSING = "decision_missing"
    ONLY_TERMINATION = "only_termination"
    ABSENCE_NOT_COUNTED = "absence_not_counted"
    NO_SESSION_HELD = "no_session_held"
    PERIOD_NOT_OVER = "period_not_over"
    AGREEMENT_FLAWED = "agreement_flawed"
    # practice of the squad
    NO_SIGNS_OF_CRIME = "no_signs_of_crime"
    CRIME_OPINION_MISSING = "crime_opinion_missing"
    NOT_SIMPLE = "not_simple"
    SAMPLE_EMPTY = "sample_empty"
    CHECK_REPORTED = "check_reported"
    CHECK_NOT_SCORED = "check_not_scored"
    OWN_CASE = "own_case"
    ALREADY_SIGNED = "already_signed"
    NOT_TAKEN_YET = "not_taken_yet"
    # questioning, summons, pursuit
    NO_SUSPECT = "no_suspect"
    NO_CRIME_SUSPECT = "no_crime_suspect"
    SUSPICION_STANDS = "suspicion_stands"
    SUMMONS_FOR_MEDIATION = "summons_for_mediation"
    SUMMONS_PLACE = "summons_place"
    COOPERATION_MISSING = "cooperation_missing"
    CARD_NOT_SHOWN = "card_not_shown"
    SUMMONS_STANDS = "summons_stands"
    SUMMONS_CHAINED = "summons_chained"
    NOT_EXTENDABLE = "not_extendable"
    SUMMONS_STEP = "summons_step"
    FAMILY_NOT_TOLD = "family_not_told"
    OWN_SERVICE_ONLY = "own_service_only"
    NOT_A_HIT_AND_RUN = "not_a_hit_and_run"
    IT_IS_AN_ACCIDENT = "it_is_an_accident"
    NOTICE_STEP = "notice_step"
    RECIPIENTS_DIFFER = "recipients_differ"
    # approvals
    APPROVAL_MISSING = "approval_missing"
    APPROVAL_LAPSED = "approval_lapsed"
    APPROVAL_EXPIRED = "approval_expired"
    APPROVAL_PENDING = "approval_pending"
    APPROVAL_STATE = "approval_state"
    APPROVAL_ABOVE = "approval_above"
    APPROVER_AT_HAND = "approver_at_hand"
    SAME_PERSON_TWICE = "same_person_twice"
    NOT_BY_MOUTH = "not_by_mouth"
    OFFICER_RECUSED = "officer_recused"
    RECUSAL_PENDING = "recusal_pending"
    RECUSAL_STATE = "recusal_state"
    RECUSAL_ABOVE = "recusal_above"
    FILE_TOO_LARGE = "file_too_large"
    # papers
    PAPER_INCOMPLETE = "paper_incomplete"
    CHARACTER_UNPRINTABLE = "character_unprintable"
    TEMPLATE_INVALID = "template_invalid"
    # papers and their service
    DOCUMENT_STATE = "document_state"
    PAPER_FAULTY = "paper_faulty"
    NUMBER_MISSING = "number_missing"
    OPINION_OPEN = "opinion_open"
    COPY_SERVED = "copy_served"
    #: A numbered copy that came back, was destroyed or declared void before.
    COPY_SETTLED = "copy_settled"
    #: The evidence is to be shown before the determination (art. 63).
    EVIDENCE_NOT_SHOWN = "evidence_not_shown"
    #: A meeting that has been held or called off.
    MEETING_OVER = "meeting_over"
    #: A package or item that is to be covered has no covered part, or lacks ground and reason.
    COVER_MISSING = "cover_missing"
    WITHHOLDING_UNEXPLAINED = "withholding_unexplained"
    #: The party has not received the determination: inspection comes after it (art. 65).
    NOT_YET_SERVED = "not_yet_served"
    #: An agent or lawyer without a power of attorney.
    POWER_MISSING = "power_missing"
    NOT_ISSUED = "not_issued"
    IN_THE_FUTURE = "in_the_future"
    TIMES_INVERTED = "times_inverted"
    SERVED_BEFORE_ISSUED = "served_before_issued"
    SUBSTITUTE_NOT_SHOWN = "substitute_not_shown"
    REFUSAL_NOT_WITNESSED = "refusal_not_witnessed"
    NOT_TRIED_DIRECTLY = "not_tried_directly"
    CONSENT_MISSING = "consent_missing"
    CONSENT_LATE = "consent_late"
    PUBLIC_NOTICE_SHORT = "public_notice_short"
    PUBLIC_NOTICE_RUNNING = "public_notice_running"
    ONLY_NOTICES_SPOKEN = "only_notices_spoken"
    ONE_OFFICER_ALONE = "one_officer_alone"
    # cases of other units
    CASE_TRANSFERRED = "case_transferred"
    TRANSFER_STATE = "transfer_state"
    TRANSFER_EXISTS = "transfer_exists"
    CENTRE_NOT_TOLD = "centre_not_told"
    CENTRE_CONSENT_MISSING = "centre_consent_missing"
    UNIT_NOT_CHOSEN = "unit_not_chosen"
    LIST_EMPTY = "list_empty"
    TRANSFER_PAPER_MISSING = "transfer_paper_missing"
    THINGS_NOT_LISTED = "things_not_listed"
    # things held and money advanced
    CARGO_NOT_SEIZED = "cargo_not_seized"
    MEASURE_UNFIT = "measure_unfit"
    PARKING_FIRM_NAMED = "parking_firm_named"
    MONEY_CONDITION = "money_condition"
    THING_NOT_HELD = "thing_not_held"
    SEIZURE_UNAPPROVED = "seizure_unapproved"
    SEIZURE_REFUSED = "seizure_refused"
    #: Evidence registered in place is never taken first and approved afterwards.
    REGISTRATION_UNAPPROVED = "registration_unapproved"
    #: Its seven days have passed: it counts as lifted.
    REGISTRATION_OVER = "registration_over"
    NOT_REGISTERED = "not_registered"
    EXTENSION_UNFIT = "extension_unfit"
    ANNOUNCED_EARLY = "announced_early"
    DISPOSED_EARLY = "disposed_early"
    RETURN_PAPER_MISSING = "return_paper_missing"
    RECEIVER_UNPROVEN = "receiver_unproven"
    THINGS_HELD = "things_held"
    ADVANCE_OVERDRAWN = "advance_overdrawn"
    # exhibits
    PHOTO_UNREADABLE = "photo_unreadable"
    PHOTO_TOO_FINE = "photo_too_fine"
    TRACES_NOT_TAKEN = "traces_not_taken"
    TRIED_IN_CANVASS = "tried_in_canvass"
    KEPT_WITH_THINGS = "kept_with_things"
    # board of leads, crossings of cases, measures
    ON_THE_BOARD = "on_the_board"
    LINK_UNFIT = "link_unfit"
    #: Keys are copied, locks keyed alike: a fit proves nobody.
    FIT_GRADED_HIGH = "fit_graded_high"
    NODES_DIFFER = "nodes_differ"
    #: Somebody has built on what an undo would take away.
    BUILT_ON = "built_on"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    TOO_FEW_SHOWN = "too_few_shown"
    WARRANT_MISSING = "warrant_missing"
    TWO_OFFICERS = "two_officers"
    # keys tried in doors
    CANVASS_UNREVIEWED = "canvass_unreviewed"
    ANSWER_LEAKS = "answer_leaks"
    INQUIRY_UNANSWERED = "inquiry_unanswered"
    MEDDLING_RECORDED_APART = "meddling_recorded_apart"
    TRIAL_UNCONSENTED = "trial_unconsented"
    OPENED_NOT_REPORTED = "opened_not_reported"
    DOOR_NOT_COVERED = "door_not_covered"
    KEY_NOT_OUT = "key_not_out"
    OUTING_STATE = "outing_state"
    # samples of paint
    SAMPLE_IS_TRACE = "sample_is_trace"
    SAMPLE_OF_ANOTHER = "sample_of_another"
    #: Too little was measured: the comparison says nothing of the vehicle.
    PAINT_UNDECIDED = "paint_undecided"
    PAINT_COUNTED = "paint_counted"
    PAINT_UNRANKED = "paint_unranked"
    # leave to see a case, and who asked for secrecy
    GRANT_TOO_LONG = "grant_too_long"
    ALREADY_OPEN = "already_open"
    #: Of a concluded case: pages and files are shown on request only.
    COVERED = "covered"
    EMERGENCY_RUNNING = "emergency_running"
    SECRET_IS_PARTY = "secret_is_party"  # noqa: S105 - a name, no password
    #: A text names somebody whose identity is kept apart.
    SECRET_NAMED = "secret_named"  # noqa: S105 - a name, no password
    # people's mediators
    #: The mediation is not referred, or the letter of referral is not issued.
    PACKET_NOT_READY = "packet_not_ready"
    PACKET_OUT = "packet_out"
    PACKET_COMMITTEE = "packet_committee"
    PACKET_ANSWERED = "packet_answered"
    #: A people's mediator is no officer: his account is that and nothing else.
    GUEST_APART = "guest_apart"
    # what something else still refers to
    IN_USE = "in_use"
    POWER_REVOKED = "power_revoked"
    POWER_USED_SINCE = "power_used_since"
    CASE_NUMBER_UNUSABLE = "case_number_unusable"


class Refusal(Exception):  # noqa: N818 - not an error: the program answers no
    """The program declines an act for a reason the officer can understand.

    Attributes:
        reason: Which refusal it is.
        article: Key of the article on which the law refuses, as in `cases.law`, or None.
        details: Values for the placeholders of the sentence.
    """

    def __init__(self, reason: Reason, *, article: str | None = None, **details: object) -> None:
        super().__init__(reason.value, details)
        self.reason = reason
        self.article = article
        self.details = details
