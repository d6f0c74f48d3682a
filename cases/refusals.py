"""A refusal: the user or the law says no, in fields that a screen turns into sentences."""

from enum import StrEnum


class Reason(StrEnum):
    """Why something was refused; `ui.labels.refusals` has the sentence for each."""

    # station and sign-in
    WRONG_PASSWORD = "wrong_password"  # noqa: S105
    WEAK_PASSWORD = "weak_password"  # noqa: S105
    WAIT = "wait"
    OFFICER_RETIRED = "officer_retired"
    STATION_MISSING = "station_missing"
    STATION_EXISTS = "station_exists"
    KEY_FILE_MISSING = "key_file_missing"
    KEY_FILE_FOREIGN = "key_file_foreign"
    KEY_FILE_DAMAGED = "key_file_damaged"
    DATABASE_DAMAGED = "database_damaged"
    DISK_FULL = "disk_full"
    STATION_IN_USE = "station_in_use"
    NEWER_SCHEMA = "newer_schema"
    WRONG_RECOVERY_CODE = "wrong_recovery_code"
    BACKUP_DAMAGED = "backup_damaged"
    JOURNAL_BROKEN = "journal_broken"
    LAST_ADMINISTRATOR = "last_administrator"
    # anyone
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    FIELD_MISSING = "field_missing"
    FIELD_INVALID = "field_invalid"
    REASON_MISSING = "reason_missing"
    NUMBER_TAKEN = "number_taken"
    OWN_REQUEST = "own_request"
    CHANGED_MEANWHILE = "changed_meanwhile"


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
