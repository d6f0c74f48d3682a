"""Small parts of the inspector: captions, sentences, spans, the way back to a source."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from leads.graph.nodes import Graph, LinkEntry, LinkKind, LinkStatus, NodeId
from ui.kit.i18n import _, moment_text
from ui.kit.layout import label


def caption_of(words: str) -> QLabel:
    """Return the caption of a line."""
    made = label(words, "small")
    made.setMinimumWidth(64)
    return made


def words_of(text: str) -> QLabel:
    """Return a small sentence over several lines."""
    made = label(text, "small", wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def common_of(
    source: str, begins: datetime | None, ends: datetime | None
) -> tuple[tuple[str, str], ...]:
    """Return the lines a node and a link have in common: source, from, until."""
    return (
        (_("来源"), source),
        (_("起"), moment_text(begins) if begins else ""),
        (_("止"), moment_text(ends) if ends else ""),
    )


def span_of(one: LinkEntry) -> str:
    """Return from when to when, or nothing."""
    if one.from_at is None and one.until_at is None:
        return ""
    begins = moment_text(one.from_at) if one.from_at else ""
    ends = moment_text(one.until_at) if one.until_at else ""
    return f"{begins} – {ends}".strip()


def steps_back(graph: Graph, node: NodeId) -> tuple[NodeId, ...]:
    """Follow "derived from" back from a node; what forks is followed on the first branch."""
    steps: list[NodeId] = []
    here = node
    while True:
        onward = [
            one.to_id
            for one in graph.links
            if one.kind is LinkKind.DERIVED_FROM
            and one.from_id == here
            and one.status is not LinkStatus.REFUTED
            and one.to_id not in {node, *steps}
        ]
        if not onward:
            return tuple(steps)
        here = onward[0]
        steps.append(here)
