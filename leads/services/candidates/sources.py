"""Which pieces of evidence rest on one original source: by what was typed, else by the board.

Somebody who heard it from somebody else adds nothing. On the board only pieces of one kind are
taken for one: a witness who read a plate and saw a colour has said two things.
"""

from collections.abc import Sequence

from leads.evidence.kinds import kind_of
from leads.evidence.records import Evidence
from leads.graph.nodes import Graph
from leads.graph.origins import origins
from leads.graph.working import faced


def original_sources(graph: Graph, evidence: Sequence[Evidence]) -> dict[str, str]:
    """Return the original source of each item; those of one name count once, "" is its own."""
    ends = origins(graph) if any(one.node is not None for one in evidence) else {}
    marks: dict[str, set[str]] = {}
    for one in evidence:
        found = {f"typed {one.origin}"} if one.origin else set()
        if one.node is not None:
            for node in faced(graph, (one.node,)):
                kind = kind_of(one.content)
                found |= {f"{kind} {origin}" for origin in ends.get(node, frozenset())}
        marks[one.item] = found
    named: dict[str, str] = {}
    for item, own in marks.items():
        # Whoever shares a mark, or shares one with somebody who does, is of one source.
        together, reached = {item}, set(own)
        while more := {
            other for other, theirs in marks.items() if other not in together and theirs & reached
        }:
            together |= more
            reached |= set().union(*(marks[other] for other in more))
        named[item] = min(together) if len(together) > 1 else ""
    return named
