"""A chain of links walked one by one, with the probability of each.

Sticker to insurer, insurer to policy, policy to holder, holder to buyer: what the chain as a whole
supports is the product of its links, and no more than its weakest one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from leads.evidence.grade import Grade
from leads.graph.nodes import Graph, Link, LinkId, LinkStatus, NodeId

#: How probable what somebody of this grade says is; None is ungraded.
Reliability = Callable[[Grade | None], float]


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain."""

    link: LinkId
    from_id: NodeId
    to_id: NodeId
    probability: float
    #: That of the chain up to and with this link.
    so_far: float
    #: Nobody has said how far the link can be trusted.
    is_ungraded: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain from its first node to its last."""

    steps: tuple[Step, ...]

    @property
    def probability(self) -> float:
        """The product over all links; one for a chain without any."""
        return self.steps[-1].so_far if self.steps else 1.0

    @property
    def weakest(self) -> Step | None:
        """The link that costs the chain most, the first of several."""
        return min(self.steps, key=lambda step: step.probability, default=None)


def link_probability(link: Link, reliability: Reliability) -> float:
    """Return how probable one link is: as the officer says, else as its grade; refuted is zero."""
    if link.status is LinkStatus.REFUTED:
        return 0.0
    return reliability(link.grade) if link.probability is None else link.probability


def chain(graph: Graph, links: Iterable[LinkId], start: NodeId, reliability: Reliability) -> Chain:
    """Walk links one after another from a node, with or against their arrows.

    Raises:
        ValueError: a link does not go on where the one before it ended, or there is none.
    """
    known = {link.id: link for link in graph.links}
    steps: list[Step] = []
    here, so_far = start, 1.0
    for link_id in links:
        link = known.get(link_id)
        if link is None or here not in {link.from_id, link.to_id}:
            raise ValueError(link_id)
        there = link.to_id if here == link.from_id else link.from_id
        probability = link_probability(link, reliability)
        so_far *= probability
        ungraded = link.grade is None and link.probability is None
        steps.append(Step(link.id, here, there, probability, so_far, ungraded))
        here = there
    return Chain(tuple(steps))
