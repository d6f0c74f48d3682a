"""A node in one sentence, as a screen reader says it."""

from leads.graph.nodes import Node
from ui.kit.i18n import _
from ui.labels.leads import node_words, status_words


def described(node: Node) -> str:
    """Return a node in one sentence, as a screen reader says it."""
    grade = str(node.grade) if node.grade else _("未评级")
    parts = (node_words(node.kind), node.label, node.sub, grade, status_words(node.status))
    return ", ".join(part for part in parts if part)
