"""A station seen from outside: what the sign-in page shows, its backups, its officers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from cases.records.ids import OfficerId
from cases.records.officers import Role

#: Fewest characters of a password.
LEAST_PASSWORD = 10
#: Fewest different characters of a password.
LEAST_DIFFERENT = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id spends on one password."""

    rounds: int = 3
    memory_kib: int = 65536
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class StationFace:
    """What may be seen without a password."""

    organ: str
    squad: str
    #: Newest journal entry when the station was last closed.
    journal_seq: int
    last_sign_in_at: datetime | None
    is_demo: bool


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """An officer about to join."""

    number: str
    name: str
    roles: frozenset[Role]
    phone: str = ""
    #: Of a people's mediator: his committee, which is not the unit.
    committee: str = ""


@dataclass(frozen=True, slots=True)
class OfficerEntry:
    """An officer in the administrator's list."""

    id: OfficerId
    number: str
    name: str
    roles: frozenset[Role]
    phone: str
    joined_at: datetime
    retired_at: datetime | None
    last_sign_in_at: datetime | None
    #: Must still choose a password of his own.
    initial_password: bool
    #: Of a people's mediator: his committee.
    committee: str = ""


@dataclass(frozen=True, slots=True)
class Retired:
    """What a retirement leaves behind: cases that need another lead officer."""

    cases_without_lead: int


class BackupKind(StrEnum):
    """Why a backup was made; only automatic ones are rotated."""

    DAILY = "daily"
    MANUAL = "manual"
    #: Before the schema was brought to a newer version.
    UPGRADE = "upgrade"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on disk, as its manifest describes it."""

    folder: Path
    kind: BackupKind
    made_at: datetime
    organ: str
    squad: str
    #: Journal entries in it, and the hash of the newest.
    entries: int
    head: str
    size: int


@dataclass(frozen=True, slots=True)
class Integrity:
    """What `verify` found."""

    entries: int
    intact: bool
    head: str
    #: Sequence number of the first journal entry that does not fit.
    first_bad: int | None = None
    #: How many issued documents are not the bytes that were issued.
    changed: int = 0
    #: Numbers of those of them that the officer may see.
    changed_documents: tuple[str, ...] = ()
