"""One thing that turns up in two cases, as far as somebody may be told of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cases.records.ids import CaseId, OfficerId
from leads.graph.nodes import IdentifierKind


@dataclass(frozen=True, slots=True)
class Crossing:
    """A plate or number of this case that is in another case the officer sees as well."""

    kind: IdentifierKind
    #: As it is compared.
    value: str
    other_case: CaseId
    other_number: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two cases that meet, as much as its leader sees of it."""

    case_id: CaseId
    number: str
    lead_id: OfficerId | None
    lead: str


@dataclass(frozen=True, slots=True)
class Met:
    """Two cases with something in common, for the leader of both; the thing itself is not told.

    Attributes:
        key: Names what they have in common when the leader decides on it.
    """

    key: str
    #: Of which kinds, each once.
    kinds: tuple[IdentifierKind, ...]
    one: Side
    other: Side


@dataclass(frozen=True, slots=True)
class Decided:
    """What the leader decided on a match."""

    kind: IdentifierKind
    one_case: CaseId
    other_case: CaseId
    is_granted: bool
    reason: str
    by: str
    at: datetime


def key_of(one: CaseId, other: CaseId, common: Iterable[str]) -> str:
    """Return a key that names a match and does not say what it is."""
    return sha256(f"{one} {other} {' '.join(common)}".encode()).hexdigest()[:16]
