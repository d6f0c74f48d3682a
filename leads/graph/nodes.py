"""Nodes and links of the lead graph, as an officer enters them and as the board shows them.

Spans of time: start inclusive, end exclusive; an open end is None. Where only a day is known it
is the midnight of the unit's zone.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from leads.evidence.grade import Grade

NodeId = NewType("NodeId", int)
LinkId = NewType("LinkId", int)
MergeId = NewType("MergeId", int)


class NodeKind(StrEnum):
    """What a node stands for; the board draws a shape for each."""

    #: Paint, sticker, fragment, key.
    EXHIBIT = "exhibit"
    VEHICLE = "vehicle"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    #: A plate as somebody saw it or as it was found, not the vehicle it belongs to.
    PLATE = "plate"
    #: A camera or a witness saw something at a place and a time.
    SIGHTING = "sighting"
    #: A call, a statement, a finding of the laboratory.
    REPORT = "report"
    #: A sheet: policy, receipt, catalogue.
    POLICY = "policy"
    PHONE = "phone"
    DOOR = "door"


class LinkKind(StrEnum):
    """How one node bears on another; `leads.graph.joins` says which kinds it may join."""

    FOUND_AT = "found_at"
    TAKEN_FROM = "taken_from"
    SEEN_AT = "seen_at"
    EXAMINED_IN = "examined_in"
    ISSUED_BY = "issued_by"
    INSURED_BY = "insured_by"
    COVERS = "covers"
    HOLDER_OF = "holder_of"
    REGISTERED_TO = "registered_to"
    SOLD_TO = "sold_to"
    #: From one person to the next: who took the thing over.
    HANDED_TO = "handed_to"
    KEPT_BY = "kept_by"
    USED_BY = "used_by"
    #: Who is said or known to have been at the wheel.
    DRIVEN_BY = "driven_by"
    BEARS_PLATE = "bears_plate"
    HOUSEHOLD = "household"
    RELATIVE = "relative"
    ACQUAINTED = "acquainted"
    LIVES_AT = "lives_at"
    WORKS_AT = "works_at"
    CALLED_FROM = "called_from"
    CALLED = "called"
    #: Who made a report.
    MADE_BY = "made_by"
    SAYS = "says"
    #: Somebody claims to have been there; the span is the time he claims.
    SAYS_AT = "says_at"
    #: Somebody claims that it was lost; the span begins when, empty when he does not know.
    SAYS_LOST = "says_lost"
    #: Somebody reports it stolen; the span begins when, empty when he does not know.
    SAYS_STOLEN = "says_stolen"
    #: Where a report says that it was stolen or lost.
    SAYS_TAKEN_AT = "says_taken_at"
    #: A key turns in a lock, a fragment fits the break.
    FITS = "fits"
    MATCHES_PAINT = "matches_paint"
    POINTS_TO = "points_to"
    #: Rests on: an extract on the register, a screenshot on the recording.
    DERIVED_FROM = "derived_from"
    SAME_AS = "same_as"


class LinkStatus(StrEnum):
    """How certain a node or a link is; what is refuted stays, struck through."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    REFUTED = "refuted"


class IdentifierKind(StrEnum):
    """What names one thing in the world, in whichever case it turns up."""

    PLATE = "plate"
    VIN = "vin"
    ENGINE = "engine"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    #: Number of a policy or of its sticker.
    POLICY = "policy"
    #: Number under which a laboratory files a match of an exhibit.
    MATCH = "match"


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A number or plate, as typed; compared as `leads.graph.identifiers.plain` makes it."""

    kind: IdentifierKind
    value: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where on earth, in degrees (WGS 84)."""

    latitude: float
    longitude: float


class ReferenceKind(StrEnum):
    """What else in the case a node stands for, so that nothing is typed twice."""

    EXHIBIT = "exhibit"
    VEHICLE = "vehicle"
    PARTY = "party"
    DOOR = "door"
    #: A row of an extract of a register.
    EXTRACT = "extract"


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A record of the case by its kind and id."""

    kind: ReferenceKind
    id: int


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a node lies on the board; without x and y the layout finds a place."""

    x: float | None = None
    y: float | None = None
    is_pinned: bool = False
    is_hidden: bool = False
    #: Name of the group it is shown in; empty: none.
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeEntry:
    """A node as an officer types it."""

    kind: NodeKind
    label: str
    #: One muted line below the name.
    sub: str = ""
    identifiers: tuple[Identifier, ...] = ()
    #: Where the knowledge comes from, in words.
    source: str = ""
    #: None is "ungraded", which is shown and counted.
    grade: Grade | None = None
    from_at: datetime | None = None
    until_at: datetime | None = None
    #: Refuted stands for an exclusion.
    status: LinkStatus = LinkStatus.UNCONFIRMED
    position: Position | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(NodeEntry):
    """A node of the board."""

    id: NodeId
    #: Why it is confirmed or refuted.
    status_reason: str = ""
    refers_to: Reference | None = None
    placing: Placing = Placing()
    #: The node it is shown as while two are taken for one; it keeps its links and comes back.
    merged_into: NodeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEntry:
    """A link as an officer types it, from one node to another."""

    kind: LinkKind
    from_id: NodeId
    to_id: NodeId
    #: Words on the line; empty: the name of the kind.
    label: str = ""
    source: str = ""
    grade: Grade | None = None
    from_at: datetime | None = None
    until_at: datetime | None = None
    status: LinkStatus = LinkStatus.UNCONFIRMED
    #: How probable the officer holds this one link, where a chain is walked; None: by its grade.
    probability: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(LinkEntry):
    """A link of the board."""

    id: LinkId
    #: Why it is confirmed or refuted.
    status_reason: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two nodes taken for one thing: the one is shown, the other keeps its links and waits."""

    id: MergeId
    kept: NodeId
    absorbed: NodeId


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and links of one case, without any that were taken back.

    Attributes:
        merges: In the order in which they were made.
    """

    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    merges: tuple[Merge, ...] = ()

    def node(self, node_id: NodeId) -> Node:
        """Return one node.

        Raises:
            KeyError: there is none.
        """
        for one in self.nodes:
            if one.id == node_id:
                return one
        raise KeyError(node_id)


def ungraded(graph: Graph) -> int:
    """Return how many nodes and links have no grade."""
    return sum(one.grade is None for one in graph.nodes) + sum(
        one.grade is None for one in graph.links
    )
