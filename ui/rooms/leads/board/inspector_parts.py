"""Small parts of the inspector: captions, sentences, spans, the way back to a source."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from leads.graph.board import BoardNote
from leads.graph.nodes import Graph, Link, LinkEntry, LinkKind, LinkStatus, Node, NodeId
from leads.graph.origins import origins
from ui.kit.buttons import link
from ui.kit.elided import FewLines
from ui.kit.i18n import _, moment_text
from ui.kit.layout import boxed, column, label, row
from ui.kit.punctuation import bracketed, listed
from ui.kit.tips import as_tip
from ui.labels.leads import link_words, status_words
from ui.rooms.leads.board.grade_chip import GradeChip


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


def link_row(one: Link, other: Node, wanted: Callable[[object], object], *, out: bool) -> QWidget:
    """Return a link of a node as a line: what it says, to or from whom, how sure."""
    words = one.label or link_words(one.kind)
    named = f"{words} → {other.label}" if out else f"{words} ← {other.label}"
    button = link(named)
    button.setToolTip(as_tip(" · ".join(filter(None, (named, one.source, span_of(one))))))
    button.clicked.connect(partial(wanted, one.id))
    button.setMinimumWidth(40)
    if one.status is LinkStatus.REFUTED:
        face = button.font()
        face.setStrikeOut(True)
        button.setFont(face)
    below = " · ".join(filter(None, (status_words(one.status), one.source, span_of(one))))
    second = FewLines(below, "muted", most=1)
    inner = row(column(button, second, spacing=0), GradeChip(one.grade), spacing=6)
    inner.setStretch(0, 1)
    holder = QWidget()
    holder.setLayout(inner)
    return holder


def note_box(one: BoardNote, change: Callable[[], object] | None) -> QWidget:
    """Return a note with who wrote it, and the way to change it if there is one."""
    text = QLabel(one.text)
    text.setWordWrap(True)
    text.setTextFormat(Qt.TextFormat.PlainText)
    by = label(f"{one.by} · {moment_text(one.entered_at)}", "muted")
    if change is not None:
        button = link(_("改"))
        button.clicked.connect(change)
        inner = column(text, row(by, None, button), spacing=2)
    else:
        inner = column(text, by, spacing=2)
    inner.setContentsMargins(8, 6, 8, 6)
    return boxed(inner, "note")


@dataclass(frozen=True, slots=True)
class Chain:
    """What a node rests on, in words; and what else comes from the same source."""

    steps: int
    words: str
    shared: tuple[str, ...]


def chain_of(graph: Graph, node: Node) -> Chain | None:
    """Return what a node rests on, step by step back to where it began; None: on nothing."""
    names = {one.id: one for one in graph.nodes}
    steps = steps_back(graph, node.id)
    if not steps:
        return None
    every = origins(graph)
    shared = []
    for one in sorted(every.get(node.id, frozenset()) - {node.id}):
        others = [
            other.label
            for other in graph.nodes
            if other.id not in {node.id, one} and one in every[other.id]
        ]
        if others:
            told = _("与 {others} 同出一源，只计一次。")
            shared.append(told.format(others=listed(others)))
    words = " → ".join(
        bracketed(names[one].label, str(names[one].grade or _("未评级")))
        for one in (node.id, *steps)
        if one in names
    )
    return Chain(len(steps), words, tuple(shared))
