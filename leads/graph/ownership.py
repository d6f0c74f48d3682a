"""Who had a thing when: on paper and in fact, for one night and through time.

Registration and policy say who has it on paper; a sale, keeping, use and being at the wheel who
has it in fact. A sale or keeping without an end lasts until the next one begins.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from leads.evidence.grade import Grade
from leads.graph.merging import shown
from leads.graph.nodes import Graph, Link, LinkId, LinkKind, LinkStatus, Node, NodeId
from leads.graph.working import faced

#: The most direct first.
_IN_FACT = (
    LinkKind.DRIVEN_BY,
    LinkKind.USED_BY,
    LinkKind.KEPT_BY,
    LinkKind.SOLD_TO,
    LinkKind.HANDED_TO,
)
_ON_PAPER = (LinkKind.REGISTERED_TO, LinkKind.HOLDER_OF)
_ORDER = (*_IN_FACT, *_ON_PAPER)
#: One ends when the next begins.
_FOLLOWING = frozenset({LinkKind.SOLD_TO, LinkKind.KEPT_BY, LinkKind.HANDED_TO})
_BEGINNING = datetime.min.replace(tzinfo=UTC)
_END = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody had the thing from then until then, by one link."""

    person: NodeId
    link: LinkId
    kind: LinkKind
    from_at: datetime | None
    until_at: datetime | None
    grade: Grade | None
    status: LinkStatus
    #: The end was not said: it is the beginning of the next.
    ends_with_next: bool = False

    @property
    def is_on_paper(self) -> bool:
        """Tell whether it is only what registers and policies say."""
        return self.kind in _ON_PAPER

    def covers(self, at: datetime) -> bool:
        """Tell whether it holds at a moment."""
        return (self.from_at is None or self.from_at <= at) and (
            self.until_at is None or at < self.until_at
        )


@dataclass(frozen=True, slots=True)
class Night:
    """Who had the thing at one moment; several claims stand side by side."""

    at: datetime
    in_fact: tuple[Tenure, ...]
    on_paper: tuple[Tenure, ...]

    @property
    def is_contested(self) -> bool:
        """Tell whether the most direct claims name different people."""
        first = [one for one in self.in_fact if one.kind is self.in_fact[0].kind]
        return len({one.person for one in first}) > 1

    @property
    def differs(self) -> bool:
        """Tell whether somebody else had it in fact than on paper."""
        return bool(self.in_fact and self.on_paper) and {
            one.person for one in self.in_fact
        }.isdisjoint(one.person for one in self.on_paper)


@dataclass(frozen=True, slots=True)
class Gap:
    """A time between two tenures in which nobody is known to have had it."""

    from_at: datetime
    until_at: datetime


def tenures(graph: Graph, thing: NodeId) -> tuple[Tenure, ...]:
    """Return everybody who is said to have had the thing, by beginning; refuted links not."""
    drawn = shown(graph)
    (thing,) = faced(graph, (thing,))
    links = [one for one in drawn.links if one.status is not LinkStatus.REFUTED]
    own = [one for one in links if one.from_id == thing and one.kind in _ORDER]
    found = [_tenure(one, one.to_id) for one in own]
    holders = {one.to_id for one in own}
    found += _handed_on(links, holders)
    covering = {one.from_id for one in links if one.kind is LinkKind.COVERS and one.to_id == thing}
    covering |= {
        one.to_id for one in links if one.kind is LinkKind.INSURED_BY and one.from_id == thing
    }
    sheets = {one.id: one for one in drawn.nodes if one.id in covering}
    found += [
        _of_sheet(one, sheets[one.to_id])
        for one in links
        if one.kind is LinkKind.HOLDER_OF and one.to_id in sheets
    ]
    return tuple(sorted(_ended(found), key=_by_beginning))


def on_the_night(graph: Graph, thing: NodeId, at: datetime) -> Night:
    """Return who had the thing at a moment, the most direct claim first."""
    held = sorted(
        (one for one in tenures(graph, thing) if one.covers(at)),
        key=lambda one: (_ORDER.index(one.kind), -(one.from_at or _BEGINNING).timestamp()),
    )
    return Night(
        at,
        tuple(one for one in held if not one.is_on_paper),
        tuple(one for one in held if one.is_on_paper),
    )


def gaps(graph: Graph, thing: NodeId) -> tuple[Gap, ...]:
    """Return the times between the first and the last known tenure that none covers."""
    spans = sorted(
        ((one.from_at or _BEGINNING, one.until_at or _END) for one in tenures(graph, thing)),
    )
    found: list[Gap] = []
    reached = spans[0][1] if spans else _END
    for begin, end in spans[1:]:
        if begin > reached:
            found.append(Gap(reached, begin))
        reached = max(reached, end)
    return tuple(found)


def _tenure(link: Link, person: NodeId) -> Tenure:
    return Tenure(person, link.id, link.kind, link.from_at, link.until_at, link.grade, link.status)


def _of_sheet(link: Link, sheet: Node) -> Tenure:
    """Return the holder's tenure; without dates of its own it lasts as long as the policy."""
    return replace(
        _tenure(link, link.from_id),
        from_at=link.from_at or sheet.from_at,
        until_at=link.until_at or sheet.until_at,
    )


def _handed_on(links: Iterable[Link], holders: set[NodeId]) -> list[Tenure]:
    """Follow a thing from hand to hand: whoever took over from a holder holds it too."""
    handed = [one for one in links if one.kind is LinkKind.HANDED_TO]
    found: list[Tenure] = []
    reached = set(holders)
    edge = sorted(reached)
    while edge:
        taken = [one for one in handed if one.from_id in edge and one.to_id not in reached]
        found += [_tenure(one, one.to_id) for one in taken]
        edge = sorted({one.to_id for one in taken})
        reached.update(edge)
    return found


def _ended(found: list[Tenure]) -> list[Tenure]:
    begins = sorted(one.from_at for one in found if one.kind in _FOLLOWING and one.from_at)
    ends: dict[LinkId, datetime] = {}
    for one in found:
        if one.kind in _FOLLOWING and one.until_at is None:
            later = [begin for begin in begins if begin > (one.from_at or _BEGINNING)]
            if later:
                ends[one.link] = later[0]
    return [
        replace(one, until_at=ends[one.link], ends_with_next=True) if one.link in ends else one
        for one in found
    ]


def _by_beginning(one: Tenure) -> tuple[datetime, int]:
    return (one.from_at or _BEGINNING, one.link)
