"""What of the board is shown: kinds, grades, statuses, a span of time, words."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from leads.evidence.grade import Credibility, Source
from leads.graph.nodes import Link, LinkStatus, Node, NodeKind


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter; an empty set lets everything through.

    Attributes:
        is_ungraded_in: Ungraded items pass although grades are asked for.
    """

    kinds: frozenset[NodeKind] = frozenset()
    sources: frozenset[Source] = frozenset()
    credibilities: frozenset[Credibility] = frozenset()
    statuses: frozenset[LinkStatus] = frozenset()
    from_at: datetime | None = None
    until_at: datetime | None = None
    words: str = ""
    is_ungraded_in: bool = True


def passes(one: Node | Link, by: Filter) -> bool:
    """Tell whether a node or a link is shown; an undated one is shown in every span."""
    if isinstance(one, Node):
        if by.kinds and one.kind not in by.kinds:
            return False
        if by.words and not _has(one, by.words):
            return False
    if by.statuses and one.status not in by.statuses:
        return False
    return _graded(one, by) and _in_time(one, by)


def _graded(one: Node | Link, by: Filter) -> bool:
    if one.grade is None:
        return by.is_ungraded_in or not (by.sources or by.credibilities)
    return (not by.sources or one.grade.source in by.sources) and (
        not by.credibilities or one.grade.credibility in by.credibilities
    )


def _in_time(one: Node | Link, by: Filter) -> bool:
    if by.until_at is not None and one.from_at is not None and one.from_at >= by.until_at:
        return False
    end = one.until_at
    return by.from_at is None or end is None or end > by.from_at


def _has(node: Node, words: str) -> bool:
    text = _even(" ".join((node.label, node.sub, node.note, *(i.value for i in node.identifiers))))
    return all(_even(word) in text for word in words.split())


def _even(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
