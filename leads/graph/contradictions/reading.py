"""The graph read for contradictions: links by kind, who tells, when and where somebody was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import asin, cos, radians, sin, sqrt

from leads.graph.merging import shown
from leads.graph.nodes import (
    Graph,
    Link,
    LinkKind,
    LinkStatus,
    Node,
    NodeId,
    NodeKind,
    Position,
)

#: Mean radius, km.
_EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody or something was there, from then until then."""

    who: NodeId
    place: NodeId
    link: Link
    from_at: datetime
    until_at: datetime
    position: Position | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Nodes by id and standing links by kind, merged nodes as one."""

    nodes: Mapping[NodeId, Node]
    by_kind: Mapping[LinkKind, tuple[Link, ...]]

    def of(self, *kinds: LinkKind) -> tuple[Link, ...]:
        """Return the links of these kinds."""
        return tuple(link for kind in kinds for link in self.by_kind.get(kind, ()))

    def ends(self, start: NodeId, *kinds: LinkKind) -> frozenset[NodeId]:
        """Return where links of these kinds lead from a node."""
        return frozenset(one.to_id for one in self.of(*kinds) if one.from_id == start)

    def tellers(self, who: NodeId) -> frozenset[NodeId]:
        """Return whose word it is: who made the report, else the teller himself."""
        return self.ends(who, LinkKind.MADE_BY) or frozenset({who})

    def household(self, person: NodeId) -> frozenset[NodeId]:
        """Return a person and those who live with him."""
        links = self.of(LinkKind.HOUSEHOLD)
        near = {one.to_id for one in links if one.from_id == person}
        return frozenset({person, *near, *(one.from_id for one in links if one.to_id == person)})

    def stay(self, link: Link) -> Stay | None:
        """Return when and where a link says that somebody was; None without a time."""
        place = self.nodes[link.to_id]
        dated = link if link.from_at is not None else place
        if dated.from_at is None:
            return None
        until = dated.until_at if dated.until_at is not None else dated.from_at
        return Stay(
            link.from_id,
            place.id,
            link,
            dated.from_at,
            max(until, dated.from_at),
            self.where(place),
        )

    def where(self, place: Node) -> Position | None:
        """Return where a place or sighting is; a sighting is where its place is."""
        if place.position is not None or place.kind is not NodeKind.SIGHTING:
            return place.position
        spots = sorted(self.ends(place.id, LinkKind.SEEN_AT))
        known = (self.nodes[spot].position for spot in spots)
        return next((one for one in known if one is not None), None)


def read(graph: Graph) -> Reading:
    """Return the graph ready to be looked through; what is refuted contradicts nothing."""
    drawn = shown(graph)
    nodes = {one.id: one for one in drawn.nodes if one.status is not LinkStatus.REFUTED}
    by_kind: dict[LinkKind, list[Link]] = {}
    for link in drawn.links:
        standing = link.status is not LinkStatus.REFUTED
        if standing and link.from_id in nodes and link.to_id in nodes:
            by_kind.setdefault(link.kind, []).append(link)
    return Reading(nodes, {kind: tuple(links) for kind, links in by_kind.items()})


def distance_km(one: Position, other: Position) -> float:
    """Return the way over the earth as the crow flies (haversine)."""
    north, south = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
